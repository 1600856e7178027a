/**
 * What the kinds were asked to hold, by the names that it has here: the states, gates, papers and notices of how the five
 * small things really run. A kind that loses one no longer does what was promised, and its page would only be shorter.
 */
export const promised: Readonly<Record<string, Readonly<Record<'state' | 'gate' | 'paper' | 'notice', string>>>> = {
  case: {
    state:
      'reported registered transferred declined duplicate accepted investigating clarified telling decided served property_returned follow_up closed unsolved_open extended to_criminal sealed',
    gate: 'tell-first untold not-tried-enough silence-does-not-close template-only motive-in-one-sentence before-clarified in-writing-when-contested never-for-violence-at-home never-mediated two-handlers not-adult no-more-extensions beyond-the-law before-the-legal-end property-first',
    paper:
      'registration acceptanceSheet acceptanceReceipt refusalNotice evidenceList sceneRecord cameraNotice questioning appraisalOpinion propertyList returnList preDecisionNotice decisionPaper serviceReceipt tellingRecord',
    notice:
      'accepted transferred declined appraisal overdueExplained extended clarified told decision detainedFamily minorInvolved remedy toCriminal',
  },
  dispute: {
    state:
      'found reported stabilised triaged mediating passed_on handed_over protecting agreed performing performed breached follow_30 follow_90 relapsed to_case closed',
    gate: 'ask-all-nine danger-stands excluded not-light-or-clear not-willing not-a-covered-act guardian-first two-or-recorded recording-needed lawful-place-needed suspect-comes-in-person written-authority persuade-first appraisal-first two-sittings-are-enough seven-workdays-over end-the-mediation-first thirty-days-over written-application case-not-mediation protect-first hear-them-apart untold ask-back-first thirty-first ninety-days-first still-protected',
    paper:
      'persuasionRecord routingSlip sittingNotice sittingRecord spotAgreement agreement copiesReceipt endNotice handoverSlip peoplesAgreement askBackRecord courtRecord noPenaltyApproval performanceRecord followUpRecord warningLetter rightsNotice orderHelpSlip',
    notice:
      'path guardianCalled sitting mediationEnded toCase agreed copies breached handedOver askedBack court rights',
  },
  hazard: {
    state:
      'reported found_on_visit screened urgent_scene verified responsibility_set fixed_on_spot notice_served serious transferred rectifying recheck passed failed escalated reporter_told published closed',
    gate: 'urgent-first not-ours-to-order fire-checks-switched-off two-inspectors report-serious-first due-not-ahead long-due-by-chief no-further-extension before-responsible nothing-to-the-other-side untold never-made-public home-only-as-village publish-first',
    paper:
      'inspectionRecord orderPaper serviceReceipt transferLetter extensionRequest extensionReply recheckOpinion closingSlip feedbackRecord seriousReport supervisionSlip',
    notice:
      'goNow order transferred reminder extensionAsked extensionGranted extensionRefused recheckNow reportUpNow reportedUp failed escalated told',
  },
  conduct: {
    state:
      'received conflict_checked classified investigating concluded answered corrected rechecked closed transferred',
    gate: 'receipt-first check-conflict-first handler-too-close not-over-them related-to-them classify-first transfer-the-material recording-first extended-once beyond-the-law hear-them-first in-writing correct-first recheck-first not-by-who-corrected untold too-late-for-review no-further-review call-back-after-the-call no-pictures-of-people',
    paper: 'complaintReceipt checkReport answerLetter correctionNote',
    notice: 'acknowledged classified transferred extended disclosed statement answered result praisePassed',
  },
  service: {
    state:
      'asked told_once documents_complete accepted processing verification ready delivered rated closed declined_in_writing booked_home_visit kept owner_notified announced to_state',
    gate: 'told-once nothing-missing we-check-that-ourselves not-on-the-list list-not-whole still-missing authority-needed guardian-needed own-hand-only extended-once beyond-the-law year-not-over untold',
    paper: 'toldOnceSlip acceptanceReceipt refusalNotice homeVisitSheet deliverySlip foundRegister announcement',
    notice: 'toldOnce accepted verification extended ready delivered declined slotConfirmed announced returned toState',
  },
}
