import { type Calendar, isWorkday } from './calendar.ts'
import { civilOf, type Day, type DayNumber, dayAt, firstDayNumber, weekdayAt } from './day.ts'
import { type DueOptions, orBare, reckon } from './due.ts'
import type { Limit } from './limit.ts'
import type { End, Part, Span } from './period.ts'
import { type Instant, isoAt } from './zone.ts'

/** A holiday's name in Chinese and, where known, in English. */
export type Named = { readonly name: string; readonly en?: string }

/** One step of the way from the start to the due; `whyInWords` says it in Chinese or English. */
export type WhyLine =
  /** The day that is not counted, because the period starts on it. */
  | { readonly is: 'starts'; readonly day: Day }
  /** Days or workdays that count, the first of them the `nth`. */
  | {
      readonly is: 'counted'
      readonly from: Day
      readonly to: Day
      readonly nth: number
      readonly unit: 'day' | 'workday'
    }
  /** A day of the weekend that is worked, and counts. */
  | ({ readonly is: 'makeup'; readonly day: Day; readonly nth: number } & Named)
  | { readonly is: 'weekend'; readonly from: Day; readonly to: Day }
  | ({ readonly is: 'holiday'; readonly from: Day; readonly to: Day } & Named)
  /** Days taken out by a pause. */
  | { readonly is: 'paused'; readonly from: Day; readonly to: Day }
  /** Too many days to list one by one. */
  | { readonly is: 'long'; readonly from: Day; readonly to: Day; readonly limit: Limit }
  /** Minutes and hours, which run day and night. */
  | { readonly is: 'runs'; readonly from: string; readonly limit: Limit }
  | { readonly is: 'stood'; readonly from: string; readonly to: string }
  /** The end falls on a day that cannot be the last, and moves. */
  | { readonly is: 'moved'; readonly from: Day; readonly to: Day; readonly by: 'pause' }
  | { readonly is: 'moved'; readonly from: Day; readonly to: Day; readonly by: 'weekend' }
  | ({ readonly is: 'moved'; readonly from: Day; readonly to: Day; readonly by: 'holiday' } & Named)
  | { readonly is: 'extended'; readonly value: number; readonly unit: Limit['unit'] }
  /** Promise and pauses would end later, but the law does not wait. */
  | { readonly is: 'held'; readonly promised: string; readonly law: Limit }
  /** A year that is not announced yet, taken without holidays. */
  | { readonly is: 'unannounced'; readonly year: number }
  | { readonly is: 'ends'; readonly due: string; readonly lastDay: Day; readonly provisional: boolean }

/** A list of more days than this is read by nobody. */
const LISTED = 800

/**
 * How a due came about, step by step. A missing year is taken as `provisionalDue` takes it; whoever wants an error by
 * name asks `due` first.
 */
export function why(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions = {}): WhyLine[] {
  const { promise, cap, capped, ms, lastDay, provisional } = reckon(from, limit, calendar, options, orBare(calendar))
  const lines: WhyLine[] = (options.extensions ?? []).map(({ value, unit }) => ({ is: 'extended', value, unit }))
  lines.push(...linesOf(promise, calendar))
  if (cap && capped) {
    const { value, unit } = options.cap!
    lines.push(
      { is: 'held', promised: isoAt(promise.ms, calendar.tz), law: { value, unit } },
      ...linesOf(cap, calendar),
    )
  }
  return [...lines, { is: 'ends', due: isoAt(ms, calendar.tz), lastDay: dayAt(lastDay), provisional }]
}

const linesOf = (end: End, calendar: Calendar): WhyLine[] =>
  end.parts.flatMap(part => (part.days ? linesOfDays(part, part.days, calendar) : linesOfTime(part, calendar)))

function linesOfTime({ limit, begins, ends, spans }: Part, { tz }: Calendar): WhyLine[] {
  const stood = spans.filter(span => span.to > begins && span.from < ends)
  return [
    { is: 'runs', from: isoAt(begins, tz), limit },
    ...stood.map(({ from, to }) => ({ is: 'stood', from: isoAt(from, tz), to: isoAt(to, tz) }) as const),
  ]
}

