import { afterAll, beforeAll, expect, test } from 'vitest'
import { posts } from '../src/kinds/posts.ts'
import { rowsOf } from '../src/platform/rows-of.ts'
import { testDatabase } from './database.ts'
import { bureauId, people, villages } from './people.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

test('the small bureau has somebody in every post that a person of the bureau can hold', async () => {
  const held = await house.db.selectFrom('post_held').select('post').distinct().execute()
  const outside = ['resident', 'responsible_unit', 'neighbour', 'clock']
  expect(held.map(({ post }) => post).sort()).toEqual(posts.filter(post => !outside.includes(post)).sort())
})

test('everything that test/people.ts names is there', async () => {
  for (const table of ['staff', 'credential'] as const)
    expect(await rowsOf(house.db, bureauId, table).select('bureau_id').execute()).toHaveLength(
      Object.keys(people).length,
    )
  const found = await house.db
    .selectFrom('division')
    .select('code')
    .where('code', 'in', Object.values(villages))
    .where('level', '=', 'village')
    .execute()
  expect(found).toHaveLength(Object.keys(villages).length)
})
