import { createHash } from 'node:crypto'

type Row = Readonly<Record<string, unknown>>

/** What lies beside a matter: its promises by number; papers, evidence and links in any order. */
export type Beside = { promises: Row[]; papers: Row[]; evidence: Row[]; links: Row[] }

/** As the database's rows_digest() has it of the same rows: tests hold the two together. */
export function rowsDigest({ promises, papers, evidence, links }: Beside): Buffer {
  const all = [
    promises.map(one => [
      one['no'],
      one['measure'],
      one['edition'],
      one['text'],
      one['limit'],
      one['cap'],
      one['on'],
      one['by_post'],
      epoch(one['started']),
      epoch(one['due']),
      one['provisional'],
      one['calendar_edition'],
      one['pauses'],
      epoch(one['met_at']),
      epoch(one['void_at']),
      one['late'],
    ]),
    sorted(
      papers.map(one => [
        one['entry_no'],
        one['name'],
        one['id'],
        one['series'],
        one['unit_id'],
        one['year'],
        one['n'],
      ]),
    ),
    sorted(evidence.map(one => [one['entry_no'], one['sha256']])),
    sorted(links.map(one => [one['to'], one['as']])),
  ]
  return createHash('sha256')
    .update(jsonbText(all.map(rows => (rows.length > 0 ? rows : null))))
    .digest()
}

/** By the first of each row, then the second: numbers of entries, names, ids. */
const sorted = (rows: unknown[][]) =>
  (rows as (string | number)[][]).toSorted((a, b) => (a[0] === b[0] ? order(a[1]!, b[1]!) : order(a[0]!, b[0]!)))
const order = (a: string | number, b: string | number) => (a < b ? -1 : 1)

/** Seconds as `extract(epoch from …)` writes them. */
class Epoch {
  readonly text: string
  constructor(ms: number) {
    const whole = Math.abs(ms)
    this.text = `${ms < 0 ? '-' : ''}${Math.floor(whole / 1000)}.${String(whole % 1000).padStart(3, '0')}000`
  }
}
const epoch = (instant: unknown) => (instant ? new Epoch(Date.parse(instant as string)) : null)

/** A value as PostgreSQL writes `jsonb`: shorter keys first, a space after colons and commas. */
function jsonbText(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (value instanceof Epoch) return value.text
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  entries.sort(
    ([a], [b]) => Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)),
  )
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${jsonbText(one)}`).join(', ')}}`
}
