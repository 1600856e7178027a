import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { naiveWorkday } from '../../test/naive-clock.ts'
import { hasShared, readShared } from '../../test/shared-data.ts'
import { type CalendarData, calendarFaults, calendarFrom, fromHolidayCn, isWorkday, yearCount } from './calendar.ts'
import { dayAt, dayNumber, numberOf } from './day.ts'
import { shippedCalendar, shippedCalendarData } from './shipped.ts'

const year = (holidays: string[], makeup: string[] = [], of = 2031) => ({
  year: of,
  holidays: holidays.map(day => ({ day, name: '假' })),
  makeup: makeup.map(day => ({ day, name: '班' })),
})

describe('the calendar that ships', () => {
  test('has as many workdays as the State Council counts: 251 in 2024, 248 since two holidays were added', () => {
    expect([...shippedCalendar.counted].map(([year, count]) => [year, count.days.length])).toEqual([
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ])
  })

  test('agrees with a wall calendar on every day of its three years', () => {
    for (let n = dayNumber(2024, 1, 1); n <= dayNumber(2026, 12, 31); n++)
      expect([dayAt(n), isWorkday(shippedCalendar, n)]).toEqual([dayAt(n), naiveWorkday(dayAt(n), shippedCalendarData)])
  })

  test('counts the workdays before each day of the year', () => {
    for (const { before, days, length } of shippedCalendar.counted.values()) {
      expect([before[0], before[length]]).toEqual([0, days.length])
      for (const [i, day] of days.entries()) expect([before[day], before[day + 1]]).toEqual([i, i + 1])
    }
  })

  for (const of of [2024, 2025, 2026])
    test.skipIf(!hasShared(`holiday-cn_${of}.json`))(`has the days of holiday-cn_${of}.json`, () => {
      const theirs = fromHolidayCn(JSON.parse(readShared(`holiday-cn_${of}.json`)))
      const ours = shippedCalendarData.years.find(y => y.year === of)!
      const days = (list: readonly { day: string }[]) => list.map(d => d.day).sort()
      expect([days(theirs.holidays), days(theirs.makeup)]).toEqual([days(ours.holidays), days(ours.makeup)])
    })
})

describe('a file of holiday-cn', () => {
  const file = JSON.parse(readFileSync(new URL('../../test/fixtures/holiday-cn_2031.json', import.meta.url), 'utf8'))

  test('is read into days off and days worked, one of the December before with them', () => {
    const read = fromHolidayCn(file)
    expect([read.year, read.holidays.length, read.makeup.length]).toEqual([2031, 25, 6])
    const calendar = calendarFrom({ edition: 1, years: [year([], [], 2030), read] })
    expect(isWorkday(calendar, numberOf('2030-12-29'))).toBe(true)
    expect(isWorkday(calendar, numberOf('2031-01-22'))).toBe(false)
    expect(isWorkday(calendar, numberOf('2031-02-01'))).toBe(true)
  })

  test('without days is a year not announced, not a year without holidays', () => {
    expect(() => fromHolidayCn({ year: 2032, papers: [], days: [] })).toThrow(
      expect.objectContaining({ code: 'bad-calendar', faults: [{ code: 'year-empty', field: 'days', year: 2032 }] }),
    )
  })

  test.skipIf(!hasShared('holiday-cn_2027.json'))('of 2027 is not announced yet (holiday-cn_2027.json)', () => {
    expect(() => fromHolidayCn(JSON.parse(readShared('holiday-cn_2027.json')))).toThrow(/year-empty days 2027/)
  })

  test.each<[string, unknown, string]>([
    ['no object', 7, 'bad-year year'],
    ['no year', { days: [] }, 'bad-year year'],
    ['no list', { year: 2031, days: {} }, 'not-an-object days'],
    ['a day that is none', { days: [{ name: '元旦', date: '2031-02-30', isOffDay: true }] }, 'bad-day days[0].date'],
    ['a day without name', { days: [{ date: '2031-01-01', isOffDay: true }] }, 'bad-name days[0].name 2031-01-01'],
    ['neither off nor worked', { days: [{ name: '元旦', date: '2031-01-01' }] }, 'bad-day days[0].isOffDay 2031-01-01'],
    [
      'a day of another year',
      { days: [{ name: '元旦', date: '2032-01-01', isOffDay: true }] },
      'wrong-year days[0].date 2032-01-01',
    ],
    [
      'a day twice',
      { days: [true, true].map(isOffDay => ({ name: '元旦', date: '2031-01-01', isOffDay })) },
      'day-twice days[1].date 2031-01-01',
    ],
    [
      'a day both off and worked',
      { days: [true, false].map(isOffDay => ({ name: '元旦', date: '2031-01-01', isOffDay })) },
      'day-in-both-lists days[1].date 2031-01-01',
    ],
  ])('%s is refused', (_, bad, message) => {
    const whole = typeof bad === 'object' && 'days' in bad! && Array.isArray(bad.days) && bad.days.length > 0
    expect(() => fromHolidayCn(whole ? { year: 2031, ...bad } : bad)).toThrow(`bad-calendar: ${message}`)
  })
})

