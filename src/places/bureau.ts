import type { Db } from '../platform/db.ts'
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
export async function makeBureau(db: Db, { bureauId, letters, box, ...said }: Bureau): Promise<void> {
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

/** A bureau as whoever asks at its address, or types a command, has to know it. */
export type Home = { bureauId: number; letters: string; nameZh: string; nameEn: string; tz: string }

/**
 * All bureaus, first those whose people can sign in: another city's history may lie in the same database without anybody
 * there.
 */
export async function bureausOf(db: Db): Promise<(Home & { peopled: boolean })[]> {
  const rows = await db
    .selectFrom('bureau as b')
    .select(['b.bureau_id', 'b.letters', 'b.name_zh', 'b.name_en', 'b.tz'])
    .select(eb =>
      eb
        .exists(eb.selectFrom('credential as c').select('c.staff_id').whereRef('c.bureau_id', '=', 'b.bureau_id'))
        .as('peopled'),
    )
    .orderBy('peopled', 'desc')
    .orderBy('b.bureau_id')
    .execute()
  return rows.map(({ bureau_id: bureauId, letters, name_zh: nameZh, name_en: nameEn, tz, peopled }) => ({
    bureauId,
    letters,
    nameZh,
    nameEn,
    tz,
    peopled: Boolean(peopled),
  }))
}

/**
 * The bureau of this id; for who does not say which, the only one, or the only one whose people can sign in. Refuses
 * `no-bureau` (404) and `which-bureau` (422).
 */
export async function theBureau(db: Db, asked?: string | number): Promise<Home> {
  const all = await bureausOf(db)
  const found = asked === undefined ? all : all.filter(({ bureauId }) => bureauId === Number(asked))
  const peopled = found.filter(one => one.peopled)
  const [bureau, ...others] = peopled.length === 1 ? peopled : found
  if (!bureau) throw new Refusal(404, 'no-bureau')
  if (others.length > 0) throw new Refusal(422, 'which-bureau')
  return bureau
}
