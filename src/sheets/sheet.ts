import type { Words } from '../kinds/words.ts'
import type { Db } from '../platform/db.ts'
import type { LineFault } from '../platform/line-fault.ts'

/** A line of a sheet: by the names of its columns, as they stand in a file. */
export type Row = Readonly<Record<string, string>>

/** `author`: who edits, or looks. */
export type Context = { bureauId: number; author: string; tz: string; now: Date; today: string }

export const sheetNames = ['places', 'units', 'beats', 'people', 'rosters'] as const
export type SheetName = (typeof sheetNames)[number]

/** What is wrong, by the line of the rows that were given: the first is line 2, as in a file with its head. */
export type Faults = readonly LineFault[]

/** One of the lists by which a bureau runs, as a table that can be edited line by line or from a file. */
export type Sheet = {
  readonly name: SheetName
  readonly words: Words
  readonly columns: readonly {
    readonly name: string
    readonly words: Words
    readonly options?: readonly string[]
    /** Whose codes or numbers stand in it: what they are called is shown beside them. */
    readonly of?: 'unit' | 'place' | 'staff'
  }[]
  /** What tells one line from another. */
  readonly key: readonly string[]
  /** Left out of what is kept of an edit. */
  readonly hides?: readonly string[]
  /** Column and value of the lines that whoever edits leaves to somebody else. */
  readonly own?: (db: Db, context: Context) => Promise<{ column: string; value: string }>
  /** All lines as they are now, in the order in which they are shown. */
  readonly read: (db: Db, context: Context) => Promise<Row[]>
  /** Takes lines, all or none of them; `all`: how the whole will stand, the given lines first. */
  readonly take: (db: Db, context: Context, given: readonly Row[], all: readonly Row[]) => Promise<Faults>
  /** Brings back what an edit has changed; refuses `still-in-use` (409) where what was added cannot go any more. */
  readonly bringBack: (db: Db, context: Context, changes: readonly Change[]) => Promise<void>
}

/** `before` null: it was added; `after` null: it went. */
export type Change = { readonly before: Row | null; readonly after: Row | null }

export const keyOf = ({ key }: Pick<Sheet, 'key'>, row: Row): string => key.map(name => row[name] ?? '').join('\u0000')

/** Those of them that were there before. */
export const linesBefore = (changes: readonly Change[]): Row[] =>
  changes.flatMap(({ before }) => (before ? [before] : []))

/** Lines of the one that stand otherwise in the other, in the order of their keys. */
export function changesBetween(sheet: Pick<Sheet, 'key' | 'columns'>, before: readonly Row[], after: readonly Row[]) {
  const [was, is] = [before, after].map(rows => new Map(rows.map(row => [keyOf(sheet, row), row])))
  const same = (a: Row, b: Row) => sheet.columns.every(({ name }) => (a[name] ?? '') === (b[name] ?? ''))
  const keys = [...new Set([...was!.keys(), ...is!.keys()])].sort()
  return keys.flatMap((key): Change[] => {
    const [one, other] = [was!.get(key) ?? null, is!.get(key) ?? null]
    return one && other && same(one, other) ? [] : [{ before: one, after: other }]
  })
}

/** The given lines over those that are there, first as they were given. Columns that are not given stay as they are. */
export function laidOver(sheet: Pick<Sheet, 'key'>, there: readonly Row[], given: readonly Row[]): Row[] {
  const was = new Map(there.map(row => [keyOf(sheet, row), row]))
  const keys = new Set(given.map(row => keyOf(sheet, row)))
  return [
    ...given.map(row => ({ ...was.get(keyOf(sheet, row)), ...row })),
    ...there.filter(row => !keys.has(keyOf(sheet, row))),
  ]
}

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** As the readers of files take it. */
export const csvOf = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, ...rows.map(row => columns.map(name => row[name] ?? ''))].map(line => line.map(cell).join(',')).join('\n')
