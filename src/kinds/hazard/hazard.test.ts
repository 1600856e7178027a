import { describe, expect, test } from 'vitest'
import {
  attended,
  closed,
  escalated,
  failed,
  found,
  looked,
  onTheSpot,
  passed,
  published,
  reading,
  rechecking,
  reported,
  screened,
  sent,
  served,
  serving,
  settled,
  told,
  transferred,
  verified,
} from '../../../test/hazard-steps.ts'
import { file, idOf } from '../../../test/play.ts'

const dueOf = (m: ReturnType<typeof reported>, measure: string) => m.promises.find(p => p.measure === measure)?.due

describe('from the report to the last word', () => {
  test('state reported: two hours run until somebody has read it', () => {
    const m = reported()
    expect(m.state).toBe('reported')
    expect(m.promises.map(p => p.measure)).toEqual(['M32'])
  })
  test('state found_on_visit: one tap on a round, and nothing is promised to nobody', () => {
    const m = found({ premises: idOf(8), round: idOf(7) })
    expect(m.state).toBe('found_on_visit')
    expect(m.promises).toEqual([])
    expect(m.details).toMatchObject({ origin: 'found', type: 'small_premises', premises: idOf(8), round: idOf(7) })
  })
  test('state screened: read, answered, and three workdays run to look', () => {
    const m = screened()
    expect(m.state).toBe('screened')
    expect(m.kept).toContainEqual({ measure: 'M32', late: false })
    expect(m.promises.map(p => p.measure)).toEqual(['M34'])
  })
  test('state urgent_scene: made safe within the hour, the body that may is called', () => {
    const m = attended()
    expect(m.state).toBe('urgent_scene')
    expect(m.kept).toContainEqual({ measure: 'M33', late: false })
  })
  test('state verified: seen, photographed, and somebody named', () => {
    const m = verified()
    expect(m.state).toBe('verified')
    expect(m.kept).toContainEqual({ measure: 'M34', late: false })
  })
  test('state responsibility_set: in place, the first: who, on what basis, by when and why that long', () => {
    const m = settled()
    expect(m.state).toBe('responsibility_set')
    expect(m.kind.conditions.responsibilityInPlace!(m.seen())).toBe(true)
    expect(m.kind.conditions.urgingInPlace!(m.seen())).toBe(false)
  })
  test('state fixed_on_spot: put right before our eyes, struck off without another visit', () => {
    const m = settled({}, verified({ route: 'on_spot' }))
    m.does('fixOnSpot', onTheSpot(m))
    expect(m.state).toBe('fixed_on_spot')
    expect(m.kept).toContainEqual({ measure: 'M35', late: false })
    expect(m.kind.conditions.checkingInPlace!(m.seen())).toBe(true)
    expect(m.does('signOff', { closingNo: 'X-1' }).state).toBe('passed')
  })
  test('state notice_served: the order is in their hands, and the day to look again is known', () => {
    const m = served()
    expect(m.state).toBe('notice_served')
    expect(m.kept).toContainEqual({ measure: 'M36', late: false })
    expect(dueOf(m, 'M38')).toBe('2026-03-21T00:00:00+08:00')
  })
  test('state serious: the order is served at once, and all else waits for the written report', () => {
    const m = settled({}, verified({ serious: true }))
    m.does('serveNotice', serving(m))
    expect(m.state).toBe('serious')
    expect(m.by('responsible_unit').refused('askRecheck', { askedAt: m.now })).toEqual(['wrong-state'])
    m.by('station_chief').does('reportSerious', {
      reportNo: 'B-1',
      reportedAt: m.now,
      townshipReceipt: 'Z-1',
      fireReceipt: 'X-1',
    })
    expect(m.state).toBe('notice_served')
  })
  test('state transferred: with their receipt, and the reporter told to whom', () => {
    const m = transferred()
    expect(m.state).toBe('transferred')
    expect(m.kept).toContainEqual({ measure: 'M37', late: false })
  })
  test('state rectifying: work has begun, said by the unit or taken down for it', () => {
    const m = served()
    expect(m.by('responsible_unit').does('startWork', { startedAt: m.now }).state).toBe('rectifying')
    const phoned = transferred()
    expect(phoned.by('auxiliary').does('startWork', { startedAt: phoned.now }).state).toBe('rectifying')
  })
  test('state recheck: the day is over, or the unit asks before', () => {
    expect(rechecking().state).toBe('recheck')
    const m = served().later({ days: 2 })
    m.by('responsible_unit').does('askRecheck', { askedAt: m.now })
    expect(m.state).toBe('recheck')
    expect(dueOf(m, 'M38')).toBe('2026-03-11T00:00:00+08:00')
  })
  test('state passed: in place, the third: seen again with our own eyes', () => {
    const m = passed()
    expect(m.state).toBe('passed')
    expect(m.kept).toContainEqual({ measure: 'M38', late: false })
    expect(m.kind.conditions.checkingInPlace!(m.seen())).toBe(true)
  })
  test('state failed: and two workdays run for the chief', () => {
    const m = failed()
    expect(m.state).toBe('failed')
    expect(m.promises.map(p => p.measure)).toEqual(['M39'])
  })
  test('state escalated: a new day, and a second look after it', () => {
    const m = escalated()
    expect(m.state).toBe('escalated')
    expect(m.kept).toContainEqual({ measure: 'M39', late: false })
    expect(m.promises.map(p => p.measure)).toEqual(['M38'])
    expect(passed(rechecking(m)).state).toBe('passed')
  })
  test('state failed: a second time, and the chief again', () => {
    const m = failed(rechecking(escalated()))
    expect(m.details.failures).toBe(2)
    expect(m.by('station_chief').refused('close', {})).toEqual(['wrong-state'])
  })
  test('state reporter_told: by telephone, on paper, or by the code', () => {
    const m = told()
    expect(m.state).toBe('reporter_told')
    expect(m.kept).toContainEqual({ measure: 'M41', late: false })
  })
  test('state published: the place only, in a sentence that nobody writes', () => {
    const m = published()
    expect(m.state).toBe('published')
    const free = Object.values(m.kind.moves.publish!.says.properties).filter((f: any) => f['x-words'])
    expect(free).toEqual([])
  })
  test('state closed: and within thirty days it comes back to be looked at', () => {
    const m = closed()
    expect(m.state).toBe('closed')
    expect(m.promises).toEqual([])
    m.later({ days: 20 }).by('resident').does('reopen', { because: '又堆上了' })
    expect(m.state).toBe('screened')
    expect(m.promises.map(p => p.measure)).toEqual(['M34'])
  })
  test('state not_found: nothing dangerous there, and it is explained', () => {
    const m = screened().later({ days: 1 })
    m.by('beat_officer').does('dismiss', {
      recordNo: 'J-1',
      inspectedAt: m.now,
      photos: [file],
      template: 'already_right',
      how: 'phone',
      toldAt: m.now,
    })
    expect(m.state).toBe('not_found')
    expect(m.kept).toContainEqual({ measure: 'M34', late: false })
    expect(m.standing.told).toHaveLength(1)
  })
  test('state duplicate: the same place, and the reporter is told', () => {
    const m = reported()
    m.by('duty_officer').does('markDuplicate', { of: idOf(7), how: 'message', toldAt: m.now })
    expect(m.state).toBe('duplicate')
    expect(m.details.duplicateOf).toBe(idOf(7))
    expect(m.kept).toContainEqual({ measure: 'M32', late: false })
  })
})

