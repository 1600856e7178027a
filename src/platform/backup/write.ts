import { createHash } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import { copyOut } from '../copy.ts'
import { ifNone } from '../if-none.ts'
import type { Mode } from '../mark.ts'
import { appliedTo } from '../migrate.ts'
import { arrivingFolder } from '../sealed-file.ts'
import { tarEnd, tarHead, tarTail } from '../tar.ts'
import { flushFolder } from '../write-whole.ts'
import { FOLDERS, forBackup, isKeys, listed, named, PLAIN, type Table, tablesOf } from './catalogue.ts'
import { HEAD, type Head, rowsIn, SUMS, type Sums } from './head.ts'
import { linesIn } from './read.ts'

export type Made = { head: Head; sums: Sums; rows: number; bytes: number; gone: number }

type Ask = {
  url: string
  /** Undefined: without the files. */
  dataDir: string | undefined
  file: string
  now: Date
  progress: (done: number, of: number) => void
}

/** Everything but the keys of matters, and then those into `keys`, in the place of what was there: what a bureau backs up. */
export async function backUp(ask: Ask, keys: string): Promise<Made> {
  const made = await writeBackup(ask)
  const aside = `${keys}.${process.pid}.new`
  await rm(aside, { force: true })
  await writeBackup({ ...ask, dataDir: undefined, file: aside, progress: () => {} }, 'keys')
  await rename(aside, keys)
  await flushFolder(dirname(keys))
  return made
}

/**
 * Writes all of a bureau but its secrets into one file: every table as of one moment, then the files of the data folder.
 * Written aside and renamed: the file is there whole or not at all. It is a `.tar.gz`; rows are as `copy` writes them.
 */
export async function writeBackup(
  { url, dataDir, file, now, progress }: Ask,
  what: Head['xiaojingwu'] = 'backup',
): Promise<Made> {
  const target = resolve(file)
  if (await stat(target).catch(ifNone(undefined))) throw isThere(target)
  const aside = `${target}.part`
  const out = await open(aside, 'w', 0o600).catch(why => {
    throw cannotWrite(target, why)
  })
  const client = new pg.Client({ connectionString: url, application_name: `xiaojingwu ${process.pid} backup` })
  client.on('error', () => {})
  const made: Made = {
    head: undefined as never,
    sums: { tables: {}, files: { count: 0, sha256: '' } },
    rows: 0,
    bytes: 0,
    gone: 0,
  }
  try {
    await client.connect()
    const gzip = createGzip({ level: 3 })
    await pipeline(Readable.from(archive()), gzip, async packed => {
      for await (const bytes of packed) await out.write(bytes as Buffer)
    })
    await out.sync()
    made.bytes = (await out.stat()).size
    await out.close()
    await rename(aside, target)
    await flushFolder(dirname(target))
    return made
  } catch (why) {
    await out.close().catch(() => {})
    await rm(aside, { force: true })
    throw (why as NodeJS.ErrnoException).code === 'ENOSPC' ? cannotWrite(target, why as Error) : why
  } finally {
    await client.end().catch(() => {})
  }

  async function* archive(): AsyncGenerator<Buffer, void> {
    const at = Math.floor(now.getTime() / 1000)
    const whole = function* (name: string, bytes: Buffer) {
      yield tarHead(name, bytes.length, at)
      yield bytes
      yield tarTail(bytes.length)
    }
    for (const setting of PLAIN) await client.query(setting)
    await client.query('begin isolation level repeatable read read only')
    const every = await tablesOf(client)
    const tables = what === 'keys' ? every.filter(isKeys) : forBackup(every)
    made.head = { ...(await headOf(client, tables, now)), xiaojingwu: what }
    yield* whole(HEAD, Buffer.from(JSON.stringify(made.head, null, 1)))

    const sizes = await sizesOf(client)
    const all = tables.reduce((sum, { name }) => sum + (sizes.get(name) ?? 0), 0) + 1
    let done = 0
    for (const table of tables) {
      const sum = createHash('sha256')
      let n = 0
      let count = 0
      for await (const rows of copyOut(client, `copy ${named(table.name)} (${listed(table)}) to stdout`)) {
        sum.update(rows)
        count += linesIn(rows)
        yield* whole(rowsIn(table.name, ++n), rows)
      }
      made.rows += count
      made.sums.tables[table.name] = { rows: count, sha256: sum.digest('hex') }
      done += sizes.get(table.name) ?? 0
      progress(done, all)
    }
    await client.query('commit')

    const { files } = made.sums
    const filesSum = createHash('sha256')
    for (const name of dataDir === undefined ? [] : await filesOf(dataDir)) {
      const path = join(dataDir!, name)
      const size = (await stat(path).catch(ifNone(undefined)))?.size
      // Destroyed since the moment of the backup, under its rule.
      if (size === undefined) {
        made.gone++
        continue
      }
      yield tarHead(name, size, at)
      filesSum.update(name)
      let read = 0
      for await (const bytes of createReadStream(path)) {
        filesSum.update(bytes)
        read += bytes.length
        yield bytes as Buffer
      }
      if (read !== size) throw new Error(`${path} changed while it was read`)
      yield tarTail(size)
      files.count++
    }
    files.sha256 = filesSum.digest('hex')
    yield* whole(SUMS, Buffer.from(JSON.stringify(made.sums, null, 1)))
    yield tarEnd()
    progress(1, 1)
  }
}

