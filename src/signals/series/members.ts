import { sql } from 'kysely'
import type { House } from '../../house.ts'
import { staff } from '../../matters/asker.ts'
import { matterWithHistory, type WithHistory } from '../../matters/history.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { reachFor } from '../../matters/store.ts'
import { visibleTo } from '../../matters/visible-to.ts'
import type { Person } from '../../people/who-is-who.ts'
import { readBy } from '../search/find.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now'>

export type Member = { id: string; near: { lat: number; lng: number } | null }

/** Of these, the ones that the asker sees, none of them protected by now; the point for those alone who read what was said. */
export async function membersAmong({ db }: Rooms, person: Person, ids: readonly string[]): Promise<Member[]> {
  if (ids.length === 0) return []
  const reach = await reachFor({ db }, person)
  const { rows } = await sql<{ id: string; lat: number | null; lng: number | null; read: boolean }>`
    select m.id, m.lat, m.lng, ${readBy(person.id, reach)} as read from matter m
    where m.bureau_id = ${person.bureauId} and m.id = any(${ids}::uuid[])
      and ${sql.raw(unguarded)} and ${visibleTo(reach)}
    order by m.opened_at, m.id`.execute(db)
  return rows.map(({ id, lat, lng, read }) => ({
    id,
    near: read && lat !== null && lng !== null ? { lat, lng } : null,
  }))
}

/** The series that a matter is in, as far as the asker sees them, the newest first; three at most. */
export async function seriesOf(house: Rooms, person: Person, id: string): Promise<WithHistory[]> {
  const reach = await reachFor(house, person)
  const { rows } = await sql<{ id: string }>`
    select m.id from link l join matter m on m.bureau_id = l.bureau_id and m.id = l.from_matter
    where l.bureau_id = ${person.bureauId} and l.to_matter = ${id} and m.kind = 'series'
      and m.details -> 'members' ? ${id} and m.state not in ('proposed', 'dismissed') and ${visibleTo(reach)}
    group by m.id, m.opened_at order by m.opened_at desc limit 3`.execute(house.db)
  const all = await Promise.all(rows.map(row => matterWithHistory(house, staff(person), row.id)))
  return all.flatMap(whole => whole ?? [])
}
