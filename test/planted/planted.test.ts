import { expect, test } from 'vitest'
import { plantedMissed } from './missed.ts'
import { plantedYear } from './planted.ts'
import { plantedReturns } from './returned.ts'

test('of what grows at a gate nearly all is called days before it is serious, and next to nothing in vain', () => {
  const { found, lead, falsePerBeatMonth, vain } = plantedYear({ seed: 'ci', towns: 10, matters: 2500, plants: 20 })
  expect(found).toBeGreaterThanOrEqual(0.85)
  expect(lead).toBeGreaterThanOrEqual(4)
  expect(falsePerBeatMonth).toBeLessThan(0.02)
  // What a rule says that it may call in vain, with room for the luck of one small year.
  expect(vain).toBeLessThan(0.25)
})

test.each(['dispute', 'hazard'] as const)(
  'of each %s that comes back most are called a week and more before it is serious, whoever tells of it and wherever they write it',
  kind => {
    const size = { towns: 10, matters: 2500, plants: 40 }
    const { found, lead, falsePerBeatMonth, vain } = plantedReturns({ seed: 'ci', kind, ...size })
    expect(found).toBeGreaterThanOrEqual(0.7)
    expect(lead).toBeGreaterThanOrEqual(7)
    expect(falsePerBeatMonth).toBeLessThan(0.03)
    expect(vain).toBeLessThan(0.25)
  },
)

test('a measure that nobody keeps is called within weeks; a station that keeps none, and bad days, are not its fault', () => {
  const { found, lead, vain } = plantedMissed({ seed: 'ci', units: 20, measures: 30, plants: 5 })
  expect(found).toBe(1)
  expect(lead).toBeGreaterThanOrEqual(60)
  expect(vain).toBe(0)
})
