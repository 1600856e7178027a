import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { villages } from '../../test/people.ts'
import { readConfig } from '../platform/config.ts'

let house: Drive
beforeAll(async () => {
  const channels = {
    address: 'https://xjw.example',
    sms: {
      ...{ url: 'https://gateway.example/', account: 'a', password: 'p', signature: '菏泽公安' },
      receipts: { user: 'gateway', password: 'a long password' },
    },
    email: { host: 'mail.example', port: 465, from: 'no-reply@xjw.example' },
  }
  house = await drive({ config: { ...readConfig([], {}).config, channels } })
})
afterAll(() => house.end())

const report = async (says: object = {}, word?: string) => {
  const { body } = await house.nobody.call('POST', '/api/v1/matters', {
    body: {
      ...{ kind: 'case', says: { text: '灯箱被砸', ...says }, place: { village: villages.dongan }, language: 'en' },
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
    ...{ offered: ['sms', 'email'], channel: 'sms', language: 'en', given: false, pushKey: null },
  })
  const mail = await mine.post(path, { channel: 'email', language: 'zh', address: 'wang@example.org' })
  expect(mail.body).toMatchObject({ channel: 'email', language: 'zh', given: true })
  expect((await mine.get(path)).text).not.toContain('wang@')
  expect((await mine.post(path, { channel: 'email', language: 'en' })).body).toMatchObject({
    language: 'en',
    given: true,
  })
  expect((await mine.post(path, { channel: 'none', language: 'zh' })).body.channel).toBe('none')
  const refused = await mine.post(path, { channel: 'wechat', language: 'zh', address: 'x' })
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
