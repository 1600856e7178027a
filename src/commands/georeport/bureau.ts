import { shippedCalendarData } from '../../clock/shipped.ts'
import type { House } from '../../house.ts'
import type { Landed } from '../../matters/import.ts'
import { makeBureau } from '../../places/bureau.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { changing } from '../../platform/editions.ts'
import { derivedId } from '../../platform/ids.ts'
import { addRows } from '../../platform/rows.ts'
import type { Tables } from '../../platform/tables.ts'
import type { SourceMap } from './map.ts'

/** The city whose history it is: a bureau of its own with one unit and one owner, who has no account. Made once. */
export async function bureauOf(db: House['db'], bureau: SourceMap['bureau'], now: Date): Promise<Landed> {
  const { id: bureauId, letters, name, tz, box } = bureau
  const unitId = derivedId(bureauId, 'unit', letters)
  const ownerId = derivedId(bureauId, 'staff', letters)
  const landed = { bureauId, letters, unitId, unitPath: '/', ownerId }
  const bureaus = await db.selectFrom('bureau').select(['bureau_id', 'letters']).execute()
  const units = await db.selectFrom('unit').select('id').where('bureau_id', '=', bureauId).execute()
  if (units.some(unit => unit['id'] === unitId)) return landed
  if (bureaus.some(row => row['bureau_id'] === bureauId)) throw isOurs(bureauId)
  if (bureaus.some(row => row['letters'] === letters)) throw lettersTaken(letters)
  const calendarEdition = String(shippedCalendarData.edition)
  const day = now.toISOString().slice(0, 10)
  await changing(db, bureauId, 'people', async trx => {
    await makeBureau(trx, { bureauId, letters, nameZh: name.zh, nameEn: name.en, tz, calendarEdition, box })
    const add = (table: keyof Tables, row: object) => addRows(trx, table, [{ bureau_id: bureauId, ...row }])
    const named = { name_zh: name.zh, name_en: name.en }
    await add('unit', { id: unitId, code: letters, path: '/', sort: 'bureau', ...named })
    await add('staff', { id: ownerId, number: `${letters}-1`, name: name.en })
    await add('post_held', { staff_id: ownerId, post: 'city_officer', unit_id: unitId, from_day: day })
  })
  return landed
}

const isOurs = (bureauId: number) =>
  new CannotStart(
    `Bureau ${bureauId} has a life of its own: another system's history does not go into it. Give the map another id.`,
    `编号${bureauId}的市局正在使用，不能混入其他系统的历史数据。请在对照表里换一个编号。`,
  )

const lettersTaken = (letters: string) =>
  new CannotStart(
    `Another bureau has the letters ${letters}. Give the map others.`,
    `字母 ${letters} 已属于另一个市局，请在对照表里换一组。`,
  )
