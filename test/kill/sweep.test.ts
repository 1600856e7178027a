import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../../src/journal/verify.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { allFed } from '../counted.ts'
import { testHouse } from '../house.ts'
import { bureauId, villages } from '../people.ts'

/*
 * Four workers at the same work, one of them killed with -9 again and again: each rung of each promise is climbed exactly
 * once, though no lock is held (R14).
 */

const MATTERS = 120
const KILLS = 100
const opened = '2026-11-24T10:00:00+08:00'
/** By then every rung of the first day has been reached, and the ladder's end. */
const later = '2026-12-10T12:00:00+08:00'

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  house = await testHouse(opened)
  folder = await mkdtemp(join(tmpdir(), 'xjw-sweep-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
    build: {
      ssr: fileURLToPath(new URL('sweeper.ts', import.meta.url)),
      outDir: folder,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'sweeper.mjs' } },
    },
  })
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(): { child: ChildProcess; ready: Promise<void>; ended: Promise<boolean> } {
  const child = spawn(process.execPath, [join(folder, 'sweeper.mjs'), house.url, later], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  let done = false
  const lines = createInterface({ input: child.stdout! })
  const ready = new Promise<void>(resolve => lines.once('line', () => resolve()))
  lines.on('line', line => {
    done ||= line === 'done'
  })
  return { child, ready, ended: new Promise(resolve => lines.on('close', () => resolve(done))) }
}

test(`each rung of ${MATTERS} late matters is climbed once, by four workers through ${KILLS} kills`, async () => {
  for (let i = 0; i < MATTERS; i++)
    await openMatter(
      house,
      {
        commandId: randomUUID(),
        kind: 'case',
        says: { text: '灯箱被砸' },
        place: { village: villages.dongan },
        reporter: { name: '张三丰' },
      },
      { as: 'resident', bureauId },
    )
  const count = async (sql: string) => (await house.pool.query(sql)).rows[0].n as number
  const promised = await count(`select count(*)::int as n from promise where due <= '${later}'`)
  expect(promised).toBe(MATTERS * 2)

  let kills = 0
  const reaches = new Set<number>()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (;;) {
        const began = performance.now()
        const { child, ready, ended } = start()
        await ready
        // As long as the machine is slow, so that it gets somewhere first.
        const midst = Math.max(120, (performance.now() - began) / 4)
        if (kills < KILLS) {
          kills++
          await sleep(Math.random() * midst)
          child.kill('SIGKILL')
        }
        if (await ended) return
        reaches.add(await count("select count(*)::int as n from entry where post = 'clock'"))
      }
    }),
  )
  expect(kills).toBe(KILLS)
  // They were killed in the midst of it, not before and after.
  expect(reaches.size).toBeGreaterThan(20)

  // Late, of each promise: the person, the chief, the county, the city; each its own entry, and none twice.
  const rungs = await count("select count(*)::int as n from entry where post = 'clock'")
  expect(rungs).toBe(promised * 4)
  expect(await count("select count(distinct command_id)::int as n from entry where post = 'clock'")).toBe(rungs)
  expect(await count("select count(*)::int as n from notice where name in ('late', 'overdue')")).toBe(rungs)
  expect(await count(`select count(*)::int as n from matter where next_at <= '${later}'`)).toBe(0)
  await allFed(house.pool)
  expect((await verify(house)).bad).toBeUndefined()
}, 480_000)
