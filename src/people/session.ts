import { sql } from 'kysely'
import { askNamed, type Db } from '../platform/db.ts'
import { type Editions, noteEditions } from '../platform/editions.ts'
import { uuidv7 } from '../platform/ids.ts'
import { heardOf } from './heard.ts'
import { newToken, readToken } from './token.ts'
import { type Person, personById } from './who-is-who.ts'

const HOUR = 3_600_000
/** A day's work and a bit; whoever works on signs in again. */
const SESSION = 12 * HOUR
/** Longer than a village pack holds (72 h): so long one that has ended by the clock is told from one that was ended. */
const REMEMBERED = 96 * HOUR
/** Often enough to know when nobody is there any more. */
const SEEN_EVERY = HOUR / 12

export type Account = { bureauId: number; staffId: string }
/** Where somebody signs in from: which browser, at which address. */
export type From = { agent?: string | undefined; address?: string | undefined; shown?: HowShown }
export type HowShown = 'password' | 'totp' | 'passkey' | 'recovery' | 'city' | 'demo'

/** When a session ends though nobody ends it: twelve hours after it began, or when for an hour nobody was there. */
const ends = `least(s.expires_at, greatest(s.seen_at + make_interval(mins => b.idle_minutes), s.away_until))`

/**
 * Who a token stands for; undefined once it is over. One small question, which also brings the newest editions; its answer
 * is believed for some seconds (decision 0030).
 */
export async function personOf(db: Db, token: string, now: Date): Promise<Person | undefined> {
  const read = readToken(token)
  if (!read) return undefined
  const { bureauId, digest } = read
  const heard = heardOf(db)
  const believed = heard.get(digest, now)
  if (believed) return personById(db, bureauId, believed, now)
  const asked = heard.ask()
  const [session] = await askNamed<{ staff_id: string; seen_at: Date; ends: Date; editions: Partial<Editions> | null }>(
    db,
    {
      name: 'person_of',
      text: `
      select s.staff_id, s.seen_at, ${ends} as ends,
        (select json_object_agg(what, n) from edition where bureau_id = $1) as editions
      from session s join bureau b on b.bureau_id = s.bureau_id
      where s.bureau_id = $1 and s.token_hash = $2 and ${ends} > $3`,
      values: [bureauId, digest, now],
    },
  )
  heard.note(asked, digest, session && { staffId: session.staff_id, expiresAt: session.ends }, now)
  if (!session) return undefined
  if (session.seen_at.getTime() < now.getTime() - SEEN_EVERY)
    await db
      .updateTable('session')
      .set({ seen_at: now })
      .where(eb => eb.and(keyOf(read)))
      .execute()
  noteEditions(db, bureauId, session.editions ?? {})
  return personById(db, bureauId, session.staff_id, now)
}

/** Whether this process has seen the token to be good: then whoever sends it is, as far as a queue goes, one of ours. */
export function wasGood(db: Db, token: string): boolean {
  const read = readToken(token)
  return read !== undefined && heardOf(db).wasGood(read.digest)
}

/**
 * Of a token that is no longer good: did its time run out, and did nobody end it? Then whoever holds the phone may well be
 * whose it is, and what lies sealed on it stays until they are back (decision 0073).
 */
export async function hasTimedOut(db: Db, token: string, now: Date): Promise<boolean> {
  const read = readToken(token)
  if (!read) return false
  const row = await db
    .selectFrom('session')
    .select('staff_id')
    .where('bureau_id', '=', read.bureauId)
    .where('token_hash', '=', read.digest)
    .executeTakeFirst()
  return row !== undefined && (await personById(db, read.bureauId, row.staff_id, now)) !== undefined
}

const keyOf = ({ bureauId, digest }: { bureauId: number; digest: Buffer }) => ({
  bureau_id: bureauId,
  token_hash: digest,
})

