import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'

/** Plain SQL, forward only, in the order of the names: `20261124T1000_matters.sql`. */
const FOLDER = new URL('../../db/migrations/', import.meta.url)
/** 'xjw' in ASCII, 2: one start migrates at a time. */
const LOCK = [0x786a77, 2]

/** A migration by its name and the sha256 of its text. */
export type Applied = { name: string; checksum: string }
type Migration = Applied & { text: string }

/**
 * Brings the database to this edition and answers the names it applied. Each file is one transaction, unless its first
 * line is `-- no transaction` (for `create index concurrently`; such a file must bear being run again). Statements
 * go one at a time, as Citus wants. @param begin told how many are due, where any are. An applied file that has changed or is unknown here is refused by name.
 */
export async function migrate(
  url: string,
  folder: URL | string = FOLDER,
  begin: (due: number) => void = () => {},
): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: `xiaojingwu ${process.pid}` })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', LOCK)
    await assertOursOrEmpty(client)
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<Migration>('select name, checksum from migration')
    const applied = new Map(rows.map(row => [row.name, row.checksum]))
    assertSameHistory(migrations, applied)
    const due = migrations.filter(({ name }) => !applied.has(name))
    if (due.length > 0) begin(due.length)
    for (const migration of due) await apply(client, migration)
    return due.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** What this database was brought to, in the order of the names; nothing where it was never migrated. */
export async function appliedTo(client: pg.ClientBase): Promise<Applied[]> {
  const { rows: made } = await client.query(`select to_regclass('migration') as migration`)
  if (!made[0].migration) return []
  const { rows } = await client.query<Applied>('select name, checksum from migration order by name collate "C"')
  return rows
}

/** The migrations of this edition. */
export async function knownMigrations(folder: URL | string = FOLDER): Promise<Applied[]> {
  return (await readMigrations(folder)).map(({ name, checksum }) => ({ name, checksum }))
}

/** Names not yet applied; empty when the database is at this edition. */
export async function pending(pool: pg.Pool, folder: URL | string = FOLDER): Promise<string[]> {
  const applied = await namesApplied(pool)
  return (await namesIn(pathOf(folder))).filter(name => !applied.has(name))
}

async function namesApplied(pool: pg.Pool): Promise<Set<string>> {
  const { rows: made } = await pool.query(`select to_regclass('migration') as migration`)
  if (!made[0].migration) return new Set()
  const { rows } = await pool.query<{ name: string }>('select name from migration')
  return new Set(rows.map(({ name }) => name))
}

/**
 * The statements of a migration: cut at semicolons, but not at those inside text, quoted names, comments and the
 * dollar-quoted bodies of functions.
 */
export function statementsOf(sql: string): string[] {
  const piece = /--[^\n]*|\/\*.*?\*\/|[eE]'(?:\\.|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|(\$\w*\$).*?\1|;|./gs
  const statements = ['']
  for (const [text] of sql.matchAll(piece)) {
    if (text === ';') statements.push('')
    else if (!text.startsWith('--') && !text.startsWith('/*')) statements[statements.length - 1] += text
  }
  return statements.map(statement => statement.trim()).filter(Boolean)
}

async function readMigrations(folder: URL | string): Promise<Migration[]> {
  const path = pathOf(folder)
  return Promise.all(
    (await namesIn(path)).map(async name => {
      const text = await readFile(`${path}/${name}.sql`, 'utf8')
      // Line ends may change with a checkout on Windows; what the file says does not.
      const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
      return { name, text, checksum }
    }),
  )
}

const pathOf = (folder: URL | string) => (typeof folder === 'string' ? folder : fileURLToPath(folder))

async function namesIn(path: string): Promise<string[]> {
  const files = (await readdir(path)).filter(file => file.endsWith('.sql'))
  return files.map(file => file.slice(0, -'.sql'.length)).sort()
}

/** A database given by mistake, with somebody else's tables, is left as it is. (Those of extensions do not count.) */
async function assertOursOrEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
     order by 1`,
  )
  const names = rows.map(({ name }) => name)
  if (names.length === 0 || names.includes('migration')) return
  throw new CannotStart(
    `This database holds tables of something else (${names.slice(0, 3).join(', ')}). It was not touched. Give an empty database.`,
    `该数据库里有其他程序的表（${names.slice(0, 3).join('、')}），未做任何改动。请提供一个空数据库。`,
  )
}

function assertSameHistory(migrations: Migration[], applied: Map<string, string>) {
  const here = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const newer = [...applied.keys()].filter(name => !here.has(name))
  if (newer.length > 0)
    throw new CannotStart(
      `This database was migrated by another edition of Xiaojingwu, which knows ${newer.join(', ')}. It was not touched. Start that edition.`,
      `该数据库已由另一版本的小警务升级（其中有本版本没有的 ${newer.join('、')}），未做任何改动。请用那个版本启动。`,
    )
  const changed = [...applied].filter(([name, checksum]) => here.get(name) !== checksum).map(([name]) => name)
  if (changed.length > 0)
    throw new CannotStart(
      `These migrations were changed after this database applied them: ${changed.join(', ')}. Nothing was applied. Put the files back as they were and write a new one.`,
      `以下迁移文件在数据库应用之后被修改过：${changed.join('、')}，本次未做任何升级。请还原这些文件，改动另写新文件。`,
    )
}

async function apply(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  const whole = !text.startsWith('-- no transaction')
  if (whole) await client.query('begin')
  try {
    for (const statement of statementsOf(text)) await client.query(statement)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    if (whole) await client.query('commit')
  } catch (error) {
    if (whole) await client.query('rollback')
    throw new Error(`Migration ${name} failed${whole ? ' and was undone' : ''}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
