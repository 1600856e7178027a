import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatter } from '../../src/matters/open-matter.ts'
import { handedOnOf } from '../../src/neighbours/hand-on.ts'
import { testHouse } from '../house.ts'
import { bureauId } from '../people.ts'

/*
 * Whoever passes a matter on to another Open311 server is killed with -9 at the very moment at which that server has taken it and
 * has not answered yet.
 */

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
let server: http.Server
let child: ChildProcess | undefined
let shows = false
const posts: URLSearchParams[] = []
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-hander-'))
  server = http.createServer(async (request, reply) => {
    let text = ''
    for await (const part of request) text += part
    if (request.method === 'POST') {
      posts.push(new URLSearchParams(text))
      if (posts.length === 1) return void child!.kill('SIGKILL')
      return reply.writeHead(200).end('[{"service_request_id":"2"}]')
    }
    const taken = posts.map((form, i) => ({
      service_request_id: i + 1,
      status: 'open',
      description: form.get('description'),
    }))
    reply.writeHead(200).end(JSON.stringify(shows ? taken : []))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
    build: {
      ssr: fileURLToPath(new URL('hander.ts', import.meta.url)),
      outDir: folder,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'hander.mjs' } },
    },
  })
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await house.drop()
  await rm(folder, { recursive: true, force: true })
})

async function run(at: string) {
  const to = {
    name: '城管平台',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies: ['urban_management'],
    services: { other: 'X' },
  }
  child = spawn(process.execPath, [join(folder, 'hander.mjs'), house.url, at, JSON.stringify([to])], {
    stdio: 'inherit',
  })
  await new Promise(done => child!.on('exit', done))
}

test.each([true, false])('killed after it was taken; they can be asked what they have: %s', async canBeAsked => {
  posts.length = 0
  shows = canBeAsked
  const { id: matter } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'hazard',
      place: { point: { lat: 35.244, lng: 115.436 } },
      anonymous: true,
      says: { text: '路灯不亮', identity: 'sealed', type: 'street_light' },
    },
    { as: 'resident', bureauId },
  )
  await house.pool.query(
    `insert into handed_on (bureau_id, id, matter_id, server, made_at, next_at) values ($1, $2, $3, '城管平台', $4, $4)`,
    [bureauId, randomUUID(), matter, house.now()],
  )
  await run('2026-11-24T10:00:00+08:00')
  expect(await handedOnOf(house, bureauId, matter)).toMatchObject({ number: null, sentAt: null })
  await run('2026-11-24T10:01:00+08:00')
  expect(posts).toHaveLength(1)
  await run('2026-11-24T10:02:00+08:00')
  const { number } = (await handedOnOf(house, bureauId, matter))!
  // Found where it lies; else sent once more, under the same number of ours, for them to know it again.
  expect([posts.length, number]).toEqual(canBeAsked ? [1, '1'] : [2, '2'])
  expect(new Set(posts.map(form => form.get('external_id'))).size).toBe(1)
  await house.pool.query('delete from handed_on')
})
