import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openTable } from './read-table.ts'
import { tableStream } from './table.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-table-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function fileOf(contents: string | Uint8Array | Readable): Promise<string> {
  const file = join(folder, `${++files}`)
  if (contents instanceof Readable) await pipeline(contents, createWriteStream(file))
  else await writeFile(file, contents)
  return file
}
async function rowsOf(contents: Parameters<typeof fileOf>[0]) {
  const { rows } = await openTable(await fileOf(contents))
  const all = []
  for await (const row of rows) all.push(row)
  return all
}
const fieldsOf = async (contents: Parameters<typeof fileOf>[0]) => (await rowsOf(contents)).map(({ fields }) => fields)

/** 「编号,内容 / 1,路灯坏了」 as Excel in China saves it. */
const gb = Buffer.from('b1e0bac52cc4dac8dd0d0a312cc2b7b5c6bbb5c1cb0d0a', 'hex')
const words = [
  ['编号', '内容'],
  ['1', '路灯坏了'],
]

describe('CSV', () => {
  test.each([
    ['UTF-8', Buffer.from('编号,内容\r\n1,路灯坏了\r\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeff编号,内容\n1,路灯坏了\n')],
    ['GB18030', gb],
    ['UTF-16', Buffer.from('\ufeff编号,内容\r\n1,路灯坏了\r\n', 'utf16le')],
    ['packed', gzipSync(gb)],
  ])('%s is read', async (_, bytes) => {
    expect(await fieldsOf(bytes)).toEqual(words)
  })

  test.each([
    ['UTF-8', '路灯', 'utf8'],
    ['GB18030', '\xc2\xb7\xb5\xc6', 'latin1'],
  ] as const)(
    'in %s, of forty columns, with a quotation that is never closed: one bad row of its line, the rest is read',
    async (_, lamp, encoding) => {
      const line = (n: number, first = `${n}`) =>
        [first, ...Array.from({ length: 38 }, (_, i) => `${n}.${i}`), lamp].join(',')
      const text = [line(0), line(1), line(2, '"2'), line(3), line(4)].join('\r\n')
      const rows = await rowsOf(Buffer.from(text, encoding))
      expect(rows.map(({ line, fields, unclosed }) => [line, fields.length, unclosed])).toEqual([
        [1, 40, undefined],
        [2, 40, undefined],
        [3, 1, true],
        [4, 40, undefined],
        [5, 40, undefined],
      ])
      expect(rows.filter(({ unclosed }) => !unclosed).map(({ fields }) => fields.at(-1))).toEqual(Array(4).fill('路灯'))
    },
  )

  test.each([
    ['bytes that are no text', Buffer.from([0x41, 0x00, 0x01, 0xff]), 'not-a-table'],
    ['text in no encoding', Buffer.from([0x41, 0xff, 0xff, 0x0a, 0x80]), 'not-a-table'],
    ['a packed one that was cut', gzipSync(Buffer.alloc(100_000, 'a,b\n')).subarray(0, 60), 'table-damaged'],
    ['a workbook of before 2007, or a locked one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table-old-or-locked'],
  ])('%s is refused by its name', async (_, bytes, code) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code })
  })
})

