import { bareYear, type Calendar, type YearCount, yearCount } from './calendar.ts'
import { civilOf, type Day, type DayNumber, dayAt, firstDayNumber, lastDayNumber } from './day.ts'
import { ClockFault } from './fault.ts'
import { dayNumberAt, type Instant, isoAt, msAt, msOf } from './zone.ts'

/**
 * How long a thing may take. Minutes and hours run day and night. Of days and workdays the starting one is not
 * counted (公安机关办理行政案件程序规定 35), and the last one counts to its end.
 */
export type Unit = 'minute' | 'hour' | 'workday' | 'day'
export type Limit = {
  readonly value: number
  readonly unit: Unit
  /** A period that restricts liberty is not lengthened by a holiday (程序规定 35). */
  readonly restrictsLiberty?: boolean
}

/** Time that does not count, from one instant to another; for a pause still running, the caller says until when. */
export type Pause = { readonly from: Instant; readonly to: Instant; readonly reason?: string }

/** The law's own limit for a measure, as in the catalogue of measures. */
export type Cap = {
  readonly value: number
  readonly unit: Unit
  /** Reasons of pauses that the law itself leaves out of its period; only these move the cap. */
  readonly excludes?: readonly string[]
  /** How much longer the law allows it to be made, each time, and how often. */
  readonly extension?: { readonly value: number; readonly unit: Unit; readonly max: number }
}

export type DueOptions = {
  readonly pauses?: readonly Pause[]
  /** The law's limit and the instant from which it runs. */
  readonly cap?: Cap & { readonly from: Instant }
  /** Extensions granted, at most what the cap allows; each lengthens the promise and the cap. */
  readonly extensions?: readonly { readonly value: number; readonly unit: Unit }[]
}

export type Due = {
  /** Done before this instant is on time. For days and workdays it is 00:00 at the end of the last day. */
  readonly due: string
  /** The last day on which it can be done in time: what a card shows. */
  readonly lastDay: Day
  /** A year was missing and taken without holidays, so this may still become later (never earlier). */
  readonly provisional: boolean
  /** The law's limit held the due back from what the pauses would have made it. */
  readonly capped: boolean
}

const units: readonly Unit[] = ['minute', 'hour', 'workday', 'day']
const MINUTE = 60_000

export function checkLimit(limit: Limit, field = 'limit'): Limit {
  if (typeof limit !== 'object' || limit === null || !units.includes(limit.unit))
    throw new ClockFault('bad-limit', `${field}.unit is none of ${units.join(', ')}`, { field: `${field}.unit` })
  if (!Number.isSafeInteger(limit.value) || limit.value < 1)
    throw new ClockFault('bad-limit', `${field}.value is not a whole number above 0`, { field: `${field}.value` })
  return limit
}

/** '3 workday', '24 hours', '30 day'. */
export function readLimit(text: string, field = 'limit'): Limit {
  const part = /^\s*(\d+)\s*(minute|hour|workday|day)s?\s*$/.exec(text)
  if (!part) throw new ClockFault('bad-limit', `${field} ${JSON.stringify(text)} is not like '3 workday'`, { field })
  return checkLimit({ value: Number(part[1]), unit: part[2] as Unit }, field)
}

/**
 * When a limit ends. Refuses 'year-not-loaded' where the answer hangs on a year that the calendar lacks; minutes and
 * hours never do. With `cap`, effective due = min(promise + pauses, cap).
 */
export const due = (from: Instant, limit: Limit, calendar: Calendar, options: DueOptions = {}): Due =>
  answer(from, limit, calendar, options, year => yearCount(calendar, year))

/**
 * The same where a year may be missing: it is then taken as weekends off and no holidays, and the answer is marked
 * provisional if it hangs on that year. Once the year is loaded, `settledDue` gives the due that holds.
 */
export function provisionalDue(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions = {}): Due {
  return answer(from, limit, calendar, options, year => calendar.counted.get(year) ?? bareYear(year))
}

/**
 * The due of a promise that was given as provisional. It can only move later: make-up days, which nobody could foresee,
 * would otherwise bring some dues a day or two forward.
 */
export function settledDue(
  given: Instant,
  from: Instant,
  limit: Limit,
  calendar: Calendar,
  options: DueOptions = {},
): Due {
  const now = provisionalDue(from, limit, calendar, options)
  const ms = msOf(given, 'given')
  if (msOf(now.due) >= ms) return now
  return { ...now, due: isoAt(ms, calendar.tz), lastDay: dayAt(dayNumberAt(ms - 1, calendar.tz)) }
}

