import type { Kysely } from 'kysely'
import { dayAt, isDay, numberOf } from '../clock/day.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'

/** Days, both included. */
export type Absence = { staffId: string; from: string; to: string }

/**
 * Somebody is not here on these days; meanwhile matters land with who stands in. Nobody says why. Said again from the
 * same day, it is changed. Refuses `bad-day`, `ends-before-it-begins` and `unknown-person` (422).
 */
export async function noteAbsence(db: Kysely<any>, bureauId: number, { staffId, from, to }: Absence): Promise<void> {
  if (!isDay(from) || !isDay(to)) throw new Refusal(422, 'bad-day')
  if (to < from) throw new Refusal(422, 'ends-before-it-begins')
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

/** Back earlier than said: an absence that touches this day ends the day before; one that begins later is taken back. */
export async function backOn(db: Kysely<any>, bureauId: number, staffId: string, day: string): Promise<void> {
  if (!isDay(day)) throw new Refusal(422, 'bad-day')
  await changing(db, bureauId, 'people', async trx => {
    const mine = { bureau_id: bureauId, staff_id: staffId }
    await trx
      .deleteFrom('absence')
      .where(eb => eb.and(mine))
      .where('from_day', '>=', day)
      .execute()
    await trx
      .updateTable('absence')
      .set({ to_day: dayAt(numberOf(day) - 1) })
      .where(eb => eb.and(mine))
      .where('to_day', '>=', day)
      .execute()
  })
}
