import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, password, people, villages } from '../../test/people.ts'
import { addNeighbour } from '../neighbours/keys.ts'

/* What happened, for programs and boards: in order, nothing skipped, nothing twice, and nothing that is not for them. */

let house: Drive
let key: string
const place = { village: villages.dongan }
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  const made = await addNeighbour(
    house.house.db,
    bureauId,
    { name: '热线', scopes: ['events'], perMinute: 10_000 },
    house.house.now(),
  )
  key = made.key
})
afterAll(() => house.end())

let address = 0
const report = async (kind: string, says: object) =>
  (
    await house.nobody.call('POST', '/api/v1/matters', {
      body: { kind, says: { text: 'x', ...says }, place },
      headers: { 'idempotency-key': randomUUID() },
      ip: `10.7.0.${++address}`,
    })
  ).body
const hazard = () => report('hazard', { identity: 'sealed', type: 'street_light' })
const read = (after: number, limit = 1000, headers: Record<string, string> = { 'x-api-key': key }) =>
  house.nobody.get(`/api/v1/events?after=${after}&limit=${limit}`, headers)

test('a neighbour that goes on from `next` reads each once, in order, while others write', async () => {
  const made: string[] = []
  const seen: { pos: number; matter: string }[] = []
  const write = async () => {
    for (let i = 0; i < 12; i++) made.push((await hazard()).id)
  }
  const writing = Promise.all([write(), write(), write()])
  let over = false
  writing.then(() => {
    over = true
  })
  for (let next = 0, idle = 0; idle < 3; ) {
    await allFed(house.house.pool)
    const { body } = await read(next, 7)
    if (!body.events) throw new Error(JSON.stringify(body))
    seen.push(...body.events)
    idle = over && body.next === next ? idle + 1 : 0
    next = body.next
  }
  expect(seen.map(({ matter }) => matter).toSorted()).toEqual(made.toSorted())
  expect(seen.map(({ pos }) => pos)).toEqual([...new Set(seen.map(({ pos }) => pos))].toSorted((a, b) => a - b))
})

test('of private kinds, of what is protected, and by a key that is not for it: nothing', async () => {
  const before = (await read(0)).body
  await report('case', { sort: 'damage' })
  await report('conduct', { fault: 'attitude' })
  await report('hazard', { identity: 'sealed', type: 'street_light', danger: 'informant_threatened' })
  await allFed(house.house.pool)
  // Nor does where to go on tell that there was something (R25).
  expect((await read(0)).body).toEqual(before)
  expect((await read(0, 10, { 'x-api-key': 'none' })).status).toBe(403)
  expect((await read(0, 10, {})).status).toBe(401)
})

test('an officer’s board is told as it happens, and only of what its officer may see', async () => {
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = house.app.server.address() as AddressInfo
  const { number } = people.beatOfficer
  const { token } = (await house.nobody.post('/api/v1/session', { number, password })).body
  const request = http.get({ port, path: '/api/v1/events/stream', headers: { authorization: `Bearer ${token}` } })
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  let text = ''
  answer.setEncoding('utf8').on('data', piece => {
    text += piece
  })
  const complaint = await report('conduct', { fault: 'attitude' })
  const seen = await hazard()
  await allFed(house.house.pool)
  await expect.poll(() => text).toContain(seen.id)
  expect(text).toMatch(/id: \d+\nevent: hazard\ndata: \{/)
  expect(text).not.toContain(complaint.id)
  request.destroy()
})
