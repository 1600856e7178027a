import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { CannotStart } from '../../platform/cannot-start.ts'
import { type CsvRow, csvRows } from '../../platform/csv.ts'

/** The rows of a file of comma-separated values (`.gz` or not; UTF-8, GB 18030, or UTF-16 that says so); a clear no for whatever is none. */
export async function tableIn(file: string): Promise<CsvRow[]> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotStart(`There is no file ${file} that can be read.`, `找不到或无法读取文件 ${file}。`)
  })
  let text: string | undefined
  try {
    text = textIn(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  } catch {
    text = undefined
  }
  if (text === undefined)
    throw new CannotStart(
      `${file} is text neither in UTF-8, UTF-16 nor GB 18030.`,
      `${file} 不是 UTF-8、UTF-16 或 GB 18030 编码的文本，请另存为 UTF-8。`,
    )
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

/** As the first bytes say; without a word of theirs UTF-8, and what that cannot be, as Chinese spreadsheets write it. */
function textIn(bytes: Buffer): string | undefined {
  const marked = bytes.length < 2 ? 0 : bytes.readUInt16BE(0)
  const encodings = marked === 0xfffe ? ['utf-16le'] : marked === 0xfeff ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings)
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // No table holds it: these were bytes of something else.
      if (!text.includes('\0')) return text
    } catch {
      // It is none of this encoding.
    }
  return undefined
}
