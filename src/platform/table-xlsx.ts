import { PassThrough, Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { looksLikeFormula } from './formula.ts'
import { inMarkup } from './markup.ts'
import type { Table, Value } from './table.ts'

/** What a sheet and a cell of Excel can hold. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
const PIECE = 1 << 16

/** ECMA-376, as little of it as Excel, WPS and LibreOffice need: text stands in the cells themselves, so that nothing is held. */
export function xlsxStream(table: Table): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  const options = { mtime: table.at, forceDosTimestamp: true }
  const write = async () => {
    const rows = asyncOf(table.rows)
    let sheets = 0
    for (let left = true; left; ) {
      const sheet = { left: false }
      const entry = Readable.from(sheetPieces(table.header, rows, sheet), { objectMode: false })
      zip.addReadStream(entry, `xl/worksheets/sheet${++sheets}.xml`, options)
      await finished(entry)
      left = sheet.left
    }
    for (const [path, text] of parts(table.title, sheets)) zip.addBuffer(Buffer.from(text), path, options)
    zip.end()
  }
  zip.on('error', why => out.destroy(why))
  pipeline(zip.outputStream, out).catch(() => {})
  write().catch(why => out.destroy(why))
  return out
}

async function* asyncOf<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, void> {
  yield* rows
}

/** One sheet with its header; `sheet.left` says whether rows are left for another. */
async function* sheetPieces(
  header: readonly string[],
  rows: AsyncGenerator<readonly Value[], void>,
  sheet: { left: boolean },
): AsyncGenerator<string, void> {
  let piece = `${start}${rowOf(header, HEADER)}`
  for (let n = 1; ; n++) {
    if (n === MOST_ROWS) {
      sheet.left = true
      break
    }
    const { value, done } = await rows.next()
    if (done) break
    piece += rowOf(value)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

/** Places in `cellXfs`, below. */
const PLAIN = 0
const HEADER = 1
const QUOTED = 2

const rowOf = (row: readonly Value[], style = PLAIN): string =>
  `<row>${row.map(value => cellOf(value, style)).join('')}</row>`

function cellOf(value: Value, style: number): string {
  if (value === null) return '<c/>'
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') return Number.isFinite(value) ? `<c><v>${value}</v></c>` : '<c/>'
  const text = value instanceof Date ? value.toISOString() : value
  // Text is no formula here; marked as quoted it does not become one when somebody edits the cell or saves it otherwise.
  const s = style === PLAIN && looksLikeFormula(text) ? QUOTED : style
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : text
  return `<c t="inlineStr"${s === PLAIN ? '' : ` s="${s}"`}><is><t xml:space="preserve">${inMarkup(short)}</t></is></c>`
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The header stays in sight. */
const start = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>`

function parts(title: string, sheets: number): [path: string, text: string][] {
  const all = Array.from({ length: sheets }, (_, i) => i + 1)
  const name = (n: number) => inMarkup(nameOf(title) + (n > 1 ? ` ${n}` : ''))
  const each = (text: (n: number) => string) => all.map(text).join('')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each(n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(n => `<sheet name="${name(n)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xml}<Relationships xmlns="${packages}/relationships">${each(n => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
  ]
}

/** At most 31 characters, none of which a sheet may not have in its name. */
const nameOf = (title: string): string =>
  title
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 25) || 'Sheet'
