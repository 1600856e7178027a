import { describe, expect, test } from 'vitest'
import { due, readLimit } from './due.ts'
import { shippedCalendar } from './shipped.ts'

describe('the table of nine', () => {
  test.each([
    ['2026-02-13', '1 workday', '2026-02-14', 'a Saturday worked instead of a day of Spring Festival'],
    ['2026-02-13', '3 workday', '2026-02-25', 'Spring Festival, 15 to 23 February'],
    ['2026-04-30', '5 workday', '2026-05-11', 'Saturday 9 May is worked, Sunday 10 May is not'],
    ['2026-06-18', '3 workday', '2026-06-24', 'Dragon Boat, 19 to 21 June'],
    ['2026-09-18', '1 workday', '2026-09-20', 'a Sunday worked'],
    ['2026-09-30', '3 workday', '2026-10-10', 'National Day, then a Saturday worked'],
    ['2026-01-20', '30 day', '2026-02-24', 'ends on 19 February, in Spring Festival'],
    ['2026-09-01', '30 day', '2026-10-08', 'ends on 1 October'],
    ['2026-09-16', '15 day', '2026-10-08', 'ends on 1 October'],
  ])('from %s, %s: until the end of %s (%s)', (from, limit, lastDay) => {
    const end = due(`${from}T10:00:00+08:00`, readLimit(limit), shippedCalendar)
    expect(end.lastDay).toBe(lastDay)
    const next = new Date(`${lastDay}T24:00:00+08:00`)
    expect(new Date(end.due)).toEqual(next)
    expect(end.due.endsWith('T00:00:00+08:00')).toBe(true)
    expect(end.provisional).toBe(false)
  })
})
