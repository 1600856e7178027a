import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { openMatter } from '../src/matters/open-matter.ts'
import { sweep } from '../src/matters/sweep.ts'
import { openDatabase } from '../src/platform/db.ts'
import { quiet } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { suiteOf } from '../src/platform/suite.ts'
import { bureauId, villages } from '../test/people.ts'
import { seed } from '../test/seed.ts'
import { median } from './figures.ts'

/*
 * node bench/sweep.ts --open 10000,1000000 --due 1000: what a sweep costs when so many promises are open and so many of
 * them due; its time, the rows that it read, and an idle sweep. All sizes in one run, on one database that grows.
 */

const { values } = parseArgs({
  options: { open: { type: 'string', default: '10000,1000000' }, due: { type: 'string', default: '1000' } },
})
const DUE = Number(values.due)
const opened = new Date('2026-11-24T10:00:00+08:00')
/** At the due of what has a day (M03), when the person hears of it, then the chief. */
const late = new Date('2026-11-25T10:00:00+08:00')

const folder = join(tmpdir(), `xjw-sweep-${process.pid}`)
const embedded = await startEmbedded({ dataDir: folder, log: quiet })
try {
  await migrate(embedded.url)
  await seed(embedded.url)
  const { db, pool, close } = openDatabase(embedded.url, { max: 5 })
  const suite = suiteOf(Buffer.alloc(32, 7))
  const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
  const clock = { now: opened }
  const house = { db, pool, suite, keyring, log: quiet, now: () => clock.now }
  const pattern = await openOne()
  console.log('| open | due | sweep s | CPU s | ms a due | rows read | rows a due | idle sweep ms |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  let number = 0
  for (const size of values.open.split(',').map(Number)) {
    await grow(pool, size)
    // Once without looking: what is read once and kept is not asked again, and tables of one row are read differently.
    await makeDue(pool)
    clock.now = late
    await sweep(house, bureauId)
    clock.now = opened
    number += DUE * 2
    await makeDue(pool)
    const before = await rowsRead(pool)
    clock.now = late
    const began = performance.now()
    const cpu = process.cpuUsage()
    await sweep(house, bureauId)
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const rows = (await rowsRead(pool)) - before
    const idle: number[] = []
    for (let i = 0; i < 50; i++) {
      const from = performance.now()
      await sweep(house, bureauId)
      idle.push(performance.now() - from)
    }
    const { rows: steps } = await pool.query("select count(*)::int as n from entry where post = 'clock'")
    if (steps[0].n - number !== DUE * 2) throw new Error(`${steps[0].n - number} rungs were climbed, not ${DUE * 2}`)
    number = steps[0].n
    const cells = [size, DUE, seconds.toFixed(2), ((user + system) / 1e6).toFixed(2)]
    const more = [((seconds * 1000) / DUE).toFixed(2), rows, (rows / DUE).toFixed(1), median(idle).toFixed(2)]
    console.log(`| ${[...cells, ...more].join(' | ')} |`)
    clock.now = opened
  }
  await close()

  async function openOne(): Promise<string> {
    const place = { village: villages.dongan }
    const asked = {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '灯箱被砸' },
      place,
      reporter: { name: '某某' },
    }
    const { id } = await openMatter(house, asked, { as: 'resident', bureauId })
    await pool.query("delete from promise where matter_id = $1 and measure <> 'M03'", [id])
    // Itself it is never due.
    await pool.query("update promise set due = '2029-01-01'")
    await pool.query("update matter set next_at = '2029-01-01', next_due = '2029-01-01'")
    return id
  }

  /** Copies of the one, each with its open promise, due in a year or later. */
  async function grow(pool: pg.Pool, size: number) {
    const { rows } = await pool.query('select count(*)::int as n from promise where met_at is null')
    const missing = size - rows[0].n
    await pool.query(
      `with made as (
         insert into matter
         select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'code', gen_random_uuid(),
           'next_at', $3::timestamptz + random() * interval '900 days'))).*
         from matter m, generate_series(1, $2) where m.id = $1 returning id
       ) insert into promise
         select (jsonb_populate_record(p, jsonb_build_object('matter_id', made.id, 'due', $3::timestamptz + interval '900 days'))).*
         from promise p, made where p.matter_id = $1`,
      [pattern, missing, new Date('2027-11-24T10:00:00+08:00')],
    )
    await pool.query('analyze')
  }

  /** So many of those that are not due yet become due. */
  async function makeDue(pool: pg.Pool) {
    const [at] = [late.toISOString()]
    await pool.query(
      `with coming as (
         select id from matter where bureau_id = $1 and next_at > '2027-01-01' and id <> $4 limit $2
       ), due as (
         update promise p set due = $3 from coming where p.bureau_id = $1 and p.matter_id = coming.id
       ) update matter m set next_at = $3, next_due = $3 from coming where m.bureau_id = $1 and m.id = coming.id`,
      [bureauId, DUE, at, pattern],
    )
    await pool.query('vacuum analyze')
  }
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Rows that tables and indexes have handed out, in all. */
async function rowsRead(pool: pg.Pool): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('select pg_stat_force_next_flush()')
    const { rows } = await client.query(
      'select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as n from pg_stat_user_tables',
    )
    return rows[0].n
  } finally {
    client.release()
  }
}
