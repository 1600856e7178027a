import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberAt, dayOf, isoAt, isZone, msAt, msOf, offsetAt, startOfDay } from './zone.ts'

const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Europe/Dublin',
]
const aZone = fc.constantFrom(...zones)
const moments = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) })

describe('reading an instant', () => {
  test('is what Date makes of the same text', () => {
    const offset = fc.constantFrom('Z', '+08:00', '-05:00', '+05:45', '-00:30', '+14:00')
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 30) }), offset, (ms, offset) => {
        const text = new Date(ms).toISOString().replace('Z', offset)
        expect(msOf(text)).toBe(Date.parse(text))
        expect(msOf(new Date(ms))).toBe(ms)
      }),
    )
  })

  test('with one sign changed, is refused or what Date makes of it: never another moment', () => {
    const whole = fc.constantFrom('2026-02-13T10:00:00+08:00', '2026-12-31T23:59:59.999-05:30', '2024-02-29T00:00:00Z')
    fc.assert(
      fc.property(whole, fc.nat(30), fc.constantFrom(...'0123456789+-:.,TZtz '), (text, at, sign) => {
        const changed = text.slice(0, at) + sign + text.slice(at + 1)
        let ms: number
        try {
          ms = msOf(changed)
        } catch {
          return
        }
        expect(ms).toBe(Date.parse(changed.toUpperCase().replace(',', '.')))
      }),
      { numRuns: 2000 },
    )
  })

  test('takes minutes alone, tenths to nanoseconds, and offsets without a colon', () => {
    const ms = Date.UTC(2026, 8, 30, 2)
    for (const text of [
      '2026-09-30T10:00+08:00',
      '2026-09-30T10:00:00+0800',
      '2026-09-30t02:00z',
      '2026-09-30T02:00:00,0Z',
    ])
      expect(msOf(text)).toBe(ms)
    expect(msOf('2026-09-30T02:00:00.123456789Z')).toBe(ms + 123)
    expect(msOf('+002026-09-30T02:00:00Z')).toBe(ms)
  })

  test.each([
    '2026-09-30',
    '2026-09-30T10:00',
    '2026-09-30T10:00:00',
    '2026-02-29T10:00Z',
    '2026-00-01T10:00Z',
    '2026-01-00T10:00Z',
    '2026-01-01T24:00Z',
    '2026-01-01T10:60Z',
    '2026-01-01T10:00:60Z',
    '2026-01-01T10:00+24:00',
    '2026-01-01T10:00+08:60',
    '2026-01-01T10:00+08',
    '2026-02-29T10:00:00Z',
    '2026-13-01T10:00:00.000Z',
    '2026-01-01T24:00:00+08:00',
    '2026-01-01T10:60:00Z',
    '2026-01-01T10:00:60.000+08:00',
    '2026-01-01T10:00:00+24:00',
    '2026-01-01T10:00:00+08:60',
    '2026-01-01T10:00:00.000+08.00',
    '2026-01-01 10:00:00Z',
    ' 2026-01-01T10:00Z',
    'tomorrow',
    '',
  ])('refuses %j', text => {
    expect(() => msOf(text, 'since')).toThrow(expect.objectContaining({ code: 'bad-instant', field: 'since' }))
  })

  test('refuses what is no text and no Date, and years outside 1 to 9999', () => {
    for (const thing of [undefined, null, 0, {}, new Date(Number.NaN)])
      expect(() => msOf(thing as any)).toThrow(expect.objectContaining({ code: 'bad-instant' }))
    for (const text of ['0000-12-31T10:00Z', '+010000-01-01T10:00Z', '-000001-01-01T10:00Z'])
      expect(() => msOf(text)).toThrow(expect.objectContaining({ code: 'year-out-of-range' }))
    expect(() => msOf(new Date(8.64e15))).toThrow(expect.objectContaining({ code: 'year-out-of-range' }))
  })
})

describe('the day in a zone', () => {
  /** Asked of Intl afresh, without any of our reckoning. */
  const wall = (ms: number, tz: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: tz, dateStyle: 'short', timeStyle: 'medium' }).format(ms)

  test('is the one that its clocks show, through every change of them', () => {
    fc.assert(
      fc.property(moments, aZone, (ms, tz) => {
        const shown = new Date(ms + offsetAt(ms, tz)).toISOString()
        expect(`${shown.slice(0, 10)} ${shown.slice(11, 19)}`).toBe(wall(Math.floor(ms / 1000) * 1000, tz))
        expect(dayOf(new Date(ms), tz)).toBe(shown.slice(0, 10))
      }),
    )
  })

  test('begins at its first moment, which no clock shows earlier', () => {
    fc.assert(
      fc.property(moments, aZone, (ms, tz) => {
        const day = dayNumberAt(ms, tz)
        const begins = msAt(day, 0, tz)
        expect(begins).toBeLessThanOrEqual(ms)
        expect(dayNumberAt(begins, tz)).toBe(day)
        expect(dayNumberAt(begins - 1, tz)).toBeLessThan(day)
      }),
    )
  })

  test.each([
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'clocks jump from 24:00 to 01:00'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'the day that Samoa left out'],
    ['1940-06-01', 'Asia/Shanghai', '1940-05-31T16:00:00.000Z', 'summer time began at 00:00'],
    ['2026-09-30', 'Asia/Shanghai', '2026-09-29T16:00:00.000Z'],
  ])('%s in %s begins at %s', (day, tz, begins, _why?: string) => {
    expect(startOfDay(day, tz).toISOString()).toBe(begins)
  })

  test('an hour shown twice is meant the first time, one left out is the moment of the jump', () => {
    const at = (day: string, hour: number, minute: number) =>
      new Date(msAt(Date.parse(day) / 86_400_000, (hour * 60 + minute) * 60_000, 'America/New_York')).toISOString()
    expect(at('2026-11-01', 1, 30)).toBe('2026-11-01T05:30:00.000Z')
    expect(at('2026-03-08', 2, 30)).toBe('2026-03-08T07:00:00.000Z')
    expect(at('2026-03-08', 3, 0)).toBe('2026-03-08T07:00:00.000Z')
  })

  test('an instant is written with the offset of its zone and read back the same', () => {
    expect(isoAt(Date.UTC(2026, 8, 29, 16), 'Asia/Shanghai')).toBe('2026-09-30T00:00:00+08:00')
    expect(isoAt(Date.UTC(2026, 8, 29, 16, 0, 0, 7), 'UTC')).toBe('2026-09-29T16:00:00.007Z')
    expect(isoAt(Date.UTC(2026, 0, 1, 12), 'America/New_York')).toBe('2026-01-01T07:00:00-05:00')
    fc.assert(
      fc.property(moments, aZone, (ms, tz) => {
        expect(msOf(isoAt(ms, tz))).toBe(ms)
      }),
    )
  })

  test('is refused by name for a zone that there is not, or outside the years 1 to 9999', () => {
    expect(['Asia/Shanghai', 'Asia/Heze', '', undefined, 8].map(isZone)).toEqual([true, false, false, false, false])
    expect(() => dayOf('2026-01-01T00:00Z', 'Asia/Heze')).toThrow(expect.objectContaining({ code: 'bad-zone' }))
    expect(() => dayOf('9999-12-31T20:00Z', 'Asia/Shanghai')).toThrow(
      expect.objectContaining({ code: 'year-out-of-range', year: 10000 }),
    )
  })
})
