import { expect, test } from 'vitest'
import { only } from '../../../test/laws/service.ts'
import { common } from '../common/index.ts'
import { service } from './index.ts'

test('every move of its own is in the table of lanes by which it is walked, or for all of them', () => {
  const forAll = ['ask', 'takeTicket', 'receive', 'askHelp', 'close']
  const shared = common<string, unknown>({ open: ['a'], closed: ['b'], again: 'a', withdrawn: 'b', workers: [] })
  const own = Object.keys(service.moves).filter(name => !(name in shared) && !forAll.includes(name))
  expect(own.sort()).toEqual(Object.keys(only).sort())
})
