import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { House } from '../src/house.ts'
import { act } from '../src/matters/act.ts'
import { type Asker, staff } from '../src/matters/asker.ts'
import { openMatter } from '../src/matters/open-matter.ts'
import { personById } from '../src/people/who-is-who.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/db.ts'
import { quiet } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { suiteOf } from '../src/platform/suite.ts'
import { bureauId, people, villages } from '../test/people.ts'
import { seed } from '../test/seed.ts'
import { median, spread } from './figures.ts'

/*
 * The door without HTTP, beside its floor: opening a matter and moving it on, each against BEGIN, two INSERTs, COMMIT
 * through the same pool, in interleaved rounds on one durable database. `node bench/door.ts [seconds] [rounds]`.
 */

const says = { text: '店门口的灯箱昨晚被人砸了，大约三百元。', sort: 'damage', lossYuan: 300 }

const seconds = Number(process.argv[2] ?? 2)
const rounds = Number(process.argv[3] ?? 5)

const dataDir = join(tmpdir(), `xjw-bench-${process.pid}`)
const embedded = await startEmbedded({ dataDir, log: quiet })
try {
  await migrate(embedded.url)
  await seed(embedded.url)
  const { db, pool, close } = openDatabase(embedded.url, { max: 16 })
  await pool.query(
    'create table floor_matter (bureau_id int, id uuid, details jsonb, at timestamptz, primary key (bureau_id, id))',
  )
  await pool.query(
    'create table floor_audit (id bigint generated always as identity primary key, matter_id uuid, what jsonb, at timestamptz)',
  )
  const { rows } = await pool.query(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version')`,
  )
  print(rows.map(({ name, setting }) => `${name} ${setting}`).join(', '))
  const suite = suiteOf(Buffer.alloc(32, 7))
  const keys = {
    suite,
    keyring: { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf },
  }
  const { config } = readConfig([], {})
  const house: House = { db, pool, ...keys, config, mode: 'demo', log: quiet, now: () => new Date() }
  const officer = staff((await personById(db, bureauId, people.beatOfficer.id, new Date()))!)
  for (const callers of [1, 32]) await compare(house, pool, officer, callers)
  await close()
} finally {
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function compare(house: House, pool: pg.Pool, officer: Asker, callers: number) {
  const { id } = await open(house)
  const contestants: Record<string, (n: number) => Promise<unknown>> = {
    floor: () => bare(pool),
    open: () => open(house),
    note: async n => {
      mine[n] ??= (await open(house)).id
      return note(house, mine[n]!, officer)
    },
  }
  const mine: string[] = [id]
  const rates = new Map<string, { rate: number; cpu: number }[]>()
  for (let round = 0; round <= rounds; round++)
    for (const [name, work] of Object.entries(contestants)) {
      const run = await timed(callers, work)
      // The first round warms up.
      if (round > 0) rates.set(name, [...(rates.get(name) ?? []), run])
    }
  const floor = median(rates.get('floor')!.map(({ rate }) => rate))
  for (const [name, runs] of rates) {
    const all = runs.map(({ rate }) => rate)
    const cpu = median(runs.map(run => run.cpu))
    print(
      `${callers} at once, ${name.padEnd(5)} ${median(all).toFixed(0).padStart(6)}/s  ±${(spread(all) * 50).toFixed(0)} %  ${cpu.toFixed(2)} ms CPU of the client  ${(median(all) / floor).toFixed(2)} of the floor`,
    )
  }
}

async function timed(callers: number, work: (n: number) => Promise<unknown>) {
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: callers }, async (_, n) => {
      while (performance.now() < until) {
        await work(n)
        done++
      }
    }),
  )
  const { user, system } = process.cpuUsage(cpu)
  return { rate: done / ((performance.now() - began) / 1000), cpu: (user + system) / 1000 / done }
}

async function bare(pool: pg.Pool) {
  const client = await pool.connect()
  const [id, at] = [randomUUID(), new Date()]
  await client.query({ name: 'b', text: 'begin' })
  await client.query({
    name: 'm',
    text: 'insert into floor_matter values ($1, $2, $3, $4)',
    values: [
      bureauId,
      id,
      JSON.stringify({ ...says, village: villages.dongan, name: '张三', phone: '139****0001' }),
      at,
    ],
  })
  await client.query({
    name: 'a',
    text: 'insert into floor_audit (matter_id, what, at) values ($1, $2, $3)',
    values: [id, JSON.stringify({ move: 'report', by: 'resident', ...says }), at],
  })
  await client.query({ name: 'c', text: 'commit' })
  client.release()
}

function open(house: House) {
  return openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says,
      place: { village: villages.dongan },
      reporter: { name: '张三', phone: '139****0001' },
    },
    { as: 'resident', bureauId },
  )
}

function note(house: House, matterId: string, officer: Asker) {
  return act(
    house,
    { commandId: randomUUID(), matterId, move: 'note', says: { text: '看了现场，拍了照片。' } },
    officer,
  )
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}
