import { describe, expect, test } from 'vitest'
import { idOf, play } from '../../../test/play.ts'
import * as so from '../../../test/play-dispute.ts'

const both = ['reporter', 'party', 'otherParty']
const flagged = (m: ReturnType<typeof play>) => m.by('resident').does('raiseFlag', { danger: 'violence_at_home' })

describe('who hears of it', () => {
  test('notice sentOut: the one who called', () => {
    const m = so.reported().by('duty_officer')
    expect(m.does('sendOut', { sentAt: m.now }).told('sentOut')).toEqual(['reporter'])
  })
  test('notice path: both sides, which way it goes', () =>
    expect(so.triaged('B').told('path')).toEqual([...both, 'victim']))
  test('notice hot: the chief, of a tense matter only', () => {
    expect(so.triaged('B').told('hot')).toBeUndefined()
    expect(so.triaged('B', { heat: 3, signs: ['old_grudge'] }).told('hot')).toEqual(['station_chief'])
  })
  test('notice guardianCalled: the guardian of a minor, when there is one (程序规定 181)', () => {
    const m = so.triaged('B', { guardianHere: 'here' }).by('mediator')
    const call = { sitsAt: '2026-03-04T09:00:00+08:00', place: 'village' }
    expect(m.does('callSitting', call).told('guardianCalled')).toBeUndefined()
    expect(m.joins('guardian').does('callSitting', call).told('guardianCalled')).toEqual(['guardian'])
  })
  test('notice sitting: both, and whoever comes for or with them', () => {
    const m = so.triaged('B').by('mediator')
    m.does('callSitting', { sitsAt: '2026-03-04T09:00:00+08:00', place: 'village' })
    expect(m.told('sitting')).toEqual([...both, 'proxy', 'helper'])
    expect(m.last.papers).toEqual(['sittingNotice'])
  })
  test('notice appraisal: both sides', () => {
    const m = so.triaged('B').by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' })
    m.does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now, injury: 'slight' })
    expect(m.told('appraisal')).toEqual([...both, 'victim'])
  })
  test('notice saidNo: the owner, that it must be ended', () =>
    expect(so.sat().by('resident').does('sayNo').told('saidNo')).toEqual(['owner']))
  test('notice mediationEnded: both, with the right to sue', () => {
    const m = so.sat('failed').by('mediator')
    m.does('stopMediation', { endNoticeNo: 'ZJ-1', handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) })
    expect(m.told('mediationEnded')).toEqual(both)
  })
  test('notice toCase: who came to us', () => {
    const m = so.triaged('E').by('duty_officer')
    m.does('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })
    expect(m.told('toCase')).toEqual(['reporter', 'party', 'victim'])
  })
  test('notice agreed: both, and the guardian', () => expect(so.agreed().told('agreed')).toEqual([...both, 'guardian']))
  test('notice copies: both hold it, and are asked what they think', () =>
    expect(so.performing().told('copies')).toEqual(both))
  test('notice performed: both, that there is no penalty; and not while a term is open', () => {
    expect(so.performed().told('performed')).toEqual(both)
    expect(so.breached().told('performed')).toBeUndefined()
  })
  test('notice breached, notice breachHandled: both may sue, and hear what follows', () => {
    const m = so.breached()
    expect(m.told('breached')).toEqual([...both, 'owner'])
    m.does('afterBreach', { handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) })
    expect(m.told('breachHandled')).toEqual(both)
  })
  test('notice handedOver: to whom, and their phone', () => {
    expect(so.handedOver().told('handedOver')).toEqual(both)
    expect(so.passedOn().told('handedOver')).toEqual(both)
  })
  test('notice askedBack: who came to us', () => {
    const m = so.passedOn().by('auxiliary')
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'being_worked' })
    expect(m.told('askedBack')).toEqual(['reporter', 'party'])
  })
  test('notice court: both go together', () => {
    const m = so.handedOver().by('mediator')
    m.does('takeOutsideAgreement', so.outsideAgreement(m))
    m.does('connectCourt', { recordNo: 'SF-1', court: '东城法庭', appliedAt: m.now, bothThere: true })
    expect(m.told('court')).toEqual(both)
  })
  test('notice relapse, notice takenUpAgain: the chief hears of it today, and the one who came to us goes on being heard', () => {
    const m = so.followed().does('confirmRelapse', { noticedAt: so.followed().now, by: 'follow_up' })
    expect(m.told('relapse')).toEqual(['owner', 'station_chief'])
    expect(m.does('takeUpAgain', { because: '又吵' }).told('takenUpAgain')).toEqual(['reporter', 'party'])
  })
  test('notice closed: both, with thirty days to ask again', () =>
    expect(so.closed().told('closed')).toEqual([...both, 'victim']))
})

