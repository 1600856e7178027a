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

const resident: Asker = { as: 'resident', bureauId }
const hazard = (identity: string, more: object = { reporter: { name: '李小满', phone: '138****0002' } }) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'hazard',
      says: { text: '有人从楼上往下扔东西', type: 'high_toss', identity },
      place: { village: villages.dongan },
      ...more,
    },
    resident,
  )
const rows = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows
const open = (id: string) => rows('select role from people_private where matter_id = $1', id)
const vaulted = (id: string) => rows('select from vault_identity where matter_id = $1', id)

test('who reports a hazard lies in the vault, sealed with the report, and nowhere else', async () => {
  const { id } = await hazard('sealed', { reporter: { name: '李小满', phone: '138****0002', show: true } })
  expect(await vaulted(id)).toHaveLength(1)
  expect(await open(id)).toEqual([])
  expect(
    await rows("select measure, met_at is not null as met from promise where matter_id = $1 and measure = 'M42'", id),
  ).toEqual([{ measure: 'M42', met: true }])
})

test('who lets the handler see their phone says so in the report itself', async () => {
  const { id } = await hazard('shown_to_handler')
  expect(await vaulted(id)).toHaveLength(1)
  expect(await open(id)).toEqual([{ role: 'reporter' }])
})

test('thrown from a height, without a name: read by the officer, and a case stands beside it', async () => {
  const { id } = await hazard('sealed', { anonymous: true })
  expect(await vaulted(id)).toEqual([])
  const officer = staff((await personById(house.db, bureauId, people.beatOfficer.id, house.now()))!)
  const readAt = house.now().toISOString()
  const says = { readAt, reply: 'we_look_within_three_workdays', type: 'high_toss' }
  await act(house, { commandId: randomUUID(), matterId: id, move: 'screen', says }, officer)
  const linked = await rows(
    'select m.kind, m.state from link l join matter m on m.id = l.to_matter where l.from_matter = $1',
    id,
  )
  expect(linked).toEqual([{ kind: 'case', state: 'reported' }])
})
