/** Chance from a seed: the same seed, the same throws, on every machine. */
export type Chance = {
  /** From 0 to below 1. */
  next: () => number
  /** A whole number from 0 to below n. */
  below: (n: number) => number
  pick: <T>(list: readonly T[]) => T
}

export function chanceFrom(seed: string): Chance {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { next, below, pick: list => list[below(list.length)]! }
}

function hashOf(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash
}
