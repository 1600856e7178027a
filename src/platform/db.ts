import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import { heedBudgets } from './pool-budget.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
/** Where what is done is done all or nothing. */
export type Trx = Transaction<Tables>

/** The database as the rooms use it: Kysely for most questions, the pool for the few hot statements written by hand. */
export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> }

/**
 * How values come back. A day (`date`) stays the text `2026-11-24`: as an instant it would shift with the time zone.
 * `bigint` counts things and stays far below 2^53, where it would be refused rather than rounded.
 */
const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, text => text],
  [pg.types.builtins.INT8, exactNumber],
])

const types = {
  getTypeParser: (oid: number, format: 'text' | 'binary') =>
    (format !== 'binary' && readers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

const pools = new WeakMap<Db, pg.Pool>()

/**
 * Asks one of the few hottest questions: as a named statement, which the server plans once per connection (half the time
 * of a small question). Within a transaction it is asked as any other.
 */
export async function askNamed<Row>(
  db: Db,
  question: { name: string; text: string; values: unknown[] },
): Promise<Row[]> {
  const pool = pools.get(db)
  if (pool) return (await pool.query(question)).rows
  return (await db.executeQuery(CompiledQuery.raw(question.text, question.values))).rows as Row[]
}

/** Milliseconds: what is planned for it, and what its process has gathered, ends with a connection. */
export const CONNECTION_LIVES = 3_600_000

type Wishes = {
  max?: number
  log?: Log
  /** As whom to serve, where not as the owner. */
  role?: string | undefined
}

export function openDatabase(url: string, { max = 10, log, role }: Wishes = {}): Database {
  const pool = heedBudgets(
    new pg.Pool({
      connectionString: withSettings(url, {
        // Compiling a question costs more than any of ours takes.
        jit: 'off',
        ...(role && { role }),
      }),
      max,
      maxLifetimeSeconds: CONNECTION_LIVES / 1000,
      types,
      application_name: `xiaojingwu ${process.pid}`,
      // Whoever begins something and goes away holds up the feed (R12).
      idle_in_transaction_session_timeout: 60_000,
    }),
  )
  // An idle connection breaks when its server restarts; the pool drops it, and the next question gets a new one.
  pool.on('error', error => log?.warn({ code: (error as { code?: string }).code }, 'an idle database connection broke'))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return { db, pool, close: () => pool.end() }
}

/** Beside those that the address brings: of two lists of options, one given apart would be dropped without a word. */
function withSettings(url: string, settings: Record<string, string>): string {
  const [place, query] = url.split('?')
  const asked = new URLSearchParams(query)
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  asked.set('options', [asked.get('options') ?? [], ours].flat().join(' '))
  return `${place}?${asked}`
}

function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to be exact`)
  return number
}
