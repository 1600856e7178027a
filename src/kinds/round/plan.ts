import { addDays, type Day } from '../../clock/day.ts'
import type { Sort } from './checklists.ts'
import { LONGEST_WALK } from './opening.ts'

/** What the clock knows when it asks which rounds are owed: ids, days and instants; no name, no officer. */
export type Known = {
  readonly today: Day
  /** ISO 8601. */
  readonly now: string
  readonly beats: readonly string[]
  /** Stations, each of which makes its list public. */
  readonly stations: readonly string[]
  readonly premises: readonly {
    readonly id: string
    readonly beat: string
    readonly sort: string
    readonly lastCheck: Day | null
    readonly nextCheck: Day | null
  }[]
  /** Wishes to be visited that were not withdrawn, and since when. */
  readonly visits: readonly { readonly id: string; readonly beat: string; readonly since: string }[]
  readonly shifts: readonly { readonly id: string; readonly station: string; readonly startsAt: string }[]
  /** Keys of the rounds that are open now, and by key the instant at which one was last done. */
  readonly open: ReadonlySet<string>
  readonly last: ReadonlyMap<string, string>
}

export type Owed = {
  /** What it is for: a sort and the id of a beat, a station, a shift or a wish. One round of a key is open at a time. */
  readonly key: string
  /** With the key it names this round and no other, whoever opens it: two clocks open it once (R14). */
  readonly since: string
  readonly where: { readonly beat: string } | { readonly station: string }
  readonly says: {
    readonly sort: Sort
    readonly since?: string
    readonly toSee?: readonly string[]
    readonly shift?: string
    readonly visit?: string
    readonly lapsesAt?: string
  }
}

export const keyOf = (sort: Sort, id: string) => `${sort}:${id}`

/** Places that fall due within so many days are taken along. */
const TAKEN_ALONG = { schools: 10, small_premises: 14 } as const
const sortOfPlace = (sort: string): keyof typeof TAKEN_ALONG => (sort === 'school' ? 'schools' : 'small_premises')
/** A shift is looked at before it begins; earlier than a day nobody needs to be reminded. */
const SHIFT_AHEAD = 24 * 3_600_000

/**
 * Every round that is owed and not open yet (M31, M43, M44, M45, M57, M75). Pure, and the same however often it is asked:
 * what a stopped clock did not open, the next one does, and the promise runs from when it was last done all the same.
 */
export function roundsOwed(known: Known): Owed[] {
  const { today, now, beats, stations, premises, visits, shifts, open, last } = known
  const owed: Owed[] = []
  const owe = (sort: Sort, id: string, where: Owed['where'], says: Omit<Owed['says'], 'sort'>, since?: string) => {
    const key = keyOf(sort, id)
    if (!open.has(key)) owed.push({ key, since: since ?? 'first', where, says: { sort, ...says } })
  }
  const again = (sort: Sort, id: string, where: Owed['where'], says: Omit<Owed['says'], 'sort'>, first?: string) => {
    const since = last.get(keyOf(sort, id)) ?? first
    owe(sort, id, where, { ...(since && { since }), ...says }, since)
  }

  const placesOf = Map.groupBy(premises, place => place.beat)
  for (const beat of beats) {
    again('listening', beat, { beat }, {})
    for (const sort of ['schools', 'small_premises'] as const) {
      const horizon = addDays(today, TAKEN_ALONG[sort])
      const due = (placesOf.get(beat) ?? [])
        .filter(place => sortOfPlace(place.sort) === sort)
        .filter(({ nextCheck }) => nextCheck === null || nextCheck <= horizon)
        .sort((a, b) => order(a.nextCheck, b.nextCheck) || order(a.id, b.id))
        .slice(0, LONGEST_WALK)
      if (due.length === 0) continue
      // From the one that was looked at longest ago; places never seen begin today.
      const seen = due.flatMap(({ lastCheck }) => lastCheck ?? []).sort()[0]
      const since = seen && `${seen}T00:00:00${offsetOf(now)}`
      owe(sort, beat, { beat }, { ...(since && { since }), toSee: due.map(({ id }) => id) }, since ?? today)
    }
  }
  for (const station of stations) again('public_list', station, { station }, {})
  for (const { id, beat, since } of visits) again('visit', id, { beat }, { visit: id }, since)
  for (const { id, station, startsAt } of shifts) {
    const ahead = Date.parse(startsAt) - Date.parse(now)
    if (ahead <= 0 || ahead > SHIFT_AHEAD || last.has(keyOf('shift_check', id))) continue
    owe('shift_check', id, { station }, { shift: id, lapsesAt: startsAt }, startsAt)
  }
  return owed
}

const order = (a: string | null, b: string | null): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
const offsetOf = (iso: string) => iso.slice(-6)
