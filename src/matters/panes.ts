import { type RawBuilder, sql } from 'kysely'

/*
 * What a chief looks at in the morning, each a question about the open matter `m`: about matters, never about who is better
 * (domain.md §4, §3.5).
 */

export const paneNames = ['late', 'soon', 'toApprove', 'badRating', 'gaps', 'hot'] as const
export type Pane = (typeof paneNames)[number]

/** @param at the moment that is looked at, ISO 8601 @param today the bureau's day then */
export function inPane(pane: Pane, at: RawBuilder<unknown>, today: string): RawBuilder<unknown> {
  const now = sql`${at}::timestamptz`
  if (pane === 'late') return sql`m.next_due <= ${now}`
  if (pane === 'soon') return sql`(m.next_due > ${now} and m.next_due <= ${now} + interval '1 day')`
  if (pane === 'toApprove') return toApprove
  if (pane === 'badRating') return badRating
  if (pane === 'gaps') return ownerAway(today)
  return hot
}

/** Somebody has asked for a pause, for protection to be lifted, for a correction or for another officer, and waits for another's word. */
export const toApprove = sql`(m.standing -> 'pauses' @> '[{"state": "asked"}]' or m.standing ->> 'lowering' is not null
  or m.standing -> 'corrections' @> '[{"state": "asked"}]' or m.standing #>> '{wish,state}' = 'asked')`

/** Whoever gave it has not been heard yet (domain.md §4.7: called back within a workday). */
const badRating = sql`(m.kind = 'conduct' and m.details ->> 'lane' = 'rating' and m.state = 'received')`

/** A dispute graded tense or worse, a hazard that cannot wait and that nobody has gone to, somebody to be protected. */
const hot = sql`(m.protected
  or (m.kind = 'dispute' and (m.details ->> 'heat')::int >= 3)
  or (m.kind = 'hazard' and m.details ->> 'urgent' = 'true' and m.details ->> 'attendedAt' is null))`

/** Whoever has it is away on this day, or has left. */
export const ownerAway = (day: string) => sql`(exists (
    select from absence a where a.bureau_id = m.bureau_id and a.staff_id = m.owner_id
      and a.from_day <= ${day} and a.to_day >= ${day})
  or exists (select from staff s where s.bureau_id = m.bureau_id and s.id = m.owner_id and s.left_on < ${day}))`
