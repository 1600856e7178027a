import type pg from 'pg'
import { ours } from './schema.ts'

/** As what our driver (`db.ts`) hands over a value of each type that our columns have, in TypeScript. */
export const readAs: Readonly<Record<string, string>> = {
  bigint: 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  'bytea[]': 'Buffer[]',
  date: 'string',
  'double precision': 'number',
  integer: 'number',
  'integer[]': 'number[]',
  jsonb: 'Json',
  real: 'number',
  text: 'string',
  'text[]': 'string[]',
  'time without time zone': 'string',
  'timestamp with time zone': 'Instant',
  uuid: 'string',
  'uuid[]': 'string[]',
}

type Column = {
  of: string
  name: string
  type: string
  nullable: boolean
  given: 'always' | 'by default' | null
  /** The only ones that a check lets in. */
  words: string[] | null
}

/** The types of the rows of all tables, as a file of TypeScript: drawn from the catalogue of a migrated database. */
export async function tablesOf(database: Pick<pg.ClientBase, 'query'>): Promise<string> {
  const { rows } = await database.query<Column>(question)
  const tables = Map.groupBy(rows, ({ of }) => of)
  return `// Written by \`npm run xjw -- schema\` from the catalogue of a migrated database. Change it by a file in db/migrations/.
import type { GeneratedAlways } from 'kysely'
import type { Defaulted, Instant, Json } from './columns.ts'

/** A row of each table: how its columns are read, and which may be left out when it is added. */
export type Tables = {
${[...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(column => `    ${lineOf(column)}\n`).join('')}  }\n`).join('')}}
`
}

function lineOf({ of, name, type, nullable, given, words }: Column): string {
  const read = words?.map(word => `'${word}'`).join(' | ') ?? readAs[type]
  if (!read) throw new Error(`Say in draw-tables.ts how ${type} is read: ${of}.${name} has it`)
  const value = nullable ? `${read} | null` : read
  return `${name}: ${given === 'always' ? `GeneratedAlways<${value}>` : given ? `Defaulted<${value}>` : value}`
}

const question = `
  with ${ours}, checked as (
    select conrelid as oid, conkey[1] as attnum, pg_get_constraintdef(oid) as rule from pg_constraint where contype = 'c'
  ), worded as (
    select oid, attnum, array_agg(word[1] order by n) as words
    from checked, regexp_matches(rule, '''([a-z_]+)''::text', 'g') with ordinality as found(word, n)
    where rule ~ '^CHECK [(][(][a-z_]+ = (ANY [(]ARRAY[[](''[a-z_]+''::text(, )?)+[]][)]|''[a-z_]+''::text)[)][)]$'
    group by 1, 2
  )
  select relname as of, attname as name, format_type(atttypid, null) as type, not attnotnull as nullable, words,
    case when attidentity = 'a' or attgenerated <> '' then 'always' when atthasdef or attidentity = 'd' then 'by default' end as given
  from ours join pg_attribute on attrelid = ours.oid left join worded using (oid, attnum)
  where attnum > 0 and not attisdropped
  order by relname collate "C", attnum`
