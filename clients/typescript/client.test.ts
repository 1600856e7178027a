import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addNeighbour } from '../../src/neighbours/keys.ts'
import { allFed } from '../../test/counted.ts'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, password, people, villages } from '../../test/people.ts'
import { type Client, connect, Problem } from './index.ts'

/* The client as a program uses it, on a socket; and as the compiler sees it. */

let house: Drive
let base: string
let xjw: Client
beforeAll(async () => {
  house = await drive({ at: '2026-11-24T10:00:00+08:00' })
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
  xjw = connect(base)
})
afterAll(() => house.end())

const report = () =>
  xjw('report', {
    'Idempotency-Key': randomUUID(),
    body: {
      kind: 'hazard',
      says: { text: '路灯不亮', identity: 'sealed' },
      place: { village: villages.dongan },
    },
  })

test('reports, follows by the link, and signs in', async () => {
  const { code, link, by } = await report()
  expect(by).not.toBeNull()
  const mine = await connect(base, { 'x-matter-token': link!.token })('readMine')
  expect([mine.code, mine.kind]).toEqual([code, 'hazard'])
  const { token } = await xjw('signIn', { body: { number: people.dutyOfficer.number, password } })
  const officer = connect(base, { authorization: `Bearer ${token}` })
  const { matters } = await officer('listMatters', { scope: 'unit', limit: 5 })
  expect(matters.map(one => one.code)).toContain(code)
  expect((await officer('readMatter', { id: mine.id })).state).toBe('reported')
})

test('a neighbour reads what happened, in order, by its key', async () => {
  const said = { name: '热线', scopes: ['events'], perMinute: 100 }
  const { key } = await addNeighbour(house.house.db, bureauId, said, house.house.now())
  await allFed(house.house.pool)
  const neighbour = connect(base, { 'x-api-key': key })
  const { events, next } = await neighbour('events', { after: 0 })
  expect(events.at(-1)).toMatchObject({ kind: 'hazard', move: 'report' })
  expect((await neighbour('events', { after: next })).events).toEqual([])
})

test('a "no" is thrown with its code and every fault', async () => {
  const refused = xjw('report', { 'Idempotency-Key': randomUUID(), body: { kind: 'hazard', says: {} as never } })
  const error: Problem = await refused.then(
    () => expect.fail('taken'),
    one => one,
  )
  expect(error).toBeInstanceOf(Problem)
  expect([error.status, error.code]).toEqual([422, 'bad-input'])
  expect(error.details!.faults.map(({ at }) => at)).toContain('/says/text')
  expect(error.details!.words.zh).toMatch(/[\u4e00-\u9fff]/)
})

test('what an operation takes and answers is known to the compiler', () => {
  const never = async () => {
    // @ts-expect-error there is no such operation
    await xjw('reportEverything')
    // @ts-expect-error a matter is named by its id
    await xjw('readMatter', {})
    // @ts-expect-error a number
    await xjw('events', { after: 'the beginning' })
    const { events } = await xjw('events', {})
    // @ts-expect-error an event has no words
    events[0]!.text
  }
  expect(never).toBeTypeOf('function')
})
