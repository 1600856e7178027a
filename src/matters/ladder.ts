import type { Calendar } from '../clock/calendar.ts'
import { provisionalDue } from '../clock/due.ts'
import { isoAt, msOf } from '../clock/zone.ts'
import { type Kind, ladderOf, type Seen } from '../kinds/kind.ts'
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

/**
 * The rungs of every open promise of a matter, the earliest first; of the same instant the person first, then in the order
 * of the ladder (R23). None while a pause runs, nor of what another system promised (R17). Pure.
 */
export function rungsOf(kind: Kind, seen: Seen, promises: readonly Promise75[], calendar: Calendar): Rung75[] {
  const ladder = ladderOf(kind, seen)
  const reviewer = ladder.find(({ to }) => to === 'station_chief' || to === 'head_inspector')?.to
  return promises
    .filter(({ measure }) => measure !== 'none')
    .flatMap(promise => [
      ...(reviewer ? reviewsOf(promise, reviewer, calendar) : []),
      ...ladder.flatMap(({ at: rung, to }): Rung75[] => {
        const at = isoAt(instantOf(rung, promise, calendar), calendar.tz)
        if (stands(promise, at)) return []
        const { no, measure, due } = promise
        const move = to === 'person' ? 'tellLate' : rung.endsWith('%') ? 'nudge' : 'escalate'
        return [{ at, no, measure, due, rung, to, move }]
      }),
    ])
    .map((one, i) => ({ one, i }))
    .sort((a, b) => msOf(a.one.at) - msOf(b.one.at) || first(a.one) - first(b.one) || a.i - b.i)
    .map(({ one }) => one)
}

const DAY = 86_400_000
/** After a year nobody is reminded of a pause any more: it is long on the lists of what is late. */
const REVIEWS = 52

/** A pause that nobody has ended is looked at every week, by whoever granted it; one with a day, the day before. */
function reviewsOf({ no, measure, due, pauses }: Promise75, to: string, { tz }: Calendar): Rung75[] {
  const review = (ms: number, rung: string): Rung75 => {
    // The same however the due moves with the pause.
    return { at: isoAt(ms, tz), no, measure, due, rung, to, move: 'askReview' }
  }
  return pauses.flatMap(({ from, to: until }) => {
    if (until !== null)
      return msOf(until) - msOf(from) > DAY ? [{ ...review(msOf(until) - DAY, 'pause ends'), until }] : []
    return Array.from({ length: REVIEWS }, (_, i) => review(msOf(from) + (i + 1) * 7 * DAY, `pause+${i + 1} week`))
  })
}

const first = ({ move }: Rung75) => (move === 'tellLate' ? 0 : 1)

/** In milliseconds since 1970: a share of the way to the due, the due, or so many workdays after its last day. */
function instantOf(rung: string, { started, due }: Promise75, calendar: Calendar): number {
  const [from, to] = [msOf(started), msOf(due)]
  const share = /^(\d+)%$/.exec(rung)
  if (share) return from + Math.round(((to - from) * Number(share[1])) / 100)
  const after = /^due\+(\d+) workday$/.exec(rung)
  if (!after) return to
  const lastMoment = isoAt(to - 1, calendar.tz)
  return msOf(provisionalDue(lastMoment, { value: Number(after[1]), unit: 'workday' }, calendar).due)
}

/** Whether the promise's clock stands at that moment. */
const stands = ({ pauses }: Promise75, at: string): boolean =>
  pauses.some(({ from, to }) => msOf(from) <= msOf(at) && (to === null || msOf(at) < msOf(to)))

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
