import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colleague, idOf, play } from '../../../test/play.ts'
import * as so from '../../../test/play-dispute.ts'
import { daysBetween } from '../../clock/day.ts'
import { type Act, type Answers, acts, lanes, lanesOpen, questions } from './mediable.ts'

describe('before a lane opens', () => {
  const sort = (lane: string, more: Record<string, unknown> = {}) => {
    const m = so.stabilised().by('duty_officer')
    return m.refused('triage', so.sorting(m, lane, more))
  }
  test('gate protect-first: violence at home opens no lane at all', () => {
    for (const lane of lanes) expect(sort(lane, { violenceAtHome: 'yes' }), lane).toContain('protect-first')
  })
  test('gate protect-first: nor does a flag that anyone has raised, but for the way to a case', () => {
    const m = so.stabilised().by('resident').does('raiseFlag', { danger: 'child_harmed' }).by('duty_officer')
    for (const lane of ['A', 'B', 'C', 'D']) expect(m.refused('triage', so.sorting(m, lane))).toContain('protect-first')
    expect(m.refused('triage', so.sorting(m, 'E'))).toEqual([])
  })
  test('gate protect-first: nothing between two sides goes on while one is in danger', () => {
    const raised = (m: ReturnType<typeof play>) => m.by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    const on = (m: ReturnType<typeof play>, move: string, says: object) =>
      raised(m)
        .by('mediator')
        .refused(move, says as Record<string, unknown>)
    const spot = so.triaged('A')
    expect(on(spot, 'settleOnSpot', so.onTheSpot(spot))).toEqual(['protect-first'])
    const first = so.triaged('B')
    expect(on(first, 'firstSitting', so.sitting(first))).toEqual(['protect-first'])
    const signing = so.sat()
    expect(on(signing, 'agree', so.agreement(signing))).toEqual(['protect-first'])
    const handing = so.triaged('C')
    expect(on(handing, 'handToMediators', { ...so.warmly(handing), through: 'village_mediators' })).toEqual([
      'protect-first',
    ])
    const checking = so.performing().later({ days: 9 })
    expect(
      on(checking, 'checkPerformance', so.check(checking, { no: 1, result: 'done' }, { no: 2, result: 'done' })),
    ).toEqual(['protect-first'])
    const looking = so.performed().later({ days: 12 })
    expect(on(looking, 'followUp30', so.followUp(looking))).toEqual(['protect-first'])
    const closing = so.followed()
    expect(raised(closing).by('beat_officer').refused('close')).toEqual(['protect-first'])
  })
  test('gate ask-all-nine: none of the ten answers may be missing', () => {
    for (const { id } of questions) {
      expect(sort('A', { [id]: 'not_asked' }), id).toContain('ask-all-nine')
      expect(sort('B', { [id]: 'not_asked' }), id).toContain('ask-all-nine')
    }
  })
  test('gate ask-the-dangers-first: before it goes to others, the first three are asked', () => {
    expect(sort('D', { weaponOrInjury: 'not_asked' })).toEqual(['ask-the-dangers-first'])
    expect(sort('E', { weaponOrInjury: 'not_asked' })).toEqual([])
  })
  test('gate case-not-mediation: a weapon, a real injury, hired or a gang', () => {
    for (const lane of ['A', 'B', 'C', 'D']) {
      expect(sort(lane, { weaponOrInjury: 'yes' }), lane).toContain('case-not-mediation')
      expect(sort(lane, { hiredOrGang: 'yes' }), lane).toContain('case-not-mediation')
    }
    expect(sort('E', { weaponOrInjury: 'yes' })).toEqual([])
  })
  test('gate excluded: each item of the law’s list (程序规定 179)', () => {
    for (const more of [
      { hiredOrGang: 'yes' },
      { sameAgain: 'yes' },
      { struckOrRan: 'yes' },
      { otherwiseUnsuitable: 'yes' },
    ]) {
      expect(sort('A', more)).toContain('excluded')
      expect(sort('B', more)).toContain('excluded')
    }
    expect(sort('C', { act: 'beating', sameAgain: 'yes' })).toEqual(['excluded'])
    expect(sort('C', { sameAgain: 'yes' })).toEqual([])
  })
  test('gate excluded: an appraisal that finds a real injury takes it out of mediation', () => {
    const m = so.sat('try_again').by('duty_officer')
    m.does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' }).later({ days: 1 })
    m.does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now, injury: 'light_or_worse' })
    expect(m.details.lane).toBe('E')
    expect(m.refused('agree', so.agreement(m))).toEqual(['other-lane', 'excluded'])
    expect(m.refused('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })).toEqual([])
  })
  test('gate not-light-or-clear, gate not-willing, gate two-or-recorded: what the law asks of a mediation', () => {
    expect(sort('B', { lightAndCivil: 'no' })).toEqual(['not-light-or-clear'])
    expect(sort('A', { bothAgree: 'no' })).toEqual(['not-willing'])
    expect(sort('C', { bothAgree: 'not_asked' })).toEqual(['not-willing'])
    expect(sort('B', { twoOrRecorded: 'no' })).toEqual(['two-or-recorded'])
  })
  test('gate guardian-first: a minor, or one who cannot speak for themselves, has the guardian there', () => {
    expect(sort('A', { guardianHere: 'not_here' })).toEqual(['guardian-first'])
    expect(sort('A', { guardianHere: 'waived' })).toEqual([])
    const m = so.triaged('B', { guardianHere: 'here' }).by('mediator')
    expect(m.refused('firstSitting', so.sitting(m))).toEqual(['guardian-first'])
    expect(m.refused('firstSitting', so.sitting(m, { guardian: 'not_there' }))).toEqual(['guardian-first'])
    expect(m.refused('firstSitting', so.sitting(m, { guardian: 'present' }))).toEqual([])
  })
  test('gate not-a-covered-act, gate civil-only, gate violation-stays, gate say-why-mediation: the lane fits the act', () => {
    expect(sort('B', { act: 'other_act' })).toEqual(['not-a-covered-act'])
    expect(sort('A', { act: 'other_act' })).toEqual(['not-a-covered-act'])
    expect(sort('B', { act: 'none' })).toEqual(['civil-only'])
    expect(sort('E', { act: 'none' })).toEqual(['civil-only'])
    expect(sort('D', { act: 'insult' })).toEqual(['violation-stays'])
    expect(sort('B', { ground: undefined })).toEqual(['say-why-mediation'])
  })
  test('a lane is refused exactly when the nine questions do not open it', () => {
    const answers = fc.record(
      Object.fromEntries(questions.map(({ id, options }) => [id, fc.constantFrom(...options)])),
    ) as fc.Arbitrary<Answers>
    const mostly = fc.tuple(answers, fc.constantFrom(...questions.map(({ id }) => id))).map(([said, id]) => ({
      ...so.answers,
      [id]: said[id],
    })) as fc.Arbitrary<Answers>
    const m = so.stabilised().by('duty_officer')
    fc.assert(
      fc.property(
        fc.oneof(answers, mostly),
        fc.constantFrom<Act>(...acts),
        fc.constantFrom(...lanes),
        (said, act, lane) => {
          const refused = m.refused('triage', so.sorting(m, lane, { ...said, act }))
          expect(refused.length === 0).toBe(lanesOpen(said, act).includes(lane))
        },
      ),
      { numRuns: 2000 },
    )
  })
  test('gate graded-too-low: a weapon shown is never a calm matter', () => {
    expect(sort('B', { heat: 2, signs: ['weapon_shown'] })).toEqual(['graded-too-low'])
    const m = so.stabilised().by('mediator')
    expect(m.refused('regrade', { heat: 2, signs: ['old_grudge'] })).toEqual(['graded-too-low'])
    expect(m.refused('regrade', { heat: 3, signs: ['old_grudge'] })).toEqual([])
  })
  test('gate same-lane: nothing is changed to what it is', () => {
    const m = so.triaged('B').by('mediator')
    expect(m.refused('changeLane', so.sorting(m, 'B'))).toEqual(['same-lane'])
  })
})

