import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { exportMatters } from '../figures/export.ts'
import { promiseColumns, promiseList } from '../figures/promise-list.ts'
import type { House } from '../house.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { ifNone } from '../platform/if-none.ts'
import { put } from '../platform/put.ts'
import { tableStream } from '../platform/table.ts'
import { showProgress } from '../say.ts'
import { bureau, flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'export --out FOLDER|FILE: matters with their history (JSON lines) and promises kept or not (CSV; FILE.csv or FILE.xlsx: those alone, for a spreadsheet); --contents: what was said too',
  zh: 'export --out 文件夹|文件：导出事项及办理记录（JSON 行）和承诺兑现情况（CSV；写明 文件.csv 或 文件.xlsx 则只导出承诺，可直接用 Excel、WPS 打开）；加 --contents 连同所说内容一并导出',
}

export const options = {
  out: word(
    'where to: a folder, or FILE.jsonl, .jsonl.gz, .csv, .xlsx',
    '导出到哪里：文件夹，或 文件.jsonl、.jsonl.gz、.csv、.xlsx',
  ),
  contents: flag('what people said too, in the open', '连同群众说的话，不加密'),
  walled: flag('what nobody else may know of too', '连同受保护的和不公开的'),
  bureau,
  json,
} as const

/**
 * Into a folder: `matters.jsonl` and `promises.csv`; into a file (`.jsonl`, `.jsonl.gz`): the matters; (`.csv`, `.xlsx`): the
 * promises, as a spreadsheet reads them.
 */
export async function run(args: string[], context: Context): Promise<number> {
  const { open, say } = context
  const values = readOptions(args)
  const house = await open()
  const began = performance.now()
  try {
    const bureau = await theBureau(house.db, values.bureau)
    const { contents, walled } = values
    if (/\.(csv|xlsx)$/.test(values.out)) return await asTable(house, bureau, values, context)
    const asFile = /\.jsonl(\.gz)?$/.test(values.out)
    const matters = await toFile(asFile ? values.out : join(values.out, 'matters.jsonl'))
    const promises = asFile ? undefined : await toFile(join(values.out, 'promises.csv'))
    const progress = showProgress(say, 'Exporting', '正在导出')
    const wanted = { bureauId: bureau.bureauId, contents, walled }
    const done = await exportMatters(house, wanted, { matters: matters.out, promises: promises?.out }, progress).catch(
      async why => {
        for (const one of [matters, promises]) await one?.drop()
        throw why
      },
    )
    for (const one of [matters, promises]) await one?.keep()
    const seconds = (performance.now() - began) / 1000
    say(
      `Exported ${done.matters} matters with ${done.entries} entries and ${done.promises} promises in ${seconds.toFixed(1)} s: ${values.out}`,
      `已导出${done.matters}个事项、${done.entries}条办理记录、${done.promises}项承诺，用时${seconds.toFixed(1)}秒：${values.out}`,
    )
    if (done.leftOut > 0)
      say(
        `${done.leftOut} were left out: complaints about a person that nobody else may know of, and protected matters (--walled takes them too).`,
        `另有${done.leftOut}件未导出：尚未公开的针对个人的投诉和受保护的事项（加 --walled 一并导出）。`,
      )
    if (contents)
      say(
        'What people said is in it, in the open. Keep it as you would keep them.',
        '其中有群众说的话，未加密。请妥善保管。',
      )
    if (values.json) {
      const line = JSON.stringify({ bureauId: bureau.bureauId, out: values.out, ...done, seconds })
      say(line, line)
    }
    return 0
  } finally {
    await house.close()
  }
}

/** Row by row, while it is said how far it has come. */
async function asTable(
  house: House,
  { bureauId }: { bureauId: number },
  { out, walled, json }: { out: string; walled: boolean; json?: boolean },
  { say, now }: Context,
): Promise<number> {
  const { rows: counted } = await house.pool.query(
    'select greatest(1, count(*))::int as n from promise where bureau_id = $1',
    [bureauId],
  )
  const file = await toFile(out)
  const progress = showProgress(say, 'Exporting', '正在导出')
  let written = 0
  const list = { title: 'promises', header: promiseColumns, rows: promiseList(house, { bureauId, walled }), at: now() }
  const stream = tableStream(list, out.endsWith('.xlsx') ? 'xlsx' : 'csv', rows => {
    written = rows
    progress(rows, counted[0].n)
  })
  try {
    for await (const piece of stream) await put(file.out, piece)
  } catch (why) {
    await file.drop()
    throw why
  }
  await file.keep()
  say(`Exported ${written} promises: ${out}`, `已导出${written}项承诺：${out}`)
  if (json) {
    const line = JSON.stringify({ bureauId, out, promises: written })
    say(line, line)
  }
  return 0
}

/** Written aside; under its name only when it is whole. */
async function toFile(path: string) {
  const target = resolve(path)
  if (await stat(target).catch(ifNone(undefined)))
    throw new CannotStart(
      `${target} is there already and was not touched. Give another name.`,
      `${target} 已存在，未做任何改动。请换一个名称。`,
    )
  const aside = `${target}.part`
  const file = await open(aside).catch(why => {
    throw cannotWrite(target, why)
  })
  const out = new PassThrough({ highWaterMark: 1 << 20 })
  const written = target.endsWith('.gz') ? pipeline(out, createGzip(), file) : pipeline(out, file)
  written.catch(why => out.destroy(why))
  const keep = async () => {
    out.end()
    await written
    await rename(aside, target)
  }
  const drop = async () => {
    out.destroy()
    await written.catch(() => {})
    await rm(aside, { force: true })
  }
  return { out, keep, drop }
}

async function open(path: string) {
  await makeFolder(dirname(path))
  const file = createWriteStream(path, { mode: 0o600, flush: true })
  await once(file, 'open')
  return file
}

/** Step by step: where nothing can be made, as in /proc, Node's own way tries for ever. */
async function makeFolder(path: string): Promise<void> {
  if (await stat(path).catch(ifNone(undefined))) return
  await makeFolder(dirname(path))
  await mkdir(path)
}

const cannotWrite = (file: string, { code, message }: NodeJS.ErrnoException) =>
  new CannotStart(
    `${file} cannot be written (${code ?? message}). Nothing was exported: give another place, in a folder of yours.`,
    `无法写入 ${file}（${code ?? message}），未导出任何内容。请换一个您有权写入的文件夹。`,
  )

function readOptions(args: string[]) {
  const { values } = readTyped(args, options, summary)
  if (!values.out) throw usage(summary)
  return { ...values, out: values.out }
}
