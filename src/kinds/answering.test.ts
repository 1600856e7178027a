import { expect, test } from 'vitest'
import { isAnswer, isCall } from './answering.ts'
import { kindNamed, kinds } from './index.ts'
import { defaultMeasures } from './shipped.ts'

const smallCase = kindNamed('case')!
const measure = (id: string) => defaultMeasures.find(one => one.id === id)!

test('that a report is registered is no answer to who made it; that it is taken on or not is one', () => {
  expect(isAnswer(measure('M01'), smallCase)).toBe(false)
  expect(isAnswer(measure('M03'), smallCase)).toBe(true)
  expect(isAnswer(measure('M09'), smallCase)).toBe(true)
  expect(isAnswer(measure('M03'), kindNamed('hazard')!)).toBe(false)
})

test('the victim waits for a call once it is found out, not while the camera is secured', () => {
  expect(isCall(measure('M11'), smallCase)).toBe(true)
  expect(isCall(measure('M07'), smallCase)).toBe(false)
  expect(isCall(measure('M03'), smallCase)).toBe(false)
})

test('every kind that a resident may report owes them some answer', () => {
  const theirs = kinds.filter(({ moves, start }) => moves[start]!.by.includes('resident'))
  expect(theirs.length).toBeGreaterThanOrEqual(6)
  for (const kind of theirs)
    expect([kind.name, defaultMeasures.some(one => isAnswer(one, kind))]).toEqual([kind.name, true])
})