describe('on the way there', () => {
  test('gate before-sent, gate go-there-first: sent means that somebody goes', () => {
    const m = so.reported().later({ minutes: 30 }).by('duty_officer')
    m.does('sendOut', { sentAt: m.now })
    expect(m.refused('hearOut', { heardAt: m.now, how: 'phone', apart: true })).toEqual(['go-there-first'])
    expect(m.refused('calm', { arrivedAt: '2026-03-02T10:10:00+08:00', recordNo: 'X-1', done: ['heard_out'] })).toEqual(
      ['before-sent'],
    )
  })
  test('gate hear-them-apart: never one in front of the other', () => {
    const m = so.reported().by('mediator')
    expect(m.refused('hearOut', { heardAt: m.now, how: 'in_person', apart: false })).toEqual(['hear-them-apart'])
  })
  test('gate name-somebody: at least one side', () => {
    const m = so.stabilised().by('auxiliary')
    expect(m.refused('nameSides', {})).toEqual(['name-somebody'])
    expect(m.does('nameSides', { otherParty: idOf(300) }).state).toBe('stabilised')
  })
  test('gate no-appraisal-asked: what was not sent does not come back', () => {
    const m = so.triaged('B').by('duty_officer')
    expect(m.refused('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now, injury: 'slight' })).toEqual([
      'no-appraisal-asked',
    ])
  })
})

