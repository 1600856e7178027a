import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inBulk } from '../src/demo/year/bulk.ts'
import { simulate } from '../src/demo/year/simulate.ts'
import { verify } from '../src/journal/verify.ts'
import { CannotStart } from '../src/platform/cannot-start.ts'
import { allFed } from './counted.ts'
import { testHouse } from './house.ts'
import { bureauId } from './people.ts'

/* A year that is laid in bulk is the year that the one door would have recorded. */

type House = Awaited<ReturnType<typeof testHouse>>

const until = new Date('2026-11-20T00:00:00+08:00')
const year = {
  bureauId,
  seed: '7',
  photos: ['ab'.repeat(32)],
  from: '2026-07-01',
  until,
  count: 70,
  progress: () => {},
}
const killable = fileURLToPath(new URL('kill/bulk.ts', import.meta.url))
const TOWN = 9
const inTurn = { atOnce: 1, laneBy: TOWN }

/** What differs each time: salts, and all that hashes or is sealed over them; and the order in which rows were written. */
const differs = 'salt sealed content_digest digest hash head tick seq'.split(' ')
const tables = {
  matter: 'id',
  entry: 'matter_id, no',
  content: 'matter_id, entry_no',
  promise: 'matter_id, no',
  notice: 'matter_id, entry_no, name, recipient',
  people_private: 'id',
  vault_identity: 'id',
  vault_address: 'id',
  paper: 'matter_id, entry_no, name',
  paper_counter: 'series, unit_id, year',
  link: 'from_matter, to_matter, "as"',
  evidence: 'matter_id, entry_no, sha256',
  command: 'command_id',
}

const rowsOf = async ({ pool }: House, table: keyof typeof tables, where = 'true') =>
  (await pool.query(`select to_jsonb(t) as row from ${table} t where ${where} order by ${tables[table]}`)).rows.map(
    ({ row }) => Object.fromEntries(Object.entries(row).filter(([name]) => !differs.includes(name))),
  )

describe('a year in bulk', () => {
  let one: House
  let bulk: House
  beforeAll(async () => {
    ;[one, bulk] = await Promise.all([testHouse(), testHouse()])
    const byTheDoor = await simulate({ ...year, ...inTurn, house: one })
    const done = await simulate({ ...year, ...(await inBulk(bulk, bureauId, until)), house: bulk })
    expect(done).toEqual(byTheDoor)
  })
  afterAll(() => Promise.all([one.drop(), bulk.drop()]))

  test.each(Object.keys(tables) as (keyof typeof tables)[])('the rows of %s are those of the one door', async table => {
    // Answers that the worker would let go are not written.
    const where = table === 'command' ? `at >= '2026-08-22T00:00:00+08:00'` : 'true'
    const [expected, found] = [await rowsOf(one, table, where), await rowsOf(bulk, table)]
    expect(expected.length).toBeGreaterThan(0)
    expect(found).toEqual(expected)
  })

  test('its chains, its contents and its feed hold', async () => {
    await allFed(bulk.pool)
    const [fed, entries] = [await bulk.pool.query('select from feed'), await rowsOf(bulk, 'entry')]
    expect(fed.rowCount).toBe(entries.length)
    expect(await verify(bulk)).toMatchObject({ bad: undefined, rowsNotCovered: 0, entries: entries.length })
  })

  test('laid again, what is there is passed over', async () => {
    const again = await simulate({ ...year, ...(await inBulk(bulk, bureauId, until)), house: bulk })
    expect(again).toEqual({ opened: 0, acts: expect.any(Number), refused: {} })
    expect((await rowsOf(bulk, 'matter')).length).toBe((await rowsOf(one, 'matter')).length)
  })

  test('killed at any moment and begun again, it comes to the same', async () => {
    const killed = await testHouse()
    const child = () =>
      spawn(process.execPath, [killable, killed.url, JSON.stringify(year)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let cut = 0
    for (let round = 0; round < 3; round++) {
      const laying = child()
      const ended = once(laying, 'exit')
      await once(createInterface({ input: laying.stdout }), 'line')
      await sleep(Math.random() * 400)
      laying.kill('SIGKILL')
      const [code] = await ended
      if (code !== 0) cut++
    }
    expect(cut).toBeGreaterThan(0)
    expect(await once(child(), 'exit')).toEqual([0, null])
    for (const table of ['matter', 'entry', 'promise', 'notice', 'paper_counter', 'command'] as const)
      expect(await rowsOf(killed, table)).toEqual(await rowsOf(bulk, table))
    await killed.drop()
  })

  test('another year of the same seed is refused, and leaves nothing', async () => {
    const other = { ...year, from: '2026-08-01', ...(await inBulk(bulk, bureauId, until)), house: bulk }
    await expect(simulate(other)).rejects.toBeInstanceOf(CannotStart)
    expect((await rowsOf(bulk, 'entry')).length).toBe((await rowsOf(one, 'entry')).length)
  })
})
