import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, people, units, villages } from '../../test/people.ts'
import { addPremises } from '../places/premises.ts'
import { sealerFrom } from '../platform/seal.ts'

let house: Drive
beforeAll(async () => {
  house = await drive()
})
afterAll(() => house.end())

const namesOf = (reply: { body: any }) => reply.body.colleagues.map(({ name }: any) => name)

test('premises are found by those in whose beats they lie', async () => {
  const sealer = sealerFrom(randomBytes(32))
  const add = (name: string, village: string) =>
    addPremises(house.house.db, bureauId, { name, village, sort: 'shop' }, { sealer, now: house.house.now() })
  await add('东安小卖部', villages.dongan)
  await add('100%棉布店', villages.dongan)
  await add('龙厅小卖部', villages.longting)
  const officer = await house.as('beatOfficer')
  const names = async (who: typeof officer, q: string) =>
    (await who.get(`/api/v1/premises?q=${encodeURIComponent(q)}`)).body.premises.map(({ name }: any) => name)
  expect(await names(officer, '小卖部')).toEqual(['东安小卖部'])
  expect(await names(officer, '0%')).toEqual(['100%棉布店'])
  expect(await names(await house.as('countyOfficer'), '小卖部')).toHaveLength(2)
  expect(await names(await house.as('otherCountyChief'), '')).toEqual([])
})

test('units that work on matters are found by name or code, and only by colleagues', async () => {
  const chief = await house.as('chief')
  const found = async (q: string) =>
    (await chief.get(`/api/v1/units?q=${encodeURIComponent(q)}`)).body.units.map(({ id }: any) => id)
  expect(await found('西城')).toEqual([units.otherStation])
  expect(await found(units.otherCounty)).toEqual([units.otherCounty])
  const all = await found('')
  expect(all).toEqual(expect.arrayContaining([units.bureau, units.county, units.station]))
  for (const part of [units.window, units.countyInspection]) expect(all).not.toContain(part)
  expect((await house.nobody.get('/api/v1/units')).body.code).toBe('sign-in-first')
})

test('colleagues are found by name or number, the nearest first, and only by colleagues', async () => {
  const officer = await house.as('beatOfficer')
  expect(namesOf(await officer.get('/api/v1/colleagues?q=%E5%BC%A0%E6%B4%AA'))).toEqual([people.dutyOfficer.name])
  expect(namesOf(await officer.get('/api/v1/colleagues?q=100007'))).toEqual([people.chief.name])
  const near = namesOf(await officer.get('/api/v1/colleagues?limit=50'))
  const station = Object.values(people).filter(({ unit }) => unit === 'station' || unit === 'window')
  const own = near.slice(0, 6)
  expect(own).toContain(people.otherBeatOfficer.name)
  expect(own.every((name: string) => station.some(one => one.name === name))).toBe(true)
  expect(near).not.toContain(people.beatOfficer.name)
  expect(near.indexOf(people.otherCountyChief.name)).toBeGreaterThan(near.indexOf(people.otherStationChief.name))
  expect((await house.nobody.get('/api/v1/colleagues')).body.code).toBe('sign-in-first')
})
