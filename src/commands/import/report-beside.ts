import { createWriteStream } from 'node:fs'
import { access, constants, open, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { CannotStart } from '../../platform/cannot-start.ts'
import { ifNone } from '../../platform/if-none.ts'
import { put } from '../../platform/put.ts'
import { csvLine } from '../../platform/table-csv.ts'

/**
 * A list by line beside the file that it is about, or where that may not be written, where the command was given. Of an earlier run nothing
 * stays, but what is no such list is never touched: that, and where nothing can be written, is said before anything is taken in.
 */
export async function reportBeside(file: string, ending: string, head: readonly string[], given: string | undefined) {
  const beside = `${resolve(file)}.${ending}.csv`
  const writable = await access(dirname(beside), constants.W_OK).then(
    () => true,
    () => false,
  )
  const path = given ?? (writable ? beside : resolve(`${basename(file)}.${ending}.csv`))
  const first = `\ufeff${csvLine(head)}`
  await assertOurs(path, first)
  let out: ReturnType<typeof createWriteStream> | undefined
  const write = async (row: readonly (string | number)[]) => {
    if (!out) {
      out = createWriteStream(path, { mode: 0o600 }).on('error', () => {})
      out.write(first)
    }
    await put(out, csvLine(row))
  }
  const close = async () => {
    if (!out) return rm(path, { force: true })
    out.end()
    await finished(out)
  }
  return { path, write, close }
}

async function assertOurs(path: string, first: string): Promise<void> {
  const there = await open(path, 'r+').catch(ifNone(undefined))
  if (!there) {
    await (await open(path, 'wx')).close()
    return rm(path)
  }
  try {
    const { buffer, bytesRead } = await there.read(Buffer.alloc(Buffer.byteLength(first)))
    if (bytesRead > 0 && buffer.toString() !== first) throw isAnother(path)
  } finally {
    await there.close()
  }
}

const isAnother = (path: string) =>
  new CannotStart(
    `${path} is there already, is no report of an import, and was not touched. Give another name with --rejects.`,
    `${path} 已存在，且不是导入报告，未做任何改动。请用 --rejects 换一个文件名。`,
  )
