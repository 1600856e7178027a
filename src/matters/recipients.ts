import type { Kind, Seen } from '../kinds/kind.ts'
import { isInspecting, posts } from '../kinds/posts.ts'
import { inspectionFor, isOn, unitsUpward } from '../places/taking.ts'
import type { Unit, WhoAnswers } from '../places/who-answers.ts'
import type { Knowledge } from './knowledge.ts'
import type { Matter } from './matter.ts'

const ofTheBureau = new Set<string>(posts)

/**
 * Who that is, role by role: the owner, people of the matter, colleagues who are something in it, whoever holds the post in its
 * unit or the next one above. Nobody who is barred from it.
 */
export function recipientsOf(
  { known }: Knowledge,
  kind: Kind,
  after: Seen,
  matter: Matter,
  roles: readonly string[],
): { role: string; recipient: string }[] {
  const unit = known.units.get(matter.unitId)
  const named = kind.colleagues?.(after) ?? {}
  const free = (id: string) => {
    const colleague = after.colleague(id)
    return colleague === undefined || kind.barred?.(after, colleague) !== true
  }
  return roles.flatMap(role => {
    if (role === 'owner') return [{ role, recipient: matter.ownerId }]
    const inMatter = matter.people.filter(one => one.role === role).map(({ id }) => id)
    if (inMatter.length > 0) return inMatter.map(recipient => ({ role, recipient }))
    if (role in named) return named[role] === undefined ? [] : [{ role, recipient: named[role] }]
    if (!ofTheBureau.has(role) || !unit) return []
    const holders = holdersUpward(known, unit, role, after.today)
    // Nobody holds it: it stays addressed to the post.
    if (holders.length === 0) return [{ role, recipient: role }]
    return holders.filter(free).map(recipient => ({ role, recipient }))
  })
}

/** Who holds a post in a unit, else in the next one above where somebody does: only those for whom `counts` holds. */
export function holdersUpward(
  known: WhoAnswers,
  unit: Unit,
  post: string,
  day: string,
  counts: (id: string) => boolean = () => true,
): string[] {
  const start = isInspecting(post) && unit.sort !== 'inspection' ? inspectionFor(known, unit) : unit
  for (const at of start ? unitsUpward(known, start) : []) {
    const holders = (known.posts.get(at.id) ?? []).filter(
      held => held.post === post && isOn(day, held) && counts(held.staffId),
    )
    if (holders.length > 0) return [...new Set(holders.map(({ staffId }) => staffId))]
  }
  return []
}
