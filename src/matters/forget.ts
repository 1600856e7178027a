import { DAY } from '../clock/zone.ts'
import type { House } from '../house.ts'

/** Whoever sends a command again after this long has another reason than a lost answer. */
const KEPT = 90 * DAY

/** From when on answers are still kept. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT)

/** Lets go of answers that nobody will ask for again; the entries stay, of course. Answers how many. */
export async function forgetAnswers({ pool, now }: Pick<House, 'pool' | 'now'>): Promise<number> {
  const before = keptSince(now())
  const { rows: bureaus } = await pool.query('select bureau_id from bureau')
  let count = 0
  for (const { bureau_id } of bureaus)
    count +=
      (await pool.query('delete from command where bureau_id = $1 and at < $2', [bureau_id, before])).rowCount ?? 0
  return count
}
