import { DAY } from '../clock/zone.ts'
import type { Db } from '../platform/db.ts'
import type { Account } from './session.ts'
import { newToken, readToken } from './token.ts'

/** Half a year in which nobody signed in there. */
const KEPT = 183 * DAY

/** Whether somebody signed in here before: then others’ wrong tries elsewhere are not theirs. */
export async function isKnownDevice(
  db: Db,
  { bureauId, staffId }: Account,
  token: string | undefined,
): Promise<boolean> {
  const read = token === undefined ? undefined : readToken(token)
  if (read?.bureauId !== bureauId) return false
  const row = await db
    .selectFrom('known_device')
    .select('staff_id')
    .where('bureau_id', '=', bureauId)
    .where('token_hash', '=', read.digest)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

/** From now on this browser is known as somebody’s; several may share it. Answers its token, a new one where it has none. */
export async function knowDevice(
  db: Db,
  { bureauId, staffId }: Account,
  token: string | undefined,
  now: Date,
): Promise<string> {
  const there = token === undefined ? undefined : readToken(token)
  const device = there?.bureauId === bureauId ? there : newToken(bureauId)
  await db
    .deleteFrom('known_device')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where('seen_at', '<', new Date(now.getTime() - KEPT))
    .execute()
  await db
    .insertInto('known_device')
    .values({ bureau_id: bureauId, token_hash: device.digest, staff_id: staffId, seen_at: now })
    .onConflict(conflict => conflict.columns(['bureau_id', 'token_hash', 'staff_id']).doUpdateSet({ seen_at: now }))
    .execute()
  return device.token
}
