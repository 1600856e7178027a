import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { inTransaction, onConnection } from './in-transaction.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query('create table note (text text)')
})
afterAll(() => database.drop())

const notes = async () => (await database.pool.query('select text from note order by 1')).rows.map(({ text }) => text)
const note = (on: Pick<pg.PoolClient, 'query'>, text: string) => on.query('insert into note values ($1)', [text])

test('what is done in it is kept whole, and answered; what throws leaves nothing, and a connection as good as before', async () => {
  const { pool } = database
  expect(await inTransaction(pool, async client => (await note(client, 'kept')).rowCount)).toBe(1)
  const failing = inTransaction(pool, async client => {
    await note(client, 'gone')
    await client.query('select 1 / 0')
  })
  await expect(failing).rejects.toThrow('division by zero')
  expect(await notes()).toEqual(['kept'])
  expect(pool.idleCount).toBe(pool.totalCount)
})

test('of one moment and only to read, where that is asked for', async () => {
  const { pool } = database
  const reading = inTransaction(
    pool,
    async client => {
      const count = async () => (await client.query('select count(*)::int as n from note')).rows[0].n
      const before = await count()
      await note(pool, 'meanwhile')
      expect(await count()).toBe(before)
      await note(client, 'written')
    },
    'repeatable read read only',
  )
  await expect(reading).rejects.toThrow('read-only')
})

test('a connection that breaks between two questions ends the work and nothing else', async () => {
  const { pool } = database
  const broken = inTransaction(pool, async client => {
    const { rows } = await client.query('select pg_backend_pid() as pid')
    const ended = new Promise(done => client.once('end', done))
    await pool.query('select pg_terminate_backend($1)', [rows[0].pid])
    await ended
    await note(client, 'never')
  })
  await expect(broken).rejects.toThrow()
  expect(await notes()).not.toContain('never')
})

test('a lock that is held on one is gone with it where it cannot be let go of', async () => {
  const { pool } = database
  const lock = (client: pg.PoolClient) => client.query('select pg_advisory_lock(7)')
  const failing = onConnection(
    pool,
    async client => {
      await lock(client)
      throw new Error('not now')
    },
    () => Promise.reject(new Error('nor this')),
  )
  await expect(failing).rejects.toThrow('not now')
  await expect
    .poll(async () => (await pool.query(`select from pg_locks where locktype = 'advisory' and objid = 7`)).rowCount)
    .toBe(0)
})
