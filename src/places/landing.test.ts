import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { beats, bureauId, paths, people, placeCode, units, villages } from '../../test/people.ts'
import { changing, currentEditions } from '../platform/editions.ts'
import type { Where } from './find-place.ts'
import { inspectionOf, landingFor } from './landing.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
const at = new Date('2026-11-24T10:00:00+08:00')

beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const land = (where: Where, { when = at, avoid = [] as string[] } = {}) =>
  landingFor(house.db, bureauId, where, when, avoid)
const change = (work: Parameters<typeof changing>[3]) => changing(house.db, bureauId, 'people', work)
const away = (staffId: string, from_day = '2026-11-24', to_day = '2026-11-26') =>
  change(trx =>
    trx.insertInto('absence').values({ bureau_id: bureauId, staff_id: staffId, from_day, to_day }).execute(),
  )

beforeEach(() => change(trx => trx.deleteFrom('absence').where('bureau_id', '=', bureauId).execute()))

describe('a matter lands', () => {
  test('with the officer of the beat', async () => {
    const landing = await land({ village: villages.dongan })
    expect(landing).toMatchObject({
      unitId: units.station,
      unitPath: paths.station,
      beatId: beats.east,
      ownerId: people.beatOfficer.id,
      village: villages.dongan,
      why: { code: 'beat', words: { zh: '地点在东安社区。东安片区由您负责。' } },
    })
  })

  test('by the code on the door as by the village', async () => {
    expect(await land({ placeCode })).toEqual(await land({ village: villages.dongan }))
  })

  test('with the officer who stands in, while the other is away, and no longer', async () => {
    await away(people.beatOfficer.id)
    expect(await land({ village: villages.dongan })).toMatchObject({
      ownerId: people.otherBeatOfficer.id,
      why: { code: 'stand-in' },
    })
    const last = await land({ village: villages.dongan }, { when: new Date('2026-11-26T23:59:59+08:00') })
    expect(last.ownerId).toBe(people.otherBeatOfficer.id)
    const after = await land({ village: villages.dongan }, { when: new Date('2026-11-27T00:00:00+08:00') })
    expect(after.ownerId).toBe(people.beatOfficer.id)
  })

  test('at the desk, where officer and stand-in are away', async () => {
    await away(people.beatOfficer.id)
    await away(people.otherBeatOfficer.id)
    expect(await land({ village: villages.dongan })).toMatchObject({
      ownerId: people.dutyOfficer.id,
      beatId: beats.east,
      why: { code: 'desk' },
    })
  })

  test('at the desk, where a village is in no beat', async () => {
    expect(await land({ village: villages.donghe })).toMatchObject({
      unitId: units.station,
      ownerId: people.dutyOfficer.id,
      beatId: null,
      why: { code: 'desk', words: { zh: '地点在东和社区。现在是您值班，由您先接。' } },
    })
  })

  test('with the chief, where nobody is on duty', async () => {
    expect(await land({ village: villages.first })).toMatchObject({
      unitId: units.stationOfOtherCounty,
      ownerId: people.otherCountyChief.id,
      why: { code: 'chief' },
    })
  })

  test('one unit up, where the station has nobody; and with the chief by name, where the whole tree is away', async () => {
    await away(people.otherCountyChief.id)
    expect(await land({ village: villages.first })).toMatchObject({
      unitId: units.otherCounty,
      ownerId: people.otherCountyOfficer.id,
      why: { words: { zh: expect.stringContaining('天中派出所这会儿没有人能接') } },
    })
    await away(people.otherCountyOfficer.id)
    await away(people.cityOfficer.id)
    expect(await land({ village: villages.first })).toMatchObject({
      unitId: units.stationOfOtherCounty,
      ownerId: people.otherCountyChief.id,
      why: { code: 'chief-though-away' },
    })
  })

  test('never with someone to be avoided', async () => {
    const avoid = [people.beatOfficer.id]
    expect((await land({ village: villages.dongan }, { avoid })).ownerId).toBe(people.otherBeatOfficer.id)
    avoid.push(people.otherBeatOfficer.id, people.dutyOfficer.id)
    expect((await land({ village: villages.dongan }, { avoid })).ownerId).toBe(people.chief.id)
    avoid.push(people.chief.id)
    expect(await land({ village: villages.dongan }, { avoid })).toMatchObject({
      ownerId: people.countyDuty.id,
      unitId: units.county,
    })
    const everybody = Object.values(people).map(({ id }) => id)
    await expect(land({ village: villages.dongan }, { avoid: everybody })).rejects.toMatchObject({
      status: 503,
      code: 'nobody-to-land-with',
    })
  })

  test('at the desk of the station whose counter somebody stands at', async () => {
    expect(await land({ unit: units.window })).toMatchObject({ unitId: units.station, ownerId: people.dutyOfficer.id })
  })

  test('at the station of a town, and at the county’s desk of a county, where no more is known', async () => {
    expect(await land({ village: '371702001' })).toMatchObject({ unitId: units.station, village: null, beatId: null })
    expect(await land({ village: '371702' })).toMatchObject({ unitId: units.county, ownerId: people.countyDuty.id })
  })

  test('by a point: in the nearest known village, and it says so', async () => {
    expect(await land({ point: { lat: 35.2441, lng: 115.4358 } })).toMatchObject({
      village: villages.dongan,
      beatId: beats.east,
      why: { code: 'beat', words: { zh: expect.stringContaining('离这个地点最近的是东安社区') } },
    })
  })

  test('by a point in a polygon, though another village is nearer', async () => {
    const ring = [
      [115.43, 35.24],
      [115.44, 35.24],
      [115.44, 35.25],
      [115.43, 35.25],
    ]
    const polygon = { bureau_id: bureauId, beat_id: beats.west, n: 1, ring: JSON.stringify(ring) }
    await change(trx => trx.insertInto('beat_polygon').values(polygon).execute())
    expect(await land({ point: { lat: 35.2441, lng: 115.4358 } })).toMatchObject({
      beatId: beats.west,
      ownerId: people.otherBeatOfficer.id,
    })
    await change(trx => trx.deleteFrom('beat_polygon').where('bureau_id', '=', bureauId).execute())
  })

  test('in inspection with inspectors only, and up with those of the city', async () => {
    const inspection = (await inspectionOf(house.db, bureauId, units.station))!
    expect(inspection).toBe(units.countyInspection)
    const own = [people.inspector.id, people.headInspector.id]
    expect((await land({ unit: inspection })).ownerId).toBe(people.inspector.id)
    expect((await land({ unit: inspection }, { avoid: own.slice(0, 1) })).ownerId).toBe(people.headInspector.id)
    expect(await land({ unit: inspection }, { avoid: own })).toMatchObject({
      unitId: units.cityInspection,
      ownerId: people.cityInspector.id,
    })
    const all = [...own, people.cityInspector.id, people.cityHeadInspector.id]
    await expect(land({ unit: inspection }, { avoid: all })).rejects.toMatchObject({ code: 'nobody-to-land-with' })
  })
})

