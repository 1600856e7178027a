/** Degrees, WGS-84. */
export type Point = { readonly lat: number; readonly lng: number }

/** A closed line of [lng, lat], as GeoJSON writes it; the last point need not repeat the first. */
export type Ring = readonly (readonly [number, number])[]

export type Box = { readonly south: number; readonly west: number; readonly north: number; readonly east: number }

export const isInBox = ({ lat, lng }: Point, { south, west, north, east }: Box): boolean =>
  lat >= south && lat <= north && lng >= west && lng <= east

export function boxOf(ring: Ring): Box {
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  return { south: Math.min(...lats), west: Math.min(...lngs), north: Math.max(...lats), east: Math.max(...lngs) }
}

/** Counts how often a line eastward crosses the ring: an odd number means inside. */
export function isInRing({ lat, lng }: Point, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!
    const [x2, y2] = ring[j]!
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

const KM_PER_DEGREE = 111.32

/** Kilometres, good to a few metres within one city: the earth taken as flat there. */
export function kmBetween(a: Point, b: Point): number {
  const east = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return Math.hypot(b.lat - a.lat, east) * KM_PER_DEGREE
}
