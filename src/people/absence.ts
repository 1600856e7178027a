import { addDays, daysBetween, isDay, isOurDay } from '../clock/day.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'

/** Days, both included. */
export type Absence = { staffId: string; from: string; to: string }

/** Days: nobody is away for longer in one go, and a year that was mistyped is none. */
const LONGEST = 731

/**
 * Somebody is not here on these days; meanwhile matters land with who stands in. Nobody says why. Said again from the
 * same day, it is changed. Refuses `bad-day`, `ends-before-it-begins` and `unknown-person` (422).
 */
export async function noteAbsence(db: Db, bureauId: number, { staffId, from, to }: Absence): Promise<void> {
  if (!isOurDay(from) || !isOurDay(to)) throw new Refusal(422, 'bad-day')
  if (to < from) throw new Refusal(422, 'ends-before-it-begins')
  if (daysBetween(from, to) > LONGEST) throw new Refusal(422, 'bad-day')
  await changing(db, bureauId, 'people', async trx => {
    const known = await trx
      .selectFrom('staff')
      .select('id')
      .where('bureau_id', '=', bureauId)
      .where('id', '=', staffId)
      .executeTakeFirst()
    if (!known) throw new Refusal(422, 'unknown-person')
    await trx
      .insertInto('absence')
      .values({ bureau_id: bureauId, staff_id: staffId, from_day: from, to_day: to })
      .onConflict(conflict => conflict.columns(['bureau_id', 'staff_id', 'from_day']).doUpdateSet({ to_day: to }))
      .execute()
  })
}

/**
 * Back earlier than said: an absence that has begun ends the day before, and what is noted for later stays. Where none has begun, it is the
 * next one that is taken back.
 */
export async function backOn(db: Db, bureauId: number, staffId: string, day: string): Promise<void> {
  if (!isDay(day)) throw new Refusal(422, 'bad-day')
  await changing(db, bureauId, 'people', async trx => {
    const all = await absencesOf(trx, bureauId, staffId, day)
    const begun = all.filter(({ from }) => from <= day)
    for (const { from } of begun.length > 0 ? begun : all.slice(0, 1)) {
      const one = { bureau_id: bureauId, staff_id: staffId, from_day: from }
      if (from >= day)
        await trx
          .deleteFrom('absence')
          .where(eb => eb.and(one))
          .execute()
      else
        await trx
          .updateTable('absence')
          .set({ to_day: addDays(day, -1) })
          .where(eb => eb.and(one))
          .execute()
    }
  })
}

/** Somebody's days away that are not over on this day, the first first. */
export async function absencesOf(
  db: Db,
  bureauId: number,
  staffId: string,
  day: string,
): Promise<Omit<Absence, 'staffId'>[]> {
  const rows = await db
    .selectFrom('absence')
    .select(['from_day', 'to_day'])
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where('to_day', '>=', day)
    .orderBy('from_day')
    .execute()
  return rows.map(row => ({ from: row.from_day, to: row.to_day }))
}
