import type { Calendar } from '../clock/calendar.ts'
import { msOf } from '../clock/zone.ts'
import type { Kind, Seen } from '../kinds/kind.ts'
import { rungsAt } from './ladder.ts'
import type { Promise75 } from './promise.ts'
import { waitsOf } from './waits.ts'
import { wakesOf } from './wakes.ts'

/** How long it may stay unnoticed that another matter has ended. */
const ASKED_ANEW = 3_600_000

type Promised = {
  readonly open: readonly Promise75[]
  /** Given in this act: what has passed of their ladder is still to be climbed. */
  readonly fresh?: readonly Promise75[]
  /** Milliseconds since 1970: what was to be done until then has been. */
  readonly after: number
}

/**
 * When the sweep has to look at a matter next, in milliseconds since 1970: the earliest rung of its promises, and of what
 * the clock will do to it; null: never, unless somebody acts.
 */
export function nextAtOf(
  kind: Kind,
  seen: Seen,
  calendar: Calendar,
  { open, fresh = [], after }: Promised,
): number | null {
  const ahead = rungsAt(kind, seen, open, calendar).filter(({ ms }) => ms > after)
  // Late when it was given, somebody hears of it at once; reminded of what has passed, nobody.
  const given = rungsAt(kind, seen, fresh, calendar).filter(({ move, ms }) => move !== 'nudge' || ms > after)
  // Whoever ends another matter wakes what waits for it; where they were stopped before that, it is found within the hour.
  const waiting = waitsOf(seen.standing).length > 0 ? [after + ASKED_ANEW] : []
  const wakes = wakesOf(kind, seen, calendar).map(({ at }) => msOf(at))
  const soonest = [...waiting, ...wakes, ...[...ahead, ...given].map(({ ms }) => ms)]
  return soonest.length === 0 ? null : Math.min(...soonest)
}
