import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesOf } from '../src/figures/lines-of.ts'
import { lookAt } from '../src/figures/look.ts'
import { tellAllJoined } from '../src/matters/tell-joined.ts'
import { allFed } from './counted.ts'
import { type Drive, drive } from './drive.ts'
import { bureauId, villages } from './people.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const report = async (text: string) =>
  (
    await house.nobody.report(
      'case',
      { text, sort: 'damage' },
      { place: { village: villages.dongan }, reporter: { name: '王小二', phone: '139****0001' } },
    )
  ).body
const now = () => house.house.now().toISOString()
const notices = async (id: string) =>
  (
    await house.house.pool.query(
      'select name, recipient from notice where bureau_id = $1 and matter_id = $2 order by made_at, name',
      [bureauId, id],
    )
  ).rows

test('both reporters hear how it came out; read again or by two at once, each hears it once', async () => {
  const [first, again] = [await report('灯箱被砸'), await report('灯箱被人砸了')]
  const duty = await house.as('dutyOfficer')
  const merged = await duty.does(again, 'markDuplicate', { of: first.id, how: 'message', toldAt: now() })
  expect(merged.status).toBe(200)
  const declined = await (await house.as('chief')).does(first, 'decline', {
    ground: 'civil_only',
    noticeNo: 'N-1',
    serviceNo: 'S-1',
    contested: false,
    remedyTold: true,
    how: 'in_person',
    toldAt: now(),
  })
  expect(declined.status).toBe(200)
  await allFed(house.house.pool)
  await Promise.all([tellAllJoined(house.house), tellAllJoined(house.house)])
  await house.house.pool.query(`delete from reader where name = 'joined'`)
  await tellAllJoined(house.house)
  expect((await notices(again.id)).filter(({ name }) => name === 'cameOut')).toHaveLength(1)
  const { body: mine } = await house.holding(again.link.token).get('/api/v1/my')
  expect(mine.history.map(({ move }: { move: string }) => move)).toEqual(['report', 'markDuplicate', 'hearOutcome'])
})

test('taken apart, it owes what it owed, and in the figures nothing is counted twice or lost', async () => {
  const [first, again] = [await report('玻璃被砸'), await report('玻璃被人砸了')]
  const duty = await house.as('dutyOfficer')
  const owed = again.promises.map(({ measure, due }: { measure: string; due: string }) => [measure, due])
  const { body: merged } = await duty.does(again, 'markDuplicate', { of: first.id, how: 'message', toldAt: now() })
  const counted = async () => {
    const [looked] = await lookAt(house.house.pool, bureauId, 'Asia/Shanghai', [again.id])
    return linesOf(looked!)
      .filter(({ series }) => series === 'promise')
      .map(({ measure, came }) => [measure, came])
  }
  const joined = await counted()
  const { status, body } = await duty.does(merged, 'separate', { because: 'two_things' })
  expect(status).toBe(200)
  const due = body.dues ?? body.promises
  // What was kept by saying that it is the same as another as well: a word about another matter kept nothing of this one.
  expect(joined.some(([, came]) => came === 'kept')).toBe(true)
  expect(new Set(due.map((one: { measure: string; due: string }) => `${one.measure} ${one.due}`))).toEqual(
    new Set(owed.map((one: string[]) => one.join(' '))),
  )
  const apart = await counted()
  expect(apart.map(([measure]) => measure).sort()).toEqual(joined.map(([measure]) => measure).sort())
  expect(new Set(apart.map(([, came]) => came))).toEqual(new Set(['open']))
})
