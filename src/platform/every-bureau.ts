import type { Kysely } from 'kysely'

/** Does something for each bureau of this database, one after another; answers how much it did in all. */
export async function everyBureau(db: Kysely<any>, work: (bureauId: number) => Promise<number>): Promise<number> {
  const bureaus = await db.selectFrom('bureau').select('bureau_id').orderBy('bureau_id').execute()
  let done = 0
  for (const { bureau_id } of bureaus) done += await work(bureau_id)
  return done
}
