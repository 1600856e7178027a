import { afterEach, beforeEach, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId as ours } from '../../test/people.ts'
import { anywhere, makeBureau, theBureau } from '../places/bureau.ts'
import { homeOf } from './home.ts'

/* Another city's history may lie in the same database, in a bureau of its own in which nobody can sign in. */

const [boston, seoul] = [7, 8]
let house: Awaited<ReturnType<typeof testHouse>>
beforeEach(async () => {
  house = await testHouse()
  for (const bureauId of [boston, seoul]) {
    const called = { letters: bureauId === boston ? 'BOS' : 'SEO', nameZh: '历史', nameEn: 'History' }
    await makeBureau(house.db, { bureauId, ...called, tz: 'UTC', calendarEdition: '1', box: anywhere })
  }
})
afterEach(() => house.drop())

test('who names no bureau means the one whose people can sign in, on a page as at the terminal', async () => {
  expect((await homeOf(house)).bureauId).toBe(ours)
  expect((await theBureau(house.db)).bureauId).toBe(ours)
  expect((await theBureau(house.db, String(boston))).bureauId).toBe(boston)
})

test('where nobody can sign in anywhere, or people of two bureaus can, a command is asked which', async () => {
  await house.pool.query('delete from credential')
  await expect(theBureau(house.db)).rejects.toMatchObject({ code: 'which-bureau' })
  await expect(theBureau(house.db, 'Boston')).rejects.toMatchObject({ code: 'no-bureau' })
  for (const bureauId of [boston, seoul]) await peopled(bureauId)
  await expect(theBureau(house.db)).rejects.toMatchObject({ code: 'which-bureau' })
})

async function peopled(bureauId: number) {
  const id = '01900000-0000-7000-8000-000000000001'
  await house.pool.query(`insert into staff (bureau_id, id, number, name) values ($1, $2, '1', '孔令')`, [bureauId, id])
  await house.pool.query(`insert into credential values ($1, $2, 'none', now())`, [bureauId, id])
}