/** An archive of these parts, beside those that make it a workbook. */
function book(parts: Record<string, string | Readable | Buffer>, { sheet = 'worksheets/sheet1.xml' } = {}): Readable {
  const zip = new ZipFile()
  const all = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="${sheet}"/></Relationships>`,
    ...parts,
  }
  for (const [path, contents] of Object.entries(all))
    if (typeof contents === 'object' && 'pipe' in contents) zip.addReadStream(contents, path)
    else zip.addBuffer(Buffer.from(contents as string), path)
  zip.end()
  return zip.outputStream as Readable
}
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const again = (piece: string, times: number, before = '', after = '') =>
  Readable.from(
    (function* () {
      yield before
      const many = piece.repeat(1000)
      for (let i = 0; i < times / 1000; i++) yield many
      yield after
    })(),
    { objectMode: false },
  )

describe('XLSX', () => {
  test('what we write is read back', async () => {
    const rows = [
      ['HZ7K3M', '说："好，行"\n第二行', 12],
      ['=1+1', '<b>&', null],
    ]
    const table = { title: 'a', header: ['编号', '说明', 'n'], rows, at: new Date(0) }
    expect(await fieldsOf(tableStream(table, 'xlsx'))).toEqual([
      ['编号', '说明', 'n'],
      ['HZ7K3M', '说："好，行"\n第二行', '12'],
      ['=1+1', '<b>&', ''],
    ])
  })

  test('what another program writes is read: shared texts, days, numbers of many digits', async () => {
    const made = await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows: [
            ['编号', '时间', '电话'],
            ['20261124000123', new Date('2026-11-24T08:30:00Z'), 13905301234],
            ['20261124000123', null, 13905301234],
          ],
        },
      ],
    })
    expect(await fieldsOf(made)).toEqual([
      ['编号', '时间', '电话'],
      ['20261124000123', '2026-11-24 08:30:00', '13905301234'],
      ['20261124000123', '', '13905301234'],
    ])
  })

  test('cells that were left out, readings above characters, a sheet by its whole path', async () => {
    const shared = '<sst><si><t>菏</t><rPh sb="0" eb="1"><t>hé</t></rPh><r><t>泽</t></r></si><si><t>b</t></si></sst>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
      '<row r="3"><c r="B3"><v>1.3905301234E10</v></c></row><row r="9"><c r="A9"/></row>'
    const made = book(
      { 'xl/sharedStrings.xml': shared, 'xl/worksheets/sheet7.xml': sheet(rows) },
      { sheet: '/xl/worksheets/sheet7.xml' },
    )
    expect(await rowsOf(made)).toEqual([
      { line: 1, fields: ['菏泽', '', 'b'] },
      { line: 3, fields: ['', '13905301234', ''] },
    ])
  })

  test('thirty thousand rows with texts that they share are never held', async () => {
    const n = 30_000
    const si = Readable.from(
      (function* () {
        yield '<sst>'
        for (let i = 0; i < n; i++) yield `<si><t>西区${i}号路灯不亮，晚上看不见路</t></si>`
        yield '</sst>'
      })(),
      { objectMode: false },
    )
    const rows = Readable.from(
      (function* () {
        yield '<worksheet><sheetData>'
        for (let i = 0; i < n; i++) yield `<row><c><v>${i}</v></c><c t="s"><v>${i}</v></c></row>`
        yield '</sheetData></worksheet>'
      })(),
      { objectMode: false },
    )
    const file = await fileOf(book({ 'xl/sharedStrings.xml': si, 'xl/worksheets/sheet1.xml': rows }))
    const before = process.memoryUsage().rss
    let most = 0
    let count = 0
    const opened = await openTable(file)
    for await (const { fields } of opened.rows) {
      if (count % 10_000 === 0) {
        most = Math.max(most, process.memoryUsage().rss)
        expect(fields[1]).toBe(`西区${count}号路灯不亮，晚上看不见路`)
      }
      count++
    }
    expect([count, opened.share()]).toEqual([n, 1])
    expect(most - before).toBeLessThan(200 * 2 ** 20)
  })

  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  test.each([
    [
      'what unpacks into a mountain',
      () => book({ 'xl/worksheets/sheet1.xml': again(' '.repeat(100), 700_000, sheet(row)) }),
      'table-unpacks-too-large',
    ],
    [
      'shared texts that do',
      () =>
        book({
          'xl/sharedStrings.xml': again('<si><t>a</t></si>', 4_000_000, '<sst>', '</sst>'),
          'xl/worksheets/sheet1.xml': sheet(row),
        }),
      'table-unpacks-too-large',
    ],
    [
      'a million columns',
      () => book({ 'xl/worksheets/sheet1.xml': again('<c><v>1</v></c>', 1_000_000, '<row>', '</row>') }),
      'table-too-wide',
    ],
    [
      'one column far out',
      () => book({ 'xl/worksheets/sheet1.xml': sheet('<row><c r="XFD1"/></row>') }),
      'table-too-wide',
    ],
    [
      'a row far down',
      () => book({ 'xl/worksheets/sheet1.xml': sheet('<row r="3000000000"><c><v>1</v></c></row>') }),
      'table-damaged',
    ],
    [
      'a cell that never ends',
      () => book({ 'xl/worksheets/sheet1.xml': again('a', 3_000_000, '<row><c><is><t>') }),
      'cell-too-long',
    ],
    [
      'entities that stand for each other',
      () =>
        book({
          'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${sheet('<row><c><v>&b;</v></c></row>')}`,
        }),
      'table-has-declarations',
    ],
    [
      'an entity from outside',
      () =>
        book({
          'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst/>',
          'xl/worksheets/sheet1.xml': sheet(row),
        }),
      'table-has-declarations',
    ],
    [
      'tags in one another without end',
      () => book({ 'xl/worksheets/sheet1.xml': again('<a>', 100_000) }),
      'table-damaged',
    ],
    ['a sheet that breaks off', () => book({ 'xl/worksheets/sheet1.xml': '<worksheet><row>' }), 'table-damaged'],
    ['a sheet that is elsewhere', () => book({}, { sheet: '../../../etc/passwd' }), 'not-a-table'],
    ['an archive of something else', () => book({ 'xl/workbook.xml': '<workbook/>' }), 'not-a-table'],
    ['an archive that was cut', () => Buffer.from('504b0304aabbcc', 'hex'), 'table-damaged'],
  ])('%s is refused by its name, with no more memory', async (_, made, code) => {
    const before = process.memoryUsage().rss
    await expect(rowsOf(made())).rejects.toMatchObject({ status: 422, code })
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20)
  })

  test('one of 300 MB is refused unread', async () => {
    const file = await fileOf(book({ 'xl/worksheets/sheet1.xml': sheet(row) }))
    await truncate(file, 300 * 2 ** 20)
    await expect(openTable(file)).rejects.toMatchObject({ code: 'table-too-large' })
  })
})
