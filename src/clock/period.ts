import type { Calendar, YearCount } from './calendar.ts'
import { civilOf, type DayNumber, dayAt, firstDayNumber, lastDayNumber } from './day.ts'
import { ClockFault } from './fault.ts'
import type { Limit, Pause } from './limit.ts'
import { dayNumberAt, msAt, msOf } from './zone.ts'

const MINUTE = 60_000

/** The workdays of a year; throws where the caller will have no guess. */
export type Years = (year: number) => YearCount

/** From `from` on, up to `to`. */
export type Span = { from: number; to: number }

/** The end of a period: the instant, exclusive, the last day within it, and whether a missing year decided it. */
export type End = { ms: number; lastDay: DayNumber; guessed: boolean; parts: readonly Part[] }

/** A stretch of a period in one unit, with what its end was found from; `days` for days and workdays. */
export type Part = {
  readonly limit: Limit
  readonly begins: number
  readonly ends: number
  readonly lastDay: DayNumber
  /** Pauses, joined. */
  readonly spans: readonly Span[]
  readonly days?: {
    readonly first: DayNumber
    /** Whole days taken out by the pauses: those after `from`, up to and with `to`. */
    readonly outs: readonly Span[]
    /** The day on which the count was full, before a pause or a holiday moved it. */
    readonly reached: DayNumber
  }
}
type PartEnd = { part: Part; guessed: boolean }

/** Pauses after the start, in order, overlapping ones joined: however they were cut, they count once. */
function spansOf(pauses: readonly Pause[], start: number): Span[] {
  const spans: Span[] = []
  pauses.forEach((pause, i) => {
    const from = msOf(pause.from, `pauses[${i}].from`)
    const to = msOf(pause.to, `pauses[${i}].to`)
    if (to < from) throw new ClockFault('bad-pause', `pauses[${i}] ends before it begins`, { field: `pauses[${i}].to` })
    if (to > start && to > from) spans.push({ from: Math.max(from, start), to })
  })
  return joined(spans)
}

function joined(spans: Span[]): Span[] {
  spans.sort((a, b) => a.from - b.from)
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else out.push({ ...span })
  }
  return out
}

export function endOf(
  start: number,
  limit: Limit,
  extensions: readonly Limit[],
  pauses: readonly Pause[],
  calendar: Calendar,
  years: Years,
): End {
  const spans = pauses.length === 0 ? [] : spansOf(pauses, start)
  // Periods of one unit are one longer period; a period of another unit runs from the end of the one before it.
  const steps: Limit[] = [limit]
  for (const more of extensions) {
    const last = steps.at(-1)!
    if (more.unit === last.unit) steps[steps.length - 1] = { ...last, value: last.value + more.value }
    else steps.push(more)
  }
  const parts: Part[] = []
  let guessed = false
  for (const step of steps) {
    const clock = step.unit === 'minute' || step.unit === 'hour'
    const before = parts.at(-1)
    // A period after another begins within the last day of the one before it, or at that very minute for hours.
    const begins = before ? before.ends - (clock ? 0 : 1) : start
    const end = clock ? byTheClock(begins, step, spans, calendar.tz) : byDays(begins, step, spans, calendar, years)
    guessed ||= end.guessed
    parts.push(end.part)
  }
  const { ends: ms, lastDay } = parts.at(-1)!
  return { ms, lastDay, guessed, parts }
}

/** Minutes and hours run on unless paused; a pause that begins at the due or after it comes too late. */
function byTheClock(begins: number, limit: Limit, spans: readonly Span[], tz: string): PartEnd {
  let ends = begins + limit.value * (limit.unit === 'hour' ? 60 * MINUTE : MINUTE)
  for (const span of spans) {
    if (span.from >= ends) break
    if (span.to > begins) ends += span.to - Math.max(span.from, begins)
  }
  if (!(ends <= (lastDayNumber + 2) * 1440 * MINUTE))
    throw new ClockFault('year-out-of-range', 'the limit ends after the year 9999', { field: 'limit.value' })
  return { part: { limit, begins, ends, lastDay: dayNumberAt(ends - 1, tz), spans }, guessed: false }
}

