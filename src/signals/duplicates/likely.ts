import weights from './weights.json' with { type: 'json' }

/** How likely two matters with this difference are the same; of weights that were learned (bench/duplicates.md says how). */
export function likelySame(difference: readonly number[]): number {
  const sum = difference.reduce((all, one, i) => all + one * weights.weights[i]!, weights.constant)
  return 1 / (1 + Math.exp(-sum))
}

/** Less likely than this nobody is asked about it; and never about more than this many. */
export const ENOUGH = weights.enough
export const MOST = weights.most
/** Older than this it is another story: a series perhaps, not the same report. */
export const DAYS = weights.days