/** Those of the tokens whose sessions are still open: one question for each bureau, however many they are. */
export async function openAmong(db: Db, tokens: readonly string[], now: Date): Promise<Set<string>> {
  const read = tokens.flatMap(token => {
    const one = readToken(token)
    return one ? [one] : []
  })
  const open = new Set<string>()
  for (const [bureauId, of] of Map.groupBy(read, one => one.bureauId)) {
    const { rows } = await sql<{ hash: string; editions: Partial<Editions> | null }>`
      select encode(s.token_hash, 'hex') as hash,
        (select json_object_agg(what, n) from edition where bureau_id = ${bureauId}) as editions
      from session s join bureau b on b.bureau_id = s.bureau_id
      where s.bureau_id = ${bureauId} and s.token_hash = any(${of.map(one => one.digest)}::bytea[])
        and ${sql.raw(ends)} > ${now}`.execute(db)
    noteEditions(db, bureauId, rows[0]?.editions ?? {})
    const hashes = new Set(rows.map(({ hash }) => hash))
    for (const { token, digest } of of) if (hashes.has(Buffer.from(digest).toString('hex'))) open.add(token)
  }
  return open
}

export async function signOut(db: Db, token: string): Promise<void> {
  const read = readToken(token)
  if (!read) return
  await db
    .deleteFrom('session')
    .where(eb => eb.and(keyOf(read)))
    .execute()
  heardOf(db).forget(read.digest)
}

/** Opens a session for somebody who has shown who they are. Those that were over long ago go on this occasion. */
export async function openSession(
  db: Db,
  { bureauId, staffId }: Account,
  { agent, address, shown = 'password' }: From,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  await db
    .deleteFrom('session')
    .where('bureau_id', '=', bureauId)
    .where('expires_at', '<=', new Date(now.getTime() - REMEMBERED))
    .execute()
  const { token, digest } = newToken(bureauId)
  const expiresAt = new Date(now.getTime() + SESSION)
  await db
    .insertInto('session')
    .values({
      bureau_id: bureauId,
      token_hash: digest,
      id: uuidv7(now),
      staff_id: staffId,
      made_at: now,
      seen_at: now,
      expires_at: expiresAt,
      agent: agent ?? null,
      address: address ?? null,
      shown,
    })
    .execute()
  // Known from the first thing that they ask: whoever has just signed in does not wait among strangers.
  heardOf(db).made(digest)
  return { token, expiresAt }
}

/** A phone that took a village pack along may be silent while that holds. */
export async function goAway(db: Db, token: string, until: Date): Promise<void> {
  const read = readToken(token)
  if (read)
    await db
      .updateTable('session')
      .set({ away_until: until })
      .where(eb => eb.and(keyOf(read)))
      .execute()
}

export type SessionShown = {
  id: string
  madeAt: Date
  seenAt: Date
  endsAt: Date
  agent: string | null
  address: string | null
  shown: HowShown
  /** The one by which it is asked. */
  mine: boolean
}

/** Where somebody is signed in now, the latest first. */
export async function sessionsOf(
  db: Db,
  { bureauId, staffId }: Account,
  token: string | undefined,
  now: Date,
): Promise<SessionShown[]> {
  const digest = token === undefined ? undefined : readToken(token)?.digest
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('bureau as b', 'b.bureau_id', 's.bureau_id')
    .select([
      's.id',
      's.made_at',
      's.seen_at',
      's.agent',
      's.address',
      's.shown',
      's.token_hash',
      sql<Date>`${sql.raw(ends)}`.as('ends'),
    ])
    .where('s.bureau_id', '=', bureauId)
    .where('s.staff_id', '=', staffId)
    .where(sql<boolean>`${sql.raw(ends)} > ${now}`)
    .orderBy('s.made_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    madeAt: row.made_at,
    seenAt: row.seen_at,
    endsAt: row.ends,
    agent: row.agent,
    address: row.address,
    shown: row.shown,
    mine: row.token_hash.equals(digest ?? Buffer.of()),
  }))
}

/** Ends one, or all (but the one that asks), in one statement; answers how many. */
export async function endSessions(
  db: Db,
  { bureauId, staffId }: Account,
  which: { id: string } | { but: string | undefined },
): Promise<number> {
  let question = db.deleteFrom('session').where('bureau_id', '=', bureauId).where('staff_id', '=', staffId)
  if ('id' in which) question = question.where('id', '=', which.id)
  else {
    const kept = which.but === undefined ? undefined : readToken(which.but)?.digest
    if (kept) question = question.where('token_hash', '<>', kept)
  }
  const { numDeletedRows } = await question.executeTakeFirstOrThrow()
  heardOf(db).forgetAll()
  return Number(numDeletedRows)
}
