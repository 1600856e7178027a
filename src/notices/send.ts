import { type Kysely, sql } from 'kysely'
import { posts } from '../kinds/posts.ts'

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
export async function sendNotices(
  db: Kysely<any>,
  bureauId: number,
  way: 'outbox',
  now: Date,
  most = 500,
): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select send_notices(${bureauId}, ${way}, ${staffRoles}, ${now}, ${most}) as read`.execute(db)
  return rows[0]!.read
}
