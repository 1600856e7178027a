import type { Likeness } from './likeness.ts'

/** Cells of the map, some two hundred metres wide. */
const CELL = 500

const cellOf = ({ lat, lng }: { lat: number; lng: number }) =>
  [Math.round(lat * CELL), Math.round(lng * CELL * 0.8)] as const

/** By which places a matter is found as perhaps the same. */
export function placesOf({ address, village, near }: Likeness): string[] {
  const [north, east] = near ? cellOf(near) : []
  return [
    ...address.streets.map(street => `street ${village ?? ''} ${street}`),
    // Where no more is known of where it is, the whole village.
    ...(village !== null && !near ? [`village ${village}`] : []),
    ...(near ? [`cell ${north} ${east}`] : []),
  ]
}

/** And where to look for those like it: the cells around it, too. */
export function placesAround(likeness: Likeness): string[] {
  const { near } = likeness
  const own = placesOf(likeness)
  if (!near) return own
  const [north, east] = cellOf(near)
  const around = [-1, 0, 1].flatMap(i => [-1, 0, 1].map(j => `cell ${north + i} ${east + j}`))
  return [...new Set([...own, ...around])]
}

/** The one gate, shop front or part of a street that a matter is at, as exactly as it is known; undefined where it is only a village. */
export function gateOf({ address, village, near }: Likeness, premises: string): string | undefined {
  if (premises !== '') return `premises ${premises}`
  if (near) return `gate ${cellOf(near).join(' ')}`
  if (address.streets.length === 0) return undefined
  return `gate ${village ?? ''} ${address.streets[0]} ${address.numbers?.[0] ?? ''}`
}
