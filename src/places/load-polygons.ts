import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'
import { inWgs84 } from './datum.ts'
import type { Ring } from './geometry.ts'

/**
 * Takes the outlines of beats from GeoJSON (RFC 7946): features with `unit` (code) and `beat` (name) among their
 * properties, Polygon or MultiPolygon, whose holes are not looked at. Replaces the outlines of those beats. Refuses
 * `not-geojson`, and `bad-outline` or `unknown-beat` with the number of the feature, from 1 (422). `datum`: theirs, if not
 * WGS-84 as the standard has it; refuses `unknown-datum`.
 */
export async function loadPolygons(
  db: Db,
  bureauId: number,
  text: string,
  datum?: string,
): Promise<{ loaded: number }> {
  const features = readFeatures(text)
  await changing(db, bureauId, 'people', async trx => {
    const beats = await trx
      .selectFrom('beat as b')
      .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 'b.bureau_id').onRef('u.id', '=', 'b.unit_id'))
      .select(['b.id', 'b.name', 'u.code'])
      .where('b.bureau_id', '=', bureauId)
      .execute()
    const idOf = new Map(beats.map(row => [`${row.code} ${row.name}`, row.id as string]))
    for (const [i, { unit, beat, rings }] of features.entries()) {
      const beatId = idOf.get(`${unit} ${beat}`)
      if (!beatId) throw new Refusal(422, 'unknown-beat', { feature: i + 1 })
      await trx.deleteFrom('beat_polygon').where('bureau_id', '=', bureauId).where('beat_id', '=', beatId).execute()
      const rows = rings.map((ring, n) => ({
        bureau_id: bureauId,
        beat_id: beatId,
        n: n + 1,
        ring: JSON.stringify(ring.map(([east, north]) => turned(east, north, datum))),
      }))
      await trx.insertInto('beat_polygon').values(rows).execute()
    }
  })
  return { loaded: features.length }
}

const turned = (east: number, north: number, datum: string | undefined): [number, number] => {
  const { lat, lng } = inWgs84({ lat: north, lng: east }, datum)
  return [lng, lat]
}

type Feature = { unit: string; beat: string; rings: Ring[] }

/** As somebody's map has it, who may have written anything. */
type GeoFeature = {
  geometry: { type?: unknown; coordinates?: unknown } | null
  properties: { unit?: unknown; beat?: unknown } | null
}

function readFeatures(text: string): Feature[] {
  let read: { type?: unknown; features?: unknown } | null
  try {
    read = JSON.parse(text)
  } catch {
    throw new Refusal(422, 'not-geojson')
  }
  if (read?.type !== 'FeatureCollection' || !Array.isArray(read.features)) throw new Refusal(422, 'not-geojson')
  return read.features.map((feature: Partial<GeoFeature> | null, i) => {
    const { type, coordinates } = feature?.geometry ?? {}
    const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []
    const rings = Array.isArray(polygons) ? polygons.map(polygon => polygon?.[0]) : []
    if (rings.length === 0 || !rings.every(isRing)) throw new Refusal(422, 'bad-outline', { feature: i + 1 })
    return { unit: String(feature?.properties?.unit), beat: String(feature?.properties?.beat), rings }
  })
}

const isRing = (ring: unknown): ring is Ring =>
  Array.isArray(ring) &&
  ring.length >= 4 &&
  ring.every(
    point => Array.isArray(point) && Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90 && point.length >= 2,
  )
