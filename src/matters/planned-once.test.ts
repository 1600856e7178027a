import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { staff } from './asker.ts'
import { matterWithHistory } from './history.ts'
import { openMatter } from './open-matter.ts'
import { ask } from './statement.ts'
import { listFor } from './store.ts'

/** So often PostgreSQL tries a plan of its own for the values at hand before it may settle on one for all. */
const TRIALS = 5

test('the hottest questions are planned once on a connection, not each time they are asked', async () => {
  const house = await testHouse()
  const as = async (name: 'beatOfficer' | 'dutyOfficer' | 'chief') =>
    (await personById(house.db, bureauId, people[name].id, house.now()))!
  const [officer, duty, chief] = [await as('beatOfficer'), await as('dutyOfficer'), await as('chief')]
  const client = await house.pool.connect()
  const alone = { ...house, pool: { query: (asked: object) => client.query(asked as never) } as never }
  const now = () => house.now().toISOString()
  for (let i = 0; i < 2 * TRIALS; i++) {
    const says = { text: '灯箱被砸' }
    const place = { village: villages.dongan }
    const { id } = await openMatter(alone, { commandId: randomUUID(), kind: 'case', place, says }, staff(duty))
    const move = (move: string, says: object, by = duty) =>
      act(alone, { commandId: randomUUID(), matterId: id, move, says }, staff(by))
    await move('register', { registerNo: `J-${i}`, registeredAt: now() })
    await move('accept', { acceptNo: `S-${i}`, decidedAt: now() }, chief)
    await move('update', { how: 'phone', toldAt: now(), step: 'looking' }, officer)
    await matterWithHistory(alone, staff(officer), id)
    await listFor(alone, officer, { scope: 'mine' })
  }
  const { rows } = await client.query('select name, generic_plans, custom_plans from pg_prepared_statements')
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const { name, generic_plans, custom_plans } of rows)
    expect(`${name} ${Number(generic_plans) > 0} ${custom_plans}`).toBe(`${name} true ${TRIALS}`)

  // However many filters are put together, not for ever more.
  for (let i = 0; i < 200; i++) expect(await ask(alone, sql`select ${sql.lit(i)}::int as n`)).toEqual([{ n: i }])
  const held = await client.query('select count(*)::int as n from pg_prepared_statements')
  expect(held.rows[0].n).toBeLessThan(160)
  client.release()
  await house.drop()
})
