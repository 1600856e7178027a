import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsIn } from './shifts.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 10, 24, n))
const shift = (staffId: string, from: number, to: number) => ({ staffId, from: hour(from), to: hour(to) })

describe('gaps', () => {
  test.each<[string, [number, number][], [number, number][]]>([
    ['none where one follows the other', [[0, 8], [8, 24]], []], // biome-ignore format: a table
    ['the whole of it where there is nobody', [], [[0, 24]]],
    [
      'before, between and after',
      [
        [2, 4],
        [6, 20],
      ],
      [
        [0, 2],
        [4, 6],
        [20, 24],
      ],
    ],
    [
      'not where a long one covers a short one',
      [
        [0, 20],
        [3, 5],
      ],
      [[20, 24]],
    ],
    [
      'in any order, and beyond both ends',
      [
        [10, 40],
        [-5, 9],
      ],
      [[9, 10]],
    ],
  ])('%s', (_, shifts, gaps) => {
    const spans = shifts.map(([from, to]) => shift('a', from, to))
    expect(gapsIn(spans, hour(0), hour(24)).map(({ from, to }) => [from, to])).toEqual(
      gaps.map(([from, to]) => [hour(from), hour(to)]),
    )
  })

  test('an instant is in a gap exactly when nobody is on duty then', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -5, max: 30 }), fc.integer({ min: 1, max: 12 })), { maxLength: 6 })
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 23 }), (spans, at) => {
        const shifts = spans.map(([from, length]) => shift('a', from, from + length))
        const isIn = (span: { from: Date; to: Date }) => span.from <= hour(at) && hour(at) < span.to
        return gapsIn(shifts, hour(0), hour(24)).some(isIn) === !shifts.some(isIn)
      }),
    )
  })
})
