import { describe, expect, test } from 'vitest'
import { derivedId, uuidv7 } from './ids.ts'

describe('a new id', () => {
  test('sorts by the time it was made', () => {
    const made = [0, 1, 255, 256, 1.7e12, 1.8e12, 2 ** 47].map(ms => uuidv7(new Date(ms)))
    expect(made.toSorted()).toEqual(made)
  })

  test('is version 7 and never twice the same within a moment', () => {
    const made = Array.from({ length: 2000 }, () => uuidv7(new Date(1.7e12)))
    expect(new Set(made).size).toBe(made.length)
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('is the same again from the same seed', () => {
    const chance = (size: number) => new Uint8Array(size).fill(7)
    expect(uuidv7(new Date(5), chance)).toBe(uuidv7(new Date(5), chance))
  })
})

test('an id derived from words is the same for the same words only', () => {
  expect(derivedId('unit', '371702')).toBe(derivedId('unit', '371702'))
  expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'))
  expect(derivedId('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/)
})