describe('while it is mediated', () => {
  test('gate other-lane: each lane has its own steps', () => {
    const a = so.triaged('A').by('mediator')
    expect(a.refused('firstSitting', so.sitting(a))).toEqual(['other-lane'])
    expect(a.refused('makeCase', { handedNo: 'ZB-1', ...so.telling(a) })).toEqual(['wrong-post'])
    expect(a.by('duty_officer').refused('makeCase', { handedNo: 'ZB-1', ...so.telling(a) })).toEqual(['other-lane'])
    expect(a.refused('passOn', { ...so.warmly(a), whither: 'court', rightToSue: true })).toEqual(['other-lane'])
    const b = so.triaged('B').by('mediator')
    expect(b.refused('settleOnSpot', so.onTheSpot(b))).toEqual(['other-lane'])
    const e = so.triaged('E').by('resident')
    expect(e.refused('sayNo')).toEqual(['other-lane'])
  })
  test('gate both-sides-first: nobody sits down with an empty chair', () => {
    const m = play('dispute').by('resident').does('report', { text: '和邻居吵架' }).by('duty_officer')
    m.does('hearOut', { heardAt: m.now, how: 'phone', apart: true }).does('triage', so.sorting(m, 'A'))
    expect(m.refused('settleOnSpot', so.onTheSpot(m))).toEqual(['both-sides-first'])
    expect(m.joins('otherParty').refused('settleOnSpot', so.onTheSpot(m))).toEqual([])
  })
  test('gate both-sides-first: who only saw it is no side', () => {
    const m = so.reported({ reporterIs: 'onlooker' }).by('duty_officer')
    m.does('hearOut', { heardAt: m.now, how: 'phone', apart: true }).does('triage', so.sorting(m, 'A'))
    expect(m.refused('settleOnSpot', so.onTheSpot(m))).toEqual(['both-sides-first'])
    expect(m.joins('party').refused('settleOnSpot', so.onTheSpot(m))).toEqual([])
  })
  test('gate recording-needed, gate lawful-place-needed: one officer alone, only in the proper room and recorded', () => {
    const m = so.triaged('A').by('duty_officer')
    const alone = (more: object) => m.refused('settleOnSpot', so.onTheSpot(m, { second: undefined, ...more }))
    expect(alone({})).toEqual(['recording-needed', 'lawful-place-needed'])
    expect(alone({ recordingNo: 'LX-1' })).toEqual(['lawful-place-needed'])
    expect(alone({ place: 'case_room' })).toEqual(['recording-needed'])
    expect(alone({ place: 'case_room', recordingNo: 'LX-1' })).toEqual([])
    const second = so.sat('try_again').later({ days: 1 }).by('mediator')
    const sit = (more: object) =>
      second.refused('secondSitting', so.satAgain(second, { second: undefined, recordingNo: undefined, ...more }))
    expect(sit({})).toEqual(['recording-needed', 'lawful-place-needed'])
    expect(sit({ place: 'case_room', recordingNo: 'LX-2' })).toEqual([])
  })
  test('gate no-second-officer: an auxiliary does not count, nor oneself, nor somebody unknown', () => {
    const m = so.triaged('A').by('duty_officer')
    for (const second of [colleague('auxiliary'), colleague('duty_officer'), colleague('window_clerk'), idOf(999)])
      expect(m.refused('settleOnSpot', so.onTheSpot(m, { second }))).toEqual(['no-second-officer'])
  })
  test('gate suspect-comes-in-person, gate written-authority: only the one harmed may send somebody, in writing', () => {
    const m = so.triaged('B').by('mediator')
    const sit = (more: object) => m.refused('firstSitting', so.sitting(m, more as Record<string, unknown>))
    expect(sit({ proxy: 'for_the_suspect', authorityNo: 'WT-1' })).toEqual(['suspect-comes-in-person'])
    expect(sit({ proxy: 'for_the_victim' })).toEqual(['written-authority'])
    expect(sit({ proxy: 'for_the_victim', authorityNo: 'WT-1' })).toEqual([])
  })
  test('gate already-past: a sitting is called for a time to come', () => {
    const m = so.triaged('B').later({ hours: 1 }).by('mediator')
    expect(m.refused('callSitting', { sitsAt: '2026-03-02T10:30:00+08:00', place: 'village' })).toEqual([
      'already-past',
    ])
  })
  test('gate appraisal-first: no sitting before the injury is known', () => {
    const m = so.triaged('B').by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' })
    expect(m.refused('firstSitting', so.sitting(m))).toEqual(['appraisal-first'])
  })
  test('gate first-things-first, gate sat-already, gate two-sittings-are-enough: one, then one more, then no more', () => {
    const m = so.triaged('B').by('mediator')
    expect(m.refused('secondSitting', so.satAgain(m))).toEqual(['first-things-first'])
    m.does('firstSitting', so.sitting(m, { result: 'try_again' })).later({ days: 1 })
    m.does('secondSitting', so.satAgain(m)).later({ days: 1 })
    expect(m.refused('secondSitting', so.satAgain(m))).toEqual(['two-sittings-are-enough'])
    m.does('changeLane', so.sorting(m, 'C', { act: 'beating' })).does('changeLane', so.sorting(m, 'B'))
    expect(m.refused('firstSitting', so.sitting(m))).toEqual(['sat-already'])
  })
  test('gate seven-workdays-over: then it stops (程序规定 183)', () => {
    const m = so.sat('try_again').later({ days: 9 }).by('mediator')
    // Sat on Tuesday 2026-03-03: the seventh workday is Thursday 12th.
    expect(m.now.slice(0, 10)).toBe('2026-03-12')
    expect(m.refused('secondSitting', so.satAgain(m))).toEqual([])
    m.later({ days: 1 })
    expect(m.refused('secondSitting', so.satAgain(m))).toEqual(['seven-workdays-over'])
    expect(
      m.refused('agree', so.agreement(m, { terms: [{ obligor: 'both', act: 'apologise', due: m.tomorrow() }] })),
    ).toEqual(['seven-workdays-over'])
  })
  test('gate mediation-is-over, gate not-failed-yet: after a no nobody goes on, and before it nobody ends it', () => {
    const m = so.sat('try_again')
    const stop = { endNoticeNo: 'ZJ-1', handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) }
    expect(m.by('mediator').refused('stopMediation', stop)).toEqual(['not-failed-yet'])
    m.by('resident').does('sayNo').by('mediator')
    expect(m.refused('secondSitting', so.satAgain(m))).toContain('mediation-is-over')
    expect(m.refused('agree', so.agreement(m))).toContain('mediation-is-over')
    expect(m.refused('stopMediation', stop)).toEqual([])
  })
  test('gate civil-only: a civil quarrel does not become a case because it failed', () => {
    const m = so.triaged('A', { act: 'none' }).by('resident').does('sayNo').by('mediator')
    const stop = { endNoticeNo: 'ZJ-1', handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) }
    expect(m.refused('stopMediation', stop)).toEqual(['civil-only'])
  })
  test('gate end-the-mediation-first: a failed mediation is ended in writing', () => {
    const m = so.sat('failed').by('duty_officer')
    expect(m.refused('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })).toEqual(['end-the-mediation-first'])
  })
  test('gate conclude-protection-first: nor does violence at home leave as a mere case', () => {
    const m = so.triaged('E').by('resident').does('raiseFlag', { danger: 'violence_at_home' }).by('duty_officer')
    expect(m.refused('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })).toEqual(['conclude-protection-first'])
  })
  test('gate persuade-first: for noise, somebody asked them to stop before there is a penalty (治安管理处罚法 88)', () => {
    const m = so.stabilised({ sort: 'noise' }).by('duty_officer')
    m.does('triage', so.sorting(m, 'E', { act: 'disturbing', bothAgree: 'no' }))
    const says = { handedNo: 'ZB-1', ...so.telling(m) }
    expect(m.refused('makeCase', says)).toEqual(['persuade-first'])
    m.does('recordPersuasion', { persuadedBy: 'property_company', recordNo: 'QZ-1', persuadedAt: m.now, heeded: false })
    expect(m.details.persuasions).toEqual([{ by: 'property_company', recordNo: 'QZ-1', at: m.now }])
    expect(m.refused('makeCase', says)).toEqual([])
  })
  test('gate nobody-asked-for: nobody is brought in unless both want it', () => {
    const m = so.triaged('B').by('mediator')
    const comes = { consentNo: 'TY-1', inviteNo: 'YQ-1', arrivalSigned: true, cameAt: m.now, helper: idOf(400) }
    expect(m.refused('helperComes', comes)).toEqual(['nobody-asked-for'])
  })
  test('gate unsigned, gate term-in-the-past, gate say-how-much: an agreement that can be kept', () => {
    const m = so.sat().by('mediator')
    const agree = (more: object) => m.refused('agree', so.agreement(m, more as Record<string, unknown>))
    expect(agree({ signed: ['party', 'host'] })).toEqual(['unsigned'])
    expect(agree({ terms: [{ obligor: 'both', act: 'apologise', due: '2026-03-01' }] })).toEqual(['term-in-the-past'])
    expect(agree({ terms: [{ obligor: 'party', act: 'pay', due: '2026-03-20' }] })).toEqual(['say-how-much'])
    const spot = so.triaged('A').by('duty_officer')
    expect(spot.refused('settleOnSpot', so.onTheSpot(spot, { signed: ['party'] }))).toEqual(['unsigned'])
  })
  test('gate unsigned: a name on the glass is as good as one on paper', () => {
    const m = so.sat().by('mediator')
    const agree = (more: object) => m.refused('agree', so.agreement(m, more as Record<string, unknown>))
    const name = ['a'.repeat(64)]
    expect(agree({ signed: ['party', 'host'], otherPartySignature: name })).toEqual([])
    expect(agree({ signed: [], partySignature: name, hostSignature: name })).toEqual(['unsigned'])
  })
  test('gate written-application, gate chief-approves: a broken law is not dropped by a handshake', () => {
    const m = so.triaged('B').by('mediator')
    const says = { settledAt: m.now, performed: true, askedApart: true, ...so.telling(m) }
    expect(m.refused('acceptSelfSettlement', says)).toEqual(['written-application', 'chief-approves'])
    const civil = so.triaged('C').by('mediator')
    expect(civil.refused('acceptSelfSettlement', says)).toEqual([])
  })
})

describe('afterwards', () => {
  test('gate not-before-the-mediators, gate asked-already, gate thirty-days-over: what the court confirms', () => {
    expect(so.agreed().by('resident').refused('askForCourt', { bothWant: true })).toEqual(['not-before-the-mediators'])
    const m = so.handedOver().by('mediator')
    m.does('takeOutsideAgreement', so.outsideAgreement(m, { wantsCourt: false }))
    expect(m.by('resident').does('askForCourt', { bothWant: true }).refused('askForCourt', { bothWant: true })).toEqual(
      ['asked-already'],
    )
    const connect = () => ({ recordNo: 'SF-1', court: '东城法庭', appliedAt: m.now, bothThere: true })
    expect(m.later({ days: 30 }).by('mediator').refused('connectCourt', connect())).toEqual([])
    expect(m.later({ days: 2 }).refused('connectCourt', connect())).toEqual(['thirty-days-over'])
  })
  test('gate ask-back-first, gate nobody-has-it: handed over is not done with', () => {
    const m = so.passedOn().by('beat_officer')
    expect(m.refused('closeOutside')).toEqual(['ask-back-first'])
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'nobody_has_it' })
    expect(m.refused('closeOutside')).toEqual(['nobody-has-it'])
  })
  test('gate untold: an agreement without copies in their hands is closed by nobody; three days of trying is the other way', () => {
    const m = so.agreed().later({ days: 25 }).by('beat_officer')
    m.does('checkPerformance', so.check(m, { no: 1, result: 'done' }, { no: 2, result: 'done' }))
    m.does('followUp30', so.followUp(m))
    expect(m.refused('close')).toEqual(['untold'])
    for (let day = 0; day < 3; day++) {
      expect(m.refused('close')).toEqual(['untold'])
      m.later({ days: 1 }).does('tryToReach', { triedAt: m.now, via: 'visit', result: 'away' })
    }
    expect(m.refused('close')).toEqual([])
  })
  test('gate nothing-on-paper: a recording has no copies', () => {
    const m = so.triaged('A').by('duty_officer')
    m.does('settleOnSpot', so.onTheSpot(m, { recordKind: 'recording', record: 'LX-9', signed: [] }))
    expect(m.refused('giveCopies', { ...so.telling(m), copies: 3, partySigned: true, otherSigned: true })).toEqual([
      'nothing-on-paper',
    ])
  })
  test('gate no-such-term, gate each-term-once, gate say-of-each-term, gate new-day-needed: term by term', () => {
    const m = so.performing().later({ days: 9 }).by('beat_officer')
    const refused = (...results: Record<string, unknown>[]) => m.refused('checkPerformance', so.check(m, ...results))
    const done = { no: 1, result: 'done' }
    expect(refused(done, { no: 2, result: 'done' }, { no: 3, result: 'done' })).toEqual(['no-such-term'])
    expect(refused(done, done, { no: 2, result: 'done' })).toEqual(['each-term-once'])
    expect(refused(done)).toEqual(['say-of-each-term'])
    expect(refused(done, { no: 2, result: 'new_day' })).toEqual(['new-day-needed'])
    expect(refused(done, { no: 2, result: 'new_day', newDay: '2026-03-01' })).toEqual(['new-day-needed'])
  })
  test('gate thirty-first, gate ninety-days-first, gate trouble-again: not closed before it is really over', () => {
    const early = so.performed().later({ days: 80 }).by('beat_officer')
    expect(early.refused('followUp90', so.followUp(early, { conclusion: 'no_relapse' }))).toEqual(['thirty-first'])
    expect(so.followed({ heat: 3, signs: [] }).refused('close')).toEqual(['ninety-days-first'])
    const m = so.performed().later({ days: 12 }).by('beat_officer')
    expect(m.does('followUp30', so.followUp(m, { peace: 'trouble_again' })).refused('close')).toEqual(['trouble-again'])
  })
  test('gate too-early: whether it holds is asked towards the end of the month, and of the three, not on the day of the agreement', () => {
    const m = so.performing({ heat: 3, signs: ['old_grudge'] }).by('beat_officer')
    const onDay = (days: number) => m.later({ days: days - daysBetween(m.details.agreedAt.slice(0, 10), m.today) })
    expect(m.refused('followUp30', so.followUp(m))).toEqual(['too-early'])
    expect(onDay(22).refused('followUp30', so.followUp(m))).toEqual(['too-early'])
    const spoken = { partySpokenAt: m.now }
    expect(onDay(23).refused('followUp30', so.followUp(m, spoken))).toEqual(['too-early'])
    m.does('followUp30', so.followUp(m))
    const then = () => so.followUp(m, { conclusion: 'no_relapse' })
    expect(m.refused('followUp90', then())).toEqual(['too-early'])
    expect(onDay(82).refused('followUp90', then())).toEqual(['too-early'])
    m.later({ days: 1 }).does('followUp90', then())
    expect(m.kept.filter(({ measure }) => measure === 'M24' || measure === 'M25')).toEqual([
      { measure: 'M24', late: false },
      { measure: 'M25', late: false },
    ])
  })
  test('gate not-of-itself, gate which-report, gate was-never-settled: a relapse is of something settled', () => {
    const m = so.followed().by('beat_officer')
    expect(m.refused('confirmRelapse', { noticedAt: m.now, by: 'new_report' })).toEqual(['which-report'])
    expect(m.refused('confirmRelapse', { noticedAt: m.now, by: 'follow_up', of: m.seen().id })).toEqual([
      'not-of-itself',
    ])
    const passed = so.passedOn().by('beat_officer')
    passed.does('askBack', { recordNo: 'HT-1', askedAt: passed.now, theirAnswer: 'in_court' }).does('closeOutside')
    expect(passed.refused('confirmRelapse', { noticedAt: passed.now, by: 'follow_up' })).toEqual(['was-never-settled'])
  })
})

