import type pg from 'pg'

export type Table = { name: string; columns: string[] }

/** Where a folder of the data folder belongs to the bureau's own memory and not to its database: files by their hash. */
export const FOLDERS = ['files']

/** What the migrations themselves keep: a backup says it in its head. */
const APART = 'migration'

/** The keys of matters and what wraps them: in a file of their own, of which there is only ever the newest, so that backups honour destruction. */
export const isKeys = ({ name }: Table): boolean => name === 'data_key' || name === 'wrap_key'
/** By what matters and people are found: a digest of words and telephones, made again from what can still be read. */
const isMadeAgain = ({ name }: Table) => name === 'sign' || name === 'sign_place'

export const forBackup = (tables: readonly Table[]): Table[] =>
  tables
    .filter(table => !isKeys(table) && !isMadeAgain(table))
    .map(table =>
      table.name === 'people_private' ? { ...table, columns: table.columns.filter(one => one !== 'phone') } : table,
    )

/** Every table of ours, as the database knows them: a later migration needs no word here. Generated columns are left out. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> $1
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     group by c.relname order by c.relname collate "C"`,
    [APART],
  )
  return rows
}

/** Constraints by which one table waits for another. */
export async function foreignKeysOf(client: pg.ClientBase): Promise<{ name: string; of: string; says: string }[]> {
  const { rows } = await client.query(
    `select conname as name, conrelid::regclass::text as of, pg_get_constraintdef(oid) as says
     from pg_constraint
     where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace order by 2, 1`,
  )
  return rows
}

/** Columns that count by themselves. */
export async function countersOf(
  client: pg.ClientBase,
): Promise<{ name: string; of: string; column: string; sequence: string }[]> {
  const { rows } = await client.query(
    `select s.relname as name, d.refobjid::regclass::text as of, quote_ident(a.attname) as column, s.oid::regclass::text as sequence
     from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
       join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace order by 1`,
  )
  return rows
}

/** Columns that hold ticks (R12). */
export async function tickColumnsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ of: string }>(
    `select c.oid::regclass::text as of
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tick' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`,
  )
  return rows.map(({ of }) => of)
}

/** Quoted as SQL wants a name. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const listed = ({ columns }: Table): string => columns.map(named).join(', ')

/** The same text for the same value on every server. */
export const PLAIN = [
  `set timezone = 'UTC'`,
  `set datestyle = 'ISO, YMD'`,
  `set intervalstyle = 'postgres'`,
  `set bytea_output = 'hex'`,
  `set extra_float_digits = 1`,
  // A long copy is no forgotten transaction.
  `set idle_in_transaction_session_timeout = 0`,
  `set statement_timeout = 0`,
]
