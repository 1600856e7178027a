import pdfmake from 'pdfmake'
import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type PaperFont, paperFont, printable } from './font.ts'
import { type Copy, copiesOf, type Inked } from './form/fill.ts'
import { type Form, isTable, type Table } from './form/form.ts'
import { houseForm } from './form/house-form.ts'
import type { Sheet } from './form/sheet.ts'

const FONT = 'noto-sans-sc.ttf'
/** Files that are none: in memory. The types of the package do not know it. */
const { virtualfs: files } = pdfmake as unknown as {
  virtualfs: { writeFileSync: (name: string, bytes: Buffer) => void }
}
let prepared: Promise<PaperFont> | undefined

/** The font in the hands of the printer, which may fetch nothing else: from no address and no folder. */
export async function prepare(): Promise<PaperFont> {
  prepared ??= paperFont().then(font => {
    files.writeFileSync(FONT, font.bytes)
    pdfmake.addFonts({ Song: { normal: FONT, bold: FONT, italics: FONT, bolditalics: FONT } })
    pdfmake.setUrlAccessPolicy(() => false)
    pdfmake.setLocalAccessPolicy(() => false)
    return font
  })
  return prepared
}

/** A paper as PDF: all its copies one after another, in the form of the station or in ours. */
export async function printSheet(sheet: Sheet, form: Form = houseForm): Promise<Buffer> {
  const font = await prepare()
  const missing = new Set<string>()
  const say = printable(font, missing)
  const copies = copiesOf(form, sheet).map(copy => drawnOf(copy, say))
  // Known only once all was set: what could not be is named on every copy, beside its place.
  const named = [...missing].map(one => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`)
  const note: Content[] =
    named.length === 0
      ? []
      : [{ text: `〓处的字不在字库中，请手写：${named.join('、')}`, fontSize: 9, margin: [0, 6, 0, 0] }]
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [...form.margins],
    defaultStyle: { font: 'Song', fontSize: 12, lineHeight: 1.35 },
    info: { title: say(sheet.title), author: say(sheet.unit), creator: '小警务' },
    language: 'zh-CN',
    ...(sheet.void && { watermark: { text: '作废', color: '#900', opacity: 0.25, fontSize: 160 } }),
    content: copies
      .map(parts => ({ stack: [...parts, ...note] }))
      .map((one, i) => (i === 0 ? one : { ...one, pageBreak: 'before' as const })),
    footer: (page, pages) => ({
      margin: [form.margins[0], Math.min(22, form.margins[3] / 2), form.margins[2], 0],
      fontSize: 9,
      text: `第${page}页　共${pages}页`,
      alignment: 'right',
    }),
  }
  return pdfmake.createPdf(definition).getBuffer()
}

type Say = (text: string) => string

const drawnOf = ({ blocks }: Copy, say: Say): Content[] =>
  blocks.map(block => (isTable(block) ? tableOf(block as Table, say) : inkOf(block as Inked, say)))

const layouts: Readonly<Record<Table['ruled'], CustomTableLayout>> = {
  none: {
    defaultBorder: false,
    paddingLeft: () => 0,
    paddingRight: () => 4,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
  rows: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#999' },
  all: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#333', vLineColor: () => '#333' },
}

/** Cells that are taken by a neighbour to the left or above are there too, and empty. */
function tableOf({ widths, ruled, rows }: Table, say: Say): Content {
  const taken = new Map<number, number>()
  const body = rows.map(row => {
    const cells: TableCell[] = []
    const skipTaken = () => {
      for (let left = taken.get(cells.length) ?? 0; left > 0; left = taken.get(cells.length) ?? 0) {
        taken.set(cells.length, left - 1)
        cells.push({})
      }
    }
    for (const { span, down, paragraphs } of row) {
      skipTaken()
      const at = cells.length
      cells.push({ stack: paragraphs.map(one => inkOf(one, say)), colSpan: span, rowSpan: down } as TableCell)
      for (let i = 1; i < span; i++) cells.push({})
      if (down > 1) for (let i = 0; i < span; i++) taken.set(at + i, down - 1)
    }
    skipTaken()
    while (cells.length < widths.length) cells.push('')
    return cells.slice(0, widths.length)
  })
  if (body.length === 0) body.push(widths.map(() => ''))
  return { table: { widths: [...widths], body, dontBreakRows: true }, layout: layouts[ruled] } as Content
}

const asAddress = (picture: Uint8Array) =>
  `data:image/${picture[0] === 0x89 ? 'png' : 'jpeg'};base64,${Buffer.from(picture).toString('base64')}`

function inkOf(ink: Inked, say: Say): Content {
  if ('qr' in ink)
    return { qr: ink.qr, fit: 100, eccLevel: 'L', alignment: sideOf(ink.align), margin: [0, ink.before, 0, 0] }
  if ('picture' in ink) return { image: asAddress(ink.picture), fit: [150, 36], alignment: sideOf(ink.align) }
  const { pieces, align, indent, first, before, after, newPage } = ink
  return {
    text: pieces.map(({ text, size, underline, color }) => ({
      text: say(text),
      fontSize: size,
      ...(underline && { decoration: 'underline' as const }),
      ...(color && { color }),
      preserveLeadingSpaces: true,
    })),
    alignment: align,
    margin: [indent, before, 0, after],
    leadingIndent: first,
    ...(newPage && { pageBreak: 'before' as const }),
  }
}

const sideOf = (align: Inked['align']) => (align === 'justify' ? 'left' : align)
