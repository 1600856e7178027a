import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../../src/journal/verify.ts'
import { landAnew } from '../../src/matters/land-anew.ts'
import { sweep } from '../../src/matters/sweep.ts'
import { changing } from '../../src/platform/editions.ts'
import { allFed } from '../counted.ts'
import { type Drive, drive } from '../drive.ts'
import { bureauId, people, units, villages } from '../people.ts'

/* Between the units of a bureau a matter is moved: its code, its promises and what was told go with it (R1). */

const morning = '2026-11-24T10:00:00+08:00'
let door: Drive
beforeAll(async () => {
  door = await drive({ at: morning })
})
afterAll(() => door.end())

const rows = async (sql: string, ...values: unknown[]) => (await door.house.pool.query(sql, values)).rows
const heardOf = (id: string, name: string) =>
  rows('select role, recipient from notice where matter_id = $1 and name = $2 order by role', id, name)

test('a case goes to another station and lands with somebody there; whoever reported hears who has it, and nothing begins anew', async () => {
  const more = { place: { village: villages.dongan }, reporter: { name: '张三丰', phone: '139****0001' } }
  const { body } = await door.nobody.report('case', { text: '灯箱被砸' }, more)
  const hers = door.holding(body.link.token)
  const promises = () => rows('select no, measure, due from promise where matter_id = $1 order by no', body.id)
  const before = await promises()
  const says = { unit: units.otherStation, because: 'their_area' }
  const move = async (who: keyof typeof people, said: object = says) =>
    (await door.as(who)).does({ id: body.id, version: 1 }, 'moveToUnit', said)

  expect((await move('beatOfficer')).body.code).toBe('wrong-post')
  expect((await move('otherStationChief')).body.code).toBe('no-such-matter')
  expect((await move('chief', { ...says, unit: units.countyInspection })).body.code).toBe('not-for-matters')
  const there = { to: people.otherStationDuty.id, because: 'better_placed' }
  const handed = await (await door.as('chief')).does({ id: body.id, version: 1 }, 'handOver', there)
  expect(handed.body.code).toBe('of-another-unit')
  expect((await move('chief')).status).toBe(200)

  const [now] = await rows(
    'select code, unit_id, unit_path, owner_id, village, standing from matter where id = $1',
    body.id,
  )
  expect(now).toMatchObject({ code: body.code, unit_id: units.otherStation, village: villages.dongan })
  const ofTheirs = Object.values(people).filter(({ unit }) => unit === 'otherStation')
  expect(ofTheirs.map(({ id }) => id)).toContain(now.owner_id)
  expect(now.standing.had).toEqual([people.beatOfficer.id])
  expect(await promises()).toEqual(before)
  expect(await heardOf(body.id, 'handed')).toEqual([
    { role: 'owner', recipient: now.owner_id },
    { role: 'reporter', recipient: expect.any(String) },
  ])
  // There it can be worked on, and here it is no longer seen; she finds it under the same link.
  const url = `/api/v1/matters/${body.id}`
  expect((await (await door.as('otherStationChief')).get(url)).status).toBe(200)
  expect((await (await door.as('beatOfficer')).get(url)).status).toBe(404)
  expect((await hers.get('/api/v1/my')).status).toBe(200)

  // Late, their chief hears of it, and ours does not.
  door.setNow('2026-11-25T10:30:00+08:00')
  await sweep(door.house, bureauId)
  const chiefs = (
    await rows("select recipient from notice where matter_id = $1 and role = 'station_chief'", body.id)
  ).map(({ recipient }) => recipient)
  expect(chiefs).toContain(people.otherStationChief.id)
  expect(chiefs).not.toContain(people.chief.id)

  // Its owner leaves: it stays in the unit to which it was moved.
  await changing(door.house.db, bureauId, 'people', trx =>
    trx.updateTable('staff').set({ left_on: '2026-11-24' }).where('id', '=', now.owner_id).execute(),
  )
  door.setNow('2026-11-26T10:30:00+08:00')
  expect(await landAnew(door.house, bureauId)).toBe(1)
  const [then] = await rows('select unit_id, owner_id from matter where id = $1', body.id)
  expect(then.unit_id).toBe(units.otherStation)
  expect(then.owner_id).not.toBe(now.owner_id)
  await allFed(door.house.pool)
  expect((await verify(door.house)).bad).toBeUndefined()
})
