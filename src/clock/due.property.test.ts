import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { naiveDay, naiveDue, naiveMinutes } from '../../test/naive-clock.ts'
import { type Calendar, type CalendarData, calendarFrom } from './calendar.ts'
import { dayAt, dayNumber } from './day.ts'
import { type Due, type DueOptions, due, type Limit, type Pause, provisionalDue, settledDue } from './due.ts'
import { dayOf } from './zone.ts'

const HOUR = 3_600_000
const begin = dayNumber(2030, 1, 1)
const runs = { numRuns: 300 }

/** Three invented years: each day may be a holiday, a make-up day, or neither. */
const someDays = fc.uniqueArray(fc.nat({ max: 1094 }), { maxLength: 60 })
const data = fc.tuple(someDays, someDays).map(([off, on]): CalendarData => {
  const named = (days: number[], year: number) =>
    days.map(i => ({ day: dayAt(begin + i), name: '假' })).filter(({ day }) => day.startsWith(String(year)))
  const makeup = on.filter(i => !off.includes(i))
  const years = [2030, 2031, 2032].map(year => ({ year, holidays: named(off, year), makeup: named(makeup, year) }))
  return { edition: 1, years }
})
const start = fc.integer({ min: Date.UTC(2030, 0, 1), max: Date.UTC(2030, 11, 31) })
const days = fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('day', 'workday') })
const limits = fc.oneof(
  days,
  fc.record({ value: fc.integer({ min: 1, max: 5000 }), unit: fc.constantFrom('minute', 'hour') }),
) as fc.Arbitrary<Limit>

/** Pauses as pairs of hours from the start: some before it, some together, some of a few minutes. */
const spans = fc.array(
  fc.tuple(fc.double({ min: -200, max: 2000, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true })),
  {
    maxLength: 6,
  },
)
const pausesAt = (start: number, spans: readonly (readonly [number, number])[], reason?: string): Pause[] =>
  spans.map(([from, length]) => ({
    from: new Date(Math.floor(start + from * HOUR)),
    to: new Date(Math.floor(start + (from + length) * HOUR)),
    ...(reason && { reason }),
  }))
const at = (d: Due): number => Date.parse(d.due)
const dueOf = (start: number, limit: Limit, calendar: Calendar, options?: DueOptions) =>
  at(due(new Date(start), limit, calendar, options))

