import type { Calendar } from '../clock/calendar.ts'
import { msOf } from '../clock/zone.ts'
import type { Kind, Seen } from '../kinds/kind.ts'
import { wakesOf } from './wakes.ts'

/**
 * When the sweep has to look at a matter next, in milliseconds since 1970: the earliest of these dues and of what the clock
 * will do to it; null: never, unless somebody acts. After a sweep only what lies ahead counts: a promise that is late is
 * late once.
 */
export function nextAtOf(
  kind: Kind,
  seen: Seen,
  calendar: Pick<Calendar, 'tz'>,
  dues: readonly number[],
  after = Number.NEGATIVE_INFINITY,
): number | null {
  const wakes = wakesOf(kind, seen, calendar).map(({ at }) => msOf(at))
  const ahead = [...dues, ...wakes].filter(at => at > after)
  return ahead.length === 0 ? null : Math.min(...ahead)
}
