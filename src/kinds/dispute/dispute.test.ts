import { describe, expect, test } from 'vitest'
import { idOf, play } from '../../../test/play.ts'
import * as so from '../../../test/play-dispute.ts'

const measures = (m: ReturnType<typeof play>) => m.promises.map(({ measure }) => measure).sort()

describe('from the first sign to the way it goes', () => {
  test('state found: seen on a visit before anybody called, and counted as early', () => {
    const m = play('dispute', { people: [] }).by('auxiliary').does('find', {
      text: '两家为宅基地不说话了',
      sort: 'homestead',
      foundOn: 'round',
    })
    expect(m.state).toBe('found')
    expect(m.details.early).toBe(true)
    expect(m.told('landed')).toEqual(['owner'])
    expect(m.told('receipt')).toBeUndefined()
  })
  test('state found: taken over from a clue, and from there it goes its way', () => {
    const m = play('dispute', { people: [] })
      .by('beat_officer')
      .does('takeOver', {
        of: idOf(7),
        because: 'found_in_clue',
      })
    expect(m.details).toMatchObject({ early: true, fromMatter: idOf(7) })
    expect(m.does('hearOut', { heardAt: m.now, how: 'phone', apart: true }).state).toBe('stabilised')
  })
  test('state reported: somebody has it, and both lines of the clock run', () => {
    const m = so.reported()
    expect(m.state).toBe('reported')
    expect(measures(m)).toEqual(['M17'])
    expect(m.told('receipt')).toEqual(['reporter'])
  })
  test('state stabilised: somebody came, kept them apart and heard both', () => {
    expect(so.stabilised().state).toBe('stabilised')
    expect(so.stabilised().kept).toContainEqual({ measure: 'M16', late: false })
  })
  test('state stabilised: where nobody had to run, it is heard at the counter', () => {
    const m = so.reported().by('mediator')
    expect(m.does('hearOut', { heardAt: m.now, how: 'in_person', apart: true }).state).toBe('stabilised')
  })
  test('state triaged: the way is said to both, item by item', () => {
    const m = so.triaged('B')
    expect(m.state).toBe('triaged')
    expect(m.details).toMatchObject({ lane: 'B', act: 'beating', answers: so.answers })
    expect(m.kept).toContainEqual({ measure: 'M17', late: false })
  })
  test('the heat may rise while it is worked on, and it may be sent to again', () => {
    const m = so.sat('try_again').later({ hours: 2 }).by('duty_officer')
    m.does('regrade', { heat: 4, signs: ['weapon_shown'] }).does('sendOut', { sentAt: m.now })
    m.later({ minutes: 10 }).does('calm', { arrivedAt: m.now, recordNo: 'X-2', done: ['weapon_taken'] })
    expect(m.state).toBe('mediating')
    expect(m.kept.filter(({ measure }) => measure === 'M16')).toHaveLength(2)
  })
})

