import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allFed } from '../../../test/counted.ts'
import { type Drive, drive } from '../../../test/drive.ts'
import { bureauId, villages } from '../../../test/people.ts'
import { openMatter } from '../../matters/open-matter.ts'
import { lookForSigns } from '../early/look.ts'
import { noteAll } from '../note.ts'
import { gatherAll } from './gather.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const report = async (text: string, where: string, says: object = {}) =>
  (
    await openMatter(
      house.house,
      {
        commandId: randomUUID(),
        kind: 'case',
        place: { village: villages.dongan },
        says: { text, where, sort: 'damage', ...says },
        reporter: { name: '王小二', phone: '139****0001' },
      } as never,
      { as: 'resident', bureauId },
    )
  ).id

async function gather() {
  await allFed(house.house.pool)
  await noteAll(house.house)
  return gatherAll(house.house)
}
const series = async () =>
  (
    await house.house.pool.query(
      `select id, state, version, details from matter where bureau_id = $1 and kind = 'series' order by opened_at`,
      [bureauId],
    )
  ).rows

test('three alike along a street are proposed as one series, once; a protected one is in none', async () => {
  const boxes = [
    await report('店门口的灯箱夜里被人砸了', '解放街12号'),
    await report('灯箱被砸了，早上才看见', '解放街30号'),
  ]
  await report('灯箱夜里被人砸了，丈夫也打人', '解放街14号', { danger: 'violence_at_home' })
  await report('钱包在集上被偷了', '解放街20号', { sort: 'theft' })
  expect(await gather()).toBe(0)
  boxes.push(await report('夜里灯箱被人砸碎', '解放街44号'))
  expect(await gather()).toBe(1)
  const [one, ...more] = await series()
  expect(more).toEqual([])
  expect(one.state).toBe('proposed')
  expect([...one.details.members].sort()).toEqual([...boxes].sort())
  expect(one.details.alike).toEqual(expect.arrayContaining(['same_sort', 'same_place']))
  // Read again from the beginning, as after a crash before the position was kept.
  await house.house.pool.query(`delete from reader where name = 'series'`)
  expect(await gather()).toBe(0)
  expect(await series()).toHaveLength(1)
})

test('a further one is offered to it; two readers at once offer it once', async () => {
  const fourth = await report('又一个灯箱夜里被人砸了', '解放街50号')
  await allFed(house.house.pool)
  await noteAll(house.house)
  await Promise.all([gatherAll(house.house), gatherAll(house.house)])
  const [one] = await series()
  expect(one.details.offered).toEqual([fourth])
})

test('looked at and dismissed, the same ones are not proposed again', async () => {
  const officer = await house.as('beatOfficer')
  const [one] = await series()
  const answer = await officer.does(one, 'dismiss', { because: 'by_chance' })
  expect(answer.status).toBe(200)
  await report('灯箱夜里被人砸了', '解放街60号')
  await gather()
  expect(await series()).toHaveLength(1)
})

test('what holds nothing to compare is in no series, and keeps no other waiting', async () => {
  const before = (await series()).length
  for (const text of ['😀🔥👮🏽‍♀️', '\u202e\u2066\u200f灯箱', '。。。', '井'.repeat(2000)])
    for (let i = 0; i < 3; i++) await report(text, '🏠🏠', { sort: 'other' })
  await gather()
  await lookForSigns(house.house)
  const made = (await series()).slice(before)
  // The same long word three times is alike; signs without words are not.
  expect(made.length).toBeLessThanOrEqual(2)
  const officer = await house.as('beatOfficer')
  for (const q of ['😀', '\u202e', '。', '井'.repeat(200), '%', "'"]) {
    const found = await officer.get(`/api/v1/search?q=${encodeURIComponent(q)}`)
    expect([q, found.status]).toEqual([q, 200])
  }
  expect((await officer.get('/api/v1/signs')).status).toBe(200)
})

test('a protected matter is drawn into no series by hand either', async () => {
  const chief = await house.as('chief')
  const calm = await report('玻璃被人砸了', '人民路3号')
  const danger = await report('玻璃被砸了，他又打我', '人民路3号', { danger: 'violence_at_home' })
  const said = { called: '玻璃', members: [calm, danger], alike: ['same_words'] }
  const { status, body } = await chief.report('series', said, {
    move: 'draw',
    place: { village: villages.dongan },
    channel: 'officer',
  })
  expect(status).toBe(422)
  expect(body.faults).toEqual([expect.objectContaining({ code: 'stays-apart' })])
})
