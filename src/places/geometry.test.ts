import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, isInBox, isInRing, kmBetween, type Ring } from './geometry.ts'

const square: Ring = [
  [115, 35],
  [116, 35],
  [116, 36],
  [115, 36],
]
/** A U, open to the north. */
const bay: Ring = [
  [0, 0],
  [3, 0],
  [3, 3],
  [2, 3],
  [2, 1],
  [1, 1],
  [1, 3],
  [0, 3],
]

describe('a point in a ring', () => {
  test.each([
    [{ lat: 0.5, lng: 1.5 }, true],
    [{ lat: 2, lng: 0.5 }, true],
    [{ lat: 2, lng: 2.5 }, true],
    [{ lat: 2, lng: 1.5 }, false],
    [{ lat: 4, lng: 1.5 }, false],
  ])('in a bay: %o → %s', (point, inside) => expect(isInRing(point, bay)).toBe(inside))

  test('a point on the line that two neighbours share is in exactly one of them', () => {
    const east: Ring = square.map(([lng, lat]) => [lng + 1, lat])
    fc.assert(
      fc.property(fc.double({ min: 35.0001, max: 35.9999, noNaN: true }), lat => {
        const on = { lat, lng: 116 }
        return Number(isInRing(on, square)) + Number(isInRing(on, east)) === 1
      }),
    )
  })

  test('whoever is in the ring is in its box, and the middle of a triangle is in it', () => {
    const at = fc.record({
      lat: fc.double({ min: -5, max: 5, noNaN: true }),
      lng: fc.double({ min: -5, max: 5, noNaN: true }),
    })
    fc.assert(fc.property(at, point => !isInRing(point, bay) || isInBox(point, boxOf(bay))))
    fc.assert(
      fc.property(at, at, at, (a, b, c) => {
        const area = (b.lng - a.lng) * (c.lat - a.lat) - (c.lng - a.lng) * (b.lat - a.lat)
        fc.pre(Math.abs(area) > 1e-3)
        const middle = { lat: (a.lat + b.lat + c.lat) / 3, lng: (a.lng + b.lng + c.lng) / 3 }
        return isInRing(
          middle,
          [a, b, c].map(p => [p.lng, p.lat] as const),
        )
      }),
    )
  })
})

test('a degree of latitude is 111 km, one of longitude at 35° north about 91 km', () => {
  expect(kmBetween({ lat: 35, lng: 115 }, { lat: 36, lng: 115 })).toBeCloseTo(111.3, 0)
  expect(kmBetween({ lat: 35, lng: 115 }, { lat: 35, lng: 116 })).toBeCloseTo(91.2, 0)
})