describe('what goes beside it', () => {
  test('things thrown from a height: a case is opened, once (民法典 1254)', () => {
    const m = reported({ type: 'high_toss' }).by('duty_officer')
    m.does('screen', reading(m, { type: 'high_toss' }))
    const beside = { kind: 'case', move: 'takeOver', as: 'case', says: { of: m.seen().id, because: 'found_in_hazard' } }
    expect(m.last.opens).toEqual([beside])
    m.later({ days: 1 }).does('verify', looked(m, { route: 'on_spot' }))
    expect(m.last.opens).toEqual([])
    const seen = found({ type: 'high_toss' })
    expect(seen.does('verify', looked(seen, { route: 'on_spot' })).last.opens).toEqual([beside])
  })
  test('anything else opens no case, but a penalty does', () => {
    expect(screened().last.opens).toEqual([])
    expect(escalated().last.opens).toEqual([])
    expect(escalated({ action: 'penalty' }).last.opens).toMatchObject([{ kind: 'case', move: 'takeOver' }])
  })
  test('a report may be anonymous; a danger is never withdrawn, for it is still there', () => {
    const m = reported({}, { standing: { anonymous: true }, people: [] })
    expect(m.state).toBe('reported')
    expect(m.kind.moves.withdraw).toBeUndefined()
  })
  test('sent at once though nobody ticked it: the hour runs from the report', () => {
    const m = sent(reported({ type: 'power_line' }))
    expect(dueOf(m, 'M33')).toBe('2026-03-02T11:05:00+08:00')
  })
})
