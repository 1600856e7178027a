import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from './db.ts'
import { type Jobs, openJobs, prepareJobs, type Queue } from './jobs.ts'
import { quiet } from './log.ts'
import { servingRole } from './serving-role.ts'

/* Rows of our own that want something done: tried until they are, by a worker that makes no tables. */

let database: Awaited<ReturnType<typeof testDatabase>>
let serving: ReturnType<typeof openDatabase>
const open: Jobs[] = []
beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query(
    'create table errand (id uuid primary key, tries int not null default 0, done boolean not null default false)',
  )
  await Promise.all([prepareJobs(database.url), prepareJobs(database.url)])
  serving = openDatabase(database.url, { max: 4, role: await servingRole(database.url, quiet) })
  return async () => {
    await serving.close()
    await database.drop()
  }
})
afterEach(async () => {
  for (const jobs of open.splice(0)) await jobs.stop()
})

const errands = (doIt: (row: string, tries: number) => void = () => {}): Queue => ({
  name: 'errands',
  wanted: async () => (await serving.pool.query('select id as row, tries as n from errand where not done')).rows,
  work: async row => {
    const { rows } = await serving.pool.query(
      'update errand set tries = tries + 1 where id = $1 and not done returning tries',
      [row],
    )
    if (!rows[0]) return undefined
    doIt(row, rows[0].tries)
    const { rows: left } = await serving.pool.query(
      'update errand set done = tries >= 2 where id = $1 returning id as row, tries as n, done',
      [row],
    )
    return left[0].done ? undefined : { row, n: left[0].n }
  },
})

const start = async (queue: Queue) => {
  const jobs = await openJobs({ pool: serving.pool, log: quiet, now: () => new Date() }, [queue])
  open.push(jobs)
  return jobs
}

const add = async (count: number) => {
  const ids = Array.from({ length: count }, () => randomUUID())
  await serving.pool.query('insert into errand (id) select unnest($1::uuid[])', [ids])
  return ids
}

const left = async () => (await serving.pool.query('select count(*)::int as n from errand where not done')).rows[0].n

test('what the rows want is done, each try once, by two workers at a time', async () => {
  const tries: string[] = []
  const queue = errands((row, n) => tries.push(`${row} ${n}`))
  const [one] = await Promise.all([start(queue), start(queue)])
  const rows = await add(40)
  await one!.ask(
    'errands',
    rows.map(row => ({ row, n: 0 })),
  )
  await one!.ask(
    'errands',
    rows.map(row => ({ row, n: 0 })),
  )
  await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 90_000, interval: 100 })
  expect(tries.toSorted()).toEqual(rows.flatMap(row => [`${row} 1`, `${row} 2`]).toSorted())
})

test('every table of the jobs may be lost: they are made again from our rows', async () => {
  const rows = await add(20)
  const first = await start({ ...errands(), work: async () => new Promise(() => {}), expires: 3600 })
  await first.refill()
  await serving.pool.query('select count(*) from jobs.job')
  open.splice(0)
  // Gone in the middle of its work; its own tidying would be in the way of the drop.
  await first.stop(300).catch(() => {})
  await database.pool.query('drop schema jobs cascade')

  await prepareJobs(database.url)
  await servingRole(database.url, quiet)
  await start(errands())
  await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 90_000, interval: 100 })
  const { rows: tried } = await serving.pool.query('select distinct tries from errand where id = any($1)', [rows])
  expect(tried).toEqual([{ tries: 2 }])
})

test('one that throws is tried again', async () => {
  const [row] = await add(1)
  let threw = 0
  await start(
    errands(() => {
      if (threw++ === 0) throw new Error('not now')
    }),
  )
  await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 90_000, interval: 100 })
  expect(threw).toBeGreaterThan(1)
  expect(row).toBeDefined()
})
