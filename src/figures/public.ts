import { addDays, type Day, isOurDay } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Words } from '../kinds/words.ts'
import { measuresOf } from '../matters/knowledge.ts'
import { type Unit, whoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { answerOf, type Bureau } from './answer.ts'
import { figures } from './catalogue.ts'
import type { Cell } from './cells.ts'
import type { Figure } from './figure.ts'
import { lastMonth, readPeriod } from './period.ts'
import { rateOf } from './rate.ts'
import { sumsOf } from './sums.ts'
import { hiddenIn } from './suppress.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'now'>

/** What anybody may read of a cell; `hidden`: it is about so few, or would give away one that is. */
export type PublicCell =
  | { hidden: true }
  | ({ hidden: false } & Partial<Omit<Cell, 'k' | 'low'>> & { n: number; k?: number })
export type PublicRow = PublicCell & { code: string; name: Words }
export type PublicFigure = PublicCell & { figure: string; rows: PublicRow[] }

const openly = { behind: ['', 'disclosed'] } as const
/** Kinds about people: no lower than the county (R32). */
const countyKinds: readonly string[] = ['dispute', 'conduct']

/**
 * A whole month, which is over: of other periods the months could be subtracted. The month that is asked for, or the one
 * before this. Refuses `bad-input`.
 */
export function monthOf(text: string | undefined, now: Date, tz: string): { month: string; from: Day; to: Day } {
  const last = lastMonth(now, tz)
  if (text === undefined) return { month: last.from.slice(0, 7), ...last }
  const from = `${text}-01`
  if (!/^\d{4}-\d\d$/.test(text) || !isOurDay(from) || from > last.from) {
    throw new Refusal(422, 'bad-input', { faults: [{ at: '/query/month', code: 'no-such-month' }] })
  }
  return { month: text, from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

/** Every public figure of a month: of the city, and of each county. */
export async function publicFigures(
  house: Rooms,
  bureau: Bureau,
  month: { from: Day; to: Day },
): Promise<PublicFigure[]> {
  const { units } = await whoAnswers(house.db, bureau.bureauId)
  const counties = [...units.values()]
    .filter(({ sort }) => sort === 'county')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const period = readPeriod(month.from, month.to, bureau.tz)
  const made: PublicFigure[] = []
  for (const figure of figures.filter(one => one.boards.includes('public'))) {
    const ask = (within?: Unit) => answerOf(house, bureau, { figure, period, by: [], sight: sightIn(units, within) })
    const all = await ask()
    const each = await Promise.all(counties.map(async county => ({ county, cell: await ask(county) })))
    const hidden = hiddenIn<{ n: number }>([withRest([...each.map(({ cell }) => cell), all])])
    const rows = each.map(({ county, cell }) => ({ ...nameOf(county), ...shown(figure, cell, hidden.has(cell)) }))
    made.push({ figure: figure.name, ...shown(figure, all, hidden.has(all)), rows })
  }
  return made
}

const sightIn = (units: ReadonlyMap<string, Unit>, top?: Unit) => ({
  ...openly,
  units: top && [...units.values()].filter(({ path }) => path.startsWith(top.path)).map(({ id }) => id),
})

/** How it came out is published where it is the figure itself, and each of those is of ten or more. */
function shown({ how }: Figure, { low: _low, came, k, ...cell }: Cell, hide: boolean): PublicCell {
  if (hide) return { hidden: true }
  if (!('counts' in how)) return { hidden: false, ...cell, k }
  const parts = Object.entries(came).map(([code, n]) => ({ code, n }))
  const gone = hiddenIn<{ n: number }>([[...parts, { n: cell.n }]])
  return {
    hidden: false,
    ...cell,
    came: Object.fromEntries(parts.flatMap(part => (gone.has(part) ? [] : [[part.code, part.n]]))),
  }
}

export type KeptCell = { hidden: true } | { hidden: false; n: number; k: number; rate: number | null }
export type KeptTable = {
  /** Counties; within a county, its stations: one for each town. */
  places: { code: string; name: Words }[]
  measures: (Told & { all: KeptCell; cells: KeptCell[] })[]
}
/** `remedy`: what is done now so that it is kept; null where nobody has written it. */
type Told = { id: string; title: Words; remedy: Words | null }

type Kept = { n: number; k: number }

/**
 * The promises, kept or not, by county; with a county, by its towns, where what is hidden of it above stays hidden. What is
 * promised in disputes and conduct only by county, and nothing by village: that has one officer (R32). Refuses `no-such-unit`.
 */
export async function keptTable(
  house: Rooms,
  bureau: Bureau,
  month: { from: Day; to: Day },
  countyCode?: string,
): Promise<KeptTable> {
  const { units } = await whoAnswers(house.db, bureau.bureauId)
  const { measures } = await measuresOf(house.db, bureau.bureauId)
  const catalogue = measures.on(month.to)
  const all = [...units.values()].sort(byCode)
  const counties = all.filter(({ sort }) => sort === 'county')
  const county = counties.find(({ code }) => code === countyCode)
  if (countyCode !== undefined && !county) throw new Refusal(404, 'no-such-unit')
  const period = readPeriod(month.from, month.to, bureau.tz)
  const asked = { ...bureau, ...openly, series: ['promise'], period, by: ['measure', 'unit'] as const }
  const sums = period.from < house.now().getTime() ? await sumsOf(house.pool, asked) : []
  const rowOf = (measure: string, places: readonly Unit[], top: string) =>
    [...places.map(({ path }) => path), top].map(path => {
      const here = sums.filter(({ cell: [of, unit] }) => of === measure && units.get(unit!)?.path.startsWith(path))
      const count = (codes: readonly string[]) => here.reduce((n, sum) => n + (codes.includes(sum.came) ? sum.n : 0), 0)
      return { n: count(['kept', 'late', 'open']), k: count(['kept']) } satisfies Kept
    })

  const ids = catalogue.map(({ id }) => id)
  // In the sums by county stands, too, what is promised no more: it could be subtracted like a line of the table.
  const gone = new Set(sums.flatMap(({ cell: [id] }) => (ids.includes(id!) ? [] : [id!])))
  const upper = [...ids, ...gone].map(id => rowOf(id, counties, '/'))
  const hiddenAbove = hiddenByCounty(upper)
  const now = new Map(measures.on(dayOf(house.now(), bureau.tz)).map(({ id, remedy }) => [id, remedy]))
  const told = (some: typeof catalogue) => some.map(({ id, title }) => ({ id, title, remedy: now.get(id) ?? null }))
  if (!county) return drawn(told(catalogue), upper, counties, hiddenAbove)
  const towns = all.filter(({ sort, path }) => sort === 'station' && path.startsWith(county.path))
  const shown = catalogue.filter(({ on }) => on.every(({ kind }) => !countyKinds.includes(kind)))
  const lower = shown.map(({ id }) => rowOf(id, towns, county.path))
  const at = counties.indexOf(county)
  const isHiddenAbove = (i: number) => hiddenAbove.has(upper[catalogue.indexOf(shown[i]!)]![at]!)
  // A row whose sum is hidden above would give it away; a sum that is published above is not hidden here.
  const first = lower.flatMap((row, i) => (isHiddenAbove(i) ? row : []))
  const open = new Set(lower.flatMap((row, i) => (isHiddenAbove(i) ? [] : row.slice(-1))))
  return drawn(told(shown), lower, towns, hiddenIn(lower.map(withRest), first, open))
}

/** The sums of the columns are published by themselves (`publicFigures`): what is hidden there is hidden here, and no more of them. */
function hiddenByCounty(rows: Kept[][]): Set<Kept> {
  const sums = (rows[0] ?? []).map((_, i) => ({ n: rows.reduce((n, row) => n + row[i]!.n, 0), k: 0 }))
  const hidden = hiddenIn([withRest(sums)])
  const open = new Set(sums.filter(sum => !hidden.has(sum)))
  const columns = sums.map((sum, i) => [...rows.map(row => row[i]!), sum])
  return hiddenIn([...rows.map(withRest), ...columns], hidden, open)
}

/** What lies with none of the places is in the total alone, and could be subtracted like a place. */
function withRest<C extends { n: number }>(row: readonly C[]): (C | { n: number; k: number })[] {
  const [cells, total] = [row.slice(0, -1), row.at(-1)!]
  const rest = total.n - cells.reduce((sum, { n }) => sum + n, 0)
  return [...cells, ...(rest > 0 ? [{ n: rest, k: 0 }] : []), total]
}

function drawn(
  measures: readonly Told[],
  rows: readonly Kept[][],
  places: readonly Unit[],
  hidden: ReadonlySet<{ n: number }>,
): KeptTable {
  const cellOf = (cell: Kept): KeptCell =>
    hidden.has(cell) ? { hidden: true } : { hidden: false, ...cell, rate: rateOf(cell.k, cell.n).rate }
  return {
    places: places.map(nameOf),
    measures: measures.map(({ id, title, remedy }, i) => {
      const cells = rows[i]!.map(cellOf)
      return { id, title, remedy, all: cells.at(-1)!, cells: cells.slice(0, -1) }
    }),
  }
}

const nameOf = ({ code, nameZh, nameEn }: Unit) => ({ code, name: { zh: nameZh, en: nameEn } })
const byCode = (a: Unit, b: Unit) => (a.code < b.code ? -1 : 1)
