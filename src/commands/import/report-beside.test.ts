import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportBeside } from './report-beside.ts'

let folder: string
const at = (name: string) => join(folder, name)
const head = ['line', 'code']
const reported = async (rows: number, given?: string) => {
  const { path, write, close } = await reportBeside(at('list.csv'), 'report', head, given)
  for (let n = 1; n <= rows; n++) await write([n, 'bad'])
  await close()
  return path
}
const text = (path: string) => readFile(path, 'utf8')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-report-'))
  await writeFile(at('list.csv'), 'a,b\n1,2\n')
})
afterAll(() => rm(folder, { recursive: true }))

test('it lies beside the file, takes the place of an earlier one, and is gone when there is nothing to say', async () => {
  const path = await reported(2)
  expect([path, await text(path)]).toEqual([at('list.csv.report.csv'), '\ufeffline,code\r\n1,bad\r\n2,bad\r\n'])
  await reported(1)
  expect(await text(path)).toBe('\ufeffline,code\r\n1,bad\r\n')
  await reported(0)
  await expect(text(path)).rejects.toThrow('ENOENT')
})

test('it goes where it is told, and nowhere that it cannot be written', async () => {
  expect(await text(await reported(1, at('said.csv')))).toContain('1,bad')
  await expect(reportBeside(at('list.csv'), 'report', head, at('none/x.csv'))).rejects.toThrow('ENOENT')
  await expect(reportBeside(at('list.csv'), 'report', head, folder)).rejects.toThrow('EISDIR')
})

test.each(['precious.txt', 'list.csv'])('%s is not touched, whatever there is to say', async name => {
  await writeFile(at('precious.txt'), 'dear to somebody')
  const before = await text(at(name))
  for (const rows of [0, 1]) {
    await expect(reported(rows, at(name))).rejects.toThrow('was not touched')
    expect(await text(at(name))).toBe(before)
  }
})
