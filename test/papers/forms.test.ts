import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { houseForm } from '../../src/papers/form/house-form.ts'
import { formFaults } from '../../src/papers/form/placeholders.ts'
import { formIn } from '../../src/papers/form/read-docx.ts'
import { NOT_LAW, type Sheet } from '../../src/papers/form/sheet.ts'
import { docxOf } from '../../src/papers/form/write-docx.ts'
import { printSheet } from '../../src/papers/print.ts'
import { codeOn, readPdf } from './read-pdf.ts'

const sheet: Sheet = {
  title: '破案见面单',
  unit: '东城派出所',
  number: '东城所见面字〔2026〕3号',
  code: 'HZ 7K3M-9PQR-4',
  to: '王秀兰',
  lines: [
    { label: '怎么破的', value: ['调取门口监控，找到了人。', '他承认了。'] },
    { label: '为什么', value: ['酒后路过，一时起意。'] },
  ],
  copies: ['交受害人', '存根'],
  signs: [{ who: '受害人' }, { who: '经办人' }],
  day: '2026年11月24日',
  phone: '0530-0000000',
  verify: 'http://127.0.0.1/v/x',
  void: null,
}
const paper = { fields: ['怎么破的', '为什么'], numbered: true }

const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
/** A Word file with this in its body, and whatever other parts. */
async function wordFile(body: string, others: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const zip = new ZipFile()
  const parts = { 'word/document.xml': `<w:document ${words}><w:body>${body}</w:body></w:document>`, ...others }
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}
const says = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const faultsOf = async (file: Buffer) => {
  const { form, faults } = await formIn(file)
  return (form ? formFaults(form, paper) : faults).map(({ code, what }) => (what ? `${code} ${what}` : code))
}

