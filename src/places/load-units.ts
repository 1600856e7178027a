import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import type { LineFault } from '../platform/line-fault.ts'
import { addRows } from '../platform/rows.ts'
import { readUnits } from './read-units.ts'

/**
 * Takes the police's own tree from a file (see `readUnits`), whole or not at all. Loaded again, units are brought up to
 * date by their codes and answer for the areas of this file; a unit that is missing from it stays.
 */
export async function loadUnits(
  db: Db,
  bureauId: number,
  csvText: string,
): Promise<{ loaded: number; faults: LineFault[] }> {
  const divisions = await db.selectFrom('division').select('code').where('bureau_id', '=', bureauId).execute()
  const known = new Set(divisions.map(row => row.code))
  const { units: read, faults } = readUnits(csvText, bureauId, code => known.has(code))
  if (faults.length > 0) return { loaded: 0, faults }
  const there = await db.selectFrom('unit').select(['code', 'id']).where('bureau_id', '=', bureauId).execute()
  const idThere = new Map(there.map(row => [row.code, row.id]))
  const units = read.map(unit => ({ ...unit, id: idThere.get(unit.code) ?? unit.id }))
  const idOf = new Map(units.map(({ code, id }) => [code, id]))
  const rows = units
    .toSorted((a, b) => a.path.length - b.path.length)
    .map(({ id, code, parentCode, path, sort, nameZh, nameEn, phone }) => ({
      bureau_id: bureauId,
      id,
      parent_id: parentCode && idOf.get(parentCode)!,
      code,
      path,
      sort,
      name_zh: nameZh,
      name_en: nameEn,
      phone,
    }))
  await changing(db, bureauId, 'people', async trx => {
    await sql`
      insert into unit (bureau_id, id, parent_id, code, path, sort, name_zh, name_en, phone)
      select bureau_id, id, parent_id, code, path, sort, name_zh, name_en, phone
      from jsonb_populate_recordset(null::unit, ${JSON.stringify(rows)}::jsonb)
      on conflict (bureau_id, id) do update
        set parent_id = excluded.parent_id, path = excluded.path, sort = excluded.sort, name_zh = excluded.name_zh,
            name_en = excluded.name_en, phone = excluded.phone`.execute(trx)
    const ids = units.map(({ id }) => id)
    await trx.deleteFrom('unit_area').where('bureau_id', '=', bureauId).where('unit_id', 'in', ids).execute()
    const areas = units.flatMap(({ id, areas }) => areas.map(division_code => ({ unit_id: id, division_code })))
    await addRows(
      trx,
      'unit_area',
      areas.map(area => ({ bureau_id: bureauId, ...area })),
    )
  })
  return { loaded: units.length, faults: [] }
}
