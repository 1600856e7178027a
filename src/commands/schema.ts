import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { tablesOf } from '../platform/draw-tables.ts'
import { migrate } from '../platform/migrate.ts'
import { startEmbedded } from '../platform/postgres/embedded.ts'
import { schemaOf } from '../platform/schema.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'write db/schema.sql and src/platform/tables.ts: what the migrations of this clone add up to',
  zh: '写出 db/schema.sql 和 src/platform/tables.ts：本仓库的迁移合起来的表、索引、函数和行的类型',
}
export const only = true

const root = new URL('../../', import.meta.url)

/** On a database made for it and thrown away: that of the running program may be of another edition. */
export async function run(_args: string[], { log, say }: Context): Promise<number> {
  const dataDir = join(tmpdir(), `xjw-schema-${randomBytes(4).toString('hex')}`)
  const { url, stop } = await startEmbedded({ dataDir, log, settings: { fsync: 'off' } })
  try {
    await migrate(url)
    const client = new pg.Client(url)
    await client.connect()
    try {
      await writeFile(new URL('db/schema.sql', root), await schemaOf(client))
      await writeFile(new URL('src/platform/tables.ts', root), await tablesOf(client))
    } finally {
      await client.end()
    }
  } finally {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  say('wrote db/schema.sql and src/platform/tables.ts', '已写出 db/schema.sql 和 src/platform/tables.ts')
  return 0
}