async function headOf(client: pg.Client, tables: Table[], now: Date): Promise<Head> {
  const { rows: marks } = await client.query<{ mode: Mode }>('select mode from deployment')
  const { rows: keys } = await client.query<{ key: string }>(
    `select encode(public, 'hex') as key from keyring where what = 'seal'`,
  )
  const { rows: servers } = await client.query<{ server: string }>(`select current_setting('server_version') as server`)
  if (!marks[0]) throw nothingHere()
  return {
    xiaojingwu: 'backup',
    format: 1,
    madeAt: now.toISOString(),
    mode: marks[0].mode,
    migrations: await appliedTo(client),
    sealedWith: keys[0]?.key ?? null,
    server: servers[0]!.server,
    tables,
  }
}

async function sizesOf(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; size: string }>(
    `select relname as name, pg_table_size(oid) as size from pg_class
     where relnamespace = current_schema()::regnamespace and relkind = 'r'`,
  )
  return new Map(rows.map(({ name, size }) => [name, Number(size)]))
}

/** Paths below the data folder, in order. What arrives belongs to nothing yet, and once it does it must not open by the house's key. */
async function filesOf(dataDir: string): Promise<string[]> {
  const names: string[] = []
  const arriving = arrivingFolder(dataDir)
  for (const folder of FOLDERS) {
    const found = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
      ifNone<Dirent[]>([]),
    )
    for (const entry of found)
      if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) && !entry.parentPath.startsWith(arriving))
        names.push(
          join(entry.parentPath, entry.name)
            .slice(dataDir.length + 1)
            .replaceAll('\\', '/'),
        )
  }
  return names.sort()
}

const isThere = (file: string) =>
  new CannotStart(
    `${file} is there already and was not touched. Give another name.`,
    `${file} 已存在，未做任何改动。请换一个文件名。`,
  )

const cannotWrite = (file: string, why: NodeJS.ErrnoException) =>
  why.code === 'ENOENT' ? noFolder(file) : notWritten(file, why)

const noFolder = (file: string) =>
  new CannotStart(
    `There is no folder ${dirname(file)}. Make it first (mkdir -p ${dirname(file)}), or give another name.`,
    `没有 ${dirname(file)} 这个文件夹。请先建好（mkdir -p ${dirname(file)}），或换一个文件名。`,
  )

const notWritten = (file: string, why: Error) =>
  new CannotStart(
    `${file} cannot be written (${(why as NodeJS.ErrnoException).code ?? why.message}). Nothing is left of it.`,
    `无法写入 ${file}（${(why as NodeJS.ErrnoException).code ?? why.message}），未留下任何残余文件。`,
  )

const nothingHere = () =>
  new CannotStart(
    'This database holds no bureau yet: there is nothing to back up.',
    '该数据库里还没有任何市局，无可备份。',
  )
