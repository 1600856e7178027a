import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarData, calendarFrom } from './calendar.ts'
import { dayAt, dayNumber, daysBetween } from './day.ts'
import { type DueOptions, type Limit, provisionalDue, readLimit } from './due.ts'
import { shippedCalendar } from './shipped.ts'
import { type WhyLine, why } from './why.ts'
import { whyInWords } from './why-words.ts'

const said = (from: string, limit: string, options?: DueOptions, language: 'zh' | 'en' = 'zh') =>
  whyInWords(why(from, readLimit(limit), shippedCalendar, options), language)

describe('a due in words', () => {
  test('over National Day and a Saturday worked', () => {
    expect(said('2026-09-30T10:00+08:00', '3 workday')).toEqual([
      '2026年9月30日（周三）是起始日，不算在内，从次日起算。',
      '2026年10月1日（周四）至10月7日（周三）：国庆节放假，不算。',
      '2026年10月8日（周四）至10月9日（周五）：第1至2个工作日。',
      '2026年10月10日（周六）：因国庆节调休上班，算第3个工作日。',
      '2026年10月10日（周六）24时前办结，都算按时。',
    ])
    expect(said('2026-09-30T10:00+08:00', '3 workday', {}, 'en')).toEqual([
      'Wed 30 Sep 2026 is the starting day; counting begins the day after.',
      'Thu 1 Oct to Wed 7 Oct 2026: National Day, not counted.',
      'Thu 8 Oct to Fri 9 Oct 2026: workdays 1–2.',
      'Sat 10 Oct 2026: worked in exchange for National Day, workday 3.',
      'Done before the end of Sat 10 Oct 2026 is on time.',
    ])
  })

  test('where the last day falls in a holiday', () => {
    expect(said('2026-09-01T10:00+08:00', '30 day').slice(1)).toEqual([
      '2026年9月2日（周三）至10月1日（周四）：第1至30天，周末也算。',
      '期满日2026年10月1日（周四）正值国庆节放假，顺延到节后第一个工作日2026年10月8日（周四）。',
      '2026年10月8日（周四）24时前办结，都算按时。',
    ])
  })

  test('of hours, with a pause', () => {
    const pauses = [{ from: '2026-11-24T11:00+08:00', to: '2026-11-24T15:30+08:00' }]
    expect(said('2026-11-24T10:00+08:00', '1 hour', { pauses })).toEqual([
      '从2026年11月24日（周二）10:00起算1小时，昼夜连续计时，周末和节假日也算。',
      '2026年11月24日（周二）11:00前办结，都算按时。',
    ])
    expect(said('2026-11-24T10:00+08:00', '4 hour', { pauses }, 'en')).toEqual([
      '4 hours from 10:00 on Tue 24 Nov 2026, day and night, weekends and holidays included.',
      '11:00 on Tue 24 Nov 2026 to 15:30 on Tue 24 Nov 2026: paused; the limit waits as long.',
      'Done before 18:30 on Tue 24 Nov 2026 is on time.',
    ])
  })

  test('where the law does not wait for a pause (R22), and says so', () => {
    const from = '2026-11-24T10:00+08:00'
    const pauses = [{ from: '2026-11-25T11:00+08:00', to: '2026-12-03T15:30+08:00', reason: 'party_requested_delay' }]
    const lines = said(from, '3 workday', { pauses, cap: { value: 3, unit: 'workday', from } })
    expect(lines).toContain('2026年11月26日（周四）至12月3日（周四）：暂停计时，不算。')
    expect(lines).toContain('按承诺和暂停可到2026年12月7日（周一）24时，但法定期限是3个工作日，以法定期限为准：')
    expect(lines.at(-1)).toBe('2026年11月27日（周五）24时前办结，都算按时。')
  })

  test('with a year that is not announced, it says that this is provisional', () => {
    const lines = said('2026-11-24T10:00+08:00', '90 day')
    expect(lines).toContain('2027年放假安排尚未公布，先按平常周末推算；公布后只会推后，不会提前。')
    expect(lines.at(-1)).toBe('暂定2027年2月22日（周一）24时前办结，都算按时。')
  })

  test('a pause over the last day, a weekend after it, and an extension', () => {
    const from = '2026-11-02T10:00+08:00'
    const cap = {
      value: 5,
      unit: 'workday',
      from,
      excludes: ['appraisal'],
      extension: { value: 5, unit: 'workday', max: 1 },
    }
    const options = {
      pauses: [{ from: '2026-11-13T12:00+08:00', to: '2026-11-14T12:00+08:00', reason: 'appraisal' }],
      extensions: [{ value: 4, unit: 'workday' }],
      cap,
    } as DueOptions
    expect(said(from, '5 workday', options)).toEqual([
      '依法延长4个工作日。',
      '2026年11月2日（周一）是起始日，不算在内，从次日起算。',
      '2026年11月3日（周二）至11月6日（周五）：第1至4个工作日。',
      '2026年11月7日（周六）至11月8日（周日）：周末，不算。',
      '2026年11月9日（周一）至11月13日（周五）：第5至9个工作日。',
      '期满日2026年11月13日（周五）正值暂停，顺延到2026年11月14日（周六）。',
      '期满日2026年11月14日（周六）是周末，顺延到2026年11月16日（周一）。',
      '2026年11月16日（周一）24时前办结，都算按时。',
    ])
  })

  test('a long way is told in short', () => {
    const lines = why('2026-11-24T10:00+08:00', readLimit('2000 workday'), shippedCalendar)
    expect(lines.map(line => line.is)).toEqual(['starts', 'unannounced', 'unannounced', 'unannounced', 'long', 'ends'])
  })
})

