import { setTimeout as sleep } from 'node:timers/promises'
import { countAll } from '../src/figures/count.ts'
import type { House } from '../src/house.ts'
import { numberAll } from '../src/journal/feed.ts'

/** Until every entry has its place in the feed, which waits for the oldest writer of the whole server (R12): another test's, perhaps. */
export async function allFed(pool: House['pool']): Promise<void> {
  for (;;) {
    await numberAll(pool)
    const { rows } = await pool.query('select (select count(*) from entry) = (select count(*) from feed) as all')
    if (rows[0].all) return
    await sleep(20)
  }
}

/** And has been counted. */
export async function allCounted({ pool }: Pick<House, 'pool'>): Promise<void> {
  await allFed(pool)
  await countAll({ pool })
}
