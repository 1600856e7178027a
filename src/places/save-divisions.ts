import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Division } from './division.ts'

/** Adds a bureau's divisions, or brings those that are there up to what is given; leaves others alone. */
export async function saveDivisions(db: Db, bureauId: number, divisions: readonly Division[]): Promise<void> {
  const rows = divisions.map(({ point, ...rest }) => ({
    bureau_id: bureauId,
    ...rest,
    lat: point?.lat ?? null,
    lng: point?.lon ?? null,
  }))
  await sql`
    insert into division (bureau_id, code, parent, level, name, short, initials, lat, lng)
    select bureau_id, code, parent, level, name, short, initials, lat, lng
    from jsonb_populate_recordset(null::division, ${JSON.stringify(rows)}::jsonb)
    on conflict (bureau_id, code) do update
      set name = excluded.name, short = excluded.short, initials = excluded.initials,
          lat = coalesce(excluded.lat, division.lat), lng = coalesce(excluded.lng, division.lng)`.execute(db)
}
