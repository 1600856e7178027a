import { kindNamed, kinds } from '../kinds/index.ts'
import { isInspecting, type Post } from '../kinds/posts.ts'
import type { Person } from '../people/who-is-who.ts'
import type { Unit, WhoAnswers } from '../places/who-answers.ts'
import type { Matter } from './matter.ts'

/*
 * Who sees which matters: docs/who-sees-what.md as code. Here for one matter in the hand, in visible-to.ts for the
 * database; a test holds the two together.
 */

/** What somebody's posts reach: paths of units, each with the posts that count there. */
export type Reach = {
  readonly id: string
  /** Posts of a station: in its own house, windows and desks included. */
  readonly at: Paths
  /** Posts above the stations: everything whose path begins so. */
  readonly below: Paths
  /** Posts of inspection: conduct, below the unit whose inspection it is (R25). */
  readonly inspects: Paths
  /** They see besides what they brought themselves. */
  readonly brings: boolean
}
type Paths = ReadonlyMap<string, readonly Post[]>

/** A post sees a matter of its reach if all of this is so. */
export type Sight = {
  /** Only kinds that name the post (`seenBy`). */
  readonly named?: true
  readonly protected?: true
  /** Also behind this wall. */
  readonly wall?: 'owner' | 'inspection'
  readonly openOnly?: true
  /** Of people they see at most 王** and the end of a number. */
  readonly masked?: true
  /** States, promises and numbers: no words, nobody's name, nothing handed in. */
  readonly numbersOnly?: true
}

export const sights: Partial<Record<Post, Sight>> = {
  auxiliary: { openOnly: true, masked: true },
  beat_officer: {},
  duty_officer: { protected: true },
  mediator: { named: true },
  window_clerk: { named: true },
  station_chief: { protected: true, wall: 'owner' },
  inspector: { named: true, protected: true, wall: 'inspection' },
  head_inspector: { named: true, protected: true, wall: 'inspection' },
  county_officer: { protected: true, masked: true },
  legal_officer: { masked: true },
  city_officer: { masked: true, numbersOnly: true },
}
const above = new Set<Post>(['county_officer', 'city_officer', 'legal_officer'])
const bringing = new Set<Post>(['window_clerk', 'neighbour'])

const reaches = new WeakMap<Person, { known: WhoAnswers; reach: Reach }>()

/** Worked out once for a person of a day. */
export function reachOf(known: WhoAnswers, person: Person): Reach {
  const there = reaches.get(person)
  if (there?.known === known) return there.reach
  const reach = workedOut(known, person)
  reaches.set(person, { known, reach })
  return reach
}

function workedOut(known: WhoAnswers, { id, posts }: Person): Reach {
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
    else if (isInspecting(post)) add(inspects, unit ? pathAbove(known, unit) : unitPath, post)
    else if (sights[post]) for (const path of houseOf(known, unit, unitPath)) add(at, path, post)
  }
  return { id, at, below, inspects, brings: posts.some(({ post }) => bringing.has(post)) }
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

/** What of a matter decides who sees it. */
export type Walled = Pick<
  Matter,
  'kind' | 'ownerId' | 'openedBy' | 'unitPath' | 'wall' | 'lets' | 'speaks' | 'barred' | 'protected' | 'closedAt'
>

/** The posts that see it by their reach. */
function seeing(matter: Walled, { at, below, inspects }: Reach): Post[] {
  const path = matter.unitPath
  const under = (paths: Paths) => [...paths].flatMap(([top, posts]) => (path.startsWith(top) ? posts : []))
  const here = [...(at.get(path) ?? []), ...under(below), ...under(inspects)]
  return here.filter(post => sees(post, matter))
}

function sees(post: Post, matter: Walled): boolean {
  const { named, wall, openOnly, ...may } = sights[post]!
  return (
    (named === undefined || kindNamed(matter.kind)?.seenBy?.includes(post) === true) &&
    (matter.wall === null || matter.wall === wall) &&
    (!matter.protected || may.protected === true) &&
    (matter.closedAt === null || openOnly === undefined)
  )
}

/** The kinds that a post sees; undefined: every one. */
export const kindsSeenBy = (post: Post): string[] | undefined =>
  sights[post]?.named && kinds.filter(({ seenBy }) => seenBy?.includes(post)).map(({ name }) => name)

/** Whether all posts as which somebody sees a matter show less of it: names masked, or numbers only. */
export const onlyShown = (how: 'masked' | 'numbersOnly', posts: readonly Post[]): boolean =>
  posts.length > 0 && posts.every(post => sights[post]?.[how] === true)

/** Those whom it may concern do not see it, unless the wall lets them through or they are to be heard (R25). */
const isApart = ({ barred, wall }: Walled, id: string) => wall === 'inspection' && barred.includes(id)

export function isVisible(matter: Walled, reach: Reach): boolean {
  const { id } = reach
  if (matter.lets.includes(id) || matter.speaks.includes(id)) return true
  if (isApart(matter, id)) return false
  if (matter.ownerId === id) return true
  if (reach.brings && matter.openedBy === id && matter.wall === null && !matter.protected) return true
  return seeing(matter, reach).length > 0
}

/** Only heard on it: they see where it stands, and what they said themselves. */
export const isOnlyHeard = (matter: Walled, reach: Reach): boolean =>
  matter.speaks.includes(reach.id) && !isVisible({ ...matter, speaks: [] }, reach)

/**
 * The posts as which they may act on it: those that see it; all of them for whoever has it, is let through or heard, or
 * brought it, since the moves themselves ask who that is.
 */
export function postsOn(matter: Walled, reach: Reach): Post[] {
  if (!isVisible(matter, reach)) return []
  const { id } = reach
  const mine = [matter.ownerId, matter.openedBy, ...matter.lets, ...matter.speaks].includes(id)
  if (!mine) return [...new Set(seeing(matter, reach))]
  return [...new Set([reach.at, reach.below, reach.inspects].flatMap(paths => [...paths.values()].flat()))]
}
