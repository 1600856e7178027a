import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Bureau, Sight } from './answer.ts'
import type { Period } from './period.ts'

/** Something serious, and everything small that hung together with it in the 180 days before: the oldest first. */
export type Review = {
  matterId: string
  kind: string
  type: string
  at: string
  unitId: string
  small: { matterId: string; kind: string; type: string; openedAt: string; daysBefore: number }[]
}

const BACK = 180
/** A hint became a quarrel, the quarrel a case: so many links are followed. */
const LINKS = 4
const AT_MOST = 200

/**
 * Back from each serious event of a period, the latest first (小到大, domain §4.9), to learn what could have been heard
 * earlier. Without blame and without names: ids and days. What is behind a wall is on neither side, and no link leads through it.
 */
export async function reviewsOf(
  { pool }: Pick<House, 'pool'>,
  { bureauId, tz }: Bureau,
  period: Period,
  { behind, units }: Sight,
): Promise<Review[]> {
  const { rows } = await pool.query<any>(
    `with recursive serious as (
       select matter_id, kind, type, at, unit_id from counted
       where bureau_id = $1 and series = 'serious' and at >= $2 and at < $3 and behind = any($4::text[])
         and ($5::uuid[] is null or unit_id = any($5::uuid[]))
       order by at desc limit ${AT_MOST}
     ), near as (
       select matter_id as event, matter_id as id, 0 as far from serious
       union
       select n.event, o.matter_id, n.far + 1 from near n
         join lateral (
           select to_matter as other from link where bureau_id = $1 and from_matter = n.id
           union all select from_matter from link where bureau_id = $1 and to_matter = n.id) l on true
         join counted o on o.bureau_id = $1 and o.matter_id = l.other and o.series = 'opened' and o.behind = any($4::text[])
       where n.far < ${LINKS}
     )
     select s.matter_id, s.kind, s.type, s.at, s.unit_id, (
       select json_agg(json_build_object('id', o.matter_id, 'kind', o.kind, 'type', o.type, 'at', o.at) order by o.at, o.matter_id)
       from (select distinct id from near where event = s.matter_id and id <> s.matter_id) n
       join counted o on o.bureau_id = $1 and o.matter_id = n.id and o.series = 'opened'
       where o.at < s.at and o.at >= s.at - interval '${BACK} days') as small
     from serious s order by s.at desc, s.matter_id`,
    [bureauId, isoAt(period.from, 'UTC'), isoAt(period.to, 'UTC'), behind, units ?? null],
  )
  return rows.map((row: any) => {
    const at: number = row.at.getTime()
    return {
      ...{ matterId: row.matter_id, kind: row.kind, type: row.type, at: isoAt(at, tz), unitId: row.unit_id },
      small: (row.small ?? []).map((one: any) => {
        const opened = Date.parse(one.at)
        const daysBefore = Math.floor((at - opened) / 86_400_000)
        return { matterId: one.id, kind: one.kind, type: one.type, openedAt: isoAt(opened, tz), daysBefore }
      }),
    }
  })
}
