import { csvRows } from '../platform/csv.ts'
import { derivedId } from '../platform/ids.ts'
import type { LineFault } from '../platform/line-fault.ts'
import type { Unit } from './who-answers.ts'

export type ReadUnit = {
  id: string
  code: string
  parentCode: string | null
  path: string
  sort: Unit['sort']
  nameZh: string
  nameEn: string
  phone: string | null
  areas: string[]
}

export const unitIdFor = (bureauId: number, code: string): string => derivedId('unit', bureauId, code)

const sorts: readonly string[] = ['bureau', 'county', 'station', 'window', 'desk', 'inspection']
const needed = ['code', 'parent', 'sort', 'name']
type Row = ReadUnit & { line: number }

/**
 * Reads `code,parent,sort,name` and, where there are, `name_en`, `phone` and `areas` (codes of divisions, apart by a
 * space). The tree is whole in the file: one bureau at the top, and every parent in it, in any order.
 */
export function readUnits(
  csvText: string,
  bureauId: number,
  knowsDivision: (code: string) => boolean,
): { units: ReadUnit[]; faults: LineFault[] } {
  const faults: LineFault[] = []
  const tell = (line: number, code: LineFault['code'], field = '', value = '') =>
    faults.push({ line, code, field, value: Array.from(value).slice(0, 40).join('') })
  const [head, ...body] = csvRows(csvText)
  const columns = head?.fields.map(name => name.trim()) ?? []
  for (const name of needed) if (!columns.includes(name)) tell(1, 'missing-column', name)
  if (faults.length > 0) return { units: [], faults }
  if (body.length === 0) tell(1, 'nothing-in-it')

  const rows = new Map<string, Row>()
  for (const { line, fields, unclosed } of body) {
    const at = (name: string) => fields[columns.indexOf(name)]?.trim() ?? ''
    if (unclosed) tell(line, 'unclosed-quotation')
    else if (fields.length !== columns.length) tell(line, 'wrong-number-of-columns', '', String(fields.length))
    else if (!/^[\w-]{1,40}$/.test(at('code'))) tell(line, 'bad-code', 'code', at('code'))
    else if (rows.has(at('code'))) tell(line, 'duplicate-code', 'code', at('code'))
    else {
      const areas = at('areas')
        .split(/[\s;]+/)
        .filter(Boolean)
      if (!sorts.includes(at('sort'))) tell(line, 'bad-sort', 'sort', at('sort'))
      if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P} ]{0,59}$/u.test(at('name'))) tell(line, 'bad-name', 'name', at('name'))
      for (const code of areas) if (!knowsDivision(code)) tell(line, 'unknown-area', 'areas', code)
      rows.set(at('code'), {
        id: unitIdFor(bureauId, at('code')),
        code: at('code'),
        parentCode: at('parent') || null,
        path: '',
        sort: at('sort') as Unit['sort'],
        nameZh: at('name'),
        nameEn: at('name_en') || at('name'),
        phone: at('phone') || null,
        areas,
        line,
      })
    }
  }
  for (const row of rows.values()) row.path = pathOf(row, rows, tell) ?? ''
  const [first, second] = [...rows.values()].filter(({ parentCode }) => parentCode === null)
  if (first && second) tell(second.line, 'two-at-the-top', 'parent')
  faults.sort((a, b) => a.line - b.line)
  return { units: [...rows.values()].map(({ line: _, ...unit }) => unit), faults }
}

/** '/' for the bureau; below it the codes on the way down. Undefined, and told, where the way up does not end there. */
function pathOf(
  row: Row,
  rows: Map<string, Row>,
  tell: (line: number, code: LineFault['code'], field: string, value: string) => void,
): string | undefined {
  const codes: string[] = []
  for (let at = row; at.parentCode !== null; ) {
    if (codes.includes(at.code)) return void tell(row.line, 'goes-in-a-circle', 'parent', row.parentCode!)
    codes.unshift(at.code)
    const above = rows.get(at.parentCode)
    if (!above) return at === row ? void tell(row.line, 'unknown-parent', 'parent', at.parentCode) : undefined
    at = above
  }
  return ['', ...codes, ''].join('/') || '/'
}
