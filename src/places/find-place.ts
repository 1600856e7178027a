import { Refusal } from '../platform/refusal.ts'
import { isInBox, isInRing, kmBetween, type Point } from './geometry.ts'
import { type Beat, topOf, type Unit, type WhoAnswers } from './who-answers.ts'

/** Where a thing is, as precisely as is known: the first of these that is given counts. */
export type Where = {
  /** What the code on a door plate or card says. */
  placeCode?: string | undefined
  /** The code of a village; or of a town or county, where no more is known. */
  village?: string | undefined
  point?: Point | undefined
  /** A unit's id: somebody stands at its counter or calls it. */
  unit?: string | undefined
}

export type Found = {
  village: string | null
  beat: Beat | undefined
  /** Who answers there when no beat does. */
  unit: Unit
  /** Only the nearest village that is known, not one that surely holds the point. */
  near: boolean
}

/** By which a place that is none of ours is refused. */
export const placeCodes = [
  'unknown-place-code',
  'unknown-unit',
  'no-place-given',
  'village-of-another-city',
  'unknown-village',
  'bad-point',
  'outside-city',
]

/** Further from every known village than this, a point is not in the city. */
const FAR_KM = 15

export function findPlace(known: WhoAnswers, where: Where): Found {
  if (where.placeCode !== undefined) {
    const village = known.placeCodes.get(where.placeCode)
    if (!village) throw new Refusal(422, 'unknown-place-code')
    return inDivision(known, village)
  }
  if (where.village !== undefined) return inDivision(known, where.village)
  if (where.point !== undefined) return atPoint(known, where.point)
  if (where.unit !== undefined) {
    const unit = known.units.get(where.unit)
    if (!unit) throw new Refusal(422, 'unknown-unit')
    return { village: null, beat: undefined, unit, near: false }
  }
  throw new Refusal(422, 'no-place-given')
}

function inDivision(known: WhoAnswers, code: string, near = false): Found {
  const place = known.places.get(code)
  if (!place) {
    const elsewhere = known.city && /^\d{4,12}$/.test(code) && !code.startsWith(known.city)
    throw new Refusal(422, elsewhere ? 'village-of-another-city' : 'unknown-village')
  }
  const beatId = known.beatOf.get(code)
  const beat = beatId ? known.beats.get(beatId) : undefined
  const unit = beat ? known.units.get(beat.unitId)! : unitFor(known, code)
  return { village: place.level === 'village' ? code : null, beat, unit, near }
}

function atPoint(known: WhoAnswers, point: Point): Found {
  if (!(Math.abs(point.lat) <= 90 && Math.abs(point.lng) <= 180)) throw new Refusal(422, 'bad-point')
  if (!isInBox(point, known.box)) throw new Refusal(422, 'outside-city')
  const polygon = known.polygons.find(({ box, ring }) => isInBox(point, box) && isInRing(point, ring))
  if (polygon) {
    const beat = known.beats.get(polygon.beatId)!
    const itsOwn = known.points.filter(({ code }) => known.beatOf.get(code) === beat.id)
    const village = nearest(itsOwn, point)?.code ?? null
    return { village, beat, unit: known.units.get(beat.unitId)!, near: false }
  }
  if (known.points.length === 0) return { village: null, beat: undefined, unit: root(known), near: false }
  const village = nearest(known.points, point)
  if (!village || village.km > FAR_KM) throw new Refusal(422, 'outside-city')
  return inDivision(known, village.code, true)
}

function nearest(points: WhoAnswers['points'], to: Point): { code: string; km: number } | undefined {
  let best: { code: string; km: number } | undefined
  for (const { code, point } of points) {
    const km = kmBetween(point, to)
    if (!best || km < best.km) best = { code, km }
  }
  return best
}

/** The unit that answers for a division: for itself, else for the one around it, else the bureau. */
export function unitFor(known: WhoAnswers, code: string): Unit {
  for (let at: string | null | undefined = code; at; at = known.places.get(at)?.parent) {
    const units = known.unitsOf.get(at) ?? []
    const unit = units.find(({ sort }) => sort === 'station') ?? units.find(({ sort }) => general.has(sort))
    if (unit) return unit
  }
  return root(known)
}

const general = new Set(['bureau', 'county', 'station'])

function root(known: WhoAnswers): Unit {
  const top = topOf(known)
  if (!top) throw new Refusal(503, 'nobody-to-land-with')
  return top
}
