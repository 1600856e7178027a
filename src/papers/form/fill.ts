import { type Align, type Cell, type Form, isTable, type Paragraph, type Piece, type Table, textOf } from './form.ts'
import { placesIn } from './placeholders.ts'
import { copyCalled, type Line, NOT_LAW, type Sheet } from './sheet.ts'

/** What stands in the place of a paragraph once it is filled in. */
export type Inked = Paragraph | { qr: string; align: Align; before: number } | { picture: Uint8Array; align: Align }
export type InkedTable = Omit<Table, 'rows'> & {
  rows: readonly (readonly (Omit<Cell, 'paragraphs'> & { paragraphs: readonly Inked[] })[])[]
}
/** One copy of a paper, ready to be drawn. */
export type Copy = { margins: Form['margins']; blocks: readonly (Inked | InkedTable)[] }

/** All copies of a paper in a form: what has no value leaves no trace, and a row of the table comes once for each thing that is said. */
export const copiesOf = (form: Form, sheet: Sheet): Copy[] => sheet.copies.map((_, i) => copyOf(form, sheet, i))

function copyOf(form: Form, sheet: Sheet, i: number): Copy {
  const values = valuesOf(sheet, i)
  const drawn = form.blocks.flatMap((block): readonly (Inked | InkedTable)[] =>
    isTable(block) ? [tableOf(block, sheet, values)] : inked(block, sheet, values),
  )
  const voided: Paragraph[] = sheet.void
    ? [{ ...plain, before: 6, pieces: [{ text: `此单作废：${sheet.void}`, size: 12, color: '#990000' }] }]
    : []
  return { margins: form.margins, blocks: [...drawn, ...voided] }
}

const plain = { align: 'left', indent: 0, first: 0, before: 0, after: 0 } as const

type Values = ReadonlyMap<string, string>

function valuesOf({ copies, lines, ...sheet }: Sheet, i: number): Values {
  return new Map([
    ...lines.map(({ label, value }) => [label, value.join('\n')] as const),
    ['单位', sheet.unit],
    ['标题', sheet.title],
    ['文号', sheet.number ?? ''],
    ['编号', sheet.code],
    ['联', copyCalled(copies, i)],
    ['收执人', sheet.to === null ? '' : `${sheet.to}：`],
    ['大字', (sheet.large ?? []).join('\n')],
    ['日期', sheet.day],
    ['电话', sheet.phone ?? ''],
    ['声明', NOT_LAW],
  ])
}

const rowNames = /[{｛]\s*(项目|说明)\s*[}｝]/

function tableOf(table: Table, sheet: Sheet, values: Values): InkedTable {
  const repeats = table.rows.map(row =>
    row.some(({ paragraphs }) => paragraphs.some(one => rowNames.test(textOf(one)))),
  )
  /** A cell beside rows that come several times goes down as far as they do. */
  const downOf = (cell: Cell, at: number) => {
    if (repeats[at]) return 1
    const beside = repeats.slice(at, at + cell.down).filter(one => one).length
    return cell.down + beside * (sheet.lines.length - 1)
  }
  const rows = table.rows.flatMap((row, at) => {
    const fill = (values: Values) =>
      row.map(cell => ({
        ...cell,
        down: downOf(cell, at),
        paragraphs: cell.paragraphs.flatMap(one => inked(one, sheet, values)),
      }))
    return repeats[at] ? sheet.lines.map(said => fill(withLine(values, said))) : [fill(values)]
  })
  return { ...table, rows }
}

const withLine = (values: Values, { label, value }: Line): Values =>
  new Map([...values, ['项目', label], ['说明', value.join('\n')]])

/** A paragraph filled in: none where all that it would have said is empty, several where it says several. */
function inked(paragraph: Paragraph, sheet: Sheet, values: Values): Inked[] {
  const names = placesIn(textOf(paragraph)).map(({ name }) => name)
  const { align, before } = paragraph
  if (names.includes('核验码')) return [{ qr: sheet.verify, align, before }]
  if (names.includes('签名')) return signed(paragraph, sheet)
  if (names.length > 0 && names.every(name => !values.get(name))) return []
  return paragraphsIn({ ...paragraph, pieces: piecesWith(paragraph.pieces, name => values.get(name) ?? '') })
}

/** A value of several lines is as many paragraphs, alike. */
function paragraphsIn(paragraph: Paragraph): Paragraph[] {
  const lines: Piece[][] = [[]]
  for (const piece of paragraph.pieces)
    for (const [n, text] of piece.text.split('\n').entries()) {
      if (n > 0) lines.push([])
      lines.at(-1)!.push({ ...piece, text })
    }
  const last = lines.length - 1
  return lines.map((pieces, n) => ({
    ...paragraph,
    pieces,
    before: n === 0 ? paragraph.before : 0,
    after: n === last ? paragraph.after : 0,
  }))
}

function signed(paragraph: Paragraph, { signs, day }: Sheet): Inked[] {
  const look = paragraph.pieces.find(({ text }) => text.trim() !== '') ?? { text: '', size: 12 }
  const says = (text: string, before: number, after: number): Paragraph => ({
    ...paragraph,
    before,
    after,
    pieces: [{ ...look, text }],
  })
  return signs.flatMap(({ who, drawn }, i): Inked[] => [
    says(`${who}签名：`, i === 0 ? paragraph.before : 0, 0),
    ...(drawn ? [{ picture: drawn, align: paragraph.align }] : []),
    says(drawn ? day : '　　　　年　　月　　日', 0, 10),
  ])
}

/** Word breaks a placeholder into several pieces as it pleases: its value looks like where it begins. */
function piecesWith(pieces: readonly Piece[], inPlaceOf: (name: string) => string): Piece[] {
  const text = textOf({ pieces })
  const found = placesIn(text).map(({ from, to, name }) => ({ from, to, value: inPlaceOf(name) }))
  let at = 0
  return pieces.map(piece => {
    const [start, end] = [at, at + piece.text.length]
    at = end
    let said = ''
    for (let i = start; i < end; ) {
      const inside = found.find(({ from, to }) => i >= from && i < to)
      if (!inside) said += text[i++]
      else {
        if (i === inside.from) said += inside.value
        i = Math.min(inside.to, end)
      }
    }
    return { ...piece, text: said }
  })
}
