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
    const begins = line
    const fields: string[] = []
    let unclosed = false
    for (let more = true; more; ) {
      let field = ''
      if (text[at] === '"') {
        let close = text.indexOf('"', at + 1)
        while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
        unclosed = close < 0
        const quoted = text.slice(at + 1, unclosed ? text.length : close)
        field = quoted.replaceAll('""', '"')
        line += quoted.split('\n').length - 1
        at = unclosed ? text.length : close + 1
      }
      const end = endOfField(text, at)
      field += text.slice(at, end)
      fields.push(field)
      more = text[end] === ','
      at = end + 1
      if (text[end] === '\r' && text[end + 1] === '\n') at++
    }
    line++
    if (fields.length > 1 || fields[0] !== '')
      rows.push(unclosed ? { line: begins, fields, unclosed } : { line: begins, fields })
  }
  return rows
}

function endOfField(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === ',' || c === '\n' || (c === '\r' && text[i + 1] === '\n')) return i
  }
  return text.length
}
