import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../drive.ts'
import { villages } from '../people.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const report = (text: string) =>
  house.nobody.call('POST', '/api/v1/matters', {
    body: { kind: 'case', place: { village: villages.dongan }, says: { text }, reporter: { name: '王秀兰' } },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })

test.each([
  ['spaces', '    \n  \u3000'],
  ['signs that nobody sees', '\u200b\u2060\ufeff\u00ad\u202e'],
])('a report of nothing but %s is told so, and makes no matter', async (_, text) => {
  const { status, body } = await report(text)
  expect(status).toBe(422)
  expect(body.faults).toMatchObject([{ at: '/says/text', code: 'required' }])
})

test('a number as an address book copies it is taken, and no line is turned round by it', async () => {
  const { status, body } = await report('打我电话 \u202d138 0013 8000\u202c，灯箱\u202e被砸了')
  expect(status).toBe(201)
  const matter = await house.holding(body.link.token).get('/api/v1/my')
  expect(matter.body.history[0].says.text).toBe('打我电话 138 0013 8000，灯箱被砸了')
})

test('one visible sign is a word, with whatever came along when it was copied', async () => {
  expect((await report('\ufeff 灯箱\u200b被砸 👨‍👩‍👧\n')).status).toBe(201)
})
