import { expect, test } from 'vitest'
import { isUnnamed } from './sealed.ts'

const at = (state: string, decision?: string) => ({ kind: 'case', state, details: { decision } })
const unnamed = (of: ReturnType<typeof at>) =>
  ['offender', 'offender_family', 'victim', 'reporter'].filter(role => isUnnamed(of, role))

test('whoever did it is unnamed from the decision on, for everybody; in a sealed record all are', () => {
  expect(unnamed(at('telling'))).toEqual([])
  for (const state of ['decided', 'served', 'follow_up', 'closed'])
    expect(unnamed(at(state, 'penalty'))).toEqual(['offender', 'offender_family'])
  // The law of crimes has rules of its own.
  expect(unnamed(at('to_criminal', 'to_criminal'))).toEqual([])
  expect(unnamed(at('sealed', 'penalty'))).toEqual(['offender', 'offender_family', 'victim', 'reporter'])
})
