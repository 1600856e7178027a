import { describe, expect, test } from 'vitest'
import { play } from '../../../test/play.ts'
import * as so from '../../../test/play-dispute.ts'
import { defaultMeasures, shippedMeasures } from '../shipped.ts'

type Game = ReturnType<typeof play>
const open = (m: Game, measure: string) => m.promises.find(one => one.measure === measure)
const kept = (m: Game, measure: string) => m.kept.filter(one => one.measure === measure)

/** From the report on under protection, and told so. */
const endangered = (danger: string) => {
  const m = play('dispute', { catalogue: shippedMeasures })
    .by('resident')
    .does('report', { text: '邻居家的孩子', danger })
  return m.by('duty_officer').does('protect', {
    danger,
    reporterIs: 'victim',
    apart: true,
    safeNow: 'watched_at_home',
    ...so.telling(m),
  })
}

/** The same life where the bureau promises more than the 75. */
const withOwn = ({ steps }: Game): Game => {
  const m = play('dispute', { catalogue: shippedMeasures, people: ['reporter', 'otherParty'] })
  for (const { post, move, says, at } of steps)
    m.later({ minutes: (Date.parse(at) - Date.parse(m.now)) / 60_000 })
      .by(post)
      .does(move, says)
  return m
}

describe('promises of a dispute', () => {
  test('the fifteen of this kind are M16 to M30', () => {
    const ids = defaultMeasures.filter(({ on }) => on.some(({ kind }) => kind === 'dispute')).map(({ id }) => id)
    for (let n = 16; n <= 30; n++) expect(ids).toContain(`M${n}`)
  })
  test('measure M16: from being sent, thirty minutes, by arriving', () => {
    const m = so.reported().by('duty_officer')
    m.does('sendOut', { sentAt: m.now })
    expect(Date.parse(open(m, 'M16')!.due) - Date.parse(m.now)).toBe(30 * 60_000)
    m.later({ minutes: 31 }).does('calm', { arrivedAt: m.now, recordNo: 'X-1', done: ['heard_out'] })
    expect(kept(m, 'M16')).toEqual([{ measure: 'M16', late: true }])
  })
  test('measure M17: two hours from the report; not from what we found ourselves', () => {
    expect(open(so.reported(), 'M17')!.limit).toEqual({ value: 2, unit: 'hour' })
    const found = play('dispute').by('beat_officer').does('find', { text: '苗头', sort: 'debt', foundOn: 'hint' })
    expect(open(found, 'M17')).toBeUndefined()
    expect(kept(so.protecting(), 'M17')).toEqual([{ measure: 'M17', late: false }])
  })
  test('measure M18: four hours from the lane, given up with it', () => {
    const m = so.triaged('A')
    expect(open(m, 'M18')!.started).toBe(m.now)
    expect(open(m.later({ hours: 1 }).does('changeLane', so.sorting(m, 'B')), 'M18')).toBeUndefined()
    expect(kept(m, 'M18')).toEqual([])
    expect(open(m, 'M19')).toBeDefined()
  })
  test('measure M19: three workdays, within the law’s own; another lane in between does not set it back', () => {
    const m = so.triaged('B')
    const first = open(m, 'M19')!
    expect(first.due).toBe('2026-03-06T00:00:00+08:00')
    m.later({ days: 1 }).does('changeLane', so.sorting(m, 'C', { act: 'beating' }))
    expect(open(m, 'M19')).toBeUndefined()
    m.later({ days: 1 }).does('changeLane', so.sorting(m, 'B'))
    expect(open(m, 'M19')!.due).toBe(first.due)
  })
  test('measure M19: with an injury to appraise, from the appraisal', () => {
    const m = so.triaged('B').by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' })
    expect(open(m, 'M19')).toBeUndefined()
    m.later({ days: 10 }).does('receiveAppraisal', { opinionNo: 'O-1', receivedAt: m.now, injury: 'slight' })
    expect(open(m, 'M19')!.started).toBe(m.now)
  })
  test('gate before-opened: and from the day on which it was received, however late that is typed (R16)', () => {
    const m = so.triaged('B').by('duty_officer').does('requestAppraisal', { requestNo: 'Q-1', of: 'injury' })
    const receivedAt = m.later({ days: 2 }).now
    m.later({ days: 10 })
    const opinion = { opinionNo: 'O-1', injury: 'slight' }
    expect(m.refused('receiveAppraisal', { ...opinion, receivedAt: '1999-01-01T09:00:00+08:00' })).toEqual([
      'before-opened',
    ])
    m.does('receiveAppraisal', { ...opinion, receivedAt })
    expect(open(m, 'M19')!.started).toBe(receivedAt)
  })
  test('measure M20: only where both still will, from the first sitting, kept by the second', () => {
    expect(open(so.sat('near'), 'M20')).toBeUndefined()
    const m = so.sat('try_again')
    expect(open(m, 'M20')!.started).toBe(m.details.firstSittingAt)
    m.later({ days: 2 }).by('mediator').does('secondSitting', so.satAgain(m))
    expect(kept(m, 'M20')).toEqual([{ measure: 'M20', late: false }])
    expect(open(so.sat('try_again').by('resident').does('sayNo'), 'M20')).toBeUndefined()
  })
  test('measure M21: a workday from the no, kept by ending it in writing', () => {
    const m = so.sat('try_again').by('resident').does('sayNo')
    expect(open(m, 'M21')!.started).toBe(m.now)
    m.later({ days: 3 }).by('mediator')
    m.does('stopMediation', { endNoticeNo: 'ZJ-1', handedNo: 'ZB-1', rightToSue: true, ...so.telling(m) })
    expect(kept(m, 'M21')).toEqual([{ measure: 'M21', late: true }])
    const again = so.sat('try_again').by('resident').does('sayNo').by('mediator')
    expect(open(again.does('changeLane', so.sorting(again, 'B')), 'M21')).toBeUndefined()
  })
  test('measure M22: half an hour from the signing', () => {
    const m = so.agreed()
    expect(Date.parse(open(m, 'M22')!.due) - Date.parse(m.details.agreedAt)).toBe(30 * 60_000)
    expect(kept(so.performing(), 'M22')).toEqual([{ measure: 'M22', late: false }])
  })
  test('measure M23: three days from the day of each term, one after another', () => {
    const m = so.performing()
    expect(open(m, 'M23')!).toMatchObject({ started: '2026-03-10T00:00:00+08:00', due: '2026-03-14T00:00:00+08:00' })
    expect(kept(so.performed(), 'M23')).toEqual([
      { measure: 'M23', late: false },
      { measure: 'M23', late: false },
    ])
    expect(open(so.performed(), 'M23')).toBeUndefined()
  })
  test('measure M24: thirty days from the agreement; gone when it flares up again', () => {
    expect(open(so.settledOnSpot(), 'M24')).toBeDefined()
    const m = so.performing()
    expect(open(m, 'M24')!.started).toBe(m.details.agreedAt)
    m.by('beat_officer').does('confirmRelapse', { noticedAt: m.now, by: 'neighbours_say' })
    expect(m.promises).toEqual([])
  })
  test('measure M25: ninety days, of a tense matter only', () => {
    expect(open(so.agreed(), 'M25')).toBeUndefined()
    const m = so.agreed({ heat: 4, signs: ['threat_to_life'] })
    expect(open(m, 'M25')!.limit).toEqual({ value: 90, unit: 'day' })
  })
  test('measure M25: promised at the end of 2026 it reaches into a year whose holidays nobody knows, and works', () => {
    const m = play('dispute', { people: ['reporter', 'otherParty'], at: '2026-11-24T10:00:00+08:00' })
    m.by('resident').does('report', { text: '吵架' }).by('duty_officer')
    m.does('hearOut', { heardAt: m.now, how: 'phone', apart: true })
    m.does('triage', so.sorting(m, 'A', { heat: 3, signs: ['old_grudge'] })).does('settleOnSpot', so.onTheSpot(m))
    expect(open(m, 'M25')).toMatchObject({ provisional: true })
    expect(open(m, 'M25')!.due.slice(0, 7)).toBe('2027-02')
  })
  test('measure M26: five workdays from the day both want somebody; not owed once they agree', () => {
    const asked = (m: Game) =>
      m.by('mediator').does('askForHelper', { partyAgrees: true, otherAgrees: true, whom: 'lawyer' })
    expect(open(asked(so.triaged('B')), 'M26')!.limit).toEqual({ value: 5, unit: 'workday' })
    const m = asked(so.sat())
    m.does('agree', so.agreement(m))
    expect(open(m, 'M26')).toBeUndefined()
  })
  test('measure M27: a day from the report; where it fails here first, from then', () => {
    const m = so.triaged('D', { bothAgree: 'no' })
    expect(open(m, 'M27')!.started).toBe(m.seen().openedAt)
    const later = so.triaged('A', { act: 'none' }).later({ days: 2 }).by('resident').does('sayNo')
    expect(open(later, 'M27')!.started).toBe(later.now)
  })
  test('measure M28: seven days, and seven more while nobody has ended it there', () => {
    const m = so.passedOn().later({ days: 6 }).by('beat_officer')
    m.does('askBack', { recordNo: 'HT-1', askedAt: m.now, theirAnswer: 'nobody_has_it' })
    expect(kept(m, 'M28')).toEqual([{ measure: 'M28', late: false }])
    expect(open(m, 'M28')!.started).toBe(m.now)
    m.later({ days: 2 }).does('askBack', { recordNo: 'HT-2', askedAt: m.now, theirAnswer: 'settled' })
    expect(open(m, 'M28')).toBeUndefined()
  })
  test('measure M29: three workdays from when it took effect, if they want the court', () => {
    const m = so.handedOver().by('mediator')
    m.does('takeOutsideAgreement', so.outsideAgreement(m))
    expect(open(m, 'M29')!.started).toBe(m.details.effectiveAt)
    m.later({ days: 1 })
    m.does('connectCourt', { recordNo: 'SF-1', court: '东城法庭', appliedAt: m.now, bothThere: true })
    expect(kept(m, 'M29')).toEqual([{ measure: 'M29', late: false }])
  })
  test('measure M30: a day from the first word of it, whoever said it and whenever', () => {
    const reported = so.violent()
    expect(open(reported, 'M30')!.started).toBe(reported.now)
    const flagged = so.sat().later({ days: 2 }).by('resident').does('raiseFlag', { danger: 'violence_at_home' })
    expect(open(flagged, 'M30')!.started).toBe(flagged.now)
    const found = play('dispute').by('beat_officer')
    found.does('find', { text: '她脸上有伤', sort: 'family', foundOn: 'visit', danger: 'violence_at_home' })
    expect(open(found, 'M30')).toBeDefined()
    expect(open(so.reported({ danger: 'child_harmed' }), 'M30')).toBeUndefined()
    const late = so.protecting().later({ hours: 24 }).by('duty_officer')
    expect(kept(late.does('conclude', so.conclusion(late)), 'M30')).toEqual([{ measure: 'M30', late: true }])
  })
  test('measure M30: protected, nothing between two sides is promised any more', () => {
    const m = so.performing().by('duty_officer')
    m.does('protect', {
      danger: 'violence_at_home',
      reporterIs: 'victim',
      apart: true,
      safeNow: 'apart',
      ...so.telling(m),
    })
    expect(m.promises.map(({ measure }) => measure)).toEqual(['M30'])
  })
  test('measure M30, measure SHIELD: opened again under protection, the day begins anew, whatever the danger was', () => {
    for (const [danger, promised] of [
      ['violence_at_home', 'M30'],
      ['child_harmed', 'SHIELD'],
      ['informant_threatened', 'SHIELD'],
    ] as const) {
      const m = endangered(danger)
      expect(open(m, promised)!.started).toBe(m.now)
      m.later({ hours: 3 }).by('duty_officer').does('conclude', so.conclusion(m))
      expect(kept(m, promised)).toEqual([{ measure: promised, late: false }])
      m.later({ days: 2 }).does('visitVictim', so.visit(m))
      m.by('station_chief').does('closeProtected', { why: 'safe_for_now' })
      m.later({ days: 20 }).by('resident').does('reopen', {})
      expect([m.state, open(m, promised)!.started]).toEqual(['protecting', m.now])
      expect(open(m, 'M17')).toBeUndefined()
    }
  })
  test('measure SHIELD: a child found hurt again is owed a decision within a day once more', () => {
    const m = endangered('child_harmed').later({ hours: 3 }).by('duty_officer')
    m.does('conclude', so.conclusion(m)).later({ days: 3 })
    expect(open(m, 'SHIELD')).toBeUndefined()
    m.does('visitVictim', so.visit(m, 'hurt_again'))
    expect([m.state, open(m, 'SHIELD')!.started]).toEqual(['protecting', m.now])
  })
  test('measure ATONCE: what may not be mediated becomes a case within two hours, and not by another lane', () => {
    const m = withOwn(so.triaged('E', { weaponOrInjury: 'yes' }))
    expect(open(m, 'ATONCE')).toMatchObject({ started: m.now, limit: { value: 2, unit: 'hour' } })
    m.later({ minutes: 90 })
      .by('duty_officer')
      .does('makeCase', { handedNo: 'ZA-1', ...so.telling(m) })
    expect(kept(m, 'ATONCE')).toEqual([{ measure: 'ATONCE', late: false }])
    // After a mediation in vain it is M21 that says by when.
    const failed = withOwn(so.triaged('B')).by('resident').does('sayNo')
    expect([open(failed, 'ATONCE'), open(failed, 'M21')?.started]).toEqual([undefined, failed.now])
  })
  test('measure M17: flared up again, somebody takes it up within a workday, and then says in two hours which way it goes', () => {
    const m = withOwn(so.closed()).later({ days: 10 }).by('beat_officer')
    m.does('confirmRelapse', { noticedAt: m.now, by: 'neighbours_say' })
    expect(m.promises.map(({ measure }) => measure)).toEqual(['ANSWER'])
    m.later({ hours: 1 }).does('takeUpAgain', { because: '又为水沟吵' })
    expect(kept(m, 'ANSWER')).toEqual([{ measure: 'ANSWER', late: false }])
    expect(m.promises.map(({ measure, started }) => [measure, started])).toEqual([
      ['M17', m.now],
      ['OUTCOME', m.now],
    ])
  })
  test('a promise of this kind is paused only for what it allows', () => {
    const m = so.triaged('B').by('mediator')
    const ask = (measure: string, reason: string) =>
      m.refused('askPause', { measure, reason, because: '改期', endsWith: 'sayMore' })
    expect(ask('M19', 'party_requested_delay')).toEqual([])
    expect(ask('M19', 'force_majeure')).toEqual(['pause-not-allowed'])
  })
})
