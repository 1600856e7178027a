import type { Calendar } from '../clock/calendar.ts'
import type { DayNumber } from '../clock/day.ts'
import { provisionalDue } from '../clock/due.ts'
import { DAY, dayNumberAt, isoAt, msAt, msOf } from '../clock/zone.ts'
import { type Kind, ladderOf, type Rung, type Seen } from '../kinds/kind.ts'
import type { Promise75 } from './promise.ts'

/** A rung of the ladder, for one promise: when it is reached (ISO 8601), and who hears of it then. */
export type Rung75 = {
  readonly at: string
  /** The promise's number and measure. */
  readonly no: number
  readonly measure: string
  readonly due: string
  readonly rung: string
  readonly to: string
  /** When it is too late for it: the pause that it asks about is over. */
  readonly until?: string
  /** Under which name it stands in the journal. */
  readonly move: 'nudge' | 'tellLate' | 'escalate' | 'askReview'
}

/** A rung as it is reckoned: `ms` since 1970. */
export type RungAt = Omit<Rung75, 'at'> & { readonly ms: number }

/**
 * The rungs of every open promise of a matter, the earliest first; of the same instant the person first, then in the order
 * of the ladder (R23). None while a pause runs, nor of what another system promised (R17). Pure.
 */
export const rungsOf = (kind: Kind, seen: Seen, promises: readonly Promise75[], calendar: Calendar): Rung75[] =>
  rungsAt(kind, seen, promises, calendar)
    .sort((a, b) => a.ms - b.ms || first(a) - first(b))
    .map(({ ms, ...rung }) => ({ at: isoAt(ms, calendar.tz), ...rung }))

/** The same in no order. */
export function rungsAt(kind: Kind, seen: Seen, promises: readonly Promise75[], calendar: Calendar): RungAt[] {
  const ladder = ladderOf(kind, seen)
  const reviewer = ladder.find(({ to }) => to === 'station_chief' || to === 'head_inspector')?.to
  return promises
    .filter(({ measure }) => measure !== 'none')
    .flatMap(promise => [...(reviewer ? reviewsOf(promise, reviewer) : []), ...climbsOf(promise, ladder, calendar)])
}

function climbsOf(promise: Promise75, ladder: readonly Rung[], calendar: Calendar): RungAt[] {
  const { no, measure, due } = promise
  const [from, to] = [msOf(promise.started), msOf(due)]
  return ladder.flatMap((one): RungAt[] => {
    const ms = instantOf(one.at, from, to, calendar)
    if (stands(promise, ms)) return []
    const move = one.to === 'person' ? 'tellLate' : one.at.endsWith('%') ? 'nudge' : 'escalate'
    return [{ ms, no, measure, due, rung: one.at, to: one.to, move }]
  })
}

/** After a year nobody is reminded of a pause any more: it is long on the lists of what is late. */
const REVIEWS = 52

/** A pause that nobody has ended is looked at every week, by whoever granted it; one with a day, the day before. */
function reviewsOf({ no, measure, due, pauses }: Promise75, to: string): RungAt[] {
  // The same however the due moves with the pause.
  const review = (ms: number, rung: string): RungAt => ({ ms, no, measure, due, rung, to, move: 'askReview' })
  return pauses.flatMap(({ from, to: until }) => {
    if (until !== null)
      return msOf(until) - msOf(from) > DAY ? [{ ...review(msOf(until) - DAY, 'pause ends'), until }] : []
    return Array.from({ length: REVIEWS }, (_, i) => review(msOf(from) + (i + 1) * 7 * DAY, `pause+${i + 1} week`))
  })
}

const first = ({ move }: RungAt) => (move === 'tellLate' ? 0 : 1)

/** In milliseconds since 1970: a share of the way to the due, the due, or so many workdays after its last day. */
function instantOf(rung: string, from: number, to: number, calendar: Calendar): number {
  const share = /^(\d+)%$/.exec(rung)
  if (share) return from + Math.round(((to - from) * Number(share[1])) / 100)
  const after = /^due\+(\d+) workday$/.exec(rung)
  return after ? workdaysAfter(dayNumberAt(to - 1, calendar.tz), Number(after[1]), calendar) : to
}

const reckoned = new WeakMap<Calendar, Map<string, number>>()
/** Promises end on few days, and each act asks after all of a matter's. */
const MOST = 5000

/** When so many workdays after a day are over, in milliseconds since 1970. */
function workdaysAfter(day: DayNumber, n: number, calendar: Calendar): number {
  const known = reckoned.get(calendar) ?? new Map<string, number>()
  reckoned.set(calendar, known)
  const key = `${day} ${n}`
  const there = known.get(key)
  if (there !== undefined) return there
  const from = isoAt(msAt(day, 0, calendar.tz), calendar.tz)
  const ms = msOf(provisionalDue(from, { value: n, unit: 'workday' }, calendar).due)
  if (known.size >= MOST) known.clear()
  known.set(key, ms)
  return ms
}

/** Whether the promise's clock stands at that moment. */
const stands = ({ pauses }: Promise75, ms: number): boolean =>
  pauses.some(({ from, to }) => msOf(from) <= ms && (to === null || ms < msOf(to)))

/**
 * Those that are due by now and worth doing: once it is late nobody is reminded any more that it soon will be, and of
 * several reminders that were missed the last one is enough.
 */
export function reached(rungs: readonly Rung75[], now: number): Rung75[] {
  const due = rungs.filter(({ at, due, move, until }) => {
    if (msOf(at) > now || (until !== undefined && msOf(until) <= now)) return false
    return move !== 'nudge' || now < msOf(due)
  })
  const reminds = ({ move }: Rung75) => move === 'nudge' || move === 'askReview'
  const last = new Map(due.filter(reminds).map(({ no, move, at }) => [`${no} ${move}`, at]))
  return due.filter(one => !reminds(one) || one.at === last.get(`${one.no} ${one.move}`))
}
