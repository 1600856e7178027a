import type { Db, Trx } from './db.ts'

/** What every process keeps in memory, and the number by which it knows whether its copy still stands. */
export type Editions = { people: number; measures: number; calendar: number }

const known = new WeakMap<Db, Map<number, Editions>>()

/** One small question. Copies that have fallen behind are read anew when they are next needed. */
export async function currentEditions(db: Db, bureauId: number): Promise<Editions> {
  const rows: { what: keyof Editions; n: number }[] = await db
    .selectFrom('edition')
    .select(['what', 'n'])
    .where('bureau_id', '=', bureauId)
    .execute()
  const found = Object.fromEntries(rows.map(({ what, n }) => [what, n]))
  return noteEditions(db, bureauId, found)
}

/** For who learns the numbers on the way, say from the answer of a statement: they only ever go up. */
export function noteEditions(db: Db, bureauId: number, heard: Partial<Editions>): Editions {
  const bureaus = known.get(db) ?? new Map<number, Editions>()
  known.set(db, bureaus)
  const editions = bureaus.get(bureauId) ?? { people: 0, measures: 0, calendar: 0 }
  bureaus.set(bureauId, editions)
  for (const what of ['people', 'measures', 'calendar'] as const)
    editions[what] = Math.max(editions[what], heard[what] ?? 0)
  return { ...editions }
}

/** Has what is kept in memory fallen behind? Asked where a “no” rests on it alone. */
export async function hasFallenBehind(db: Db, bureauId: number): Promise<boolean> {
  const heard = heardEdition(db, bureauId, 'people')
  return (await currentEditions(db, bureauId)).people > heard
}

/** The newest that this process has heard of, without asking: 0 where it has heard of none. */
export const heardEdition = (db: Db, bureauId: number, what: keyof Editions): number =>
  known.get(db)?.get(bureauId)?.[what] ?? 0

/**
 * Changes what others keep in memory, and raises its edition in the same transaction. Within one of the caller's it is the caller's
 * to ask for the editions anew once that has ended: else a number would be known that may never come.
 */
export async function changing<T>(
  db: Db,
  bureauId: number,
  what: keyof Editions,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const change = async (trx: Trx) => {
    const done = await work(trx)
    const { n } = await trx
      .insertInto('edition')
      .values({ bureau_id: bureauId, what, n: 1 })
      .onConflict(conflict =>
        conflict.columns(['bureau_id', 'what']).doUpdateSet(eb => ({ n: eb('edition.n', '+', 1) })),
      )
      .returning('n')
      .executeTakeFirstOrThrow()
    return { done, n }
  }
  if (db.isTransaction) return (await change(db as Trx)).done
  const { done, n } = await db.transaction().execute(change)
  noteEditions(db, bureauId, { [what]: n })
  return done
}
