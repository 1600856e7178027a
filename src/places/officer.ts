import type { Db } from '../platform/db.ts'
import type { Where } from './find-place.ts'
import { landingFor } from './landing.ts'

/** Who answers for a place, as anybody may know without reporting anything. */
export type Officer = {
  /** The family name, as an officer is addressed: 王警官. */
  surname: string
  woman: boolean | null
  phone: string | null
  beat: string | null
  unit: { nameZh: string; nameEn: string; phone: string | null; hours: unknown }
}

/** "Who is my officer?" Refuses as `landingFor` does. */
export async function officerFor(db: Db, bureauId: number, where: Where, at: Date): Promise<Officer> {
  const { ownerId, unitId, beatId } = await landingFor(db, bureauId, where, at)
  const row = await db
    .selectFrom('staff as s')
    .innerJoin('unit as u', 'u.bureau_id', 's.bureau_id')
    .leftJoin('beat as b', join => join.onRef('b.bureau_id', '=', 's.bureau_id').on('b.id', '=', beatId))
    .select([
      's.name',
      's.woman',
      's.phone',
      'b.name as beat',
      'u.name_zh',
      'u.name_en',
      'u.phone as unit_phone',
      'u.hours',
    ])
    .where('s.bureau_id', '=', bureauId)
    .where('s.id', '=', ownerId)
    .where('u.id', '=', unitId)
    .executeTakeFirstOrThrow()
  return {
    surname: surnameOf(row.name),
    woman: row.woman,
    phone: row.phone,
    beat: row.beat,
    unit: { nameZh: row.name_zh, nameEn: row.name_en, phone: row.unit_phone, hours: row.hours },
  }
}

const ofTwo =
  /^(欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|夏侯|慕容|令狐|司徒|东方|端木|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|轩辕|宇文|长孙|鲜于|闾丘|呼延|南宫|东郭|第五)/

/** The first character, or two of the names that have two; of others (with a space or a dot) the last word. */
export function surnameOf(name: string): string {
  if (/[ ·]/.test(name)) return name.split(/[ ·]/).at(-1)!
  return ofTwo.exec(name)?.[0] ?? Array.from(name)[0] ?? ''
}
