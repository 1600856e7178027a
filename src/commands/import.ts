import { createWriteStream } from 'node:fs'
import { access, constants, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { CannotStart } from '../platform/cannot-start.ts'
import { megabytes, showProgress } from '../say.ts'
import type { Context } from '../xjw.ts'
import { bringIn } from './georeport/bring-in.ts'
import { bureauOf } from './georeport/bureau.ts'
import { readMap } from './georeport/map.ts'
import { type Reject, reasons } from './georeport/read.ts'

export const summary = {
  en: 'import georeport FILE: another system’s requests (CSV, .gz or not) as history, in a bureau of their own',
  zh: 'import georeport 文件：把其他系统的诉求（CSV，可为 .gz）作为历史数据导入，单独成一个市局',
}

const options = {
  types: { type: 'string' },
  bureau: { type: 'string' },
  letters: { type: 'string' },
  rejects: { type: 'string' },
  json: { type: 'boolean' },
} as const
const shipped = new URL('./georeport/types.json', import.meta.url)

/** Each row once, however often it is run; what cannot be taken is written down by line and reason. */
export async function run(args: string[], { open, say, now }: Context): Promise<number> {
  const { file, values } = readOptions(args)
  const { map, targetOf } = await readMap(values.types ?? shipped)
  if (values.bureau !== undefined) map.bureau.id = wholeNumber(values.bureau)
  if (values.letters !== undefined) map.bureau.letters = values.letters
  const house = await open()
  const began = performance.now()
  try {
    const landed = await bureauOf(house.db, map.bureau, now())
    const rejects = await rejectsBeside(file, values.rejects)
    const progress = showProgress(say, 'Importing', '正在导入')
    const { write: reject } = rejects
    const count = await bringIn({ house, landed, file, map, targetOf, reject, progress }).finally(rejects.close)
    await house.pool.query('analyze matter, entry, content, promise')
    const seconds = (performance.now() - began) / 1000
    const rate = Math.round(count.read / seconds)
    const rss = process.resourceUsage().maxRSS * 1024
    const { bureau } = map
    say(
      `${bureau.name.en}: ${count.read} rows read; ${count.added} are new, ${count.known} were there, ${count.rejected} rejected.`,
      `${bureau.name.zh}：读取${count.read}行；新增${count.added}条，已有${count.known}条，退回${count.rejected}条。`,
    )
    say(
      `${seconds.toFixed(1)} s, ${rate} rows a second, ${megabytes(rss)} MB of memory at most.`,
      `用时${seconds.toFixed(1)}秒，每秒${rate}行，内存最多${megabytes(rss)} MB。`,
    )
    if (count.rejected > 0) say(`Rejected, by line and reason: ${rejects.path}`, `退回的行及原因见：${rejects.path}`)
    if (values.json) {
      const result = { bureauId: landed.bureauId, file, ...count, seconds, rate, rss }
      const line = JSON.stringify({ ...result, rejects: count.rejected > 0 ? rejects.path : null })
      say(line, line)
    }
    return 0
  } finally {
    await house.close()
  }
}

/** Beside the file, or where that may not be written, where the command was given. Of an earlier run nothing stays. */
async function rejectsBeside(file: string, given: string | undefined) {
  const beside = `${resolve(file)}.rejects.csv`
  const writable = await access(dirname(beside), constants.W_OK).then(
    () => true,
    () => false,
  )
  const path = given ?? (writable ? beside : resolve(`${basename(file)}.rejects.csv`))
  let out: ReturnType<typeof createWriteStream> | undefined
  const write = async ({ line, code, column }: Reject) => {
    out ??= createWriteStream(path, { mode: 0o600 }).on('error', () => {})
    if (out.bytesWritten === 0 && out.writableLength === 0) out.write('line,code,column,reason,原因\n')
    const [en, zh] = reasons[code]
    out.write(`${line},${code},"${column.replaceAll('"', '""')}",${en},${zh}\n`)
  }
  const close = async () => {
    if (!out) return rm(path, { force: true })
    out.end()
    await finished(out)
  }
  return { path, write, close }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw usage()
  return Number(text)
}

const usage = () => new CannotStart(`xjw ${summary.en}`, `xjw ${summary.zh}`)

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [what, file, ...more] = positionals
    if (what !== 'georeport' || !file || more.length > 0) throw usage()
    if (values.letters !== undefined && !/^[A-Z]{2,4}$/.test(values.letters)) throw usage()
    return { file, values }
  } catch {
    throw usage()
  }
}
