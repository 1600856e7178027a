import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemaOf } from '../src/platform/schema.ts'
import { testDatabase } from './database.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

// R15: other majors word their catalogue otherwise.
test.skipIf(process.env['DATABASE_URL'])(
  'db/schema.sql is what the migrations add up to: npm run xjw -- schema',
  async () => {
    expect(await schemaOf(house.pool)).toBe(readFileSync(new URL('../db/schema.sql', import.meta.url), 'utf8'))
  },
)

test('a changed column, constraint, index or function is seen', async () => {
  const { pool } = house
  let seen = await schemaOf(pool)
  for (const change of [
    'alter table link add column x int',
    'alter table link add constraint y check (x > 0)',
    'create index link_x on link (bureau_id, x) where x > 1',
    'create function f(a int) returns int language sql as $$ select a $$',
    'alter table link set (fillfactor = 70)',
    'alter table link alter column x set not null',
  ]) {
    await pool.query(change)
    const now = await schemaOf(pool)
    expect(now, change).not.toBe(seen)
    seen = now
  }
})