test('whatever is asked: the days told follow each other, count to the limit, and end at the due', () => {
  const begin = dayNumber(2030, 1, 1)
  const someDays = fc.uniqueArray(fc.nat({ max: 729 }), { maxLength: 40 })
  const data = fc.tuple(someDays, someDays).map(([off, on]): CalendarData => {
    const named = (days: number[], year: number) =>
      days.map(i => ({ day: dayAt(begin + i), name: '假' })).filter(({ day }) => day.startsWith(String(year)))
    const makeup = on.filter(i => !off.includes(i))
    return {
      edition: 1,
      years: [2030, 2031].map(year => ({ year, holidays: named(off, year), makeup: named(makeup, year) })),
    }
  })
  const limits = fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('day', 'workday') })
  const spans = fc.array(fc.tuple(fc.nat({ max: 1500 }), fc.nat({ max: 300 })), { maxLength: 4 })
  fc.assert(
    fc.property(data, fc.nat({ max: 700 }), limits, spans, (data, after, limit, spans) => {
      const calendar = calendarFrom(data)
      const start = (begin + after) * 86_400_000
      const pauses = spans.map(([from, length]) => ({
        from: new Date(start + from * 3_600_000),
        to: new Date(start + (from + length) * 3_600_000),
      }))
      const lines = why(new Date(start), limit as Limit, calendar, { pauses })
      const end = provisionalDue(new Date(start), limit as Limit, calendar, { pauses })
      expect(lines.at(-1)).toEqual({ is: 'ends', due: end.due, lastDay: end.lastDay, provisional: end.provisional })

      const stretchOf = (line: WhyLine) =>
        'from' in line ? line : 'day' in line ? { from: line.day, to: line.day } : undefined
      let at = lines[0]!.is === 'starts' ? lines[0].day : ''
      let counted = 0
      for (const line of lines.slice(1, -1)) {
        const stretch = stretchOf(line)
        if (!stretch || !('to' in stretch)) continue
        if (line.is === 'moved') expect(stretch.from).toBe(at)
        else expect(daysBetween(at, stretch.from)).toBe(1)
        if (line.is === 'counted' || line.is === 'makeup') {
          expect(line.nth).toBe(counted + 1)
          counted += daysBetween(stretch.from, stretch.to) + 1
        }
        at = stretch.to
      }
      expect([at, counted]).toEqual([end.lastDay, limit.value])
      for (const language of ['zh', 'en'] as const)
        for (const line of whyInWords(lines, language)) expect(line).not.toMatch(/undefined|NaN|null/)
    }),
    { numRuns: 300 },
  )
})
