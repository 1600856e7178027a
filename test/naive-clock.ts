import type { CalendarData } from '../src/clock/calendar.ts'
import type { Limit } from '../src/clock/due.ts'

/*
 * The rules of the clock once more, as a person with a wall calendar and a pencil would go by them: a day at a time, with
 * nothing of src/clock. Slow and plain; which day it is somewhere, and when that begins, is looked up on that place's own clock.
 */
const DAY = 86_400_000
const MINUTE = 60_000
const shown = new Map<string, Intl.DateTimeFormat>()

export function naiveDay(ms: number, tz = 'Asia/Shanghai'): string {
  let format = shown.get(tz)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' })
    shown.set(tz, format)
  }
  return format.format(ms)
}
/** The first minute at which that place's calendar shows this day, or one after it where clocks leap over all of it. */
function midnight(day: string, tz: string): number {
  let ms = Date.parse(`${day}T00:00:00Z`) - 15 * 60 * MINUTE
  while (naiveDay(ms, tz) < day) ms += 60 * MINUTE
  while (naiveDay(ms - MINUTE, tz) >= day) ms -= MINUTE
  return ms
}
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10)
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10)

export function naiveWorkday(day: string, data: CalendarData): boolean {
  if (data.years.some(y => y.makeup.some(d => d.day === day))) return true
  if (data.years.some(y => y.holidays.some(d => d.day === day))) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

type Out = { from: string; to: string }

/** The last day of a limit in days or workdays; pauses are pairs of milliseconds that do not touch each other. */
export function naiveLastDay(
  start: number,
  { value, unit }: Limit,
  data: CalendarData,
  pauses: readonly (readonly [number, number])[] = [],
): string {
  const outs: Out[] = pauses
    .filter(([from, to]) => to > start && to > from)
    .map(([from, to]) => ({ from: naiveDay(Math.max(from, start), data.tz), to: naiveDay(to - 1, data.tz) }))
  const isOut = (day: string) => outs.some(o => day > o.from && day <= o.to)
  const works = (day: string) => naiveWorkday(day, data)
  /** Days off that follow a holiday without a workday between belong to it. */
  const isHoliday = (day: string): boolean =>
    !works(day) && (data.years.some(y => y.holidays.some(d => d.day === day)) || isHoliday(dayBefore(day)))
  let day = naiveDay(start, data.tz)
  for (let counted = 0; counted < value; ) {
    day = nextDay(day)
    if (!isOut(day) && (unit === 'day' || works(day))) counted++
  }
  for (;;) {
    const waits = outs.find(o => day >= o.from && day < o.to)
    if (waits) day = waits.to
    else if (unit === 'workday' ? !works(day) : isHoliday(day))
      do day = nextDay(day)
      while (!works(day))
    else return day
  }
}

/** The due instant in milliseconds, exclusive. */
export const naiveDue = (...args: Parameters<typeof naiveLastDay>): number =>
  midnight(nextDay(naiveLastDay(...args)), args[2].tz ?? 'Asia/Shanghai')

/** Minutes by a watch that is stopped while a pause runs; all of it whole minutes from the start. */
export function naiveMinutes(start: number, minutes: number, pauses: readonly (readonly [number, number])[]): number {
  let at = start
  for (let left = minutes; left > 0; at += MINUTE) if (!pauses.some(([from, to]) => at >= from && at < to)) left--
  return at
}
