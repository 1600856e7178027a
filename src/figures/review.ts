import type { Calendar } from '../clock/calendar.ts'
import { provisionalDue } from '../clock/due.ts'
import { DAY, isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Bureau, Sight } from './answer.ts'
import type { Period } from './period.ts'

/** What could have been heard before it, and what comes of it: codes, so that nobody is named and nobody blamed. */
export const signs = ['none', 'heard_and_acted', 'heard_and_left', 'not_heard'] as const
export const lessons = ['new_check', 'new_measure', 'other_round', 'training', 'nothing'] as const
export type Signs = (typeof signs)[number]
export type Lesson = (typeof lessons)[number]

/** Something serious, and everything small that hung together with it in the 180 days before: the oldest first. */
export type Review = {
  matterId: string
  kind: string
  type: string
  at: string
  unitId: string
  /** ISO 8601, exclusive: ten workdays on, by the bureau's calendar. */
  due: string
  /** What was learned; null: not looked at yet. */
  reviewed: { at: string; signs: Signs; lesson: Lesson; inTime: boolean } | null
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
  calendar: Calendar,
): Promise<Review[]> {
  const { rows } = await pool.query<Event>(
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
     select s.matter_id, s.kind, s.type, s.at, s.unit_id, r.reviewed_at, r.signs, r.lesson, (
       select json_agg(json_build_object('id', o.matter_id, 'kind', o.kind, 'type', o.type, 'at', o.at) order by o.at, o.matter_id)
       from (select distinct id from near where event = s.matter_id and id <> s.matter_id) n
       join counted o on o.bureau_id = $1 and o.matter_id = n.id and o.series = 'opened'
       where o.at < s.at and o.at >= s.at - interval '${BACK} days') as small
     from serious s
     left join serious_review r on r.bureau_id = $1 and r.matter_id = s.matter_id and r.at = s.at
     order by s.at desc, s.matter_id`,
    [bureauId, isoAt(period.from, 'UTC'), isoAt(period.to, 'UTC'), behind, units ?? null],
  )
  return rows.map(row => {
    const at = row.at.getTime()
    const { due } = provisionalDue(isoAt(at, tz), { value: 10, unit: 'workday' }, calendar)
    const reviewedAt = row.reviewed_at?.getTime()
    return {
      due,
      reviewed:
        reviewedAt === undefined
          ? null
          : {
              at: isoAt(reviewedAt, tz),
              signs: row.signs,
              lesson: row.lesson,
              inTime: reviewedAt < Date.parse(due),
            },
      matterId: row.matter_id,
      kind: row.kind,
      type: row.type,
      at: isoAt(at, tz),
      unitId: row.unit_id,
      small: (row.small ?? []).map(one => {
        const opened = Date.parse(one.at)
        const daysBefore = Math.floor((at - opened) / DAY)
        return { matterId: one.id, kind: one.kind, type: one.type, openedAt: isoAt(opened, tz), daysBefore }
      }),
    }
  })
}

type Event = {
  matter_id: string
  kind: string
  type: string
  at: Date
  unit_id: string
  /** Nothing where nobody has looked back. */
  reviewed_at: Date | null
  signs: Signs
  lesson: Lesson
  small: { id: string; kind: string; type: string; at: string }[] | null
}

type Record = { matterId: string; signs: Signs; lesson: Lesson; by: string; now: Date }

/** Writes down what was learned from something serious; the first record stays. False where there is nothing serious that they may know of. */
export async function reviewed(
  { pool }: Pick<House, 'pool'>,
  { bureauId }: Bureau,
  { behind, units }: Sight,
  { matterId, signs: found, lesson, by, now }: Record,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `with event as (
       select at from counted where bureau_id = $1 and matter_id = $2 and series = 'serious' and behind = any($3::text[])
         and ($4::uuid[] is null or unit_id = any($4::uuid[]))
       order by at desc limit 1
     ), made as (
       insert into serious_review (bureau_id, matter_id, at, reviewed_at, by, signs, lesson)
       select $1, $2, at, $5, $6, $7, $8 from event on conflict do nothing)
     select from event`,
    [bureauId, matterId, behind, units ?? null, now, by, found, lesson],
  )
  return rowCount === 1
}
