import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf, isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { noteAccount } from '../people/account-log.ts'
import { canonical } from '../platform/canonical.ts'
import { type CsvRow, csvRows } from '../platform/csv.ts'
import type { Db, Trx } from '../platform/db.ts'
import { changing, currentEditions } from '../platform/editions.ts'
import type { LineFault } from '../platform/line-fault.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type Change,
  type Context,
  changesBetween,
  type Faults,
  keyOf,
  laidOver,
  type Row,
  type Sheet,
} from './sheet.ts'

type Rooms = Pick<House, 'db' | 'now'>
type By = { bureauId: number; author: string; tz: string }

export type Tried = { faults: Faults; changes: readonly Change[] }
export type Edit = {
  no: number
  author: string
  madeAt: string
  undoes: number | null
  changes: readonly Change[]
}

/** What somebody looks at first: nothing of it stays. */
export async function tryRows(rooms: Rooms, by: By, sheet: Sheet, given: readonly Row[]): Promise<Tried> {
  return inOne(rooms, by, (trx, context) => taken(trx, context, sheet, given), { keeps: false })
}

/**
 * Takes lines as one edit with its author, all or none. `expect`: the edit that was the last when somebody looked. Refuses
 * `edition-moved-on` (409), `lines-with-faults` (422) and `nothing-changed` (422).
 */
export async function saveRows(
  rooms: Rooms,
  by: By,
  sheet: Sheet,
  given: readonly Row[],
  expect: number,
): Promise<{ no: number; changes: readonly Change[] }> {
  return inOne(rooms, by, async (trx, context) => {
    await assertLast(trx, context, sheet, expect)
    const { faults, changes } = await taken(trx, context, sheet, given)
    if (faults.length > 0) throw new Refusal(422, 'lines-with-faults')
    if (changes.length === 0) {
      // Another may have saved the very same between the two looks.
      await assertLast(trx, context, sheet, expect)
      throw new Refusal(422, 'nothing-changed')
    }
    return written(trx, context, sheet, { no: expect + 1, author: by.author, changes, undoes: null })
  })
}

/** Brings back what the last edit has changed, as a further edit. Refuses `edition-moved-on`, `nothing-to-undo` and `still-in-use` (409). */
export async function undoLast(rooms: Rooms, by: By, sheet: Sheet, expect: number) {
  return inOne(rooms, by, async (trx, context) => {
    await assertLast(trx, context, sheet, expect)
    const [last] = await editsOf(trx, context, sheet, 1)
    if (!last || last.undoes !== null) throw new Refusal(409, 'nothing-to-undo')
    const own = await sheet.own?.(trx, context)
    if (own && last.changes.some(({ before, after }) => (before ?? after)![own.column] === own.value))
      throw new Refusal(403, 'not-for-your-post')
    const before = await sheet.read(trx, context)
    await sheet.bringBack(trx, context, last.changes)
    const changes = changesBetween(sheet, before, await sheet.read(trx, context))
    return written(trx, context, sheet, { no: expect + 1, author: by.author, changes, undoes: last.no })
  })
}

export async function editsOf(
  db: Db,
  { bureauId, tz }: Pick<Context, 'bureauId' | 'tz'>,
  { name }: Sheet,
  limit: number,
): Promise<Edit[]> {
  const rows = await db
    .selectFrom('sheet_edit')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('sheet', '=', name)
    .orderBy('no', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    no: row.no,
    author: row.author,
    undoes: row.undoes,
    changes: row.changes as Change[],
    madeAt: isoAt(row.made_at.getTime(), tz),
  }))
}

/** The lines of a file, by its head; a fault where it cannot be read, or names a column that is none. */
export const rowsIn = (sheet: Sheet, text: string): { rows: Row[]; faults: LineFault[] } =>
  rowsAmong(sheet, csvRows(text))

/** The same of rows that were read; `lines`: on which each of them stands. */
export function rowsAmong(
  { columns, key }: Sheet,
  [head, ...body]: readonly CsvRow[],
): { rows: Row[]; lines: number[]; faults: LineFault[] } {
  const names = head?.fields.map(name => name.trim()) ?? []
  const faults: LineFault[] = []
  const tell = (line: number, code: LineFault['code'], field = '') => faults.push({ line, code, field, value: '' })
  for (const name of key) if (!names.includes(name)) tell(1, 'missing-column', name)
  for (const name of names) if (!columns.some(one => one.name === name)) tell(1, 'unknown-column', name.slice(0, 40))
  if (body.length === 0) tell(1, 'nothing-in-it')
  const rows = body.map(({ line, fields, unclosed }) => {
    if (unclosed) tell(line, 'unclosed-quotation')
    else if (fields.length !== names.length) tell(line, 'wrong-number-of-columns')
    return Object.fromEntries(names.map((name, i) => [name, fields[i]?.trim() ?? '']))
  })
  return { rows, lines: body.map(({ line }) => line), faults }
}