/**
 * Days are taken out of the count by a pause as a period would count them: the day on which it begins is not taken out,
 * the day on which it ends is. A last day that falls on a pause's first day waits for that pause's last day.
 */
function byDays(begins: number, limit: Limit, spans: readonly Span[], calendar: Calendar, years: Years): PartEnd {
  const { tz } = calendar
  let guessed = false
  const yearAt = (n: DayNumber): YearCount => {
    if (n > lastDayNumber)
      throw new ClockFault('year-out-of-range', 'the limit ends after the year 9999', { field: 'limit.value' })
    const { year } = civilOf(n)
    const count = years(year)
    guessed ||= !calendar.counted.has(year)
    return count
  }
  const first = dayNumberAt(begins, tz)
  const outs = joined(
    spans
      .map(s => ({ from: dayNumberAt(s.from, tz), to: dayNumberAt(s.to - 1, tz) }))
      .filter(s => s.to > s.from && s.to > first),
  )
  const workdays = limit.unit === 'workday'
  const nth = workdays ? nthWorkday : (from: DayNumber, n: number) => from + n
  const within = workdays ? workdaysUpTo : (from: DayNumber, to: DayNumber) => to - from

  let from = first
  let left = limit.value
  let last = nth(from, left, yearAt)
  for (const out of outs) {
    if (last <= out.from) break
    left -= within(from, Math.max(out.from, from), yearAt)
    from = out.to
    last = nth(from, left, yearAt)
  }

  const reached = last
  for (let moved = true; moved; ) {
    moved = false
    const out = outs.find(o => last >= o.from && last < o.to)
    if (out) {
      last = out.to
      moved = true
    }
    const rests = workdays ? !worked(last, yearAt) : !limit.restrictsLiberty && isHoliday(last, calendar, yearAt)
    if (rests) {
      last = nthWorkday(last, 1, yearAt)
      moved = true
    }
  }
  if (last >= lastDayNumber)
    throw new ClockFault('year-out-of-range', 'the limit ends after the year 9999', { field: 'limit.value' })
  const ends = msAt(last + 1, 0, tz)
  return { part: { limit, begins, ends, lastDay: last, spans, days: { first, outs, reached } }, guessed }
}

type YearAt = (n: DayNumber) => YearCount

function worked(n: DayNumber, yearAt: YearAt): boolean {
  const count = yearAt(n)
  return count.before[n - count.first + 1]! > count.before[n - count.first]!
}

/**
 * Only announced holidays move the end of a calendar-day limit, and days off that follow one without a workday between:
 * else a limit that ends on that Saturday would end before one that ends on the Friday.
 */
function isHoliday(n: DayNumber, calendar: Calendar, yearAt: YearAt): boolean {
  for (let day = n; day >= firstDayNumber && !worked(day, yearAt); day--)
    if (calendar.holidays.has(dayAt(day))) return true
  return false
}

/** The nth workday after a day, a year at a time. */
function nthWorkday(after: DayNumber, n: number, yearAt: YearAt): DayNumber {
  let day = after + 1
  let left = n
  let count = yearOfStart(after, yearAt)
  for (;;) {
    const index = count.before[day - count.first]! + left - 1
    if (index < count.days.length) return count.first + count.days[index]!
    left = index - count.days.length + 1
    day = count.first + count.length
    count = yearAt(day)
  }
}

/** The year of the first day that counts. If it is not loaded, the starting day's own year is named if that is not either. */
function yearOfStart(after: DayNumber, yearAt: YearAt): YearCount {
  try {
    return yearAt(after + 1)
  } catch (fault) {
    yearAt(after)
    throw fault
  }
}

/** How many workdays lie after one day up to and with another. */
function workdaysUpTo(after: DayNumber, to: DayNumber, yearAt: YearAt): number {
  let sum = 0
  for (let day = after + 1; day <= to; ) {
    const count = yearAt(day)
    const end = Math.min(to + 1, count.first + count.length)
    sum += count.before[end - count.first]! - count.before[day - count.first]!
    day = end
  }
  return sum
}
