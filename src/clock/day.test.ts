import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  civilOf,
  dayAt,
  daysBetween,
  daysInMonth,
  firstDayNumber,
  isDay,
  lastDayNumber,
  numberOf,
  weekdayOf,
  yearOf,
} from './day.ts'

const anyDay = fc.integer({ min: firstDayNumber, max: lastDayNumber })

describe('the calendar of ten thousand years', () => {
  test('agrees with Date on every day it can name', () => {
    fc.assert(
      fc.property(anyDay, n => {
        const date = new Date(n * 86_400_000)
        expect(dayAt(n)).toBe(date.toISOString().slice(0, 10))
        expect(numberOf(dayAt(n))).toBe(n)
        expect(weekdayOf(dayAt(n))).toBe(date.getUTCDay())
        expect(civilOf(n)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          date: date.getUTCDate(),
        })
        expect(yearOf(dayAt(n))).toBe(date.getUTCFullYear())
      }),
    )
  })

  test('adds and subtracts days, over the ends of months, years and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('1900-02-28', 1)).toBe('1900-03-01')
    expect(addDays('2000-03-01', -1)).toBe('2000-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(dayAt(a), daysBetween(dayAt(a), dayAt(b)))).toBe(dayAt(b))
      }),
    )
  })

  test('knows the length of each month', () => {
    expect([1, 2, 3, 4, 12].map(month => daysInMonth(2026, month))).toEqual([31, 28, 31, 30, 31])
    expect([2024, 1900, 2000].map(year => daysInMonth(year, 2))).toEqual([29, 28, 29])
  })
})

describe('what is no day', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-01-01T',
    ' 2026-01-1',
    '',
  ])('%j', text => {
    expect(isDay(text)).toBe(false)
    expect(() => numberOf(text, 'holiday')).toThrow(expect.objectContaining({ code: 'bad-day', field: 'holiday' }))
  })

  test.each([undefined, null, 20260101, {}, ['2026-01-01']])('%j', thing => {
    expect(isDay(thing)).toBe(false)
  })

  test('years are 1 to 9999', () => {
    expect(() => numberOf('0000-01-01')).toThrow(expect.objectContaining({ code: 'year-out-of-range', year: 0 }))
    expect(dayAt(firstDayNumber)).toBe('0001-01-01')
    expect(() => addDays('0001-01-01', -1)).toThrow(expect.objectContaining({ code: 'year-out-of-range', year: 0 }))
    expect(() => addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'year-out-of-range', year: 10000 }))
    for (const n of [Number.NaN, Infinity, -Infinity])
      expect(() => dayAt(n)).toThrow(expect.objectContaining({ code: 'year-out-of-range' }))
  })
})
