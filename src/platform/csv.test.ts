import { describe, expect, test } from 'vitest'
import { csvRows, csvStream } from './csv.ts'

const fields = (text: string) => csvRows(text).map(row => row.fields)

test('quotation marks hold commas, line ends and themselves', () => {
  expect(fields('a,"b,c"\n"d\ne","say ""f"""\n')).toEqual([
    ['a', 'b,c'],
    ['d\ne', 'say "f"'],
  ])
})

test('the files of spreadsheets are read like those of Unix', () => {
  expect(fields('\ufeffa,b\r\n1,\r\n\r\n,2')).toEqual([
    ['a', 'b'],
    ['1', ''],
    ['', '2'],
  ])
})

test('each row knows its line, also after empty lines and lines within quotation marks', () => {
  expect(csvRows('a\n\n"b\nc"\nd').map(row => row.line)).toEqual([1, 3, 5])
})

test('a quotation that is never closed is told, and nothing is lost', () => {
  expect(csvRows('a,b\n1,"2\n3,4')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1', '2\n3,4'], unclosed: true },
  ])
})

test('of no text there are no rows', () => {
  expect([fields(''), fields('\ufeff'), fields('\n\r\n')]).toEqual([[], [], []])
})

describe('as a stream', () => {
  const streamed = async (text: string, size: number) => {
    async function* pieces() {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
    }
    const rows = []
    for await (const row of csvStream(pieces())) rows.push(row)
    return rows
  }

  test.each([1, 2, 3, 7, 1000])('in pieces of %i it is the same', async size => {
    const text = '\ufeffa,"b\r\nc",d\r\n\r\n1,"say ""f""",3\n,,\n"x",y,"z"'
    expect(await streamed(text, size)).toEqual(csvRows(text))
  })

  test('a quotation that is never closed costs its own line and no other', async () => {
    const bad = { line: 2, fields: ['1,"2'], unclosed: true }
    const last = { line: 3, fields: ['3', '4'] }
    expect(await streamed('a,b\n1,"2\n3,4\n', 5)).toEqual([{ line: 1, fields: ['a', 'b'] }, bad, last])
    expect(await streamed('a,b\n1,"2\n3,"4"\n', 5)).toEqual([{ line: 1, fields: ['a', 'b'] }, bad, last])
    const long = await streamed(`a,b\n1,"2\n${'3,4\n'.repeat(60_000)}`, 1000)
    expect([long.length, long[1]]).toEqual([60_002, bad])
  })
})
