import { existsSync, rmSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { passwordOf } from '../../src/platform/postgres/cluster.ts'
import { noted } from '../../src/platform/postgres/postmaster.ts'
import { eventually, kill, place, processesNaming, start, usedData, xjw } from './program.ts'

/* Backups as a person makes them: beside a running program, into another cluster, and cut by kill -9. */

const onLinux = describe.skipIf(process.platform !== 'linux')
const real = ['--no-demo']

async function connected(dataDir: string) {
  const cluster = join(dataDir, 'postgres')
  const client = new pg.Client({
    host: '127.0.0.1',
    port: noted(cluster)!.port,
    user: 'postgres',
    database: 'xiaojingwu',
    password: await passwordOf(cluster),
  })
  await client.connect()
  const ask = async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows
  return { ask, end: () => client.end() }
}
type Ask = Awaited<ReturnType<typeof connected>>['ask']

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A matter by the door itself. */
async function enter(ask: Ask, n: number) {
  const at = '2026-11-24T02:00:00Z'
  const row = {
    id: uuid(n),
    kind: 'case',
    state: 'reported',
    details: {},
    standing: {},
    people: [],
    code: `HZ${n}`,
    unit_id: uuid(0),
    unit_path: '/',
    owner_id: uuid(0),
    why: {},
    protected: false,
    anonymous: false,
    channel: 'page',
    language: 'zh',
    opened_at: at,
    opened_by: uuid(0),
    lets: [],
    speaks: [],
    barred: [],
  }
  const entry = {
    digest: `\\x${'ab'.repeat(32)}`,
    post: 'resident',
    move: 'report',
    said_at: at,
    state_after: 'reported',
  }
  const changes = JSON.stringify([{ id: uuid(n), opens: true, row, entry }])
  await ask(`select record_act(1, $1, $2, '\\x00', '{}', '{}', $3, $4)`, [uuid(n), uuid(0), at, changes])
}

const bureau = `insert into bureau values (1, 'HZ', '甲', 'A', 'Asia/Shanghai', 'cn-2024-2026', 1, 1, 2, 2)`
/** As many transactions as a busy month has. */
const age = `do $$ begin create temp table t (i int); for i in 1..20000 loop
  begin insert into t values (i); exception when others then null; end; end loop; end $$`

const lastLine = (said: string) => JSON.parse(said.trim().split('\n').at(-1)!)

onLinux('a bureau moves to another machine', () => {
  test('R12: backed up while it serves, with entries that nobody has read yet; restored, none is skipped, none comes twice', async () => {
    const old = await usedData()
    const program = await start(old, [...real, '--roles', 'web'])
    const before = await connected(old)
    await before.ask(bureau)
    await before.ask(age)
    for (let n = 1; n <= 30; n++) await enter(before.ask, n)
    await before.ask('select number_feed(1, 18)')
    const read = await before.ask('select pos, matter_id, entry_no from feed order by pos')
    expect(read).toHaveLength(18)

    const file = join(await place(), 'bureau.tar.gz')
    const backup = await xjw(['backup', file, '--data', old, '--json'], { waitFor: /never/ })
    expect(await backup.ended).toEqual({ code: 0, signal: null })
    expect(lastLine(backup.said())).toMatchObject({ mode: 'real', tables: { entry: { rows: 30 }, feed: { rows: 18 } } })
    const [{ xid: high }] = await before.ask('select pg_current_xact_id()::text::bigint as xid')
    await before.end()
    program.interrupt()
    await program.ended

    const data = join(await place(), 'data')
    const restore = await xjw(['restore', file, '--data', data, '--json'], { waitFor: /never/ })
    expect(await restore.ended, restore.said()).toEqual({ code: 0, signal: null })
    expect(restore.said()).toContain('What is sealed stays sealed')
    expect(lastLine(restore.said())).toMatchObject({ keyIsHere: false, tables: { entry: { rows: 30 } } })

    // Without the bureau's own key it does not start.
    const closed = await start(data, real)
    expect((await closed.ended).code).toBe(1)
    expect(closed.said()).toContain('sealed with another key')
    for (const key of ['seal.key', 'wrap.keys', 'delivery.key']) await copyFile(join(old, key), join(data, key))
    const again = await start(data, [...real, '--roles', 'web'])
    const after = await connected(data)
    const [{ xid: low }] = await after.ask('select pg_current_xact_id()::text::bigint as xid')
    expect(Number(low), 'transaction ids begin low again').toBeLessThan(Number(high))
    for (let n = 31; n <= 40; n++) await enter(after.ask, n)
    await after.ask('select number_feed(1, 1000)')
    const feed = await after.ask('select pos, matter_id, entry_no from feed order by pos')
    expect(feed.slice(0, 18)).toEqual(read)
    expect(feed.map(({ pos }) => Number(pos))).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(feed.slice(18).map(row => row.matter_id)).toEqual(Array.from({ length: 22 }, (_, i) => uuid(i + 19)))
    await after.end()

    // A folder in use, and one that holds a bureau, are left alone.
    const beside = await xjw(['restore', file, '--data', data], { waitFor: /never/ })
    expect((await beside.ended).code).toBe(1)
    expect(beside.said()).toContain('already running')
    again.interrupt()
    await again.ended
    const over = await xjw(['restore', file, '--data', data], { waitFor: /never/ })
    expect((await over.ended).code).toBe(1)
    expect(over.said()).toContain('not empty')
    expect(processesNaming(data)).toEqual([])
  })

  test('kill -9 in the middle leaves no half a backup, and nothing of a restore', async () => {
    const old = await usedData()
    const program = await start(old, [...real, '--roles', 'web'])
    const { ask, end } = await connected(old)
    await ask(bureau)
    await ask(
      `insert into content (bureau_id, matter_id, entry_no, salt, sealed)
       select 1, gen_random_uuid(), 1, decode(md5(i::text), 'hex'), decode(repeat(md5((i * 7)::text), 40), 'hex') from generate_series(1, 30000) i`,
    )
    const file = join(await place(), 'bureau.tar.gz')
    const cut = async (args: string[], when: (said: () => string) => boolean) => {
      const running = await xjw(args, { waitFor: /^/ })
      await eventually(() => when(running.said), Boolean)
      running.kill('SIGKILL')
      expect((await running.ended).signal).toBe('SIGKILL')
    }
    const written = () => statSync(`${file}.part`, { throwIfNoEntry: false })?.size ?? -1
    for (const size of [0, 200_000, 800_000]) {
      await cut(['backup', file, '--data', old], () => written() >= size)
      expect(existsSync(file), `after ${size} bytes`).toBe(false)
      rmSync(`${file}.part`)
    }
    const whole = await xjw(['backup', file, '--data', old, '--json'], { waitFor: /never/ })
    expect(await whole.ended, whole.said()).toEqual({ code: 0, signal: null })
    await end()
    program.interrupt()
    await program.ended
    const check = await xjw(['restore', file, '--check', '--json'], { waitFor: /never/ })
    expect(await check.ended).toEqual({ code: 0, signal: null })

    const data = join(await place(), 'data')
    for (const table of ['bureau', 'content', 'deployment', 'keyring'])
      await cut(['restore', file, '--data', data], said => said().includes(`  ${table}`))
    // It would be refused if anything were there.
    const done = await xjw(['restore', file, '--data', data, '--json'], { waitFor: /never/ })
    expect(await done.ended, done.said()).toEqual({ code: 0, signal: null })
    expect(lastLine(done.said()).tables).toEqual(lastLine(whole.said()).tables)
    for (const { pid } of processesNaming(data)) kill(pid, 'SIGINT')
  })
})
