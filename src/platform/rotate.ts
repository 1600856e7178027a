import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { inTransaction, onConnection } from './in-transaction.ts'
import { type CryptoSuite, fingerprintOf } from './suite.ts'
import { addWrap, keepWrap, wrapsIn } from './wraps.ts'

/** 'wrap' in ASCII: one at a time. */
const LOCK = 0x77726170
const AT_ONCE = 500

/**
 * Gives the keys of matters another wrapping, and gives up the one before: the new one is put beside the old, every key is
 * wrapped anew in batches while everybody reads and writes on, and when none is left the old one is gone. Cut anywhere, it
 * goes on from there the next time. Answers how many keys were wrapped anew.
 */
export function rotateWraps(
  { pool, suite }: { pool: pg.Pool; suite: CryptoSuite },
  path: string,
  told: (keys: number) => void = () => {},
): Promise<{ n: number; keys: number }> {
  const unlock = (client: pg.PoolClient) => client.query('select pg_advisory_unlock($1)', [LOCK])
  const rotate = async (client: pg.PoolClient) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    // More than one in the file: somebody was stopped.
    const wraps = await wrapsIn(path)
    const n = wraps.count() > 1 ? wraps.inForce() : await addWrap(path)
    suite.wraps.reload()
    await client.query('insert into wrap_key (n, fingerprint, made_at) values ($1, $2, now()) on conflict do nothing', [
      n,
      fingerprintOf(suite.wraps.key(n)!),
    ])
    // From here on record_act takes no other. Whoever asked before may still write: they are waited for.
    await settled(client)
    const keys = await wrapAll(pool, suite, n, told)
    await keepWrap(path, n)
    suite.wraps.reload()
    await unlock(client)
    return { n, keys }
  }
  return onConnection(pool, rotate, unlock)
}

async function settled(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query('select pg_current_xact_id()::text as now')
  for (;;) {
    const { rows: left } = await client.query(
      'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1::bigint as none',
      [rows[0].now],
    )
    if (left[0].none) return
    await sleep(50)
  }
}

const old = (column: string) => `substr(${column}, 1, 4) < int4send($1)`

async function wrapAll(pool: pg.Pool, suite: CryptoSuite, n: number, told: (keys: number) => void): Promise<number> {
  let keys = 0
  let after: [number, string] | undefined = [-1, '00000000-0000-0000-0000-000000000000']
  while (after) {
    const from: [number, string] = after
    after = await inTransaction(pool, async (client): Promise<[number, string] | undefined> => {
      const { rows } = await client.query(
        `select * from data_key where (bureau_id, matter_id) > ($2, $3)
           and (${old('words')} or ${old('people')} or ${old('reporter')})
         order by bureau_id, matter_id limit ${AT_ONCE} for update`,
        [n, ...from],
      )
      const anew = (wrapped: Buffer | null) => {
        if (!wrapped || wrapped.readInt32BE(0) >= n) return wrapped
        keys++
        return suite.rewrap(wrapped)
      }
      await client.query(
        `update data_key k set words = x.words, people = x.people, reporter = x.reporter
         from unnest($1::int[], $2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[])
           as x (bureau_id, matter_id, words, people, reporter)
         where k.bureau_id = x.bureau_id and k.matter_id = x.matter_id`,
        [
          rows.map(row => row.bureau_id),
          rows.map(row => row.matter_id),
          rows.map(row => anew(row.words)),
          rows.map(row => anew(row.people)),
          rows.map(row => anew(row.reporter)),
        ],
      )
      const last = rows.at(-1)
      return last && [last.bureau_id, last.matter_id]
    })
    if (after) told(keys)
  }
  return keys
}
