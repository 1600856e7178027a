// Drawn from the API document by `npm run xjw -- draw`; not edited by hand.

export type Nothing = Record<string, never>

export interface Schemas {
  "Says.case.report": { text: string; happenedAt?: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; sort?: "theft" | "damage" | "fraud" | "nuisance" | "assault" | "other"; lossYuan?: number; victim?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.case.takeOver": { of: string; because: "not_mediable" | "mediation_failed" | "agreement_broken" | "found_in_clue" | "found_in_hazard" | "found_in_service"; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; reporterIs?: "guardian" }
  "Says.dispute.report": { text: string; happenedAt?: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; sort?: "neighbours" | "family" | "debt" | "homestead" | "land" | "labour" | "property_company" | "noise" | "dogs" | "consumer" | "other"; reporterIs?: "party" | "family" | "onlooker"; party?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; otherParty?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; victim?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.dispute.find": { text: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; sort: "neighbours" | "family" | "debt" | "homestead" | "land" | "labour" | "property_company" | "noise" | "dogs" | "consumer" | "other"; foundOn: "round" | "visit" | "hint" | "other_work"; party?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; otherParty?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; victim?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.dispute.takeOver": { of: string; because: "found_in_clue" | "found_in_hazard" | "found_on_round" | "from_a_case"; danger?: "violence_at_home" | "child_harmed" | "informant_threatened" }
  "Says.conduct.complain": { text: string; fault: "attitude" | "door" | "nobody_there" | "runaround" | "refused" | "unfair" | "appearance" | "took_something" | "force" | "told_others" | "other"; about?: string; whom?: string; complained?: string; happenedAt?: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened" }
  "Says.conduct.bringUp": { trouble: "waiting" | "could_not_reach" | "other_hours" | "papers_missing" | "nobody_in_charge"; text?: string; where?: string; about?: string }
  "Says.conduct.praise": { text: string; praised?: string; about?: string }
  "Says.conduct.find": { found: "appearance" | "no_certificate" | "recorder_off" | "desk_empty" | "late_to_post" | "phone_not_answered" | "hall_untidy" | "other"; shift: "day" | "evening" | "night"; foundAt: string; remark?: string }
  "Says.conduct.inspect": { found: "appearance" | "no_certificate" | "recorder_off" | "desk_empty" | "late_to_post" | "phone_not_answered" | "hall_untidy" | "other"; shift: "day" | "evening" | "night"; foundAt: string; noticeNo: string; files?: string[]; remark?: string }
  "Says.hazard.report": { text: string; happenedAt?: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; identity: "sealed" | "shown_to_handler"; type?: "small_premises" | "blocked_exit" | "ebike_charging" | "unit_security" | "market_fair" | "rented_room" | "school_gate" | "public_place" | "dangerous_goods" | "high_toss" | "pond" | "manhole" | "farm_crossing" | "road_defect" | "street_light" | "power_line" | "gas" | "building_site" | "unsafe_house" | "falling_object" | "farm_machine" | "other"; mayHurt?: boolean; premises?: string }
  "Says.hazard.reportSame": { of: string; text?: string; where?: string; files?: string[] }
  "Says.hazard.findOnVisit": { text?: string; where?: string; files?: string[]; type: "small_premises" | "blocked_exit" | "ebike_charging" | "unit_security" | "market_fair" | "rented_room" | "school_gate" | "public_place" | "dangerous_goods" | "high_toss" | "pond" | "manhole" | "farm_crossing" | "road_defect" | "street_light" | "power_line" | "gas" | "building_site" | "unsafe_house" | "falling_object" | "farm_machine" | "other"; mayHurt?: boolean; premises?: string; round?: string }
  "Says.service.ask": { service: "id_card" | "temp_id" | "birth" | "death" | "change" | "residence_permit" | "criminal_record" | "certificate" | "dog_licence" | "missing" | "exam" | "found_thing" | "communicate"; text?: string; happenedAt?: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; wish?: "home_visit" | "after_hours"; need?: "sign_language" | "writing" | "reading_aloud" | "large_print" | "dialect" | "interpreter"; minor?: boolean; applicant?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; missingPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.service.takeTicket": { ticketNo: string; service: "id_card" | "temp_id" | "birth" | "death" | "change" | "residence_permit" | "criminal_record" | "certificate" | "dog_licence" | "missing" | "exam" | "found_thing" | "communicate" }
  "Says.clue.hear": { text: string; happenedAt?: string; where?: string; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened"; source?: "told_me" | "overheard" | "found_note" | "saw_it_myself" }
  "Says.clue.takeLead": { text: string; of: string }
  "Says.round.plan": { sort: "listening" | "schools" | "small_premises" | "public_list" | "shift_check" | "visit"; area?: string; since?: string; toSee?: string[]; shift?: string; visit?: string; lapsesAt?: string }
  "Says.round.order": { campaign: string; toSee: string[]; lapsesAt: string }
  "Says.series.draw": { called: string; members: string[]; alike: ("same_sort" | "same_words" | "same_place" | "close_in_time")[] }
  Opened: { id: string; kind: string; code: string; printed: string; version: number; state: string; stateWords: Schemas["Words"]; who: Schemas["Who"]; by: Schemas["ByWhen"] | null; promises: { measure: string; words: Schemas["Words"]; due: string; lastDay: string; provisional: boolean }[]; papers: ({ name: string; words: Schemas["Words"]; id: string; n: number | null })[]; opened: { id: string; kind: string; code: string; as: string; link?: string }[]; link: { token: string; path: string } | null; qr: string | null }
  Words: { zh: string; en: string }
  Who: { surname: string; words: Schemas["Words"]; tail: string; woman: boolean | null; phone: string | null; unit: { words: Schemas["Words"]; phone: string | null }; hours: Schemas["Words"][] }
  ByWhen: { due: string; lastDay: string; words: Schemas["Words"] }
  MatterLine: { id: string; kind: string; words: Schemas["Words"]; sort: Schemas["Words"] | null; code: string; printed: string; state: string; stateWords: Schemas["Words"]; version: number; place: { village: string; short: string } | null; unit: { id: string; words: Schemas["Words"] }; owner: { id: string; name: string }; protected: boolean; outcome: string | null; openedAt: string; closedAt: string | null; nextDue: string | null; lastDay: string | null; next: { measure: string; title: Schemas["Words"]; calls: boolean } | null }
  Matter: { id: string; kind: string; words: Schemas["Words"]; sort: Schemas["Words"] | null; code: string; printed: string; state: string; stateWords: Schemas["Words"]; version: number; place: { village: string; short: string } | null; unit: { id: string; words: Schemas["Words"] }; owner: { id: string; name: string }; protected: boolean; outcome: string | null; openedAt: string; closedAt: string | null; nextDue: string | null; lastDay: string | null; next: { measure: string; title: Schemas["Words"]; calls: boolean } | null; who: Schemas["Who"]; why: { code: string; words?: Schemas["Words"] } | null; channel: string; anonymous: boolean; language: string; outcomeWords: Schemas["Words"] | null; details: Record<string, unknown>; standing: Record<string, unknown>; promises: Schemas["Promise"][]; people: ({ id: string; role: string; words: Schemas["Words"]; name: string | null; phone: string | null })[]; premises: Schemas["Premises"][]; links: { id: string; kind: string; code: string; as: string; from: boolean }[]; named: Record<string, Schemas["Words"]>; moves: ({ name: string; words: Schemas["Words"]; about: Schemas["Words"] | null; changesState: boolean; onlineOnly: boolean; refusals: { code: string; words: Schemas["Words"] }[] })[]; history: Schemas["Entry"][]; handedOn: { server: string; number: string | null; status: "open" | "closed" | null; notes: string | null; theirAt: string | null; sentAt: string | null; askedAt: string | null } | null; looks: ({ id: string; who: Schemas["Words"]; at: string; purpose: Schemas["Words"] | null; asked: { at: string; lastDay: string; answeredAt: string | null; finding: Schemas["Words"] | null; answer: string | null } | null })[] }
  Promise: { no: number; measure: string; title: Schemas["Words"] | null; words: Schemas["Words"]; state: "open" | "paused" | "kept" | "void"; late: boolean; started: string; due: string; lastDay: string; provisional: boolean; pauses: ({ from: string; to: string | null; reason: string; words: Schemas["Words"]; endsWith: Schemas["Words"] | null; told: { at: string; how: string } | null; untold: string | null })[]; newDay: { day: string; toldAt: string; why: Schemas["Words"] } | null; metAt: string | null; voidAt: string | null }
  Premises: { id: string; sort: string; name: string; village: string }
  Entry: { no: number; move: string; words: Schemas["Words"]; step: Schemas["Words"] | null; post: string; by: { id: string | null; words: Schemas["Words"] | null }; at: string; recordedAt: string; state: string | null; says: Record<string, unknown> | null; destroyed: { at: string; rule: string } | null }
  "Says.case.tryToReach": { triedAt: string; via: "phone" | "visit" | "message"; result: "no_answer" | "away" | "wrong_number" | "refused_to_talk" }
  Moved: { id: string; kind: string; code: string; printed: string; version: number; state: string; stateWords: Schemas["Words"]; who: Schemas["Who"]; by: Schemas["ByWhen"] | null; promises: { measure: string; words: Schemas["Words"]; due: string; lastDay: string; provisional: boolean }[]; papers: ({ name: string; words: Schemas["Words"]; id: string; n: number | null })[]; opened: { id: string; kind: string; code: string; as: string; link?: string }[] }
  "Says.case.update": { how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; step: "started" | "looking" | "asked_around" | "waiting" | "nearly_done" | "put_off"; progress?: string }
  "Says.case.sayNewDay": { measure: string; newDay: string; lateWhy: "late_many_at_once" | "late_other_body" | "late_harder" | "late_our_fault" | "late_weather" | "late_person_away" | "late_extended"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; progress?: string }
  "Says.case.confirmTold": Record<string, unknown>
  "Says.case.note": { text: string; files?: string[] }
  "Says.case.sayMore": { text: string; files?: string[] }
  "Says.case.hearMore": { text: string; files?: string[]; asked: "by_phone" | "at_the_counter" | "on_paper"; receipt: string }
  "Says.case.write": { text: string }
  "Says.case.askCorrection": { wrongAbout: "who_i_am" | "how_to_reach_me" | "when_or_where" | "what_i_said" | "what_was_written"; wrong: string; right: string }
  "Says.case.hearCorrection": { wrongAbout: "who_i_am" | "how_to_reach_me" | "when_or_where" | "what_i_said" | "what_was_written"; wrong: string; right: string; asked: "by_phone" | "at_the_counter" | "on_paper"; receipt: string }
  "Says.case.rectify": { how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; corrected: string }
  "Says.case.refuseCorrection": { how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; ground: "it_is_right" | "said_by_others" | "not_about_you" | "cannot_be_shown"; reason: string }
  "Says.case.handOver": { to: string; because: "shift_ends" | "leave" | "better_placed" | "asked_for_another" | "asked_for_a_woman" | "conflict" | "workload"; remark?: string }
  "Says.case.askForAnother": { whoInstead: "another_officer" | "a_woman"; whyInstead?: string }
  "Says.case.hearForAnother": { whoInstead: "another_officer" | "a_woman"; whyInstead?: string; asked: "by_phone" | "at_the_counter" | "on_paper"; receipt: string }
  "Says.case.keepOwner": { how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; keepsWhy: string }
  "Says.case.raiseFlag": { danger: "violence_at_home" | "child_harmed" | "informant_threatened"; safeWay?: string; word?: string }
  "Says.case.chooseWord": { word: string; knownBy: "in_person" | "by_safe_way" | "by_papers" }
  "Says.case.askLowerFlag": { because: string }
  "Says.case.lowerFlag": { because: string }
  "Says.case.reopen": { because?: string }
  "Says.case.askPause": { measure: string; reason: "appraisal" | "hearing" | "verification" | "waiting_party" | "party_requested_delay" | "contact_failed" | "waiting_other_dept" | "cross_region" | "force_majeure" | "safety_risk" | "medical" | "guardian_pending" | "would_harm_investigation" | "parallel_procedure"; because: string; evidence?: string[]; until?: string; endsWith?: string; waitsFor?: string; waitsUntil?: "closed" | "told" }
  "Says.case.approvePause": { no: number; toldAt?: string; how?: "in_person" | "phone" | "message" | "letter" | "through_guardian"; untold?: "not_reached" | "would_harm" }
  "Says.case.refusePause": { no: number; because: string }
  "Says.case.endPause": { no: number }
  "Says.case.endWait": { no: number; since: string }
  "Says.case.settleDues": { calendar: string }
  "Says.case.moveToUnit": { unit: string; because: "their_area" | "their_work" | "asked_for_another" | "conflict"; remark?: string }
  "Says.case.rate": { stars: number; reasons?: ("too_slow" | "not_told" | "not_put_right" | "hard_to_reach" | "manner" | "property_not_back" | "not_taken_seriously")[]; comment?: string; aboutPerson?: boolean; heard?: "page" | "phone" | "paper"; receipt?: string }
  "Says.dispute.rate": { stars: number; reasons?: ("too_slow" | "not_told" | "not_put_right" | "hard_to_reach" | "manner" | "pressed_to_agree" | "terms_not_kept")[]; comment?: string; aboutPerson?: boolean; heard?: "page" | "phone" | "paper"; receipt?: string }
  "Says.conduct.rate": { stars: number; reasons?: ("too_slow" | "not_told" | "not_put_right" | "hard_to_reach" | "manner")[]; comment?: string; aboutPerson?: boolean; heard?: "page" | "phone" | "paper"; receipt?: string }
  "Says.hazard.rate": { stars: number; reasons?: ("too_slow" | "not_told" | "not_put_right" | "hard_to_reach" | "manner" | "hazard_came_back" | "passed_around")[]; comment?: string; aboutPerson?: boolean; heard?: "page" | "phone" | "paper"; receipt?: string }
  "Says.service.rate": { stars: number; reasons?: ("too_slow" | "not_told" | "not_put_right" | "hard_to_reach" | "manner" | "papers_again" | "too_many_visits")[]; comment?: string; aboutPerson?: boolean; heard?: "page" | "phone" | "paper"; receipt?: string }
  "Says.clue.rate": { stars: number; reasons?: ("too_slow" | "not_told" | "not_put_right" | "hard_to_reach" | "manner" | "not_taken_seriously")[]; comment?: string; aboutPerson?: boolean; heard?: "page" | "phone" | "paper"; receipt?: string }
  "Says.case.withdraw": { asked: "by_the_person" | "by_phone" | "at_the_counter"; receipt?: string; because?: string }
  "Says.case.register": { registerNo: string; registeredAt: string }
  "Says.case.arrive": { arrivedAt: string }
  "Says.case.accept": { acceptNo: string; decidedAt: string; sort?: "theft" | "damage" | "fraud" | "nuisance" | "assault" | "other" }
  "Says.service.accept": { receiptNo: string; acceptedAt: string; feeYuan?: number }
  "Says.case.giveReceipt": { receiptNo: string; handedAt: string; handed: "signed" | "electronic" }
  "Says.case.transfer": { toUnit: string; theirPhone: string; transferNo: string; theirReceipt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.hazard.transfer": { body: "fire_rescue" | "emergency" | "housing" | "urban_management" | "transport" | "traffic_police" | "power" | "gas_company" | "education" | "water" | "agriculture" | "township" | "public_security"; transferNo: string; theirReceipt: string; transferredAt: string; reporterTold: "in_person" | "phone" | "message" | "under_code" | "nobody_reported"; toldAt: string }
  "Says.case.decline": { ground: "not_police" | "no_violation" | "civil_only" | "out_of_time"; noticeNo: string; serviceNo: string; contested: boolean; remedyTold: true; reasons?: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.case.hearOutcome": { same: string; how: "message" | "under_code"; toldAt: string }
  "Says.case.separate": { because: "two_places" | "two_things" | "marked_by_mistake" }
  "Says.case.markDuplicate": { of: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.hazard.markDuplicate": { of: string; how: "in_person" | "phone" | "message" | "letter" | "under_code"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string }
  "Says.case.surveyScene": { recordNo: string; surveyedAt: string; photos: string[] }
  "Says.case.secureCamera": { noticeNo: string; listNo: string; spanFrom: string; spanTo: string; purpose: "find_who" | "find_way" | "fix_time"; second: string }
  "Says.case.canvass": { recordNo: string; askedAt: string; households: number; lead?: string }
  "Says.case.recognise": { recordNo: string; recognisedAt: string; matched: boolean }
  "Says.case.question": { recordNo: string; questionedAt: string; whom: "victim" | "witness" | "responsible_person"; minor: boolean; guardian: "present" | "suitable_adult" | "not_there" | "not_needed"; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.case.requestAppraisal": { requestNo: string; of: "value" | "injury" | "other" }
  "Says.dispute.requestAppraisal": { requestNo: string; of: "injury" | "value" }
  "Says.case.receiveAppraisal": { opinionNo: string; receivedAt: string }
  "Says.dispute.receiveAppraisal": { opinionNo: string; receivedAt: string; injury: "none" | "slight" | "light_or_worse" }
  "Says.case.holdProperty": { listNo: string; items: number }
  "Says.case.returnProperty": { returnListNo: string; returnedAt: string; receiverSigned: true; photos: string[] }
  "Says.case.extend": { docNo: string; approver: string; why: "complex" | "across_regions" | "awaiting_evidence"; until: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.extend": { docNo: string; approver: string; newDay: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.service.extend": { docNo: string; approver: string; why: "far_away" | "other_region"; until: string }
  "Says.case.goUnsolved": { why: "no_lead" | "evidence_gone" | "person_away" | "awaiting_reply"; explained?: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.case.toCriminal": { docNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.case.backFromCriminal": { docNo: string }
  "Says.case.closeCriminal": { docNo: string }
  "Says.case.clarify": { clarifiedAt: string; responsible: "yes" | "no" | "unknown" | "nobody"; findingNo: string }
  "Says.case.tellVictim": { solved?: string; motive?: string; template: "found_and_handled" | "settled_between" | "minor_responsible" | "accident" | "nobody_to_blame"; damages: "paid" | "agreed" | "sue" | "none"; next: "decision_follows" | "property_follows" | "nothing_more"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt: string; seconds?: number }
  "Says.case.goOnUntold": { because: "contact_failed" | "moved_away" | "does_not_want_to_be_told" }
  "Says.case.announcePenalty": { noticeNo: string }
  "Says.case.decide": { decision: "penalty" | "no_penalty" | "mediated" | "to_criminal"; decisionNo: string; decidedAt: string; detained?: boolean }
  "Says.case.serve": { serviceNo: string; servedAt: string; offender: "on_the_spot" | "within_two_days" | "nobody" }
  "Says.case.followUp": { spokenAt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; theirWords?: string; problem: "none" | "new_problem" }
  "Says.case.close": { lesson?: "light" | "lock" | "camera" | "patrol" | "nothing" }
  "Says.dispute.close": Record<string, unknown>
  "Says.conduct.close": { lesson?: "words" | "signs" | "hours" | "roster" | "forms" | "nothing" }
  "Says.case.seal": { sealedAt: string; sealNo: string }
  "Says.case.unseal": { orderNo: string }
  "Says.dispute.sendOut": { sentAt: string }
  "Says.dispute.calm": { arrivedAt: string; recordNo: string; done: ("kept_apart" | "heard_out" | "weapon_taken" | "to_the_doctor" | "calm_already")[] }
  "Says.dispute.hearOut": { heardAt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; apart: boolean }
  "Says.dispute.regrade": { heat: number; signs: ("old_grudge" | "again_and_again" | "dependants_at_risk" | "crowd_gathering" | "drink" | "weapon_shown" | "threat_to_life")[] }
  "Says.dispute.nameSides": { party?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; otherParty?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; victim?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; sort?: "neighbours" | "family" | "debt" | "homestead" | "land" | "labour" | "property_company" | "noise" | "dogs" | "consumer" | "other" }
  "Says.dispute.recordPersuasion": { persuadedBy: "village_committee" | "owners_committee" | "property_company" | "department" | "station"; recordNo: string; persuadedAt: string; heeded: boolean }
  "Says.dispute.triage": { violenceAtHome: "yes" | "no" | "not_asked"; weaponOrInjury: "yes" | "no" | "not_asked"; hiredOrGang: "yes" | "no" | "not_asked"; sameAgain: "yes" | "no" | "not_asked"; lightAndCivil: "yes" | "no" | "not_asked"; bothAgree: "yes" | "no" | "not_asked"; struckOrRan: "yes" | "no" | "not_asked"; guardianHere: "nobody" | "here" | "waived" | "not_here" | "not_asked"; twoOrRecorded: "yes" | "no" | "not_asked"; otherwiseUnsuitable: "yes" | "no" | "not_asked"; heat: number; signs: ("old_grudge" | "again_and_again" | "dependants_at_risk" | "crowd_gathering" | "drink" | "weapon_shown" | "threat_to_life")[]; act: "none" | "beating" | "injuring" | "insult" | "slander" | "false_accusation" | "damage" | "disturbing" | "privacy" | "home_intrusion" | "other_act"; lane: "A" | "B" | "C" | "D" | "E"; ground?: "near_ones" | "earlier_fault" | "better_mediated"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number; explained?: string }
  "Says.dispute.changeLane": { violenceAtHome: "yes" | "no" | "not_asked"; weaponOrInjury: "yes" | "no" | "not_asked"; hiredOrGang: "yes" | "no" | "not_asked"; sameAgain: "yes" | "no" | "not_asked"; lightAndCivil: "yes" | "no" | "not_asked"; bothAgree: "yes" | "no" | "not_asked"; struckOrRan: "yes" | "no" | "not_asked"; guardianHere: "nobody" | "here" | "waived" | "not_here" | "not_asked"; twoOrRecorded: "yes" | "no" | "not_asked"; otherwiseUnsuitable: "yes" | "no" | "not_asked"; heat: number; signs: ("old_grudge" | "again_and_again" | "dependants_at_risk" | "crowd_gathering" | "drink" | "weapon_shown" | "threat_to_life")[]; act: "none" | "beating" | "injuring" | "insult" | "slander" | "false_accusation" | "damage" | "disturbing" | "privacy" | "home_intrusion" | "other_act"; lane: "A" | "B" | "C" | "D" | "E"; ground?: "near_ones" | "earlier_fault" | "better_mediated"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number; explained?: string }
  "Says.dispute.makeCase": { handedNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.callSitting": { sitsAt: string; place: "scene" | "case_room" | "village" | "elsewhere"; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxyPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.dispute.firstSitting": { place: "scene" | "case_room" | "village" | "elsewhere"; guardian: "nobody" | "present" | "waived" | "not_there"; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxy: "none" | "for_the_victim" | "for_the_suspect"; authorityNo?: string; proxyPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; second?: string; satAt: string; recordNo: string; noticeNo: string; recordingNo: string; result: "near" | "try_again" | "failed" }
  "Says.dispute.secondSitting": { place: "scene" | "case_room" | "village" | "elsewhere"; guardian: "nobody" | "present" | "waived" | "not_there"; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxy: "none" | "for_the_victim" | "for_the_suspect"; authorityNo?: string; proxyPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; second?: string; satAt: string; recordNo: string; recordingNo?: string; result: "near" | "failed" }
  "Says.dispute.askForHelper": { partyAgrees: true; otherAgrees: true; whom: "elder" | "village_cadre" | "lawyer" | "expert" }
  "Says.dispute.helperComes": { consentNo: string; inviteNo: string; arrivalSigned: true; cameAt: string; helper: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.dispute.settleOnSpot": { place: "scene" | "case_room" | "village" | "elsewhere"; second?: string; recordingNo?: string; guardian: "nobody" | "present" | "waived" | "not_there"; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxy: "none" | "for_the_victim" | "for_the_suspect"; authorityNo?: string; proxyPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; recordKind: "agreement" | "recording"; record: string; settledAt: string; lossUndisputed: true; performed: true; signed: ("party" | "other_party" | "host")[]; partySignature?: string[]; otherPartySignature?: string[]; hostSignature?: string[]; confirmed?: "signature" | "code" | "call" }
  "Says.dispute.agree": { place: "scene" | "case_room" | "village" | "elsewhere"; second?: string; recordingNo?: string; guardian: "nobody" | "present" | "waived" | "not_there"; guardianPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxy: "none" | "for_the_victim" | "for_the_suspect"; authorityNo?: string; proxyPerson?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; agreementNo: string; signedAt: string; terms: ({ obligor: "party" | "other_party" | "both"; act: "pay" | "apologise" | "repair" | "clear_away" | "keep_quiet" | "keep_the_dog_in" | "share_the_way" | "give_back" | "other_term"; yuan?: number; due: string })[]; signed: ("party" | "other_party" | "host")[]; partySignature?: string[]; otherPartySignature?: string[]; hostSignature?: string[] }
  "Says.dispute.acceptSelfSettlement": { settledAt: string; performed: true; askedApart: true; applicationNo?: string; approvalNo?: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.sayNo": Record<string, unknown>
  "Says.dispute.breakOff": { seenAt: string; why: "refused" | "struck_again" | "ran_away" | "unsuitable" }
  "Says.dispute.stopMediation": { endNoticeNo: string; handedNo: string; rightToSue: true; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.handToMediators": { toBody: string; theirPhone: string; handoverNo: string; theirReceipt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number; through: "village_mediators" | "town_mediators" | "three_offices" }
  "Says.dispute.passOn": { toBody: string; theirPhone: string; handoverNo: string; theirReceipt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number; whither: "court" | "labour_office" | "land_office" | "market_office" | "housing_office" | "hotline_12345"; rightToSue: true }
  "Says.conduct.passOn": { praised: string; passedAt: string; passedHow: "in_person" | "in_writing" | "at_roll_call"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.askBack": { recordNo: string; askedAt: string; theirAnswer: "settled" | "being_worked" | "nobody_has_it" | "not_settled" | "in_court" }
  "Says.dispute.takeOutsideAgreement": { agreementNo: string; signedAt: string; terms: ({ obligor: "party" | "other_party" | "both"; act: "pay" | "apologise" | "repair" | "clear_away" | "keep_quiet" | "keep_the_dog_in" | "share_the_way" | "give_back" | "other_term"; yuan?: number; due: string })[]; wantsCourt: boolean }
  "Says.dispute.askForCourt": { bothWant: true }
  "Says.dispute.connectCourt": { recordNo: string; court: string; appliedAt: string; bothThere: true }
  "Says.dispute.closeOutside": Record<string, unknown>
  "Says.dispute.giveCopies": { how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number; copies: number; partySigned: true; otherSigned: true }
  "Says.dispute.checkPerformance": { recordNo: string; partyAskedAt: string; otherAskedAt: string; results: ({ no: number; result: "done" | "not_done" | "new_day"; newDay?: string })[] }
  "Says.dispute.afterBreach": { handedNo: string; rightToSue: true; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.followUp30": { recordNo: string; partySpokenAt: string; otherSpokenAt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; peace: "at_peace" | "cool" | "trouble_again"; partyWords?: string; otherWords?: string }
  "Says.dispute.followUp90": { recordNo: string; partySpokenAt: string; otherSpokenAt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; peace: "at_peace" | "cool" | "trouble_again"; partyWords?: string; otherWords?: string; conclusion: "no_relapse" | "relapse" }
  "Says.dispute.confirmRelapse": { noticedAt: string; by: "follow_up" | "new_report" | "neighbours_say"; of?: string }
  "Says.dispute.takeUpAgain": { because: string }
  "Says.dispute.goOnThere": { of: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.protect": { danger: "violence_at_home" | "child_harmed" | "informant_threatened"; reporterIs: "victim" | "guardian" | "intermediary" | "other_side" | "officer"; victim?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; safeWay?: string; apart: true; safeNow: "apart" | "sheltered" | "in_hospital" | "watched_at_home"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.dispute.conclude": { conclusion: "warning" | "case" | "referral"; conclusionNo: string; rightsNoticeNo: string; orderHelp: boolean; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.conclude": { conclusion: "substantiated" | "partly" | "unsubstantiated" | "undeterminable"; basis: ("recording" | "witnesses" | "papers" | "statement" | "place")[] }
  "Says.dispute.visitVictim": { recordNo: string; visitedAt: string; alone: true; lastSeen: "safe" | "worried" | "hurt_again" }
  "Says.dispute.checkSafety": { checkedAt: string; seen: "seen_safe" | "seen_in_danger" | "not_found" }
  "Says.dispute.backFromProtection": Record<string, unknown>
  "Says.dispute.closeProtected": { why: "safe_for_now" | "asked_us_to_stop" | "case_goes_on" }
  "Says.conduct.acknowledge": { receiptNo: string; handedAt: string; handed: "signed" | "electronic" | "by_code"; contactGiven: true }
  "Says.conduct.identify": { complained: string; to?: string }
  "Says.conduct.checkConflict": { checkNo: string; checkedAt: string; related: "none" | "kin" | "friend" | "worked_together" | "party"; to: string }
  "Says.conduct.classify": { sort: "service_fault" | "discipline" | "crime" | "parallel"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.transferMaterial": { whither: "discipline" | "criminal" | "review" | "court" | "petition" | "province" | "not_ours"; toUnit: string; theirPhone: string; materialNo: string; theirReceipt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.investigate": Record<string, unknown>
  "Says.conduct.reviewRecording": { recordingNo: string; reviewedAt: string; shows: "as_said" | "partly" | "not_as_said" | "no_recording"; remark?: string }
  "Says.conduct.answerWords": { recordingNo: string; reviewedAt: string; shows: "as_said" | "partly" | "not_as_said" | "no_recording"; said: "apologised" | "explained"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt: string; seconds?: number }
  "Says.conduct.disclose": { disclosedAt: string; chief: string }
  "Says.conduct.makeStatement": { text: string; files?: string[] }
  "Says.conduct.takeStatement": { recordNo: string; takenAt: string; gave: "gave" | "declined" }
  "Says.conduct.concludeReview": { reviewNo: string; decidedAt: string; finding: "upheld" | "changed" | "annulled"; basis: ("recording" | "witnesses" | "papers" | "statement" | "place")[] }
  "Says.conduct.answer": { reportNo: string; letterNo: string; remedy: "review_above" | "second_review" | "court" | "officer_appeal" | "final"; explained?: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt: string; seconds?: number }
  "Says.clue.answer": { template: "work_goes_on" | "nothing_found" | "known_already" | "passed_on" | "more_we_may_not_say"; inOwnWords?: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.survey.answer": { calledAt: string; callNo: string; level?: number; safety?: number; told?: "yes" | "no" | "not_sure"; callBack?: boolean }
  "Says.conduct.answerUnreached": { letterNo: string; because: "contact_failed" | "moved_away" | "anonymous" }
  "Says.conduct.callRater": { calledAt: string; callNo: string; conclusion: "substantiated" | "partly" | "unsubstantiated"; theirWords?: string }
  "Says.conduct.concludeUnreached": { conclusion: "substantiated" | "partly" | "unsubstantiated"; because: "contact_failed" | "moved_away" | "anonymous" }
  "Says.conduct.setRight": { done: "apology" | "talk" | "training" | "roster" | "procedure" | "equipment" | "place" | "replaced"; doneAt: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed: "signature" | "code" | "call"; receipt: string; seconds?: number }
  "Says.conduct.explainDelay": { why: "other_body" | "equipment_ordered" | "people_short" | "rule_above"; newDay: string; explained?: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.passToInspection": { text: string; fault: "attitude" | "door" | "nobody_there" | "runaround" | "refused" | "unfair" | "appearance" | "took_something" | "force" | "told_others" | "other"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.correct": { correctionNo: string; done: "apology" | "talk" | "training" | "roster" | "procedure" | "equipment" | "place" | "replaced"; doneAt: string; photos?: string[] }
  "Says.conduct.recheck": { recheckNo: string; recheckedAt: string; lookedAt: "correction_note" | "photos" | "on_the_spot" }
  "Says.conduct.sendBack": { recheckNo: string; recheckedAt: string; still: "not_done" | "half_done" | "came_back" }
  "Says.conduct.askReview": { ground: "facts" | "recording" | "malicious" | "procedure" | "too_heavy"; text: string }
  "Says.conduct.appealAbove": { text: string }
  "Says.conduct.hearAppeal": { text: string; asked: "by_phone" | "at_the_counter" | "on_paper"; receipt: string }
  "Says.conduct.resume": { of: string; orderNo: string }
  "Says.conduct.greet": { greetedAt: string; greeted: "ticket" | "in_person" }
  "Says.conduct.callBack": { missedAt: string; calledBackAt: string; how: "phone" | "in_person" }
  "Says.conduct.fixTime": { appointmentNo: string; slot: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.conduct.giveList": { listNo: string; givenAt: string; how: "in_person" | "message" | "letter" }
  "Says.conduct.nameContact": { firstContactNo: string; handler: string; phoneGiven: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.hazard.screen": { readAt: string; reply: "we_come_now" | "we_look_within_three_workdays" | "we_pass_it_on" | "tell_us_more"; type: "small_premises" | "blocked_exit" | "ebike_charging" | "unit_security" | "market_fair" | "rented_room" | "school_gate" | "public_place" | "dangerous_goods" | "high_toss" | "pond" | "manhole" | "farm_crossing" | "road_defect" | "street_light" | "power_line" | "gas" | "building_site" | "unsafe_house" | "falling_object" | "farm_machine" | "other" }
  "Says.hazard.sendNow": { readAt: string; reply: "we_come_now" | "we_look_within_three_workdays" | "we_pass_it_on" | "tell_us_more"; type: "small_premises" | "blocked_exit" | "ebike_charging" | "unit_security" | "market_fair" | "rented_room" | "school_gate" | "public_place" | "dangerous_goods" | "high_toss" | "pond" | "manhole" | "farm_crossing" | "road_defect" | "street_light" | "power_line" | "gas" | "building_site" | "unsafe_house" | "falling_object" | "farm_machine" | "other" }
  "Says.hazard.attendUrgent": { attendedAt: string; sceneNo: string; done: ("closed_off" | "people_led_away" | "guarded" | "cut_off")[]; body: "fire_rescue" | "emergency" | "housing" | "urban_management" | "transport" | "traffic_police" | "power" | "gas_company" | "education" | "water" | "agriculture" | "township" | "public_security"; notifiedAt: string; answeredBy: string }
  "Says.hazard.verify": { recordNo: string; inspectedAt: string; photos: string[]; responsible: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; serious: boolean; route: "on_spot" | "order" | "transfer"; type?: "small_premises" | "blocked_exit" | "ebike_charging" | "unit_security" | "market_fair" | "rented_room" | "school_gate" | "public_place" | "dangerous_goods" | "high_toss" | "pond" | "manhole" | "farm_crossing" | "road_defect" | "street_light" | "power_line" | "gas" | "building_site" | "unsafe_house" | "falling_object" | "farm_machine" | "other" }
  "Says.hazard.dismiss": { recordNo: string; inspectedAt: string; photos: string[]; template: "nothing_there" | "already_right" | "no_danger"; how: "in_person" | "phone" | "message" | "letter" | "under_code"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string }
  "Says.series.dismiss": { because: "not_alike" | "by_chance" | "known_already" }
  "Says.hazard.gradeSerious": { seenAt: string; ground: "many_people" | "fire_or_explosion" | "collapse" | "children" | "no_way_out" }
  "Says.hazard.reportSerious": { reportNo: string; reportedAt: string; townshipReceipt: string; fireReceipt: string }
  "Says.hazard.setResponsible": { dutyBasis: "owner" | "user" | "manager" | "builder" | "organiser" | "public_body"; lawBasis: string; contactedAt: string; dueOn: string; dueReason: "simple" | "parts_needed" | "building_work" | "money_needed" | "weather" | "several_owners" }
  "Says.hazard.changeRoute": { route: "on_spot" | "order" | "transfer"; inspectedAt: string; why: "needs_time" | "done_at_once_after_all" | "not_ours" | "ours_after_all" }
  "Says.hazard.fixOnSpot": { fixedAt: string; before: string[]; after: string[]; confirmedBy: string }
  "Says.hazard.serveNotice": { noticeNo: string; article: string; faults: string; demand: "remove" | "repair" | "clear_the_way" | "stop_using" | "put_up_guard" | "train_people"; second: string; certificatesShown: true; servedAt: string; serviceNo: string; accepted: "signed" | "refused_before_witnesses" | "left_there" | "by_post" }
  "Says.hazard.handBack": { replyNo: string; inspectedAt: string }
  "Says.hazard.startWork": { startedAt: string }
  "Says.hazard.urge": { urgedAt: string; how: "in_person" | "phone" | "letter"; found: "not_begun" | "begun" | "half_done" | "nearly_done" }
  "Says.hazard.remind": { stage: "half" | "most" | "due" }
  "Says.hazard.submitProof": { doneAt: string; photos: string[] }
  "Says.hazard.askExtension": { until: string; reason: "parts_late" | "money" | "weather" | "permit_pending" | "harvest_or_market"; meanwhile: "fenced_off" | "out_of_use" | "watched" | "nothing_needed"; askedAt: string }
  "Says.hazard.grantExtension": { replyNo: string; until: string; why: "simple" | "parts_needed" | "building_work" | "money_needed" | "weather" | "several_owners" }
  "Says.hazard.refuseExtension": { replyNo: string; ground: "danger_too_great" | "no_reason" | "asked_too_late" }
  "Says.hazard.callRecheck": Record<string, unknown>
  "Says.hazard.askRecheck": { askedAt: string }
  "Says.hazard.pass": { opinionNo: string; recheckedAt: string; photos: string[]; closingNo: string }
  "Says.hazard.fail": { opinionNo: string; recheckedAt: string; photos: string[]; faultsLeft: number }
  "Says.hazard.escalate": { supervisionNo: string; action: "penalty" | "passed_on" | "township_informed"; actionNo: string; dueOn: string }
  "Says.hazard.signOff": { closingNo: string }
  "Says.hazard.tellReporter": { how: "in_person" | "phone" | "message" | "letter" | "under_code"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; feedbackNo: string; template: "put_right" | "put_right_by_body" | "put_right_after_push" }
  "Says.hazard.reporterLooked": { lookNo: string; toldAt: string; how: "page"; confirmed: "code" }
  "Says.hazard.tellPlace": { feedbackNo: string; template: "put_right" | "put_right_by_body" | "put_right_after_push"; toldAt: string; how: "in_person" | "phone" | "letter"; whom: "responsible_unit" | "village_committee" | "school" | "neighbours" }
  "Says.hazard.publish": { publishedAt: string; placeShown: "exact_place" | "street" | "village"; publicText: "fixed_at_once" | "fixed_in_time" | "fixed_late" | "fixed_by_body" }
  "Says.service.receive": { receivedAt: string; counterNo: string }
  "Says.service.tellMissing": { brought: ("own_id" | "household_book" | "photo" | "application_form" | "birth_certificate" | "parents_ids" | "marriage_paper" | "death_certificate" | "change_proof" | "address_proof" | "job_or_study_proof" | "purpose_proof" | "fact_proof" | "dog_vaccination" | "dog_photo" | "guardian_id" | "guardian_proof" | "proxy_id" | "authority_letter" | "id_copy" | "household_proof" | "kinship_proof" | "village_letter" | "residence_record" | "no_record_proof" | "loss_notice")[]; missing: ("own_id" | "household_book" | "photo" | "application_form" | "birth_certificate" | "parents_ids" | "marriage_paper" | "death_certificate" | "change_proof" | "address_proof" | "job_or_study_proof" | "purpose_proof" | "fact_proof" | "dog_vaccination" | "dog_photo" | "guardian_id" | "guardian_proof" | "proxy_id" | "authority_letter" | "id_copy" | "household_proof" | "kinship_proof" | "village_letter" | "residence_record" | "no_record_proof" | "loss_notice")[]; applies: "self" | "guardian" | "family" | "proxy"; minor: boolean; noticeNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; again?: "law_changed" | "new_fact"; basis?: string }
  "Says.service.completeDocuments": { brought: ("own_id" | "household_book" | "photo" | "application_form" | "birth_certificate" | "parents_ids" | "marriage_paper" | "death_certificate" | "change_proof" | "address_proof" | "job_or_study_proof" | "purpose_proof" | "fact_proof" | "dog_vaccination" | "dog_photo" | "guardian_id" | "guardian_proof" | "proxy_id" | "authority_letter" | "id_copy" | "household_proof" | "kinship_proof" | "village_letter" | "residence_record" | "no_record_proof" | "loss_notice")[]; waived: ("own_id" | "household_book" | "photo" | "application_form" | "birth_certificate" | "parents_ids" | "marriage_paper" | "death_certificate" | "change_proof" | "address_proof" | "job_or_study_proof" | "purpose_proof" | "fact_proof" | "dog_vaccination" | "dog_photo" | "guardian_id" | "guardian_proof" | "proxy_id" | "authority_letter" | "id_copy" | "household_proof" | "kinship_proof" | "village_letter" | "residence_record" | "no_record_proof" | "loss_notice")[]; applies: "self" | "guardian" | "family" | "proxy"; minor: boolean; authorityNo?: string; guardian?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxy?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; delivery: "pick_up" | "post" | "village" | "home" }
  "Says.service.goHome": { asked: "by_the_person" | "by_phone" | "at_the_counter" }
  "Says.service.comeIn": { asked: "by_the_person" | "by_phone" | "at_the_counter" }
  "Says.service.offerSlot": { slotFrom: string; slotTo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string }
  "Says.service.confirmSlot": { confirmedAt: string; asked: "by_the_person" | "by_phone" | "at_the_counter" }
  "Says.service.anotherTime": { asked: "by_the_person" | "by_phone" | "at_the_counter" }
  "Says.service.acceptAtHome": { visitRecordNo: string; visitedAt: string; receiptNo: string; brought: ("own_id" | "household_book" | "photo" | "application_form" | "birth_certificate" | "parents_ids" | "marriage_paper" | "death_certificate" | "change_proof" | "address_proof" | "job_or_study_proof" | "purpose_proof" | "fact_proof" | "dog_vaccination" | "dog_photo" | "guardian_id" | "guardian_proof" | "proxy_id" | "authority_letter" | "id_copy" | "household_proof" | "kinship_proof" | "village_letter" | "residence_record" | "no_record_proof" | "loss_notice")[]; waived: ("own_id" | "household_book" | "photo" | "application_form" | "birth_certificate" | "parents_ids" | "marriage_paper" | "death_certificate" | "change_proof" | "address_proof" | "job_or_study_proof" | "purpose_proof" | "fact_proof" | "dog_vaccination" | "dog_photo" | "guardian_id" | "guardian_proof" | "proxy_id" | "authority_letter" | "id_copy" | "household_proof" | "kinship_proof" | "village_letter" | "residence_record" | "no_record_proof" | "loss_notice")[]; applies: "self" | "guardian" | "family" | "proxy"; minor: boolean; authorityNo?: string; guardian?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; proxy?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string }; delivery: "pick_up" | "post" | "village" | "home"; feeYuan?: number }
  "Says.service.sendOff": { sentNo: string; sentAt: string }
  "Says.service.startVerification": { receiptNo: string; waitsFor: "other_place" | "court" | "other_body" | "archive"; until: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string }
  "Says.service.endVerification": { resultNo: string; endedAt: string }
  "Says.service.cardArrives": { cardNo: string; arrivedAt: string }
  "Says.service.registerBirth": { pageNo: string; form: "book_page" | "electronic"; registeredAt: string }
  "Says.service.cancelForDeath": { cancelNo: string; waiverNo: string; spared: number; cancelledAt: string }
  "Says.service.approveChange": { approvalNo: string; pageNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string }
  "Says.service.issueCertificate": { certificateNo: string; stubNo: string; issuedAt: string }
  "Says.service.issueLicence": { licenceNo: string; tagNo: string; issuedAt: string }
  "Says.service.declineInWriting": { ground: "not_within_remit" | "paper_shows_it_already" | "another_body_certifies" | "fact_not_provable" | "conditions_not_met" | "identity_not_provable"; instead: "show_own_papers" | "declare_yourself" | "court" | "notary" | "civil_affairs" | "village" | "other_police" | "nowhere"; noticeNo: string; serviceNo: string; remedyTold: true; reasons?: string; how: "in_person" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call" }
  "Says.service.collect": { collectedAt: string; receivedBy: "self" | "guardian" | "family" | "proxy"; authorityNo?: string; identityChecked: true; receipt: string; confirmed: "signature" | "code" }
  "Says.service.deliver": { way: "post" | "village" | "home"; deliveredAt: string; receivedBy: "self" | "guardian" | "family" | "proxy"; authorityNo?: string; identityChecked: true; receipt: string; confirmed: "signature" | "code" | "call" }
  "Says.service.startSearch": { heardAt: string; startedAt: string; scope: "street" | "village" | "town" | "county" | "beyond"; alarmNo?: string }
  "Says.service.linkAlarm": { alarmNo: string; linkedAt: string }
  "Says.service.widenSearch": { startedAt: string; scope: "street" | "village" | "town" | "county" | "beyond"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string }
  "Says.service.openCase": { signs: "crime_possible" | "child_alone" | "not_found_in_time" }
  "Says.service.locate": { foundAt: string; broughtTo: "family" | "guardian" | "relief_station" | "own_wish"; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.service.issueExamProof": { proofNo: string; issuedAt: string; knownBy: "photo_on_file" | "school" | "family" | "officer_who_knows_them"; confirmed: "signature" | "code" }
  "Says.service.takeIn": { thing: "wallet" | "phone_set" | "papers" | "keys" | "bag" | "money" | "vehicle" | "animal" | "other"; items: number; takenAt: string; photos: string[]; finder?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.series.takeIn": { member: string }
  "Says.service.notifyOwner": { registerNo: string; noticeNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; loser?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.service.announce": { registerNo: string; announcementNo: string; announcedAt: string; board: "door" | "page" | "both" }
  "Says.service.returnThing": { claimNo: string; returnedAt: string; marksMatch: true; signed: true; loser?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } }
  "Says.service.tellFinder": { how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string; confirmed?: "signature" | "code" | "call"; receipt?: string; seconds?: number }
  "Says.service.toState": { docNo: string; toBody: string; handedAt: string }
  "Says.service.askHelp": { need: "sign_language" | "writing" | "reading_aloud" | "large_print" | "dialect" | "interpreter" }
  "Says.service.arrangeHelp": { arrangement: "sign_interpreter" | "writing" | "reading_aloud" | "dialect_speaker" | "interpreter" | "video_call"; arrangedAt: string; recordNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string }
  "Says.service.arrangeHelpBeside": { arrangement: "sign_interpreter" | "writing" | "reading_aloud" | "dialect_speaker" | "interpreter" | "video_call"; arrangedAt: string; recordNo: string; how: "in_person" | "phone" | "message" | "letter" | "through_guardian"; toldAt: string }
  "Says.service.giveHelp": { helpedAt: string; recordNo: string; confirmed?: "signature" | "code" | "call" }
  "Says.clue.read": { readAt: string; reply: "we_look_into_it" | "we_wait_for_a_safe_moment" | "tell_us_more" | "call_110_if_it_happens" }
  "Says.clue.lookInto": { lookedAt: string; ways: ("walked_by" | "asked_around" | "own_records" | "other_body")[]; finding?: string }
  "Says.clue.becomeCase": Record<string, unknown>
  "Says.clue.becomeDispute": Record<string, unknown>
  "Says.clue.becomeHazard": { type: "small_premises" | "blocked_exit" | "ebike_charging" | "unit_security" | "market_fair" | "rented_room" | "school_gate" | "public_place" | "dangerous_goods" | "high_toss" | "pond" | "manhole" | "farm_crossing" | "road_defect" | "street_light" | "power_line" | "gas" | "building_site" | "unsafe_house" | "falling_object" | "farm_machine" | "other"; text: string; where?: string }
  "Says.clue.joinMatter": { of: string }
  "Says.clue.setAside": { because: "not_so" | "already_known" | "over_by_now" | "too_vague" | "not_for_the_police" }
  "Says.clue.answerNobody": { because: "nobody_to_tell" | "contact_failed" | "does_not_want_to_be_told" }
  "Says.clue.warnOfEnd": Record<string, unknown>
  "Says.clue.expire": Record<string, unknown>
  "Says.clue.askCopy": Record<string, unknown>
  "Says.clue.giveCopy": { givenAt: string; ownWordsOnly: true; second: string }
  "Says.round.start": { startedAt: string }
  "Says.round.withdrawConsent": Record<string, unknown>
  "Says.round.callOff": { because: "beat_changed" | "place_closed" | "ordered_by_mistake" | "done_by_another" | "moved_away" }
  "Says.survey.callOff": { because: "not_to_be_asked" | "forgotten" }
  "Says.round.miss": Record<string, unknown>
  "Says.round.seePlace": { place: string; seenAt: string; result: "all_right" | "put_right_at_once" | "hazard_opened" }
  "Says.round.leavePlace": { place: string; because: "closed_down" | "nobody_there" | "would_not_let_us_in" | "not_safe" }
  "Says.round.findHazard": { item: "gate_road" | "gate_light" | "gate_cover" | "gate_railing" | "gate_stalls" | "gate_guard" | "gate_water" | "shop_exit" | "shop_extinguisher" | "shop_wiring" | "shop_gas" | "shop_sleeping" | "shop_charging" | "shop_goods" | "shop_rooms" | "way_water" | "way_crossing" | "way_wires" | "way_houses" | "way_market" | "way_falling" | "way_public" | "way_other"; place?: string; mayHurt?: boolean; text?: string; where?: string; files?: string[] }
  "Says.round.findDispute": { text: string; sort: "neighbours" | "family" | "debt" | "homestead" | "land" | "labour" | "property_company" | "noise" | "dogs" | "consumer" | "other"; where?: string; danger?: "violence_at_home" | "child_harmed" | "informant_threatened" }
  "Says.round.hearClue": { text: string; source: "overheard" | "found_note" | "saw_it_myself"; files?: string[]; danger?: "violence_at_home" | "child_harmed" | "informant_threatened" }
  "Says.round.finishListening": { summaryNo: string; heardAt: string; placesStopped: number; mood: "quiet" | "some_worries" | "many_worries" }
  "Says.round.finishSchools": { checklistNo: string; problemsNo: string; checkedAt: string }
  "Says.round.finishPremises": { recordNo: string; checkedAt: string; certificatesShown: true }
  "Says.round.finishCampaign": { recordNo: string; checkedAt: string; certificatesShown: true }
  "Says.round.publishList": { listNo: string; publishedAt: string; placesOnly: true; reported: number; putRight: number; stillOpen: number; shown: "village_board" | "page" | "both" }
  "Says.round.checkShift": { recordNo: string; checkedAt: string; looked: ("dress" | "certificate" | "recorder" | "gear")[]; putRight: ("dress" | "certificate" | "recorder" | "gear")[] }
  "Says.round.finishVisit": { consentNo: string; stillWanted: true; visitNo: string; visitedAt: string; needs: ("need_papers" | "need_medicine" | "need_repair" | "need_things" | "need_family" | "need_fraud" | "need_company")[] }
  "Says.series.confirm": { called: string }
  "Says.series.plan": { plan: string; planUntil: string }
  "Says.series.learn": { lesson: string; from?: string }
  "Says.series.offer": { member: string }
  "Says.series.leaveOut": { member: string; because: "another_thing" | "same_report_twice" }
  "Says.series.lookAgain": Record<string, unknown>
  "Says.series.end": { because: "found_who" | "put_right" | "settled" | "stopped" | "not_one_thing"; helped?: string }
  "Says.survey.refuse": { calledAt: string; callNo: string }
  "Says.survey.giveUp": { lastTriedAt: string }
  Measure: { id: string; edition: number; title: Schemas["Words"]; promise: Schemas["Words"]; limit: { value: number; unit: "minute" | "hour" | "day" | "workday" }; by: string; kinds: { name: string; words: Schemas["Words"] }[] }
  MeasureEdition: { edition: number; measure: unknown; from: string; retired: boolean; author: string | null; madeAt: string | null; attaches: ({ kind: Schemas["Words"]; starts: Schemas["Words"][]; only: Schemas["Words"] | null; from: Schemas["Words"] | null; until: Schemas["Words"] | null; ends: Schemas["Words"][]; voids: Schemas["Words"][]; proof: Schemas["Words"][]; repeats: boolean })[] }
  PaperShown: { name: string; words: Schemas["Words"]; entry: number; number: string | null; at: string; void: Schemas["Words"] | null }
  Place: { code: string; level: "city" | "county" | "town" | "village"; name: string; short: string; within: string }
  Officer: { surname: string; words: Schemas["Words"]; woman: boolean | null; phone: string | null; beat: string | null; unit: { words: Schemas["Words"]; phone: string | null; hours: Record<string, string[][]> | null } }
  LineChange: { before: Record<string, string> | null; after: Record<string, string> | null }
  LineFault: { line: number; code: string; field: string; value: string; words: Schemas["Words"] }
  ImportedList: { id: string; name: string; neighbour: string; author: string | null; madeAt: string; state: "looking" | "looked" | "taking" | "taken" | "refused" | "dropped" | "failed"; rows: number; share: number; added: number; known: number; refused: number; passedOver: string[]; secondsLeft: number | null; why: Schemas["Words"] | null; last: string | null; faults: { line: number; field: string; code: string; words: Schemas["Words"] }[] }
  Neighbour: { id: string; name: string; scopes: string[]; perMinute: number; madeAt: string; endedAt: string | null; fileForm: string | null; sent: number; sentToday: number; lastAt: string | null; webhooks: ({ id: string; url: string; kinds: string[] | null; waiting: number; dead: number })[] }
  MapTiles: { layers: string[]; approval: string; credit: Schemas["Words"] }
  Me: { id: string; number: string; name: string; posts: { post: string; unit: { id: string; path: string; words: Schemas["Words"] } }[] }
  SignIn: { id: string; madeAt: string; seenAt: string; endsAt: string; agent: string | null; address: string | null; shown: string; mine: boolean }
  SecondFactor: { id: string; sort: string; madeAt: string; usedAt: string | null }
  Account: { id: string; number: string; name: string; posts: { post: string; unit: string; words: Schemas["Words"] }[]; administers: boolean }
  AccountEntry: { n: number; at: string; what: string; by: string | null; about: string | null; details: unknown; address: string | null }
  Colleague: { id: string; number: string; name: string; woman: boolean | null; posts: { post: string; unit: Schemas["Words"] }[] }
  UnitFound: { id: string; name: Schemas["Words"]; above: Schemas["Words"] | null }
  MyChannel: { offered: string[]; channel: string; language: string; given: boolean; wechat: string | null; pushKey: string | null }
  LookQuestion: { id: string; code: string; protected: boolean; who: string; lookedAt: string; purpose: Schemas["Words"] | null; askedAt: string; lastDay: string; late: boolean; answeredAt: string | null; finding: Schemas["Words"] | null; answer: string | null }
  Checkpoint: { note: string; key: string; signature: string }
  VaultOpening: { id: string; code: string; because: "life_in_danger" | "court_order" | "reporter_asked"; words: Schemas["Words"]; reason: string; state: "asked" | "half" | "opened" | "over"; askedBy: string; askedAt: string; endsAt: string; firstBy: string | null; openedBy: string | null; openedAt: string | null; point: string | null }
  KeptCell: { n: number; k: number; rate: number | null; low: number | null; late: number; open: number }
  AuditFinding: { id: string; at: string; found: string; missing: string | null; follows: Schemas["Words"] | null; state: Schemas["Words"]; closedOn: string | null }
  FigureListed: { name: string; words: Schemas["Words"]; about: Schemas["Words"]; by: string[] }
  Review: { matterId: string; kind: string; type: string; at: string; unit: string; unitWords: Schemas["Words"]; due: string; reviewed: { at: string; signs: string; lesson: string; inTime: boolean } | null; small: { matterId: string; kind: string; type: string; openedAt: string; daysBefore: number }[] }
  Figure: { figure: string; words: Schemas["Words"]; board: string; from: string; until: string; by: string[]; n: number; k: number; rate: number | null; low: number | null; came: Record<string, number>; mean?: number | null; minutes?: { n: number; p50: number | null; p90: number | null; p95: number | null; day: { n: number; p50: number | null; p90: number | null; p95: number | null }; night: { n: number; p50: number | null; p90: number | null; p95: number | null } }; gap?: number | null; rows: ({ kind?: string; measure?: string; unit?: string; type?: string; name?: Schemas["Words"]; n: number; k: number; rate: number | null; low: number | null; came: Record<string, number>; mean?: number | null; minutes?: { n: number; p50: number | null; p90: number | null; p95: number | null; day: { n: number; p50: number | null; p90: number | null; p95: number | null }; night: { n: number; p50: number | null; p90: number | null; p95: number | null } }; gap?: number | null })[] }
  PublicFigure: { figure: string; words: Schemas["Words"]; about: Schemas["Words"]; all: { hidden: true } | { hidden: false; n: number; k?: number; rate: number | null; came?: Record<string, number>; mean?: number | null; minutes?: { n: number; p50: number | null; p90: number | null; p95: number | null; day: { n: number; p50: number | null; p90: number | null; p95: number | null }; night: { n: number; p50: number | null; p90: number | null; p95: number | null } }; gap?: number | null }; counties: ({ code: string; name: Schemas["Words"]; cell: { hidden: true } | { hidden: false; n: number; k?: number; rate: number | null; came?: Record<string, number>; mean?: number | null; minutes?: { n: number; p50: number | null; p90: number | null; p95: number | null; day: { n: number; p50: number | null; p90: number | null; p95: number | null }; night: { n: number; p50: number | null; p90: number | null; p95: number | null } }; gap?: number | null } })[] }
  Problem: { type: string; title: string; status: number; code: string; detail: string; words: Schemas["Words"]; faults: { at: string; code: string; limit?: number; from?: number; to?: number; name?: string; words: Schemas["Words"] }[]; refusals: { code: string; words: Schemas["Words"] }[]; about?: Record<string, unknown> }
}

export interface Operations {
  /** Report something: no account needed; learn at once who has it and by when somebody answers */
  report: { asks: { "Idempotency-Key": string; body: { kind: "case"; move?: "report"; says: Schemas["Says.case.report"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "case"; move: "takeOver"; says: Schemas["Says.case.takeOver"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "dispute"; move?: "report"; says: Schemas["Says.dispute.report"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "dispute"; move: "find"; says: Schemas["Says.dispute.find"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "dispute"; move: "takeOver"; says: Schemas["Says.dispute.takeOver"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "conduct"; move?: "complain"; says: Schemas["Says.conduct.complain"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "conduct"; move: "bringUp"; says: Schemas["Says.conduct.bringUp"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "conduct"; move: "praise"; says: Schemas["Says.conduct.praise"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "conduct"; move: "find"; says: Schemas["Says.conduct.find"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "conduct"; move: "inspect"; says: Schemas["Says.conduct.inspect"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "hazard"; move?: "report"; says: Schemas["Says.hazard.report"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "hazard"; move: "reportSame"; says: Schemas["Says.hazard.reportSame"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "hazard"; move: "findOnVisit"; says: Schemas["Says.hazard.findOnVisit"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "service"; move?: "ask"; says: Schemas["Says.service.ask"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "service"; move: "takeTicket"; says: Schemas["Says.service.takeTicket"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "clue"; move?: "hear"; says: Schemas["Says.clue.hear"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "clue"; move: "takeLead"; says: Schemas["Says.clue.takeLead"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "round"; move?: "plan"; says: Schemas["Says.round.plan"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "round"; move: "order"; says: Schemas["Says.round.order"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } | { kind: "series"; move?: "draw"; says: Schemas["Says.series.draw"]; saidAt?: string; clock?: { before: number | null; after: number }; place?: { placeCode?: string; village?: string; point?: { lat: number; lng: number; datum?: "wgs-84" | "cgcs2000" | "gcj-02" | "bd-09" }; unit?: string }; channel?: "page" | "qr" | "phone" | "counter" | "officer" | "neighbour" | "api" | "open311" | "clock"; language?: string; reporter?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string; show?: boolean; word?: string }; anonymous?: boolean; onBehalf?: { name?: string; phone?: string; idNumber?: string; address?: string; language?: string; safeWay?: string } } }; answer: Schemas["Opened"] }
  /** What I, or my unit, have to do; late, due today, to approve */
  listMatters: { asks: { scope?: "mine" | "unit" | "all"; due?: "late" | "today"; toApprove?: boolean; closed?: boolean; pane?: "late" | "soon" | "toApprove" | "badRating" | "gaps" | "hot"; ownerAway?: boolean; code?: string; kind?: string; state?: string; village?: string; owner?: string; limit?: number; after?: string }; answer: { matters: Schemas["MatterLine"][]; next: string | null } }
  /** The same list, all of it, as a file for a spreadsheet */
  downloadMatters: { asks: { scope?: "mine" | "unit" | "all"; due?: "late" | "today"; toApprove?: boolean; closed?: boolean; pane?: "late" | "soon" | "toApprove" | "badRating" | "gaps" | "hot"; ownerAway?: boolean; code?: string; kind?: string; state?: string; village?: string; owner?: string; type?: "csv" | "xlsx"; language?: "zh" | "en" }; answer: string }
  /** One matter: where it stands, its promises, its history, what may be done now */
  readMatter: { asks: { id: string; "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: Schemas["Matter"] }
  /** Names and phones in it, for a purpose: each look is written down, and the person may see who looked, and what for */
  readPeople: { asks: { id: string; purpose: "call_back" | "survey" | "visit" | "identify" | "handle" | "paper" }; answer: { people: ({ id: string; role: string; words: Schemas["Words"]; said: Record<string, unknown> | null })[] } }
  /** One’s own matter, by the secret link */
  readMine: { asks: { "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: Schemas["Matter"] }
  /** By the code alone: received, being worked on, or answered; the station’s telephone */
  track: { asks: { code: string }; answer: { status: "received" | "worked" | "answered"; words: Schemas["Words"]; day: string; unit: { words: Schemas["Words"]; phone: string | null } } }
  /** The morning board: late, due within a day, to approve, bad ratings to call back, nobody in charge, hot; and when a desk has nobody */
  readBoard: { asks: Nothing; answer: { at: string; changesAt: string | null; deskGaps: { count: number; first: ({ unit: string; words: Schemas["Words"]; from: string; to: string | null })[] }; panes: ({ name: "late" | "soon" | "toApprove" | "badRating" | "gaps" | "hot"; count: number; matters: Schemas["MatterLine"][] })[] } }
  /** As something happens to a matter that I may see (server-sent events): the board is then read again */
  boardStream: { asks: Nothing; answer: string }
  /** Could not reach them (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round, Independent call) */
  move_tryToReach: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.tryToReach"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Tell how far it is (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_update: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.update"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Say why it is late, and a new day (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_sayNewDay: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.sayNewDay"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** I was told this (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_confirmTold: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.confirmTold"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Write a note (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Series) */
  move_note: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.note"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Add something (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_sayMore: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.sayMore"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Add what they say (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_hearMore: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.hearMore"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Write to whoever reported (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_write: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.write"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Something kept about me is wrong (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_askCorrection: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.askCorrection"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** They say that something kept is wrong (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_hearCorrection: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.hearCorrection"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Correct what is kept (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_rectify: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.rectify"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Refuse the correction, with reasons (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_refuseCorrection: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.refuseCorrection"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand over */
  move_handOver: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.handOver"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** I would like another officer (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_askForAnother: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.askForAnother"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** They would like another officer (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_hearForAnother: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.hearForAnother"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Keep it where it is, and say why (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_keepOwner: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.keepOwner"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Protect this matter (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_raiseFlag: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.raiseFlag"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** They choose a word anew (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_chooseWord: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.chooseWord"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask to lift protection (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_askLowerFlag: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.askLowerFlag"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Lift protection (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_lowerFlag: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.lowerFlag"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Reopen (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_reopen: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.reopen"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask to pause a promise (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round) */
  move_askPause: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.askPause"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Approve the pause (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round) */
  move_approvePause: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.approvePause"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Refuse the pause (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round) */
  move_refusePause: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.refusePause"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** End the pause (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round) */
  move_endPause: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.endPause"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** What it waited for is over: the pause ends (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round) */
  move_endWait: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.endWait"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Settle the dues by the new calendar (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue, Round, Independent call) */
  move_settleDues: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.settleDues"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Move to another unit (Small case, Small dispute, Small hazard, Small service, Clue) */
  move_moveToUnit: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.moveToUnit"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Rate (Small case, Small dispute, How you were treated, Small hazard, Small service, Clue) */
  move_rate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.rate"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.dispute.rate"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.conduct.rate"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.hazard.rate"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.service.rate"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.clue.rate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Withdraw (Small case, Small dispute, How you were treated, Small service) */
  move_withdraw: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.withdraw"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Register (Small case) */
  move_register: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.register"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Arrive at the scene / Arrived (Small case, Small service) */
  move_arrive: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.arrive"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Accept (Small case, Small service) */
  move_accept: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.accept"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.service.accept"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand over the receipt (Small case) */
  move_giveReceipt: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.giveReceipt"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Pass on to another unit / Pass it on (Small case, Small hazard) */
  move_transfer: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.transfer"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.hazard.transfer"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Do not accept (Small case) */
  move_decline: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.decline"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The one it is the same as came out: told here too (Small case, Small dispute, Small hazard) */
  move_hearOutcome: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.hearOutcome"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Take it apart: another thing (Small case, Small dispute, Small hazard) */
  move_separate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.separate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Same as another (Small case, Small dispute, Small hazard) */
  move_markDuplicate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.markDuplicate"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.hazard.markDuplicate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Survey the scene (Small case) */
  move_surveyScene: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.surveyScene"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Secure camera footage (Small case) */
  move_secureCamera: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.secureCamera"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask the neighbours (Small case) */
  move_canvass: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.canvass"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Recognition (Small case) */
  move_recognise: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.recognise"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Question somebody (Small case) */
  move_question: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.question"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for an appraisal (Small case, Small dispute) */
  move_requestAppraisal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.requestAppraisal"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.dispute.requestAppraisal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Receive the appraisal (Small case, Small dispute) */
  move_receiveAppraisal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.receiveAppraisal"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.dispute.receiveAppraisal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hold property (Small case) */
  move_holdProperty: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.holdProperty"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Return property (Small case) */
  move_returnProperty: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.returnProperty"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Extend the period / Approve an extension / Extend the time, by law (Small case, How you were treated, Small service) */
  move_extend: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.extend"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.conduct.extend"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.service.extend"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Explain and keep looking (Small case) */
  move_goUnsolved: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.goUnsolved"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** To criminal procedure (Small case) */
  move_toCriminal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.toCriminal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Back from criminal procedure (Small case) */
  move_backFromCriminal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.backFromCriminal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Close after criminal procedure (Small case) */
  move_closeCriminal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.closeCriminal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Found out (Small case) */
  move_clarify: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.clarify"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Go back and tell them (Small case) */
  move_tellVictim: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.tellVictim"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Go on, could not be told (Small case) */
  move_goOnUntold: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.goOnUntold"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Notice before the penalty (Small case) */
  move_announcePenalty: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.announcePenalty"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Decide (Small case) */
  move_decide: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.decide"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Serve the decision (Small case) */
  move_serve: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.serve"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Follow up (Small case) */
  move_followUp: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.followUp"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Close (Small case, Small dispute, How you were treated, Small hazard, Small service) */
  move_close: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.close"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.dispute.close"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.conduct.close"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Seal the record (Small case) */
  move_seal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.seal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Unseal by order (Small case) */
  move_unseal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.case.unseal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Send somebody (Small dispute) */
  move_sendOut: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.sendOut"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Arrive and calm (Small dispute) */
  move_calm: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.calm"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hear them out (Small dispute) */
  move_hearOut: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.hearOut"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Grade the heat again (Small dispute) */
  move_regrade: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.regrade"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Name the sides (Small dispute) */
  move_nameSides: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.nameSides"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Record persuasion (Small dispute) */
  move_recordPersuasion: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.recordPersuasion"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Say which way it goes (Small dispute) */
  move_triage: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.triage"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Take another way (Small dispute) */
  move_changeLane: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.changeLane"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Go on as a case (Small dispute) */
  move_makeCase: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.makeCase"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Call a sitting (Small dispute) */
  move_callSitting: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.callSitting"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** First sitting (Small dispute) */
  move_firstSitting: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.firstSitting"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Second sitting (Small dispute) */
  move_secondSitting: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.secondSitting"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask somebody trusted to help (Small dispute) */
  move_askForHelper: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.askForHelper"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The helper comes (Small dispute) */
  move_helperComes: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.helperComes"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Settle on the spot (Small dispute) */
  move_settleOnSpot: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.settleOnSpot"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Sign the agreement (Small dispute) */
  move_agree: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.agree"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** They made it up themselves (Small dispute) */
  move_acceptSelfSettlement: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.acceptSelfSettlement"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** I do not want to go on (Small dispute) */
  move_sayNo: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.sayNo"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Break off (Small dispute) */
  move_breakOff: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.breakOff"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** End the mediation, hand it on (Small dispute) */
  move_stopMediation: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.stopMediation"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand to the people’s mediators (Small dispute) */
  move_handToMediators: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.handToMediators"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Pass on to court, office or hotline / Pass the praise on (Small dispute, How you were treated) */
  move_passOn: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.passOn"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.conduct.passOn"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask back (Small dispute) */
  move_askBack: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.askBack"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Record their agreement (Small dispute) */
  move_takeOutsideAgreement: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.takeOutsideAgreement"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for the court’s confirmation (Small dispute) */
  move_askForCourt: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.askForCourt"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Connect to the court (Small dispute) */
  move_connectCourt: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.connectCourt"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Close after asking back (Small dispute) */
  move_closeOutside: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.closeOutside"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand over the copies (Small dispute) */
  move_giveCopies: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.giveCopies"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Check whether it was kept (Small dispute) */
  move_checkPerformance: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.checkPerformance"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Not kept: go on by law (Small dispute) */
  move_afterBreach: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.afterBreach"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Look in after a month (Small dispute) */
  move_followUp30: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.followUp30"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Look in after three months (Small dispute) */
  move_followUp90: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.followUp90"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Confirm that it flared up again (Small dispute) */
  move_confirmRelapse: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.confirmRelapse"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Take it up again (Small dispute) */
  move_takeUpAgain: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.takeUpAgain"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Go on in the new report (Small dispute) */
  move_goOnThere: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.goOnThere"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Protect first (Small dispute) */
  move_protect: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.protect"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Deal with the violence by law / Conclude (Small dispute, How you were treated) */
  move_conclude: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.conclude"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.conduct.conclude"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Visit the one hurt, alone (Small dispute) */
  move_visitVictim: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.visitVictim"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The chief checks safety (Small dispute) */
  move_checkSafety: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.checkSafety"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Not violence: back to the dispute (Small dispute) */
  move_backFromProtection: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.backFromProtection"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Close, by the chief (Small dispute) */
  move_closeProtected: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.dispute.closeProtected"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand over the complaint receipt (How you were treated) */
  move_acknowledge: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.acknowledge"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Say whom it is about (How you were treated) */
  move_identify: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.identify"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Check conflicts and assign (How you were treated) */
  move_checkConflict: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.checkConflict"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Classify, and tell how it is handled (How you were treated) */
  move_classify: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.classify"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Pass the material on (How you were treated) */
  move_transferMaterial: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.transferMaterial"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Begin the inquiry (How you were treated) */
  move_investigate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.investigate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Review the recording (How you were treated) */
  move_reviewRecording: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.reviewRecording"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hear the recording and go back to them (How you were treated) */
  move_answerWords: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.answerWords"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Disclose to the officer and the chief (How you were treated) */
  move_disclose: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.disclose"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make a statement (How you were treated) */
  move_makeStatement: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.makeStatement"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Take the officer’s statement (How you were treated) */
  move_takeStatement: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.takeStatement"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Conclude the review (How you were treated) */
  move_concludeReview: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.concludeReview"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Answer in writing / Answer whoever gave it / Reached: write down what they answered (How you were treated, Clue, Independent call) */
  move_answer: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.answer"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.clue.answer"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.survey.answer"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Could not be reached: keep the answer ready (How you were treated) */
  move_answerUnreached: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.answerUnreached"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Call back about the rating (How you were treated) */
  move_callRater: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.callRater"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Could not be reached: go by the record (How you were treated) */
  move_concludeUnreached: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.concludeUnreached"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Put it right, and let them look again (How you were treated) */
  move_setRight: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.setRight"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Say why, and by which day (How you were treated) */
  move_explainDelay: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.explainDelay"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Pass to inspection (How you were treated) */
  move_passToInspection: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.passToInspection"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Put it right (How you were treated) */
  move_correct: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.correct"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Check again (How you were treated) */
  move_recheck: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.recheck"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Send back (How you were treated) */
  move_sendBack: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.sendBack"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for a review (How you were treated) */
  move_askReview: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.askReview"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask the level above (How you were treated) */
  move_appealAbove: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.appealAbove"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** They ask the level above (How you were treated) */
  move_hearAppeal: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.hearAppeal"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Look into it again (How you were treated) */
  move_resume: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.resume"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Greet them (How you were treated) */
  move_greet: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.greet"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Call back (How you were treated) */
  move_callBack: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.callBack"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Agree on a time (How you were treated) */
  move_fixTime: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.fixTime"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Give the whole list at once (How you were treated) */
  move_giveList: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.giveList"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Name who handles it (How you were treated) */
  move_nameContact: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.conduct.nameContact"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Read: we look within three workdays (Small hazard) */
  move_screen: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.screen"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** It may hurt somebody: go now (Small hazard) */
  move_sendNow: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.sendNow"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make it safe (Small hazard) */
  move_attendUrgent: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.attendUrgent"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Look on the spot (Small hazard) */
  move_verify: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.verify"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Nothing there: explain it / Looked at: not one thing (Small hazard, Series) */
  move_dismiss: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.dismiss"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.series.dismiss"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Grade it serious (Small hazard) */
  move_gradeSerious: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.gradeSerious"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Report it in writing to government and fire service (Small hazard) */
  move_reportSerious: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.reportSerious"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Settle who and by when (Small hazard) */
  move_setResponsible: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.setResponsible"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Take another way (Small hazard) */
  move_changeRoute: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.changeRoute"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Put right on the spot (Small hazard) */
  move_fixOnSpot: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.fixOnSpot"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Serve the order (Small hazard) */
  move_serveNotice: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.serveNotice"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Handed back (Small hazard) */
  move_handBack: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.handBack"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Work has begun (Small hazard) */
  move_startWork: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.startWork"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Urge them (Small hazard) */
  move_urge: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.urge"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Remind them (Small hazard) */
  move_remind: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.remind"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand in proof (Small hazard) */
  move_submitProof: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.submitProof"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for more time (Small hazard) */
  move_askExtension: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.askExtension"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Grant more time (Small hazard) */
  move_grantExtension: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.grantExtension"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Refuse more time (Small hazard) */
  move_refuseExtension: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.refuseExtension"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The day is over: check again (Small hazard) */
  move_callRecheck: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.callRecheck"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask to be checked (Small hazard) */
  move_askRecheck: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.askRecheck"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Right again: strike it off (Small hazard) */
  move_pass: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.pass"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Still not right (Small hazard) */
  move_fail: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.fail"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The chief takes it on (Small hazard) */
  move_escalate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.escalate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Strike it off (Small hazard) */
  move_signOff: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.signOff"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Tell whoever reported it (Small hazard) */
  move_tellReporter: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.tellReporter"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Read the outcome by code (Small hazard) */
  move_reporterLooked: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.reporterLooked"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Tell those on the spot (Small hazard) */
  move_tellPlace: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.tellPlace"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make public (the place only) (Small hazard) */
  move_publish: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.hazard.publish"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Receive at the window (Small service) */
  move_receive: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.receive"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Tell once what is missing (Small service) */
  move_tellMissing: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.tellMissing"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** All papers are here (Small service) */
  move_completeDocuments: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.completeDocuments"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for a visit at home (Small service) */
  move_goHome: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.goHome"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Come to the window instead (Small service) */
  move_comeIn: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.comeIn"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Offer a time (Small service) */
  move_offerSlot: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.offerSlot"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Confirm the time (Small service) */
  move_confirmSlot: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.confirmSlot"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for another time (Small service) */
  move_anotherTime: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.anotherTime"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Accept at their home (Small service) */
  move_acceptAtHome: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.acceptAtHome"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Send off (Small service) */
  move_sendOff: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.sendOff"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Begin to verify (Small service) */
  move_startVerification: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.startVerification"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Verified (Small service) */
  move_endVerification: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.endVerification"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The card has come (Small service) */
  move_cardArrives: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.cardArrives"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Register the birth (Small service) */
  move_registerBirth: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.registerBirth"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Close the registration (Small service) */
  move_cancelForDeath: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.cancelForDeath"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Approve the change (Small service) */
  move_approveChange: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.approveChange"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Issue the certificate (Small service) */
  move_issueCertificate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.issueCertificate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Issue the dog licence (Small service) */
  move_issueLicence: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.issueLicence"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Refuse in writing (Small service) */
  move_declineInWriting: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.declineInWriting"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Collected (Small service) */
  move_collect: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.collect"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Delivered (Small service) */
  move_deliver: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.deliver"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Start the search (Small service) */
  move_startSearch: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.startSearch"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Link the 110 alarm (Small service) */
  move_linkAlarm: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.linkAlarm"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Widen the search (Small service) */
  move_widenSearch: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.widenSearch"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Open a case as well (Small service) */
  move_openCase: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.openCase"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Found them (Small service) */
  move_locate: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.locate"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Issue proof for the exam (Small service) */
  move_issueExamProof: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.issueExamProof"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Take into keeping / Take one in (Small service, Series) */
  move_takeIn: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.takeIn"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.series.takeIn"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Tell the owner (Small service) */
  move_notifyOwner: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.notifyOwner"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Announce it (Small service) */
  move_announce: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.announce"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Give it back (Small service) */
  move_returnThing: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.returnThing"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Tell the finder (Small service) */
  move_tellFinder: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.tellFinder"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand over to the State (Small service) */
  move_toState: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.toState"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for help to communicate (Small service) */
  move_askHelp: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.askHelp"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Arrange help (Small service) */
  move_arrangeHelp: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.arrangeHelp"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Arrange help with it (Small service) */
  move_arrangeHelpBeside: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.arrangeHelpBeside"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Help given (Small service) */
  move_giveHelp: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.service.giveHelp"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Read and reply (Clue) */
  move_read: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.read"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Look into it (Clue) */
  move_lookInto: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.lookInto"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make it a case (Clue) */
  move_becomeCase: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.becomeCase"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make it a dispute (Clue) */
  move_becomeDispute: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.becomeDispute"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make it a hazard (Clue) */
  move_becomeHazard: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.becomeHazard"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Add to a matter in hand (Clue) */
  move_joinMatter: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.joinMatter"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Set aside (Clue) */
  move_setAside: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.setAside"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** There is nobody to answer (Clue) */
  move_answerNobody: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.answerNobody"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Warn that it expires (Clue) */
  move_warnOfEnd: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.warnOfEnd"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Expire (Clue) */
  move_expire: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.expire"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Ask for a copy of my own words (Clue) */
  move_askCopy: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.askCopy"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Give the copy (Clue) */
  move_giveCopy: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.clue.giveCopy"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Set out (Round) */
  move_start: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.start"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Do not come any more (Round) */
  move_withdrawConsent: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.withdrawConsent"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Call it off (Round, Independent call) */
  move_callOff: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.callOff"]; saidAt?: string; clock?: { before: number | null; after: number } } | { says: Schemas["Says.survey.callOff"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Missed (Round) */
  move_miss: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.miss"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Seen a place (Round) */
  move_seePlace: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.seePlace"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Could not see a place (Round) */
  move_leavePlace: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.leavePlace"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Found a hazard (Round) */
  move_findHazard: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.findHazard"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Found a quarrel beginning (Round) */
  move_findDispute: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.findDispute"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Came across a clue (Round) */
  move_hearClue: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.hearClue"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Listened to the end (Round) */
  move_finishListening: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.finishListening"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Schools looked at (Round) */
  move_finishSchools: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.finishSchools"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Small premises looked at (Round) */
  move_finishPremises: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.finishPremises"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Campaign done (Round) */
  move_finishCampaign: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.finishCampaign"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Publish the list (Round) */
  move_publishList: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.publishList"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Shift looked at (Round) */
  move_checkShift: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.checkShift"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Visited (Round) */
  move_finishVisit: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.round.finishVisit"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Confirm: one thing (Series) */
  move_confirm: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.confirm"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Make one plan (Series) */
  move_plan: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.plan"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Write down what was learned (Series) */
  move_learn: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.learn"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Found another one alike (Series) */
  move_offer: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.offer"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Leave one out (Series) */
  move_leaveOut: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.leaveOut"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** The day of the plan has come (Series) */
  move_lookAgain: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.lookAgain"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** End the series (Series) */
  move_end: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.series.end"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Reached: they would rather not (Independent call) */
  move_refuse: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.survey.refuse"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Not reached: stop calling (Independent call) */
  move_giveUp: { asks: { id: string; "Idempotency-Key": string; "If-Match": string; "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { says: Schemas["Says.survey.giveUp"]; saidAt?: string; clock?: { before: number | null; after: number } } }; answer: Schemas["Moved"] }
  /** Hand everything over to a colleague at once */
  handOverAll: { asks: { "Idempotency-Key": string; body: { to: string; because: "shift_ends" | "leave" | "better_placed" | "workload"; remark?: string; matters: { id: string; version: number }[] } }; answer: { matters: { id: string; code: string; version: number }[] } }
  /** The kinds of matters: states, moves, what each says, and the words */
  listKinds: { asks: Nothing; answer: { kinds: ({ name: string; words: Schemas["Words"]; about: Schemas["Words"]; start: string; anonymous: boolean; reporter: string; states: { name: string; words: Schemas["Words"]; ends: boolean }[]; moves: ({ name: string; words: Schemas["Words"]; opens: boolean; from: string[]; to: Record<string, string[]>; by: string[]; says: unknown; onlineOnly: boolean; changesState: boolean; law: string | null; papers: string[] })[]; fields: Record<string, Schemas["Words"]>; options: Record<string, Schemas["Words"]>; refusals: Record<string, Schemas["Words"]>; papers: Record<string, Schemas["Words"]>; people: Record<string, Schemas["Words"]> })[] } }
  /** One kind of matter */
  readKind: { asks: { kind: string }; answer: { name: string; words: Schemas["Words"]; about: Schemas["Words"]; start: string; anonymous: boolean; reporter: string; states: { name: string; words: Schemas["Words"]; ends: boolean }[]; moves: ({ name: string; words: Schemas["Words"]; opens: boolean; from: string[]; to: Record<string, string[]>; by: string[]; says: unknown; onlineOnly: boolean; changesState: boolean; law: string | null; papers: string[] })[]; fields: Record<string, Schemas["Words"]>; options: Record<string, Schemas["Words"]>; refusals: Record<string, Schemas["Words"]>; papers: Record<string, Schemas["Words"]>; people: Record<string, Schemas["Words"]> } }
  /** The promises, in plain words */
  listMeasures: { asks: Nothing; answer: { measures: Schemas["Measure"][] } }
  /** Every edition of the promises: who wrote it, from which day */
  listMeasureEditions: { asks: Nothing; answer: { today: string; mayEdit: boolean; measures: { id: string; editions: Schemas["MeasureEdition"][] }[]; named: Record<string, { conditions: Record<string, Schemas["Words"]>; instants: Record<string, Schemas["Words"]> }> } }
  /** Write a measure, or a new edition of one, from a day on */
  saveMeasure: { asks: { body: { measure: unknown; from?: string; expect?: number } }; answer: { id: string; edition: number; changed: boolean } }
  /** See what it would attach to; nothing is saved */
  previewMeasure: { asks: { body: { measure: unknown; from?: string; expect?: number } }; answer: { attaches: ({ kind: Schemas["Words"]; starts: Schemas["Words"][]; only: Schemas["Words"] | null; from: Schemas["Words"] | null; until: Schemas["Words"] | null; ends: Schemas["Words"][]; voids: Schemas["Words"][]; proof: Schemas["Words"][]; repeats: boolean })[] } }
  /** From a day on it is promised no more; what was promised stands */
  retireMeasure: { asks: { body: { id: string; from?: string; expect?: number } }; answer: { id: string; edition: number; changed: boolean } }
  /** The work calendar, and which year is missing */
  readCalendar: { asks: Nothing; answer: { edition: string; years: { year: number; holidays: { day: string; name: string; en?: string }[]; makeup: { day: string; name: string; en?: string }[] }[]; missing: number[]; mayEdit: boolean; editions: ({ edition: string; author: string | null; madeAt: string | null })[] } }
  /** Load a year of the work calendar, or change it */
  saveYear: { asks: { body: { year: { year: number; holidays: { day: string; name: string; en?: string }[]; makeup: { day: string; name: string; en?: string }[] }; expect?: string } }; answer: { edition: string; years: number[]; settled: number } }
  /** See what this year would change; nothing is saved */
  previewYear: { asks: { body: { year: { year: number; holidays: { day: string; name: string; en?: string }[]; makeup: { day: string; name: string; en?: string }[] }; expect?: string } }; answer: { days: ({ day: string; before: boolean | null; after: boolean | null })[]; dues: ({ limit: unknown; before: string | null; after: string | null })[] } }
  /** Quiet hours, in which reminders wait */
  readQuietHours: { asks: Nothing; answer: { units: { id: string; words: Schemas["Words"]; from: string; to: string; mayEdit: boolean }[] } }
  /** Set the quiet hours of a unit */
  setQuietHours: { asks: { body: { unit: string; from: string; to: string } }; answer: { id: string; words: Schemas["Words"]; from: string; to: string; mayEdit: boolean } }
  /** The days on which I am away */
  readLeave: { asks: Nothing; answer: { leaves: { from: string; until: string }[] } }
  /** Say on which days I am away: what is new goes to who stands in */
  noteLeave: { asks: { body: { from: string; until: string } }; answer: { leaves: { from: string; until: string }[] } }
  /** Back, or not going: from today on what is new comes to me, and days noted for later stay. Where none has begun, the next is taken back */
  endLeave: { asks: Nothing; answer: { leaves: { from: string; until: string }[] } }
  /** The papers of a matter that may be printed */
  listPapers: { asks: { id: string; "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: { papers: Schemas["PaperShown"][] } }
  /** One paper, as PDF on A4 */
  printPaper: { asks: { id: string; paper: string; entry?: number; "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: Uint8Array }
  /** Void a paper: its number stays its own, with the reason */
  voidPaper: { asks: { id: string; paper: string; entry?: number; body: { reason: "misprinted" | "wrong_content" | "not_handed_over" | "replaced" } }; answer: undefined }
  /** The forms of papers: which there are, and which edition holds */
  listPaperForms: { asks: { unit?: string }; answer: { units: { id: string; words: Schemas["Words"] }[]; unit: string; papers: ({ kind: string; paper: string; words: Schemas["Words"]; ofKind: Schemas["Words"]; editions: ({ edition: number; from: string; author: string | null; madeAt: string; undoes: number | null; own: boolean })[]; fields: string[] })[]; placeholders: { name: string; words: Schemas["Words"] }[] } }
  /** One form as a Word file, to be edited in Word or WPS */
  downloadPaperForm: { asks: { kind: string; paper: string; unit?: string; edition?: number }; answer: Uint8Array }
  /** See how it would be printed, of an invented matter; nothing is kept */
  previewPaperForm: { asks: { kind: string; paper: string; body: { unit?: string; docx?: string } }; answer: { faults: { code: string; what: string; words: Schemas["Words"] }[]; pdf: string | null } }
  /** Use an edited form, from some day on */
  savePaperForm: { asks: { kind: string; paper: string; body: { unit?: string; docx: string; from?: string; expect: number } }; answer: { edition: number } }
  /** Undo the latest edition: the one before it holds from now on */
  undoPaperForm: { asks: { kind: string; paper: string; body: { unit?: string; expect: number } }; answer: { edition: number } }
  /** Print the codes for doors (24 on an A4) or contact cards (ten on one) */
  printPlates: { asks: { body: { as: "plates" | "cards"; unit?: string; village?: string } }; answer: { pdf: string; count: number } }
  /** Find villages by name, initials or code */
  findPlaces: { asks: { q: string; level?: "county" | "town" | "village"; within?: string; limit?: number }; answer: { places: Schemas["Place"][] } }
  /** One place, and those in it */
  readPlace: { asks: { code: string }; answer: { place: Schemas["Place"]; places: Schemas["Place"][] } }
  /** Who is my officer: no report needed */
  whoIsMyOfficer: { asks: { village?: string; placeCode?: string }; answer: Schemas["Officer"] }
  /** Places: as they are, and how they were edited */
  listPlaces: { asks: { q?: string; from?: number; limit?: number }; answer: { words: Schemas["Words"]; columns: { name: string; words: Schemas["Words"]; options?: string[] }[]; key: string[]; total: number; rows: Record<string, string>[]; called: Record<string, Record<string, Schemas["Words"]>>; last: number; edits: ({ no: number; author: string | null; madeAt: string; undoes: number | null; lines: number; changes: Schemas["LineChange"][] })[] } }
  /** Edit places: all of it or nothing */
  savePlaces: { asks: { body: { rows?: { code?: string; name?: string; initials?: string; lon?: string; lat?: string }[]; csv?: string; xlsx?: string; expect: number } }; answer: { no: number; lines: number } }
  /** Places: all of them as a file */
  downloadPlaces: { asks: { type?: "csv" | "xlsx" }; answer: string }
  /** See what this would change, without keeping it: Places */
  previewPlaces: { asks: { body: { rows?: { code?: string; name?: string; initials?: string; lon?: string; lat?: string }[]; csv?: string; xlsx?: string } }; answer: { faults: Schemas["LineFault"][]; lines: number; changes: Schemas["LineChange"][] } }
  /** Undo the last edit: Places */
  undoPlaces: { asks: { body: { expect: number } }; answer: { no: number; lines: number } }
  /** Units: as they are, and how they were edited */
  listUnits: { asks: { q?: string; from?: number; limit?: number }; answer: { words: Schemas["Words"]; columns: { name: string; words: Schemas["Words"]; options?: string[] }[]; key: string[]; total: number; rows: Record<string, string>[]; called: Record<string, Record<string, Schemas["Words"]>>; last: number; edits: ({ no: number; author: string | null; madeAt: string; undoes: number | null; lines: number; changes: Schemas["LineChange"][] })[] } }
  /** Edit units: all of it or nothing */
  saveUnits: { asks: { body: { rows?: { code?: string; parent?: string; sort?: string; name?: string; name_en?: string; phone?: string; areas?: string }[]; csv?: string; xlsx?: string; expect: number } }; answer: { no: number; lines: number } }
  /** Units: all of them as a file */
  downloadUnits: { asks: { type?: "csv" | "xlsx" }; answer: string }
  /** See what this would change, without keeping it: Units */
  previewUnits: { asks: { body: { rows?: { code?: string; parent?: string; sort?: string; name?: string; name_en?: string; phone?: string; areas?: string }[]; csv?: string; xlsx?: string } }; answer: { faults: Schemas["LineFault"][]; lines: number; changes: Schemas["LineChange"][] } }
  /** Undo the last edit: Units */
  undoUnits: { asks: { body: { expect: number } }; answer: { no: number; lines: number } }
  /** People: as they are, and how they were edited */
  listPeople: { asks: { q?: string; from?: number; limit?: number }; answer: { words: Schemas["Words"]; columns: { name: string; words: Schemas["Words"]; options?: string[] }[]; key: string[]; total: number; rows: Record<string, string>[]; called: Record<string, Record<string, Schemas["Words"]>>; last: number; edits: ({ no: number; author: string | null; madeAt: string; undoes: number | null; lines: number; changes: Schemas["LineChange"][] })[] } }
  /** Edit people: all of it or nothing */
  savePeople: { asks: { body: { rows?: { number?: string; name?: string; post?: string; unit?: string; until?: string; left_on?: string }[]; csv?: string; xlsx?: string; expect: number } }; answer: { no: number; lines: number } }
  /** People: all of them as a file */
  downloadPeople: { asks: { type?: "csv" | "xlsx" }; answer: string }
  /** See what this would change, without keeping it: People */
  previewPeople: { asks: { body: { rows?: { number?: string; name?: string; post?: string; unit?: string; until?: string; left_on?: string }[]; csv?: string; xlsx?: string } }; answer: { faults: Schemas["LineFault"][]; lines: number; changes: Schemas["LineChange"][] } }
  /** Undo the last edit: People */
  undoPeople: { asks: { body: { expect: number } }; answer: { no: number; lines: number } }
  /** Beats: as they are, and how they were edited */
  listBeats: { asks: { q?: string; from?: number; limit?: number }; answer: { words: Schemas["Words"]; columns: { name: string; words: Schemas["Words"]; options?: string[] }[]; key: string[]; total: number; rows: Record<string, string>[]; called: Record<string, Record<string, Schemas["Words"]>>; last: number; edits: ({ no: number; author: string | null; madeAt: string; undoes: number | null; lines: number; changes: Schemas["LineChange"][] })[] } }
  /** Edit beats: all of it or nothing */
  saveBeats: { asks: { body: { rows?: { unit?: string; beat?: string; village?: string; officer?: string; stand_in?: string }[]; csv?: string; xlsx?: string; expect: number } }; answer: { no: number; lines: number } }
  /** Beats: all of them as a file */
  downloadBeats: { asks: { type?: "csv" | "xlsx" }; answer: string }
  /** See what this would change, without keeping it: Beats */
  previewBeats: { asks: { body: { rows?: { unit?: string; beat?: string; village?: string; officer?: string; stand_in?: string }[]; csv?: string; xlsx?: string } }; answer: { faults: Schemas["LineFault"][]; lines: number; changes: Schemas["LineChange"][] } }
  /** Undo the last edit: Beats */
  undoBeats: { asks: { body: { expect: number } }; answer: { no: number; lines: number } }
  /** Duty rosters: as they are, and how they were edited */
  listRosters: { asks: { q?: string; from?: number; limit?: number }; answer: { words: Schemas["Words"]; columns: { name: string; words: Schemas["Words"]; options?: string[] }[]; key: string[]; total: number; rows: Record<string, string>[]; called: Record<string, Record<string, Schemas["Words"]>>; last: number; edits: ({ no: number; author: string | null; madeAt: string; undoes: number | null; lines: number; changes: Schemas["LineChange"][] })[] } }
  /** Edit duty rosters: all of it or nothing */
  saveRosters: { asks: { body: { rows?: { unit?: string; post?: string; number?: string; from?: string; to?: string }[]; csv?: string; xlsx?: string; expect: number } }; answer: { no: number; lines: number } }
  /** Duty rosters: all of them as a file */
  downloadRosters: { asks: { type?: "csv" | "xlsx" }; answer: string }
  /** See what this would change, without keeping it: Duty rosters */
  previewRosters: { asks: { body: { rows?: { unit?: string; post?: string; number?: string; from?: string; to?: string }[]; csv?: string; xlsx?: string } }; answer: { faults: Schemas["LineFault"][]; lines: number; changes: Schemas["LineChange"][] } }
  /** Undo the last edit: Duty rosters */
  undoRosters: { asks: { body: { expect: number } }; answer: { no: number; lines: number } }
  /** Lists that were handed in: how far each is, and what was taken */
  listImports: { asks: Nothing; answer: { neighbours: { id: string; name: string }[]; imports: Schemas["ImportedList"][] } }
  /** Hand in a list: it is looked at first */
  handInList: { asks: { "Idempotency-Key"?: string; body: FormData | string }; answer: { id: string } }
  /** It was looked at: take it */
  takeList: { asks: { import: string }; answer: undefined }
  /** What failed here is tried again, where it was */
  tryListAgain: { asks: { import: string }; answer: undefined }
  /** Let it be: what was taken stays, the file goes */
  dropList: { asks: { import: string }; answer: undefined }
  /** By line: which field, and what to do */
  reportOfList: { asks: { import: string; type?: "csv" | "xlsx" }; answer: string }
  /** What the open data holds: how many lines, and what each column means */
  aboutOpenData: { asks: Nothing; answer: { lines: number; licence: string; columns: { name: string; words: Schemas["Words"] }[] } }
  /** The open data (ZIP): the list, its dictionary, the licence */
  takeOpenData: { asks: { licence?: string }; answer: Uint8Array }
  /** Systems beside ours: what each may do, and how much it brought */
  listNeighbours: { asks: Nothing; answer: { scopes: string[]; neighbours: Schemas["Neighbour"][]; dead: { id: string; webhook: string; url: string; pos: number; tries: number; deadAt: string; last: string }[] } }
  /** Give a system beside ours a key, shown this once */
  addNeighbour: { asks: { "Idempotency-Key"?: string; body: { name: string; scopes: ("requests" | "updates" | "events")[]; perMinute: number } }; answer: { id: string; key: string } }
  /** End the key of a system beside ours */
  endNeighbour: { asks: { neighbour: string }; answer: undefined }
  /** What a system beside ours brought */
  sentByNeighbour: { asks: { neighbour: string }; answer: { sent: ({ at: string; service: string; words: Schemas["Words"]; own: string | null; taken: boolean })[] } }
  /** Try the calls of a webhook anew that were given up */
  replayWebhook: { asks: { webhook: string; "Idempotency-Key"?: string }; answer: { count: number } }
  /** How the ways out are */
  listChannels: { asks: { look?: boolean }; answer: { channels: ({ name: string; isSetUp: boolean; wrong: string | null; perMinute: number; waiting: number; sentToday: number; arrived: number; dead: number; downUntil: string | null; last: string | null; sentAt: string | null })[]; dead: { id: string; channel: string; template: string; tries: number; deadAt: string; last: string }[] } }
  /** Send a message to try a channel */
  testChannel: { asks: { channel: string; "Idempotency-Key"?: string; body: { to: string } }; answer: { how: string; why: string | null } }
  /** Try the messages of a channel anew that were given up */
  replayChannel: { asks: { channel: string; "Idempotency-Key"?: string }; answer: { count: number } }
  /** A map: outlines and names of the bureau; a sketch without tiles */
  drawMap: { asks: { box?: string }; answer: { datum: "wgs-84"; city: { south: number; west: number; north: number; east: number }; tiles: Schemas["MapTiles"] | null; outlines: { name: string; ring: number[][] }[]; places: { code: string; level: string; short: string; lat: number; lng: number }[] } }
  /** Find premises in the beats of my unit by name or id */
  findPremises: { asks: { q?: string; limit?: number }; answer: { premises: Schemas["Premises"][] } }
  /** Find among the matters I may see: code, official number, place (initials too), words that were said */
  searchMatters: { asks: { q: string; limit?: number }; answer: { matters: Schemas["MatterLine"][]; total: number; nearly: boolean } }
  /** Matters that might be the same, and why */
  matterLikeThis: { asks: { id: string }; answer: { candidates: { matter: Schemas["MatterLine"]; because: Schemas["Words"][] }[] } }
  /** Before reporting: is it this one? Hazards in the open only; for all else the answer is always “none” */
  isItThis: { asks: { body: { kind: string; type?: string; text?: string; place: { village?: string; placeCode?: string; point?: { lat: number; lng: number; datum?: string } } } }; answer: { candidates: ({ id: string; type: string; words: Schemas["Words"]; place: string | null; stage: Schemas["Words"]; openedAt: string; due: string | null; metres: number | null })[] } }
  /** Which kind and measure it might be, learned from the bureau’s own closed matters; unsure where it is; a person decides */
  suggestKind: { asks: { body: { text: string } }; answer: { suggestion: { kind: string; words: Schemas["Words"]; likely: number; unsure: boolean; others: { kind: string; likely: number }[]; measure: { id: string; words: Schemas["Words"] } | null; model: string } | null } }
  /** A sentence: which kind it may be, and whose; unsure where it is; whoever writes decides, and the text is not kept */
  likelyKind: { asks: { body: { text: string } }; answer: { likely: { kind: string; words: Schemas["Words"]; type: string | null; takenTo: Schemas["Words"] | null } | null; elsewhere: Schemas["Words"] | null } }
  /** Of a series, its members, each for whoever sees it; of another matter, the series that it is in and what was learned there */
  matterSeries: { asks: { id: string }; answer: { members: ({ matter: Schemas["MatterLine"]; near: { lat: number; lng: number } | null })[]; offered: ({ matter: Schemas["MatterLine"]; near: { lat: number; lng: number } | null })[]; in: ({ matter: Schemas["MatterLine"]; called: string | null; lessons: ({ text: string; at: string; from: string | null })[] })[] } }
  /** Early signs found by rule: about matters and places, never people; of the places that one sees */
  earlySigns: { asks: Nothing; answer: { signs: ({ id: string; rule: "dispute_returns" | "hazard_again" | "gate_week" | "measure_missed"; edition: number; title: Schemas["Words"]; says: Schemas["Words"]; todo: Schemas["Words"]; day: string; at: string; place: { village: string; short: string } | null; unit: Schemas["Words"]; numbers: Record<string, unknown>; matters: Schemas["MatterLine"][]; useful: boolean | null })[] } }
  /** Whether a sign was of use */
  answerSign: { asks: { sign: string; body: { useful: boolean } }; answer: { useful: boolean } }
  /** By which rules early signs are found, and how they did */
  earlyRules: { asks: Nothing; answer: { mayEdit: boolean; rules: ({ rule: "dispute_returns" | "hazard_again" | "gate_week" | "measure_missed"; edition: number; on: boolean; title: Schemas["Words"]; says: Schemas["Words"]; todo: Schemas["Words"]; numbers: { name: string; words: Schemas["Words"]; is: number; least: number; most: number }[]; made: number; useful: number; useless: number; reconsider: boolean })[] } }
  /** A new edition of a rule: for the officers of the city */
  saveEarlyRule: { asks: { rule: string; body: { on: boolean; numbers: Record<string, number>; expect: number } }; answer: { edition: number } }
  /** The villages of my beats, and how much is open in each */
  listMyVillages: { asks: Nothing; answer: { villages: { code: string; short: string; open: number }[] } }
  /** A village pack, to work a day without signal; nothing protected, no clue and no complaint is in it */
  takePack: { asks: { villages?: string }; answer: { at: string; until: string; lawbook: { tz: string; calendar: unknown; catalogue: unknown[]; law: unknown[] }; colleagues: ({ id: string; number: string; name: string; woman: boolean | null; posts: { post: string; unitId: string; unitPath: string }[] })[]; matters: { shown: Schemas["Matter"]; unitPath: string; posts: string[]; open: unknown[] }[]; premises: Schemas["Premises"][]; more: boolean } }
  /** Sign in */
  signIn: { asks: { body: { number: string; password: string } }; answer: { token: string; expires: string; me: Schemas["Me"] } }
  /** Sign out */
  signOut: { asks: Nothing; answer: undefined }
  /** Set one’s own password, by the one-time link */
  setPassword: { asks: { body: { link: string; password: string } }; answer: { setUp: string | null; needed: boolean } }
  /** Change one’s own password, by the one it is now */
  changePassword: { asks: { body: { present: string; password: string } }; answer: undefined }
  /** Where I am signed in */
  listSessions: { asks: Nothing; answer: { sessions: Schemas["SignIn"][] } }
  /** Sign out everywhere else */
  endOtherSessions: { asks: Nothing; answer: undefined }
  /** Sign out in one place */
  endSession: { asks: { session: string }; answer: undefined }
  /** Who I am, and in which posts */
  whoAmI: { asks: Nothing; answer: Schemas["Me"] }
  /** The second step of signing in */
  showSecondFactor: { asks: { body: { step: string; code?: string; passkey?: { id: string; rawId: string; type: "public-key"; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; attestationObject?: string; authenticatorData?: string; signature?: string; userHandle?: string; transports?: string[] } } } }; answer: { token: string; expires: string; me: Schemas["Me"] } }
  /** What may be set up as a second factor */
  offerSecondFactor: { asks: { body: { step: string } }; answer: { secret: string; uri: string; passkey: unknown } }
  /** Set up a second factor */
  setUpSecondFactor: { asks: { body: { step: string; code?: string; passkey?: { id: string; rawId: string; type: "public-key"; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; attestationObject?: string; authenticatorData?: string; signature?: string; userHandle?: string; transports?: string[] } } } }; answer: { recovery: string[] } }
  /** What I have set up */
  listSecondFactors: { asks: Nothing; answer: { factors: Schemas["SecondFactor"][]; recoveryLeft: number; needed: boolean } }
  /** Set up another one, or remove one; first the password again */
  beginSecondFactor: { asks: { body: { password: string } }; answer: { setUp: string; show: { step: string; passkey?: unknown } | null } }
  /** Remove one: by showing another, or a recovery code */
  removeSecondFactor: { asks: { body: { factor: string; step: string; code?: string; passkey?: { id: string; rawId: string; type: "public-key"; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; attestationObject?: string; authenticatorData?: string; signature?: string; userHandle?: string; transports?: string[] } } } }; answer: undefined }
  /** Accounts, by name or number */
  listAccounts: { asks: { q?: string }; answer: { accounts: Schemas["Account"][] } }
  /** Open an account (system administrator): no post yet */
  openAccount: { asks: { body: { number: string; name: string; woman?: boolean } }; answer: { link: string } }
  /** A new link (system administrator) */
  makeLink: { asks: { body: { number: string; anew?: boolean } }; answer: { link: string } }
  /** Close an account (system administrator) */
  closeAccount: { asks: { body: { number: string } }; answer: undefined }
  /** Give a post, or end it (security administrator) */
  givePost: { asks: { body: { number: string; post: "resident" | "responsible_unit" | "auxiliary" | "beat_officer" | "duty_officer" | "mediator" | "window_clerk" | "station_chief" | "inspector" | "head_inspector" | "county_officer" | "city_officer" | "legal_officer" | "system_admin" | "security_admin" | "audit_admin" | "neighbour" | "clock"; unit: string; ends?: boolean } }; answer: undefined }
  /** Sign somebody out everywhere (security administrator) */
  signOutSomebody: { asks: { body: { number: string } }; answer: undefined }
  /** The rules of signing in */
  signInRules: { asks: Nothing; answer: { idleMinutes: number; secondFactor: string[] } }
  /** Set the rules of signing in (security administrator of the bureau) */
  setSignInRules: { asks: { body: { idleMinutes: number; secondFactor: ("resident" | "responsible_unit" | "auxiliary" | "beat_officer" | "duty_officer" | "mediator" | "window_clerk" | "station_chief" | "inspector" | "head_inspector" | "county_officer" | "city_officer" | "legal_officer" | "system_admin" | "security_admin" | "audit_admin" | "neighbour" | "clock")[] } }; answer: undefined }
  /** The log of accounts (audit administrator) */
  readAccountLog: { asks: { before?: number }; answer: { entries: Schemas["AccountEntry"][]; head: string | null; broken: number | null } }
  /** Find colleagues by name, number or id, the nearest first */
  findColleagues: { asks: { q?: string; limit?: number }; answer: { colleagues: Schemas["Colleague"][] } }
  /** Find units of the bureau by name, code or id */
  findUnits: { asks: { q?: string; limit?: number }; answer: { units: Schemas["UnitFound"][] } }
  /** Send photos and voice notes: up to ten, 20 MB each */
  sendFiles: { asks: { body: FormData | string }; answer: { files: { sha256: string; type: string; bytes: number }[] } }
  /** One file: for those who see a matter that it belongs to */
  readFile: { asks: { sha256: string; "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: Uint8Array }
  /** How I hear of news on my matter */
  readMyChannel: { asks: { "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: Schemas["MyChannel"] }
  /** Choose a way and a language, or stop it */
  chooseMyChannel: { asks: { "X-Matter-Token"?: string; "X-Matter-Word"?: string; body: { channel: "sms" | "email" | "wechat" | "push" | "none"; language: "zh" | "en"; address?: string; code?: string } }; answer: Schemas["MyChannel"] }
  /** What a gateway reports of messages that it took, by its password */
  hearReceipt: { asks: { channel: string }; answer: string }
  /** Ask why somebody looked: inspection answers within five workdays */
  askWhy: { asks: { look: string; "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: { lastDay: string } }
  /** Questions why somebody looked (inspection) */
  listLookQuestions: { asks: Nothing; answer: { questions: Schemas["LookQuestion"][] } }
  /** Answer why somebody looked (inspection; never one’s own) */
  answerWhy: { asks: { question: string; body: { finding: "for_the_work" | "not_needed" | "wrongful"; answer: string } }; answer: undefined }
  /** Everything kept about me in this matter, as one file for people and programs (PIPL 45) */
  readMyCopy: { asks: { "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: string }
  /** Back to one’s own matter by its code and the word chosen at report: no account */
  openByWord: { asks: { body: { code: string; word: string } }; answer: { token: string; path: string } }
  /** Ask for a code by SMS: answered alike, whether anything was reported with this number or not */
  askPhoneCode: { asks: { body: { phone: string; language?: "zh" | "en" } }; answer: { goodForMinutes: number } }
  /** Enter by the code, for twenty minutes */
  enterByPhone: { asks: { body: { phone: string; code: string } }; answer: { token: string; ends: string } }
  /** Leave */
  leavePhone: { asks: { "X-Phone-Session"?: string }; answer: undefined }
  /** What was reported with this phone: codes, and what a code tells; nothing else */
  listByPhone: { asks: { "X-Phone-Session"?: string }; answer: { ends: string; matters: ({ code: string; status: "received" | "worked" | "answered"; words: Schemas["Words"]; day: string; unit: { words: Schemas["Words"]; phone: string | null } })[] } }
  /** Back to one’s own matter by its code and the code from the telephone */
  openByPhone: { asks: { "X-Phone-Session"?: string; body: { code: string } }; answer: { token: string; path: string } }
  /** The signed root of the journal of each day, for anybody to keep */
  readRoots: { asks: Nothing; answer: { checkpoints: Schemas["Checkpoint"][] } }
  /** Shows that a later root still holds all of an earlier one (RFC 6962) */
  readConsistency: { asks: { from: number; to: number }; answer: { path: string[] } }
  /** The receipt of one’s own matter: shows that it stands in the journal, unchanged, and can be checked by oneself */
  readReceipt: { asks: { no?: number; "X-Matter-Token"?: string; "X-Matter-Word"?: string }; answer: { receipt: string; leaf: { matter: string; no: number; hash: string }; before?: string; entry?: unknown; rows?: string; said?: { salt: string; text: string }; at: number; path: string[]; checkpoint: Schemas["Checkpoint"] } }
  /** Custodians: who holds which share, what was asked for and opened (for them, and the city’s legal officer) */
  readVault: { asks: Nothing; answer: { suite: "standard" | "gm"; mine: { n: number; edition: number; half: string } | null; custodians: { n: number; name: string }[]; reasons: ({ because: "life_in_danger" | "court_order" | "reporter_asked"; words: Schemas["Words"] })[]; openings: Schemas["VaultOpening"][] } }
  /** A custodian asks to open who reported one matter: with a reason, and another custodian beside them */
  askToOpenVault: { asks: { "Idempotency-Key"?: string; body: { code: string; because: "life_in_danger" | "court_order" | "reporter_asked"; reason: string } }; answer: { id: string; code: string; point: string; endsAt: string } }
  /** A custodian brings their part; with the second one’s it opens, which is written into the journal and told to who reported it */
  bringVaultPart: { asks: { opening: string; body: { part: string; proof: string } }; answer: { state: "half" | "opened"; code?: string; identity?: unknown; readUntil?: string } }
  /** Certificates of destruction: by which rule, on which day, how much; nobody and no matter */
  readDestructions: { asks: Nothing; answer: { certificates: { day: string; rule: string; words: Schemas["Words"]; matters: number; contents: number; people: number; reporters: number; files: number; from: string; to: string }[] } }
  /** The table of the promises: each, by unit, kept or not */
  promiseTable: { asks: { from?: string; to?: string; within?: string }; answer: { from: string; until: string; of: { code: string; name: Schemas["Words"] } | null; units: { code: string; name: Schemas["Words"] }[]; measures: { id: string; title: Schemas["Words"]; all: Schemas["KeptCell"]; cells: Schemas["KeptCell"][]; badlyDesigned: boolean }[] } }
  /** Of one promise, the matters in which it was missed */
  missedPromises: { asks: { measure: string; from?: string; to?: string; within?: string }; answer: { more: boolean; missed: ({ matterId: string; code: string; kind: string; words: Schemas["Words"]; stateWords: Schemas["Words"]; unit: { code: string; name: Schemas["Words"] }; village: string | null; due: string; metAt: string | null; came: "late" | "ended" | "open"; pauses: ({ reason: string; words: Schemas["Words"]; from: string; to: string | null })[] })[] } }
  /** The map of the hazards, and the three in place */
  hazardLoop: { asks: { from?: string; to?: string; within?: string }; answer: { more: boolean; datum: "wgs-84"; stages: { name: string; words: Schemas["Words"] }[]; hazards: ({ id: string; code: string; type: string; words: Schemas["Words"]; stage: "seen" | "responsible" | "mending" | "recheck" | "right"; late: boolean; village: string | null; unit: { code: string; name: Schemas["Words"] }; point: { lat: number; lng: number } | null; openedOn: string; dueOn: string | null })[]; units: { unit: { code: string; name: Schemas["Words"] }; reported: number; seen: number; responsible: number; urged: number; checked: number; right: number }[]; all: { reported: number; seen: number; responsible: number; urged: number; checked: number; right: number } } }
  /** The audit of a month: three in a hundred */
  listAudit: { asks: { month: string }; answer: { month: string; drawnOn: string; seed: string; of: number; matters: ({ id: string; code: string; words: Schemas["Words"]; unit: { code: string; name: Schemas["Words"] }; closedOn: string | null; finding: Schemas["AuditFinding"] | null })[] } }
  /** Write down what the audit found: about the matter, not about a person; once for each */
  recordAuditFinding: { asks: { month: string; body: { matterId: string; found: "in_order" | "something_missing"; missing?: string; follows?: "put_right" | "noted" } }; answer: { id: string } }
  /** What audits found, and what became of it */
  listAuditFindings: { asks: Nothing; answer: { findings: ({ month: string; matter: { id: string; code: string; words: Schemas["Words"]; unit: { code: string; name: Schemas["Words"] }; closedOn: string | null }; finding: Schemas["AuditFinding"] })[] } }
  /** The figures on my board */
  listFigures: { asks: Nothing; answer: { figures: Schemas["FigureListed"][] } }
  /** Back from what was serious to the small things before it */
  reviewSerious: { asks: { from?: string; to?: string }; answer: { reviews: Schemas["Review"][]; inTime: number; late: number } }
  /** Write down what was learned: within ten workdays, without blame */
  recordReview: { asks: { body: { matterId: string; signs: "none" | "heard_and_acted" | "heard_and_left" | "not_heard"; lesson: "new_check" | "new_measure" | "other_round" | "training" | "nothing" } }; answer: { matterId: string } }
  /** A figure, by kind, measure, unit or type */
  getFigure: { asks: { name: string; from?: string; to?: string; by?: string; measure?: string }; answer: Schemas["Figure"] }
  /** The same as a file for a spreadsheet */
  downloadFigure: { asks: { name: string; from?: string; to?: string; by?: string; measure?: string; type?: "csv" | "xlsx" }; answer: string }
  /** Public figures: the city and each county */
  publicFigures: { asks: { month?: string }; answer: { month: string; figures: Schemas["PublicFigure"][] } }
  /** Promises kept or not, by county, or by the towns of one */
  publicPromises: { asks: { month?: string; county?: string }; answer: { month: string; places: { code: string; name: Schemas["Words"] }[]; measures: ({ id: string; title: Schemas["Words"]; all: { hidden: true } | { hidden: false; n: number; k: number; rate: number | null }; cells: ({ hidden: true } | { hidden: false; n: number; k: number; rate: number | null })[]; remedy: Schemas["Words"] | null })[] } }
  /** The board of a village: who the officer is, what was put right, what is open */
  villageBoard: { asks: { code: string }; answer: { village: { code: string; name: string }; officer: { surname: string; words: Schemas["Words"]; phone: string | null } | null; unit: { words: Schemas["Words"]; phone: string | null }; town: string | null; fixed: { type: string; words: Schemas["Words"]; day: string }[]; open: { type: string; words: Schemas["Words"]; day: string }[] } }
  /** The board of a town: its villages, and what was put right; whether promises were kept: /public/promises */
  townBoard: { asks: { code: string }; answer: { town: { code: string; name: Schemas["Words"]; phone: string | null }; county: { code: string; name: Schemas["Words"] } | null; villages: { code: string; name: string }[]; fixed: { village: string; type: string; words: Schemas["Words"]; day: string }[] } }
  /** How the audit of a month was drawn: anybody can draw it again */
  publicAudit: { asks: { month: string }; answer: { month: string; drawnOn: string; seed: string; share: number; list: string[]; picked: number[] } }
  /** How those called about a month were drawn: the seed at once, the list once the calls are over; then anybody can draw it again */
  publicSurvey: { asks: { month: string }; answer: { month: string; drawnOn: string; seed: string; share: number; listFrom: string; length: number; list: string[] | null; picked: number[] | null } }
  /** What happened, in order: nothing skipped, nothing twice */
  events: { asks: { after?: number; limit?: number; "X-Api-Key"?: string }; answer: { events: { pos: number; matter: string; kind: string; move: string; state: string; at: string }[]; next: number } }
  /** The same as they happen (server-sent events) */
  eventStream: { asks: { after?: number; "X-Api-Key"?: string; "Last-Event-ID"?: string }; answer: string }
  /** Open311 service discovery (XML) */
  open311DiscoveryXml: { asks: Nothing; answer: string }
  /** Open311 service discovery (JSON) */
  open311DiscoveryJson: { asks: Nothing; answer: string }
  /** What may be asked for (XML) */
  open311ServicesXml: { asks: { jurisdiction_id?: string }; answer: string }
  /** What may be asked for (JSON) */
  open311ServicesJson: { asks: { jurisdiction_id?: string }; answer: string }
  /** The questions of one service; the address ends in .xml or .json */
  open311Service: { asks: { file: string }; answer: string }
  /** What is in the open: the last ninety days, a thousand at most (XML) */
  open311RequestsXml: { asks: { jurisdiction_id?: string; service_request_id?: string; service_code?: string; status?: string; start_date?: string; end_date?: string; updated_after?: string; updated_before?: string; bbox?: string; page?: string; page_size?: string; extensions?: string }; answer: string }
  /** Bring a request; a key is needed (XML) */
  open311PostXml: { asks: Nothing; answer: string }
  /** What is in the open: the last ninety days, a thousand at most (JSON) */
  open311RequestsJson: { asks: { jurisdiction_id?: string; service_request_id?: string; service_code?: string; status?: string; start_date?: string; end_date?: string; updated_after?: string; updated_before?: string; bbox?: string; page?: string; page_size?: string; extensions?: string }; answer: string }
  /** Bring a request; a key is needed (JSON) */
  open311PostJson: { asks: Nothing; answer: string }
  /** What is in the open, as a file (GeoReport Bulk) */
  open311Bulk: { asks: { jurisdiction_id?: string; service_code?: string; status?: string; start_date?: string; end_date?: string }; answer: string }
  /** One request that is in the open */
  open311Request: { asks: { file: string }; answer: string }
  /** The number of a request, by its token */
  open311Token: { asks: { file: string }; answer: string }
  /** What changed lately in the open (an extension of mySociety) (XML) */
  open311UpdatesXml: { asks: { jurisdiction_id?: string; start_date?: string; end_date?: string; service_request_id?: string }; answer: string }
  /** Add to what one brought (XML) */
  open311PostUpdateXml: { asks: Nothing; answer: string }
  /** What changed lately in the open (an extension of mySociety) (JSON) */
  open311UpdatesJson: { asks: { jurisdiction_id?: string; start_date?: string; end_date?: string; service_request_id?: string }; answer: string }
  /** Add to what one brought (JSON) */
  open311PostUpdateJson: { asks: Nothing; answer: string }
}

/** By operation: method, path, and which of what is asked goes into the query and into headers. */
export const routes: Readonly<Record<keyof Operations, readonly [string, string, readonly string[], readonly string[]]>> = {
  report: ["POST","/api/v1/matters",[],["Idempotency-Key"]],
  listMatters: ["GET","/api/v1/matters",["scope","due","toApprove","closed","pane","ownerAway","code","kind","state","village","owner","limit","after"],[]],
  downloadMatters: ["GET","/api/v1/matters/table",["scope","due","toApprove","closed","pane","ownerAway","code","kind","state","village","owner","type","language"],[]],
  readMatter: ["GET","/api/v1/matters/{id}",[],["X-Matter-Token","X-Matter-Word"]],
  readPeople: ["GET","/api/v1/matters/{id}/people",["purpose"],[]],
  readMine: ["GET","/api/v1/my",[],["X-Matter-Token","X-Matter-Word"]],
  track: ["GET","/api/v1/track/{code}",[],[]],
  readBoard: ["GET","/api/v1/board",[],[]],
  boardStream: ["GET","/api/v1/board/stream",[],[]],
  move_tryToReach: ["POST","/api/v1/matters/{id}/tryToReach",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_update: ["POST","/api/v1/matters/{id}/update",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sayNewDay: ["POST","/api/v1/matters/{id}/sayNewDay",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_confirmTold: ["POST","/api/v1/matters/{id}/confirmTold",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_note: ["POST","/api/v1/matters/{id}/note",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sayMore: ["POST","/api/v1/matters/{id}/sayMore",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearMore: ["POST","/api/v1/matters/{id}/hearMore",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_write: ["POST","/api/v1/matters/{id}/write",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askCorrection: ["POST","/api/v1/matters/{id}/askCorrection",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearCorrection: ["POST","/api/v1/matters/{id}/hearCorrection",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_rectify: ["POST","/api/v1/matters/{id}/rectify",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_refuseCorrection: ["POST","/api/v1/matters/{id}/refuseCorrection",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_handOver: ["POST","/api/v1/matters/{id}/handOver",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askForAnother: ["POST","/api/v1/matters/{id}/askForAnother",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearForAnother: ["POST","/api/v1/matters/{id}/hearForAnother",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_keepOwner: ["POST","/api/v1/matters/{id}/keepOwner",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_raiseFlag: ["POST","/api/v1/matters/{id}/raiseFlag",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_chooseWord: ["POST","/api/v1/matters/{id}/chooseWord",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askLowerFlag: ["POST","/api/v1/matters/{id}/askLowerFlag",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_lowerFlag: ["POST","/api/v1/matters/{id}/lowerFlag",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_reopen: ["POST","/api/v1/matters/{id}/reopen",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askPause: ["POST","/api/v1/matters/{id}/askPause",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_approvePause: ["POST","/api/v1/matters/{id}/approvePause",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_refusePause: ["POST","/api/v1/matters/{id}/refusePause",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_endPause: ["POST","/api/v1/matters/{id}/endPause",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_endWait: ["POST","/api/v1/matters/{id}/endWait",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_settleDues: ["POST","/api/v1/matters/{id}/settleDues",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_moveToUnit: ["POST","/api/v1/matters/{id}/moveToUnit",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_rate: ["POST","/api/v1/matters/{id}/rate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_withdraw: ["POST","/api/v1/matters/{id}/withdraw",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_register: ["POST","/api/v1/matters/{id}/register",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_arrive: ["POST","/api/v1/matters/{id}/arrive",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_accept: ["POST","/api/v1/matters/{id}/accept",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_giveReceipt: ["POST","/api/v1/matters/{id}/giveReceipt",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_transfer: ["POST","/api/v1/matters/{id}/transfer",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_decline: ["POST","/api/v1/matters/{id}/decline",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearOutcome: ["POST","/api/v1/matters/{id}/hearOutcome",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_separate: ["POST","/api/v1/matters/{id}/separate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_markDuplicate: ["POST","/api/v1/matters/{id}/markDuplicate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_surveyScene: ["POST","/api/v1/matters/{id}/surveyScene",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_secureCamera: ["POST","/api/v1/matters/{id}/secureCamera",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_canvass: ["POST","/api/v1/matters/{id}/canvass",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_recognise: ["POST","/api/v1/matters/{id}/recognise",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_question: ["POST","/api/v1/matters/{id}/question",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_requestAppraisal: ["POST","/api/v1/matters/{id}/requestAppraisal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_receiveAppraisal: ["POST","/api/v1/matters/{id}/receiveAppraisal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_holdProperty: ["POST","/api/v1/matters/{id}/holdProperty",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_returnProperty: ["POST","/api/v1/matters/{id}/returnProperty",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_extend: ["POST","/api/v1/matters/{id}/extend",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_goUnsolved: ["POST","/api/v1/matters/{id}/goUnsolved",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_toCriminal: ["POST","/api/v1/matters/{id}/toCriminal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_backFromCriminal: ["POST","/api/v1/matters/{id}/backFromCriminal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_closeCriminal: ["POST","/api/v1/matters/{id}/closeCriminal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_clarify: ["POST","/api/v1/matters/{id}/clarify",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_tellVictim: ["POST","/api/v1/matters/{id}/tellVictim",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_goOnUntold: ["POST","/api/v1/matters/{id}/goOnUntold",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_announcePenalty: ["POST","/api/v1/matters/{id}/announcePenalty",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_decide: ["POST","/api/v1/matters/{id}/decide",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_serve: ["POST","/api/v1/matters/{id}/serve",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_followUp: ["POST","/api/v1/matters/{id}/followUp",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_close: ["POST","/api/v1/matters/{id}/close",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_seal: ["POST","/api/v1/matters/{id}/seal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_unseal: ["POST","/api/v1/matters/{id}/unseal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sendOut: ["POST","/api/v1/matters/{id}/sendOut",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_calm: ["POST","/api/v1/matters/{id}/calm",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearOut: ["POST","/api/v1/matters/{id}/hearOut",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_regrade: ["POST","/api/v1/matters/{id}/regrade",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_nameSides: ["POST","/api/v1/matters/{id}/nameSides",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_recordPersuasion: ["POST","/api/v1/matters/{id}/recordPersuasion",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_triage: ["POST","/api/v1/matters/{id}/triage",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_changeLane: ["POST","/api/v1/matters/{id}/changeLane",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_makeCase: ["POST","/api/v1/matters/{id}/makeCase",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_callSitting: ["POST","/api/v1/matters/{id}/callSitting",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_firstSitting: ["POST","/api/v1/matters/{id}/firstSitting",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_secondSitting: ["POST","/api/v1/matters/{id}/secondSitting",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askForHelper: ["POST","/api/v1/matters/{id}/askForHelper",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_helperComes: ["POST","/api/v1/matters/{id}/helperComes",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_settleOnSpot: ["POST","/api/v1/matters/{id}/settleOnSpot",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_agree: ["POST","/api/v1/matters/{id}/agree",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_acceptSelfSettlement: ["POST","/api/v1/matters/{id}/acceptSelfSettlement",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sayNo: ["POST","/api/v1/matters/{id}/sayNo",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_breakOff: ["POST","/api/v1/matters/{id}/breakOff",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_stopMediation: ["POST","/api/v1/matters/{id}/stopMediation",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_handToMediators: ["POST","/api/v1/matters/{id}/handToMediators",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_passOn: ["POST","/api/v1/matters/{id}/passOn",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askBack: ["POST","/api/v1/matters/{id}/askBack",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_takeOutsideAgreement: ["POST","/api/v1/matters/{id}/takeOutsideAgreement",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askForCourt: ["POST","/api/v1/matters/{id}/askForCourt",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_connectCourt: ["POST","/api/v1/matters/{id}/connectCourt",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_closeOutside: ["POST","/api/v1/matters/{id}/closeOutside",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_giveCopies: ["POST","/api/v1/matters/{id}/giveCopies",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_checkPerformance: ["POST","/api/v1/matters/{id}/checkPerformance",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_afterBreach: ["POST","/api/v1/matters/{id}/afterBreach",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_followUp30: ["POST","/api/v1/matters/{id}/followUp30",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_followUp90: ["POST","/api/v1/matters/{id}/followUp90",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_confirmRelapse: ["POST","/api/v1/matters/{id}/confirmRelapse",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_takeUpAgain: ["POST","/api/v1/matters/{id}/takeUpAgain",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_goOnThere: ["POST","/api/v1/matters/{id}/goOnThere",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_protect: ["POST","/api/v1/matters/{id}/protect",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_conclude: ["POST","/api/v1/matters/{id}/conclude",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_visitVictim: ["POST","/api/v1/matters/{id}/visitVictim",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_checkSafety: ["POST","/api/v1/matters/{id}/checkSafety",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_backFromProtection: ["POST","/api/v1/matters/{id}/backFromProtection",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_closeProtected: ["POST","/api/v1/matters/{id}/closeProtected",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_acknowledge: ["POST","/api/v1/matters/{id}/acknowledge",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_identify: ["POST","/api/v1/matters/{id}/identify",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_checkConflict: ["POST","/api/v1/matters/{id}/checkConflict",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_classify: ["POST","/api/v1/matters/{id}/classify",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_transferMaterial: ["POST","/api/v1/matters/{id}/transferMaterial",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_investigate: ["POST","/api/v1/matters/{id}/investigate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_reviewRecording: ["POST","/api/v1/matters/{id}/reviewRecording",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_answerWords: ["POST","/api/v1/matters/{id}/answerWords",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_disclose: ["POST","/api/v1/matters/{id}/disclose",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_makeStatement: ["POST","/api/v1/matters/{id}/makeStatement",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_takeStatement: ["POST","/api/v1/matters/{id}/takeStatement",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_concludeReview: ["POST","/api/v1/matters/{id}/concludeReview",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_answer: ["POST","/api/v1/matters/{id}/answer",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_answerUnreached: ["POST","/api/v1/matters/{id}/answerUnreached",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_callRater: ["POST","/api/v1/matters/{id}/callRater",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_concludeUnreached: ["POST","/api/v1/matters/{id}/concludeUnreached",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_setRight: ["POST","/api/v1/matters/{id}/setRight",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_explainDelay: ["POST","/api/v1/matters/{id}/explainDelay",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_passToInspection: ["POST","/api/v1/matters/{id}/passToInspection",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_correct: ["POST","/api/v1/matters/{id}/correct",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_recheck: ["POST","/api/v1/matters/{id}/recheck",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sendBack: ["POST","/api/v1/matters/{id}/sendBack",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askReview: ["POST","/api/v1/matters/{id}/askReview",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_appealAbove: ["POST","/api/v1/matters/{id}/appealAbove",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearAppeal: ["POST","/api/v1/matters/{id}/hearAppeal",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_resume: ["POST","/api/v1/matters/{id}/resume",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_greet: ["POST","/api/v1/matters/{id}/greet",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_callBack: ["POST","/api/v1/matters/{id}/callBack",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_fixTime: ["POST","/api/v1/matters/{id}/fixTime",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_giveList: ["POST","/api/v1/matters/{id}/giveList",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_nameContact: ["POST","/api/v1/matters/{id}/nameContact",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_screen: ["POST","/api/v1/matters/{id}/screen",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sendNow: ["POST","/api/v1/matters/{id}/sendNow",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_attendUrgent: ["POST","/api/v1/matters/{id}/attendUrgent",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_verify: ["POST","/api/v1/matters/{id}/verify",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_dismiss: ["POST","/api/v1/matters/{id}/dismiss",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_gradeSerious: ["POST","/api/v1/matters/{id}/gradeSerious",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_reportSerious: ["POST","/api/v1/matters/{id}/reportSerious",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_setResponsible: ["POST","/api/v1/matters/{id}/setResponsible",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_changeRoute: ["POST","/api/v1/matters/{id}/changeRoute",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_fixOnSpot: ["POST","/api/v1/matters/{id}/fixOnSpot",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_serveNotice: ["POST","/api/v1/matters/{id}/serveNotice",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_handBack: ["POST","/api/v1/matters/{id}/handBack",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_startWork: ["POST","/api/v1/matters/{id}/startWork",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_urge: ["POST","/api/v1/matters/{id}/urge",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_remind: ["POST","/api/v1/matters/{id}/remind",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_submitProof: ["POST","/api/v1/matters/{id}/submitProof",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askExtension: ["POST","/api/v1/matters/{id}/askExtension",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_grantExtension: ["POST","/api/v1/matters/{id}/grantExtension",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_refuseExtension: ["POST","/api/v1/matters/{id}/refuseExtension",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_callRecheck: ["POST","/api/v1/matters/{id}/callRecheck",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askRecheck: ["POST","/api/v1/matters/{id}/askRecheck",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_pass: ["POST","/api/v1/matters/{id}/pass",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_fail: ["POST","/api/v1/matters/{id}/fail",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_escalate: ["POST","/api/v1/matters/{id}/escalate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_signOff: ["POST","/api/v1/matters/{id}/signOff",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_tellReporter: ["POST","/api/v1/matters/{id}/tellReporter",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_reporterLooked: ["POST","/api/v1/matters/{id}/reporterLooked",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_tellPlace: ["POST","/api/v1/matters/{id}/tellPlace",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_publish: ["POST","/api/v1/matters/{id}/publish",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_receive: ["POST","/api/v1/matters/{id}/receive",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_tellMissing: ["POST","/api/v1/matters/{id}/tellMissing",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_completeDocuments: ["POST","/api/v1/matters/{id}/completeDocuments",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_goHome: ["POST","/api/v1/matters/{id}/goHome",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_comeIn: ["POST","/api/v1/matters/{id}/comeIn",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_offerSlot: ["POST","/api/v1/matters/{id}/offerSlot",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_confirmSlot: ["POST","/api/v1/matters/{id}/confirmSlot",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_anotherTime: ["POST","/api/v1/matters/{id}/anotherTime",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_acceptAtHome: ["POST","/api/v1/matters/{id}/acceptAtHome",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_sendOff: ["POST","/api/v1/matters/{id}/sendOff",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_startVerification: ["POST","/api/v1/matters/{id}/startVerification",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_endVerification: ["POST","/api/v1/matters/{id}/endVerification",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_cardArrives: ["POST","/api/v1/matters/{id}/cardArrives",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_registerBirth: ["POST","/api/v1/matters/{id}/registerBirth",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_cancelForDeath: ["POST","/api/v1/matters/{id}/cancelForDeath",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_approveChange: ["POST","/api/v1/matters/{id}/approveChange",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_issueCertificate: ["POST","/api/v1/matters/{id}/issueCertificate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_issueLicence: ["POST","/api/v1/matters/{id}/issueLicence",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_declineInWriting: ["POST","/api/v1/matters/{id}/declineInWriting",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_collect: ["POST","/api/v1/matters/{id}/collect",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_deliver: ["POST","/api/v1/matters/{id}/deliver",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_startSearch: ["POST","/api/v1/matters/{id}/startSearch",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_linkAlarm: ["POST","/api/v1/matters/{id}/linkAlarm",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_widenSearch: ["POST","/api/v1/matters/{id}/widenSearch",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_openCase: ["POST","/api/v1/matters/{id}/openCase",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_locate: ["POST","/api/v1/matters/{id}/locate",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_issueExamProof: ["POST","/api/v1/matters/{id}/issueExamProof",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_takeIn: ["POST","/api/v1/matters/{id}/takeIn",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_notifyOwner: ["POST","/api/v1/matters/{id}/notifyOwner",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_announce: ["POST","/api/v1/matters/{id}/announce",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_returnThing: ["POST","/api/v1/matters/{id}/returnThing",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_tellFinder: ["POST","/api/v1/matters/{id}/tellFinder",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_toState: ["POST","/api/v1/matters/{id}/toState",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askHelp: ["POST","/api/v1/matters/{id}/askHelp",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_arrangeHelp: ["POST","/api/v1/matters/{id}/arrangeHelp",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_arrangeHelpBeside: ["POST","/api/v1/matters/{id}/arrangeHelpBeside",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_giveHelp: ["POST","/api/v1/matters/{id}/giveHelp",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_read: ["POST","/api/v1/matters/{id}/read",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_lookInto: ["POST","/api/v1/matters/{id}/lookInto",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_becomeCase: ["POST","/api/v1/matters/{id}/becomeCase",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_becomeDispute: ["POST","/api/v1/matters/{id}/becomeDispute",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_becomeHazard: ["POST","/api/v1/matters/{id}/becomeHazard",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_joinMatter: ["POST","/api/v1/matters/{id}/joinMatter",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_setAside: ["POST","/api/v1/matters/{id}/setAside",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_answerNobody: ["POST","/api/v1/matters/{id}/answerNobody",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_warnOfEnd: ["POST","/api/v1/matters/{id}/warnOfEnd",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_expire: ["POST","/api/v1/matters/{id}/expire",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_askCopy: ["POST","/api/v1/matters/{id}/askCopy",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_giveCopy: ["POST","/api/v1/matters/{id}/giveCopy",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_start: ["POST","/api/v1/matters/{id}/start",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_withdrawConsent: ["POST","/api/v1/matters/{id}/withdrawConsent",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_callOff: ["POST","/api/v1/matters/{id}/callOff",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_miss: ["POST","/api/v1/matters/{id}/miss",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_seePlace: ["POST","/api/v1/matters/{id}/seePlace",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_leavePlace: ["POST","/api/v1/matters/{id}/leavePlace",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_findHazard: ["POST","/api/v1/matters/{id}/findHazard",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_findDispute: ["POST","/api/v1/matters/{id}/findDispute",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_hearClue: ["POST","/api/v1/matters/{id}/hearClue",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_finishListening: ["POST","/api/v1/matters/{id}/finishListening",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_finishSchools: ["POST","/api/v1/matters/{id}/finishSchools",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_finishPremises: ["POST","/api/v1/matters/{id}/finishPremises",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_finishCampaign: ["POST","/api/v1/matters/{id}/finishCampaign",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_publishList: ["POST","/api/v1/matters/{id}/publishList",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_checkShift: ["POST","/api/v1/matters/{id}/checkShift",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_finishVisit: ["POST","/api/v1/matters/{id}/finishVisit",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_confirm: ["POST","/api/v1/matters/{id}/confirm",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_plan: ["POST","/api/v1/matters/{id}/plan",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_learn: ["POST","/api/v1/matters/{id}/learn",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_offer: ["POST","/api/v1/matters/{id}/offer",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_leaveOut: ["POST","/api/v1/matters/{id}/leaveOut",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_lookAgain: ["POST","/api/v1/matters/{id}/lookAgain",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_end: ["POST","/api/v1/matters/{id}/end",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_refuse: ["POST","/api/v1/matters/{id}/refuse",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  move_giveUp: ["POST","/api/v1/matters/{id}/giveUp",[],["Idempotency-Key","If-Match","X-Matter-Token","X-Matter-Word"]],
  handOverAll: ["POST","/api/v1/hand-over",[],["Idempotency-Key"]],
  listKinds: ["GET","/api/v1/kinds",[],[]],
  readKind: ["GET","/api/v1/kinds/{kind}",[],[]],
  listMeasures: ["GET","/api/v1/measures",[],[]],
  listMeasureEditions: ["GET","/api/v1/catalogue",[],[]],
  saveMeasure: ["POST","/api/v1/catalogue",[],[]],
  previewMeasure: ["POST","/api/v1/catalogue/preview",[],[]],
  retireMeasure: ["POST","/api/v1/catalogue/retire",[],[]],
  readCalendar: ["GET","/api/v1/calendar",[],[]],
  saveYear: ["POST","/api/v1/calendar",[],[]],
  previewYear: ["POST","/api/v1/calendar/preview",[],[]],
  readQuietHours: ["GET","/api/v1/quiet-hours",[],[]],
  setQuietHours: ["POST","/api/v1/quiet-hours",[],[]],
  readLeave: ["GET","/api/v1/leave",[],[]],
  noteLeave: ["POST","/api/v1/leave",[],[]],
  endLeave: ["DELETE","/api/v1/leave",[],[]],
  listPapers: ["GET","/api/v1/matters/{id}/papers",[],["X-Matter-Token","X-Matter-Word"]],
  printPaper: ["GET","/api/v1/matters/{id}/papers/{paper}",["entry"],["X-Matter-Token","X-Matter-Word"]],
  voidPaper: ["POST","/api/v1/matters/{id}/papers/{paper}/void",["entry"],[]],
  listPaperForms: ["GET","/api/v1/paper-forms",["unit"],[]],
  downloadPaperForm: ["GET","/api/v1/paper-forms/{kind}/{paper}/docx",["unit","edition"],[]],
  previewPaperForm: ["POST","/api/v1/paper-forms/{kind}/{paper}/preview",[],[]],
  savePaperForm: ["POST","/api/v1/paper-forms/{kind}/{paper}",[],[]],
  undoPaperForm: ["POST","/api/v1/paper-forms/{kind}/{paper}/undo",[],[]],
  printPlates: ["POST","/api/v1/door-plates",[],[]],
  findPlaces: ["GET","/api/v1/places",["q","level","within","limit"],[]],
  readPlace: ["GET","/api/v1/places/{code}",[],[]],
  whoIsMyOfficer: ["GET","/api/v1/who",["village","placeCode"],[]],
  listPlaces: ["GET","/api/v1/bureau/places",["q","from","limit"],[]],
  savePlaces: ["POST","/api/v1/bureau/places",[],[]],
  downloadPlaces: ["GET","/api/v1/bureau/places/table",["type"],[]],
  previewPlaces: ["POST","/api/v1/bureau/places/preview",[],[]],
  undoPlaces: ["POST","/api/v1/bureau/places/undo",[],[]],
  listUnits: ["GET","/api/v1/bureau/units",["q","from","limit"],[]],
  saveUnits: ["POST","/api/v1/bureau/units",[],[]],
  downloadUnits: ["GET","/api/v1/bureau/units/table",["type"],[]],
  previewUnits: ["POST","/api/v1/bureau/units/preview",[],[]],
  undoUnits: ["POST","/api/v1/bureau/units/undo",[],[]],
  listPeople: ["GET","/api/v1/bureau/people",["q","from","limit"],[]],
  savePeople: ["POST","/api/v1/bureau/people",[],[]],
  downloadPeople: ["GET","/api/v1/bureau/people/table",["type"],[]],
  previewPeople: ["POST","/api/v1/bureau/people/preview",[],[]],
  undoPeople: ["POST","/api/v1/bureau/people/undo",[],[]],
  listBeats: ["GET","/api/v1/bureau/beats",["q","from","limit"],[]],
  saveBeats: ["POST","/api/v1/bureau/beats",[],[]],
  downloadBeats: ["GET","/api/v1/bureau/beats/table",["type"],[]],
  previewBeats: ["POST","/api/v1/bureau/beats/preview",[],[]],
  undoBeats: ["POST","/api/v1/bureau/beats/undo",[],[]],
  listRosters: ["GET","/api/v1/bureau/rosters",["q","from","limit"],[]],
  saveRosters: ["POST","/api/v1/bureau/rosters",[],[]],
  downloadRosters: ["GET","/api/v1/bureau/rosters/table",["type"],[]],
  previewRosters: ["POST","/api/v1/bureau/rosters/preview",[],[]],
  undoRosters: ["POST","/api/v1/bureau/rosters/undo",[],[]],
  listImports: ["GET","/api/v1/bureau/imports",[],[]],
  handInList: ["POST","/api/v1/bureau/imports",[],["Idempotency-Key"]],
  takeList: ["POST","/api/v1/bureau/imports/{import}/take",[],[]],
  tryListAgain: ["POST","/api/v1/bureau/imports/{import}/again",[],[]],
  dropList: ["POST","/api/v1/bureau/imports/{import}/drop",[],[]],
  reportOfList: ["GET","/api/v1/bureau/imports/{import}/report",["type"],[]],
  aboutOpenData: ["GET","/api/v1/bureau/open-data",[],[]],
  takeOpenData: ["GET","/api/v1/bureau/open-data/package",["licence"],[]],
  listNeighbours: ["GET","/api/v1/neighbours",[],[]],
  addNeighbour: ["POST","/api/v1/neighbours",[],["Idempotency-Key"]],
  endNeighbour: ["POST","/api/v1/neighbours/{neighbour}/end",[],[]],
  sentByNeighbour: ["GET","/api/v1/neighbours/{neighbour}/sent",[],[]],
  replayWebhook: ["POST","/api/v1/webhooks/{webhook}/replay",[],["Idempotency-Key"]],
  listChannels: ["GET","/api/v1/channels",["look"],[]],
  testChannel: ["POST","/api/v1/channels/{channel}/test",[],["Idempotency-Key"]],
  replayChannel: ["POST","/api/v1/channels/{channel}/replay",[],["Idempotency-Key"]],
  drawMap: ["GET","/api/v1/map",["box"],[]],
  findPremises: ["GET","/api/v1/premises",["q","limit"],[]],
  searchMatters: ["GET","/api/v1/search",["q","limit"],[]],
  matterLikeThis: ["GET","/api/v1/matters/{id}/like-this",[],[]],
  isItThis: ["POST","/api/v1/is-it-this",[],[]],
  suggestKind: ["POST","/api/v1/suggest-kind",[],[]],
  likelyKind: ["POST","/api/v1/likely-kind",[],[]],
  matterSeries: ["GET","/api/v1/matters/{id}/series",[],[]],
  earlySigns: ["GET","/api/v1/signs",[],[]],
  answerSign: ["POST","/api/v1/signs/{sign}/answer",[],[]],
  earlyRules: ["GET","/api/v1/sign-rules",[],[]],
  saveEarlyRule: ["POST","/api/v1/sign-rules/{rule}",[],[]],
  listMyVillages: ["GET","/api/v1/my-villages",[],[]],
  takePack: ["GET","/api/v1/pack",["villages"],[]],
  signIn: ["POST","/api/v1/session",[],[]],
  signOut: ["DELETE","/api/v1/session",[],[]],
  setPassword: ["POST","/api/v1/password",[],[]],
  changePassword: ["POST","/api/v1/password/change",[],[]],
  listSessions: ["GET","/api/v1/sessions",[],[]],
  endOtherSessions: ["DELETE","/api/v1/sessions",[],[]],
  endSession: ["DELETE","/api/v1/sessions/{session}",[],[]],
  whoAmI: ["GET","/api/v1/me",[],[]],
  showSecondFactor: ["POST","/api/v1/session/second",[],[]],
  offerSecondFactor: ["POST","/api/v1/second-factors/offer",[],[]],
  setUpSecondFactor: ["POST","/api/v1/second-factors",[],[]],
  listSecondFactors: ["GET","/api/v1/second-factors",[],[]],
  beginSecondFactor: ["POST","/api/v1/second-factors/begin",[],[]],
  removeSecondFactor: ["POST","/api/v1/second-factors/remove",[],[]],
  listAccounts: ["GET","/api/v1/accounts",["q"],[]],
  openAccount: ["POST","/api/v1/accounts",[],[]],
  makeLink: ["POST","/api/v1/accounts/link",[],[]],
  closeAccount: ["POST","/api/v1/accounts/close",[],[]],
  givePost: ["POST","/api/v1/accounts/post",[],[]],
  signOutSomebody: ["POST","/api/v1/accounts/sign-out",[],[]],
  signInRules: ["GET","/api/v1/accounts/rules",[],[]],
  setSignInRules: ["POST","/api/v1/accounts/rules",[],[]],
  readAccountLog: ["GET","/api/v1/accounts/log",["before"],[]],
  findColleagues: ["GET","/api/v1/colleagues",["q","limit"],[]],
  findUnits: ["GET","/api/v1/units",["q","limit"],[]],
  sendFiles: ["POST","/api/v1/files",[],[]],
  readFile: ["GET","/api/v1/files/{sha256}",[],["X-Matter-Token","X-Matter-Word"]],
  readMyChannel: ["GET","/api/v1/my/channel",[],["X-Matter-Token","X-Matter-Word"]],
  chooseMyChannel: ["POST","/api/v1/my/channel",[],["X-Matter-Token","X-Matter-Word"]],
  hearReceipt: ["GET","/api/v1/channels/{channel}/receipt",[],[]],
  askWhy: ["POST","/api/v1/my/looks/{look}/why",[],["X-Matter-Token","X-Matter-Word"]],
  listLookQuestions: ["GET","/api/v1/look-questions",[],[]],
  answerWhy: ["POST","/api/v1/look-questions/{question}/answer",[],[]],
  readMyCopy: ["GET","/api/v1/my/copy",[],["X-Matter-Token","X-Matter-Word"]],
  openByWord: ["POST","/api/v1/my/link",[],[]],
  askPhoneCode: ["POST","/api/v1/my/phone/code",[],[]],
  enterByPhone: ["POST","/api/v1/my/phone/session",[],[]],
  leavePhone: ["DELETE","/api/v1/my/phone/session",[],["X-Phone-Session"]],
  listByPhone: ["GET","/api/v1/my/phone/matters",[],["X-Phone-Session"]],
  openByPhone: ["POST","/api/v1/my/phone/link",[],["X-Phone-Session"]],
  readRoots: ["GET","/api/v1/public/roots",[],[]],
  readConsistency: ["GET","/api/v1/public/consistency",["from","to"],[]],
  readReceipt: ["GET","/api/v1/my/receipt",["no"],["X-Matter-Token","X-Matter-Word"]],
  readVault: ["GET","/api/v1/vault",[],[]],
  askToOpenVault: ["POST","/api/v1/vault/openings",[],["Idempotency-Key"]],
  bringVaultPart: ["POST","/api/v1/vault/openings/{opening}/part",[],[]],
  readDestructions: ["GET","/api/v1/destructions",[],[]],
  promiseTable: ["GET","/api/v1/figures/promises",["from","to","within"],[]],
  missedPromises: ["GET","/api/v1/figures/promises/{measure}/missed",["from","to","within"],[]],
  hazardLoop: ["GET","/api/v1/figures/hazard-loop/map",["from","to","within"],[]],
  listAudit: ["GET","/api/v1/figures/audits/{month}",[],[]],
  recordAuditFinding: ["POST","/api/v1/figures/audits/{month}",[],[]],
  listAuditFindings: ["GET","/api/v1/figures/audits",[],[]],
  listFigures: ["GET","/api/v1/figures",[],[]],
  reviewSerious: ["GET","/api/v1/figures/reviews",["from","to"],[]],
  recordReview: ["POST","/api/v1/figures/reviews",[],[]],
  getFigure: ["GET","/api/v1/figures/{name}",["from","to","by","measure"],[]],
  downloadFigure: ["GET","/api/v1/figures/{name}/table",["from","to","by","measure","type"],[]],
  publicFigures: ["GET","/api/v1/public/figures",["month"],[]],
  publicPromises: ["GET","/api/v1/public/promises",["month","county"],[]],
  villageBoard: ["GET","/api/v1/public/villages/{code}",[],[]],
  townBoard: ["GET","/api/v1/public/towns/{code}",[],[]],
  publicAudit: ["GET","/api/v1/public/audits/{month}",[],[]],
  publicSurvey: ["GET","/api/v1/public/surveys/{month}",[],[]],
  events: ["GET","/api/v1/events",["after","limit"],["X-Api-Key"]],
  eventStream: ["GET","/api/v1/events/stream",["after"],["X-Api-Key","Last-Event-ID"]],
  open311DiscoveryXml: ["GET","/open311/discovery.xml",[],[]],
  open311DiscoveryJson: ["GET","/open311/discovery.json",[],[]],
  open311ServicesXml: ["GET","/open311/v2/services.xml",["jurisdiction_id"],[]],
  open311ServicesJson: ["GET","/open311/v2/services.json",["jurisdiction_id"],[]],
  open311Service: ["GET","/open311/v2/services/{file}",[],[]],
  open311RequestsXml: ["GET","/open311/v2/requests.xml",["jurisdiction_id","service_request_id","service_code","status","start_date","end_date","updated_after","updated_before","bbox","page","page_size","extensions"],[]],
  open311PostXml: ["POST","/open311/v2/requests.xml",[],[]],
  open311RequestsJson: ["GET","/open311/v2/requests.json",["jurisdiction_id","service_request_id","service_code","status","start_date","end_date","updated_after","updated_before","bbox","page","page_size","extensions"],[]],
  open311PostJson: ["POST","/open311/v2/requests.json",[],[]],
  open311Bulk: ["GET","/open311/v2/requests.csv",["jurisdiction_id","service_code","status","start_date","end_date"],[]],
  open311Request: ["GET","/open311/v2/requests/{file}",[],[]],
  open311Token: ["GET","/open311/v2/tokens/{file}",[],[]],
  open311UpdatesXml: ["GET","/open311/v2/servicerequestupdates.xml",["jurisdiction_id","start_date","end_date","service_request_id"],[]],
  open311PostUpdateXml: ["POST","/open311/v2/servicerequestupdates.xml",[],[]],
  open311UpdatesJson: ["GET","/open311/v2/servicerequestupdates.json",["jurisdiction_id","start_date","end_date","service_request_id"],[]],
  open311PostUpdateJson: ["POST","/open311/v2/servicerequestupdates.json",[],[]],
}
