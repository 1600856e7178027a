import type pg from 'pg'

/**
 * Numbers the entries of a bureau that are complete (R12): all that began below the oldest transaction still running, in
 * the order of their ticks. Answers how many. Two at once share no entry: the second goes away.
 */
export async function numberFeed(pool: pg.Pool, bureauId: number, most = 10_000): Promise<number> {
  // Idle, it writes nothing: an update would use up a transaction id each time.
  const { rows: waiting } = await pool.query({ name: 'feed-waiting', text: isWaiting, values: [bureauId] })
  if (!waiting[0].waiting) return 0
  const { rows } = await pool.query({
    name: 'number-feed',
    text: 'select number_feed($1, $2) as n',
    values: [bureauId, most],
  })
  return rows[0].n
}

const isWaiting = `select exists (
  select from entry e
  where e.bureau_id = $1 and (e.tick, e.seq) > (
    coalesce((select tick from feed_cursor where bureau_id = $1), 0),
    coalesce((select seq from feed_cursor where bureau_id = $1), 0))) as waiting`

/** All that can be numbered now, of every bureau. */
export async function numberAll(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query('select bureau_id from bureau order by bureau_id')
  let count = 0
  for (const { bureau_id } of rows) for (let n = 1; n > 0; count += n) n = await numberFeed(pool, bureau_id)
  return count
}
