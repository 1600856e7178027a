import type { CalendarData } from '../src/clock/calendar.ts'
import type { Limit } from '../src/clock/due.ts'

/*
 * The rules of the clock once more, as a person with a wall calendar and a pencil would go by them: a day at a time, with
 * nothing of src/clock. Slow, plain, and only for Asia/Shanghai after 1991, where every day has 24 hours.
 */
const DAY = 86_400_000
const ahead = 8 * 3_600_000

export const naiveDay = (ms: number): string => new Date(ms + ahead).toISOString().slice(0, 10)
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`) - ahead
const dayBefore = (day: string): string => naiveDay(midnight(day) - DAY)
export const nextDay = (day: string): string => naiveDay(midnight(day) + DAY)

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
    .map(([from, to]) => ({ from: naiveDay(Math.max(from, start)), to: naiveDay(to - 1) }))
  const isOut = (day: string) => outs.some(o => day > o.from && day <= o.to)
  const works = (day: string) => naiveWorkday(day, data)
  /** Days off that follow a holiday without a workday between belong to it. */
  const isHoliday = (day: string): boolean =>
    !works(day) && (data.years.some(y => y.holidays.some(d => d.day === day)) || isHoliday(dayBefore(day)))
  let day = naiveDay(start)
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
export const naiveDue = (...args: Parameters<typeof naiveLastDay>): number => midnight(nextDay(naiveLastDay(...args)))