describe('the five lanes', () => {
  test('lane A: settled and performed on the spot, and looked in on after a month', () => {
    const m = so.settledOnSpot()
    expect(m.state).toBe('performed')
    expect(m.kept).toContainEqual({ measure: 'M18', late: false })
    expect(measures(m)).toEqual(['M22', 'M24'])
  })
  test('lane A: a recording that shows it all needs no paper', () => {
    const m = so.triaged('A').by('duty_officer')
    m.does('settleOnSpot', so.onTheSpot(m, { recordKind: 'recording', record: 'LX-9', signed: [] }))
    expect(measures(m)).toEqual(['M24'])
  })
  test('lane B: a sitting within three workdays, an agreement, copies, performance, a look after a month, closed', () => {
    const m = so.closed()
    expect(m.state).toBe('closed')
    expect(m.promises).toEqual([])
    expect(m.kept.every(({ late }) => !late)).toBe(true)
    expect(m.kept.map(({ measure }) => measure)).toEqual(['M16', 'M17', 'M19', 'M22', 'M23', 'M23', 'M24'])
  })
  test('lane C: with the people’s mediators, asked back, and their agreement looked after like ours', () => {
    const m = so.handedOver()
    expect(m.state).toBe('handed_over')
    m.later({ days: 5 }).by('beat_officer')
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'settled' })
    m.does('takeOutsideAgreement', so.outsideAgreement(m))
    expect(m.state).toBe('agreed')
    expect(measures(m)).toEqual(['M23', 'M24', 'M29'])
  })
  test('lane D: passed on with a name and a number, and we ask back', () => {
    const m = so.passedOn()
    expect(m.state).toBe('passed_on')
    expect(m.kept).toContainEqual({ measure: 'M27', late: false })
    expect(measures(m)).toEqual(['M28'])
  })
  test('lane E: on as a case at once, in the same act', () => {
    const m = so.triaged('E', { weaponOrInjury: 'yes' }).by('duty_officer')
    m.does('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })
    expect(m.state).toBe('to_case')
    expect(m.last.opens).toMatchObject([
      { kind: 'case', move: 'takeOver', as: 'case', says: { of: m.seen().id, because: 'not_mediable' } },
    ])
  })
  test('lane E: a child harmed is protected there as here', () => {
    const m = so.stabilised().by('resident').does('raiseFlag', { danger: 'child_harmed' })
    m.by('duty_officer')
      .does('triage', so.sorting(m, 'E'))
      .does('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })
    expect(m.last.opens[0]!.says).toMatchObject({ danger: 'child_harmed' })
  })
  test('a lane may be changed, with the nine questions asked anew', () => {
    const m = so.triaged('B').later({ hours: 3 }).by('mediator')
    m.does('changeLane', so.sorting(m, 'C', { act: 'beating' }))
    expect(m.details.lane).toBe('C')
    expect(measures(m)).toEqual(['M27'])
  })
})

describe('mediation, and when it ends', () => {
  test('state mediating: once, and once more within seven workdays', () => {
    const m = so.sat('try_again')
    expect(m.state).toBe('mediating')
    expect(measures(m)).toEqual(['M20'])
    m.later({ days: 4 }).by('mediator').does('secondSitting', so.satAgain(m))
    expect(m.details.sittings).toBe(2)
    expect(m.does('agree', so.agreement(m)).state).toBe('agreed')
  })
  test('state to_case: failed, ended in writing, and a case from this day on', () => {
    const m = so.sat('failed').later({ hours: 3 })
    expect(m.details.lane).toBe('E')
    m.by('mediator').does('stopMediation', {
      endNoticeNo: 'ZJ-1',
      handedNo: 'ZB-1',
      rightToSue: true,
      ...so.telling(m),
    })
    expect(m.state).toBe('to_case')
    expect(m.kept).toContainEqual({ measure: 'M21', late: false })
    expect(m.last.opens).toMatchObject([
      { kind: 'case', move: 'takeOver', as: 'case', says: { of: m.seen().id, because: 'mediation_failed' } },
    ])
  })
  test('one word from a party ends it, and the next step is by law, or a court', () => {
    const mediated = so.sat('try_again').by('resident').does('sayNo')
    expect(mediated.details).toMatchObject({ lane: 'E', failedBecause: 'refused' })
    const civil = so.triaged('A', { act: 'none' }).by('resident').does('sayNo')
    expect(civil.details).toMatchObject({ lane: 'D', failedBecause: 'refused' })
    expect(measures(civil)).toEqual(['M27'])
  })
  test('who strikes again, or runs, has broken the law even in a civil quarrel', () => {
    for (const why of ['struck_again', 'ran_away']) {
      const m = so.triaged('A', { act: 'none' })
      m.by('mediator').does('breakOff', { seenAt: m.now, why })
      expect(m.details).toMatchObject({ lane: 'E', act: 'other_act' })
      expect(measures(m)).toEqual(['M21'])
    }
  })
  test('they made it up themselves: with an application and the chief’s approval where a law was broken', () => {
    const m = so.triaged('B').by('station_chief')
    const says = { settledAt: m.now, performed: true, askedApart: true, ...so.telling(m) }
    m.does('acceptSelfSettlement', { ...says, applicationNo: 'SQ-1', approvalNo: 'PZ-1' })
    expect(m.state).toBe('performed')
    expect(m.last.papers).toEqual(['noPenaltyApproval'])
    expect(measures(m)).toEqual(['M24'])
  })
})

