import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../test/database.ts'
import { migrate, pending, statementsOf } from './migrate.ts'

const drops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop()
})

async function empty() {
  const database = await emptyDatabase()
  drops.push(database.drop)
  return database
}

async function folderOf(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'xjw-migrations-'))
  drops.push(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

test('statements end at semicolons, but not at those in text, names, comments and bodies', () => {
  const sql = `
    -- a comment; with a semicolon
    create table "a;b" (x text default 'c;d''e;'); /* one; more */
    create function f() returns int language plpgsql as $body$ begin return 1; /* kept; */ end; $body$;
    select E'it\\'s;', $$;$$;
    select 1`
  expect(statementsOf(sql)).toEqual([
    `create table "a;b" (x text default 'c;d''e;')`,
    'create function f() returns int language plpgsql as $body$ begin return 1; /* kept; */ end; $body$',
    `select E'it\\'s;', $$;$$`,
    'select 1',
  ])
})

test('migrations are applied once, in the order of their names', async () => {
  const { url, pool } = await empty()
  const folder = await folderOf({ '2_more.sql': 'alter table a add y int;', '1_first.sql': 'create table a (x int);' })
  expect(await pending(pool, folder)).toEqual(['1_first', '2_more'])
  expect(await migrate(url, folder)).toEqual(['1_first', '2_more'])
  expect(await migrate(url, folder)).toEqual([])
  expect(await pending(pool, folder)).toEqual([])
  expect((await pool.query('select x, y from a')).rows).toEqual([])
})

test('two starts at once apply each migration once', async () => {
  const { url } = await empty()
  const folder = await folderOf({ '1_first.sql': 'create table a (x int); select pg_sleep(0.2);' })
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)])
  expect(applied.flat()).toEqual(['1_first'])
})

test('a migration that fails leaves nothing of itself, and is named', async () => {
  const { url, pool } = await empty()
  const folder = await folderOf({
    '1_first.sql': 'create table a (x int);',
    '2_bad.sql': 'create table b (x int); oops;',
  })
  await expect(migrate(url, folder)).rejects.toThrow('Migration 2_bad failed and was undone: syntax error')
  expect((await pool.query(`select to_regclass('a') as a, to_regclass('b') as b`)).rows).toEqual([{ a: 'a', b: null }])
})

test('an index can be built without a transaction', async () => {
  const { url } = await empty()
  const concurrently = '-- no transaction\ncreate index concurrently if not exists a_x on a (x);'
  const folder = await folderOf({ '1_first.sql': 'create table a (x int);', '2_index.sql': concurrently })
  expect(await migrate(url, folder)).toEqual(['1_first', '2_index'])
})

test('an applied migration that has since been changed is refused by name', async () => {
  const { url } = await empty()
  const folder = await folderOf({ '1_first.sql': 'create table a (x int);' })
  await migrate(url, folder)
  await writeFile(join(folder, '1_first.sql'), 'create table a (x bigint);')
  await writeFile(join(folder, '2_more.sql'), 'alter table a add y int;')
  await expect(migrate(url, folder)).rejects.toThrow(/changed after this database applied them: 1_first/)
})

test('a database of a newer edition is refused by name and left alone', async () => {
  const { url, pool } = await empty()
  await migrate(url, await folderOf({ '1_first.sql': 'create table a (x int);', '9_future.sql': 'create table z ();' }))
  const older = await folderOf({ '1_first.sql': 'create table a (x int);', '2_more.sql': 'alter table a add y int;' })
  await expect(migrate(url, older)).rejects.toThrow(/another edition of Xiaojingwu, which knows 9_future/)
  expect((await pool.query('select * from migration')).rowCount).toBe(2)
})

test('a database with tables of something else is refused by name and left alone', async () => {
  const { url, pool } = await empty()
  await pool.query('create table orders (x int)')
  await expect(migrate(url)).rejects.toThrow(/tables of something else \(orders\)/)
  expect((await pool.query(`select to_regclass('migration') as made`)).rows).toEqual([{ made: null }])
})

test('a clone is migrated, quick to make, and its days and counts come back as days and numbers', async () => {
  const began = performance.now()
  const { pool, drop } = await testDatabase()
  const took = performance.now() - began
  drops.push(drop)
  expect(took).toBeLessThan(1_000)
  expect(await pending(pool)).toEqual([])
  const { rows } = await pool.query(`select date '2026-11-24' as day, count(*) as n from migration`)
  expect(rows).toEqual([{ day: '2026-11-24', n: expect.any(Number) }])
})
