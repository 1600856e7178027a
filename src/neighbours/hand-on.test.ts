import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { passOnDispute } from '../../test/pass-on-dispute.ts'
import { bureauId, people } from '../../test/people.ts'
import { buildApp } from '../http/app.ts'
import { act } from '../matters/act.ts'
import { staff } from '../matters/asker.ts'
import { openMatter } from '../matters/open-matter.ts'
import { personById } from '../people/who-is-who.ts'
import { type GeoReportServer, requestsInJson, requestsInXml, serversIn } from './georeport.ts'
import { handedOnOf, handOnQueue, noteHandedOn } from './hand-on.ts'
import { addNeighbour } from './keys.ts'

/* Passing on by Open311: to a server of our own make on a socket, and to one of the other sort, with batches, XML and silence. */

let ours: Awaited<ReturnType<typeof testHouse>>
let theirs: Awaited<ReturnType<typeof testHouse>>
let app: Awaited<ReturnType<typeof buildApp>>
let other: http.Server
const rules = { allow: ['127.0.0.0/8'] }
const services = { street_light: 'hazard_street_light', other: 'hazard_other' }
let georeport: GeoReportServer
let batch: GeoReportServer
const got: { method: string; url: string; form: URLSearchParams }[] = []
let answer: (one: { method: string; url: string; form: URLSearchParams }, reply: http.ServerResponse) => void

beforeAll(async () => {
  ours = await testHouse()
  theirs = await testHouse()
  app = await buildApp(theirs)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const said = { name: '小警务', scopes: ['requests'], perMinute: 1000 }
  const { key } = await addNeighbour(theirs.db, bureauId, said, theirs.now())
  const port = (app.server.address() as AddressInfo).port
  georeport = {
    name: '城管平台',
    url: `http://127.0.0.1:${port}/open311/v2`,
    apiKey: key,
    bodies: ['urban_management'],
    services,
  }
  other = http.createServer(async (request, reply) => {
    let text = ''
    for await (const part of request) text += part
    const one = { method: request.method!, url: request.url!, form: new URLSearchParams(text) }
    got.push(one)
    answer(one, reply)
  })
  await new Promise<void>(done => other.listen(0, '127.0.0.1', done))
  batch = { ...georeport, url: `http://127.0.0.1:${(other.address() as AddressInfo).port}/v2/`, format: 'xml' }
})
afterAll(async () => {
  other.closeAllConnections()
  other.close()
  await app.close()
  await Promise.all([ours.drop(), theirs.drop()])
})
beforeEach(async () => {
  for (const house of [ours, theirs]) house.setNow('2026-11-24T10:00:00+08:00')
  await ours.pool.query('delete from handed_on')
  await ours.pool.query(`delete from reader where name = 'handed-on'`)
  await round([georeport])
  got.length = 0
})

/** A lamp that somebody reported, and that was passed on: the move itself is played elsewhere. */
async function passedOn(danger?: string) {
  const { id } = await openMatter(
    ours,
    {
      commandId: randomUUID(),
      kind: 'hazard',
      place: { point: { lat: 35.244, lng: 115.436 } },
      anonymous: true,
      says: { text: '张三家门口路灯不亮', identity: 'sealed', type: 'street_light', ...(danger && { danger }) },
    },
    { as: 'resident', bureauId },
  )
  await ours.pool.query(`update matter set entry_no = 2 where id = $1`, [id])
  await ours.pool.query(
    `insert into entry (bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, digest, hash, tick)
     select bureau_id, matter_id, 2, $2, $3, 'beat_officer', 'transfer', said_at, recorded_at, 'transferred', digest, hash, tick
     from entry where matter_id = $1 and no = 1`,
    [id, randomUUID(), people.beatOfficer.id],
  )
  return id
}
async function round(servers: GeoReportServer[]) {
  await allFed(ours.pool)
  await noteHandedOn(ours, servers)
  const queue = handOnQueue(ours, servers, rules)
  for (const { row, at } of await queue.wanted()) if (at! <= ours.now()) await queue.work(row)
}
const later = (seconds: number) => {
  for (const house of [ours, theirs]) house.setNow(new Date(house.now().getTime() + seconds * 1000).toISOString())
}

