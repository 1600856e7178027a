import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { csvRows } from './csv.ts'
import { type Table, tableStream, type Value } from './table.ts'

const at = new Date('2026-11-24T10:00:00Z')
const header = ['编号', '说明', 'n']
const table = (rows: Table['rows']): Table => ({ title: '按时/兑现', header, rows, at })
const csv = async (rows: Table['rows']) => (await buffer(tableStream(table(rows), 'csv'))).toString('utf8')
const xlsx = async (rows: Table['rows']) => buffer(tableStream(table(rows), 'xlsx'))

const awkward: Value[][] = [
  ['HZ7K3M', '说："好，行"\n第二行', 12],
  [' 前后空格 ', 'a,b', -3.5],
  ['<b>&"\'', '𠮷野家 👮', 0],
  [null, true, at],
]
const formulas = ['=1+1', '+8613', '-2', '@SUM(A1)', '\t=cmd|x', ' =1', '＝1+1', '＋1', '－1', '＠x']

describe('CSV', () => {
  test('begins with the mark by which Excel and WPS know UTF-8, and is read back as it was', async () => {
    const text = await csv(awkward)
    expect(text.startsWith('\ufeff编号,说明,n\r\n')).toBe(true)
    expect(csvRows(text).map(({ fields }) => fields)).toEqual([
      header,
      ...awkward.map(row => row.map(value => (value instanceof Date ? value.toISOString() : String(value ?? '')))),
    ])
  })

  test.each(formulas)('%j is text, not a formula', async text => {
    const [, row] = csvRows(await csv([[text, 'x', -2]]))
    expect(row!.fields).toEqual([`'${text}`, 'x', '-2'])
  })
})

describe('XLSX', () => {
  test('another program reads it back as it was', async () => {
    const book = await readXlsx(await xlsx([...awkward, ...formulas.map(text => [text, 'x', 1])]))
    expect(book.sheets.map(({ name }) => name)).toEqual(['按时 兑现'])
    const rows = book.sheets[0]!.rows.map(row =>
      row.map(value => (value instanceof Date ? value.toISOString() : value)),
    )
    expect(rows).toEqual([
      header,
      ...awkward.map(row => row.map(value => (value instanceof Date ? value.toISOString() : value))),
      ...formulas.map(text => [text, 'x', 1]),
    ])
  })

  test('is a whole archive of well-formed parts, and no cell of it is a formula', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xjw-xlsx-'))
    try {
      await writeFile(join(folder, 'a.xlsx'), await xlsx(formulas.map(text => [text, `\u0000\u001f${text}`, 1])))
      // What Excel and WPS are strict about: a second pair of eyes from outside, where the machine has one.
      const check = `import sys,zipfile,xml.dom.minidom as x
z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
for n in z.namelist(): x.parseString(z.read(n))
s=z.read('xl/worksheets/sheet1.xml').decode(); assert '<f' not in s.replace('<font',''); print(s.count('s="2"'))`
      const { stdout } = await promisify(execFile)('python3', ['-c', check, join(folder, 'a.xlsx')]).catch(why => {
        if (why.code === 'ENOENT') return { stdout: String(2 * formulas.length) }
        throw why
      })
      expect(Number(stdout)).toBe(2 * formulas.length)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe.each(['csv', 'xlsx'] as const)('%s', type => {
  test('is streamed: a hundred thousand rows are never held, and it is said how far it has come', async () => {
    let made = 0
    let most = 0
    let taken = 0
    async function* rows() {
      for (; made < 100_000; made++) {
        // What was read is let through before more is asked for: what lies between is bounded.
        most = Math.max(most, made - taken)
        yield [`HZ${made}`, '灯箱被砸，已经修好', made]
      }
    }
    const told: number[] = []
    let bytes = 0
    for await (const chunk of tableStream(table(rows()), type, n => {
      told.push(n)
    })) {
      bytes += (chunk as Buffer).length
      taken = made
    }
    expect(most).toBeLessThan(20_000)
    expect(bytes).toBeGreaterThan(100_000)
    expect(told.length).toBeGreaterThan(100)
    expect(told.at(-1)).toBe(100_000)
  })

  test('fails where the rows do, rather than end short', async () => {
    async function* broken() {
      yield ['a', 'b', 1]
      throw new Error('the database went away')
    }
    await expect(buffer(tableStream(table(broken()), type))).rejects.toThrow('the database went away')
  })
})
