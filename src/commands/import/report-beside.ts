import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { access, constants, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { csvLine } from '../../platform/table-csv.ts'

/** A list by line beside the file that it is about, or where that may not be written, where the command was given. Of an earlier run nothing stays. */
export async function reportBeside(file: string, ending: string, head: readonly string[], given: string | undefined) {
  const beside = `${resolve(file)}.${ending}.csv`
  const writable = await access(dirname(beside), constants.W_OK).then(
    () => true,
    () => false,
  )
  const path = given ?? (writable ? beside : resolve(`${basename(file)}.${ending}.csv`))
  let out: ReturnType<typeof createWriteStream> | undefined
  const write = async (row: readonly (string | number)[]) => {
    if (!out) {
      out = createWriteStream(path, { mode: 0o600 }).on('error', () => {})
      out.write(`\ufeff${csvLine(head)}`)
    }
    if (!out.write(csvLine(row))) await once(out, 'drain')
  }
  const close = async () => {
    if (!out) return rm(path, { force: true })
    out.end()
    await finished(out)
  }
  return { path, write, close }
}
