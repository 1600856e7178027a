import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTo, answerToLine } from './question.ts'
import { shippedCalendar } from './shipped.ts'

const ask = (question: unknown): any => answerTo(question, shippedCalendar)
const from = '2026-11-24T10:00+08:00'

describe('a question from outside', () => {
  test('of days is answered with the due and why', () => {
    expect(ask({ from: '2026-09-30T10:00+08:00', limit: '3 workday' })).toEqual({
      due: '2026-10-11T00:00:00+08:00',
      lastDay: '2026-10-10',
      provisional: false,
      capped: false,
      why: {
        zh: expect.arrayContaining(['2026年10月10日（周六）：因国庆节调休上班，算第3个工作日。']),
        en: expect.arrayContaining(['Sat 10 Oct 2026: worked in exchange for National Day, workday 3.']),
      },
    })
    expect(ask({ from, limit: { value: 24, unit: 'hour' } }).due).toBe('2026-11-25T10:00:00+08:00')
  })

  test('takes pauses, the law, extensions, and a calendar of its own', () => {
    const pauses = [{ from: '2026-11-25T10:00+08:00', to: '2026-11-30T10:00+08:00', reason: 'appraisal' }]
    expect(ask({ from, limit: '3 day', pauses }).lastDay).toBe('2026-12-02')
    expect(ask({ from, limit: '3 day', pauses, cap: { value: 3, unit: 'day', from } })).toMatchObject({
      lastDay: '2026-11-27',
      capped: true,
    })
    const calendar = {
      edition: 1,
      years: [{ year: 2026, holidays: [{ day: '2026-11-25', name: '村庆' }], makeup: [] }],
    }
    expect(ask({ from, limit: '1 workday', calendar }).lastDay).toBe('2026-11-26')
  })

  test('that hangs on a missing year is an error by name, or provisional if that was asked', () => {
    expect(ask({ from, limit: '90 day' })).toMatchObject({ error: 'year-not-loaded', year: 2027 })
    expect(ask({ from: '2027-05-01T10:00+08:00', limit: '1 workday' })).toMatchObject({ year: 2027 })
    expect(ask({ from, limit: '90 day', provisional: true })).toMatchObject({
      lastDay: '2027-02-22',
      provisional: true,
    })
  })

  test('of open hours is answered in the zone of the door', () => {
    const calendar = { tz: 'America/New_York', hours: { fri: [['09:00', '17:00']] }, makeup: ['2026-11-28'] }
    const start = '2026-11-27T21:30Z'
    expect(ask({ op: 'next', start, calendar }).due).toBe('2026-11-27T16:30:00-05:00')
    expect(ask({ op: 'add', start, n: 60, unit: 'minutes', calendar }).due).toBe('2026-11-28T09:30:00-05:00')
    expect(ask({ op: 'add', start, n: 1, unit: 'day', calendar }).due).toBe('2026-11-28T16:30:00-05:00')
    expect(ask({ op: 'between', start, end: '2026-11-28T15:00Z', calendar }).seconds).toBe(5400)
  })

  test('agrees with the rows counted minute by minute', () => {
    const rows = JSON.parse(readFileSync(new URL('../../test/fixtures/opening_hours.json', import.meta.url), 'utf8'))
    for (const { expect: expected, calendar, ...question } of rows.vectors) {
      const { due, seconds } = ask({ ...question, calendar: rows.calendars[calendar] })
      expect(seconds ?? new Date(due).toISOString().replace('.000Z', 'Z')).toBe(expected)
    }
  })

  test.each<[unknown, string, string?]>([
    [null, 'bad-question'],
    [[], 'bad-question'],
    [{ op: 'when' }, 'bad-question', 'op'],
    [{}, 'bad-limit', 'limit.unit'],
    [{ from, limit: '3 fortnights' }, 'bad-limit', 'limit'],
    [{ from, limit: { value: '3', unit: 'day' } }, 'bad-limit', 'limit.value'],
    [{ limit: '3 day' }, 'bad-instant', 'from'],
    [{ from: '2026-11-24', limit: '3 day' }, 'bad-instant', 'from'],
    [{ from, limit: '3 day', pauses: [7] }, 'bad-question', 'pauses'],
    [{ from, limit: '3 day', pauses: [{ from, to: 'then' }] }, 'bad-instant', 'pauses[0].to'],
    [{ from, limit: '3 day', cap: 7 }, 'bad-question', 'cap'],
    [{ from, limit: '3 day', cap: { value: 3, unit: 'day' } }, 'bad-instant', 'cap.from'],
    [{ from, limit: '3 day', calendar: { edition: 1, years: [{}] } }, 'bad-calendar', 'years[0].year'],
    [{ op: 'add', start: from, n: 1, unit: 'hour' }, 'bad-hours', ''],
    [{ op: 'add', start: from, n: 1, unit: 'hour', calendar: { hours: {} } }, 'never-open', 'hours'],
    [{ op: 'add', start: from, n: '1', unit: 'hour', calendar: { hours: {} } }, 'bad-limit', 'n'],
    [{ op: 'add', start: from, n: 1, unit: 'moon', calendar: { hours: {} } }, 'bad-limit', 'unit'],
    [{ op: 'add', start: from, n: 1, unit: ['hour'], calendar: { hours: {} } }, 'bad-limit', 'unit'],
    [
      { op: 'add', start: from, n: 10 ** 15, unit: 'hour', calendar: { hours: { mon: [['09:00', '17:00']] } } },
      'year-out-of-range',
      'n',
    ],
    [{ op: 'add', start: from, n: 1, unit: 'hour', calendar: { tz: 'Mars/Base', hours: {} } }, 'bad-hours', 'tz'],
    [
      { op: 'add', start: from, n: 1, unit: 'hour', calendar: { hours: { mon: [['22:00', '06:00']] } } },
      'bad-hours',
      'hours.mon[0]',
    ],
    [
      {
        op: 'add',
        start: from,
        n: 1,
        unit: 'hour',
        calendar: {
          hours: {
            mon: [
              ['09:00', '12:00'],
              ['11:00', '13:00'],
            ],
          },
        },
      },
      'bad-hours',
      'hours.mon[1]',
    ],
    [
      { op: 'between', start: from, end: '9999-12-31T00:00Z', calendar: { hours: { mon: [['09:00', '17:00']] } } },
      'year-out-of-range',
      'end',
    ],
    [{ from, limit: '0 day' }, 'bad-limit', 'limit.value'],
    [{ from, limit: '-3 day' }, 'bad-limit', 'limit'],
    [{ from, limit: '99999999999999 minute' }, 'year-out-of-range', 'limit.value'],
    [{ from, limit: '1 day', calendar: 0 }, 'bad-calendar'],
    [{ from: '2026-02-30T10:00+08:00', limit: '1 day' }, 'bad-instant', 'from'],
    [{ from: '2026-12-31T23:59+08:00', limit: '1 workday' }, 'year-not-loaded', 'calendar'],
    [{ from: '2023-12-29T10:00+08:00', limit: '1 workday' }, 'year-not-loaded', 'calendar'],
  ])('%j is answered with %s', (question, error, field) => {
    expect(ask(question)).toMatchObject(field === undefined ? { error } : { error, field })
  })

  test('whatever the line, the answer is a due, seconds or an error, and JSON', () => {
    const piece = fc.oneof(fc.jsonValue(), fc.constantFrom(from, '3 workday', 'add', 'between', { hours: {} }))
    const keys = ['from', 'limit', 'pauses', 'cap', 'extensions', 'calendar', 'op', 'start', 'end', 'n', 'unit']
    const question = fc.record(Object.fromEntries(keys.map(key => [key, piece])), { requiredKeys: [] })
    const check = (line: string) => {
      const answer = JSON.parse(JSON.stringify(answerToLine(line, shippedCalendar)))
      expect(['due', 'seconds', 'error'].filter(key => key in answer).length).toBe(1)
    }
    fc.assert(fc.property(question, asked => check(JSON.stringify(asked))))
    fc.assert(fc.property(fc.string(), check))
    const near = fc.record(
      { from: fc.constant(from), limit: fc.constant('3 day'), pauses: piece, cap: piece, extensions: piece },
      { requiredKeys: ['from', 'limit'] },
    )
    fc.assert(fc.property(near, asked => check(JSON.stringify(asked))))
  })
})
