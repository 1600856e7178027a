import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { changing } from '../platform/editions.ts'
import { landAllAnew, landAnew } from './land-anew.ts'
import { openMatter } from './open-matter.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse('2026-11-24T10:00:00+08:00')
})
afterAll(() => house.drop())

const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

test('what lies with somebody who has left lands with whoever answers for the place now, once, every promise kept', async () => {
  const reporter = { name: '张三丰', phone: '139****0001' }
  const place = { village: villages.dongan }
  const command = { commandId: randomUUID(), kind: 'case', says: { text: '灯箱被砸' }, place, reporter }
  const { id } = await openMatter(house, command, { as: 'resident', bureauId })
  const owner = async () => (await rows('select owner_id, version from matter where id = $1', id))[0]
  const promises = () => rows('select no, due, met_at from promise where matter_id = $1 order by no', id)
  const before = await promises()
  expect(await owner()).toEqual({ owner_id: people.beatOfficer.id, version: 1 })
  expect(await landAnew(house, bureauId)).toBe(0)

  await changing(house.db, bureauId, 'people', trx =>
    trx.updateTable('staff').set({ left_on: '2026-11-24' }).where('id', '=', people.beatOfficer.id).execute(),
  )
  house.setNow('2026-11-25T08:00:00+08:00')
  const given = await Promise.all([landAnew(house, bureauId), landAllAnew(house), landAnew(house, bureauId)])
  expect(given.some(n => n > 0)).toBe(true)
  const now = await owner()
  expect(now.owner_id).not.toBe(people.beatOfficer.id)
  expect(now.version).toBe(2)
  expect(await promises()).toEqual(before)
  expect(await rows(`select count(*)::int as n from entry where matter_id = $1 and move = 'landAnew'`, id)).toEqual([
    { n: 1 },
  ])
  const heard = await rows(`select name, recipient from notice where matter_id = $1 and entry_no = 2 order by name`, id)
  expect(heard).toEqual([
    { name: 'handed', recipient: expect.any(String) },
    { name: 'landed', recipient: now.owner_id },
  ])
  expect(await landAllAnew(house)).toBe(0)
})
