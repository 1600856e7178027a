import { type Kysely, sql } from 'kysely'
import { askNamed } from '../platform/db.ts'
import { type Editions, noteEditions } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'
import { heardOf } from './heard.ts'
import { hashPassword, isPassword } from './password.ts'
import { newToken, readToken } from './token.ts'
import { type Person, personById } from './who-is-who.ts'

const HOUR = 3_600_000
/** A day's work and a bit; whoever works on signs in again. */
const SESSION = 12 * HOUR
const TRIES = 5
const LOCK = HOUR / 4

export type Attempt = { number: string; password: string; bureauId?: number }

/**
 * Refuses `wrong-number-or-password` (401), the same for an unknown number and a wrong password; and `too-many-tries`
 * (429, `about.until`) for a quarter of an hour after five wrong ones in a row.
 */
export async function signIn(
  db: Kysely<any>,
  { number, password, bureauId }: Attempt,
  now: Date,
): Promise<{ token: string; person: Person; expiresAt: Date }> {
  const account = await accountOf(db, number, bureauId)
  const hash = account && (await takeTry(db, account, now))
  // An unknown number takes as long as a wrong password.
  const right = await isPassword(password, hash ?? (await nobodysHash()))
  const person = account && hash && right ? await personById(db, account.bureauId, account.staffId, now) : undefined
  if (!person) throw new Refusal(401, 'wrong-number-or-password')
  await giveTriesBack(db, account!)
  return { person, ...(await openSession(db, account!, now)) }
}

/**
 * Who a token stands for; undefined once it is over. One small question, which also brings the newest editions; its answer
 * is believed for some seconds (decision 0030).
 */
export async function personOf(db: Kysely<any>, token: string, now: Date): Promise<Person | undefined> {
  const read = readToken(token)
  if (!read) return undefined
  const { bureauId, digest } = read
  const heard = heardOf(db)
  const believed = heard.get(digest, now)
  if (believed) return personById(db, bureauId, believed, now)
  const asked = heard.ask()
  const [session] = await askNamed<{ staff_id: string; expires_at: Date; editions: Partial<Editions> | null }>(db, {
    name: 'person_of',
    text: `
      select staff_id, expires_at, (select json_object_agg(what, n) from edition where bureau_id = $1) as editions
      from session where bureau_id = $1 and token_hash = $2 and expires_at > $3`,
    values: [bureauId, digest, now],
  })
  heard.note(asked, digest, session && { staffId: session.staff_id, expiresAt: session.expires_at }, now)
  if (!session) return undefined
  noteEditions(db, bureauId, session.editions ?? {})
  return personById(db, bureauId, session.staff_id, now)
}

export async function signOut(db: Kysely<any>, token: string): Promise<void> {
  const read = readToken(token)
  if (!read) return
  await db.deleteFrom('session').where('bureau_id', '=', read.bureauId).where('token_hash', '=', read.digest).execute()
  heardOf(db).forget(read.digest)
}

export type Account = { bureauId: number; staffId: string }

/** Opens a session for somebody who has shown who they are. Those that are over go on this occasion. */
export async function openSession(
  db: Kysely<any>,
  { bureauId, staffId }: Account,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  await db.deleteFrom('session').where('bureau_id', '=', bureauId).where('expires_at', '<=', now).execute()
  const { token, digest } = newToken(bureauId)
  const expiresAt = new Date(now.getTime() + SESSION)
  await db
    .insertInto('session')
    .values({ bureau_id: bureauId, token_hash: digest, staff_id: staffId, made_at: now, expires_at: expiresAt })
    .execute()
  return { token, expiresAt }
}

/** Numbers are one bureau's own: where several bureaus share a database, who signs in says which. */
async function accountOf(db: Kysely<any>, number: string, bureauId?: number): Promise<Account | undefined> {
  // PostgreSQL takes no zero character, and no number has one.
  if (number.includes('\0')) return undefined
  let question = db.selectFrom('staff').select(['bureau_id', 'id']).where('number', '=', number)
  if (bureauId !== undefined) question = question.where('bureau_id', '=', bureauId)
  const found = await question.execute()
  return found.length === 1 ? { bureauId: found[0]!['bureau_id'], staffId: found[0]!['id'] } : undefined
}

/**
 * The hash, against one of the five tries. The try is taken before the password is looked at, so that a thousand guesses
 * at once are five guesses too. Undefined for an account without a password.
 */
async function takeTry(db: Kysely<any>, { bureauId, staffId }: Account, now: Date): Promise<string | undefined> {
  const tries = sql<number>`case when locked_until is null then failures + 1 else 1 end`
  const mine = db.selectFrom('credential').where('bureau_id', '=', bureauId).where('staff_id', '=', staffId)
  const taken = await db
    .updateTable('credential')
    .set({
      failures: tries,
      locked_until: sql`case when ${tries} >= ${sql.lit(TRIES)} then ${new Date(now.getTime() + LOCK)}::timestamptz end`,
    })
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where(eb => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .returning('hash')
    .executeTakeFirst()
  if (taken) return taken['hash']
  const locked = await mine.select('locked_until').executeTakeFirst()
  if (locked) throw new Refusal(429, 'too-many-tries', { until: locked['locked_until'] })
  return undefined
}

async function giveTriesBack(db: Kysely<any>, { bureauId, staffId }: Account): Promise<void> {
  await db
    .updateTable('credential')
    .set({ failures: 0, locked_until: null })
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .execute()
}

let nobodys: Promise<string> | undefined
const nobodysHash = () => (nobodys ??= hashPassword('nobody’s'))
