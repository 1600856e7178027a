import type { Words } from '../kinds/words.ts'
import { type Rate, rateOf } from './rate.ts'
import type { Axis, Sum } from './sums.ts'

/** How often each came, of one cell. */
export type Came = Readonly<Record<string, number>>

/** One number of a board: from which series, along which axes, and by which formula (domain §4). */
export type Figure = {
  readonly name: string
  readonly words: Words
  /** What it says, for whoever reads it the first time. */
  readonly about: Words
  readonly series: readonly string[]
  readonly by: readonly Axis[]
  /** Of those whose instant lies ahead, none is counted yet: the period ends where the record does. Else it is a promise given. */
  readonly measures?: readonly string[]
  readonly kinds?: readonly string[]
  /** The codes that are counted, and which of them are good; absent: the counts alone. */
  readonly share?: { readonly of: readonly string[]; readonly good: readonly string[] }
  /** The least number of its cells, where that is more than nothing: for what would tell of one person. */
  readonly least?: number
}

/** @param came how each came of this cell */
export function shareOf({ share }: Figure, came: Came): Rate {
  const sum = (codes: readonly string[]) => codes.reduce((n, code) => n + (came[code] ?? 0), 0)
  if (share) return rateOf(sum(share.good), sum(share.of))
  const n = Object.values(came).reduce((a, b) => a + b, 0)
  return { n, k: n, rate: null, low: null }
}

/** The sums of each cell, side by side. */
export function cellsOf(sums: readonly Sum[]): { cell: string[]; came: Record<string, number> }[] {
  const cells = new Map<string, { cell: string[]; came: Record<string, number> }>()
  for (const { cell, came, n } of sums) {
    const key = JSON.stringify(cell)
    const there = cells.get(key) ?? { cell, came: {} }
    there.came[came] = (there.came[came] ?? 0) + n
    cells.set(key, there)
  }
  return [...cells.values()]
}
