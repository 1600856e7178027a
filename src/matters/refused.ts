import { dayOf } from '../clock/zone.ts'
import type { Fault } from '../kinds/faults.ts'
import type { Kind, Move } from '../kinds/kind.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Named } from './check.ts'
import type { Knowledge } from './knowledge.ts'
import type { Matter } from './matter.ts'
import type { Change, Decision } from './rules.ts'

const statuses: Record<string, number> = { 'unknown-move': 404, 'wrong-post': 403, 'wrong-state': 409 }

/** The change, or the rules' "no": the first code, with all of them in `about.refusals` (words: `wordsFor(kind, 'refusals', code)`). */
export function allowed(kind: Kind, move: string, decision: Decision): Change {
  if (decision.change) return decision.change
  const { refusals, marks = [] } = decision
  const code = refusals[0]!
  // Where in what was said, for who may not say it; never what stands there.
  const faults = marks.map(({ at, ...mark }) => ({ at: `/says${at}`, ...mark }))
  throw new Refusal(statuses[code] ?? 422, code, {
    kind: kind.name,
    move,
    refusals,
    ...(faults.length > 0 && { faults }),
  })
}

/** Every fault at once, each with its JSON pointer and a code. */
export function assertFaultless(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
}

/** Those said to be in the matter who are not. */
export const notIn = (known: readonly Named[], people: Matter['people']): Fault[] =>
  known.filter(({ id }) => !people.some(one => one.id === id)).map(({ at }) => ({ at, code: 'unknown-person' }))

/** Those said to be colleagues who are not; where the move itself asks that, it answers. */
export function unknownStaff({ personOn, tz }: Knowledge, move: Move, staff: readonly Named[], at: number): Fault[] {
  if (staff.length === 0 || move.refuse?.['unknown-colleague']) return []
  const day = dayOf(new Date(at), tz)
  return staff.filter(({ id }) => !personOn(id, day)).map(({ at }) => ({ at, code: 'unknown-colleague' }))
}

/** R25, R26: what is protected, about a person or behind a wall is joined to nothing, and nothing waits for it. */
export const staysApart = (kind: Kind, move: Move, others: readonly Matter[], named: readonly Named[]): Fault[] => {
  if (!kind.gathers && move.outcome !== 'duplicate' && move.counts !== 'pause-asked') return []
  const apart = new Set(
    others.flatMap(one => (one.protected || one.wall !== null || one.kind === 'conduct' ? [one.id] : [])),
  )
  return named.filter(({ id }) => apart.has(id)).map(({ at }) => ({ at, code: 'stays-apart' }))
}

/** The same for what is not there, and for what is not there for them. */
export const nothingThere = () => new Refusal(404, 'no-such-matter')
