import type { Post } from '../kinds/posts.ts'
import type { Person } from '../people/who-is-who.ts'
import type { Unit, WhoAnswers } from '../places/who-answers.ts'
import type { Matter } from './matter.ts'

/** What somebody's posts reach: paths of units, each with the posts that count there. */
export type Reach = {
  readonly id: string
  /** Posts of a station, a window, an office: there and nowhere else. */
  readonly at: ReadonlyMap<string, readonly Post[]>
  /** Posts above the stations: everything whose path begins so. */
  readonly below: ReadonlyMap<string, readonly Post[]>
  /** Posts of inspection: what is walled off for inspection, below the unit whose inspection it is (R25). */
  readonly inspects: ReadonlyMap<string, readonly Post[]>
}

const above = new Set<Post>(['county_officer', 'city_officer'])
const inspecting = new Set<Post>(['inspector', 'head_inspector'])
const working = new Set<Post>([
  'auxiliary',
  'beat_officer',
  'duty_officer',
  'mediator',
  'window_clerk',
  'station_chief',
])
/** Who at a station sees a protected matter that is not their own (R26). */
const trusted = new Set<Post>(['station_chief', 'duty_officer', 'inspector', 'head_inspector'])

/** Those who run the system, keep its keys or its law hold no post that reaches a matter. */
export function reachOf(known: WhoAnswers, { id, posts }: Person): Reach {
  const at = new Map<string, Post[]>()
  const below = new Map<string, Post[]>()
  const inspects = new Map<string, Post[]>()
  const add = (to: Map<string, Post[]>, path: string, post: Post) => {
    const there = to.get(path)
    if (!there) to.set(path, [post])
    else if (!there.includes(post)) there.push(post)
  }
  for (const { post, unitId, unitPath } of posts) {
    const unit = known.units.get(unitId)
    if (above.has(post)) add(below, unitPath, post)
    else if (inspecting.has(post)) {
      add(at, unitPath, post)
      add(inspects, unit ? pathAbove(known, unit) : unitPath, post)
    } else if (working.has(post)) for (const path of houseOf(known, unit, unitPath)) add(at, path, post)
  }
  return { id, at, below, inspects }
}

/** A station, its windows and its desks are one house. */
function houseOf(known: WhoAnswers, unit: Unit | undefined, unitPath: string): string[] {
  const part = (one: Unit) => one.sort === 'window' || one.sort === 'desk'
  const main = unit && part(unit) && unit.parentId ? known.units.get(unit.parentId) : unit
  if (!main) return [unitPath]
  const parts = [...known.units.values()].filter(one => one.parentId === main.id && part(one))
  return [main.path, ...parts.map(({ path }) => path)]
}

const pathAbove = (known: WhoAnswers, unit: Unit): string =>
  (unit.parentId && known.units.get(unit.parentId)?.path) || unit.path

/** As far as seeing it goes. */
export type Walled = Pick<Matter, 'ownerId' | 'unitPath' | 'wall' | 'protected' | 'details'>

/** The posts as which they may act on this matter: those that reach it; whoever owns it, all that may own one. */
export function postsOn(matter: Walled, reach: Reach): Post[] {
  if (!isVisible(matter, reach)) return []
  const { at, below, inspects } = reach
  const path = matter.unitPath
  const found = new Set<Post>()
  const add = (posts: readonly Post[] | undefined) => {
    for (const post of posts ?? []) found.add(post)
  }
  const under = (paths: ReadonlyMap<string, readonly Post[]>) => {
    for (const [top, posts] of paths) if (path.startsWith(top)) add(posts)
  }
  if (matter.ownerId === reach.id)
    for (const paths of [at, below, inspects]) for (const posts of paths.values()) add(posts)
  if (matter.wall !== 'inspection') add(at.get(path))
  if (matter.wall === null) under(below)
  if (matter.wall === 'inspection') under(inspects)
  return [...found]
}

/** The same question as `visibleTo` asks of the database (visible-to.ts); a test holds the two together. */
export function isVisible(matter: Walled, { id, at, below, inspects }: Reach): boolean {
  const { wall, unitPath: path } = matter
  const under = (paths: ReadonlyMap<string, unknown>) => [...paths.keys()].some(top => path.startsWith(top))
  // Never those whom it is about, whatever post they hold (R25).
  if (wall === 'inspection' && matter.details['complained'] === id) return false
  if (matter.ownerId === id) return true
  if (wall === 'inspection') return under(inspects)
  const here = at.get(path) ?? []
  if (wall === 'owner') return here.includes('station_chief')
  return under(below) || (matter.protected ? here.some(post => trusted.has(post)) : here.length > 0)
}

/** Paths where they hold a post that sees protected matters too, and those where they are chief. */
export const pathsOf = ({ at }: Reach, which: 'trusted' | 'chief'): string[] =>
  [...at]
    .filter(([, posts]) => posts.some(post => (which === 'chief' ? post === 'station_chief' : trusted.has(post))))
    .map(([path]) => path)
