import type pg from 'pg'

/** Does something for each bureau of this database, one after another; answers how much it did in all. @param work with its time zone */
export async function everyBureau(
  pool: pg.Pool,
  work: (bureauId: number, tz: string) => Promise<number>,
): Promise<number> {
  const { rows } = await pool.query<{ bureau_id: number; tz: string }>({
    name: 'every-bureau',
    text: 'select bureau_id, tz from bureau order by bureau_id',
  })
  let done = 0
  for (const { bureau_id, tz } of rows) done += await work(bureau_id, tz)
  return done
}

/** The same for each, again and again until nothing is left of it. */
export const everyBureauToTheEnd: typeof everyBureau = (pool, work) =>
  everyBureau(pool, async (bureauId, tz) => {
    let done = 0
    for (let some = 1; some > 0; done += some) some = await work(bureauId, tz)
    return done
  })
