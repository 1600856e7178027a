import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'

const PAUSE = 15 * 60_000

/** Whose tries are counted: a digest, so that no address and no number lies in the row. */
export type Tries = { bureauId: number; key: Buffer; most: number }

/**
 * Takes one of the tries before it is looked at, so that a thousand guesses at once are no more than the few either.
 * Refuses `too-many-tries` (429, `about.until`) for a quarter of an hour after the last of them.
 */
export async function takeTry(db: Db, { bureauId, key, most }: Tries, now: Date): Promise<number> {
  const pause = new Date(now.getTime() + PAUSE)
  const { n, until } = await db
    .insertInto('sign_in_tries')
    .values({ bureau_id: bureauId, key, n: 1, until: pause })
    .onConflict(conflict =>
      conflict.columns(['bureau_id', 'key']).doUpdateSet({
        n: sql`case when sign_in_tries.until <= ${now}::timestamptz then 1 else least(sign_in_tries.n, ${sql.lit(most)}) + 1 end`,
        until: sql`case when sign_in_tries.until <= ${now}::timestamptz or sign_in_tries.n < ${sql.lit(most)} then ${pause}::timestamptz else sign_in_tries.until end`,
      }),
    )
    .returning(['n', 'until'])
    .executeTakeFirstOrThrow()
  if (n > most) throw new Refusal(429, 'too-many-tries', { until })
  return n
}

/** Whoever was right has all tries again. */
export async function forgetTries(db: Db, { bureauId, key }: Tries): Promise<void> {
  await db.deleteFrom('sign_in_tries').where('bureau_id', '=', bureauId).where('key', '=', key).execute()
}

/** One that was no wrong one: what is counted of an address is not wiped out by one right password. */
export async function giveTryBack(db: Db, { bureauId, key }: Tries): Promise<void> {
  await db
    .updateTable('sign_in_tries')
    .set({ n: sql`greatest(n - 1, 0)` })
    .where('bureau_id', '=', bureauId)
    .where('key', '=', key)
    .execute()
}

/** Those whose pause is over count for nothing. */
export async function clearTries(db: Db, bureauId: number, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_tries').where('bureau_id', 'in', [0, bureauId]).where('until', '<=', now).execute()
}

/**
 * Takes one of so many within a while that begins with the first (`within` milliseconds) and is not made longer by the others.
 * Answers until when there are none left; undefined where this was one of them.
 */
export async function takeOneOf(
  db: Db,
  { bureauId, key, most, within }: Tries & { within: number },
  now: Date,
): Promise<Date | undefined> {
  const until = new Date(now.getTime() + within)
  const row = await db
    .insertInto('sign_in_tries')
    .values({ bureau_id: bureauId, key, n: 1, until })
    .onConflict(conflict =>
      conflict.columns(['bureau_id', 'key']).doUpdateSet({
        n: sql`case when sign_in_tries.until <= ${now}::timestamptz then 1 else least(sign_in_tries.n, ${sql.lit(most)}) + 1 end`,
        until: sql`case when sign_in_tries.until <= ${now}::timestamptz then ${until}::timestamptz else sign_in_tries.until end`,
      }),
    )
    .returning(['n', 'until'])
    .executeTakeFirstOrThrow()
  return row.n > most ? row.until : undefined
}

/** Until when there are none left of so many; undefined where there are. */
export async function noneLeft(db: Db, { bureauId, key, most }: Tries, now: Date): Promise<Date | undefined> {
  const row = await db
    .selectFrom('sign_in_tries')
    .select('until')
    .where('bureau_id', '=', bureauId)
    .where('key', '=', key)
    .where('n', '>=', most)
    .where('until', '>', now)
    .executeTakeFirst()
  return row?.until
}