async function taken(trx: Db, context: Context, sheet: Sheet, given: readonly Row[]): Promise<Tried> {
  const before = await sheet.read(trx, context)
  const keys = given.map(row => keyOf(sheet, row))
  const twice = keys.flatMap((key, i): LineFault[] =>
    keys.indexOf(key) < i ? [{ line: i + 2, code: 'line-twice', field: sheet.key[0]!, value: '' }] : [],
  )
  if (twice.length > 0) return { faults: twice, changes: [] }
  const own = await sheet.own?.(trx, context)
  const theirs = given.flatMap((row, i): LineFault[] =>
    own && row[own.column] === own.value
      ? [{ line: i + 2, code: 'own-line', field: own.column, value: own.value }]
      : [],
  )
  // A whole list that comes back as it left touches nobody.
  const touched = theirs.filter(
    ({ line }) => changesBetween(sheet, before, laidOver(sheet, before, [given[line - 2]!])).length > 0,
  )
  if (touched.length > 0) return { faults: touched, changes: [] }
  const all = laidOver(sheet, before, given)
  const faults = await sheet.take(trx, context, all.slice(0, given.length), all)
  if (faults.length > 0) return { faults, changes: [] }
  return { faults, changes: changesBetween(sheet, before, await sheet.read(trx, context)) }
}

async function assertLast(trx: Db, { bureauId }: Context, { name }: Sheet, expect: number): Promise<void> {
  const { rows } = await sql<{ no: number }>`
    select coalesce(max(no), 0)::int as no from sheet_edit where bureau_id = ${bureauId} and sheet = ${name}`.execute(
    trx,
  )
  if (rows[0]!.no !== expect) throw new Refusal(409, 'edition-moved-on')
}

async function written(
  trx: Db,
  { bureauId, now }: Context,
  { name, hides = [] }: Sheet,
  { no, author, changes, undoes }: Omit<Edit, 'madeAt'>,
): Promise<{ no: number; changes: readonly Change[] }> {
  const kept = (row: Row | null) =>
    row && Object.fromEntries(Object.entries(row).filter(([column]) => !hides.includes(column)))
  const body = JSON.stringify(changes.map(({ before, after }) => ({ before: kept(before), after: kept(after) })))
  // The log of accounts holds each edit, and its own lines hold one another.
  const details = { sheet: name, no, digest: editDigest(JSON.parse(body), undoes) }
  await noteAccount(trx as Trx, { bureauId, what: 'sheet_changed', actorId: author, details }, now)
  // By its number: of two at once one is too late.
  await sql`insert into sheet_edit (bureau_id, sheet, no, author, made_at, changes, undoes)
    values (${bureauId}, ${name}, ${no}, ${author}, ${now}, ${body}::jsonb, ${undoes})`.execute(trx)
  return { no, changes }
}

/** Of what a row of sheet_edit holds: hex. */
export const editDigest = (changes: unknown, undoes: number | null): string =>
  createHash('sha256').update(canonical({ changes, undoes })).digest('hex')

/** What is thrown to leave everything as it was. */
class Looked<T> extends Error {
  readonly found: T
  constructor(found: T) {
    super('only looked at')
    this.found = found
  }
}

async function inOne<T>(
  { db, now }: Rooms,
  { bureauId, author, tz }: By,
  work: (trx: Db, context: Context) => Promise<T>,
  { keeps = true }: { keeps?: boolean } = {},
): Promise<T> {
  const at = now()
  try {
    const done = await db.transaction().execute(async trx =>
      changing(trx, bureauId, 'people', async () => {
        const found = await work(trx, { bureauId, author, tz, now: at, today: dayOf(at, tz) })
        if (!keeps) throw new Looked(found)
        return found
      }),
    )
    await currentEditions(db, bureauId)
    return done
  } catch (error) {
    if (error instanceof Looked) return error.found
    const { code, constraint } = error as { code?: string; constraint?: string }
    // Somebody else was a moment sooner.
    if (code === '23505' && constraint === 'sheet_edit_pkey') throw new Refusal(409, 'edition-moved-on')
    if (code === '23503') throw new Refusal(409, 'still-in-use')
    throw error
  }
}
