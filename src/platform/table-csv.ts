import { guarded } from './formula.ts'
import type { Table, Value } from './table.ts'

/** In pieces of about this many characters: a row at a time would be slow. */
const PIECE = 1 << 16

/** RFC 4180 with a byte order mark, without which Excel and WPS take Chinese for another encoding. */
export async function* csvPieces({ header, rows }: Pick<Table, 'header' | 'rows'>): AsyncGenerator<string, void> {
  let piece = `\ufeff${csvLine(header)}`
  for await (const row of rows) {
    piece += csvLine(row)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** A row as it stands in the file, guarded against formulas. */
export const csvLine = (row: readonly Value[]): string => `${row.map(cellOf).join(',')}\r\n`

function cellOf(value: Value): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  const safe = guarded(value)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
