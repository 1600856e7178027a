import { type Calendar, isWorkday } from './calendar.ts'
import { addDays, type Day, numberOf } from './day.ts'
import { due } from './due.ts'
import { ClockFault } from './fault.ts'
import type { Limit } from './limit.ts'
import { startOfDay } from './zone.ts'

/** A day that one calendar works and another does not; `null`: its year is not loaded there. */
export type ChangedDay = { readonly day: Day; readonly before: boolean | null; readonly after: boolean | null }
/** The last day of a limit that begins today, by both; `null`: it hangs on a year that is not loaded. */
export type ChangedDue = { readonly limit: Limit; readonly before: Day | null; readonly after: Day | null }

const tried: readonly Limit[] = [
  { value: 1, unit: 'workday' },
  { value: 3, unit: 'workday' },
  { value: 5, unit: 'workday' },
  { value: 15, unit: 'workday' },
  { value: 30, unit: 'day' },
]

/** What another calendar would change, of the days of a year and of promises that begin today. */
export function calendarChange(
  before: Calendar,
  after: Calendar,
  year: number,
  today: Day,
): { days: ChangedDay[]; dues: ChangedDue[] } {
  const days: ChangedDay[] = []
  const first = `${String(year).padStart(4, '0')}-01-01`
  for (let day = first; Number(day.slice(0, 4)) === year; day = addDays(day, 1)) {
    const one = { day, before: works(before, day), after: works(after, day) }
    if (one.before !== one.after) days.push(one)
  }
  const from = startOfDay(today, after.tz)
  const dues = tried.map(limit => ({
    limit,
    before: unlessMissing(() => due(from, limit, before).lastDay),
    after: unlessMissing(() => due(from, limit, after).lastDay),
  }))
  return { days, dues }
}

const works = (calendar: Calendar, day: Day) => unlessMissing(() => isWorkday(calendar, numberOf(day)))

function unlessMissing<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch (fault) {
    if (fault instanceof ClockFault && fault.code === 'year-not-loaded') return null
    throw fault
  }
}
