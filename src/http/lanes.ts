import { type PoolBudget, poolBudget, underBudget } from '../platform/pool-budget.ts'
import { Refusal } from '../platform/refusal.ts'

/*
 * Who works for the bureau, who signs in, and everybody else wait in lanes of their own: a flood in one fills that one, and the
 * others go on (decision 0100). What waits is bounded, so memory is.
 */

type Size = {
  /** Done at once. */
  atOnce: number
  /** Of these, for one address at most; one that is a proxy of ours is not counted. All, if absent. */
  ofOne?: number
  /** Waiting; one address takes a quarter of it at most. */
  waiting: number
  /** Milliseconds after which whoever waits is told to come later: a page that nobody waits for any more helps no one. */
  patience: number
}
type With = { budget?: PoolBudget; isProxy?: (address: string) => boolean }
type Waiting = { address: string; go: () => void }

/** Does it when its turn comes. Refuses `busy-now` (503, `about.seconds`) where too many wait, or it waited too long. */
export type Lane = <T>(address: string, work: () => Promise<T>) => Promise<T>

/** Whoever is told to come later comes after so many seconds. */
export const COME_BACK = 5
const busyNow = () => new Refusal(503, 'busy-now', { seconds: COME_BACK })

export function newLane(
  { atOnce, ofOne = atOnce, waiting, patience }: Size,
  { budget, isProxy = () => false }: With = {},
): Lane {
  const queue: Waiting[] = []
  const under = new Map<string, number>()
  let busy = 0

  const mayBegin = (address: string) => busy < atOnce && ((under.get(address) ?? 0) < ofOne || isProxy(address))
  const begin = (address: string) => {
    busy++
    under.set(address, (under.get(address) ?? 0) + 1)
  }
  const end = (address: string) => {
    busy--
    const left = under.get(address)! - 1
    if (left === 0) under.delete(address)
    else under.set(address, left)
  }

  const wait = (address: string) => {
    const theirs = queue.reduce((n, one) => (one.address === address ? n + 1 : n), 0)
    if (queue.length >= waiting || theirs >= waiting / 4) throw busyNow()
    return new Promise<void>((go, leave) => {
      // By a clock of its own: where all places are held for long, nobody comes by to look.
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(one), 1)
        leave(busyNow())
      }, patience)
      const one = {
        address,
        go: () => {
          clearTimeout(late)
          go()
        },
      }
      queue.push(one)
    })
  }
  /** To the first who may have it. */
  const handOn = () => {
    const next = queue.findIndex(({ address }) => mayBegin(address))
    const [one] = next < 0 ? [] : queue.splice(next, 1)
    if (!one) return
    begin(one.address)
    one.go()
  }

  return async (address, work) => {
    if (mayBegin(address)) begin(address)
    else await wait(address)
    try {
      return await (budget ? underBudget(budget, work) : work())
    } finally {
      end(address)
      handOn()
    }
  }
}

export type Lanes = Readonly<Record<'staff' | 'staffFiles' | 'doors' | 'anybody' | 'files', Lane>>

/** Of the ten connections to the database, four are taken by none but staff. */
export const newLanes = (isProxy: (address: string) => boolean): Lanes => {
  const budget = poolBudget(4)
  return {
    staff: newLane({ atOnce: 64, waiting: 1000, patience: 15_000 }),
    staffFiles: newLane({ atOnce: 32, waiting: 64, patience: 15_000 }),
    doors: newLane({ atOnce: 4, waiting: 200, patience: 10_000 }, { budget: poolBudget(2) }),
    anybody: newLane({ atOnce: 6, waiting: 200, patience: 4000 }, { budget }),
    // Whoever sends a picture over a slow line is long about it, and no work meanwhile: for a quarter of an hour, if they please.
    files: newLane({ atOnce: 32, ofOne: 8, waiting: 16, patience: 4000 }, { budget, isProxy }),
  }
}
