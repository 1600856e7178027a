import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import type { House } from '../house.ts'
import { CONNECTION_LIVES, type Db } from '../platform/db.ts'

type Rooms = Pick<House, 'db' | 'pool'>

/** Stands in a question for a value that each asking brings. */
type Blank = { readonly blank: string }
type Statement = { text: string; values: unknown[]; blanks: { at: number; name: string }[] }

const statements = new WeakMap<object, Map<string, Statement>>()
/** Of one asker; filters may be put together in ever new ways. */
const MOST = 40

/**
 * Asks a question whose text hangs on who asks (`whose`) and on its shape, and is put together once for both; in `make`,
 * `blank(name)` stands for a value of `values`. As a named statement, which the server plans once.
 */
export async function askPrepared<K extends string, Row>(
  { db, pool }: Rooms,
  { whose, shape, values }: { whose: object; shape: string; values: Record<K, unknown> },
  make: (blank: (name: K) => Blank) => RawBuilder<Row>,
): Promise<Row[]> {
  const shapes = statements.get(whose) ?? new Map<string, Statement>()
  statements.set(whose, shapes)
  let statement = shapes.get(shape)
  if (!statement) {
    if (shapes.size >= MOST) shapes.clear()
    statement = statementOf(
      db,
      make(name => ({ blank: name })),
    )
    shapes.set(shape, statement)
  }
  const { text, blanks } = statement
  const filled = [...statement.values]
  for (const { at, name } of blanks) filled[at] = values[name as K]
  return rowsOf(pool, { text, values: filled })
}

/** Asks one whose text is put together each time. */
export async function ask<Row>({ db, pool }: Rooms, question: RawBuilder<Row>): Promise<Row[]> {
  return rowsOf(pool, statementOf(db, question))
}

async function rowsOf<Row>(pool: pg.Pool, { text, values }: Pick<Statement, 'text' | 'values'>): Promise<Row[]> {
  const name = nameOf(text)
  return (await pool.query({ ...(name !== undefined && { name }), text, values })).rows
}

function statementOf(db: Db, question: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = question.compile(db)
  const blanks = parameters.flatMap((value, at) => (isBlank(value) ? [{ at, name: value.blank }] : []))
  return { text, values: [...parameters], blanks }
}

const isBlank = (value: unknown): value is Blank => typeof value === 'object' && value !== null && 'blank' in value

/**
 * A connection holds what is planned for a name until it ends, and filters may be put together in ever new ways: so many texts
 * are named within an hour, no more; the others are planned each time. A connection lives no longer than that (platform/db.ts).
 */
const MOST_NAMED = 150
let named = { since: 0, names: new Map<string, string>() }

/** The name of a statement is the text's own; undefined: none. */
function nameOf(text: string): string | undefined {
  const now = performance.now()
  if (now - named.since > CONNECTION_LIVES) named = { since: now, names: new Map() }
  const { names } = named
  const known = names.get(text)
  if (known || names.size >= MOST_NAMED) return known
  const name = `q-${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}
