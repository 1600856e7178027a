import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Words } from '../kinds/words.ts'
import { type Unit, whoAnswers } from '../places/who-answers.ts'
import { type Cell, cellsOf, type Placed } from './cells.ts'
import type { Figure } from './figure.ts'
import type { Behind } from './line.ts'
import type { Period } from './period.ts'
import type { Axis } from './sums.ts'

export type Bureau = { bureauId: number; tz: string }

/** For whom: what may be counted, and whose units. */
export type Sight = { behind: readonly Behind[]; units?: readonly string[] | undefined }

export type Asking = {
  figure: Figure
  period: Period
  by: readonly Axis[]
  sight: Sight
  measures?: readonly string[] | undefined
}

/** A unit is its code; `name` is what it is called. */
export type Row = Cell & Partial<Record<Axis, string>> & { name?: Words }

/** `until`: the period as asked, or where the record ends if that is sooner: what is not due yet is neither kept nor late. */
export type Answer = Cell & { figure: string; from: string; until: string; by: readonly Axis[]; rows: Row[] }

type Rooms = Pick<House, 'db' | 'pool' | 'now'>

/** A figure from the sums; rows in the order of the codes of what they are about, never of how well they do. */
export async function answerOf(house: Rooms, bureau: Bureau, asking: Asking): Promise<Answer> {
  const { figure, by, sight, measures } = asking
  const end = await recordEnds(house, bureau)
  const { from } = asking.period
  const until = Math.max(from, Math.min(asking.period.to, end))
  const base = { ...bureau, ...sight, by, measures, period: { from, to: until } }
  const { cells, all } = await cellsOf(house.pool, figure, base, end)
  const { units } = await whoAnswers(house.db, bureau.bureauId)
  const rows = by.length === 0 ? [] : cells.map(placed => rowOf(placed, by, units)).sort(byPlace(by))
  return {
    figure: figure.name,
    from: isoAt(from, bureau.tz),
    until: isoAt(until, bureau.tz),
    by,
    ...all,
    rows,
  }
}

function rowOf({ at, cell }: Placed, by: readonly Axis[], units: ReadonlyMap<string, Unit>): Row {
  const row: Row = { ...cell }
  by.forEach((axis, i) => {
    const unit = axis === 'unit' ? units.get(at[i]!) : undefined
    row[axis] = unit?.code ?? at[i]!
    if (unit) row.name = { zh: unit.nameZh, en: unit.nameEn }
  })
  return row
}

const byPlace = (by: readonly Axis[]) => (a: Row, b: Row) => {
  for (const axis of by) if (a[axis] !== b[axis]) return a[axis]! < b[axis]! ? -1 : 1
  return 0
}

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
