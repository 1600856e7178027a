import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatter } from '../../src/matters/open-matter.ts'
import { noteMessages } from '../../src/notices/messages.ts'
import { sendAll } from '../../src/notices/send.ts'
import { allFed } from '../counted.ts'
import { testHouse } from '../house.ts'
import { bureauId, villages } from '../people.ts'

/*
 * Whoever sends is killed with -9 at any moment, between sending and noting too. A gateway that does not know a message again gets
 * each at most once, and every one is either sent or shown as one that perhaps arrived; one that knows them again gets each once.
 */

const KILLS = 8
let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
let gateway: http.Server
const got: string[] = []
const known = new Set<string>()
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-messages-'))
  gateway = http.createServer(async (request, reply) => {
    let text = ''
    for await (const part of request) text += part
    const { uid } = JSON.parse(text)
    got.push(uid)
    known.add(uid)
    await sleep(10 + Math.random() * 20)
    reply.writeHead(200).end('{"code":"0","msgId":"1"}')
  })
  await new Promise<void>(done => gateway.listen(0, '127.0.0.1', done))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
    build: {
      ssr: fileURLToPath(new URL('messenger.ts', import.meta.url)),
      outDir: folder,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'messenger.mjs' } },
    },
  })
})
afterAll(async () => {
  gateway.closeAllConnections()
  gateway.close()
  await house.drop()
  await rm(folder, { recursive: true, force: true })
})

const channelsOf = (dedupes: boolean) => ({
  address: 'https://xjw.example',
  sms: {
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
    account: 'a',
    password: 'p',
    signature: '菏泽公安',
    perMinute: 100_000,
    dedupes,
  },
})

/** Runs to its end, or as long; true where it ended by itself. */
async function run(at: Date, channels: object, killed: boolean): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [join(folder, 'messenger.mjs'), house.url, at.toISOString(), JSON.stringify(channels)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
    },
  )
  const began = performance.now()
  let done = false
  const lines = createInterface({ input: child.stdout! })
  const ended = new Promise<void>(resolve => lines.once('close', resolve))
  await new Promise<void>(resolve =>
    lines.on('line', line => {
      done ||= line === 'done'
      resolve()
    }),
  )
  if (killed) {
    // As long as the machine is slow, so that it gets somewhere first.
    await sleep(Math.random() * Math.max(120, (performance.now() - began) / 4))
    child.kill('SIGKILL')
  }
  await ended
  return done
}

test.each([false, true])(`through ${KILLS} kills and more; the gateway knows a message again: %s`, async dedupes => {
  const channels = channelsOf(dedupes)
  const config = { ...house.config, channels, reach: ['127.0.0.0/8'] }
  await house.pool.query('delete from message')
  await house.pool.query('delete from channel')
  got.length = 0
  known.clear()
  await noteMessages({ ...house, config })
  for (let i = 0; i < 60; i++)
    await openMatter(
      house,
      {
        commandId: randomUUID(),
        kind: 'case',
        says: { text: '灯箱被砸' },
        place: { village: villages.dongan },
        reporter: { name: '张三丰', phone: '13900000001' },
      },
      { as: 'resident', bureauId },
    )
  await allFed(house.pool)
  await sendAll(house)
  await noteMessages({ ...house, config })
  const ids: string[] = (await house.pool.query('select id from message')).rows.map(({ id }) => id)
  expect(ids).toHaveLength(60)
  // Each begins when whoever fell over before it is known to have.
  const at = (n: number) => new Date(house.now().getTime() + n * 100_000)
  let n = 0
  let midst = 0
  // On until they were killed in the midst of it: when the gateway had it, and nothing had been noted.
  for (; n < KILLS || (midst === 0 && n < 6 * KILLS); n++) {
    await run(at(n), channels, true)
    const { rows: noted } = await house.pool.query('select id from message where sent_at is not null')
    if (known.size > noted.length) midst++
  }
  while (!(await run(at(n++), channels, false)));
  await run(at(n), channels, false)
  const { rows } = await house.pool.query('select id, sent_at, last, next_at from message')
  expect(rows.filter(({ next_at }) => next_at)).toEqual([])
  const sent = rows.filter(({ sent_at }) => sent_at).map(({ id }) => id)
  const perhaps = rows.filter(({ last }) => last === 'perhaps-sent')
  expect(sent.length + perhaps.length).toBe(60)
  expect(sent.filter(id => !known.has(id))).toEqual([])
  if (dedupes) expect([perhaps.length, known.size]).toEqual([0, 60])
  else expect([got.length, perhaps.length]).toEqual([known.size, expect.any(Number)])
  expect(midst).toBeGreaterThan(0)
  expect(dedupes ? got.length - known.size : perhaps.length).toBeGreaterThan(0)
})
