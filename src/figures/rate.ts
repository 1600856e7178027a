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
