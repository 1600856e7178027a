import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type PaperFont, paperFont, printable } from './font.ts'
import { NOT_LAW, type Sheet } from './sheet.ts'

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

const MM = 72 / 25.4
/** Millimetres round A4 as 公文 have them, a little less at the sides. */
const margins: [number, number, number, number] = [28 * MM, 28 * MM, 26 * MM, 30 * MM]
const ruled = { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#999' }

/** A paper as PDF: all its copies one after another, each with the places for signatures and the seal. */
export async function printSheet(sheet: Sheet): Promise<Buffer> {
  const font = await prepare()
  const missing = new Set<string>()
  const say = printable(font, missing)
  const copies = sheet.copies.map((whose, i) => copyOf(sheet, say, whose, i))
  // Known only once all was set: what could not be is named on every copy, beside its place.
  const named = [...missing].map(one => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`)
  const note: Content[] =
    named.length === 0
      ? []
      : [{ text: `〓处的字不在字库中，请手写：${named.join('、')}`, fontSize: 9, margin: [0, 6, 0, 0] }]
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: margins,
    defaultStyle: { font: 'Song', fontSize: 12, lineHeight: 1.35 },
    info: { title: say(sheet.title), author: say(sheet.unit), creator: '小警务' },
    language: 'zh-CN',
    ...(sheet.void && { watermark: { text: '作废', color: '#900', opacity: 0.25, fontSize: 160 } }),
    content: copies
      .map(parts => ({ stack: [...parts, ...note] }))
      .map((one, i) => (i === 0 ? one : { ...one, pageBreak: 'before' as const })),
    footer: (page, pages) => ({
      margin: [28 * MM, 8 * MM, 26 * MM, 0],
      fontSize: 9,
      columns: [
        { text: NOT_LAW, width: '*' },
        { text: `第${page}页　共${pages}页`, width: 'auto', alignment: 'right' },
      ],
    }),
  }
  return pdfmake.createPdf(definition).getBuffer()
}

function copyOf(sheet: Sheet, say: (text: string) => string, whose: string, i: number): Content[] {
  const { length } = sheet.copies
  const rows = sheet.lines.map(({ label, value }) => [
    { text: say(label), margin: [0, 3, 0, 3] },
    { stack: value.map(one => ({ text: say(one) })), margin: [0, 3, 0, 3] },
  ])
  return [
    {
      columns: [
        { text: `编号 ${sheet.code}`, fontSize: 10 },
        {
          text: length > 1 ? `第${'一二三四五'[i]}联（共${'一二三四五'[length - 1]}联）　${whose}` : whose,
          fontSize: 10,
          alignment: 'right',
        },
      ],
    },
    { text: say(sheet.unit), fontSize: 16, alignment: 'center', margin: [0, 14, 0, 0] },
    { text: say(sheet.title), fontSize: 22, alignment: 'center', margin: [0, 2, 0, 6] },
    ...(sheet.number
      ? [
          {
            text: say(sheet.number),
            alignment: 'center' as const,
            margin: [0, 0, 0, 8] as [number, number, number, number],
          },
        ]
      : []),
    ...(sheet.to === null
      ? []
      : [{ text: `${say(sheet.to)}：`, margin: [0, 4, 0, 6] as [number, number, number, number] }]),
    {
      table: { widths: [105, '*'], body: rows.length > 0 ? rows : [['', '']], dontBreakRows: true },
      layout: ruled,
    } as Content,
    { ...ending(sheet, say), unbreakable: true } as Content,
  ]
}

const asAddress = (picture: Buffer) =>
  `data:image/${picture[0] === 0x89 ? 'png' : 'jpeg'};base64,${picture.toString('base64')}`

/** Who signs on the left, the seal on the right under its day, the code to verify between. */
function ending(
  { signs, unit, day, phone, verify, void: voided }: Sheet,
  say: (text: string) => string,
): { stack: Content[] } {
  return {
    stack: [
      {
        margin: [0, 16, 0, 0],
        columns: [
          {
            width: '*',
            stack: signs.map(({ who, drawn }) => ({
              stack: [
                { text: `${say(who)}签名：` },
                ...(drawn ? [{ image: asAddress(drawn), fit: [150, 36] as [number, number] }] : []),
                { text: drawn ? day : '　　　　年　　月　　日' },
              ],
              margin: [0, 0, 0, 10] as [number, number, number, number],
            })),
          },
          {
            width: 100,
            stack: [
              { qr: verify, fit: 100, eccLevel: 'L' },
              { text: '扫码辨真伪', fontSize: 8, alignment: 'center' },
            ],
          },
          {
            width: 150,
            alignment: 'center',
            stack: [{ text: '（印章）', color: '#777', margin: [0, 20, 0, 16] }, { text: say(unit) }, { text: day }],
          },
        ],
      },
      ...(phone ? [{ text: `查询、联系电话：${say(phone)}`, fontSize: 10 }] : []),
      ...(voided ? [{ text: `此单作废：${voided}`, color: '#900' }] : []),
    ],
  }
}
