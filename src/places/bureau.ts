import type { Kysely } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import type { Box } from './geometry.ts'

export type Bureau = {
  bureauId: number
  /** Two to four capitals, before every code that is handed out: 'HZ'. */
  letters: string
  nameZh: string
  nameEn: string
  tz: string
  calendarEdition: string
  /** A point outside is not in this city. */
  box: Box
}

/** All of China: for a city that has not said where it lies. */
export const anywhere: Box = { south: 3, west: 73, north: 54, east: 136 }

/** Makes a bureau where there is none of that id; one that is there is left as it is. */
export async function makeBureau(db: Kysely<any>, { bureauId, letters, box, ...said }: Bureau): Promise<void> {
  await db
    .insertInto('bureau')
    .values({
      bureau_id: bureauId,
      letters,
      name_zh: said.nameZh,
      name_en: said.nameEn,
      tz: said.tz,
      calendar_edition: said.calendarEdition,
      ...box,
    })
    .onConflict(conflict => conflict.column('bureau_id').doNothing())
    .execute()
}

/** The bureau of this id, or the only one. Refuses `no-bureau` (404) and `which-bureau` (422). */
export async function theBureau(
  db: Kysely<any>,
  bureauId?: number,
): Promise<{ bureauId: number; nameZh: string; tz: string }> {
  let question = db.selectFrom('bureau').select(['bureau_id', 'name_zh', 'tz'])
  if (bureauId !== undefined) question = question.where('bureau_id', '=', Number.isInteger(bureauId) ? bureauId : -1)
  const found = await question.orderBy('bureau_id').execute()
  if (found.length > 1) throw new Refusal(422, 'which-bureau')
  const [bureau] = found
  if (!bureau) throw new Refusal(404, 'no-bureau')
  return { bureauId: bureau['bureau_id'], nameZh: bureau['name_zh'], tz: bureau['tz'] }
}
