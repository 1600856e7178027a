import type pg from 'pg'
import { isoAt } from '../clock/zone.ts'
import type { Behind } from './line.ts'
import { type Period, partsOf } from './period.ts'

export const axes = ['kind', 'measure', 'unit', 'type'] as const
export type Axis = (typeof axes)[number]

export type Asked = {
  bureauId: number
  tz: string
  series: readonly string[]
  period: Period
  by: readonly Axis[]
  /** What is behind these may be counted. */
  behind: readonly Behind[]
  /** Only these units. */
  units?: readonly string[] | undefined
  kinds?: readonly string[] | undefined
  measures?: readonly string[] | undefined
  /** By whole minutes as well. */
  minutes?: boolean
}

/** `cell`: its place on the asked axes, in their order. */
export type Sum = { series: string; cell: string[]; came: string; minute: number; n: number; total: number }

export const columns = { kind: 'kind', measure: 'measure', unit: 'unit_id::text', type: 'type' } as const
const rawColumns = { ...columns, unit: 'unit_id' } as const
/** Of a series that is summed along another line of the same promises: what stands where the type stands. */
const along: Record<string, string> = { typed: 'type', village: 'village', channel: 'channel' }
/** Promises are summed with their type and without it: the latter is a tenth as long. */
const summedAs = (series: string, by: readonly Axis[]) =>
  series === 'promise' && by.includes('type') ? 'typed' : series

/** From the sums alone; the hours of a day that is not whole come from the lines of that day. One question. */
export async function sumsOf(pool: pg.Pool, asked: Asked): Promise<Sum[]> {
  const question = questionOf(asked)
  if (!question) return []
  const { rows } = await pool.query<[string, string, number, number, number, ...string[]]>({
    ...question,
    rowMode: 'array',
  })
  return rows.map(([series, came, minute, n, total, ...cell]) => ({ series, cell, came, minute, n, total }))
}

/** That question; undefined where the period holds nothing. */
export function questionOf(asked: Asked): { text: string; values: unknown[] } | undefined {
  const { bureauId, tz, by, behind, units, kinds, measures, minutes } = asked
  const { months, days, rest } = partsOf(asked.period, tz)
  const series = asked.series.map(one => summedAs(one, by))
  const values: unknown[] = [bureauId, series, behind]
  const blank = (value: unknown) => `$${values.push(value)}`
  const also = [
    'bureau_id = $1',
    'behind = any($3::text[])',
    ...(units ? [`unit_id = any(${blank(units)}::uuid[])`] : []),
    ...(kinds ? [`kind = any(${blank(kinds)}::text[])`] : []),
    ...(measures ? [`measure = any(${blank(measures)}::text[])`] : []),
  ].join(' and ')
  const cells = 'series, unit_id, kind, measure, type, came, minute, n, total'
  const span = (name: 'day' | 'month', [from, to]: readonly [string, string]) =>
    from < to
      ? [
          `select ${cells} from figure where ${also} and series = any($2::text[]) and span = '${name}'
            and day >= ${blank(from)}::date and day < ${blank(to)}::date`,
        ]
      : []
  const lines = ([from, to]: readonly [number, number]) => {
    const between = `at >= ${blank(isoAt(from, 'UTC'))}::timestamptz and at < ${blank(isoAt(to, 'UTC'))}::timestamptz`
    return series.map(one => {
      const column = along[one]
      const type = column ?? 'type'
      const of = column ? 'promise' : one
      return `select ${blank(one)}::text as series, unit_id, kind, measure, ${type} as type, came, minute, 1 as n, value as total
        from counted where ${also} and series = ${blank(of)} and ${between} ${column ? `and ${column} <> ''` : ''}`
    })
  }
  const parts = [...span('month', months), ...days.flatMap(part => span('day', part)), ...rest.flatMap(lines)]
  if (parts.length === 0) return undefined
  // Added up as they lie, and only then written out: a table of all units has tens of thousands of these.
  const raw = by.map(axis => rawColumns[axis])
  const group = ['series', 'came', ...raw, ...(minutes ? ['minute'] : [])].join(', ')
  const text = `select series, came, ${minutes ? 'minute' : '0'}, n::int, total::float8${by.map(axis => `, ${columns[axis]}`).join('')}
    from (select ${group}, sum(n) as n, sum(total) as total from (${parts.join(' union all ')}) x
      where $2::text[] is not null group by ${group}) y`
  return { text, values }
}
