import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { House } from '../house.ts'
import { types as hazardTypes } from '../kinds/hazard/types.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { say, type Words } from '../kinds/words.ts'
import { inTheOpen } from '../matters/in-the-open.ts'
import { rowsOfOneMoment } from '../platform/one-moment.ts'
import { type Table, tableStream, type Value } from '../platform/table.ts'
import type { Packed } from '../platform/zip.ts'
import { FEWEST } from './suppress.ts'

/*
 * What a city gives away as open data: the hazards that are in the open, a line each, with neither words nor people nor points. A line says
 * its town only where ten or more of its type lie there in that month; else its county, else the city, else the year.
 */

export const openDataColumns: readonly { name: string; words: Words }[] = [
  { name: 'type', words: say('隐患类型代码', 'Code of the type of hazard') },
  { name: 'type_zh', words: say('隐患类型（中文）', 'Type of hazard, in Chinese') },
  { name: 'type_en', words: say('隐患类型（英文）', 'Type of hazard, in English') },
  {
    name: 'reported',
    words: say('报告的月份；太少时只写年', 'Month of the report; the year alone where there are too few'),
  },
  {
    name: 'area',
    words: say(
      `所在乡镇的国家统计局代码；当月同类不足${FEWEST}件的写到县，再不足写到市`,
      `Code of the town, of the National Bureau of Statistics; of the county, or else the city, where fewer than ${FEWEST} of the type lie there in that month`,
    ),
  },
  { name: 'area_name', words: say('上述区划的名称', 'Name of that division') },
  { name: 'status', words: say('open 未办结，closed 已办结', 'open, or closed') },
  { name: 'days_to_close', words: say('办结用了几天（整数）', 'Whole days until it was closed') },
]

const hazard = kindNamed('hazard')!
const column = `m.opened_at at time zone b.tz`
const town = `coalesce(left(m.village, 9), '')`

type Cell = { month: string; town: string; type: string; n: number }

/** How near each cell may be told: from the town to the city, and whether its month is. Every group that is told alike has ten or is told less. */
export function toldOf(cells: readonly Cell[]): (cell: Omit<Cell, 'n'>) => { month: string; area: string } {
  const keyOf = ({ month, town, type }: Omit<Cell, 'n'>) => `${month} ${town} ${type}`
  const told = new Map(cells.map(cell => [keyOf(cell), { month: cell.month, area: cell.town }]))
  const coarser: ((one: { month: string; area: string }) => { month: string; area: string })[] = [
    one => ({ ...one, area: one.area.slice(0, 6) }),
    one => ({ ...one, area: one.area.slice(0, 4) }),
    one => ({ area: one.area.slice(0, 4), month: one.month.slice(0, 4) }),
  ]
  for (const coarsen of coarser) {
    const groups = Map.groupBy(cells, cell => {
      const { month, area } = told.get(keyOf(cell))!
      return `${month} ${area} ${cell.type}`
    })
    for (const group of groups.values()) {
      if (group.reduce((sum, { n }) => sum + n, 0) >= FEWEST) continue
      for (const cell of group) told.set(keyOf(cell), coarsen(told.get(keyOf(cell))!))
    }
  }
  return cell => told.get(keyOf(cell))!
}

/** Row by row, never all held. */
export async function openData(
  { db, pool, now }: Pick<House, 'db' | 'pool' | 'now'>,
  bureauId: number,
): Promise<Table> {
  const from = sql.raw(`from matter m join bureau b on b.bureau_id = m.bureau_id`)
  const { rows: cells } = await sql<Cell>`
    select to_char(${sql.raw(column)}, 'YYYY-MM') as month, ${sql.raw(town)} as town,
      coalesce(m.details ->> 'type', 'other') as type, count(*)::int as n
    ${from} where m.bureau_id = ${bureauId} and ${sql.raw(inTheOpen)} group by 1, 2, 3`.execute(db)
  const told = toldOf(cells)
  const { rows: divisions } = await sql<{ code: string; short: string }>`
    select code, short from division where bureau_id = ${bureauId} and level <> 'village'`.execute(db)
  const nameOf = new Map(divisions.map(({ code, short }) => [code, short]))
  return {
    title: 'open data',
    header: openDataColumns.map(({ name }) => name),
    at: now(),
    rows: (async function* () {
      const found = rowsOfOneMoment(
        pool,
        `select to_char(${column}, 'YYYY-MM') as month, ${town} as town,
           coalesce(m.details ->> 'type', 'other') as type, m.closed_at is not null as closed,
           floor(extract(epoch from m.closed_at - m.opened_at) / 86400)::int as days
         from matter m join bureau b on b.bureau_id = m.bureau_id
         where m.bureau_id = $1 and ${inTheOpen} order by 1, 3, 2, md5(m.id::text)`,
        [bureauId],
      )
      for await (const rows of found) for (const row of rows) yield lineOf(row)
    })(),
  }

  function lineOf(row: { month: string; town: string; type: string; closed: boolean; days: number | null }): Value[] {
    // What came after it was counted is told least.
    const { month, area } = told(row) ?? { month: row.month.slice(0, 4), area: row.town.slice(0, 4) }
    const words = Object.hasOwn(hazardTypes, row.type) ? wordsFor(hazard, 'options', row.type) : undefined
    return [
      row.type,
      words?.zh ?? row.type,
      words?.en ?? row.type,
      month,
      area,
      nameOf.get(area) ?? null,
      row.closed ? 'closed' : 'open',
      row.days,
    ]
  }
}

/** Under which it is given away where nobody says otherwise. */
export const usualLicence = 'CC BY 4.0'

/** The files of the package: the list, its dictionary in both languages, and what may be done with it. */
export async function openDataFiles(
  house: Pick<House, 'db' | 'pool' | 'now'>,
  bureau: { bureauId: number; nameZh: string },
  licence: string,
  progress?: (rows: number) => void,
): Promise<Packed[]> {
  const { bureauId, nameZh } = bureau
  const table = await openData(house, bureauId)
  const dictionary: Table = {
    title: 'dictionary',
    header: ['column', '说明', 'meaning'],
    rows: openDataColumns.map(({ name, words }) => [name, words.zh, words.en]),
    at: house.now(),
  }
  const day = house.now().toISOString().slice(0, 10)
  return [
    { name: 'hazards.csv', contents: () => tableStream(table, 'csv', progress) },
    { name: 'dictionary.csv', contents: () => tableStream(dictionary, 'csv') },
    {
      name: 'LICENCE.txt',
      contents: () => Readable.from([`${nameZh}，${day}\n许可：${licence}\nLicence: ${licence}\n`]),
    },
  ]
}

/** How many lines there are to give away. */
export async function openDataCount({ pool }: Pick<House, 'pool'>, bureauId: number): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from matter m where m.bureau_id = $1 and ${inTheOpen}`,
    [bureauId],
  )
  return rows[0]!.n
}
