import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { bureauId, people, villages } from '../../test/people.ts'
import { personById } from '../people/who-is-who.ts'
import { act } from './act.ts'
import { type Asker, staff } from './asker.ts'
import { openMatter } from './open-matter.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.drop())

const clock: Asker = { as: 'clock', bureauId }
const plan = (says: object) =>
  openMatter(house, { commandId: randomUUID(), kind: 'round', says, place: { village: villages.dongan } }, clock)
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const officer = async () => staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)

test('a round opened by the clock lands with the officer of the beat, and a finding is a hazard there in one act', async () => {
  const { id, owner, dues } = await plan({ sort: 'listening' })
  expect(owner).toBe(people.beatOfficer.id)
  expect(dues).toHaveLength(1)
  const walker = await officer()
  await act(house, { commandId: randomUUID(), matterId: id, move: 'findHazard', says: { item: 'way_water' } }, walker)
  const found = await rows(
    `select m.kind, m.state, m.village, m.owner_id as owner, l."as", m.details->>'type' as type
     from link l join matter m on m.id = l.to_matter where l.from_matter = $1`,
    id,
  )
  expect(found).toEqual([
    { kind: 'hazard', state: 'found_on_visit', village: villages.dongan, owner, as: 'found', type: 'pond' },
  ])
})

test('the list of what was put right lands with the chief', async () => {
  const { owner } = await plan({ sort: 'public_list' })
  expect(owner).toBe(people.chief.id)
})
