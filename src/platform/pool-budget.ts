import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/**
 * So many connections of a pool at once for all work that is done under this budget. Whoever works under none finds the rest of
 * them free, however many wait here.
 */
export type PoolBudget = { readonly most: number; taken: number; readonly waiting: (() => void)[] }

export const poolBudget = (most: number): PoolBudget => ({ most, taken: 0, waiting: [] })

const under = new AsyncLocalStorage<PoolBudget>()

/** Whatever this asks of a pool, now or later, counts against the budget. */
export const underBudget = <T>(budget: PoolBudget, work: () => T): T => under.run(budget, work)

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: any) => void) => void

/** Makes a pool heed the budget under which it is asked. */
export function heedBudgets(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool) as {
    (): Promise<pg.PoolClient>
    (connected: Connected): void
  }
  const connectUnder = (budget: PoolBudget, connected: Connected) =>
    connect((error, client) => {
      if (error || !client) {
        giveBack(budget)
        return connected(error, undefined, () => {})
      }
      const release = client.release
      client.release = (broken?: any) => {
        release.call(client, broken)
        giveBack(budget)
      }
      connected(undefined, client, client.release)
    })
  const promised = (budget: PoolBudget) =>
    new Promise<pg.PoolClient>((resolve, reject) =>
      connectUnder(budget, (error, client) => (client ? resolve(client) : reject(error))),
    )
  pool.connect = ((connected?: Connected) => {
    const budget = under.getStore()
    if (!budget) return connected ? connect(connected) : connect()
    if (connected) return take(budget, () => connectUnder(budget, connected))
    return new Promise<void>(resolve => take(budget, resolve)).then(() => promised(budget))
  }) as typeof pool.connect
  return pool
}

function take(budget: PoolBudget, then: () => void): void {
  if (budget.taken < budget.most) {
    budget.taken++
    then()
  } else budget.waiting.push(AsyncLocalStorage.bind(then))
}

/** Who has waited longest gets it. */
function giveBack(budget: PoolBudget): void {
  const next = budget.waiting.shift()
  if (next) next()
  else budget.taken--
}