test('what is theirs goes there once, in our words, and is followed until they close it', async () => {
  const id = await passedOn()
  await Promise.all([round([georeport]), round([georeport])])
  const { rows } = await theirs.pool.query(`select id, channel from matter where channel = 'open311'`)
  expect(rows).toHaveLength(1)
  expect(await handedOnOf(ours, bureauId, id)).toMatchObject({ server: '城管平台', number: rows[0].id, status: null })
  later(1000)
  await round([georeport])
  expect(await handedOnOf(ours, bureauId, id)).toMatchObject({
    status: 'open',
    notes: expect.any(String),
  })
  await theirs.pool.query(`update matter set closed_at = $2, state = 'closed' where id = $1`, [
    rows[0].id,
    theirs.now(),
  ])
  later(86_400)
  await round([georeport])
  expect(await handedOnOf(ours, bureauId, id)).toMatchObject({ status: 'closed', number: rows[0].id })
  expect((await ours.pool.query('select next_at from handed_on')).rows).toEqual([{ next_at: null }])
})

test('a server of batches gives a token first; in XML, with a number later and a word of theirs, which lies sealed here', async () => {
  const id = await passedOn()
  const xml = (reply: http.ServerResponse, inside: string) =>
    reply
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(`<?xml version="1.0"?><service_requests>${inside}</service_requests>`)
  let decided = false
  answer = ({ method, url }, reply) => {
    if (method === 'POST') return xml(reply, '<request><token>T&amp;1</token></request>')
    if (url.startsWith('/v2/tokens/'))
      return xml(
        reply,
        decided ? '<request><service_request_id>638344</service_request_id><token>T</token></request>' : '',
      )
    xml(
      reply,
      '<request><service_request_id>638344</service_request_id><status>Closed</status><status_notes>灯已修好 &lt;b&gt;</status_notes><updated_datetime>2026-11-25T08:00:00+08:00</updated_datetime></request>',
    )
  }
  await round([batch])
  const { form } = got.find(({ method }) => method === 'POST')!
  expect(form.get('description')).toMatch(/^路灯.*（小警务 HZ \S+）$/)
  expect([form.get('lat'), form.get('service_code'), form.get('api_key')]).toEqual([
    '35.244',
    'hazard_street_light',
    georeport.apiKey,
  ])
  expect([...form.keys()]).not.toEqual(expect.arrayContaining(['phone', 'first_name', 'email']))
  expect(form.toString()).not.toContain(encodeURIComponent('张三'))
  later(1000)
  await round([batch])
  expect((await handedOnOf(ours, bureauId, id))!.number).toBeNull()
  decided = true
  later(8000)
  await round([batch])
  expect(got.map(({ url }) => url)).toContain('/v2/tokens/T%261.xml')
  expect(await handedOnOf(ours, bureauId, id)).toMatchObject({
    number: '638344',
    status: 'closed',
    notes: '灯已修好 <b>',
  })
  const { rows } = await ours.pool.query('select notes from handed_on')
  expect(rows[0].notes.toString('utf8')).not.toContain('修好')
})

