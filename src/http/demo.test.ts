import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { villages } from '../../test/people.ts'
import { wellKnown } from '../demo/bureau.ts'
import { bureauId } from '../demo/plan.ts'
import { sendAll } from '../notices/send.ts'
import { hashPassword } from '../people/password.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
  // The officer of the small bureau takes the number of the demo's.
  const [, number] = wellKnown[0]!
  await house.house.pool.query('update staff set number = $1 where bureau_id = $2 and number = $3', [
    number,
    bureauId,
    '100002',
  ])
  await house.house.pool.query(
    'update credential set hash = $1 where staff_id = (select id from staff where number = $2)',
    [await hashPassword('demo', 'demo'), number],
  )
})
afterAll(() => house.end())

test('in a demo, whoever looks around is an officer at one tap', async () => {
  const people = await house.nobody.get('/demo/people.json')
  expect(people.body).toEqual([
    { post: 'beat_officer', number: '010102', password: 'demo', name: '王广义', unit: '东城派出所' },
  ])
  const entered = await house.nobody.post('/demo/session', { post: 'beat_officer' })
  expect(entered.status).toBe(201)
  expect(entered.body.me.name).toBe('王广义')
  const me = await house.nobody.get('/api/v1/me', { authorization: `Bearer ${entered.body.token}` })
  expect(me.body).toEqual(entered.body.me)
  const none = await house.nobody.post('/demo/session', { post: 'clock' })
  expect([none.status, none.body.code]).toEqual([404, 'unknown-post'])
})

test('in a demo, what was sent can be read: a code and a day, never what it is about', async () => {
  const report = { place: { village: villages.dongan }, reporter: { name: '张三丰', phone: '139****0001' } }
  const { body } = await house.nobody.report('case', { text: '灯箱被砸' }, report)
  await allFed(house.house.pool)
  await sendAll(house.house)
  const outbox = await house.nobody.get('/demo/outbox')
  const receipt = outbox.body.sent.find(({ name }: any) => name === 'receipt')
  expect(receipt.text.zh).toContain(body.code)
  expect(outbox.text).not.toMatch(/张三|0001|灯箱/)
  const page = await house.nobody.get('/demo/outbox', { accept: 'text/html,*/*', 'accept-language': 'en' })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.text).toContain(body.code)
  expect(page.text).not.toMatch(/<script|张三/)
})