describe('kept, or not', () => {
  test('state agreed: with who owes what by which day', () => {
    const m = so.agreed()
    expect(m.state).toBe('agreed')
    expect(m.details.terms).toEqual([
      { obligor: 'other_party', act: 'clear_away', due: '2026-03-10', performed: false },
      { obligor: 'other_party', act: 'pay', yuan: 300, due: '2026-03-16', performed: false },
    ])
  })
  test('state performing: both have their copy', () => {
    expect(so.performing().state).toBe('performing')
    expect(so.performing().kept).toContainEqual({ measure: 'M22', late: false })
  })
  test('state performing: one term done, the next still open and watched by its own day', () => {
    const m = so.performing().later({ days: 8 }).by('beat_officer')
    m.does('checkPerformance', so.check(m, { no: 1, result: 'done' }, { no: 2, result: 'not_done' }))
    expect(m.state).toBe('performing')
    const m23 = m.promises.find(({ measure }) => measure === 'M23')!
    expect(m23.started).toBe('2026-03-16T00:00:00+08:00')
  })
  test('state performing: put off to a day that both accept, it is not broken', () => {
    const m = so.performing().later({ days: 20 }).by('beat_officer')
    const results = [
      { no: 1, result: 'done' },
      { no: 2, result: 'new_day', newDay: '2026-04-01' },
    ]
    m.does('checkPerformance', so.check(m, ...results))
    expect(m.state).toBe('performing')
    expect(m.details.terms[1].due).toBe('2026-04-01')
  })
  test('state performed: nothing is owed, and there is no penalty', () => {
    expect(so.performed().state).toBe('performed')
    expect(so.performed().told('performed')).toEqual(['reporter', 'party', 'otherParty'])
  })
  test('state breached: the day is over, and it was not done', () => {
    expect(so.breached().state).toBe('breached')
  })
  test('state breached: on as a case, and both told that they may sue', () => {
    const m = so.breached().by('beat_officer')
    m.does('afterBreach', { handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) })
    expect(m.state).toBe('to_case')
    expect(m.last.opens).toMatchObject([
      { kind: 'case', move: 'takeOver', as: 'case', says: { of: m.seen().id, because: 'agreement_broken' } },
    ])
  })
  test('state breached: where no law was broken, it ends with the right to sue', () => {
    const m = so.handedOver().later({ days: 2 }).by('mediator')
    m.does('takeOutsideAgreement', so.outsideAgreement(m)).later({ days: 3 })
    m.does('checkPerformance', so.check(m, { no: 1, result: 'not_done' }))
    m.does('afterBreach', { handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) })
    expect([m.state, m.last.opens]).toEqual(['closed', []])
  })
  test('state follow_30: both asked, each by themselves', () => {
    expect(so.followed().state).toBe('follow_30')
    expect(so.followed().kept).toContainEqual({ measure: 'M24', late: false })
  })
  test('state follow_30: looked in before it was performed, it need not be done twice', () => {
    const m = so.performing().later({ days: 25 }).by('beat_officer')
    m.does('followUp30', so.followUp(m)).later({ days: 5 })
    m.does('checkPerformance', so.check(m, { no: 1, result: 'done' }, { no: 2, result: 'done' }))
    expect(m.state).toBe('follow_30')
  })
  test('state follow_90: a tense one is looked in on again, and only then closed', () => {
    const m = so.followed({ heat: 3, signs: ['old_grudge'] })
    expect(measures(m)).toEqual(['M25'])
    m.later({ days: 60 }).does('followUp90', so.followUp(m, { conclusion: 'no_relapse' }))
    expect(m.state).toBe('follow_90')
    expect(m.kept).toContainEqual({ measure: 'M25', late: false })
    expect(m.does('close').state).toBe('closed')
  })
  test('state relapsed: confirmed by a person who looked, and taken up again from the beginning', () => {
    const m = so.followed().later({ days: 10 }).by('beat_officer')
    m.does('confirmRelapse', { noticedAt: m.now, by: 'new_report', of: idOf(8) })
    expect(m.state).toBe('relapsed')
    expect(m.details).toMatchObject({ relapses: 1, relapseIn: idOf(8) })
    m.does('takeUpAgain', { because: '又为水沟吵' })
    expect(m.state).toBe('stabilised')
    expect(m.details).toMatchObject({ relapses: 1, answers: {}, terms: [], sittings: 0 })
    expect(m.standing.told).toEqual([])
  })
  test('state relapsed: or it goes on in the new report, and they are told', () => {
    const m = so.closed().later({ days: 10 }).by('beat_officer')
    m.does('confirmRelapse', { noticedAt: m.now, by: 'new_report', of: idOf(8) })
    expect(m.does('goOnThere', { of: idOf(8), ...so.telling(m) }).state).toBe('closed')
  })
  test('state closed: and within thirty days it can be asked for again', () => {
    const m = so.closed().later({ days: 20 }).by('resident').does('reopen', { because: '又往我家门口倒水' })
    expect(m.state).toBe('stabilised')
    expect(m.details.lane).toBeUndefined()
    expect(m.promises.map(({ measure }) => measure)).toEqual(['M17'])
  })
})

