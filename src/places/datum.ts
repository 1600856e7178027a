import imported from 'gcoord'
import { Refusal } from '../platform/refusal.ts'
import type { Point } from './geometry.ts'

// Its types say that the whole lies one step deeper than Node finds it.
const gcoord = imported as unknown as typeof imported.default

/**
 * Under which datum a point was read: a phone's own GPS and the state's maps (CGCS2000, the same to the centimetre), the maps of
 * AMap and Tencent (GCJ-02), those of Baidu (BD-09). Here everything is WGS-84: converted once, at the door.
 */
const datums = { 'wgs-84': gcoord.WGS84, cgcs2000: gcoord.WGS84, 'gcj-02': gcoord.GCJ02, 'bd-09': gcoord.BD09 } as const

export const datumNames = Object.keys(datums) as readonly string[]

/** A point in WGS-84. Refuses `unknown-datum` (422). */
export function inWgs84({ lat, lng }: Point, datum: string | undefined): Point {
  const name = (datum || 'wgs-84').toLowerCase().replace(/^(wgs|gcj|bd)[-_ ]?(84|02|09)$/, '$1-$2')
  if (!Object.hasOwn(datums, name)) throw new Refusal(422, 'unknown-datum')
  const from = datums[name as keyof typeof datums]
  if (from === gcoord.WGS84) return { lat, lng }
  const [east, north] = gcoord.transform([lng, lat], from, gcoord.WGS84) as [number, number]
  return { lat: north, lng: east }
}
