export type CsvRow = {
  /** The line of the text on which the row begins, from 1. */
  readonly line: number
  readonly fields: readonly string[]
  /** A quotation mark was opened and never closed: the row runs to the end of the text. */
  readonly unclosed?: true
}

/** The rows of a text of comma-separated values (RFC 4180; a byte order mark, bare line feeds and empty lines are borne). */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length) {
    const { next, lines, fields, unclosed } = rowAt(text, at)
    if (!isEmpty(fields)) rows.push(unclosed ? { line, fields, unclosed } : { line, fields })
    at = next
    line += lines
  }
  return rows
}

/** Longer than this no row is meant to be: somebody forgot to close a quotation. */
const LONGEST = 100_000

/**
 * The same from a text that comes in pieces, however large the whole: no more of it is held than a row. A quotation that
 * is never closed makes one bad row of its first line; reading goes on at the next.
 */
export async function* csvStream(pieces: AsyncIterable<string>): AsyncGenerator<CsvRow, void> {
  let text = ''
  let line = 1
  let begun = false
  let over = false
  const from = pieces[Symbol.asyncIterator]()
  while (!over) {
    const { value, done } = await from.next()
    over = done === true
    text += over ? '' : value
    if (!begun && text.length > 0) {
      begun = true
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    let at = 0
    while (at < text.length) {
      const row = rowAt(text, at)
      const ranOut = row.next > text.length || row.unclosed
      if (ranOut && !over && text.length - at < LONGEST) break
      if (row.unclosed || (row.loose && row.lines > 1)) {
        const end = text.indexOf('\n', at)
        yield { line, fields: [text.slice(at, end < 0 ? text.length : end)], unclosed: true }
        at = end < 0 ? text.length : end + 1
        line++
        continue
      }
      if (!isEmpty(row.fields)) yield { line, fields: row.fields }
      at = row.next
      line += row.lines
    }
    text = text.slice(at)
  }
}

const isEmpty = (fields: readonly string[]) => fields.length === 1 && fields[0] === ''

/** `loose`: something stands behind a closing quotation mark, which was perhaps the opening one of a later field. */
type Row = { fields: string[]; next: number; lines: number; unclosed: boolean; loose: boolean }

/** One row from here on, where the next begins (past the end of the text where this one ran up to it), and over how many lines. */
function rowAt(text: string, from: number): Row {
  const fields: string[] = []
  let at = from
  let lines = 1
  let unclosed = false
  let loose = false
  for (let more = true; more; ) {
    let field = ''
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1)
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
      unclosed = close < 0
      const quoted = text.slice(at + 1, unclosed ? text.length : close)
      field = quoted.replaceAll('""', '"')
      loose ||= !unclosed && !/[,\r\n]/.test(text[close + 1] ?? ',')
      lines += quoted.split('\n').length - 1
      at = unclosed ? text.length : close + 1
    }
    const end = endOfField(text, at)
    field += text.slice(at, end)
    fields.push(field)
    more = text[end] === ','
    at = end + 1
    if (text[end] === '\r' && text[end + 1] === '\n') at++
  }
  return { fields, next: at, lines, unclosed, loose }
}

function endOfField(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === ',' || c === '\n' || (c === '\r' && text[i + 1] === '\n')) return i
  }
  return text.length
}