function answer(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions, years: Years): Due {
  const reckoned = reckon(from, limit, calendar, options, years)
  const { ms, lastDay, provisional, capped } = reckoned
  return { due: isoAt(ms, calendar.tz), lastDay: dayAt(lastDay), provisional, capped }
}

/** The workdays of a year; throws where the caller will have no guess. */
export type Years = (year: number) => YearCount

/** One end of a period: the instant, exclusive, the last day within it, and whether a missing year decided it. */
export type End = { ms: number; lastDay: DayNumber; guessed: boolean }
export type Reckoned = {
  ms: number
  lastDay: DayNumber
  provisional: boolean
  capped: boolean
  promise: End
  cap: End | undefined
}

export function reckon(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions, years: Years): Reckoned {
  checkLimit(limit)
  const pauses = options.pauses ?? []
  const extensions = options.extensions ?? []
  checkExtensions(extensions, options.cap)
  const promise = endOf(msOf(from), limit, extensions, pauses, calendar, years)
  if (!options.cap) return { ...promise, provisional: promise.guessed, capped: false, promise, cap: undefined }

  checkLimit(options.cap, 'cap')
  const excluded = options.cap.excludes ?? []
  const lawful = pauses.filter(p => p.reason !== undefined && excluded.includes(p.reason))
  const cap = endOf(msOf(options.cap.from, 'cap.from'), options.cap, extensions, lawful, calendar, years)
  const capped = cap.ms < promise.ms
  const held = capped ? cap : promise
  // A guess only ever becomes later, so the lesser of the two stands if either is known to end there.
  const provisional = ![promise, cap].some(end => !end.guessed && end.ms === held.ms)
  return { ms: held.ms, lastDay: held.lastDay, provisional, capped, promise, cap }
}

function checkExtensions(extensions: NonNullable<DueOptions['extensions']>, cap: Cap | undefined): void {
  if (extensions.length === 0) return
  const allowed = cap?.extension
  if (!allowed) throw new ClockFault('bad-extension', 'the law knows no extension here', { field: 'extensions' })
  if (extensions.length > allowed.max)
    throw new ClockFault('bad-extension', `at most ${allowed.max}`, { field: 'extensions' })
  extensions.forEach((extension, i) => {
    const field = `extensions[${i}]`
    checkLimit(extension, field)
    if (extension.unit !== allowed.unit || extension.value > allowed.value)
      throw new ClockFault('bad-extension', `at most ${allowed.value} ${allowed.unit}`, { field })
  })
}

type Span = { from: number; to: number }

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

function endOf(
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
  let end: End = { ms: start, lastDay: 0, guessed: false }
  steps.forEach((step, i) => {
    const { guessed } = end
    const clock = step.unit === 'minute' || step.unit === 'hour'
    // A period after another begins within the last day of the one before it, or at that very minute for hours.
    const begins = i === 0 || clock ? end.ms : end.ms - 1
    end = clock ? byTheClock(begins, step, spans, calendar.tz) : byDays(begins, step, spans, calendar, years)
    end.guessed ||= guessed
  })
  return end
}

/** Minutes and hours run on unless paused; a pause that begins at the due or after it comes too late. */
function byTheClock(start: number, limit: Limit, spans: readonly Span[], tz: string): End {
  let ms = start + limit.value * (limit.unit === 'hour' ? 60 * MINUTE : MINUTE)
  for (const span of spans) {
    if (span.from >= ms) break
    if (span.to > start) ms += span.to - Math.max(span.from, start)
  }
  if (!(ms <= (lastDayNumber + 2) * 1440 * MINUTE))
    throw new ClockFault('year-out-of-range', 'the limit ends after the year 9999', { field: 'limit.value' })
  return { ms, lastDay: dayNumberAt(ms - 1, tz), guessed: false }
}

/**
 * Days are taken out of the count by a pause as a period would count them: the day on which it begins is not taken out,
 * the day on which it ends is. A last day that falls on a pause's first day waits for that pause's last day.
 */
function byDays(start: number, limit: Limit, spans: readonly Span[], calendar: Calendar, years: Years): End {
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
  const first = dayNumberAt(start, tz)
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
  return { ms: msAt(last + 1, 0, tz), lastDay: last, guessed }
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
