import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../test/counted.ts'
import { testHouse } from '../../test/house.ts'
import { bureauId, villages } from '../../test/people.ts'
import { openMatter } from '../matters/open-matter.ts'
import { outboxOf } from './outbox.ts'
import { sendAll, sendNotices } from './send.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
})
afterAll(() => house.drop())

const report = (says: object) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: says as any,
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139****0001' },
    },
    { as: 'resident', bureauId },
  )

test('whoever reported reads by when and who; the officer reads that something landed', async () => {
  const { code } = await report({ text: '灯箱被砸' })
  await allFed(house.pool)
  await sendAll(house)
  const mine = (await outboxOf(house.db, bureauId)).filter(sent => sent.code === code)
  expect(mine.map(({ name, to, held }) => ({ name, to, held }))).toEqual([
    { name: 'landed', to: 'owner', held: null },
    { name: 'receipt', to: 'reporter', held: null },
  ])
  expect(mine[1]!.text!.zh).toMatch(/^您报的事收到了。编号 HZ\S+，11月25日（周三） 10:00 前 王警官 给您回话/)
  // Not the half hour within which it is registered: that is a step of the officer's own.
  expect(mine[0]!.text!.zh).toContain('11月24日（周二） 10:30 前')
})

test('a day lies in what is sent as it was when it was said, whatever is owed by then', async () => {
  const opened = await report({ text: '窗户被砸' })
  await allFed(house.pool)
  await house.pool.query('update matter set next_due = null where id = $1', [opened.id])
  await sendAll(house)
  const mine = (await outboxOf(house.db, bureauId)).filter(sent => sent.code === opened.code)
  expect(mine.find(({ name }) => name === 'receipt')!.text!.zh).toContain('11月25日（周三） 10:00 前')
})

test('of a protected matter nothing goes to a telephone, whoever may pick it up', async () => {
  const { code } = await report({ text: '他又动手了', danger: 'violence_at_home' })
  await allFed(house.pool)
  await sendAll(house)
  const mine = (await outboxOf(house.db, bureauId)).filter(sent => sent.code === code)
  expect(mine.filter(({ staff }) => !staff).map(({ held, text }) => ({ held, text }))).toEqual([
    { held: 'protected', text: null },
  ])
  expect(mine.some(({ staff, held }) => staff && held === null)).toBe(true)
})

test('two who send at once send each notice once, and go on where they were', async () => {
  for (let i = 0; i < 20; i++) await report({ text: '自行车不见了' })
  await allFed(house.pool)
  await Promise.all(Array.from({ length: 8 }, () => sendNotices(house.db, bureauId, 'outbox', house.now(), 7)))
  await sendAll(house)
  const { rows } = await house.pool.query(
    'select (select count(*) from notice)::int as notices, (select count(*) from delivery)::int as deliveries',
  )
  expect(rows[0].deliveries).toBe(rows[0].notices)
  expect(await sendNotices(house.db, bureauId, 'outbox', house.now())).toBe(0)
})
