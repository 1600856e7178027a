import type pg from 'pg'
import { type CopyIn, copyIn } from '../../platform/copy.ts'

type Row = Readonly<Record<string, unknown>>

/** Tables that an act adds to, with the columns that it fills. */
const columns = {
  matter: `bureau_id id kind state version entry_no head details standing people code word place_code village lat lng unit_id
    unit_path beat_id owner_id why wall lets speaks barred protected anonymous channel language opened_by outcome opened_at
    closed_at next_due next_at imported`,
  entry: `bureau_id matter_id no command_id actor post move said_at recorded_at state_after matter_digest content_digest digest
    rows_digest hash tick`,
  content: 'bureau_id matter_id entry_no salt sealed',
  data_key: 'bureau_id matter_id words people reporter',
  people_private: 'bureau_id id matter_id role sealed phone',
  vault_identity: 'bureau_id id matter_id sealed enveloped',
  vault_address: 'bureau_id id matter_id sealed enveloped',
  promise: `bureau_id matter_id no measure edition text limit cap on by_post started due provisional calendar_edition pauses
    met_at void_at late`,
  notice: 'bureau_id matter_id entry_no name role recipient id made_at day',
  paper: 'bureau_id matter_id entry_no name id series unit_id year n',
  link: 'bureau_id from_matter to_matter as',
  evidence: 'bureau_id matter_id entry_no sha256 name key',
  command: 'bureau_id command_id actor digest answer at',
}
export type Table = keyof typeof columns

/** Columns that are arrays of ids; any other array is JSON. */
const arrays = new Set(['lets', 'speaks', 'barred'])

const named = Object.fromEntries(
  Object.entries(columns).map(([table, names]) => [table, names.split(/\s+/)]),
) as Record<Table, string[]>

/** Rows on their way into the tables of one transaction, by `copy`: a piece goes while the next one is gathered. */
export function copying(client: pg.ClientBase) {
  const gathered = new Map<Table, string[]>()
  let size = 0
  let going: Promise<void> = Promise.resolve()

  const send = async (pieces: readonly (readonly [Table, string[]])[]) => {
    for (const [table, lines] of pieces) {
      const names = named[table].map(name => `"${name}"`).join(', ')
      const copy: CopyIn = await copyIn(client, `copy ${table} (${names}) from stdin`)
      await copy.write(Buffer.from(lines.join('')))
      await copy.end()
    }
  }
  /** Waits for the piece before, so that no more than two lie in memory. */
  const flush = async () => {
    await going
    const pieces = [...gathered]
    gathered.clear()
    size = 0
    going = send(pieces)
    // Told to whoever waits for it.
    going.catch(() => {})
  }

  return {
    add(table: Table, row: Row) {
      const line = `${named[table].map(name => textOf(name, row[name])).join('\t')}\n`
      size += line.length
      const lines = gathered.get(table)
      if (lines) lines.push(line)
      else gathered.set(table, [line])
    },
    flushIfMuch: () => (size > MUCH ? flush() : undefined),
    async end() {
      await flush()
      await going
    },
    /** Other questions on the same connection wait for what is on its way. */
    settled: () => going,
  }
}
const MUCH = 8_000_000

/** As `copy` reads it (PostgreSQL, COPY, text format). */
function textOf(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return escaped(value)
    case 'number':
      return String(value)
    case 'boolean':
      return value ? 't' : 'f'
    case 'object':
      if (value === null) return '\\N'
      return arrays.has(name) ? `{${(value as string[]).join(',')}}` : escaped(JSON.stringify(value))
    default:
      return '\\N'
  }
}

const special = /[\\\t\n\r]/
const escaped = (text: string) =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, one => escapes[one as keyof typeof escapes]) : text
const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
