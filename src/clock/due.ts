import { bareYear, type Calendar, yearCount } from './calendar.ts'
import { type Day, type DayNumber, dayAt } from './day.ts'
import { ClockFault } from './fault.ts'
import { checkLimit, type Limit, type Pause, type Unit } from './limit.ts'
import { type End, endOf, type Years } from './period.ts'
import { dayNumberAt, type Instant, isoAt, msOf } from './zone.ts'

export { type Limit, type Pause, readLimit, type Unit } from './limit.ts'

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

/**
 * When a limit ends. Refuses 'year-not-loaded' where the answer hangs on a year that the calendar lacks; minutes and
 * hours never do. With `cap`, effective due = min(promise + pauses, cap).
 */
export const due = (from: Instant, limit: Limit, calendar: Calendar, options: DueOptions = {}): Due =>
  answer(from, limit, calendar, options, onlyLoaded(calendar))

/**
 * The same where a year may be missing: it is then taken as weekends off and no holidays, and the answer is marked
 * provisional if it hangs on that year. Once the year is loaded, `settledDue` gives the due that holds.
 */
export function provisionalDue(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions = {}): Due {
  return answer(from, limit, calendar, options, orBare(calendar))
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

export const onlyLoaded =
  (calendar: Calendar): Years =>
  year =>
    yearCount(calendar, year)
export const orBare =
  (calendar: Calendar): Years =>
  year =>
    calendar.counted.get(year) ?? bareYear(year)

function answer(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions, years: Years): Due {
  const reckoned = reckon(from, limit, calendar, options, years)
  const { ms, lastDay, provisional, capped } = reckoned
  return { due: isoAt(ms, calendar.tz), lastDay: dayAt(lastDay), provisional, capped }
}

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
  const { ms, lastDay } = promise
  if (!options.cap) return { ms, lastDay, provisional: promise.guessed, capped: false, promise, cap: undefined }

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