describe('who hears of a protected matter', () => {
  test('notice protectedNow: the owner and the chief, from the first tick', () => {
    expect(flagged(so.reported()).told('protectedNow')).toEqual(['owner', 'station_chief'])
    expect(so.protecting().told('protectedNow')).toEqual(['owner', 'station_chief'])
  })
  test('notice protectionBegun, notice rights: she, and nobody else', () => {
    expect(so.protecting().told('protectionBegun')).toEqual(['reporter', 'victim'])
    expect(so.concluded().told('rights')).toEqual(['reporter', 'victim'])
  })
  test('notice protectionBegun: what it says to a phone that others read is nothing but a code', () => {
    const { notices } = so.protecting().kind.words
    for (const name of ['protectionBegun', 'rights']) expect(notices![name]!.zh).not.toMatch(/家暴|暴力|保护|告诫/)
  })
  test('notice unreached: a call that nobody answers is the chief’s to look into, if protected', () => {
    const tried = (m: ReturnType<typeof play>) =>
      m.by('beat_officer').does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' }).told('unreached')
    expect(tried(so.protecting())).toEqual(['station_chief'])
    expect(tried(so.reported())).toBeUndefined()
    const m = so.protecting().by('station_chief')
    m.does('checkSafety', { checkedAt: m.now, seen: 'seen_safe' })
    expect(m.details.safetyCheckedAt).toBe(m.now)
  })
  test('somebody who called for her hears that it came, and no more', () => {
    const m = so.reported({ reporterIs: 'family', danger: 'violence_at_home' })
    expect(m.told('receipt')).toEqual(['reporter'])
    m.by('duty_officer').does('protect', {
      danger: 'violence_at_home',
      reporterIs: 'intermediary',
      victim: idOf(300),
      apart: true,
      safeNow: 'apart',
      ...so.telling(m),
    })
    expect(m.told('protectionBegun')).toEqual(['victim'])
  })
  test('a mother who called for her child is no intermediary: she is told, and goes along into the case', () => {
    const m = so.reported({ reporterIs: 'family', danger: 'child_harmed' }).joins('victim').by('duty_officer')
    m.does('protect', {
      danger: 'child_harmed',
      reporterIs: 'guardian',
      apart: true,
      safeNow: 'apart',
      ...so.telling(m),
    })
    expect(m.told('protectionBegun')).toEqual(expect.arrayContaining(['reporter']))
    m.does('conclude', so.conclusion(m, { conclusion: 'case' }))
    expect(m.last.opens[0]).toMatchObject({
      says: { danger: 'child_harmed', reporterIs: 'guardian' },
      people: { victim: 'victim', reporter: 'reporter' },
    })
    const taken = play('case').joins('reporter').joins('victim').by('duty_officer')
    taken.does('takeOver', m.last.opens[0]!.says)
    taken.later({ hours: 1 }).does('register', { registerNo: 'J-1', registeredAt: taken.now })
    taken.does('accept', { acceptNo: 'S-1', decidedAt: taken.now })
    expect(taken.told('accepted')).toEqual(['reporter', 'victim'])
  })
  test('and if the one who called is the one who struck, nothing at all', () => {
    const m = so.reported().by('duty_officer')
    m.does('protect', {
      danger: 'violence_at_home',
      reporterIs: 'other_side',
      victim: idOf(300),
      apart: true,
      safeNow: 'apart',
      ...so.telling(m),
    })
    expect(m.told('protectionBegun')).toEqual(['victim'])
    m.later({ hours: 1 }).does('update', { how: 'phone', toldAt: m.now, step: 'looking' })
    expect(m.last.notices).toEqual([])
  })
  test('an onlooker of an ordinary quarrel hears that it came, whose it is, and that it ended', () => {
    const m = so.reported({ reporterIs: 'onlooker' }).by('duty_officer')
    m.does('hearOut', { heardAt: m.now, how: 'phone', apart: true }).does('triage', so.sorting(m, 'B'))
    expect(m.told('path')).toEqual(['party', 'otherParty', 'victim'])
  })
})

