import type pg from 'pg'
import type { Figure, How } from './figure.ts'
import { guarded } from './guards.ts'
import { MINUTE } from './line.ts'
import type { Period } from './period.ts'
import { nearestRank, type Rate, rateOf } from './rate.ts'
import { repeated } from './repeated.ts'
import { type Asked, type Sum, sumsOf } from './sums.ts'
import { waiting } from './waiting.ts'

/** Minutes by nearest rank; null where there is none. */
export type Ranks = { n: number; p50: number | null; p90: number | null; p95: number | null }

/** `n`: of how many. What else there is depends on the figure. */
export type Cell = Rate & {
  came: Record<string, number>
  mean?: number | null
  minutes?: Ranks & { day: Ranks; night: Ranks }
  /** In points of a share, −1 to 1. */
  gap?: number | null
}
export type Placed = { at: string[]; cell: Cell }

/** The part of the question that is the same for each series. */
export type Base = Omit<Asked, 'series'>

/** Every cell of a figure, and all of them together, which is no sum of theirs: a percentile has to be asked again. */
export async function cellsOf(
  pool: pg.Pool,
  figure: Figure,
  base: Base,
  now: number,
): Promise<{ cells: Placed[]; all: Cell }> {
  const asked: Base = { ...base, kinds: figure.kinds, measures: base.measures ?? figure.measures }
  const sums = await sumsFor(pool, figure, asked, now)
  const groups = Map.groupBy(sums, ({ cell }) => cell.join('\u0000'))
  const cells = [...groups.values()].map(group => ({ at: group[0]!.cell, cell: cellOf(figure.how, group) }))
  return { cells, all: cellOf(figure.how, sums) }
}

function sumsFor(pool: pg.Pool, { how, series }: Figure, asked: Base, now: number): Promise<Sum[]> {
  if ('minutes' in how) return minutesFor(pool, series, how.minutes.waiting, asked, now)
  if ('standing' in how) return standingFor(pool, series, asked, now)
  if ('again' in how) return repeated(pool, series[0]!, how.again.days, asked)
  if ('guard' in how) return guarded(pool, how.guard, asked)
  if ('gap' in how) return sumsOf(pool, { ...asked, series: [...series, how.gap.less] })
  // What is compared is the places themselves.
  if ('spread' in how) return sumsOf(pool, { ...asked, series, by: ['type'] }).then(all => all.map(flat))
  return sumsOf(pool, { ...asked, series })
}

/** In the total, while it is still known which place it was. */
const flat = (sum: Sum): Sum => ({ ...sum, series: sum.cell[0]!, cell: [] })

async function minutesFor(
  pool: pg.Pool,
  series: readonly string[],
  still: string | undefined,
  asked: Base,
  now: number,
) {
  const answered = await sumsOf(pool, { ...asked, series, minutes: true })
  if (still === undefined) return answered
  const left = await waiting(pool, still, asked)
  const aged = left.map(({ at, ...sum }) => ({
    ...sum,
    minute: Math.max(0, Math.floor((now - at) / MINUTE)),
    n: 1,
    total: 0,
  }))
  return [...answered, ...aged.map(sum => ({ ...sum, series: still }))]
}

const ever: Period = { from: Date.UTC(2000, 0), to: Date.UTC(2200, 0) }

async function standingFor(pool: pg.Pool, series: readonly string[], asked: Base, now: number): Promise<Sum[]> {
  const all = await sumsOf(pool, { ...asked, series, period: ever })
  const ahead = await sumsOf(pool, { ...asked, series, period: { from: now, to: ever.to } })
  return [...all.map(sum => ({ ...sum, came: 'all' })), ...ahead.map(sum => ({ ...sum, came: 'ahead' }))]
}

function cellOf(how: How, sums: readonly Sum[]): Cell {
  const came: Record<string, number> = {}
  for (const { came: code, n } of sums) came[code] = (came[code] ?? 0) + n
  const count = (codes: readonly string[], of = came) => codes.reduce((n, code) => n + (of[code] ?? 0), 0)
  const n = Object.values(came).reduce((a, b) => a + b, 0)
  const bare = { n, k: n, rate: null, low: null, came }
  if ('share' in how) return { ...rateOf(count(how.share.good), count(how.share.of)), came }
  if ('standing' in how) return { ...rateOf(count(['ahead']), count(['all'])), came }
  if ('again' in how) return { ...rateOf(count(['again']), n), came }
  if ('guard' in how && how.guard !== 'night') return { ...rateOf(count(['so']), n), came }
  if ('guard' in how)
    return { ...bare, n: came['officers'] ?? 0, k: came['nights'] ?? 0, mean: ratio(came['nights'], came['weeks']) }
  if ('mean' in how) return { ...bare, mean: ratio(total(sums), n) }
  if ('minutes' in how) return { ...bare, minutes: ranksOf(sums) }
  if ('totals' in how) {
    const of = (code: string) => total(sums.filter(sum => sum.came === code))
    return {
      ...bare,
      n: came[how.totals.of] ?? 0,
      k: came[how.totals.good] ?? 0,
      rate: ratio(of(how.totals.good), of(how.totals.of)),
    }
  }
  if ('gap' in how) {
    const rate = (mine: readonly Sum[]) => ratio(add(mine.filter(sum => how.gap.good.includes(sum.came))), add(mine))
    const less = sums.filter(({ series }) => series === how.gap.less)
    const mine = sums.filter(sum => !less.includes(sum))
    const [own, heard] = [rate(mine), rate(less)]
    // It is worth no more than the smaller of the two.
    const of = Math.min(add(mine), add(less))
    return { ...bare, n: of, k: of, gap: own === null || heard === null ? null : own - heard }
  }
  if ('composite' in how) {
    const parts = how.composite.map(({ weight, of, good }) => ({ weight, rate: ratio(count(good), count(of)) }))
    const whole = parts.every(({ rate }) => rate !== null)
    return {
      ...bare,
      n: count(how.composite[0]!.of),
      rate: whole ? parts.reduce((sum, one) => sum + one.weight * one.rate!, 0) : null,
    }
  }
  if ('spread' in how) {
    const rates = [...Map.groupBy(sums, ({ series }) => series).values()].flatMap(place => {
      const of = place.filter(sum => how.spread.of.includes(sum.came))
      const size = add(of)
      return size < LEAST ? [] : add(of.filter(sum => how.spread.good.includes(sum.came))) / size
    })
    return {
      ...bare,
      n: rates.length,
      k: rates.length,
      gap: rates.length < 2 ? null : Math.max(...rates) - Math.min(...rates),
    }
  }
  return bare
}

/** Of fewer, a share says more about one of them than about the place. */
export const LEAST = 10

const add = (sums: readonly Sum[]) => sums.reduce((n, sum) => n + sum.n, 0)
const total = (sums: readonly Sum[]) => sums.reduce((n, sum) => n + sum.total, 0)
const ratio = (k: number | undefined, n: number | undefined): number | null => (n ? (k ?? 0) / n : null)

function ranksOf(sums: readonly Sum[]): Ranks & { day: Ranks; night: Ranks } {
  const of = (mine: readonly Sum[]): Ranks => {
    const counts = new Map<number, number>()
    for (const { minute, n } of mine) counts.set(minute, (counts.get(minute) ?? 0) + n)
    const rank = (share: number) => nearestRank(counts, share) ?? null
    return { n: add(mine), p50: rank(0.5), p90: rank(0.9), p95: rank(0.95) }
  }
  const at = (came: string) => of(sums.filter(sum => sum.came === came))
  return { ...of(sums), day: at('day'), night: at('night') }
}