type PartDays = NonNullable<Part['days']>

function linesOfDays({ limit, lastDay }: Part, { first, outs, reached }: PartDays, calendar: Calendar): WhyLine[] {
  const lines: WhyLine[] = [{ is: 'starts', day: dayAt(first) }]
  const years = new Set<number>()
  for (let n = first + 1; n <= Math.min(lastDay, first + LISTED); n++) years.add(civilOf(n).year)
  for (const year of years) if (!calendar.counted.has(year)) lines.push({ is: 'unannounced', year })

  if (reached - first > LISTED) lines.push({ is: 'long', from: dayAt(first + 1), to: dayAt(reached), limit })
  else {
    let nth = 0
    for (let n = first + 1; n <= reached; n++) {
      const line = lineOf(n, nth + 1, limit.unit === 'workday', outs, calendar)
      if (line.is === 'counted' || line.is === 'makeup') nth++
      append(lines, line)
    }
  }
  return [...lines, ...movesOf(reached, lastDay, outs, calendar)]
}

function lineOf(n: DayNumber, nth: number, workdays: boolean, outs: readonly Span[], calendar: Calendar): WhyLine {
  const day = dayAt(n)
  const stretch = { from: day, to: day }
  if (outs.some(out => n > out.from && n <= out.to)) return { is: 'paused', ...stretch }
  if (!workdays) return { is: 'counted', ...stretch, nth, unit: 'day' }
  const makeup = announced(calendar, n) ? calendar.makeup.get(day) : undefined
  if (makeup !== undefined) return { is: 'makeup', day, nth, ...named(makeup, calendar) }
  if (works(n, calendar)) return { is: 'counted', ...stretch, nth, unit: 'workday' }
  const holiday = announced(calendar, n) ? calendar.holidays.get(day) : undefined
  return holiday === undefined
    ? { is: 'weekend', ...stretch }
    : { is: 'holiday', ...stretch, ...named(holiday, calendar) }
}

/** Days of one sort that follow each other are one line. */
function append(lines: WhyLine[], line: WhyLine): void {
  const last = lines.at(-1)
  const same = last && 'to' in last && 'to' in line && last.is === line.is
  const alike = same && ('name' in last ? last.name : '') === ('name' in line ? line.name : '')
  if (alike) lines[lines.length - 1] = { ...last, to: line.to } as WhyLine
  else lines.push(line)
}

/** How the last day came from the one on which the count was full. */
function movesOf(reached: DayNumber, last: DayNumber, outs: readonly Span[], calendar: Calendar): WhyLine[] {
  const lines: WhyLine[] = []
  for (let at = reached; at < last; ) {
    const out = outs.find(out => at >= out.from && at < out.to)
    const from = dayAt(at)
    const holiday = out ? undefined : holidayAround(at, calendar)
    if (out) at = out.to
    else
      do at++
      while (at < last && !works(at, calendar))
    const stretch = { is: 'moved', from, to: dayAt(at) } as const
    if (out) lines.push({ ...stretch, by: 'pause' })
    else if (holiday === undefined) lines.push({ ...stretch, by: 'weekend' })
    else lines.push({ ...stretch, by: 'holiday', ...named(holiday, calendar) })
  }
  return lines
}

const announced = (calendar: Calendar, n: DayNumber): boolean => calendar.counted.has(civilOf(n).year)

function works(n: DayNumber, calendar: Calendar): boolean {
  if (announced(calendar, n)) return isWorkday(calendar, n)
  return weekdayAt(n) !== 0 && weekdayAt(n) !== 6
}

/** The holiday on a day off, or the one that it follows. */
function holidayAround(n: DayNumber, calendar: Calendar): string | undefined {
  for (let day = n; day >= firstDayNumber && !works(day, calendar); day--) {
    const name = announced(calendar, day) ? calendar.holidays.get(dayAt(day)) : undefined
    if (name !== undefined) return name
  }
  return undefined
}

function named(name: string, { english }: Calendar): Named {
  const en = english.get(name)
  return en === undefined ? { name } : { name, en }
}