describe('a calendar that a bureau edits', () => {
  test('is refused whole, with every fault at its field', () => {
    const bad = {
      edition: '',
      tz: 'Asia/Heze',
      years: [
        {
          year: 2031,
          holidays: [
            { day: '2031-01-01', name: '' },
            { day: '2031-01-01', name: '元旦' },
            7,
            { day: '2032-05-01', name: '劳动节' },
          ],
          makeup: [
            { day: '2031-01-01', name: '元旦' },
            { day: 'soon', name: '元旦' },
          ],
        },
        year([], []),
        { year: 0, holidays: [], makeup: [] },
        { year: 2033, holidays: {}, makeup: [] },
        null,
      ],
    }
    const expected = [
      ['bad-edition', 'edition'],
      ['bad-zone', 'tz'],
      ['bad-name', 'years[0].holidays[0].name'],
      ['day-twice', 'years[0].holidays[1].day'],
      ['not-an-object', 'years[0].holidays[2]'],
      ['wrong-year', 'years[0].holidays[3].day'],
      ['day-in-both-lists', 'years[0].makeup[0].day'],
      ['bad-day', 'years[0].makeup[1].day'],
      ['year-twice', 'years[1].year'],
      ['bad-year', 'years[2].year'],
      ['not-an-object', 'years[3].holidays'],
      ['not-an-object', 'years[4]'],
    ]
    expect(calendarFaults(bad).map(f => [f.code, f.field])).toEqual(expected)
    try {
      calendarFrom(bad as unknown as CalendarData)
      expect.unreachable()
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'bad-calendar', field: 'edition' })
      expect((fault as { faults: unknown[] }).faults.length).toBe(expected.length)
    }
  })

  test.each([undefined, null, 7, 'x', [], {}, { edition: 1 }, { edition: 1, years: null }])(
    '%j is no calendar',
    data => {
      expect(calendarFaults(data).length).toBeGreaterThan(0)
    },
  )

  test('whatever it is given, finds faults or makes a calendar, and never breaks', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (years, day) => {
        for (const data of [
          years,
          { edition: 1, years },
          { edition: 1, years: [{ year: 2031, holidays: [day], makeup: [{ day }] }] },
        ])
          if (calendarFaults(data).length === 0) calendarFrom(data as CalendarData)
      }),
    )
  })

  test('a year that is not loaded is an error by name, never a workday', () => {
    expect(() => isWorkday(shippedCalendar, numberOf('2027-01-04'))).toThrow(
      expect.objectContaining({ code: 'year-not-loaded', year: 2027 }),
    )
    expect(() => yearCount(shippedCalendar, 2023)).toThrow(expect.objectContaining({ year: 2023 }))
  })
})