test.each<[Where, string]>([
  [{ village: '371702001999' }, 'unknown-village'],
  [{ village: '东安社区' }, 'unknown-village'],
  [{ village: '\0' }, 'unknown-village'],
  [{ village: '370102001001' }, 'village-of-another-city'],
  [{ placeCode: 'nothing' }, 'unknown-place-code'],
  [{ point: { lat: 30, lng: 124 } }, 'outside-city'],
  [{ point: { lat: 35.85, lng: 116.45 } }, 'outside-city'],
  [{ point: { lat: Number.NaN, lng: 115 } }, 'bad-point'],
  [{ point: { lat: 91, lng: 115 } }, 'bad-point'],
  [{ unit: 'no unit' }, 'unknown-unit'],
  [{}, 'no-place-given'],
])('%o is refused as %s', async (where, code) => {
  await expect(land(where)).rejects.toMatchObject({ name: 'Refusal', status: 422, code })
})

test('warm, it asks the database nothing; a change elsewhere is seen once its edition is heard of', async () => {
  await land({ village: villages.dongan })
  const asked: string[] = []
  const connect = house.pool.connect
  house.pool.connect = ((...given: unknown[]) => {
    asked.push('connect')
    return (connect as (...given: unknown[]) => unknown).apply(house.pool, given)
  }) as typeof connect
  for (const village of Object.values(villages)) await land({ village })
  house.pool.connect = connect
  expect(asked).toEqual([])

  // As another process does it: this one has not heard of it yet.
  await house.pool.query(`insert into absence values ($1, $2, '2026-11-24', '2026-11-24')`, [
    bureauId,
    people.beatOfficer.id,
  ])
  await house.pool.query(`update edition set n = n + 1 where bureau_id = $1 and what = 'people'`, [bureauId])
  const before = await land({ village: villages.dongan })
  expect(before.ownerId).toBe(people.beatOfficer.id)
  const { people: edition } = await currentEditions(house.db, bureauId)
  expect(edition).toBe(before.edition + 1)
  expect(await land({ village: villages.dongan })).toMatchObject({ ownerId: people.otherBeatOfficer.id, edition })
})
