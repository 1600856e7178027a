import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { bureauId, units } from '../../test/people.ts'
import { derivedId } from '../platform/ids.ts'
import { releaseSlot, type SlotKey, setSlots, slotsOf, takeSlot } from './slots.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour))
const now = at(0)
const matter = (n: number) => derivedId('slots', 'matter', n)
const home = (hour: number): SlotKey => ({ unitId: units.station, sort: 'home', from: at(hour) })
const slot = (hour: number, capacity: number) => ({ ...home(hour), to: at(hour + 1), capacity })
const take = (n: number, hour: number, when = now) => takeSlot(house.db, bureauId, home(hour), matter(n), when)
const span = { unitId: units.station, sort: 'home', from: at(0), to: at(24) } as const

/** How many places are given in each hour, as the slots count them; and as the rows do. */
async function given() {
  const { rows } = await house.pool.query(
    'select from_at, count(*)::int as n from slot_taken where bureau_id = $1 group by 1 order by 1',
    [bureauId],
  )
  const counted = (await slotsOf(house.db, bureauId, span)).filter(({ taken }) => taken > 0)
  expect(counted.map(({ from, taken }) => [from, taken])).toEqual(rows.map(row => [row.from_at, row.n]))
  return Object.fromEntries(counted.map(({ from, taken }) => [from.getUTCHours(), taken]))
}

beforeEach(async () => {
  await house.pool.query('delete from slot_taken')
  await house.pool.query('delete from slot')
  await setSlots(house.db, bureauId, [slot(2, 1), slot(3, 3), slot(4, 0)])
})

describe('one after the other', () => {
  test('a place is taken, and given back', async () => {
    expect(await take(1, 2)).toBe('taken')
    expect(await take(2, 2)).toBe('full')
    expect(await releaseSlot(house.db, bureauId, matter(1))).toBe(true)
    expect(await releaseSlot(house.db, bureauId, matter(1))).toBe(false)
    expect(await take(2, 2)).toBe('taken')
    expect(await given()).toEqual({ 2: 1 })
  })
  test('asked twice, it is taken once', async () => {
    expect(await take(1, 3)).toBe('taken')
    expect(await take(1, 3)).toBe('held-already')
    expect(await given()).toEqual({ 3: 1 })
  })
  test('who asks for another hour changes; where that is full, the old one is kept', async () => {
    await take(1, 3)
    expect(await take(1, 2)).toBe('moved')
    expect(await given()).toEqual({ 2: 1 })
    await take(2, 3)
    expect(await take(2, 2)).toBe('full')
    expect(await given()).toEqual({ 2: 1, 3: 1 })
  })
  test('what nobody offers, has no room, or has begun is not taken', async () => {
    expect(await take(1, 7)).toBe('no-such-slot')
    expect(await take(1, 4)).toBe('full')
    expect(await take(1, 2, at(2))).toBe('over')
    expect(await given()).toEqual({})
  })
  test('fewer places than are given already are refused, hour by hour', async () => {
    await take(1, 3)
    await take(2, 3)
    expect(await setSlots(house.db, bureauId, [slot(3, 1), slot(2, 5)])).toEqual([slot(3, 1)])
    expect((await slotsOf(house.db, bureauId, span)).map(({ capacity }) => capacity)).toEqual([5, 3, 0])
  })
  test('the window’s places are others than those at home', async () => {
    await setSlots(house.db, bureauId, [{ ...slot(2, 1), sort: 'window' }])
    await take(1, 2)
    expect(await takeSlot(house.db, bureauId, { ...home(2), sort: 'window' }, matter(2), now)).toBe('taken')
  })
})

describe('many at once', () => {
  const together = <T>(n: number, work: (i: number) => Promise<T>) =>
    Promise.all(Array.from({ length: n }, (_, i) => work(i)))

  test('never more than there are places, and never fewer than asked for them', async () => {
    for (let round = 0; round < 10; round++) {
      await house.pool.query('delete from slot_taken')
      await house.pool.query('update slot set taken = 0')
      const answers = await together(12, n => take(n, 3))
      expect(answers.filter(answer => answer === 'taken')).toHaveLength(3)
      expect(answers.filter(answer => answer === 'full')).toHaveLength(9)
      expect(await given()).toEqual({ 3: 3 })
    }
  })
  test('one matter that asks many times at once holds one place', async () => {
    const answers = await together(10, () => take(1, 3))
    expect(answers.filter(answer => answer === 'taken')).toHaveLength(1)
    expect(answers.filter(answer => answer === 'held-already')).toHaveLength(9)
    expect(await given()).toEqual({ 3: 1 })
  })
  test('changing to and fro, with others coming and going, the count stays true', async () => {
    await setSlots(house.db, bureauId, [slot(2, 2), slot(5, 2), slot(6, 1)])
    const hours = [2, 3, 5, 6]
    await together(120, async i => {
      const n = i % 7
      if (i % 5 === 4) return releaseSlot(house.db, bureauId, matter(n))
      return take(n, hours[(i * 13 + n) % hours.length]!)
    })
    const now = await given()
    const room: Record<string, number> = { 2: 2, 3: 3, 5: 2, 6: 1 }
    for (const [hour, taken] of Object.entries(now)) expect(taken).toBeLessThanOrEqual(room[hour]!)
    expect(Object.values(now).reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(7)
  })
})
