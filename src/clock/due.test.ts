import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { naiveLastDay } from '../../test/naive-clock.ts'
import { hasShared, readShared } from '../../test/shared-data.ts'
import { calendarFrom } from './calendar.ts'
import { type DueOptions, due, type Limit, readLimit } from './due.ts'
import { shippedCalendar, shippedCalendarData } from './shipped.ts'

const lastDay = (from: string, limit: string, options?: DueOptions) =>
  due(from, readLimit(limit), shippedCalendar, options).lastDay

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

describe('what counts', () => {
  test('minutes and hours run day and night, weekends and holidays included', () => {
    expect(due('2026-02-14T23:50+08:00', readLimit('30 minutes'), shippedCalendar)).toEqual({
      due: '2026-02-15T00:20:00+08:00',
      lastDay: '2026-02-15',
      provisional: false,
      capped: false,
    })
    expect(due('2026-09-30T10:00+08:00', readLimit('48 hour'), shippedCalendar).due).toBe('2026-10-02T10:00:00+08:00')
  })

  test('the end is exclusive: an hour that ends at midnight is due on the day before', () => {
    expect(due('2026-11-24T23:00+08:00', readLimit('1 hour'), shippedCalendar)).toMatchObject({
      due: '2026-11-25T00:00:00+08:00',
      lastDay: '2026-11-24',
    })
  })

  test('the starting day is the one that the clocks of the bureau show, whatever offset the instant was written with', () => {
    expect(lastDay('2026-11-24T23:59:59.999+08:00', '1 day')).toBe('2026-11-25')
    expect(lastDay('2026-11-25T00:00+08:00', '1 day')).toBe('2026-11-26')
    expect(lastDay('2026-11-24T15:59Z', '1 day')).toBe('2026-11-25')
    expect(lastDay('2026-11-24T16:00Z', '1 day')).toBe('2026-11-26')
  })

  test('an ordinary weekend does not move the end of calendar days; a holiday does, unless liberty is restricted', () => {
    expect(lastDay('2026-11-19T10:00+08:00', '2 day')).toBe('2026-11-21')
    expect(lastDay('2026-09-28T10:00+08:00', '3 day')).toBe('2026-10-08')
    const held = { value: 3, unit: 'day', restrictsLiberty: true } as const
    expect(due('2026-09-28T10:00+08:00', held, shippedCalendar).lastDay).toBe('2026-10-01')
  })

  test('a weekend that follows a holiday belongs to it, so that a longer limit never ends sooner', () => {
    const friday = { day: '2031-04-04', name: '清明节' }
    const calendar = calendarFrom({ edition: 1, years: [{ year: 2031, holidays: [friday], makeup: [] }] })
    const ends = [2, 3, 4, 5, 6].map(value => due('2031-04-01T10:00+08:00', { value, unit: 'day' }, calendar).lastDay)
    expect(ends).toEqual(['2031-04-03', '2031-04-07', '2031-04-07', '2031-04-07', '2031-04-07'])
  })

  test.each(['0 day', '-1 day', '1.5 day', '3', 'day', '3 weeks', '3 workday or so', '', '99999999999999999999 day'])(
    '%j is no limit',
    text => {
      expect(() => readLimit(text)).toThrow(expect.objectContaining({ code: 'bad-limit' }))
    },
  )

  test('a limit beyond the year 9999 is refused by name', () => {
    for (const unit of ['minute', 'hour', 'day', 'workday'] as const)
      for (const value of [3_000_000_000_000, Number.MAX_SAFE_INTEGER])
        expect(() => due('2026-11-24T10:00+08:00', { value, unit, restrictsLiberty: true }, shippedCalendar)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^year-(out-of-range|not-loaded)$/) }),
        )
  })
})

describe('pauses', () => {
  const from = '2026-11-02T10:00+08:00' // a Monday
  const pause = (a: string, b: string, reason = 'appraisal') => ({
    from: `2026-11-${a}:00+08:00`,
    to: `2026-11-${b}:00+08:00`,
    reason,
  })

  test('of days: the day on which one begins is not taken out, the day on which it ends is', () => {
    expect(lastDay(from, '3 workday')).toBe('2026-11-05')
    expect(lastDay(from, '3 workday', { pauses: [pause('03T09', '03T18')] })).toBe('2026-11-05')
    expect(lastDay(from, '3 workday', { pauses: [pause('03T18', '04T09')] })).toBe('2026-11-06')
    expect(lastDay(from, '3 workday', { pauses: [pause('03T18', '09T09')] })).toBe('2026-11-11')
    expect(lastDay(from, '3 day', { pauses: [pause('03T18', '09T09')] })).toBe('2026-11-11')
  })

  test('of hours, to the minute', () => {
    const { due: at } = due(from, readLimit('4 hour'), shippedCalendar, { pauses: [pause('02T11', '02T13')] })
    expect(at).toBe('2026-11-02T16:00:00+08:00')
  })

  test('that begin on the last day still stop it; after it they come too late', () => {
    expect(lastDay(from, '3 workday', { pauses: [pause('05T23', '10T09')] })).toBe('2026-11-10')
    expect(lastDay(from, '3 workday', { pauses: [pause('06T00', '10T09')] })).toBe('2026-11-05')
    expect(due(from, readLimit('1 hour'), shippedCalendar, { pauses: [pause('02T11', '02T13')] }).due).toBe(
      '2026-11-02T11:00:00+08:00',
    )
  })

  test('before the start do not count, and one over the start counts from it', () => {
    expect(lastDay('2026-11-04T10:00+08:00', '2 day', { pauses: [pause('01T09', '03T09')] })).toBe('2026-11-06')
    expect(lastDay('2026-11-04T10:00+08:00', '2 day', { pauses: [pause('01T09', '05T09')] })).toBe('2026-11-07')
  })

  test('that end before they begin are refused', () => {
    expect(() => due(from, readLimit('1 day'), shippedCalendar, { pauses: [pause('05T09', '04T09')] })).toThrow(
      expect.objectContaining({ code: 'bad-pause', field: 'pauses[0].to' }),
    )
  })
})

