import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { typesInTheOpen } from '../kinds/hazard/types.ts'
import { inTheOpen, isInTheOpen, isUnguarded, unguarded } from './in-the-open.ts'

let here: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  here = await testDatabase()
})
afterAll(() => here.drop())

const plain = {
  kind: 'hazard',
  protected: false,
  wall: null,
  state: 'reported',
  imported: null,
  details: { origin: 'reported', type: typesInTheOpen[0]! },
  people: [{ id: 'a', role: 'reporter' }],
} as const
type Some = Parameters<typeof isInTheOpen>[0]

const any: fc.Arbitrary<Some> = fc.record({
  kind: fc.constantFrom('hazard', 'hazard', 'hazard', 'case', 'dispute', 'conduct', 'clue', 'service'),
  protected: fc.boolean(),
  wall: fc.constantFrom(null, null, 'inspection' as const, 'owner' as const),
  state: fc.constantFrom('reported', 'closed', 'sealed'),
  imported: fc.constantFrom(null, null, { source: 'x' }),
  details: fc.record(
    {
      origin: fc.constantFrom('reported', 'found', 'told'),
      type: fc.constantFrom(...typesInTheOpen.slice(0, 3), 'high_toss', 'nonsense'),
      minor: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  people: fc.array(
    fc.record({ id: fc.constant('a'), role: fc.constantFrom('reporter', 'responsible_unit', 'guardian') }),
    {
      maxLength: 2,
    },
  ),
})

test('the condition in the database and the function say the same of every matter', async () => {
  const some = [plain as Some, ...fc.sample(any, 1500)]
  const { rows } = await here.pool.query(
    `select ${unguarded} as unguarded, ${inTheOpen} as open from (
       select j ->> 'kind' as kind, (j -> 'protected')::boolean as protected, j ->> 'wall' as wall, j ->> 'state' as state,
         nullif(j -> 'imported', 'null') as imported, j -> 'details' as details, j -> 'people' as people, n
       from jsonb_array_elements($1::jsonb) with ordinality as x(j, n)) m order by n`,
    [JSON.stringify(some)],
  )
  rows.forEach((row, i) => {
    expect(row.unguarded, JSON.stringify(some[i])).toBe(isUnguarded(some[i]!))
    expect(row.open === true, JSON.stringify(some[i])).toBe(isInTheOpen(some[i]!))
  })
  expect(rows[0]).toEqual({ unguarded: true, open: true })
  expect(rows.filter(({ open }) => open).length).toBeGreaterThan(5)
})

test.each<[string, Partial<Some>]>([
  ['protected (violence at home, a child harmed, a threatened informant)', { protected: true }],
  ['a complaint about a person', { wall: 'inspection' }],
  ['a lead', { wall: 'owner' }],
  ['a sealed record', { state: 'sealed' }],
  ['anything but a hazard', { kind: 'dispute' }],
  ['with a guardian in it, so a minor', { people: [{ id: 'a', role: 'guardian' }] }],
  ['about a minor', { details: { ...plain.details, minor: true } }],
  ['of a type for which a case is opened', { details: { ...plain.details, type: 'high_toss' } }],
  ['of another system', { imported: {} }],
])('it stands on no map and no board: %s', (_, more) => {
  expect(isInTheOpen({ ...(plain as Some), ...more })).toBe(false)
})