describe('a form that a station edits in Word', () => {
  test('goes out as a Word file and comes back as the same form', async () => {
    const { form, faults } = await formIn(await docxOf(houseForm))
    expect(faults).toEqual([])
    const rounded = JSON.parse(JSON.stringify(houseForm), (_, one) => (typeof one === 'number' ? Math.round(one) : one))
    const emptied = JSON.parse(JSON.stringify(rounded).replaceAll('[{"text":"","size":6}]', '[]'))
    expect(JSON.parse(JSON.stringify(form), (_, one) => (typeof one === 'number' ? Math.round(one) : one))).toEqual(
      emptied,
    )
    expect(formFaults(form!, paper)).toEqual([])
  })

  test('is printed as it stands: words of its own, a name broken into pieces, cells that span, one row for each thing said', async () => {
    const body = [
      '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{单</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/><w:sz w:val="36"/></w:rPr><w:t xml:space="preserve">位} 便民</w:t></w:r></w:p>',
      says('｛文号｝ &#x4e8b;项 {编号} &lt;留存&gt;'),
      '<w:tbl><w:tblPr><w:tblStyle w:val="a3"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>',
      `<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${says('办理情况')}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${says('见面')}</w:tc></w:tr>`,
      `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>${says('{项目}')}</w:tc><w:tc>${says('{说明}')}</w:tc></w:tr></w:tbl>`,
      says('{签名}') + says('{核验码}') + says('{日期}'),
      says('本单据为服务凭证，不代替法律文书'),
      '<w:sectPr><w:pgMar w:left="1000" w:top="1000" w:right="1000" w:bottom="1000"/></w:sectPr>',
    ].join('')
    const file = await wordFile(body)
    expect(await faultsOf(file)).toEqual([])
    const { form } = await formIn(file)
    const bytes = await printSheet(sheet, form)
    if (process.env['KEEP_PAPERS']) {
      await writeFile(`${process.env['KEEP_PAPERS']}/form.pdf`, bytes)
      await writeFile(`${process.env['KEEP_PAPERS']}/house.pdf`, await printSheet(sheet))
      await writeFile(`${process.env['KEEP_PAPERS']}/house.docx`, await docxOf(houseForm))
    }
    const { pages } = await readPdf(bytes)
    expect(pages).toHaveLength(2)
    for (const one of ['东城派出所 便民', '东城所见面字〔2026〕3号 事项 HZ 7K3M-9PQR-4 <留存>', '办理情况', '怎么破的'])
      expect(pages[0]).toContain(one)
    for (const one of ['调取门口监控，找到了人。', '他承认了。', '为什么', '受害人签名：', '经办人签名：', '第2页'])
      expect(pages[1]).toContain(one)
    expect(pages.join('')).not.toMatch(/[{}｛｝]/)
    expect(await codeOn(bytes)).toBe(sheet.verify)
  })

  test('is refused with everything at once: what the law wants on it, and names that mean nothing', async () => {
    expect(await faultsOf(await wordFile(says('{单位} {日期} {签名} {案件} 号{ {项目}')))).toEqual([
      'brace-alone {单位} {日期} {签名} {案件} 号{ {项目}',
      'no-such-placeholder {案件}',
      'placeholder-missing {文号}',
      'placeholder-missing {编号}',
      'placeholder-missing {核验码}',
      'says-not-that-it-is-no-law {声明}',
      'row-incomplete {项目} {说明}',
    ])
    // What is said may stand field by field, if none of it is left out.
    const alone = says('{单位}{文号}{编号}{签名}{核验码}{日期}{声明}')
    expect(await faultsOf(await wordFile(`${alone}${says('{怎么破的}')}`))).toEqual(['placeholder-missing {为什么}'])
    expect(await faultsOf(await wordFile(`${alone}${says('{怎么破的}{为什么}')}`))).toEqual([])
  })

  test.each([
    ['a macro', { 'word/vbaProject.bin': 'x' }, '', 'has-macros word/vbaProject.bin'],
    ['an object inside', { 'word/embeddings/a.xlsx': 'x' }, '', 'has-objects word/embeddings/a.xlsx'],
    [
      'a picture that lies elsewhere',
      {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="a" TargetMode="External" Target="http://10.0.0.1/x.png"/></Relationships>',
      },
      '',
      'points-outside http://10.0.0.1/x.png',
    ],
    [
      'entities',
      { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><w:styles/>' },
      '',
      'has-entities word/styles.xml',
    ],
    ['words at the foot', { 'word/footer1.xml': `<w:ftr>${says('县局印')}</w:ftr>` }, '', 'header-or-footer'],
    ['a picture', {}, '<w:p><w:r><w:t>章</w:t><w:drawing/></w:r></w:p>', 'has-pictures 章'],
    ['changes not yet taken', {}, '<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>', 'has-changes 新'],
    ['numbers by themselves', {}, '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>', 'has-numbering 甲'],
    ['a page that is not A4', {}, '<w:sectPr><w:pgSz w:w="16838"/></w:sectPr>', 'not-a4 842 pt'],
    ['a table in a table', {}, '<w:tbl><w:tr><w:tc><w:tbl/></w:tc></w:tr></w:tbl>', 'table-in-table'],
    ['a text too large once unpacked', { 'word/x.xml': Buffer.alloc(5_000_000, 32) }, '', 'too-much-inside word/x.xml'],
  ])('%s is refused by its name', async (_, parts, body, fault) => {
    expect(await faultsOf(await wordFile(body, parts as Record<string, string>))).toContain(fault)
  })

  test('what is no Word file at all is said to be none, and costs nothing', async () => {
    const whole = await docxOf(houseForm)
    const many = new ZipFile()
    for (let n = 0; n < 401; n++) many.addBuffer(Buffer.alloc(0), `${n}`)
    many.end()
    // Says of itself that it is small: held to that while it is unpacked.
    const lying = await wordFile('', { 'word/x.xml': Buffer.alloc(3_000_000, 32) })
    for (let at = lying.indexOf('word/x.xml'); at >= 0; at = lying.indexOf('word/x.xml', at + 1))
      lying.writeUInt32LE(9, at - (lying.readUInt32LE(at - 46) === 0x02014b50 ? 22 : 8))
    for (const [bytes, fault] of [
      [Buffer.from('{"a":1}'), 'not-a-word-file'],
      [whole.subarray(0, whole.length - 40), 'not-a-word-file'],
      [await wordFile('<w:p>'), 'not-a-word-file word/document.xml'],
      [await buffer(many.outputStream), 'too-much-inside'],
      [lying, 'not-a-word-file'],
    ] as const)
      expect(await faultsOf(bytes)).toEqual([fault])
  })

  test('says that it is no form of the law in the very words', () => {
    expect(NOT_LAW).toBe('本单据为服务凭证，不代替法律文书。')
  })
})
