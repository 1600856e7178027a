export type Fitted = { constant: number; weights: number[] }
type Seen = { difference: number[]; same: boolean }

/** Against weights that mean nothing. */
const PLAIN = 1
const STEPS = 25

export const likelyBy = ({ constant, weights }: Fitted, difference: readonly number[]): number =>
  1 / (1 + Math.exp(-difference.reduce((sum, one, i) => sum + one * weights[i]!, constant)))

/** Logistic regression by Newton's method, weights (not the constant) held small. */
export function fitted(rows: readonly Seen[]): Fitted {
  const size = rows[0]!.difference.length + 1
  let beta = new Array<number>(size).fill(0)
  for (let step = 0; step < STEPS; step++) {
    const slope = beta.map((one, i) => (i === 0 ? 0 : -PLAIN * one))
    const bend = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j ? (i === 0 ? 1e-9 : PLAIN) : 0)),
    )
    for (const { difference, same } of rows) {
      const x = [1, ...difference]
      const p = 1 / (1 + Math.exp(-x.reduce((sum, one, i) => sum + one * beta[i]!, 0)))
      for (let i = 0; i < size; i++) {
        if (x[i] === 0) continue
        slope[i]! += ((same ? 1 : 0) - p) * x[i]!
        for (let j = 0; j < size; j++) bend[i]![j]! += p * (1 - p) * x[i]! * x[j]!
      }
    }
    const move = solved(bend, slope)
    beta = beta.map((one, i) => one + move[i]!)
    if (Math.max(...move.map(Math.abs)) < 1e-6) break
  }
  return { constant: beta[0]!, weights: beta.slice(1) }
}

/** By elimination; the matrix is symmetric and positive. */
function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const n = right.length
  for (let i = 0; i < n; i++)
    for (let k = i + 1; k < n; k++) {
      const times = rows[k]![i]! / rows[i]![i]!
      for (let j = i; j <= n; j++) rows[k]![j]! -= times * rows[i]![j]!
    }
  const answer = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const known = answer.reduce((sum, one, j) => (j > i ? sum + one * rows[i]![j]! : sum), 0)
    answer[i] = (rows[i]![n]! - known) / rows[i]![i]!
  }
  return answer
}
