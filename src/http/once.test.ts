import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Drive, drive } from '../../test/drive.ts'
import { bureauId, people } from '../../test/people.ts'
import type { House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import { once } from './once.ts'
import type { Ask } from './operation.ts'

/* What would harm if it were done twice, sent again under its key: a line that broke after it was done, a finger that slipped. */

let house: Drive
let admin: Caller
/** How often the group was spoken to. */
let spoken = 0
const group = createServer((_, response) => {
  spoken++
  response.end(JSON.stringify({ errcode: 0 }))
})
beforeAll(async () => {
  await new Promise<void>(done => group.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(group.address() as AddressInfo).port}`
  const channels = { address: 'https://xjw.example', wecom: [{ unit: '371702001', url }] }
  const config = { channels, reach: ['127.0.0.0/8'] } as unknown as House['config']
  house = await drive({ at: '2026-11-24T10:00:00+08:00', config })
  admin = await house.as('systemAdmin')
})
afterAll(async () => {
  group.closeAllConnections()
  group.close()
  await house.end()
})

const under = (key: string) => ({ 'idempotency-key': key })
/** As the system administrator sends it under a key, without an address of the house. */
const sent = (key: string, db = house.house.db) =>
  ({
    house: { ...house.house, db },
    person: { bureauId, id: people.systemAdmin.id },
    request: { url: '/x', headers: under(key) },
  }) as unknown as Ask
const count = async (table: string) =>
  (await house.house.pool.query(`select count(*)::int as n from ${table} where bureau_id = $1`, [bureauId])).rows[0].n

describe('a neighbour’s key', () => {
  const body = { name: '市民热线', scopes: ['requests'], perMinute: 30 }

  test('sent again makes no second one, and is not shown again: that is said in words', async () => {
    const key = randomUUID()
    const first = await admin.post('/api/v1/neighbours', body, under(key))
    expect([first.status, typeof first.body.key]).toEqual([201, 'string'])
    const again = await admin.post('/api/v1/neighbours', body, under(key))
    expect([again.status, again.body.code]).toEqual([409, 'shown-once'])
    expect(again.body.words.zh).toContain('只显示一次')
    expect(again.text).not.toContain(first.body.key)
    expect(await count('neighbour')).toBe(1)
    const { rows } = await house.house.pool.query('select answer from command where command_id = $1', [key])
    expect(JSON.stringify(rows)).not.toContain(first.body.key)
  })

  test('another body, another person or another address under the same key is refused', async () => {
    const key = randomUUID()
    await admin.post('/api/v1/neighbours', { ...body, name: '甲' }, under(key))
    const reused = [422, 'key-reused']
    const other = await admin.post('/api/v1/neighbours', { ...body, name: '乙' }, under(key))
    expect([other.status, other.body.code]).toEqual(reused)
    const elsewhere = await admin.post('/api/v1/channels/sms/replay', undefined, under(key))
    expect([elsewhere.status, elsewhere.body.code]).toEqual(reused)
    const move = await (await house.as('beatOfficer')).report('case', { text: '灯坏了' }, {}, key)
    expect([move.status, move.body.code]).toEqual(reused)
    expect((await admin.post('/api/v1/neighbours', body, under('x'))).body.code).toBe('bad-idempotency-key')
  })

  test('two at once make one', async () => {
    const [key, before] = [randomUUID(), await count('neighbour')]
    const both = await Promise.all([1, 2].map(() => admin.post('/api/v1/neighbours', body, under(key))))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await count('neighbour')).toBe(before + 1)
  })

  test('refused, it may be sent again; without a key each is one, as ever', async () => {
    const [key, before] = [randomUUID(), await count('neighbour')]
    expect((await admin.post('/api/v1/neighbours', { ...body, name: ' ' }, under(key))).body.code).toBe('no-name')
    expect((await admin.post('/api/v1/neighbours', { ...body, name: '丙' }, under(key))).status).toBe(201)
    for (let i = 0; i < 2; i++) expect((await admin.post('/api/v1/neighbours', body)).status).toBe(201)
    expect(await count('neighbour')).toBe(before + 3)
  })
})

test('a message to try a channel goes out once, and how it went is answered alike', async () => {
  const key = randomUUID()
  const send = () => admin.post('/api/v1/channels/wecom/test', { to: '371702001' }, under(key))
  const first = await send()
  expect([first.status, first.body.how]).toEqual([200, 'sent'])
  expect((await send()).body).toEqual(first.body)
  expect(spoken).toBe(1)
})

test('a channel’s given-up messages begun anew: answered alike', async () => {
  const key = randomUUID()
  const replay = () => admin.post('/api/v1/channels/sms/replay', undefined, under(key))
  expect([(await replay()).body, (await replay()).body]).toEqual([{ count: 0 }, { count: 0 }])
})

test('a list that is handed in twice under one key lies there once; another file under it is refused', async () => {
  const { id } = (await admin.post('/api/v1/neighbours', { name: '乡镇', scopes: ['requests'], perMinute: 9 })).body
  const handIn = (text: string, key: string) =>
    admin.call('POST', '/api/v1/bureau/imports', {
      payload: [
        `--b\r\ncontent-disposition: form-data; name="neighbour"\r\n\r\n${id}\r\n`,
        `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${text}\r\n--b--\r\n`,
      ].join(''),
      headers: { 'content-type': 'multipart/form-data; boundary=b', ...under(key) },
    })
  const key = randomUUID()
  const first = await handIn('编号,内容\r\n1,灯坏了', key)
  expect(first.status).toBe(202)
  expect((await handIn('编号,内容\r\n1,灯坏了', key)).body).toEqual(first.body)
  const other = await handIn('编号,内容\r\n2,灯坏了', key)
  expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
  expect(await count('import')).toBe(1)
  expect(await readdir(join(house.dataDir, 'imports'))).toEqual([first.body.id])
})

test('what broke off in the middle is not begun again under its key', async () => {
  const key = randomUUID()
  const breaks = () => once(sent(key), null, () => Promise.reject(new Error('the line broke')))
  await expect(breaks()).rejects.toThrow('the line broke')
  await expect(breaks()).rejects.toMatchObject({ status: 409, code: 'begun-under-this-key' })
})

test('of two at once the first is refused, just before the second asks how it went: the second is done', async () => {
  const key = randomUUID()
  let refuse = () => {}
  const held = new Promise<never>((_, no) => {
    refuse = () => no(new Refusal(422, 'no-name'))
  })
  const begun = Promise.withResolvers<void>()
  const first = once(sent(key), null, () => {
    begun.resolve()
    return held
  }).catch(({ code }) => code)
  await begun.promise
  const slow = house.house.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      refuse()
      await first
      return result
    },
  })
  expect(await once(sent(key, slow), null, async () => 'done')).toBe('done')
  expect(await first).toBe('no-name')
})
