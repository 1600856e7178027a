import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { inMarkup } from '../../platform/markup.ts'
import { type Cell, type Form, isTable, type Paragraph, type Piece, type Table } from './form.ts'

/** A form as a Word file that Word and WPS open and save: what is read back from it is the same form. */
export async function docxOf(form: Form): Promise<Buffer> {
  const zip = new ZipFile()
  const options = { mtime: new Date(0), forceDosTimestamp: true }
  for (const [name, text] of Object.entries({ ...frame, 'word/document.xml': documentOf(form) }))
    zip.addBuffer(Buffer.from(text), name, options)
  zip.end()
  return buffer(zip.outputStream)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const frame = {
  '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'word/styles.xml': `${head}<w:styles ${words}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
}

const twips = (points: number) => Math.round(points * 20)

function documentOf({ margins: [left, top, right, bottom], blocks }: Form): string {
  const body = blocks.map(block => (isTable(block) ? tableOf(block) : paragraphOf(block))).join('')
  const page = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="${twips(left)}" w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`
  return `${head}<w:document ${words}><w:body>${body}${page}</w:body></w:document>`
}

function paragraphOf({ align, indent, first, before, after, newPage, pieces }: Paragraph): string {
  const looks = [
    newPage ? '<w:pageBreakBefore/>' : '',
    `<w:spacing w:before="${twips(before)}" w:after="${twips(after)}"/>`,
    indent || first ? `<w:ind w:left="${twips(indent)}" w:firstLine="${twips(first)}"/>` : '',
    `<w:jc w:val="${align === 'justify' ? 'both' : align}"/>`,
  ]
  return `<w:p><w:pPr>${looks.join('')}</w:pPr>${pieces.map(runOf).join('')}</w:p>`
}

function runOf({ text, size, bold, underline, color }: Piece): string {
  const looks = `${bold ? '<w:b/>' : ''}${color ? `<w:color w:val="${color.slice(1)}"/>` : ''}<w:sz w:val="${Math.round(size * 2)}"/>${underline ? '<w:u w:val="single"/>' : ''}`
  return `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${inMarkup(text)}</w:t></w:r>`
}

const line = (name: string, drawn: boolean) =>
  `<w:${name} w:val="${drawn ? 'single' : 'nil'}" w:sz="4" w:color="999999"/>`

function tableOf({ widths, ruled, rows }: Table): string {
  const across = ruled !== 'none'
  const upright = ruled === 'all'
  const borders = `<w:tblBorders>${line('top', across)}${line('left', upright)}${line('bottom', across)}${line('right', upright)}${line('insideH', across)}${line('insideV', upright)}</w:tblBorders>`
  const whole = widths.reduce((sum, one) => sum + one, 0)
  const grid = widths.map(one => `<w:gridCol w:w="${twips(one)}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${twips(whole)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(row => `<w:tr>${cellsOf(row, widths)}</w:tr>`).join('')}</w:tbl>`
}

function cellsOf(row: readonly Cell[], widths: readonly number[]): string {
  let column = 0
  return row
    .map(({ span, paragraphs }) => {
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
      column += span
      const properties = `<w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>`
      return `<w:tc>${properties}${paragraphs.map(paragraphOf).join('') || '<w:p/>'}</w:tc>`
    })
    .join('')
}
