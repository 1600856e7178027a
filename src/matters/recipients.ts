import { dayOf } from '../clock/zone.ts'
import { type Post, posts } from '../kinds/posts.ts'
import { inspectionFor, isOn } from '../places/taking.ts'
import type { Unit, WhoAnswers } from '../places/who-answers.ts'
import type { Knowledge } from './knowledge.ts'
import type { Matter } from './matter.ts'

const ofTheBureau = new Set<string>(posts)
const inspecting = new Set<string>(['inspector', 'head_inspector'])

/** Who that is, role by role: people of the matter, its owner, whoever holds the post in its unit or the next one above. */
export function recipientsOf(
  { known, tz }: Knowledge,
  matter: Matter,
  roles: readonly string[],
  at: number,
): { role: string; recipient: string }[] {
  const day = dayOf(new Date(at), tz)
  const unit = known.units.get(matter.unitId)
  return roles.flatMap(role => {
    if (role === 'owner') return [{ role, recipient: matter.ownerId }]
    const inMatter = matter.people.filter(one => one.role === role)
    if (inMatter.length > 0) return inMatter.map(({ id }) => ({ role, recipient: id }))
    if (!ofTheBureau.has(role) || !unit) return []
    // Nobody holds it: it stays addressed to the post.
    const holders = holdersUpward(known, unit, role as Post, day)
    return holders.length > 0 ? holders.map(recipient => ({ role, recipient })) : [{ role, recipient: role }]
  })
}

function holdersUpward(known: WhoAnswers, unit: Unit, post: Post, day: string): string[] {
  const start = inspecting.has(post) && unit.sort !== 'inspection' ? inspectionFor(known, unit) : unit
  for (let at = start; at; at = at.parentId ? known.units.get(at.parentId) : undefined) {
    const holders = (known.posts.get(at.id) ?? []).filter(held => held.post === post && isOn(day, held))
    if (holders.length > 0) return [...new Set(holders.map(({ staffId }) => staffId))]
  }
  return []
}
