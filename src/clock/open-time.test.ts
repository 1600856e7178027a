import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { naiveAdd, naiveBetween } from '../../test/naive-door.ts'
import { hasShared, readShared } from '../../test/shared-data.ts'
import { nextOpen, type OpenUnit, openBetween, openFor } from './open-time.ts'
import { type OpeningData, openingFaults, openingFrom } from './opening-hours.ts'

type Vector = { id: string; op: string; calendar: string; start: string; end?: string; unit?: string; n?: number } & {
  expect: string | number
  convention?: boolean
}
type Vectors = { calendars: Record<string, OpeningData>; vectors: Vector[] }

function answer({ op, calendar, start, end, unit, n }: Vector, { calendars }: Vectors): string | number {
  const opening = openingFrom(calendars[calendar]!)
  const iso = (date: Date) => date.toISOString().replace('.000Z', 'Z')
  if (op === 'add') return iso(openFor(start, n!, unit!.replace(/s$/, '') as OpenUnit, opening))
  if (op === 'next_working_time') return iso(nextOpen(start, opening))
  return openBetween(start, end!, opening) / 1000
}

describe('rows counted before, minute by minute', () => {
  const ours: Vectors = JSON.parse(
    readFileSync(new URL('../../test/fixtures/opening_hours.json', import.meta.url), 'utf8'),
  )

  test('agree: 240 of four doors, over National Day, make-up days, midnight and the end of summer time', () => {
    expect(ours.vectors.length).toBe(240)
    for (const vector of ours.vectors) expect([vector.id, answer(vector, ours)]).toEqual([vector.id, vector.expect])
  })

  test.skipIf(!hasShared('business_time_vectors.json'))(
    'agree with business_time_vectors.json, but for a custom of its own',
    () => {
      const theirs: Vectors = JSON.parse(readShared('business_time_vectors.json'))
      const other = theirs.vectors.filter(vector => answer(vector, theirs) !== vector.expect)
      // There an interval turned round counts nothing; here, as in most libraries, it is negative.
      expect(other.map(({ id, convention }) => [id, convention])).toEqual([['biz-014', true]])
    },
  )
})

const monToFri = (...windows: [string, string][]): OpeningData => ({
  tz: 'UTC',
  hours: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows },
})
const office = openingFrom(monToFri(['08:30', '12:00'], ['14:00', '17:30']))
const iso = (date: Date) => date.toISOString().slice(0, 16)

