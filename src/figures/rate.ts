/** `k` of `n`. `low`: the lower end of Wilson's 95 % interval, by which units are compared. Null where n is 0. */
export type Rate = { n: number; k: number; rate: number | null; low: number | null }

const Z = 1.959964

export const rateOf = (k: number, n: number): Rate =>
  n === 0 ? { n, k, rate: null, low: null } : { n, k, rate: k / n, low: wilsonLow(k, n) }

/** Wilson (1927): the least rate that is still in keeping with k of n, 95 %. */
export function wilsonLow(k: number, n: number): number {
  const p = k / n
  const z2 = Z * Z
  const middle = p + z2 / (2 * n)
  const spread = Z * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n)
  return Math.max(0, (middle - spread) / (1 + z2 / n))
}

/** Nearest rank: the least value at or below which a share of all lies. @param counts value → how many; undefined: there is none */
export function nearestRank(counts: ReadonlyMap<number, number>, share: number): number | undefined {
  const values = [...counts].sort(([a], [b]) => a - b)
  const rank = Math.max(1, Math.ceil(share * values.reduce((sum, [, n]) => sum + n, 0)))
  let seen = 0
  for (const [value, n] of values) {
    seen += n
    if (seen >= rank) return value
  }
  return undefined
}
