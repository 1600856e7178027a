import type pg from 'pg'
import { DAY } from '../clock/zone.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Matter } from './matter.ts'

const A_DAY = 30

/** By one link no more than so many words a day: whoever holds it floods nobody. Refuses `enough-for-today` (429). */
export async function assertNotEnough(
  { pool, now }: { pool: pg.Pool; now: () => Date },
  { bureauId, id }: Matter,
  actor: string,
): Promise<void> {
  const { rows } = await pool.query<{ n: number }>({
    name: 'said-in-a-day',
    text: `select count(*)::int as n from entry
      where bureau_id = $1 and matter_id = $2 and actor = $3 and recorded_at > $4`,
    values: [bureauId, id, actor, new Date(now().getTime() - DAY)],
  })
  if (rows[0]!.n >= A_DAY) throw new Refusal(429, 'enough-for-today')
}