describe('papers', () => {
  const lastOf = (m: ReturnType<typeof play>) => m.last.papers
  test('paper receiptSlip: at the report', () => expect(lastOf(so.reported())).toEqual(['receiptSlip']))
  test('paper sceneRecord: of who came and what was done', () =>
    expect(lastOf(so.stabilised())).toEqual(['sceneRecord']))
  test('paper persuasionRecord: for noise and dogs', () => {
    const m = so.stabilised({ sort: 'dogs' }).by('beat_officer')
    m.does('recordPersuasion', { persuadedBy: 'village_committee', recordNo: 'QZ-1', persuadedAt: m.now, heeded: true })
    expect(lastOf(m)).toEqual(['persuasionRecord'])
  })
  test('paper routingSlip: which way it goes', () => expect(lastOf(so.triaged('D'))).toEqual(['routingSlip']))
  test('paper appraisalOpinion: a copy to both', () => {
    const m = so.stabilised().by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'value' })
    m.does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now, injury: 'none' })
    expect(lastOf(m)).toEqual(['appraisalOpinion'])
  })
  test('paper sittingNotice: with the time and the place', () => {
    const m = so.triaged('B').by('mediator')
    m.does('callSitting', { sitsAt: '2026-03-04T09:00:00+08:00', place: 'case_room' })
    expect(lastOf(m)).toEqual(['sittingNotice'])
  })
  test('paper sittingRecord: minutes of each sitting', () => {
    const m = so.sat('try_again')
    expect(lastOf(m)).toEqual(['sittingRecord'])
    expect(lastOf(m.later({ days: 1 }).by('mediator').does('secondSitting', so.satAgain(m)))).toEqual(['sittingRecord'])
  })
  test('paper helperRecord: that both wanted it', () => {
    const m = so.triaged('B').by('mediator')
    m.does('askForHelper', { partyAgrees: true, otherAgrees: true, whom: 'elder' })
    m.does('helperComes', {
      consentNo: 'TY-1',
      inviteNo: 'YQ-1',
      arrivalSigned: true,
      cameAt: m.now,
      helper: idOf(400),
    })
    expect(lastOf(m)).toEqual(['helperRecord'])
  })
  test('paper spotAgreement: what was settled on the spot', () => {
    expect(lastOf(so.settledOnSpot())).toEqual(['spotAgreement'])
    const recorded = { recordKind: 'recording', record: 'LX-9', signed: [] }
    expect(lastOf(so.settledOnSpot(recorded))).toEqual([])
  })
  test('nothing of a protected matter is printed for both sides', () => {
    const m = so.stabilised().by('resident').does('raiseFlag', { danger: 'child_harmed' }).by('duty_officer')
    expect(lastOf(m.does('triage', so.sorting(m, 'E')))).toEqual([])
  })
  test('paper agreement, paper copiesReceipt: in three copies, signed for', () => {
    expect(lastOf(so.agreed())).toEqual(['agreement'])
    expect(so.agreed().kind.papers['agreement']).toMatchObject({ copies: 3, for: 'both_sides' })
    expect(lastOf(so.performing())).toEqual(['copiesReceipt'])
  })
  test('paper endNotice, paper handOnRecord: that mediation is over, and where it goes', () => {
    const m = so.sat('failed').by('mediator')
    m.does('stopMediation', { endNoticeNo: 'ZJ-1', handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) })
    expect(lastOf(m)).toEqual(['endNotice', 'handOnRecord'])
  })
  test('paper handoverSlip: to whom, with their receipt', () => {
    expect(lastOf(so.handedOver())).toEqual(['handoverSlip'])
    expect(lastOf(so.passedOn())).toEqual(['handoverSlip'])
  })
  test('paper askBackRecord: what they answered', () => {
    const m = so.handedOver().by('beat_officer')
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'being_worked' })
    expect(lastOf(m)).toEqual(['askBackRecord'])
  })
  test('paper peoplesAgreement, paper courtRecord: theirs, and the way to the court', () => {
    const m = so.handedOver().by('mediator')
    m.does('takeOutsideAgreement', so.outsideAgreement(m))
    expect(lastOf(m)).toEqual(['peoplesAgreement'])
    m.does('connectCourt', { recordNo: 'SF-1', court: '东城法庭', appliedAt: m.now, bothThere: true })
    expect(lastOf(m)).toEqual(['courtRecord'])
  })
  test('paper noPenaltyApproval: they made it up, in writing, and it was approved', () => {
    const m = so.triaged('B').by('station_chief')
    const says = { settledAt: m.now, performed: true, askedApart: true, applicationNo: 'SQ-1', approvalNo: 'PZ-1' }
    expect(lastOf(m.does('acceptSelfSettlement', { ...says, ...so.telling(m) }))).toEqual(['noPenaltyApproval'])
  })
  test('paper performanceRecord, paper followUpRecord: each side by itself', () => {
    expect(lastOf(so.performed())).toEqual(['performanceRecord'])
    expect(lastOf(so.followed())).toEqual(['followUpRecord'])
  })
  test('paper warningLetter, paper rightsNotice, paper referralSlip, paper orderHelpSlip: what the law answers', () => {
    expect(lastOf(so.concluded())).toEqual(['warningLetter', 'rightsNotice', 'orderHelpSlip'])
    expect(lastOf(so.concluded({ conclusion: 'referral', orderHelp: false }))).toEqual(['rightsNotice', 'referralSlip'])
    expect(lastOf(so.concluded({ conclusion: 'case', orderHelp: false }))).toEqual(['rightsNotice'])
  })
  test('paper visitRecord: that she was seen, alone', () => {
    const m = so.concluded().by('beat_officer')
    expect(lastOf(m.does('visitVictim', so.visit(m)))).toEqual(['visitRecord'])
  })
})
