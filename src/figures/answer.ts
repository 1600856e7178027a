import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { cellsOf, type Figure, shareOf } from './figure.ts'
import type { Behind } from './line.ts'
import type { Period } from './period.ts'
import type { Rate } from './rate.ts'
import { type Axis, sumsOf } from './sums.ts'

export type Bureau = { bureauId: number; tz: string }

/** For whom: what may be counted, and whose units. */
export type Sight = { behind: readonly Behind[]; units?: readonly string[] | undefined }

export type Asking = {
  figure: Figure
  period: Period
  by: readonly Axis[]
  sight: Sight
  measure?: string | undefined
}

export type Cell = Rate & { came: Record<string, number> }
export type Row = Cell & Partial<Record<Axis, string>>

/** `until`: the period as asked, or where the record ends if that is sooner: what is not due yet is neither kept nor late. */
export type Answer = Cell & { figure: string; from: string; until: string; by: readonly Axis[]; rows: Row[] }

/** A figure from the sums. Rows by the code of what they are about; of the highest number first, never of the best rate. */
export async function answerOf(house: Pick<House, 'pool' | 'now'>, bureau: Bureau, asking: Asking): Promise<Answer> {
  const { figure, by, sight, measure } = asking
  const until = Math.min(asking.period.to, await recordEnds(house, bureau))
  const period = { from: asking.period.from, to: until }
  const { series, kinds } = figure
  const sums =
    until <= period.from ? [] : await sumsOf(house.pool, { ...bureau, ...sight, series, period, by, kinds, measure })
  const cells = cellsOf(sums)
  const all: Record<string, number> = {}
  for (const { came } of cells) for (const [code, n] of Object.entries(came)) all[code] = (all[code] ?? 0) + n
  const rows = cells
    .map(({ cell, came }) => ({
      ...(Object.fromEntries(by.map((axis, i) => [axis, cell[i]!])) as Partial<Record<Axis, string>>),
      ...{ ...shareOf(figure, came), came },
    }))
    .sort(
      (a, b) => b.n - a.n || compare(JSON.stringify(by.map(axis => a[axis])), JSON.stringify(by.map(axis => b[axis]))),
    )
  return {
    ...{
      figure: figure.name,
      from: isoAt(period.from, bureau.tz),
      until: isoAt(Math.max(until, period.from), bureau.tz),
    },
    ...{ by, ...shareOf(figure, all), came: all },
    rows: by.length === 0 ? [] : rows,
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Now; of a bureau that is another system's history, when its last matter was ended: what came after it nobody wrote down. */
async function recordEnds({ pool, now }: Pick<House, 'pool' | 'now'>, { bureauId }: Bureau): Promise<number> {
  const { rows } = await pool.query<{ at: Date | null }>({
    name: 'figures-record-ends',
    text: `select max(at) as at from counted where bureau_id = $1 and series = 'imported'
      and not exists (select from counted where bureau_id = $1 and series = 'opened')`,
    values: [bureauId],
  })
  return rows[0]!.at?.getTime() ?? now().getTime()
}
