import type { Vector } from './features.ts'

/** How dear a text on the wrong side is, against a simple rule; found by cross-validation, flat around here. */
const DEAR = 1
const ROUNDS = 40
const ENOUGH = 1e-3

export const dot = (weights: Float64Array, { at, value }: Vector): number => {
  let sum = 0
  for (let k = 0; k < at.length; k++) sum += weights[at[k]!]! * value[k]!
  return sum
}

/**
 * The weights that hold those of a class apart from all others with the widest gap (a linear machine with squared hinge
 * loss, by coordinate descent in its dual: Hsieh and others 2008). The same input gives the same weights.
 */
export function separate(vectors: readonly Vector[], isOne: readonly boolean[], size: number): Float64Array {
  const weights = new Float64Array(size)
  const pull = new Float64Array(vectors.length)
  const slack = 1 / (2 * DEAR)
  const lengths = vectors.map(({ value }) => value.reduce((sum, one) => sum + one * one, 0) + slack)
  const order = vectors.map((_, i) => i)
  const next = dice(vectors.length)
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = next() % (i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    let farthest = 0
    for (const i of order) {
      const vector = vectors[i]!
      const side = isOne[i] ? 1 : -1
      const slope = side * dot(weights, vector) - 1 + slack * pull[i]!
      if (pull[i] === 0 && slope >= 0) continue
      farthest = Math.max(farthest, Math.abs(slope))
      const moved = Math.max(pull[i]! - slope / lengths[i]!, 0)
      const step = (moved - pull[i]!) * side
      pull[i] = moved
      const { at, value } = vector
      for (let k = 0; k < at.length; k++) weights[at[k]!]! += step * value[k]!
    }
    if (farthest < ENOUGH) break
  }
  return weights
}

/** Chance that is the same every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
}
