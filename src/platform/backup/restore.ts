import { randomBytes } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import { type CopyIn, copyIn } from '../copy.ts'
import { ifNone } from '../if-none.ts'
import type { Mode } from '../mark.ts'
import { type Applied, knownMigrations } from '../migrate.ts'
import {
  countersOf,
  FOLDERS,
  foreignKeysOf,
  listed,
  named,
  PLAIN,
  type Table,
  tablesOf,
  tickColumnsOf,
} from './catalogue.ts'
import type { Head, Sums } from './head.ts'
import { readBackup } from './read.ts'

type Ask = {
  /** The database: migrated to this edition, and otherwise empty. Asked for only once the backup's head was found good. */
  open: () => Promise<string>
  dataDir: string
  file: string
  /** The keys of matters as they are now; undefined: what they seal stays closed. */
  keys: string | undefined
  /** What the flags ask for. */
  wished: Mode | undefined
  /** Of the secret that is here already; undefined where none is. */
  sealedWith: string | undefined
  progress: (table: string) => void
}

export type Restored = { head: Head; sums: Sums; rows: number }

/**
 * Puts a backup into an empty database of the same edition: all of it in one transaction, checked against its sums before
 * it counts. What cannot be restored is refused by name, and what was there is as it was.
 */
export async function restoreBackup({
  open,
  dataDir,
  file,
  keys,
  wished,
  sealedWith,
  progress,
}: Ask): Promise<Restored> {
  const aside = join(dataDir, `${RESTORING}${randomBytes(4).toString('hex')}`)
  let client: pg.Client | undefined
  try {
    let filling: ReturnType<typeof fillTables> | undefined
    let foreignKeys: Awaited<ReturnType<typeof foreignKeysOf>> = []
    const read = await readBackup(file, async head => {
      assertSameEdition(head.migrations, await knownMigrations())
      if (wished && wished !== head.mode) throw otherMode(head.mode)
      if (sealedWith && head.sealedWith && sealedWith !== head.sealedWith) throw otherKey()
      client = new pg.Client({ connectionString: await open(), application_name: `xiaojingwu ${process.pid}` })
      client.on('error', () => {})
      await client.connect()
      for (const setting of PLAIN) await client.query(setting)
      await client.query('begin')
      await assertAlone(client)
      const tables = await tablesOf(client)
      await client.query(`lock table ${tables.map(({ name }) => named(name)).join(', ')} in access exclusive mode`)
      await assertEmpty(client, tables, head.mode)
      foreignKeys = await foreignKeysOf(client)
      // A table may be filled before the one it points to; they are held against each other at the end.
      for (const { name, of } of foreignKeys) await client.query(`alter table ${of} drop constraint ${named(name)}`)
      for (const table of tables.filter(isOurOwnMark)) await client.query(`delete from ${named(table.name)}`)
      await sweep(dataDir)
      filling = fillTables(client, head, progress)
      return {
        rows: filling.rows,
        file: name => (FOLDERS.includes(name.split('/')[0]!) && !name.includes('..') ? join(aside, name) : undefined),
      }
    })
    await filling!.end()
    const { rows } = await settle(client!, foreignKeys, read.sums)
    if (keys !== undefined) await bringKeys(client!, keys)
    // By whom signs are made again.
    await client!.query(`delete from reader where name = 'signals'`)
    await moveIn(aside, dataDir)
    await client!.query('commit')
    await client!.query('analyze')
    return { ...read, rows }
  } finally {
    // Before it was committed, the server undoes it all when the connection ends.
    await client?.end().catch(() => {})
    await rm(aside, { recursive: true, force: true })
  }
}

/** Rows as a backup hands them over: one copy for each table, since its pieces end anywhere, also in the middle of a row. */
function fillTables(client: pg.Client, { tables }: Head, progress: (table: string) => void = () => {}) {
  const columns = new Map(tables.map(table => [table.name, listed(table)]))
  let current: { table: string; copy: CopyIn } | undefined
  const end = async () => {
    await current?.copy.end()
    current = undefined
  }
  const rows = async (table: string, bytes: Buffer) => {
    if (current?.table !== table) {
      await end()
      current = { table, copy: await copyIn(client, `copy ${named(table)} (${columns.get(table)}) from stdin`) }
      progress(table)
    }
    await current.copy.write(bytes)
  }
  return { rows, end }
}

/** The keys of matters as they are now, and no others: what was destroyed after the backup was made is destroyed here too. */
async function bringKeys(client: pg.Client, keys: string): Promise<void> {
  let filling: ReturnType<typeof fillTables> | undefined
  const take = async (head: Head) => {
    for (const { name } of head.tables) await client.query(`delete from ${named(name)}`)
    filling = fillTables(client, head)
    return { rows: filling.rows, file: () => undefined }
  }
  await readBackup(keys, take, 'keys')
  await filling!.end()
  const sealedBy = { words: ['content'], people: ['people_private'], reporter: ['vault_identity', 'vault_address'] }
  for (const [key, tables] of Object.entries(sealedBy))
    for (const table of tables)
      await client.query(
        `update ${table} t set sealed = null, destroyed_at = now(), rule = 'key-destroyed' ${table === 'content' ? ', salt = null' : ''}
         where t.sealed is not null and ${table.startsWith('vault') ? 't.enveloped' : 'get_byte(t.sealed, 0) >= 128'}
           and not exists (select from data_key k where k.bureau_id = t.bureau_id and k.matter_id = t.matter_id and k.${key} is not null)`,
      )
  await client.query(
    `update evidence v set destroyed_at = now(), key = null from content c
     where v.destroyed_at is null and c.rule = 'key-destroyed'
       and c.bureau_id = v.bureau_id and c.matter_id = v.matter_id and c.entry_no = v.entry_no`,
  )
}

