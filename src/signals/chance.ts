/**
 * How likely so many or more come where so many are expected, if they come by chance alone but unevenly: a negative binomial
 * with `uneven` as its dispersion (variance = expected + uneven × expected²); 0 is Poisson's law.
 */
export function atLeast(n: number, expected: number, uneven = 0): number {
  if (n <= 0) return 1
  if (expected <= 0) return 0
  // P(0), P(1), … by their ratios; the rest is what is left of 1.
  const size = uneven > 0 ? 1 / uneven : Number.POSITIVE_INFINITY
  const p = uneven > 0 ? expected / (expected + size) : 0
  let term = uneven > 0 ? (1 - p) ** size : Math.exp(-expected)
  if (term === 0) return n <= expected ? 1 : 0
  let below = 0
  for (let k = 0; k < n; k++) {
    below += term
    term *= uneven > 0 ? ((k + size) * p) / (k + 1) : expected / (k + 1)
  }
  // Far out the rest of 1 is lost in rounding: there the sum of what follows is exact.
  if (below < 1 - 1e-9) return Math.max(0, 1 - below)
  let above = 0
  for (let k = n; k < n + 200 && term > 1e-300; k++) {
    above += term
    term *= uneven > 0 ? ((k + size) * p) / (k + 1) : expected / (k + 1)
  }
  return above
}

/**
 * Which of these may be called: of all that are called at most this share is called in vain (Benjamini and Hochberg 1995).
 * Answers the largest chance that still counts; 0 where none does.
 */
export function callable(chances: readonly number[], vain: number, of = chances.length): number {
  const sorted = [...chances].sort((a, b) => a - b)
  let most = 0
  for (const [i, chance] of sorted.entries()) if (chance <= ((i + 1) / of) * vain) most = chance
  return most
}