test('down for two days: nothing is lost; a line that broke is looked for there before it is sent again', async () => {
  const id = await passedOn()
  answer = (_, reply) => reply.writeHead(503).end()
  await round([{ ...batch, format: 'json' }])
  for (let i = 0; i < 8; i++) {
    later(6 * 3600)
    await round([{ ...batch, format: 'json' }])
  }
  let taken: string | undefined
  answer = ({ method, form }, reply) => {
    if (method === 'POST') {
      // Taken, and the line breaks before the answer.
      taken ??= form.get('description')!
      return reply.socket!.destroy()
    }
    const list = taken ? [{ service_request_id: 7, description: taken, status: 'open' }] : []
    reply.writeHead(200).end(JSON.stringify({ service_requests: list }))
  }
  got.length = 0
  for (let i = 0; i < 3; i++) {
    later(7 * 3600)
    await round([{ ...batch, format: 'json' }])
  }
  expect(got.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(await handedOnOf(ours, bureauId, id)).toMatchObject({ number: '7', status: 'open' })
})

test('what is protected, or belongs to nobody who speaks Open311, goes nowhere', async () => {
  await passedOn('informant_threatened')
  const one = await passedOn()
  await allFed(ours.pool)
  await noteHandedOn(ours, [batch])
  await ours.pool.query('update matter set protected = true where id = $1', [one])
  await round([batch])
  await passedOn()
  await round([{ ...batch, bodies: ['housing'] }])
  expect(got).toEqual([])
})

test('M28: of a dispute nothing goes out; its number there is asked after, the officer finds what they say, and only the officer asks back', async () => {
  const hotline: GeoReportServer = { ...batch, format: 'json', name: '12345', bodies: ['hotline_12345'] }
  const id = await passOnDispute(ours, { whither: 'hotline_12345', theirReceipt: 'RX-77' })
  await passOnDispute(ours, { whither: 'court', theirReceipt: 'FY-1' })
  let status = 'open'
  answer = (_, reply) =>
    reply
      .writeHead(200)
      .end(JSON.stringify([{ service_request_id: 'RX-77', status, updated_datetime: '2026-11-24T09:00:00+08:00' }]))
  await Promise.all([round([hotline]), round([hotline])])
  const asked = new Set(got.map(({ method, url }) => `${method} ${url}`))
  expect([...asked]).toEqual(['GET /v2/requests/RX-77.json'])
  const theySay = { server: '12345', number: 'RX-77', status: 'open', theirAt: new Date('2026-11-24T01:00:00Z') }
  expect(await handedOnOf(ours, bureauId, id)).toMatchObject(theySay)
  const owed = async () => {
    const { rows } = await ours.pool.query(
      `select met_at is not null as met from promise where matter_id = $1 and measure = 'M28' order by no`,
      [id],
    )
    return rows.map(({ met }) => met)
  }
  // A machine's asking keeps no promise (R19).
  expect(await owed()).toEqual([false])
  const officer = staff((await personById(ours.db, bureauId, people.dutyOfficer.id, ours.now()))!)
  const says = { recordNo: 'RX-77', askedAt: ours.now().toISOString(), theirAnswer: 'being_worked' }
  const { recordNo: _, ...unproved } = says
  const askBack = (said: object) =>
    act(ours, { commandId: randomUUID(), matterId: id, move: 'askBack', says: said as never }, officer)
  await expect(askBack(unproved)).rejects.toThrow()
  await askBack(says)
  expect(await owed()).toEqual([true, false])
  // One that becomes protected is asked after no more.
  await ours.pool.query('update matter set protected = true where id = $1', [id])
  got.length = 0
  status = 'closed'
  later(86_400)
  await round([hotline])
  expect([got, (await handedOnOf(ours, bureauId, id))!.status]).toEqual([[], 'open'])
})

test('answers are read as they come, and nothing that a document declares is believed', () => {
  expect(requestsInJson('[{"service_request_id":638344,"status":"open"}]')).toEqual([
    { requestId: '638344', status: 'open' },
  ])
  expect(requestsInJson('{"service_requests":[{"token":"t"}]}')).toEqual([{ token: 't' }])
  expect(requestsInJson('{"service_requests":{"request":[{"token":"t"}]}}')).toEqual([{ token: 't' }])
  expect([requestsInJson('<html>'), requestsInJson('{"error":1}'), requestsInXml('<html/>')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><service_requests><request><token>&a;&b;&#65;</token></request></service_requests>`
  expect(requestsInXml(bomb)).toEqual([{ token: '&a;&b;A' }])
  expect(() => serversIn([{ name: 'x', url: 'ftp://x', apiKey: 'hunter2', bodies: [], services: {} }])).toThrow(
    /\/0\/url[\s\S]*\/0\/bodies/,
  )
  expect(() => serversIn([{ name: 'x', url: 'ftp://x', apiKey: 'hunter2', bodies: [], services: {} }])).not.toThrow(
    /hunter2/,
  )
})
