import { type PoolBudget, poolBudget, underBudget } from '../platform/pool-budget.ts'
import { Refusal } from '../platform/refusal.ts'

/*
 * Who works for the bureau, who signs in, and everybody else wait in lanes of their own: a flood in one fills that one, and the
 * others go on (decision 0100). What waits is bounded, so memory is.
 */

type Size = {
  /** Done at once. */
  atOnce: number
  /** Waiting; one address takes a quarter of it at most. */
  waiting: number
  /** Milliseconds after which whoever waits is told to come later: a page that nobody waits for any more helps no one. */
  patience: number
}
type Waiting = { address: string; since: number; go: () => void; leave: (why: Refusal) => void }

/** Does it when its turn comes. Refuses `busy-now` (503, `about.seconds`) where too many wait, or it waited too long. */
export type Lane = <T>(address: string, work: () => Promise<T>) => Promise<T>

/** Whoever is told to come later comes after so many seconds. */
export const COME_BACK = 5
const busyNow = () => new Refusal(503, 'busy-now', { seconds: COME_BACK })

export function newLane({ atOnce, waiting, patience }: Size, budget?: PoolBudget): Lane {
  const queue: Waiting[] = []
  let busy = 0

  const wait = (address: string) => {
    const theirs = queue.reduce((n, one) => (one.address === address ? n + 1 : n), 0)
    if (queue.length >= waiting || theirs >= waiting / 4) throw busyNow()
    return new Promise<void>((go, leave) => queue.push({ address, since: performance.now(), go, leave }))
  }
  /** Hands the free place on. */
  const leave = () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (performance.now() - next.since <= patience) return next.go()
      next.leave(busyNow())
    }
    busy--
  }

  return async (address, work) => {
    if (busy < atOnce) busy++
    else await wait(address)
    try {
      return await (budget ? underBudget(budget, work) : work())
    } finally {
      leave()
    }
  }
}

export type Lanes = Readonly<Record<'staff' | 'staffFiles' | 'doors' | 'anybody' | 'files', Lane>>

/** Of the ten connections to the database, four are taken by none but staff. */
export const newLanes = (): Lanes => {
  const ofAnybody = poolBudget(4)
  return {
    staff: newLane({ atOnce: 64, waiting: 1000, patience: 15_000 }),
    staffFiles: newLane({ atOnce: 32, waiting: 64, patience: 15_000 }),
    doors: newLane({ atOnce: 4, waiting: 200, patience: 10_000 }, poolBudget(2)),
    anybody: newLane({ atOnce: 6, waiting: 200, patience: 4000 }, ofAnybody),
    // Whoever sends a picture over a slow line is long about it, and no work meanwhile.
    files: newLane({ atOnce: 32, waiting: 16, patience: 4000 }, ofAnybody),
  }
}
