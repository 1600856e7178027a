import type { House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'

/** The bureau that answers at this address. */
export type Home = { bureauId: number; letters: string; nameZh: string; nameEn: string; tz: string }

const homes = new WeakMap<House['db'], Home>()

/**
 * For who does not say which: the only one, or the one whose people can sign in; another city's history may lie in the
 * same database without anybody there. Refuses `no-bureau` (404).
 */
export async function homeOf({ db }: House): Promise<Home> {
  const known = homes.get(db)
  if (known) return known
  const row = await db
    .selectFrom('bureau as b')
    .select(['b.bureau_id', 'b.letters', 'b.name_zh', 'b.name_en', 'b.tz'])
    .orderBy(
      eb =>
        eb.exists(eb.selectFrom('credential as c').select('c.staff_id').whereRef('c.bureau_id', '=', 'b.bureau_id')),
      'desc',
    )
    .orderBy('b.bureau_id')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Refusal(404, 'no-bureau')
  const { bureau_id: bureauId, letters, name_zh: nameZh, name_en: nameEn, tz } = row as Record<string, any>
  const home: Home = { bureauId, letters, nameZh, nameEn, tz }
  homes.set(db, home)
  return home
}
