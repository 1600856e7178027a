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
  /** Under which name it stands in the journal. */
  readonly move: 'nudge' | 'tellLate' | 'escalate'
}

/**
 * The rungs of every open promise of a matter, the earliest first; of the same instant the person first, then in the order
 * of the ladder (R23). None while a pause runs, nor of what another system promised (R17). Pure.
 */
export function rungsOf(kind: Kind, seen: Seen, promises: readonly Promise75[], calendar: Calendar): Rung75[] {
  const ladder = ladderOf(kind, seen)
  return promises
    .filter(({ measure }) => measure !== 'none')
    .flatMap(promise =>
      ladder.flatMap(({ at: rung, to }): Rung75[] => {
        const at = isoAt(instantOf(rung, promise, calendar), calendar.tz)
        if (stands(promise, at)) return []
        const { no, measure, due } = promise
        const move = to === 'person' ? 'tellLate' : rung.endsWith('%') ? 'nudge' : 'escalate'
        return [{ at, no, measure, due, rung, to, move }]
      }),
    )
    .map((one, i) => ({ one, i }))
    .sort((a, b) => msOf(a.one.at) - msOf(b.one.at) || first(a.one) - first(b.one) || a.i - b.i)
    .map(({ one }) => one)
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
  const due = rungs.filter(({ at, due, move }) => msOf(at) <= now && (move !== 'nudge' || now < msOf(due)))
  const last = new Map(due.filter(({ move }) => move === 'nudge').map(({ no, at }) => [no, at]))
  return due.filter(({ move, no, at }) => move !== 'nudge' || at === last.get(no))
}
