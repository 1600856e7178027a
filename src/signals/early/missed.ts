/** Of one measure in one unit: how many promises were due, and how many of them late. */
export type Due = { readonly measure: string; readonly n: number; readonly late: number }
export type Missed = { measure: string; n: number; late: number; units: number; bad: number }

type Numbers = { readonly least: number; readonly late: number; readonly units: number }

/** Fewer of one unit say nothing about the measure. */
const OF_A_UNIT = 3

/** Measures that are late in most of the units that have enough of them: badly made, not badly kept by somebody. */
export function measuresMissed(rows: readonly Due[], { least, late, units }: Numbers): Missed[] {
  return [...Map.groupBy(rows, ({ measure }) => measure)].flatMap(([measure, all]) => {
    const n = all.reduce((sum, one) => sum + one.n, 0)
    const lateAll = all.reduce((sum, one) => sum + one.late, 0)
    const enough = all.filter(one => one.n >= OF_A_UNIT)
    const bad = enough.filter(one => one.late / one.n >= late)
    if (n < least || lateAll / n < late || enough.length < 2 || bad.length / enough.length < units) return []
    return [{ measure, n, late: lateAll, units: enough.length, bad: bad.length }]
  })
}
