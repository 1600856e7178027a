import { expect, test } from 'vitest'
import { provisionalDue } from '../clock/due.ts'
import { shippedCalendar } from '../clock/shipped.ts'
import { smallCase } from '../kinds/case/index.ts'
import { conduct } from '../kinds/conduct/index.ts'
import type { Kind, Seen } from '../kinds/kind.ts'
import { reached, rungsOf } from './ladder.ts'
import type { Promise75, PromisePause } from './promise.ts'

const promise = (started: string, due: string, pauses: PromisePause[] = []): Promise75 => ({
  no: 1,
  measure: 'M09',
  edition: 1,
  started,
  due,
  limit: { value: 3, unit: 'workday' },
  cap: null,
  pauses,
  provisional: false,
  on: 0,
})
const seen = { state: 'accepted', details: smallCase.blank } as unknown as Seen
const rungs = (kind: Kind, given: Promise75, as: Seen = seen) => rungsOf(kind, as, [given], shippedCalendar)
const shown = (kind: Kind, given: Promise75, as?: Seen) =>
  rungs(kind, given, as)
    .filter(({ move }) => move !== 'askReview')
    .map(({ at, to }) => `${at} ${to}`)

test('half time, four fifths, due, a workday later, three: by the work calendar, and the person first', () => {
  expect(shown(smallCase, promise('2026-09-28T00:00:00+08:00', '2026-09-30T00:00:00+08:00'))).toEqual([
    '2026-09-29T00:00:00+08:00 owner',
    '2026-09-29T14:24:00+08:00 owner+stand-in',
    '2026-09-30T00:00:00+08:00 person',
    '2026-09-30T00:00:00+08:00 station_chief',
    '2026-10-01T00:00:00+08:00 county_officer',
    // The holiday of October lies between.
    '2026-10-10T00:00:00+08:00 city_officer',
  ])
})

test('workdays after a due are counted from its last moment, at whatever hour it is due, in years to come as well', () => {
  const hours = ['00:00:00', '00:00:01', '08:30:00', '17:00:00', '23:59:59']
  const days = ['2026-02-16', '2026-09-27', '2026-10-10', '2026-12-31', '2028-03-04']
  for (const due of days.flatMap(day => hours.map(hour => `${day}T${hour}+08:00`))) {
    const lastMoment = new Date(Date.parse(due) - 1)
    const after = (value: number) => provisionalDue(lastMoment, { value, unit: 'workday' }, shippedCalendar).due
    const said = rungs(smallCase, promise('2026-01-05T09:00:00+08:00', due)).filter(({ rung }) =>
      rung.startsWith('due+'),
    )
    expect(said.map(({ at }) => at)).toEqual([after(1), after(3)])
  }
})

test('while its clock stands, no rung of a promise is climbed', () => {
  const given = promise('2026-09-28T00:00:00+08:00', '2026-09-30T00:00:00+08:00', [
    { from: '2026-09-28T12:00:00+08:00', to: '2026-09-29T12:00:00+08:00', reason: 'contact_failed' },
  ])
  expect(shown(smallCase, given)[0]).toBe('2026-09-29T14:24:00+08:00 owner+stand-in')
  const open = { ...given, pauses: [{ from: '2026-09-28T12:00:00+08:00', to: null, reason: 'contact_failed' }] }
  expect(shown(smallCase, open)).toEqual([])
})

test('once it is late nobody is reminded that it soon will be, and what another system promised has no rungs', () => {
  const given = promise('2026-09-28T00:00:00+08:00', '2026-09-30T00:00:00+08:00')
  const now = (at: string) => reached(rungs(smallCase, given), Date.parse(at)).map(({ move }) => move)
  expect(now('2026-09-29T20:00:00+08:00')).toEqual(['nudge'])
  expect(now('2026-09-30T08:00:00+08:00')).toEqual(['tellLate', 'escalate'])
  expect(shown(smallCase, { ...given, measure: 'none' })).toEqual([])
})

test('a complaint about a person climbs by inspection alone (R25)', () => {
  const as = {
    state: 'received',
    details: { ...conduct.blank, lane: 'complaint', line: 'inspection' },
  } as unknown as Seen
  const to = rungs(conduct, promise('2026-09-28T00:00:00+08:00', '2026-09-30T00:00:00+08:00'), as).map(one => one.to)
  expect(to).toEqual(['owner', 'owner+stand-in', 'person', 'head_inspector', 'city_inspection'])
})

test('a pause that goes on is looked at by the chief every week; one with a day, the day before; once it is over, never', () => {
  const pause = (to: string | null) =>
    promise('2026-09-28T00:00:00+08:00', '2026-12-30T00:00:00+08:00', [
      { from: '2026-10-12T12:00:00+08:00', to, reason: 'contact_failed' },
    ])
  const asked = (given: Promise75, now: string) =>
    reached(rungs(smallCase, given), Date.parse(now))
      .filter(({ move }) => move === 'askReview')
      .map(({ at, to }) => `${at} ${to}`)
  expect(asked(pause(null), '2026-10-19T11:59:00+08:00')).toEqual([])
  expect(asked(pause(null), '2026-10-19T12:00:00+08:00')).toEqual(['2026-10-19T12:00:00+08:00 station_chief'])
  // Of several that were missed, the last.
  expect(asked(pause(null), '2026-11-03T12:00:00+08:00')).toEqual(['2026-11-02T12:00:00+08:00 station_chief'])
  const week = pause('2026-10-19T12:00:00+08:00')
  expect(asked(week, '2026-10-18T12:00:00+08:00')).toEqual(['2026-10-18T12:00:00+08:00 station_chief'])
  expect(asked(week, '2026-10-19T12:00:00+08:00')).toEqual([])
})
