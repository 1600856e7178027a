import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Person } from './who-is-who.ts'

/** From when to when the clock keeps silent in a unit, by the bureau's own time: '21:00'; the same twice: never. */
export type QuietHours = {
  readonly id: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly path: string
  readonly from: string
  readonly to: string
}

/** The units of a bureau, from the top down. */
export async function quietHoursOf(db: Db, bureauId: number): Promise<QuietHours[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'code', 'path', 'name_zh', 'name_en', 'quiet_from', 'quiet_to'])
    .where('bureau_id', '=', bureauId)
    .orderBy('path')
    .execute()
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    path: row.path,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    from: row.quiet_from.slice(0, 5),
    to: row.quiet_to.slice(0, 5),
  }))
}

/** Whoever leads a unit, or one above it, says when nobody there is to be disturbed. */
export const leads = ({ posts }: Pick<Person, 'posts'>, path: string): boolean =>
  posts.some(
    ({ post, unitPath }) =>
      ['station_chief', 'county_officer', 'city_officer'].includes(post) && path.startsWith(unitPath),
  )

/** A time of day as it is written: 00:00 to 23:59. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** What the clock says from now on waits until they are over. Refuses `no-such-unit` (404). @param from a time of day */
export async function setQuietHours(db: Db, bureauId: number, id: string, from: string, to: string) {
  const { numUpdatedRows } = await db
    .updateTable('unit')
    .set({ quiet_from: from, quiet_to: to })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal(404, 'no-such-unit')
}
