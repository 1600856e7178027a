import { type DayNumber, firstDayNumber, lastDayNumber } from './day.ts'
import { ClockFault } from './fault.ts'
import { isEverOpen, type Opening, windowsOn } from './opening-hours.ts'
import { DAY, dayNumberAt, type Instant, msAt, msOf, offsetAt } from './zone.ts'

export type OpenUnit = 'second' | 'minute' | 'hour' | 'day'

const lengths = { second: 1000, minute: 60_000, hour: 3_600_000 }

/** Nobody asks for more, and it bounds what a slip of the keyboard can cost. */
const FARTHEST = 200 * 366

/**
 * The instant at which the door has been open for so long since `start`; negative: before it. Time that runs out exactly
 * at closing ends there, not at the next opening; none at all is the next open moment. Of days the open ones are
 * counted, the starting one not; the time of day stays, moved into opening hours (on the way) where it lies outside.
 * Refuses 'bad-limit', 'never-open', and 'year-out-of-range' beyond 200 years.
 */
export function openFor(start: Instant, n: number, unit: OpenUnit, opening: Opening): Date {
  if (!Number.isSafeInteger(n)) throw new ClockFault('bad-limit', 'n is not a whole number', { field: 'n' })
  const from = msOf(start, 'start')
  if (unit === 'day') return new Date(afterOpenDays(from, n, opening))
  if (!Object.hasOwn(lengths, unit))
    throw new ClockFault('bad-limit', 'unit is none of second, minute, hour, day', { field: 'unit' })
  const length = n * lengths[unit]
  return new Date(length < 0 ? backward(from, -length, opening) : forward(from, length, opening))
}

/** The first open moment at `start` or after it; a moment of closing is not open. */
export const nextOpen = (start: Instant, opening: Opening): Date => openFor(start, 0, 'second', opening)

/** Milliseconds for which the door is open between two instants; negative where the end lies before the start. */
export function openBetween(start: Instant, end: Instant, opening: Opening): number {
  const [from, to] = [msOf(start, 'start'), msOf(end, 'end')]
  if (from > to) return 0 - openBetween(end, start, opening)
  const last = dayNumberAt(to, opening.tz)
  const first = dayNumberAt(from, opening.tz)
  if (last - first > FARTHEST) throw tooFar('end')
  let open = 0
  for (let n = first; n <= last; n++)
    for (const window of windowsOn(n, opening))
      open += Math.max(0, Math.min(window.close, to) - Math.max(window.open, from))
  return open
}

function forward(from: number, length: number, opening: Opening): number {
  let left = length
  for (const n of daysFrom(from, 1, length, opening))
    for (const { open, close } of windowsOn(n, opening)) {
      const since = Math.max(open, from)
      if (since >= close) continue
      if (left <= close - since) return since + left
      left -= close - since
    }
  throw tooFar('n')
}

function backward(from: number, length: number, opening: Opening): number {
  let left = length
  for (const n of daysFrom(from, -1, length, opening))
    for (const { open, close } of windowsOn(n, opening).reverse()) {
      const until = Math.min(close, from)
      if (until <= open) continue
      if (left <= until - open) return until - left
      left -= until - open
    }
  throw tooFar('n')
}

function afterOpenDays(from: number, n: number, opening: Opening): number {
  if (n === 0) return forward(from, 0, opening)
  const step = n < 0 ? -1 : 1
  const ofDay = (((from + offsetAt(from, opening.tz)) % DAY) + DAY) % DAY
  let left = Math.abs(n)
  for (const day of daysFrom(from, step, left * DAY, opening)) {
    if (day === dayNumberAt(from, opening.tz) || windowsOn(day, opening).length === 0) continue
    if (--left > 0) continue
    const ms = msAt(day, ofDay, opening.tz)
    return n < 0 ? backward(ms, 0, opening) : forward(ms, 0, opening)
  }
  throw tooFar('n')
}

/** Day after day from the one of an instant, as far as anybody asks. */
function* daysFrom(from: number, step: 1 | -1, length: number, opening: Opening): Generator<DayNumber> {
  if (!isEverOpen(opening)) throw new ClockFault('never-open', 'there is no open hour', { field: 'hours' })
  if (length > FARTHEST * DAY) throw tooFar('n')
  const first = dayNumberAt(from, opening.tz)
  for (let i = 0; i <= FARTHEST; i++) {
    const n = first + i * step
    if (n < firstDayNumber || n > lastDayNumber) return
    yield n
  }
}

const tooFar = (field: string): ClockFault =>
  new ClockFault('year-out-of-range', 'open hours are counted over 200 years and between the years 1 and 9999', {
    field,
  })