const RESTORING = 'restoring-'

/** Tables without a bureau in them: what the house notes about itself. A backup brings its own. */
const isOurOwnMark = ({ columns }: Table) => !columns.includes('bureau_id')

/** A program that already serves this database would go on with what it remembers of the empty one. */
async function assertAlone(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name ~ '^xiaojingwu \\d'`,
  )
  if (rowCount) throw inUse()
}

async function assertEmpty(client: pg.Client, tables: Table[], mode: Mode): Promise<void> {
  for (const { name } of tables.filter(table => !isOurOwnMark(table)))
    if ((await client.query(`select from ${named(name)} limit 1`)).rowCount) throw notEmpty(name)
  const { rows } = await client.query<{ mode: Mode }>('select mode from deployment')
  if (rows[0] && rows[0].mode !== mode) throw otherMode(mode)
}

function assertSameEdition(theirs: Applied[], ours: Applied[]): void {
  const same = (a: Applied, b: Applied) => a.name === b.name && a.checksum === b.checksum
  const missing = theirs.filter(one => !ours.some(other => same(one, other)))
  const more = ours.filter(one => !theirs.some(other => same(one, other)))
  const names = [...new Set([...missing, ...more].map(({ name }) => name))]
  if (names.length === 0) return
  throw new CannotStart(
    `This backup is of another edition of Xiaojingwu (different: ${names.join(', ')}). Nothing was touched. Restore it with that edition, then start this one.`,
    `该备份来自另一版本的小警务（不同之处：${names.join('、')}），未做任何改动。请用那个版本恢复，再用本版本启动。`,
  )
}

async function settle(client: pg.Client, foreignKeys: { name: string; of: string; says: string }[], sums: Sums) {
  let rows = 0
  for (const [table, { rows: said }] of Object.entries(sums.tables)) {
    const found = await client.query<{ n: number }>(`select count(*)::int as n from ${named(table)}`)
    if (found.rows[0]!.n !== said) throw new Error(`${table} has ${found.rows[0]!.n} rows, and the backup ${said}`)
    rows += said
  }
  for (const { name, of, says } of foreignKeys)
    await client.query(`alter table ${of} add constraint ${named(name)} ${says}`)
  for (const { of, column, sequence } of await countersOf(client))
    await client.query(
      `select setval('${sequence}', greatest(max(${column}), 1), max(${column}) is not null) from ${of}`,
    )
  await raiseBase(client)
  return { rows }
}

/**
 * Transaction ids belong to one cluster (R12): here they begin low again. The base is raised above every tick there is, so
 * that what nobody has read yet lies below the horizon, and what comes next above it.
 */
async function raiseBase(client: pg.Client): Promise<void> {
  const ticks = (await tickColumnsOf(client)).map(table => `select max(tick) from ${table}`)
  await client.query(
    `update cluster set system_identifier = null, timeline = null,
     base = (select coalesce(max(tick), 0) + 1 from (${ticks.join(' union all ')}) as t (tick))`,
  )
}

/** By rename, one by one: files are named by what is in them, so one that was there already is the same. */
async function moveIn(aside: string, dataDir: string): Promise<void> {
  const entries = await readdir(aside, { recursive: true, withFileTypes: true }).catch(ifNone<Dirent[]>([]))
  for (const entry of entries.filter(entry => entry.isFile())) {
    const from = join(entry.parentPath, entry.name)
    const to = join(dataDir, from.slice(aside.length + 1))
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  }
}

/** What a killed restore left. */
async function sweep(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir).catch(ifNone<string[]>([])))
    if (name.startsWith(RESTORING)) await rm(join(dataDir, name), { recursive: true, force: true })
}

const notEmpty = (table: string) =>
  new CannotStart(
    `This database is not empty (${table}). It was not touched. Restore into a new folder (--data) or a new database (DATABASE_URL).`,
    `该数据库不是空的（${table} 中已有数据），未做任何改动。请恢复到新的文件夹（--data）或新的数据库（DATABASE_URL）。`,
  )

const inUse = () =>
  new CannotStart(
    'A Xiaojingwu is running on this database. It was not touched. Stop that one first.',
    '该数据库上正有小警务在运行，未做任何改动。请先停止它。',
  )

const otherMode = (mode: Mode) =>
  mode === 'demo'
    ? new CannotStart(
        'This backup is of a demo and is restored as a demo only. Nothing was touched.',
        '这是演示环境的备份，只能恢复为演示环境。未做任何改动。',
      )
    : new CannotStart(
        'This backup is of a real bureau and is never restored as a demo. Nothing was touched.',
        '这是正式数据的备份，不能恢复为演示环境。未做任何改动。',
      )

const otherKey = () =>
  new CannotStart(
    'The secret that lies here (seal.key, or SEAL_KEY) is not the one with which this backup is sealed. Nothing was touched. Put the bureau’s own seal.key there first.',
    '此处的密钥（seal.key 或 SEAL_KEY）与该备份封存所用的不符，未做任何改动。请先放入该局自己的 seal.key。',
  )
