import { describe, expect, test } from 'vitest'
import { type CalendarData, calendarFrom } from './calendar.ts'
import { due, provisionalDue, readLimit, settledDue } from './due.ts'
import { shippedCalendar, shippedCalendarData } from './shipped.ts'

/** Invented: nobody had announced it when this was written. */
const of2027: CalendarData['years'][number] = {
  year: 2027,
  holidays: ['01-01', '01-02', '01-03', '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11', '02-22'].map(
    day => ({ day: `2027-${day}`, name: '假' }),
  ),
  makeup: ['01-30', '02-20'].map(day => ({ day: `2027-${day}`, name: '班' })),
}
const with2027 = calendarFrom({ edition: 'with-2027', years: [...shippedCalendarData.years, of2027] })
const today = '2026-11-24T10:00+08:00'

describe('a year that is not announced yet', () => {
  test.each(['30 workday', '90 day'])('%s from today is an error that names 2027', limit => {
    expect(() => due(today, readLimit(limit), shippedCalendar)).toThrow(
      expect.objectContaining({ code: 'year-not-loaded', year: 2027 }),
    )
  })

  test.each(['1 workday', '2 day'])('%s from a day within it is the same error', limit => {
    expect(() => due('2027-03-01T10:00+08:00', readLimit(limit), shippedCalendar)).toThrow(
      expect.objectContaining({ code: 'year-not-loaded', year: 2027 }),
    )
  })

  test('minutes and hours need no calendar', () => {
    expect(due('2026-12-31T23:50+08:00', readLimit('30 minute'), shippedCalendar)).toMatchObject({
      due: '2027-01-01T00:20:00+08:00',
      provisional: false,
    })
  })

  test('the follow-up after 90 days works today, as provisional', () => {
    expect(provisionalDue(today, readLimit('90 day'), shippedCalendar)).toEqual({
      due: '2027-02-23T00:00:00+08:00',
      lastDay: '2027-02-22',
      provisional: true,
      capped: false,
    })
  })

  test('and is settled once by the year, to a later day', () => {
    const given = provisionalDue(today, readLimit('90 day'), shippedCalendar)
    const settled = settledDue(given.due, today, readLimit('90 day'), with2027)
    expect(settled).toEqual({
      due: '2027-02-24T00:00:00+08:00',
      lastDay: '2027-02-23',
      provisional: false,
      capped: false,
    })
    expect(settledDue(settled.due, today, readLimit('90 day'), with2027)).toEqual(settled)
  })

  test('a make-up day that nobody could foresee does not bring it forward', () => {
    const from = '2027-01-28T10:00+08:00'
    const given = provisionalDue(from, readLimit('2 workday'), shippedCalendar)
    expect([given.lastDay, due(from, readLimit('2 workday'), with2027).lastDay]).toEqual(['2027-02-01', '2027-01-30'])
    expect(settledDue(given.due, from, readLimit('2 workday'), with2027)).toMatchObject({
      lastDay: '2027-02-01',
      provisional: false,
    })
  })

  test('what ends within the loaded years is not provisional', () => {
    expect(provisionalDue(today, readLimit('20 workday'), shippedCalendar).provisional).toBe(false)
    expect(provisionalDue('2026-12-30T10:00+08:00', readLimit('1 day'), shippedCalendar).provisional).toBe(false)
    expect(provisionalDue('2026-12-30T10:00+08:00', readLimit('2 workday'), shippedCalendar)).toMatchObject({
      lastDay: '2027-01-01',
      provisional: true,
    })
  })

  test('the law that ends before the missing year makes it certain', () => {
    const cap = { value: 3, unit: 'day', from: today } as const
    const pauses = [{ from: '2026-11-24T12:00+08:00', to: '2027-01-20T12:00+08:00' }]
    expect(provisionalDue(today, readLimit('3 day'), shippedCalendar, { cap, pauses })).toEqual({
      due: '2026-11-28T00:00:00+08:00',
      lastDay: '2026-11-27',
      provisional: false,
      capped: true,
    })
  })
})
