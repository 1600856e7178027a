import { addDays } from '../clock/day.ts'
import { isAnswer } from './answering.ts'
import type { Kind, Seen } from './kind.ts'
import type { Measure } from './measures.ts'

/** A promise that is open, with the measure as it was given; ISO 8601, exclusive. */
export type Owed = { readonly measure: Measure; readonly on: number; readonly due: string; readonly moved: boolean }

/**
 * The day that a notice names, as promises are (exclusive): an instant, or a day that ends with it; null where nothing is owed
 * that it could name. A notice that says nothing of its own names the next thing owed: so speak those to whoever works on it.
 */
export function dayNamed(kind: Kind, notice: string, after: Seen, owed: readonly Owed[]): string | null {
  const names = kind.notices[notice]?.names
  if (names === undefined) return earliest(owed)
  if (names === 'answer')
    return earliest(owed.filter(({ measure, on }) => isAnswer({ ...measure, on: measure.on.slice(on, on + 1) }, kind)))
  if (names === 'moved') return earliest(owed.filter(({ moved }) => moved))
  if ('kept' in names)
    return earliest(owed.filter(({ measure, on }) => measure.on[on]?.ends.some(move => names.kept.includes(move))))
  // A last day that is named is a day on which it can still be done.
  const last = kind.instants[names.lastDay]!(after)
  return last === undefined ? null : addDays(last.slice(0, 10), 1)
}

const earliest = (owed: readonly Owed[]): string | null =>
  owed.reduce<string | null>(
    (least, { due }) => (least === null || Date.parse(due) < Date.parse(least) ? due : least),
    null,
  )
