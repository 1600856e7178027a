import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAs, tablesOf } from '../src/platform/draw-tables.ts'
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

test('src/platform/tables.ts has the rows of the migrated database: npm run xjw -- schema', async () => {
  const file = new URL('../src/platform/tables.ts', import.meta.url)
  expect(await tablesOf(house.pool)).toBe(readFileSync(file, 'utf8'))
})

test('our driver hands over what tables.ts says', async () => {
  const samples: Record<string, [as: string, read: unknown]> = {
    bigint: ['7', 7],
    boolean: ['true', true],
    bytea: ['\\x07', Buffer.of(7)],
    'bytea[]': ['{"\\\\x07"}', [Buffer.of(7)]],
    date: ['2026-11-24', '2026-11-24'],
    'double precision': ['0.5', 0.5],
    integer: ['7', 7],
    'integer[]': ['{7}', [7]],
    jsonb: ['[{"a": 7}]', [{ a: 7 }]],
    real: ['0.5', 0.5],
    text: ['x', 'x'],
    'text[]': ['{x}', ['x']],
    'time without time zone': ['21:00', '21:00:00'],
    'timestamp with time zone': ['2026-11-24T08:00+08', new Date('2026-11-24T00:00Z')],
    uuid: ['00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000007'],
    'uuid[]': ['{00000000-0000-0000-0000-000000000007}', ['00000000-0000-0000-0000-000000000007']],
  }
  expect(Object.keys(samples)).toEqual(Object.keys(readAs))
  const typed = (value: unknown): string =>
    Array.isArray(value) ? `${typed(value[0])}[]` : Buffer.isBuffer(value) ? 'Buffer' : typeof value
  for (const [type, [given, read]] of Object.entries(samples)) {
    const { rows } = await house.pool.query(`select $1::${type} as x`, [given])
    expect(rows[0].x, type).toEqual(read)
    if (!['Json', 'Instant'].includes(readAs[type]!)) expect(typed(rows[0].x), type).toBe(readAs[type])
  }
})

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