describe('a door', () => {
  test('is open from the opening on, and closed from the closing on', () => {
    const next = (start: string) => iso(nextOpen(`${start}Z`, office))
    expect(next('2026-11-24T08:29')).toBe('2026-11-24T08:30')
    expect(next('2026-11-24T11:59')).toBe('2026-11-24T11:59')
    expect(next('2026-11-24T12:00')).toBe('2026-11-24T14:00')
    expect(next('2026-11-27T17:30')).toBe('2026-11-30T08:30')
  })

  test('time that runs out at closing ends there, forward and backward', () => {
    expect(iso(openFor('2026-11-24T08:30Z', 210, 'minute', office))).toBe('2026-11-24T12:00')
    expect(iso(openFor('2026-11-24T08:30Z', 211, 'minute', office))).toBe('2026-11-24T14:01')
    expect(iso(openFor('2026-11-24T17:30Z', -7, 'hour', office))).toBe('2026-11-24T08:30')
    expect(iso(openFor('2026-11-24T08:30Z', -1, 'second', office))).toBe('2026-11-23T17:29')
  })

  test('of days, only those with an open hour count, and the time of day is kept or waits for the opening', () => {
    const days = (start: string, n: number) => iso(openFor(`${start}Z`, n, 'day', office))
    expect(days('2026-11-27T15:00', 1)).toBe('2026-11-30T15:00')
    expect(days('2026-11-28T15:00', 1)).toBe('2026-11-30T15:00')
    expect(days('2026-11-30T15:00', -1)).toBe('2026-11-27T15:00')
    expect(days('2026-11-24T13:00', 1)).toBe('2026-11-25T14:00')
    expect(days('2026-11-24T13:00', -1)).toBe('2026-11-23T12:00')
    expect(days('2026-11-28T13:00', 0)).toBe('2026-11-30T08:30')
  })

  test('a make-up day is open like a Monday, a holiday not at all', () => {
    const data = { ...monToFri(['09:00', '17:00']), holidays: ['2026-10-01', '2026-10-02'], makeup: ['2026-10-10'] }
    const opening = openingFrom(data)
    expect(iso(nextOpen('2026-10-01T10:00Z', opening))).toBe('2026-10-05T09:00')
    expect(openBetween('2026-10-10T00:00Z', '2026-10-12T00:00Z', opening)).toBe(8 * 3_600_000)
  })

  test('an hour that summer time leaves out is not open, one that it shows twice is open twice', () => {
    const night = openingFrom({ tz: 'America/New_York', hours: { sun: [['00:00', '24:00']] } })
    const hours = (day: string) => openBetween(`${day}T00:00Z`, `${day}T23:59:59Z`, night) / 3_600_000
    expect(openBetween('2026-03-08T00:00Z', '2026-03-10T00:00Z', night) / 3_600_000).toBe(23)
    expect(openBetween('2026-11-01T00:00Z', '2026-11-03T00:00Z', night) / 3_600_000).toBe(25)
    expect(hours('2026-11-03')).toBe(0)
    const gone = openingFrom({ tz: 'America/New_York', hours: { sun: [['02:10', '02:50']] } })
    expect(openBetween('2026-03-08T00:00Z', '2026-03-10T00:00Z', gone)).toBe(0)
  })

  test('that is never open is an error by name, and so is a time beyond 200 years', () => {
    const never = openingFrom({ hours: { mon: [] }, holidays: ['2026-01-01'] })
    expect(() => nextOpen('2026-11-24T00:00Z', never)).toThrow(expect.objectContaining({ code: 'never-open' }))
    expect(openBetween('2026-11-24T00:00Z', '2026-11-25T00:00Z', never)).toBe(0)
    const far = expect.objectContaining({ code: 'year-out-of-range' })
    const once = openingFrom({ hours: {}, holidays: [], makeup: [] })
    expect(() => openFor('2026-11-24T00:00Z', 1, 'hour', once)).toThrow(expect.objectContaining({ code: 'never-open' }))
    expect(() => openFor('2026-11-24T00:00Z', 9e15, 'second', office)).toThrow(far)
    expect(() => openFor('2026-11-24T00:00Z', -90_000, 'day', office)).toThrow(far)
    expect(() => openBetween('0001-01-02T00:00Z', '9999-12-30T00:00Z', office)).toThrow(far)
    expect(() => openFor('9999-12-31T12:00Z', 40, 'hour', office)).toThrow(far)
    for (const [n, unit] of [
      [1.5, 'hour'],
      [Number.NaN, 'hour'],
      [1, 'week'],
      [1, 'toString'],
    ] as const)
      expect(() => openFor('2026-11-24T00:00Z', n, unit as OpenUnit, office)).toThrow(
        expect.objectContaining({ code: 'bad-limit' }),
      )
  })
})

describe('opening hours that are wrong', () => {
  test('are refused whole, with every fault at its field', () => {
    const bad = {
      tz: 'Mars/Base',
      hours: {
        mon: [['09:00', '08:00'], ['10:00', '24:01'], ['9:00', '10:00'], ['11:00'], 7],
        tue: [
          ['09:00', '12:00'],
          ['11:00', '13:00'],
          ['13:00', '14:00'],
        ],
        wed: '09:00-17:00',
        monday: [],
      },
      holidays: ['2026-02-30', '2026-10-01', '2026-10-01'],
      makeup: ['2026-10-01'],
    }
    expect(openingFaults(bad).map(f => `${f.code} ${f.field}`)).toEqual([
      'bad-zone tz',
      'bad-window hours.mon[0]',
      'bad-window hours.mon[1]',
      'bad-window hours.mon[2]',
      'bad-window hours.mon[3]',
      'bad-window hours.mon[4]',
      'windows-overlap hours.tue[1]',
      'not-an-object hours.wed',
      'unknown-weekday hours.monday',
      'bad-day holidays[0]',
      'day-twice holidays[2]',
      'day-in-both-lists makeup[0]',
    ])
    expect(() => openingFrom(bad as unknown as OpeningData)).toThrow(
      expect.objectContaining({ code: 'bad-hours', field: 'tz' }),
    )
  })

  test('whatever it is given, finds faults or makes a door, and never breaks', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (hours, day) => {
        for (const data of [hours, { hours }, { hours: { mon: hours } }, { hours: {}, holidays: day, makeup: [day] }])
          if (openingFaults(data).length === 0) openingFrom(data as OpeningData)
      }),
    )
  })
})

