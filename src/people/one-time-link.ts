import { DAY } from '../clock/zone.ts'
import type { Db, Trx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { noteAccount } from './account-log.ts'
import { isCommonPassword } from './common-password.ts'
import { dropOf } from './drop-of.ts'
import { heardOf } from './heard.ts'
import { hashPassword, longestPassword } from './password.ts'
import { dropSecondFactors } from './second-factor.ts'
import { type Account, endSessions } from './session.ts'
import { newToken, readToken } from './token.ts'

/** Long enough to be handed over on paper. */
const LINK = 3 * DAY
const SHORTEST = 10

/**
 * For a link with which somebody sets their own password, once, within three days. It replaces earlier ones. A second factor
 * that is set up stays, unless everything begins `anew` because it is lost: whoever hands that over has seen the person.
 */
export async function makeOneTimeLink(
  db: Db,
  { bureauId, staffId }: Account,
  now: Date,
  { anew = false }: { anew?: boolean } = {},
): Promise<string> {
  const { token, digest } = newToken(bureauId)
  await db.deleteFrom('one_time_link').where('bureau_id', '=', bureauId).where('staff_id', '=', staffId).execute()
  await db
    .insertInto('one_time_link')
    .values({
      bureau_id: bureauId,
      hash: digest,
      staff_id: staffId,
      made_at: now,
      anew,
      expires_at: new Date(now.getTime() + LINK),
    })
    .execute()
  return token
}

/**
 * Sets the password of whoever the link was made for and ends all their sessions. Refuses
 * `link-not-valid` (410) for one that is used, over or unknown; `password-too-short` (`about.atLeast`),
 * `password-too-long`, `password-is-common` and `password-is-number` (422).
 */
export async function setPassword(
  db: Db,
  { token, password }: { token: string; password: string },
  now: Date,
): Promise<Account> {
  assertGood(password)
  const read = readToken(token)
  if (!read) throw new Refusal(410, 'link-not-valid')
  const { bureauId, digest } = read
  const hash = await hashPassword(password)
  const account = await db.transaction().execute(async trx => {
    const used = await trx
      .updateTable('one_time_link')
      .set({ used_at: now })
      .where('bureau_id', '=', bureauId)
      .where('hash', '=', digest)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['staff_id', 'anew'])
      .executeTakeFirst()
    if (!used) throw new Refusal(410, 'link-not-valid')
    const staffId: string = used.staff_id
    await keepPassword(trx, { bureauId, staffId }, { password, hash }, now)
    if (used.anew) await dropSecondFactors(trx, { bureauId, staffId })
    await trx.deleteFrom('session').where('bureau_id', '=', bureauId).where('staff_id', '=', staffId).execute()
    return { bureauId, staffId }
  })
  heardOf(db).forgetAll()
  return account
}

/**
 * Changes somebody's own password; they have just shown the one they had. Every session but the one by which they ask ends, and so
 * does what was begun with the old one. Refuses what `setPassword` refuses of a password.
 */
export async function changePassword(
  db: Db,
  { bureauId, staffId }: Account,
  { password, token }: { password: string; token: string | undefined },
  now: Date,
): Promise<void> {
  assertGood(password)
  const hash = await hashPassword(password)
  await db.transaction().execute(async trx => {
    await keepPassword(trx, { bureauId, staffId }, { password, hash }, now)
    await dropOf(trx, { bureauId, staffId }, ['one_time_link', 'sign_in_step'])
  })
  await endSessions(db, { bureauId, staffId }, { but: token })
}

function assertGood(password: string): void {
  if (Array.from(password).length < SHORTEST) throw new Refusal(422, 'password-too-short', { atLeast: SHORTEST })
  if (password.length > longestPassword) throw new Refusal(422, 'password-too-long', { atMost: longestPassword })
  if (isCommonPassword(password)) throw new Refusal(422, 'password-is-common')
}

async function keepPassword(
  trx: Trx,
  { bureauId, staffId }: Account,
  { password, hash }: { password: string; hash: string },
  now: Date,
): Promise<void> {
  const { number } = await trx
    .selectFrom('staff')
    .select('number')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow()
  if (password.includes(number)) throw new Refusal(422, 'password-is-number')
  const fresh = { hash, changed_at: now }
  await trx
    .insertInto('credential')
    .values({ bureau_id: bureauId, staff_id: staffId, ...fresh })
    .onConflict(conflict => conflict.columns(['bureau_id', 'staff_id']).doUpdateSet(fresh))
    .execute()
  await noteAccount(trx, { bureauId, what: 'password_set', actorId: staffId, aboutId: staffId }, now)
}
