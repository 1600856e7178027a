import type pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { inTransaction } from './in-transaction.ts'

/*
 * Ticks are transaction ids over a base (R12), and transaction ids belong to one cluster. In another one (a restore, a
 * promoted standby) they would begin below those already written, and readers of the feed would pass over new entries.
 */

type Cluster = { system_identifier: string; timeline: number }

const here = `select (pg_control_system()).system_identifier::text as system_identifier,
  ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int as timeline`

/** Refuses a cluster that is not the one noted; notes it where none is. Before anything is written. */
export async function assertSameCluster(pool: pg.Pool): Promise<void> {
  const { rows: found } = await pool.query<Cluster>(here)
  const { rows: noted } = await pool.query<Cluster>(
    `update cluster set system_identifier = coalesce(system_identifier, $1), timeline = coalesce(timeline, $2)
     where id = 1 returning system_identifier, timeline`,
    [found[0]!.system_identifier, found[0]!.timeline],
  )
  const same = noted[0]!.system_identifier === found[0]!.system_identifier && noted[0]!.timeline === found[0]!.timeline
  if (!same) throw elsewhere
}

/** Makes this cluster the one that is written to: ticks and numbers go on above the highest there are. */
export async function takeOver(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async client => {
    await client.query('lock table cluster, entry')
    await client.query(
      `update cluster set system_identifier = here.system_identifier, timeline = here.timeline,
         base = greatest(base, (select coalesce(max(tick), 0) from entry), (select coalesce(max(tick), 0) from feed_cursor))
       from (${here}) as here`,
    )
    await client.query(
      `select setval(pg_get_serial_sequence('entry', 'seq'),
         greatest(nextval(pg_get_serial_sequence('entry', 'seq')), (select coalesce(max(seq), 0) + 1 from entry)))`,
    )
  })
}

const elsewhere = new CannotStart(
  'This database now runs in another cluster than the one it was written in: it was copied, or a standby was promoted. Nothing was touched. Make sure that the other one no longer runs, then: npm run xjw -- takeover',
  '该数据库所在的集群与写入时不同：数据被复制过，或备用库被提升为主库。未做任何改动。请确认原来的库不再运行，然后执行：npm run xjw -- takeover',
)
