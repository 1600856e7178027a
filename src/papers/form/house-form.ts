import type { Align, Cell, Form, Paragraph, Table } from './form.ts'

const MM = 72 / 25.4

type Looks = Partial<Pick<Paragraph, 'align' | 'before' | 'after'>> & { size?: number; color?: string }

const line = (text: string, { size = 12, color, align = 'left', before = 0, after = 0 }: Looks = {}): Paragraph => ({
  align,
  indent: 0,
  first: 0,
  before,
  after,
  pieces: [{ text, size, ...(color && { color }) }],
})
const cell = (...paragraphs: Paragraph[]): Cell => ({ span: 1, down: 1, paragraphs })
const table = (ruled: Table['ruled'], widths: number[], ...cells: Cell[]): Table => ({ widths, ruled, rows: [cells] })
const centred: Align = 'center'

/** Ours, from which every station begins: margins to file it by, who signs on the left, the seal on the right under its day. */
export const houseForm: Form = {
  margins: [28 * MM, 20 * MM, 26 * MM, 20 * MM],
  blocks: [
    table(
      'none',
      [190, 252],
      cell(line('编号 {编号}', { size: 10 })),
      cell(line('{联}', { size: 10, align: 'right' })),
    ),
    line('{单位}', { size: 16, align: centred, before: 8 }),
    line('{标题}', { size: 22, align: centred, before: 2, after: 6 }),
    line('{文号}', { align: centred, after: 4 }),
    line('{收执人}', { before: 4, after: 6 }),
    line('{大字}', { size: 20, align: centred, after: 4 }),
    table(
      'rows',
      [105, 337],
      cell(line('{项目}', { size: 11, before: 2, after: 2 })),
      cell(line('{说明}', { size: 11, before: 2, after: 2 })),
    ),
    // Two tables that touch are one to Word.
    line('', { size: 6 }),
    table(
      'none',
      [186, 106, 150],
      cell(line('{签名}', { before: 8 })),
      cell(line('{核验码}', { align: centred, before: 8 }), line('扫码辨真伪', { size: 8, align: centred })),
      cell(
        line('（印章）', { color: '#777777', align: centred, before: 16, after: 10 }),
        line('{单位}', { align: centred }),
        line('{日期}', { align: centred }),
      ),
    ),
    line('查询、联系电话：{电话}', { size: 10 }),
    line('{声明}', { size: 9, before: 2 }),
  ],
}
