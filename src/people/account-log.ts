import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { canonical } from '../platform/canonical.ts'
import type { Db, Trx } from '../platform/db.ts'
import type { RowOf } from '../platform/rows-of.ts'

export type Happened =
  | 'opened'
  | 'closed'
  | 'post_given'
  | 'post_ended'
  | 'link_made'
  | 'link_anew'
  | 'password_set'
  | 'second_factor_set_up'
  | 'second_factor_removed'
  | 'signed_out_by_admin'
  | 'rules_set'
  | 'signed_in'
  | 'tries_used_up'
  | 'custodian_named'
  | 'sheet_changed'
  | 'law_set'

export type Note = {
  bureauId: number
  what: Happened
  /** Absent: whoever holds the server, at its command line. */
  actorId?: string | undefined
  aboutId?: string | undefined
  details?: Record<string, unknown>
  address?: string | undefined
}
export type AccountEntry = {
  n: number
  at: Date
  what: string
  actorId: string | null
  aboutId: string | null
  details: Record<string, unknown>
  address: string | null
}
type Row = AccountEntry & { prev: Buffer; hash: Buffer }

const NONE = Buffer.alloc(32)
/** ‘acc’ in ASCII: one line after the other in each bureau. */
const LOCK = 0x616363

/**
 * Writes a line in the same transaction as what it tells of. Nobody who serves can change it or take it away (grants), and a
 * line that the owner of the database changed or took away is missed by the next one's digest.
 */
export async function noteAccount(trx: Trx, note: Note, now: Date): Promise<void> {
  const { bureauId, what, actorId = null, aboutId = null, details = {}, address = null } = note
  await sql`select pg_advisory_xact_lock(${LOCK}, ${bureauId})`.execute(trx)
  const last = await trx
    .selectFrom('account_entry')
    .select(['n', 'hash'])
    .where('bureau_id', '=', bureauId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const n = (last?.n ?? 0) + 1
  const prev: Buffer = last?.hash ?? NONE
  const entry = { n, at: now, what, actorId, aboutId, details, address }
  await trx
    .insertInto('account_entry')
    .values({
      bureau_id: bureauId,
      n,
      at: now,
      actor_id: actorId,
      what,
      about_id: aboutId,
      details: JSON.stringify(details),
      address,
      prev,
      hash: hashOf(prev, bureauId, entry),
    })
    .execute()
}

/** The same, where nothing else is changed. */
export const noteAlone = (db: Db, note: Note, now: Date): Promise<void> =>
  db.transaction().execute(trx => noteAccount(trx, note, now))

const hashOf = (prev: Buffer, bureauId: number, { at, ...entry }: AccountEntry): Buffer =>
  createHash('sha256')
    .update(prev)
    .update(canonical({ ...entry, bureauId, at: at.toISOString() }))
    .digest()

type Page = { before?: number | undefined; most?: number }

/** The newest first. `broken`: the line before which something was changed, taken out or put in; null where nothing was. */
export async function accountLog(
  db: Db,
  bureauId: number,
  { before, most = 50 }: Page,
): Promise<{ entries: AccountEntry[]; head: string | null; broken: number | null }> {
  let question = db.selectFrom('account_entry').selectAll().where('bureau_id', '=', bureauId)
  if (before !== undefined) question = question.where('n', '<', before)
  const rows = (
    await question
      .orderBy('n', 'desc')
      .limit(most + 1)
      .execute()
  ).map(rowOf)
  return {
    entries: rows.slice(0, most).map(({ prev: _, hash: __, ...entry }) => entry),
    head: before === undefined ? (rows[0]?.hash.toString('hex') ?? null) : null,
    broken: brokenAt(rows, bureauId),
  }
}

export const rowOf = ({ actor_id, about_id, bureau_id: _, ...row }: RowOf<'account_entry'>): Row => ({
  ...row,
  what: row.what as Happened,
  details: row.details as Row['details'],
  actorId: actor_id,
  aboutId: about_id,
})

export type BadAccountEntry = { bureauId: number; n: number }

const AT_ONCE = 1000

/**
 * Goes through the whole log of every bureau, from its first line; `seen` gets each piece of it. Answers how many lines there are,
 * and the first that does not hold or before which one is missing: then it goes no further.
 */
export async function verifyAccountLog(
  pool: pg.Pool,
  seen: (bureauId: number, entries: readonly AccountEntry[]) => Promise<void> = async () => {},
): Promise<{ entries: number; bad: BadAccountEntry | undefined }> {
  let entries = 0
  let last: { bureauId: number; n: number; hash: Buffer } = { bureauId: -1, n: 0, hash: NONE }
  for (;;) {
    const { rows } = await pool.query<RowOf<'account_entry'>>(
      'select * from account_entry where (bureau_id, n) > ($1, $2) order by bureau_id, n limit $3',
      [last.bureauId, last.n, AT_ONCE],
    )
    if (rows.length === 0) return { entries, bad: undefined }
    for (const [bureauId, mine] of Map.groupBy(rows, row => row.bureau_id)) {
      for (const { prev, hash, ...entry } of mine.map(rowOf)) {
        const before = last.bureauId === bureauId ? last : { n: 0, hash: NONE }
        const follows = entry.n === before.n + 1 && prev.equals(before.hash)
        if (!follows || !hashOf(prev, bureauId, entry).equals(hash)) return { entries, bad: { bureauId, n: entry.n } }
        last = { bureauId, n: entry.n, hash }
        entries++
      }
      await seen(bureauId, mine.map(rowOf))
    }
  }
}

/** Each line must be what its digest says, and hold the digest of the one before it. */
export function brokenAt(rows: readonly Row[], bureauId: number): number | null {
  for (const [i, { prev, hash, ...entry }] of rows.entries()) {
    const before = rows[i + 1]
    const follows = before ? before.n === entry.n - 1 && before.hash.equals(prev) : entry.n !== 1 || prev.equals(NONE)
    if (!follows || !hashOf(prev, bureauId, entry).equals(hash)) return entry.n
  }
  return null
}
