import { sql } from 'kysely'
import { say } from '../kinds/words.ts'
import { loadUnits } from '../places/load-units.ts'
import { csvOf, laidOver, linesBefore, type Sheet } from './sheet.ts'

const columns = ['code', 'parent', 'sort', 'name', 'name_en', 'phone', 'areas']
const sorts = ['bureau', 'county', 'station', 'window', 'desk', 'inspection']

/** The police's own tree; the file of a single line stands for the tree with that line in it. */
export const units: Sheet = {
  name: 'units',
  words: say('单位', 'Units'),
  columns: [
    { name: 'code', words: say('单位编码', 'Code') },
    { name: 'parent', words: say('上级编码', 'Code of the unit above'), of: 'unit' },
    { name: 'sort', words: say('类型', 'Sort'), options: sorts },
    { name: 'name', words: say('名称', 'Name') },
    { name: 'name_en', words: say('英文名称', 'Name in English') },
    { name: 'phone', words: say('电话', 'Phone') },
    {
      name: 'areas',
      words: say('管哪些区划（代码，空格分开）', 'Divisions it answers for (codes, spaces between)'),
      of: 'place',
    },
  ],
  key: ['code'],
  read: async (db, { bureauId }) => {
    const { rows } = await sql<Record<string, string>>`
      select u.code, coalesce(p.code, '') as parent, u.sort, u.name_zh as name, u.name_en, coalesce(u.phone, '') as phone,
        coalesce((select string_agg(a.division_code, ' ' order by a.division_code) from unit_area a
          where a.bureau_id = u.bureau_id and a.unit_id = u.id), '') as areas
      from unit u left join unit p on p.bureau_id = u.bureau_id and p.id = u.parent_id
      where u.bureau_id = ${bureauId} order by u.path`.execute(db)
    return rows
  },
  take: async (db, { bureauId }, _given, all) => (await loadUnits(db, bureauId, csvOf(columns, all))).faults,
  bringBack: async (db, context, changes) => {
    const { bureauId } = context
    const added = changes.flatMap(({ before, after }) => (before ? [] : [after!['code']!]))
    const there = (await units.read(db, context)).filter(row => !added.includes(row['code']!))
    if (added.length > 0) {
      const ids = sql`(select id from unit where bureau_id = ${bureauId} and code = any(${added}::text[]))`
      await sql`delete from unit_area where bureau_id = ${bureauId} and unit_id in ${ids}`.execute(db)
      await sql`delete from unit where bureau_id = ${bureauId} and code = any(${added}::text[])`.execute(db)
    }
    const before = linesBefore(changes)
    if (before.length > 0) await loadUnits(db, bureauId, csvOf(columns, laidOver(units, there, before)))
  },
}
