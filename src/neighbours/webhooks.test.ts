import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, villages } from '../../test/people.ts'
import { act } from '../matters/act.ts'
import { openMatter } from '../matters/open-matter.ts'
import { holderOf } from '../matters/store.ts'
import { openJobs, prepareJobs } from '../platform/jobs.ts'
import { addNeighbour } from './keys.ts'
import { addWebhook, deadCalls, noteCalls, replay, signatureOf, webhookQueue } from './webhooks.ts'

/* A receiver of flesh and blood: it hangs, lies, redirects, falls over, and comes back. */

let house: Awaited<ReturnType<typeof testHouse>>
let receiver: http.Server
let url: string
let neighbourId: string
const got: { headers: http.IncomingHttpHeaders; body: any; text: string }[] = []
let answer: (reply: http.ServerResponse) => void
const rules = { allow: ['127.0.0.0/8'] }

beforeAll(async () => {
  house = await testHouse()
  receiver = http.createServer(async (request, reply) => {
    let text = ''
    for await (const piece of request) text += piece
    got.push({ headers: request.headers, body: JSON.parse(text), text })
    answer(reply)
  })
  await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const said = { name: '热线', scopes: ['events'], perMinute: 60 }
  neighbourId = (await addNeighbour(house.db, bureauId, said, house.now())).id
})
afterAll(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await house.drop()
})
beforeEach(async () => {
  house.setNow('2026-11-24T10:00:00+08:00')
  got.length = 0
  answer = reply => reply.writeHead(204).end()
  await house.pool.query('delete from webhook_call')
  await house.pool.query('delete from webhook')
})

const add = (kinds: string[] | null = null) => addWebhook(house, { bureauId, neighbourId, url, kinds }, rules)
const report = (danger?: string) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'hazard',
      says: { text: '路灯不亮', identity: 'sealed', type: 'street_light', ...(danger && { danger }) },
      place: { village: villages.dongan },
      anonymous: true,
    },
    { as: 'resident', bureauId },
  )
const more = ({ id, link }: { id: string; link?: string }) =>
  act(
    house,
    { commandId: randomUUID(), matterId: id, move: 'sayMore', says: { text: '还是不亮' } },
    holderOf(house, link!)!,
  )

/** Writes the calls down, and makes those that are due now. */
async function round() {
  await allFed(house.pool)
  await noteCalls(house)
  const queue = webhookQueue(house, rules)
  for (const { row, at } of await queue.wanted()) if (at! <= house.now()) await queue.work(row)
}
const later = (seconds: number) => house.setNow(new Date(house.now().getTime() + seconds * 1000).toISOString())

test('a call is signed, says what happened and never what was said, and comes once', async () => {
  const { secret } = await add()
  const { id } = await report()
  await round()
  await round()
  expect(got).toHaveLength(1)
  const { headers, body, text } = got[0]!
  expect(body).toMatchObject({ matter: id, kind: 'hazard', move: 'report', state: 'reported' })
  expect(text).not.toContain('路灯')
  expect(headers['webhook-id']).toBe(body.id)
  expect(headers['webhook-signature']).toBe(
    signatureOf(secret, String(headers['webhook-id']), String(headers['webhook-timestamp']), text),
  )
  expect(signatureOf(secret, body.id, '1', text)).not.toBe(headers['webhook-signature'])
})

test('those of one matter come in order, however often the first fails; other matters do not wait', async () => {
  await add()
  const one = await report()
  await more(one)
  const other = await report()
  let failures = 2
  answer = reply => reply.writeHead(got.at(-1)!.body.matter === one.id && failures-- > 0 ? 500 : 200).end()
  for (let i = 0; i < 8; i++) {
    await round()
    later(15)
  }
  const moves = got.filter(({ body }) => body.matter === one.id).map(({ body }) => body.move)
  expect(moves).toEqual(['report', 'report', 'report', 'sayMore'])
  expect(
    new Set(got.filter(({ body }) => body.matter === one.id && body.move === 'report').map(({ body }) => body.id)).size,
  ).toBe(1)
  expect(got.filter(({ body }) => body.matter === other.id)).toHaveLength(1)
})

test('given up after three days, ever more seldom; shown, and begun anew when asked', async () => {
  const { id: hook } = await add()
  await report()
  answer = reply => reply.writeHead(503).end()
  for (let hour = 0; hour < 80; hour++) {
    await round()
    later(3600)
  }
  expect(got.length).toBeGreaterThan(15)
  expect(got.length).toBeLessThan(60)
  const [dead, ...others] = await deadCalls(house.db, bureauId)
  expect([dead!.last, others]).toEqual(['HTTP 503', []])
  answer = reply => reply.writeHead(200).end()
  expect(await replay(house.db, bureauId, hook, house.now())).toBe(1)
  const tried = got.length
  await round()
  expect(got).toHaveLength(tried + 1)
  expect(await deadCalls(house.db, bureauId)).toEqual([])
})

test('a receiver that redirects to a private address, hangs up, or answers without end is tried again by name', async () => {
  await add()
  await report()
  const last = async () => (await house.pool.query('select last from webhook_call')).rows[0].last
  answer = reply => reply.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end()
  await round()
  expect(await last()).toBe('HTTP 302')
  later(3600)
  answer = reply => reply.socket!.destroy()
  await round()
  expect(await last()).toBe('ECONNRESET')
  later(3600)
  answer = reply => reply.writeHead(200).end('x'.repeat(100_000))
  await round()
  expect(await last()).toBe('answer-too-large')
  expect(got).toHaveLength(3)
})

test('an address inside is refused when it is written down, and when it is called', async () => {
  for (const inside of [
    'http://127.0.0.1:9200/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'http://169.254.169.254/',
  ])
    await expect(addWebhook(house, { bureauId, neighbourId, url: inside, kinds: null })).rejects.toMatchObject({
      code: 'address-not-allowed',
    })
  await add()
  await report()
  await allFed(house.pool)
  await noteCalls(house)
  const strict = webhookQueue(house)
  for (const { row } of await strict.wanted()) await strict.work(row)
  expect(got).toEqual([])
  expect((await house.pool.query('select last from webhook_call')).rows).toEqual([{ last: 'address-not-allowed' }])
})

test('only the kinds that were asked for, and nothing of what is protected, also when it became so while waiting', async () => {
  await add(['case'])
  await report()
  await round()
  expect(got).toEqual([])
  await add()
  await report('informant_threatened')
  const one = await report()
  await allFed(house.pool)
  await noteCalls(house)
  await act(
    house,
    {
      commandId: randomUUID(),
      matterId: one.id,
      move: 'raiseFlag',
      says: { danger: 'informant_threatened', word: '井台边' },
    },
    holderOf(house, one.link!)!,
  )
  await round()
  expect(got).toEqual([])
  expect(await deadCalls(house.db, bureauId)).toEqual([])
})

test('by the jobs: two workers at once, each call once', async () => {
  await prepareJobs(house.url)
  await add()
  await Promise.all(Array.from({ length: 10 }, () => report()))
  await allFed(house.pool)
  await Promise.all([noteCalls(house), noteCalls(house)])
  const workers = await Promise.all([1, 2].map(() => openJobs(house, [webhookQueue(house, rules)])))
  try {
    await expect.poll(() => got).toHaveLength(10)
    await new Promise(done => setTimeout(done, 300))
    expect(new Set(got.map(({ body }) => body.id)).size).toBe(got.length)
  } finally {
    for (const one of workers) await one.stop(300)
  }
})
