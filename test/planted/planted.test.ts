import { expect, test } from 'vitest'
import { plantedYear } from './planted.ts'

test('of what grows at a gate nearly all is called days before it is serious, and next to nothing in vain', () => {
  const { found, lead, falsePerBeatMonth, vain } = plantedYear({ seed: 'ci', towns: 10, matters: 2500, plants: 20 })
  expect(found).toBeGreaterThanOrEqual(0.85)
  expect(lead).toBeGreaterThanOrEqual(4)
  expect(falsePerBeatMonth).toBeLessThan(0.02)
  // What a rule says that it may call in vain, with room for the luck of one small year.
  expect(vain).toBeLessThan(0.25)
})
