import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { settleMode } from './mark.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeEach(async () => {
  database = await testDatabase()
  await database.pool.query('delete from deployment')
})
afterEach(() => database.drop())

const now = new Date('2026-11-24T00:00:00Z')
const settle = (wished?: 'demo' | 'real', otherwise: 'demo' | 'real' = 'real') =>
  settleMode(database.pool, { wished, otherwise, now })

test('a new database becomes what is wished, and without a wish what is usual', async () => {
  expect(await settle(undefined, 'demo')).toBe('demo')
  expect(await settle()).toBe('demo')
  expect((await database.pool.query('select mode, made_at from deployment')).rows).toEqual([
    { mode: 'demo', made_at: now },
  ])
})

test('a demo is never opened as real, nor a real bureau as a demo', async () => {
  await settle('demo')
  await expect(settle('real')).rejects.toThrow('a demo and stay one')
  await database.pool.query(`update deployment set mode = 'real'`)
  await expect(settle('demo')).rejects.toThrow('never opened as a demo')
  expect(await settle('real')).toBe('real')
})

test('two first starts at once agree', async () => {
  const both = await Promise.allSettled([settle('demo'), settle('real')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
