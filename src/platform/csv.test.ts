import { expect, test } from 'vitest'
import { csvRows } from './csv.ts'

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
