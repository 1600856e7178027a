import { addDays, type Day, isOurDay, isOurYear } from '../clock/day.ts'
import { dayOf, msOf, startOfDay } from '../clock/zone.ts'
import { Refusal } from '../platform/refusal.ts'

/** From an instant to another, in milliseconds; the first counts, the last does not. */
export type Period = { readonly from: number; readonly to: number }

/** Said as days of the bureau, both included, or as instants with an offset, of which the last is excluded. Refuses by name. */
export function readPeriod(from: string, to: string, tz: string): Period {
  const period = { from: instantOf(from, 'from', tz), to: isOurDay(to) ? dayAfter(to, tz) : instantOf(to, 'to', tz) }
  if (period.from >= period.to) throw refused('to', 'ends-before-it-begins')
  return period
}

const dayAfter = (day: Day, tz: string) => startOfDay(addDays(day, 1), tz).getTime()

const refused = (field: 'from' | 'to', code: string) =>
  new Refusal(422, 'bad-input', { faults: [{ at: `/query/${field}`, code }] })

function instantOf(text: string, field: 'from' | 'to', tz: string): number {
  const refuse = () => refused(field, 'bad-day')
  if (isOurDay(text)) return startOfDay(text, tz).getTime()
  // Without an offset it would be another instant on another machine.
  const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/
  if (!written.test(text) || !isOurYear(Number(text.slice(0, 4)))) throw refuse()
  try {
    return msOf(text)
  } catch {
    throw refuse()
  }
}

/** The month before this one, which is over: what a board shows when it is asked for nothing else. */
export function lastMonth(now: Date, tz: string): { from: Day; to: Day } {
  const to = addDays(`${dayOf(now, tz).slice(0, 7)}-01`, -1)
  return { from: `${to.slice(0, 7)}-01`, to }
}

/** With its name. */
export function monthBefore(now: Date, tz: string): { month: string; from: Day; to: Day } {
  const last = lastMonth(now, tz)
  return { month: last.from.slice(0, 7), ...last }
}

/** How a period is put together: whole months, whole days before and after them, and what is left at both ends. */
export type Parts = {
  readonly months: readonly [Day, Day]
  readonly days: readonly (readonly [Day, Day])[]
  readonly rest: readonly (readonly [number, number])[]
}

export function partsOf({ from, to }: Period, tz: string): Parts {
  const startOf = (day: Day) => startOfDay(day, tz).getTime()
  const here = dayOf(new Date(from), tz)
  const first = startOf(here) === from ? here : addDays(here, 1)
  const last = dayOf(new Date(to), tz)
  if (first >= last) return { months: [first, first], days: [], rest: first > last ? [[from, to]] : edges(first, last) }
  const month = (day: Day) => `${day.slice(0, 7)}-01`
  const firstMonth = month(first) === first ? first : month(addDays(month(first), 31))
  const lastMonth = month(last)
  const whole = firstMonth < lastMonth
  return {
    months: whole ? [firstMonth, lastMonth] : [first, first],
    days: whole
      ? [
          [first, firstMonth],
          [lastMonth, last],
        ]
      : [[first, last]],
    rest: edges(first, last),
  }

  function edges(a: Day, b: Day): [number, number][] {
    const parts: [number, number][] = [
      [from, startOf(a)],
      [startOf(b), to],
    ]
    return parts.filter(([x, y]) => x < y)
  }
}
