import type pg from 'pg'
import { everyBureauToTheEnd } from '../platform/every-bureau.ts'

/**
 * Numbers the entries of a bureau that are complete (R12): all that began below the oldest transaction still running, in
 * the order of their ticks. Answers how many. Two at once share no entry: the second goes away.
 */
export async function numberFeed(pool: pg.Pool, bureauId: number, most = 10_000): Promise<number> {
  // Idle, it writes nothing: an update would use up a transaction id each time.
  const { rows: waiting } = await pool.query<{ waiting: boolean }>({
    name: 'feed-waiting',
    text: isWaiting,
    values: [bureauId],
  })
  if (!waiting[0]!.waiting) return 0
  const { rows } = await pool.query<{ n: number }>({
    name: 'number-feed',
    text: 'select number_feed($1, $2) as n',
    values: [bureauId, most],
  })
  return rows[0]!.n
}

const isWaiting = `select exists (
  select from entry e
  where e.bureau_id = $1 and (e.tick, e.seq) > (
    coalesce((select tick from feed_cursor where bureau_id = $1), 0),
    coalesce((select seq from feed_cursor where bureau_id = $1), 0))) as waiting`

/** All that can be numbered now, of every bureau. */
export const numberAll = (pool: pg.Pool): Promise<number> =>
  everyBureauToTheEnd(pool, bureauId => numberFeed(pool, bureauId))

/** For how many seconds the oldest entry that has no position yet has waited; 0 where none waits. It grows while somebody writes on and on. */
export async function feedAge(pool: pg.Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ at: Date | null }>({
    name: 'feed-age',
    text: `select min(oldest.recorded_at) as at from bureau b
      left join feed_cursor c on c.bureau_id = b.bureau_id
      cross join lateral (
        select e.recorded_at from entry e
        where e.bureau_id = b.bureau_id and (e.tick, e.seq) > (coalesce(c.tick, 0), coalesce(c.seq, 0))
        order by e.tick, e.seq limit 1) oldest`,
  })
  const { at } = rows[0]!
  return at === null ? 0 : Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000))
}
