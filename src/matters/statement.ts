import { createHash } from 'node:crypto'
import type { Kysely, RawBuilder } from 'kysely'
import type pg from 'pg'
import type { House } from '../house.ts'

type Rooms = Pick<House, 'db' | 'pool'>

/** Stands in a question for a value that each asking brings. */
type Blank = { readonly blank: string }
type Statement = { name: string; text: string; values: unknown[]; blanks: { at: number; name: string }[] }

const statements = new WeakMap<object, Map<string, Statement>>()
/** Of one asker; filters may be put together in ever new ways. */
const MOST = 40

/**
 * Asks a question whose text hangs on who asks (`whose`) and on its shape, and is put together once for both; in `make`,
 * `blank(name)` stands for a value of `values`. As a named statement, which the server plans once.
 */
export async function askPrepared<K extends string>(
  { db, pool }: Rooms,
  { whose, shape, values }: { whose: object; shape: string; values: Record<K, unknown> },
  make: (blank: (name: K) => Blank) => RawBuilder<unknown>,
): Promise<any[]> {
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
  const { name, text, blanks } = statement
  const filled = [...statement.values]
  for (const { at, name } of blanks) filled[at] = values[name as K]
  return rowsOf(pool, { name, text, values: filled })
}

/** Asks one whose text is put together each time. */
export async function ask({ db, pool }: Rooms, question: RawBuilder<unknown>): Promise<any[]> {
  const { name, text, values } = statementOf(db, question)
  return rowsOf(pool, { name, text, values })
}

const rowsOf = async (pool: pg.Pool, question: pg.QueryConfig) => (await pool.query(question)).rows

function statementOf(db: Kysely<any>, question: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = question.compile(db)
  const blanks = parameters.flatMap((value, at) => (isBlank(value) ? [{ at, name: value.blank }] : []))
  return { name: nameOf(text), text, values: [...parameters], blanks }
}

const isBlank = (value: unknown): value is Blank => typeof value === 'object' && value !== null && 'blank' in value

const names = new Map<string, string>()

/** The name of a statement is the text's own. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `q-${createHash('sha1').update(text).digest('base64url')}`
  if (names.size < 500) names.set(text, name)
  return name
}