describe('the law above the promise', () => {
  const from = '2026-11-02T10:00+08:00'
  const weeks = (reason: string) => ({ from: '2026-11-02T12:00+08:00', to: '2026-11-12T12:00+08:00', reason })
  const serving = { value: 2, unit: 'day', from } as const
  const sitting = { value: 3, unit: 'workday', from, excludes: ['appraisal'] } as const
  const handling = {
    value: 30,
    unit: 'day',
    from,
    excludes: ['appraisal', 'hearing'],
    extension: { value: 30, unit: 'day', max: 2 },
  } as const

  test('serving a decision (M12, 治安管理处罚法 116): no pause moves it', () => {
    expect(due(from, readLimit('2 day'), shippedCalendar, { cap: serving, pauses: [weeks('contact_failed')] })).toEqual(
      {
        due: '2026-11-05T00:00:00+08:00',
        lastDay: '2026-11-04',
        provisional: false,
        capped: true,
      },
    )
  })

  test('the first sitting (M19, 公通字〔2007〕81号): an appraisal moves it, a wish to wait does not', () => {
    const when = (reason: string) =>
      due(from, readLimit('3 workday'), shippedCalendar, { cap: sitting, pauses: [weeks(reason)] })
    expect(when('appraisal')).toMatchObject({ lastDay: '2026-11-17', capped: false })
    for (const reason of ['guardian_pending', 'party_requested_delay'])
      expect(when(reason)).toMatchObject({ lastDay: '2026-11-05', capped: true })
  })

  test('a pause without a reason does not move the law', () => {
    const { reason: _, ...pause } = weeks('appraisal')
    expect(due(from, readLimit('3 workday'), shippedCalendar, { cap: sitting, pauses: [pause] }).capped).toBe(true)
  })

  test('handling a case (M15, 治安管理处罚法 118): twice 30 days more, each by its own paper', () => {
    const from = '2026-08-03T10:00+08:00'
    const more = { value: 30, unit: 'day' } as const
    const extended = (extensions: Limit[]) => lastDay(from, '30 day', { cap: { ...handling, from }, extensions })
    expect([[], [more], [more, more]].map(extended)).toEqual(['2026-09-02', '2026-10-08', '2026-11-01'])
  })

  test('its clock begins anew on the day on which mediation fails (程序规定 185)', () => {
    const failed = '2026-11-16T15:00+08:00'
    expect(lastDay(failed, '30 day', { cap: { ...handling, from: failed } })).toBe('2026-12-16')
  })

  test.each<[string, DueOptions, string]>([
    ['where the law knows none', { cap: serving, extensions: [{ value: 1, unit: 'day' }] }, 'extensions'],
    ['without a law', { extensions: [{ value: 1, unit: 'day' }] }, 'extensions'],
    ['a third time', { cap: handling, extensions: Array(3).fill({ value: 1, unit: 'day' }) }, 'extensions'],
    ['by more', { cap: handling, extensions: [{ value: 31, unit: 'day' }] }, 'extensions[0]'],
    ['in another unit', { cap: handling, extensions: [{ value: 1, unit: 'hour' }] }, 'extensions[0]'],
    ['by nothing', { cap: handling, extensions: [{ value: 0, unit: 'day' }] }, 'extensions[0].value'],
  ])('an extension %s is refused', (_, options, field) => {
    expect(() => due(from, readLimit('30 day'), shippedCalendar, options)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^bad-(extension|limit)$/), field }),
    )
  })
})

describe('rows reckoned before, by a wall calendar', () => {
  type Rows = { vectors: ({ start: string; start_is_workday: boolean } & Record<`+${number}`, string>)[] }
  const check = ({ vectors }: Rows) => {
    for (const { start, start_is_workday: _, ...ends } of vectors)
      for (const [n, end] of Object.entries(ends))
        expect([start, n, lastDay(`${start}T10:00+08:00`, `${Number(n)} workday`)]).toEqual([start, n, end])
  }
  const ours: Rows = JSON.parse(
    readFileSync(new URL('../../test/fixtures/workday_deadlines.json', import.meta.url), 'utf8'),
  )

  test('agree on 240 starting days of 2024 to 2026', () => {
    expect(ours.vectors.length).toBe(240)
    check(ours)
  })

  test('stand as the wall calendar has them', () => {
    for (const { start, start_is_workday: _, ...ends } of ours.vectors)
      for (const [n, end] of Object.entries(ends)) {
        const from = Date.parse(`${start}T10:00+08:00`)
        expect(naiveLastDay(from, { value: Number(n), unit: 'workday' }, shippedCalendarData)).toBe(end)
      }
  })

  test.skipIf(!hasShared('cn_workday_deadlines.json'))('agree with cn_workday_deadlines.json', () => {
    const theirs: Rows = JSON.parse(readShared('cn_workday_deadlines.json'))
    expect(theirs.vectors.length).toBe(201)
    check(theirs)
  })
})
