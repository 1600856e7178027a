import { Readable } from 'node:stream'
import { csvPieces } from './table-csv.ts'
import { xlsxStream } from './table-xlsx.ts'

/** Text, a number, yes or no, an instant, or nothing. An instant is written as ISO 8601. */
export type Value = string | number | boolean | Date | null

/** A list as it leaves the house: rows are asked for one after another, and never all held. */
export type Table = {
  /** What the sheet is called. */
  readonly title: string
  readonly header: readonly string[]
  readonly rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>
  /** When it was made. */
  readonly at: Date
}

export const tableTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type TableType = keyof typeof tableTypes

/**
 * A table as the bytes of a file that opens right in Excel and WPS, while it is read. @param progress is told the number of
 * rows, now and then and at the end. Where the rows fail, so does the stream.
 */
export function tableStream(table: Table, type: TableType, progress: (rows: number) => void = () => {}): Readable {
  const counted = { ...table, rows: counting(table.rows, progress) }
  return type === 'csv' ? Readable.from(csvPieces(counted), { objectMode: false }) : xlsxStream(counted)
}

const TELL_EVERY = 1000

async function* counting(rows: Table['rows'], progress: (rows: number) => void) {
  let n = 0
  for await (const row of rows) {
    yield row
    if (++n % TELL_EVERY === 0) progress(n)
  }
  progress(n)
}
