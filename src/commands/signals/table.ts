import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { CannotStart } from '../../platform/cannot-start.ts'
import { type CsvRow, csvRows } from '../../platform/csv.ts'

/** The rows of a file of comma-separated values (UTF-8, `.gz` or not); a clear no for whatever is none. */
export async function tableIn(file: string): Promise<CsvRow[]> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotStart(`There is no file ${file} that can be read.`, `找不到或无法读取文件 ${file}。`)
  })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  } catch {
    throw new CannotStart(`${file} is not text in UTF-8.`, `${file} 不是 UTF-8 编码的文本，请另存为 UTF-8。`)
  }
  const rows = csvRows(text)
  const open = rows.find(row => row.unclosed)
  if (open)
    throw new CannotStart(
      `${file}, line ${open.line}: a quotation mark is never closed.`,
      `${file} 第${open.line}行：引号没有收尾。`,
    )
  return rows
}

export const faultyLine = (file: string, line: number, en: string, zh: string) =>
  new CannotStart(`${file}, line ${line}: ${en}`, `${file} 第${line}行：${zh}`)