describe('a due', () => {
  test('is what a wall calendar says, pauses and all', () => {
    fc.assert(
      fc.property(data, start, days as fc.Arbitrary<Limit>, spans, (data, start, limit, spans) => {
        // The wall calendar wants its pauses apart: what touches the one before is left out.
        const apart: [number, number][] = []
        const inOrder = pausesAt(start, spans).map(p => [(p.from as Date).getTime(), (p.to as Date).getTime()] as const)
        for (const [from, to] of inOrder.sort((a, b) => a[0] - b[0]))
          if (apart.every(before => before[1] < from)) apart.push([from, to])
        const pauses = apart.map(([from, to]) => ({ from: new Date(from), to: new Date(to) }))
        expect(dueOf(start, limit, calendarFrom(data), { pauses })).toBe(naiveDue(start, limit, data, apart))
      }),
      { numRuns: 1000 },
    )
  })

  /** Edges that a calendar is got wrong at: around midnight there, and in the hours that clocks leave out or show twice. */
  const zones = [
    'Asia/Shanghai',
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'America/St_Johns',
    'UTC',
  ]
  const edges = fc.tuple(
    fc.integer({ min: Date.UTC(2030, 0, 1), max: Date.UTC(2030, 11, 31) }),
    fc.constantFrom(-1, 0, 1, 59_999, 60_000, 3_599_999, 3_600_000, 7_199_999, 43_200_000),
  )
  const apartAt = (start: number, spans: readonly (readonly [number, number])[]) => {
    const apart: [number, number][] = []
    const inOrder = spans.map(([from, length]) => [from, from + length] as const).sort((a, b) => a[0] - b[0])
    for (const [from, to] of inOrder)
      if (apart.every(before => before[1] < start + from * 60_000))
        apart.push([start + from * 60_000, start + to * 60_000])
    return apart
  }
  const asPauses = (apart: readonly (readonly [number, number])[]) =>
    apart.map(([from, to]) => ({ from: new Date(from), to: new Date(to) }))

  test('is what a wall calendar of any place says, at midnight and while its clocks are put forward or back', () => {
    const minutes = fc.array(fc.tuple(fc.integer({ min: -5000, max: 90_000 }), fc.nat({ max: 20_000 })), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(
        data,
        edges,
        days as fc.Arbitrary<Limit>,
        minutes,
        fc.constantFrom(...zones),
        (data, [near, beside], limit, spans, tz) => {
          const there = { ...data, tz }
          // From the beginning of a day there, or a little beside it.
          const start = naiveDue(near, { value: 1, unit: 'day' }, { ...there, years: [] }) - 86_400_000 + beside
          const apart = apartAt(start, spans)
          const found = dueOf(start, limit, calendarFrom(there), { pauses: asPauses(apart) })
          expect(found, `${tz} ${new Date(start).toISOString()}`).toBe(naiveDue(start, limit, there, apart))
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('of minutes and hours is what a watch says that is stopped by each pause, whatever clocks on the wall do', () => {
    const minutes = fc.array(fc.tuple(fc.integer({ min: -300, max: 3000 }), fc.nat({ max: 600 })), { maxLength: 4 })
    const value = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(
        edges,
        value,
        fc.boolean(),
        minutes,
        fc.constantFrom(...zones),
        ([near, beside], n, hours, spans, tz) => {
          const start = near + beside
          const apart = apartAt(start, spans)
          const limit: Limit = hours ? { value: Math.ceil(n / 60), unit: 'hour' } : { value: n, unit: 'minute' }
          const wanted = naiveMinutes(start, hours ? limit.value * 60 : n, apart)
          expect(dueOf(start, limit, calendarFrom({ edition: 1, years: [], tz }), { pauses: asPauses(apart) })).toBe(
            wanted,
          )
        },
      ),
      runs,
    )
  })

  test('of days is 00:00 at the end of its last day, exclusive, in any zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Africa/Cairo', 'Pacific/Kiritimati')
    fc.assert(
      fc.property(data, start, limits, zones, (data, start, limit, tz) => {
        const { due: at, lastDay } = due(new Date(start), limit, calendarFrom({ ...data, tz }))
        expect(dayOf(new Date(Date.parse(at) - 1), tz)).toBe(lastDay)
        if (limit.unit === 'day' || limit.unit === 'workday') {
          expect(dayOf(at, tz) > lastDay).toBe(true)
          expect(lastDay > dayOf(new Date(start), tz)).toBe(true)
        }
      }),
      runs,
    )
  })

  test('never comes earlier by a pause, nor by a longer one', () => {
    fc.assert(
      fc.property(data, start, limits, spans, spans, fc.nat({ max: 400 }), (data, start, limit, some, more, hours) => {
        const calendar = calendarFrom(data)
        const of = (spans: [number, number][]) => dueOf(start, limit, calendar, { pauses: pausesAt(start, spans) })
        expect(of(some)).toBeGreaterThanOrEqual(of([]))
        expect(of([...some, ...more])).toBeGreaterThanOrEqual(of(some))
        expect(of(some.map(([from, length]) => [from, length + hours]))).toBeGreaterThanOrEqual(of(some))
        expect(of(some.map(([from, length]) => [from - hours, length + hours]))).toBeGreaterThanOrEqual(of(some))
      }),
      runs,
    )
  })

  test('does not hang on how pauses are cut or in which order they are told', () => {
    fc.assert(
      fc.property(
        data,
        start,
        limits,
        spans,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (data, start, limit, spans, where) => {
          const calendar = calendarFrom(data)
          const pauses = pausesAt(start, spans)
          const cut = pauses.flatMap(({ from, to }) => {
            const [a, b] = [from as Date, to as Date]
            const middle = new Date(Math.floor(a.getTime() + (b.getTime() - a.getTime()) * where))
            return [
              { from: middle, to: b },
              { from: a, to: middle },
            ]
          })
          const whole = dueOf(start, limit, calendar, { pauses })
          expect(dueOf(start, limit, calendar, { pauses: pauses.toReversed() })).toBe(whole)
          expect(dueOf(start, limit, calendar, { pauses: cut })).toBe(whole)
          expect(dueOf(start, limit, calendar, { pauses: [...pauses, ...cut] })).toBe(whole)
        },
      ),
      runs,
    )
  })

  test('never comes earlier by a later start, a longer limit or one more holiday', () => {
    fc.assert(
      fc.property(
        data,
        start,
        limits,
        spans,
        fc.nat({ max: 300 * HOUR }),
        fc.nat({ max: 400 }),
        (data, start, limit, spans, later, i) => {
          const calendar = calendarFrom(data)
          const pauses = pausesAt(start, spans)
          const before = dueOf(start, limit, calendar, { pauses })
          expect(dueOf(start + later, limit, calendar, { pauses })).toBeGreaterThanOrEqual(before)
          const longer = { ...limit, value: limit.value + 1 }
          expect(dueOf(start, longer, calendar, { pauses })).toBeGreaterThanOrEqual(before)
          const day = dayAt(begin + i)
          if (data.years.some(y => [...y.holidays, ...y.makeup].some(d => d.day === day))) return
          const years = data.years.map(y =>
            day.startsWith(String(y.year)) ? { ...y, holidays: [...y.holidays, { day, name: '假' }] } : y,
          )
          expect(dueOf(start, limit, calendarFrom({ ...data, years }), { pauses })).toBeGreaterThanOrEqual(before)
        },
      ),
      runs,
    )
  })

  test('never lies beyond the law, which only the law’s own pauses move', () => {
    fc.assert(
      fc.property(data, start, limits, limits, spans, spans, (data, start, limit, law, lawful, other) => {
        const calendar = calendarFrom(data)
        const cap = { ...law, from: new Date(start), excludes: ['appraisal'] }
        const pauses = [...pausesAt(start, lawful, 'appraisal'), ...pausesAt(start, other, 'contact_failed')]
        const end = due(new Date(start), limit, calendar, { cap, pauses })
        const byLaw = dueOf(start, law, calendar, { pauses: pausesAt(start, lawful) })
        const promised = dueOf(start, limit, calendar, { pauses })
        expect(at(end)).toBe(Math.min(byLaw, promised))
        expect(end.capped).toBe(byLaw < promised)
      }),
      runs,
    )
  })

  test('never comes earlier by an extension, which lengthens promise and law alike', () => {
    const extension = { value: 60, unit: 'day', max: 2 } as const
    const extra = fc.array(fc.record({ value: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(data, start, limits, limits, spans, extra, (data, start, limit, law, spans, extra) => {
        const calendar = calendarFrom(data)
        const cap = { ...law, from: new Date(start), excludes: ['appraisal'], extension }
        const pauses = pausesAt(start, spans, 'appraisal')
        const extensions = extra.map(({ value }) => ({ value, unit: 'day' as const }))
        const before = dueOf(start, limit, calendar, { cap, pauses })
        expect(dueOf(start, limit, calendar, { cap, pauses, extensions })).toBeGreaterThan(before)
      }),
      runs,
    )
  })
})

describe('a provisional due', () => {
  const without = (data: CalendarData, year: number) =>
    calendarFrom({ ...data, years: data.years.filter(y => y.year !== year) })

  test('is the true one where it is not marked, and settles only to a later day where it is', () => {
    fc.assert(
      fc.property(data, start, limits, spans, fc.constantFrom(2030, 2031), (data, start, limit, spans, year) => {
        const whole = calendarFrom(data)
        const from = new Date(start)
        const options = { pauses: pausesAt(start, spans) }
        const given = provisionalDue(from, limit, without(data, year), options)
        const known = due(from, limit, whole, options)
        if (!given.provisional) expect(given).toEqual(known)
        const settled = settledDue(given.due, from, limit, whole, options)
        expect(settled.provisional).toBe(false)
        expect(at(settled)).toBe(Math.max(at(given), at(known)))
        expect(naiveDay(at(settled) - 1)).toBe(settled.lastDay)
      }),
      { numRuns: 600 },
    )
  })

  test('is the earliest that there can be, as long as nobody works on a weekend instead', () => {
    fc.assert(
      fc.property(data, start, limits, spans, (data, start, limit, spans) => {
        const years = data.years.map(y => ({ ...y, makeup: [] }))
        const options = { pauses: pausesAt(start, spans) }
        const given = provisionalDue(new Date(start), limit, without({ ...data, years }, 2030), options)
        expect(at(given)).toBeLessThanOrEqual(dueOf(start, limit, calendarFrom({ ...data, years }), options))
      }),
      runs,
    )
  })

  test('throws where the strict one would, and only then is it marked', () => {
    fc.assert(
      fc.property(data, start, limits, spans, (data, start, limit, spans) => {
        const calendar = without(data, 2031)
        const options = { pauses: pausesAt(start, spans) }
        const given = provisionalDue(new Date(start), limit, calendar, options)
        if (given.provisional)
          expect(() => due(new Date(start), limit, calendar, options)).toThrow(
            expect.objectContaining({ code: 'year-not-loaded', year: 2031 }),
          )
        else expect(due(new Date(start), limit, calendar, options)).toEqual(given)
      }),
      runs,
    )
  })
})