describe('of any door', () => {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  // Neither opening nor closing between 01:00 and 03:00, when summer time begins and ends.
  const minute = fc.integer({ min: 0, max: 1440 }).filter(m => m <= 60 || m >= 180)
  const windows = fc
    .uniqueArray(minute, { maxLength: 6 })
    .map(all => all.sort((a, b) => a - b))
    .map(all => all.flatMap((m, i): [string, string][] => (i % 2 === 1 ? [[clock(all[i - 1]!), clock(m)]] : [])))
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 })
  const door = fc
    .record({
      tz: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
      week: fc.array(windows, { minLength: 7, maxLength: 7 }),
      closed: days,
      makeup: days,
    })
    .map(({ tz, week, closed, makeup }): OpeningData => {
      const on = (d: number) => `2026-11-${String(d).padStart(2, '0')}`
      const hours = Object.fromEntries(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((d, i) => [d, week[i]!]))
      return { tz, hours, holidays: closed.map(on), makeup: makeup.filter(d => !closed.includes(d)).map(on) }
    })
    .filter(({ hours }) => Object.values(hours).some(w => w.length > 0))
  const start = fc.integer({ min: 0, max: 25 * 1440 }).map(m => Date.UTC(2026, 9, 25) + m * 60_000)
  const at = (ms: number) => new Date(ms)

  test('a watch in the hand says the same', () => {
    fc.assert(
      fc.property(door, start, fc.integer({ min: -600, max: 600 }), fc.nat({ max: 8000 }), (data, start, n, length) => {
        const opening = openingFrom(data)
        const end = start + length * 60_000
        expect(openBetween(at(start), at(end), opening)).toBe(naiveBetween(start, end, data))
        expect(openFor(at(start), n, 'minute', opening).getTime()).toBe(naiveAdd(start, n, data))
      }),
      { numRuns: 60 },
    )
  })

  test('as much time is open until the instant as was asked for', () => {
    fc.assert(
      fc.property(door, start, fc.integer({ min: -9999, max: 9999 }), (data, start, n) => {
        const opening = openingFrom(data)
        const end = openFor(at(start), n, 'minute', opening)
        expect(openBetween(at(start), end, opening)).toBe(n * 60_000)
        const back = openFor(end, -n, 'minute', opening)
        expect(openBetween(back, end, opening)).toBe(n * 60_000)
      }),
      { numRuns: 300 },
    )
  })

  test('parts add up, and turned round they are negative', () => {
    fc.assert(
      fc.property(door, start, start, start, (data, a, b, c) => {
        const opening = openingFrom(data)
        const between = (x: number, y: number) => openBetween(at(x), at(y), opening)
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
        expect(between(a, b) + between(b, a)).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('later starts and longer times end later', () => {
    fc.assert(
      fc.property(door, start, fc.nat({ max: 3000 }), fc.nat({ max: 3000 }), (data, start, n, later) => {
        const opening = openingFrom(data)
        const of = (start: number, n: number) => openFor(at(start), n, 'minute', opening).getTime()
        expect(of(start + later * 60_000, n)).toBeGreaterThanOrEqual(of(start, n))
        expect(of(start, n + later + 1)).toBeGreaterThan(of(start, n))
      }),
      { numRuns: 300 },
    )
  })
})
