import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Drive, drive } from '../../test/drive.ts'
import { bureauId, people } from '../../test/people.ts'
import { simulate } from '../demo/year/simulate.ts'
import { listFor } from '../matters/store.ts'
import { personById } from '../people/who-is-who.ts'
import { lineOf, linesJson } from './line.ts'
import { type Sight, sightOf } from './sight.ts'

describe('lines of a list, written at once', () => {
  let house: Drive
  let sight: Sight
  beforeAll(async () => {
    house = await drive({ at: '2026-11-20T10:00:00+08:00' })
    const until = new Date('2026-11-20T00:00:00+08:00')
    await simulate({
      house: house.house,
      bureauId,
      seed: '3',
      photos: ['ab'.repeat(32)],
      from: '2026-10-20',
      until,
      count: 80,
      progress: () => {},
    })
    sight = await sightOf(house.house, bureauId)
  })
  afterAll(() => house.end())

  test.each([false, true])('say what each says by itself, of every kind (closed: %s)', async closed => {
    const { db, now } = house.house
    const city = (await personById(db, bureauId, people.cityOfficer.id, now()))!
    const { matters } = await listFor(house.house, city, { scope: 'all', closed }, { limit: 200 })
    expect(new Set(matters.map(({ kind }) => kind)).size).toBeGreaterThan(3)
    expect(JSON.parse(linesJson(sight, matters).toString())).toEqual(matters.map(line => lineOf(sight, line)))
  })

  test('none are an empty list', () => {
    expect(linesJson(sight, []).toString()).toBe('[]')
  })
})
