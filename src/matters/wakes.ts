import type { Calendar } from '../clock/calendar.ts'
import { isDay } from '../clock/day.ts'
import { dayOf, isoAt, msOf, startOfDay } from '../clock/zone.ts'
import type { Kind, Seen } from '../kinds/kind.ts'

/** Something that the clock does by itself to a matter, and from when on (ISO 8601). */
export type Waking = { readonly at: string; readonly move: string; readonly says: Readonly<Record<string, unknown>> }

/**
 * What the clock has still to do to a matter as it is now, the earliest first. What is past is to be done at once; what
 * its own gates would refuse at that moment (already reminded, put off since) is not in the list. Pure: asked again after
 * each act, so nothing is kept that could go stale.
 */
export function wakesOf(
  kind: Kind,
  seen: Seen,
  { tz }: Pick<Calendar, 'tz'>,
  /** By number of a pause that waits for another matter: since when that is over. */
  over: ReadonlyMap<number, string> = new Map(),
): Waking[] {
  const named = (kind.wakes ?? []).map(({ at, ...wake }) => ({ ...wake, named: kind.instants[at]!(seen) }))
  // A pause that was to last until a day ends with it: the clock runs again, and those whom it concerns hear of it.
  const pauses = seen.standing.pauses.flatMap(({ no, state, until }) => {
    const since = over.get(no)
    if (state !== 'granted' || !kind.moves['endPause']) return []
    if (since !== undefined && (until === null || msOf(since) < msOf(until)))
      return [{ move: 'endWait', says: { no, since }, named: since }]
    return until === null ? [] : [{ move: 'endPause', says: { no }, named: until }]
  })
  const wakings = [...named, ...pauses].flatMap(({ named, move, says }): Waking[] => {
    if (named === undefined || !kind.moves[move]!.from.includes(seen.state!)) return []
    const at = isDay(named) ? isoAt(startOfDay(named, tz).getTime(), tz) : named
    const then = msOf(at) > msOf(seen.at) ? at : seen.at
    const asked: Seen = { ...seen, by: { id: seen.by.id, posts: ['clock'] }, at: then, today: dayOf(then, tz) }
    const refused = Object.values(kind.moves[move]!.refuse ?? {}).some(refuses => refuses(asked, says))
    return refused ? [] : [{ at, move, says }]
  })
  return wakings.sort((a, b) => msOf(a.at) - msOf(b.at))
}
