import { addDays } from '../clock/day.ts'
import { dayOf, isoAt, startOfDay } from '../clock/zone.ts'

/** When something may be said that was ready at an instant: by night (from, to; 'HH:MM[:SS]' by the city's clocks) it waits for morning. */
export function afterQuiet(at: Date, from: string, to: string, tz: string): Date {
  if (from === to) return at
  const time = isoAt(at.getTime(), tz).slice(11, 19)
  const overMidnight = from > to
  const quiet = overMidnight ? time >= from || time < to : time >= from && time < to
  if (!quiet) return at
  const day = dayOf(at, tz)
  const morning = overMidnight && time >= from ? addDays(day, 1) : day
  const [hours, minutes] = to.split(':').map(Number)
  return new Date(startOfDay(morning, tz).getTime() + (hours! * 60 + minutes!) * 60_000)
}
