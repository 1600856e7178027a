import { sql } from 'kysely'
import { say } from '../kinds/words.ts'
import { readDivisions } from '../places/divisions.ts'
import { saveDivisions } from '../places/save-divisions.ts'
import type { LineFault } from '../platform/line-fault.ts'
import { csvOf, keyOf, type Row, type Sheet } from './sheet.ts'

const columns = ['code', 'name', 'initials', 'lon', 'lat']

/** Divisions from the city down to the village, by the state's codes. A point is taken as surveyed: whoever writes it vouches for it. */
export const places: Sheet = {
  name: 'places',
  words: say('村居和区划', 'Places'),
  columns: [
    { name: 'code', words: say('区划代码', 'Code') },
    { name: 'name', words: say('全称', 'Official name') },
    { name: 'initials', words: say('拼音首字母', 'Pinyin initials') },
    { name: 'lon', words: say('经度（WGS-84）', 'Longitude, WGS-84') },
    { name: 'lat', words: say('纬度（WGS-84）', 'Latitude, WGS-84') },
  ],
  key: ['code'],
  read: async (db, { bureauId }) => {
    const { rows } = await sql<Record<string, string | number | null>>`
      select code, name, initials, lng as lon, lat from division where bureau_id = ${bureauId} order by code`.execute(
      db,
    )
    return rows.map(asText)
  },
  take: async (db, { bureauId }, given, all) => {
    const { divisions, faults } = readDivisions(csvOf(columns, all))
    // Of lines that nobody touched somebody else has to answer for.
    const theirs = faults.filter(({ line }) => line <= given.length + 1)
    if (theirs.length > 0) return theirs as LineFault[]
    const keys = new Set(given.map(row => keyOf(places, row)))
    await saveDivisions(
      db,
      bureauId,
      divisions.filter(({ code }) => keys.has(code)),
    )
    return []
  },
  bringBack: async (db, { bureauId }, changes) => {
    for (const { before, after } of [...changes].reverse()) {
      const at = db.updateTable('division').where('bureau_id', '=', bureauId)
      if (before) {
        const point = before['lon']
          ? { lng: Number(before['lon']), lat: Number(before['lat']) }
          : { lng: null, lat: null }
        const { divisions } = readDivisions(csvOf(columns, [before]), [aboveOf(before['code']!)].flat())
        const short = divisions[0] ? { short: divisions[0].short } : {}
        await at
          .set({ name: before['name'], initials: before['initials'], ...point, ...short })
          .where('code', '=', before['code']!)
          .execute()
      } else
        await db.deleteFrom('division').where('bureau_id', '=', bureauId).where('code', '=', after!['code']!).execute()
    }
  },
}

/** Enough of what lies above for a single line to be read. */
const aboveOf = (code: string) =>
  [code.slice(0, 4), code.slice(0, 6), code.slice(0, 9)]
    .filter(one => one !== code)
    .map(one => ({ code: one, parent: null, level: 'city' as const, name: '', short: '', initials: '' }))

const asText = (row: Record<string, string | number | null>): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]))
