import type { Post } from '../kinds/posts.ts'

/** Somebody on duty from an instant to an instant, the last one excluded. */
export type Shift = { unitId: string; post: Post; staffId: string; from: Date; to: Date }
type Span = { from: Date; to: Date }

/** When nobody is on duty between two instants; the shifts are those of one desk, in any order. */
export function gapsIn(shifts: readonly Span[], from: Date, to: Date): Span[] {
  const gaps: Span[] = []
  let covered = from.getTime()
  for (const shift of shifts.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const begins = Math.min(shift.from.getTime(), to.getTime())
    if (begins > covered) gaps.push({ from: new Date(covered), to: new Date(begins) })
    covered = Math.max(covered, shift.to.getTime())
  }
  if (covered < to.getTime()) gaps.push({ from: new Date(covered), to })
  return gaps
}
