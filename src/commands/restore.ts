import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openServer } from '../open.ts'
import { keyStoreBeside } from '../platform/backup/head.ts'
import { openBackup } from '../platform/backup/open-backup.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Config } from '../platform/config.ts'
import { ifNone } from '../platform/if-none.ts'
import { migrate } from '../platform/migrate.ts'
import { sealKeyIn } from '../platform/seal.ts'
import { fingerprintOf } from '../platform/suite.ts'
import type { Say } from '../say.ts'
import { flag, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'restore FILE [--keys FILE | --without-keys]: put a backup into an empty folder or database, all or nothing; --check tries it aside',
  zh: 'restore 文件 [--keys 文件 | --without-keys]：把备份恢复到空的文件夹或数据库，要么全部成功，要么不留痕迹；--check 只在别处试恢复一遍',
}

export const options = {
  check: flag('only try it, in a folder of its own that is gone afterwards', '只试一遍：恢复到临时文件夹，核对后即删'),
  keys: word('the file with its keys', '密钥文件'),
  'without-keys': flag('what was said stays sealed for good', '没有密钥也恢复：所说内容永远打不开'),
  json,
} as const

export async function run(args: string[], { config, log, say }: Context): Promise<number> {
  const { file, json, check, ...values } = readOptions(args)
  const began = performance.now()
  const tell = (result: object) => {
    const line = JSON.stringify({ file, ...result, seconds: (performance.now() - began) / 1000 })
    if (json) say(line, line)
    return 0
  }
  const progress = (table: string) => say(`  ${table}`, `  ${table}`)
  const keys = await keysFor(file, values)
  if (check) {
    const { head, sums, close } = await openBackup(config, log, { file, keys, progress })
    await close()
    say(`${file} is whole, of ${head.madeAt}, and can be restored.`, `${file} 完整，生成于 ${head.madeAt}，可以恢复。`)
    return tell({ whole: true, madeAt: head.madeAt, mode: head.mode, files: sums.files.count, tables: sums.tables })
  }
  let stop = async () => {}
  const open = async () => {
    // Without `join`: a program that runs on this folder keeps it for itself.
    const server = await openServer(config, { log })
    stop = server.stop
    await migrate(server.url)
    return server.url
  }
  try {
    const sealedWith = await fingerprintHere(config)
    const wished = config.demo === undefined ? undefined : config.demo ? 'demo' : 'real'
    const { dataDir } = config
    const { head, sums, rows } = await restoreBackup({
      open,
      dataDir,
      file,
      keys,
      wished,
      sealedWith,
      progress,
    })
    const { count } = sums.files
    say(
      `Restored as of ${head.madeAt}: ${Object.keys(sums.tables).length} tables with ${rows} rows, ${count} files, every sum right.`,
      `已恢复到 ${head.madeAt} 的状态：${Object.keys(sums.tables).length}张表共${rows}行，${count}个附件，逐项核对无误。`,
    )
    if (!sealedWith) sayWhereTheKeysGo(say, config)
    return tell({
      madeAt: head.madeAt,
      mode: head.mode,
      rows,
      files: count,
      tables: sums.tables,
      keyIsHere: sealedWith !== undefined,
    })
  } finally {
    await stop()
  }
}

/** The keys of matters: as named, or beside the backup. */
async function keysFor(file: string, options: { keys?: string | undefined; 'without-keys'?: boolean | undefined }) {
  if (options['without-keys']) return undefined
  const keys = options.keys ?? keyStoreBeside(file)
  if (await stat(keys).catch(ifNone(undefined))) return keys
  // That the backup itself is missing is said by whoever reads it.
  if (!(await stat(file).catch(ifNone(undefined)))) return undefined
  throw new CannotStart(
    `${keys} is not there: without the matters’ own keys nobody reads what people said. Nothing was touched. Name them with --keys, or restore --without-keys.`,
    `找不到 ${keys}：没有各事项自己的密钥，群众说过的话谁也读不了。未做任何改动。请用 --keys 指明，或用 --without-keys 不带密钥恢复。`,
  )
}

function sayWhereTheKeysGo(say: Say, { dataDir }: Config) {
  say(
    `What is sealed stays sealed: before the next start, put the bureau’s own seal.key, wrap.keys and delivery.key into ${dataDir} (or give SEAL_KEY).`,
    `封存的内容仍处于封存状态：下次启动前，请把该局自己的 seal.key、wrap.keys 和 delivery.key 放入 ${dataDir}（或用 SEAL_KEY 提供）。`,
  )
}

/** Of the secret that is here already, in hex. None is made: a start would, and then not know what was sealed. */
async function fingerprintHere({ dataDir, sealKey }: Config): Promise<string | undefined> {
  if (sealKey) return fingerprintOf(sealKey).toString('hex')
  if (!(await stat(join(dataDir, 'seal.key')).catch(ifNone(undefined)))) return undefined
  return fingerprintOf(await sealKeyIn(dataDir)).toString('hex')
}

function readOptions(args: string[]) {
  const { values, positionals } = readTyped(args, options, summary, 1)
  const [file] = positionals
  if (!file) throw usage(summary)
  return { file, ...values }
}
