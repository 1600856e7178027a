import { openServer } from '../open.ts'
import { keyStoreBeside } from '../platform/backup/head.ts'
import { backUp } from '../platform/backup/write.ts'
import { megabytes, showProgress } from '../say.ts'
import { json, readTyped, usage } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'backup FILE: all of the bureau but its secrets, in one file; also while it is running',
  zh: 'backup 文件：把整个市局（密钥除外）备份成一个文件；运行中也可以备份',
}

export const options = { json } as const

/** As of one moment. The database is left as it is: not even migrated. */
export async function run(args: string[], { config, log, say, now }: Context): Promise<number> {
  const { file, json } = readOptions(args)
  const began = performance.now()
  const { url, stop } = await openServer(config, { log, join: true })
  try {
    const keys = keyStoreBeside(file)
    const progress = showProgress(say, 'Backing up', '正在备份')
    const { head, sums, rows, bytes, gone } = await backUp(
      { url, dataDir: config.dataDir, file, now: now(), progress },
      keys,
    )
    const tables = Object.keys(sums.tables).length
    const seconds = (performance.now() - began) / 1000
    const { count } = sums.files
    say(
      `Backed up: ${tables} tables with ${rows} rows, ${count} files; ${megabytes(bytes)} MB in ${seconds.toFixed(1)} s: ${file}`,
      `已备份：${tables}张表共${rows}行，${count}个附件；${megabytes(bytes)} MB，用时${seconds.toFixed(1)}秒：${file}`,
    )
    if (gone > 0) say(`${gone} files were destroyed under their rule meanwhile.`, `其间有${gone}个附件已按规定销毁。`)
    say(
      `The matters’ own keys, wrapped, are in ${keys}, in the place of those that were there: restore this backup with it. Never keep an older one: what was destroyed since would open again.`,
      `各事项自己的密钥（已包裹）在 ${keys}，已替换原有的；恢复本备份时要用它。请勿保留旧的那份：否则之后销毁的内容又能读出来。`,
    )
    say(
      'The keys are not in it (seal.key or SEAL_KEY, wrap.keys, delivery.key, the vault’s shares). Keep them apart: without seal.key and wrap.keys nobody reads again what people said.',
      '其中不含密钥（seal.key 或 SEAL_KEY、wrap.keys、delivery.key、保险库密钥份额）。请另行妥善保管：没有 seal.key 和 wrap.keys，群众说过的话谁也无法再读。',
    )
    if (json) {
      const { madeAt, mode, migrations, server } = head
      const result = {
        file,
        keys,
        madeAt,
        mode,
        edition: migrations.at(-1)?.name,
        server,
        rows,
        files: count,
        bytes,
        seconds,
        tables: sums.tables,
      }
      say(JSON.stringify(result), JSON.stringify(result))
    }
    return 0
  } finally {
    await stop()
  }
}

function readOptions(args: string[]) {
  const { values, positionals } = readTyped(args, options, summary, 1)
  const [file] = positionals
  if (!file) throw usage(summary)
  return { file, json: values.json }
}
