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

export const onDutyAt = <T extends Span>(shifts: readonly T[], at: Date): T[] =>
  shifts.filter(({ from, to }) => from <= at && at < to)

/** Who hands over to whom at an instant: `leaving` goes off duty then, `coming` begins, `staying` goes on. */
export type ShiftChange = { at: Date; leaving: string[]; coming: string[]; staying: string[] }

export function shiftChangeAt(shifts: readonly (Span & { staffId: string })[], at: Date): ShiftChange {
  const after = new Set(onDutyAt(shifts, at).map(({ staffId }) => staffId))
  const before = new Set(shifts.filter(({ from, to }) => from < at && at <= to).map(({ staffId }) => staffId))
  return {
    at,
    leaving: [...before].filter(one => !after.has(one)),
    coming: [...after].filter(one => !before.has(one)),
    staying: [...after].filter(one => before.has(one)),
  }
}

/** The next instant after this one at which somebody comes or goes. */
export function nextChange(shifts: readonly Span[], after: Date): Date | undefined {
  const instants = shifts.flatMap(({ from, to }) => [from.getTime(), to.getTime()]).filter(ms => ms > after.getTime())
  return instants.length > 0 ? new Date(Math.min(...instants)) : undefined
}
