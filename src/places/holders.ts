import { dayAt, isDay, numberOf } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'
import { rowsOf } from '../platform/rows-of.ts'
import { isFree, isOn } from './taking.ts'
import { whoAnswers } from './who-answers.ts'

/** Days, both included; no last day: until further notice. */
export type Holding = { beatId: string; staffId: string; from: string; to: string | null; standIn: boolean }

/**
 * Gives a beat to somebody from a day on; whoever held it in the same way until then holds it to the day before. Refuses
 * `bad-day`, `ends-before-it-begins`, `unknown-beat` and `post-not-held` (422: who has no post at the beat's station).
 */
export async function giveBeat(db: Db, bureauId: number, holding: Holding): Promise<void> {
  if (!isDay(holding.from) || (holding.to !== null && !isDay(holding.to))) throw new Refusal(422, 'bad-day')
  if (holding.to !== null && holding.to < holding.from) throw new Refusal(422, 'ends-before-it-begins')
  await changing(db, bureauId, 'people', async trx => {
    const beat = await rowsOf(trx, bureauId, 'beat')
      .select('unit_id')
      .where('id', '=', holding.beatId)
      .executeTakeFirst()
    if (!beat) throw new Refusal(422, 'unknown-beat')
    const held = await rowsOf(trx, bureauId, 'post_held')
      .select(['from_day', 'to_day'])
      .where('staff_id', '=', holding.staffId)
      .where('unit_id', '=', beat.unit_id)
      .execute()
    const here = held.some(row => isOn(holding.from, { from: row.from_day, to: row.to_day }))
    if (!here) throw new Refusal(422, 'post-not-held')
    await giveBeatIn(trx, bureauId, holding)
  })
}

/** The same within a transaction of the caller's, who has looked at what was given. */
export async function giveBeatIn(
  trx: Db,
  bureauId: number,
  { beatId, staffId, from, to, standIn }: Holding,
): Promise<void> {
  const beat = { bureau_id: bureauId, beat_id: beatId }
  const before = trx
    .updateTable('beat_holder')
    .set({ to_day: dayAt(numberOf(from) - 1) })
    .where(eb => eb.and(beat))
    .where('stand_in', '=', standIn)
    .where('from_day', '<', from)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', from)]))
  await before.execute()
  // One person holds a beat in one way only.
  await trx
    .deleteFrom('beat_holder')
    .where(eb => eb.and(beat))
    .where('from_day', '>=', from)
    .where(eb => eb.or([eb('stand_in', '=', standIn), eb('staff_id', '=', staffId)]))
    .execute()
  await trx
    .insertInto('beat_holder')
    .values({ ...beat, staff_id: staffId, from_day: from, to_day: to, stand_in: standIn })
    .execute()
}

export type Unheld = { beatId: string; unitId: string; name: string; because: 'nobody' | 'away' }

/** Beats that nobody answers for at an instant: no holder, or holder and stand-in both away. The chief is told. */
export async function unheldBeats(
  db: Db,
  bureauId: number,
  at: Date,
  { under = '/' }: { under?: string } = {},
): Promise<Unheld[]> {
  const known = await whoAnswers(db, bureauId)
  const day = dayOf(at, known.tz)
  return [...known.beats.values()]
    .filter(({ unitId }) => known.units.get(unitId)!.path.startsWith(under))
    .flatMap(({ id, unitId, name, holders }) => {
      const now = holders.filter(holder => isOn(day, holder))
      if (now.some(({ staffId }) => isFree(known, { staffId, unitId, day, avoid: [] }))) return []
      const because = now.some(({ staffId }) => known.away.has(staffId)) ? 'away' : 'nobody'
      return [{ beatId: id, unitId, name, because } as const]
    })
}
