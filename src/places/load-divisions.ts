import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import type { LineFault } from '../platform/line-fault.ts'
import { inWgs84 } from './datum.ts'
import type { Division } from './division.ts'
import { readDivisions } from './divisions.ts'
import { boxOf } from './geometry.ts'
import { saveDivisions } from './save-divisions.ts'

/** How far the land of a city may reach beyond the points of its villages, in degrees: some ten kilometres. */
const MARGIN = 0.1

/**
 * Takes a city's divisions from a file (see `readDivisions`), whole or not at all. Loaded again, names and points are
 * brought up to date and what is missing from the file stays.
 *
 * Points are taken only where somebody vouches for them (`surveyed`): those of the shipped file are invented, and a point
 * decides with whom a matter lands. Then the bounds of the city become theirs. `datum`: theirs, if not WGS-84; refuses
 * `unknown-datum`.
 */
export async function loadDivisions(
  db: Db,
  bureauId: number,
  csvText: string,
  { surveyed = false, datum }: { surveyed?: boolean | undefined; datum?: string | undefined } = {},
): Promise<{ loaded: number; faults: readonly LineFault[] }> {
  const { divisions: read, faults } = readDivisions(csvText)
  const divisions = read.map(({ point, ...rest }): Division => {
    if (!surveyed || !point) return rest
    const { lat, lng } = inWgs84({ lat: point.lat, lng: point.lon }, datum)
    return { ...rest, point: { lon: lng, lat } }
  })
  if (faults.length > 0) return { loaded: 0, faults }
  const points = divisions.flatMap(({ point }) => (point ? [[point.lon, point.lat] as const] : []))
  await changing(db, bureauId, 'people', async trx => {
    await saveDivisions(trx, bureauId, divisions)
    if (points.length === 0) return
    const { south, west, north, east } = boxOf(points)
    await trx
      .updateTable('bureau')
      .set({ south: south - MARGIN, west: west - MARGIN, north: north + MARGIN, east: east + MARGIN })
      .where('bureau_id', '=', bureauId)
      .execute()
  })
  return { loaded: divisions.length, faults: [] }
}