describe('with others', () => {
  test('state handed_over: a receipt of theirs, a name and a phone', () => {
    expect(so.handedOver().kept).toContainEqual({ measure: 'M27', late: false })
  })
  test('state passed_on: closed only after asking back', () => {
    const m = so.passedOn().later({ days: 4 }).by('beat_officer')
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'in_court' })
    expect(m.does('closeOutside').state).toBe('closed')
  })
  test('where nobody takes it up, it comes back and goes another way, or to another door', () => {
    const m = so.passedOn().later({ days: 5 }).by('beat_officer')
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'nobody_has_it' })
    m.does('changeLane', so.sorting(m, 'D', { bothAgree: 'no' }))
    expect(measures(m)).toEqual(['M27'])
    m.does('passOn', so.warmly(m, { whither: 'hotline_12345', rightToSue: true }))
    expect([m.state, ...measures(m)]).toEqual(['passed_on', 'M28'])
  })
  test('an agreement of the people’s mediators is brought to the court, both together', () => {
    const m = so.handedOver().later({ days: 2 }).by('mediator')
    m.does('takeOutsideAgreement', so.outsideAgreement(m, { wantsCourt: false }))
    expect(measures(m)).not.toContain('M29')
    m.later({ days: 5 }).by('resident').does('askForCourt', { bothWant: true })
    m.later({ days: 1 }).by('mediator')
    m.does('connectCourt', { recordNo: 'SF-1', court: '牡丹区人民法院东城法庭', appliedAt: m.now, bothThere: true })
    expect(m.kept).toContainEqual({ measure: 'M29', late: false })
  })
})

