import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { printable } from './font.ts'
import { prepare } from './print.ts'

/** What stands on a plate beside its square code. */
export type PlateSheet = { address: string; title: string; place: string; code: string; lines: readonly string[] }

const MM = 72 / 25.4
type Sheet = { columns: number; rows: number; width: number; height: number; left: number; top: number; code: number }

/** A4 in labels as they are sold: 24 of 70 × 37 mm without a margin; 10 cards of 90 × 54 mm between cutting lines. */
export const labelSheets = {
  plates: { columns: 3, rows: 8, width: 70, height: 37, left: 0, top: 0.5, code: 27 },
  cards: { columns: 2, rows: 5, width: 90, height: 54, left: 15, top: 13, code: 34 },
} as const satisfies Record<string, Sheet>

/** The plates as PDF, each in its own place on the sheet, whatever is on it. */
export async function printPlates(as: keyof typeof labelSheets, plates: readonly PlateSheet[]): Promise<Buffer> {
  const sheet: Sheet = labelSheets[as]
  const say = printable(await prepare(), new Set())
  const each = sheet.columns * sheet.rows
  const pages = Array.from({ length: Math.max(1, Math.ceil(plates.length / each)) }, (_, n) =>
    plates.slice(n * each, (n + 1) * each),
  )
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [0, 0, 0, 0],
    defaultStyle: { font: 'Song', fontSize: 9, lineHeight: 1.2 },
    info: { title: as === 'plates' ? '门牌二维码' : '警民联系卡', creator: '小警务' },
    language: 'zh-CN',
    content: pages.flatMap((page, n): Content[] => [
      { text: ' ', fontSize: 1, ...(n > 0 && { pageBreak: 'before' as const }) },
      ...page.flatMap((plate, at) => labelOf(sheet, plate, at, say, as === 'cards')),
    ]),
  }
  return pdfmake.createPdf(definition).getBuffer()
}

function labelOf(
  { columns, width, height, left, top, code }: Sheet,
  plate: PlateSheet,
  at: number,
  say: (text: string) => string,
  framed: boolean,
): Content[] {
  const x = (left + (at % columns) * width) * MM
  const y = (top + Math.floor(at / columns) * height) * MM
  const above = ((height - code) / 2) * MM
  const beside = 5 * MM
  const words = x + beside + (code + 3) * MM
  const room = (width - code - 8 - 3) * MM
  return [
    ...(framed
      ? [
          {
            canvas: [
              { type: 'rect' as const, x: 0, y: 0, w: width * MM, h: height * MM, lineWidth: 0.3, lineColor: '#bbb' },
            ],
            absolutePosition: { x, y },
          },
        ]
      : []),
    { qr: plate.address, fit: code * MM, eccLevel: 'M', absolutePosition: { x: x + beside, y: y + above } },
    {
      absolutePosition: { x: words, y: y + above },
      table: {
        widths: [room],
        body: [
          [
            {
              stack: [
                { text: say(plate.title), fontSize: framed ? 14 : 11 },
                { text: say(plate.place), fontSize: framed ? 10 : 9, margin: [0, 2, 0, 4] },
                ...plate.lines.map(text => ({ text: say(text), fontSize: framed ? 9 : 7 })),
                { text: plate.code, fontSize: 7, color: '#666', margin: [0, 3, 0, 0] },
              ],
            },
          ],
        ],
      },
      layout: {
        defaultBorder: false,
        paddingLeft: () => 0,
        paddingRight: () => 0,
        paddingTop: () => 0,
        paddingBottom: () => 0,
      },
    } as Content,
  ]
}
