import type { Post } from '../kinds/posts.ts'
import type { Unit, WhoAnswers } from './who-answers.ts'

/** Whoever holds one of these may own a matter. An auxiliary never decides, so nothing lands there. */
const takers = new Set<Post>([
  'beat_officer',
  'duty_officer',
  'station_chief',
  'county_officer',
  'city_officer',
  'inspector',
  'head_inspector',
])

const heads: Record<Unit['sort'], readonly Post[]> = {
  bureau: ['city_officer'],
  county: ['county_officer'],
  station: ['station_chief'],
  window: [],
  desk: [],
  inspection: ['inspector', 'head_inspector'],
}

/** Does this day lie within? */
export const isOn = (day: string, { from, to }: { from: string; to: string | null }): boolean =>
  from <= day && (to === null || day <= to)

type Asked = { staffId: string; unitId: string; day: string; avoid: readonly string[] }

/** Here that day, in a post of this unit that may own a matter, and not to be avoided. */
export function isFree(known: WhoAnswers, { staffId, unitId, day, avoid }: Asked): boolean {
  if (avoid.includes(staffId) || known.away.get(staffId)?.some(days => isOn(day, days))) return false
  const posts = known.posts.get(unitId) ?? []
  return posts.some(held => held.staffId === staffId && takers.has(held.post) && isOn(day, held))
}

/** Who heads a unit that day, in the order in which they are asked. */
export function headsOf(known: WhoAnswers, unit: Unit, day: string) {
  const posts = (known.posts.get(unit.id) ?? []).filter(held => isOn(day, held))
  return heads[unit.sort].flatMap(post => posts.filter(held => held.post === post))
}

/** The unit, then those above it. Inspection goes up by inspection alone: never to those whom it looks at. */
export function unitsUpward(known: WhoAnswers, unit: Unit): Unit[] {
  const above: Unit[] = []
  for (let at: Unit | undefined = unit; at; at = at.parentId ? known.units.get(at.parentId) : undefined) above.push(at)
  if (unit.sort !== 'inspection') return above
  return above.flatMap(at => (at === unit ? [unit] : inspectionsOf(known, at.id).filter(other => other !== unit)))
}

/** The inspection to which a complaint about a unit goes: the nearest above it; undefined where a bureau has none. */
export function inspectionFor(known: WhoAnswers, unit: Unit): Unit | undefined {
  return unitsUpward(known, unit)
    .flatMap(at => (at.sort === 'inspection' ? [at] : inspectionsOf(known, at.id)))
    .at(0)
}

const inspectionsOf = (known: WhoAnswers, parentId: string): Unit[] =>
  [...known.units.values()].filter(unit => unit.sort === 'inspection' && unit.parentId === parentId)
