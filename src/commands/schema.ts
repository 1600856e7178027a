import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../platform/migrate.ts'
import { startEmbedded } from '../platform/postgres/embedded.ts'
import { schemaOf } from '../platform/schema.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'write db/schema.sql: what the migrations of this clone add up to',
  zh: '写出 db/schema.sql：本仓库的迁移合起来的表、索引和函数',
}
export const only = true

const file = new URL('../../db/schema.sql', import.meta.url)

/** On a database made for it and thrown away: that of the running program may be of another edition. */
export async function run(_args: string[], { log, say }: Context): Promise<number> {
  const dataDir = join(tmpdir(), `xjw-schema-${randomBytes(4).toString('hex')}`)
  const { url, stop } = await startEmbedded({ dataDir, log, settings: { fsync: 'off' } })
  try {
    await migrate(url)
    const client = new pg.Client(url)
    await client.connect()
    await writeFile(file, await schemaOf(client).finally(() => client.end()))
  } finally {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  say('wrote db/schema.sql', '已写出 db/schema.sql')
  return 0
}
