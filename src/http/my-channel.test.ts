import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Drive, drive } from '../../test/drive.ts'
import { deliveryPair, testKeys } from '../../test/house.ts'
import { villages } from '../../test/people.ts'
import { about } from '../journal/chain.ts'
import { readConfig } from '../platform/config.ts'

let house: Drive
/** WeChat's own server, as far as it is asked here. */
let wechat: http.Server
const codes = new Map<string, string>()
let answers: 'as it does' | 'not at all' = 'as it does'
const asked: URLSearchParams[] = []
beforeAll(async () => {
  wechat = http.createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://wechat')
    asked.push(searchParams)
    if (answers === 'not at all') return reply.socket!.destroy()
    const code = searchParams.get('code')!
    const openid = pathname === '/sns/oauth2/access_token' ? codes.get(code) : undefined
    codes.delete(code)
    const said = openid
      ? { access_token: 'a', expires_in: 7200, refresh_token: 'r', openid, scope: 'snsapi_base' }
      : { errcode: 40163, errmsg: 'code been used' }
    return reply.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(said))
  })
  await new Promise<void>(done => wechat.listen(0, '127.0.0.1', done))
  const channels = {
    address: 'https://xjw.example',
    sms: {
      url: 'https://gateway.example/',
      account: 'a',
      password: 'p',
      signature: '菏泽公安',
      receipts: { user: 'gateway', password: 'a long password' },
    },
    email: { host: 'mail.example', port: 465, from: 'no-reply@xjw.example' },
    wechat: {
      appId: 'wx1',
      secret: 's',
      template: 'T',
      api: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`,
    },
  }
  house = await drive({ config: { ...readConfig([], {}).config, channels, reach: ['127.0.0.0/8'] } })
})
afterAll(async () => {
  wechat.close()
  await house.end()
})

const report = async (says: object = {}, word?: string) => {
  const { body } = await house.nobody.call('POST', '/api/v1/matters', {
    body: {
      kind: 'case',
      says: { text: '灯箱被砸', ...says },
      place: { village: villages.dongan },
      language: 'en',
      reporter: { name: '张三丰', phone: '13900000001', ...(word && { word }) },
    },
    headers: { 'idempotency-key': randomUUID() },
  })
  return house.holding(body.link.token, word)
}

test('with the link one chooses how to hear, in which language, and stops it; an address is never shown again', async () => {
  const mine = await report()
  const path = '/api/v1/my/channel'
  expect((await mine.get(path)).body).toEqual({
    offered: ['sms', 'email', 'wechat'],
    channel: 'sms',
    language: 'en',
    given: false,
    pushKey: null,
    wechat: expect.stringMatching(/^https:\/\/open\.weixin\.qq\.com\/.*snsapi_base/),
  })
  const mail = await mine.post(path, { channel: 'email', language: 'zh', address: 'wang@example.org' })
  expect(mail.body).toMatchObject({ channel: 'email', language: 'zh', given: true })
  expect((await mine.get(path)).text).not.toContain('wang@')
  expect((await mine.post(path, { channel: 'email', language: 'en' })).body).toMatchObject({
    language: 'en',
    given: true,
  })
  expect((await mine.post(path, { channel: 'none', language: 'zh' })).body.channel).toBe('none')
  const refused = await mine.post(path, { channel: 'push', language: 'zh', address: 'x' })
  expect([refused.status, refused.body.code]).toEqual([422, 'channel-not-here'])
  expect((await house.nobody.get(path)).status).toBe(401)
})

test('of a protected matter nothing is sent, so nothing is offered', async () => {
  const mine = await report({ danger: 'violence_at_home' }, '石榴')
  expect((await mine.get('/api/v1/my/channel')).body).toMatchObject({ offered: [], channel: 'none' })
  const { status } = await mine.post('/api/v1/my/channel', { channel: 'sms', language: 'zh', address: '13900000002' })
  expect(status).toBe(422)
})

test('only the gateway says what became of a message', async () => {
  const ask = (pswd: string, channel = 'sms') =>
    house.nobody.get(
      `/api/v1/channels/${channel}/receipt?receiver=gateway&pswd=${encodeURIComponent(pswd)}&uid=x&msgid=1&status=DELIVRD`,
    )
  expect((await ask('a long password')).text).toBe('{"clcode":"000000"}')
  expect((await ask('guessed')).status).toBe(403)
  expect((await ask('a long password', 'email')).status).toBe(403)
  expect((await ask('a long password', 'fax')).status).toBe(403)
})

describe('WeChat', () => {
  const path = '/api/v1/my/channel'
  const openid = 'oABCDEFGHIJKLMNOPQRSTUVWXYZ0'
  const kept = async (mine: Caller) => {
    const { rows } = await house.house.pool.query('select * from reach where matter_id = $1', [
      (await mine.get('/api/v1/my')).body.id,
    ])
    return rows[0]
  }

  test('is bound by consent there, sealed for the delivery worker alone, and unbound its number is gone', async () => {
    const mine = await report()
    codes.set('code-1', openid)
    const { status, body, text } = await mine.post(path, { channel: 'wechat', language: 'zh', code: 'code-1' })
    expect([status, body.channel, body.given]).toEqual([200, 'wechat', true])
    expect(text).not.toContain(openid)
    expect(Object.fromEntries(asked.at(-1)!)).toEqual({
      appid: 'wx1',
      secret: 's',
      code: 'code-1',
      grant_type: 'authorization_code',
    })
    const row = await kept(mine)
    expect(row.address.toString('latin1')).not.toContain(openid)
    const where = about.reach(row.bureau_id, row.matter_id, row.person_id)
    expect(testKeys.suite.unsealWith(deliveryPair.privateHalf, row.address, where)).toBe(openid)
    // The language alone may change; the code is not asked for again.
    expect((await mine.post(path, { channel: 'wechat', language: 'en' })).body).toMatchObject({ given: true })
    expect((await mine.post(path, { channel: 'none', language: 'zh' })).body).toMatchObject({ given: false })
    expect((await kept(mine)).address).toBeNull()
    expect((await mine.post(path, { channel: 'wechat', language: 'zh' })).body.code).toBe('address-needed')
  })

  test('a number that somebody types, a code that was used, and silence bind nothing', async () => {
    const mine = await report()
    const said = { channel: 'wechat', language: 'zh' }
    expect((await mine.post(path, { ...said, address: openid })).body.code).toBe('address-needed')
    expect((await mine.post(path, { ...said, code: 'code-1' })).body.code).toBe('wechat-refused')
    codes.set('code-2', 'no openid')
    expect((await mine.post(path, { ...said, code: 'code-2' })).body.code).toBe('wechat-refused')
    answers = 'not at all'
    const silent = await mine.post(path, { ...said, code: 'code-3' })
    expect([silent.status, silent.body.code]).toEqual([503, 'wechat-silent'])
    answers = 'as it does'
    expect((await mine.get(path)).body).toMatchObject({ channel: 'sms', given: false })
  })

  test('of a protected matter nothing is bound, and WeChat is not asked', async () => {
    const mine = await report({ danger: 'violence_at_home' }, '石榴')
    asked.length = 0
    codes.set('code-4', openid)
    expect((await mine.get(path)).body.wechat).toBeNull()
    expect((await mine.post(path, { channel: 'wechat', language: 'zh', code: 'code-4' })).status).toBe(422)
    expect(asked).toEqual([])
  })
})