describe('violence at home', () => {
  test('state protecting: whatever was going on, protection comes first', () => {
    expect(so.protecting().state).toBe('protecting')
    for (const before of [so.stabilised(), so.triaged('B'), so.sat(), so.performing(), so.handedOver()]) {
      before.by('duty_officer').does('protect', {
        danger: 'violence_at_home',
        reporterIs: 'victim',
        apart: true,
        safeNow: 'apart',
        ...so.telling(before),
      })
      expect(before.state).toBe('protecting')
      expect(measures(before)).toEqual(['M30'])
    }
  })
  test('state concluded: a warning, a case or a referral, with her rights in writing, within a day', () => {
    expect(so.concluded().state).toBe('concluded')
    expect(so.concluded().kept).toContainEqual({ measure: 'M30', late: false })
    expect(so.concluded({ conclusion: 'case', conclusionNo: 'SA-1' }).last.opens).toMatchObject([
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        says: { of: idOf(1000), because: 'not_mediable', danger: 'violence_at_home' },
      },
    ])
  })
  test('into the case goes the one hurt; whoever called only if that is she', () => {
    const into = (reporterIs: string) => {
      const m = so.reported().joins('victim').by('duty_officer')
      const says = { danger: 'violence_at_home', reporterIs, apart: true, safeNow: 'apart', ...so.telling(m) }
      m.does('protect', says).does('conclude', so.conclusion(m, { conclusion: 'case' }))
      return m.last.opens[0]!.people
    }
    expect(into('victim')).toEqual({ victim: 'victim', reporter: 'reporter' })
    expect(into('other_side')).toEqual({ victim: 'victim' })
    expect(into('intermediary')).toEqual({ victim: 'victim' })
    const m = so.triaged('E').by('duty_officer')
    m.does('makeCase', { handedNo: 'ZB-1', ...so.telling(m) })
    expect(m.last.opens[0]!.people).toEqual({ victim: 'victim', reporter: 'reporter', guardian: 'guardian' })
  })
  test('hurt again, it is protection first once more, and the day begins anew', () => {
    const m = so.concluded().later({ days: 3 }).by('beat_officer')
    m.does('visitVictim', so.visit(m, 'hurt_again'))
    expect(m.state).toBe('protecting')
    expect(m.promises.find(({ measure }) => measure === 'M30')!.started).toBe(m.now)
  })
  test('closed by the chief, after she was seen alone and safe', () => {
    const m = so.concluded().later({ days: 7 }).by('beat_officer')
    m.does('visitVictim', so.visit(m))
    expect(m.by('station_chief').does('closeProtected', { why: 'safe_for_now' }).state).toBe('closed')
  })
  test('it was something else: two lower the flag, and it is a dispute again', () => {
    const m = so.protecting().by('duty_officer').does('askLowerFlag', { because: '误报，是摔了碗' })
    m.by('station_chief').does('lowerFlag', { because: '已核实' })
    expect(measures(m)).toEqual([])
    expect(m.details.violenceAt).toBeUndefined()
    expect(m.does('backFromProtection').state).toBe('stabilised')
  })
  test('reopened, a protected matter goes back to protection', () => {
    const m = so.concluded().later({ days: 7 }).by('beat_officer')
    m.does('visitVictim', so.visit(m)).by('station_chief').does('closeProtected', { why: 'safe_for_now' })
    expect(m.later({ days: 5 }).by('resident').does('reopen', { because: '他又来了' }).state).toBe('protecting')
  })
})

describe('the other ways out', () => {
  test('state withdrawn: before it was sorted, by the one who reported', () => {
    expect(so.reported().by('resident').does('withdraw', { asked: 'by_the_person' }).state).toBe('withdrawn')
    expect(so.triaged('B').by('resident').refused('withdraw', { asked: 'by_the_person' })).toEqual(['wrong-state'])
  })
  test('state duplicate: both called, one matter, explained', () => {
    const m = so.reported().by('duty_officer')
    m.does('markDuplicate', { of: idOf(7), ...so.telling(m) })
    expect([m.state, m.details.duplicateOf]).toEqual(['duplicate', idOf(7)])
  })
  test('an auxiliary writes down, and never mediates or decides', () => {
    const auxiliary = so.triaged('B').by('auxiliary')
    for (const move of ['settleOnSpot', 'firstSitting', 'breakOff', 'makeCase', 'changeLane', 'callSitting'])
      expect(auxiliary.refused(move, {}), move).toEqual(['wrong-post'])
    expect(so.stabilised().by('auxiliary').refused('triage', {})).toEqual(['wrong-post'])
    expect(so.sat().by('auxiliary').refused('agree', {})).toEqual(['wrong-post'])
  })
})
