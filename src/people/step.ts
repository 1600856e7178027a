import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Account } from './session.ts'
import { newToken, readToken } from './token.ts'

const MINUTE = 60_000
/** Long enough to find the phone; to set something up, to read what is asked. */
const lasts = { show: 5 * MINUTE, set_up: 30 * MINUTE }

export type Step = Account & { token: string; challenge: string | null; draft: Buffer | null }
type Purpose = keyof typeof lasts

/** For whoever has shown something, and has something else still to show or to set up. */
export async function openStep(
  db: Db,
  { bureauId, staffId }: Account,
  purpose: Purpose,
  { challenge }: { challenge?: string | undefined },
  now: Date,
): Promise<string> {
  const { token, digest } = newToken(bureauId)
  await db.deleteFrom('sign_in_step').where('bureau_id', '=', bureauId).where('expires_at', '<=', now).execute()
  await db
    .insertInto('sign_in_step')
    .values({
      bureau_id: bureauId,
      token_hash: digest,
      staff_id: staffId,
      purpose,
      challenge: challenge ?? null,
      expires_at: new Date(now.getTime() + lasts[purpose]),
    })
    .execute()
  return token
}

/** Refuses `step-over` (410). */
export async function stepOf(db: Db, token: string, purpose: Purpose, now: Date): Promise<Step> {
  const read = readToken(token)
  const row =
    read &&
    (await db
      .selectFrom('sign_in_step')
      .select(['staff_id', 'challenge', 'draft'])
      .where('bureau_id', '=', read.bureauId)
      .where('token_hash', '=', read.digest)
      .where('purpose', '=', purpose)
      .where('expires_at', '>', now)
      .executeTakeFirst())
  if (!row) throw new Refusal(410, 'step-over')
  return { bureauId: read.bureauId, staffId: row.staff_id, token, challenge: row.challenge, draft: row.draft }
}

/** Notes what was offered, to be held against what comes back. */
export async function offer(db: Db, { token }: Step, offered: { challenge: string; draft: Buffer }): Promise<void> {
  const { bureauId, digest } = readToken(token)!
  await db
    .updateTable('sign_in_step')
    .set(offered)
    .where('bureau_id', '=', bureauId)
    .where('token_hash', '=', digest)
    .execute()
}

/** Once: of two who come with the same step, the second is refused `step-over` (410). */
export async function endStep(db: Db, { token }: Step): Promise<void> {
  const { bureauId, digest } = readToken(token)!
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_step')
    .where('bureau_id', '=', bureauId)
    .where('token_hash', '=', digest)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw new Refusal(410, 'step-over')
}
