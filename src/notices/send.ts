import { sql } from 'kysely'
import type { House } from '../house.ts'
import { posts } from '../kinds/posts.ts'
import type { Db } from '../platform/db.ts'
import { everyBureauToTheEnd } from '../platform/every-bureau.ts'

/** Those who work on matters, as recipients of notices; everybody else is a person in the matter. */
export const staffRoles: readonly string[] = [
  'owner',
  'stand-in',
  ...posts.filter(p => p !== 'resident' && p !== 'responsible_unit'),
]

/**
 * Sends by a way all notices of the entries that it has not read yet; answers how many entries it read. Cut short, it goes
 * on where it was; two at once do it once. The only way of today is 'outbox', the page of the demo.
 */
export async function sendNotices(db: Db, bureauId: number, way: 'outbox', now: Date, most = 500): Promise<number> {
  // Idle, it writes nothing: a lock would use up a transaction id each time.
  const waiting = await sql`
    select from feed where bureau_id = ${bureauId} and pos > coalesce(
      (select pos from reader where bureau_id = ${bureauId} and name = ${`notices:${way}`}), 0) limit 1`.execute(db)
  if (waiting.rows.length === 0) return 0
  const { rows } = await sql<{ read: number }>`
    select send_notices_quietly(${bureauId}, ${way}, ${staffRoles}, ${now}, ${most}) as read`.execute(db)
  return rows[0]!.read
}

/** The same for every bureau of this database, until nothing is left. */
export const sendAll = ({ db, pool, now }: Pick<House, 'db' | 'pool' | 'now'>): Promise<number> =>
  everyBureauToTheEnd(pool, bureauId => sendNotices(db, bureauId, 'outbox', now()))