describe('where somebody is in danger', () => {
  test('gate who-was-hurt: somebody is named, if not the one who called', () => {
    const m = so.reported({ reporterIs: 'family' }).by('duty_officer')
    const says = {
      danger: 'violence_at_home',
      reporterIs: 'intermediary',
      apart: true,
      safeNow: 'apart',
      ...so.telling(m),
    }
    expect(m.refused('protect', says)).toEqual(['who-was-hurt'])
    expect(m.refused('protect', { ...says, victim: idOf(300) })).toEqual([])
  })
  test('gate say-who-is-told: she herself, and nobody for her', () => {
    const m = so.protecting()
    expect(m.refused('conclude', so.conclusion(m, { how: 'through_guardian' }))).toEqual(['say-who-is-told'])
  })
  test('gate still-protected: two lower the flag before it is an ordinary dispute again', () => {
    expect(so.protecting().by('station_chief').refused('backFromProtection')).toEqual(['still-protected'])
  })
  test('gate visit-first, gate not-safe-yet: closed when she was seen, alone, and safe', () => {
    const m = so.concluded().by('station_chief')
    expect(m.refused('closeProtected', { why: 'safe_for_now' })).toEqual(['visit-first', 'not-safe-yet'])
    m.later({ days: 2 }).by('beat_officer').does('visitVictim', so.visit(m, 'worried'))
    expect(m.by('station_chief').refused('closeProtected', { why: 'safe_for_now' })).toEqual(['not-safe-yet'])
  })
  test('gate untold: silence closes nothing here, however often it was tried', () => {
    const m = so.concluded().by('resident')
    const tried = { triedAt: m.now, via: 'phone', result: 'no_answer' }
    for (let day = 0; day < 4; day++)
      m.by('beat_officer')
        .does('tryToReach', { ...tried, triedAt: m.now })
        .later({ days: 1 })
    const seen = m.seen()
    const untold = m.kind.moves['closeProtected']!.refuse!['untold']!
    expect(untold({ ...seen, standing: { ...seen.standing, told: [] } }, {})).toBe(true)
  })
})

test('gate danger-stands: what forbids mediation is not answered away by the next who asks', () => {
  const hurt = so.triaged('B').later({ days: 1 }).by('duty_officer')
  hurt.does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' })
  hurt.does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: hurt.now, injury: 'light_or_worse' })
  for (const post of ['mediator', 'duty_officer', 'station_chief'] as const)
    for (const lane of ['A', 'B', 'C', 'D'])
      expect(hurt.by(post).refused('changeLane', so.sorting(hurt, lane)), `${post} ${lane}`).toContain('danger-stands')

  const armed = so.stabilised().by('duty_officer')
  armed.does('triage', so.sorting(armed, 'E', { weaponOrInjury: 'yes' }))
  expect(armed.by('mediator').refused('changeLane', so.sorting(armed, 'B'))).toEqual(['danger-stands'])
  expect(armed.by('station_chief').refused('changeLane', so.sorting(armed, 'B'))).toEqual([])
})
