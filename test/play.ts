import { addDays, type Day } from '../src/clock/day.ts'
import { shippedCalendar } from '../src/clock/shipped.ts'
import { dayOf, isoAt } from '../src/clock/zone.ts'
import { kindNamed } from '../src/kinds/index.ts'
import {
  type Actor,
  type Colleague,
  fresh,
  type Kind,
  type Seen,
  type Standing,
  type UnitSeen,
} from '../src/kinds/kind.ts'
import { lawOn, shippedLaw } from '../src/kinds/law.ts'
import type { Measure } from '../src/kinds/measures.ts'
import type { Post } from '../src/kinds/posts.ts'
import { defaultMeasures } from '../src/kinds/shipped.ts'
import type { Opened, Promise75 } from '../src/matters/promise.ts'
import { type Change, decide, inTheWay, reckoned } from '../src/matters/rules.ts'

/*
 * Plays one matter through the pure rules, step by step, with a clock of its own: what the tests of the kinds read like.
 *
 *   const m = play('case')
 *   m.by('resident').does('report', { text: '灯箱被砸' })
 *   m.by('duty_officer').does('register', { registerNo: 'A-1', registeredAt: m.now })
 *   expect(m.state).toBe('registered')
 *   expect(m.by('auxiliary').refused('accept', {…})).toContain('wrong-post')
 */

export const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const file = 'a'.repeat(64)

/** A colleague of one post, for `options.colleagues`. */
export function working(n: number, post: Post, unitPath: string): Colleague {
  return { id: idOf(n), posts: [post], unitPath, held: [{ post, unitPath }] }
}

const colleagues: readonly Colleague[] = (
  [
    'beat_officer',
    'duty_officer',
    'mediator',
    'window_clerk',
    'station_chief',
    'inspector',
    'head_inspector',
    'county_officer',
    'auxiliary',
    'city_officer',
  ] as Post[]
).map((post, i) => working(i + 1, post, '/1/2/'))

export const colleagueIds: readonly string[] = colleagues.map(({ id }) => id)

/** The station of the game, its window, another station, and inspection, by id. */
export const unitIds = { here: idOf(501), window: idOf(502), other: idOf(503), inspection: idOf(504) }
const units: readonly (UnitSeen & { id: string; name: string })[] = [
  { id: unitIds.here, name: '甲所', path: '/1/2/', sort: 'station', house: '/1/2/' },
  { id: unitIds.window, name: '甲所窗口', path: '/1/2/9/', sort: 'window', house: '/1/2/' },
  { id: unitIds.other, name: '乙所', path: '/1/3/', sort: 'station', house: '/1/3/' },
  { id: unitIds.inspection, name: '督察', path: '/1/4/', sort: 'inspection', house: '/1/4/' },
]

export const colleague = (post: Post): string => colleagues.find(({ posts }) => posts.includes(post))!.id

const actorOf = (post: Post): Actor => ({
  id: colleagues.find(({ posts }) => posts.includes(post))?.id ?? idOf(99),
  posts: [post],
  unitPath: '/1/2/',
})

type People = readonly { readonly id: string; readonly role: string }[]

/** One move of a life that was played: as which post, what was said, at which instant (ISO 8601). */
export type Step = { post: Post; move: string; says: Record<string, unknown>; at: string }

/** The post of a colleague who is named in what was said. */
export const postOf = (id: string): Post | undefined => colleagues.find(one => one.id === id)?.posts[0]

export function play(
  name: string | Kind,
  options: {
    at?: string
    catalogue?: readonly Measure[]
    standing?: Partial<Standing>
    people?: string[]
    /** Further colleagues, and with whom it lies at first. */
    colleagues?: readonly Colleague[]
    owner?: string
    /** With whom the door lands it, once it is opened and when it goes to another unit. */
    lands?: (after: Seen) => string
  } = {},
) {
  const kind = typeof name === 'string' ? kindNamed(name)! : name
  const calendar = shippedCalendar
  const catalogue = options.catalogue ?? defaultMeasures
  let at = options.at ?? '2026-03-02T10:05:00+08:00'
  let actor = actorOf('resident')
  let state: string | null = null
  let details: any = kind.blank
  let standing: Standing = { ...fresh, ...options.standing }
  const staff = [...(options.colleagues ?? []), ...colleagues]
  let owner: string | null = options.owner ?? colleague('beat_officer')
  let openedAt = at
  let unitPath = '/1/2/'
  let people = (options.people ?? ['reporter']).map((role, i) => ({ id: idOf(200 + i), role }))
  let promises: Promise75[] = []
  let ended: Promise75[] = []
  const kept: { measure: string; late: boolean }[] = []
  const given: Opened[] = []
  const steps: Step[] = []
  let last: Change | undefined
  let reportedBy: Post = 'resident'

  const seen = (): Seen => ({
    id: idOf(1000),
    kind: kind.name,
    state,
    details,
    standing,
    openedAt,
    owner,
    unitPath,
    by: actor,
    at,
    today: dayOf(at, calendar.tz),
    people,
    open: promises.map(({ measure }) => measure),
    law: id => lawOn(shippedLaw, id, dayOf(at, calendar.tz), '/1/2/'),
    colleague: id => staff.find(c => c.id === id),
    unit: called => units.find(({ id, path, name }) => [id, path, name].includes(called)),
  })

  const asked = (joining: People = []) => {
    const now = { ...seen(), people: [...people, ...joining] }
    return { kind, seen: now, catalogue, calendar, promises }
  }
  const ask = (move: string, says: Record<string, unknown>, joining?: People) =>
    decide({ ...asked(joining), move, says, ended })

  const game = {
    kind,
    get state() {
      return state
    },
    get details() {
      return details
    },
    get standing() {
      return standing
    },
    get owner() {
      return owner
    },
    get promises() {
      return promises
    },
    get reportedByResident() {
      return reportedBy === 'resident'
    },
    /** Every promise ever given. */
    get given() {
      return given
    },
    get kept() {
      return kept
    },
    get last() {
      return last!
    },
    /** What was done, in order. */
    get steps(): readonly Step[] {
      return steps
    },
    get now() {
      return at
    },
    get today(): Day {
      return dayOf(at, calendar.tz)
    },
    get people() {
      return people
    },
    seen,
    /** Who acts from here on: any post; with an id, somebody else of that post. */
    by(post: Post, id?: string) {
      actor = id ? { ...actorOf(post), id, unitPath: staff.find(c => c.id === id)?.unitPath ?? '/1/2/' } : actorOf(post)
      return game
    },
    /** Time goes by. */
    later({ minutes = 0, hours = 0, days = 0 }: { minutes?: number; hours?: number; days?: number }) {
      at = isoAt(Date.parse(at) + ((days * 24 + hours) * 60 + minutes) * 60_000, calendar.tz)
      return game
    },
    joins(...roles: string[]) {
      people = [...people, ...roles.map((role, i) => ({ id: idOf(300 + people.length + i), role }))]
      return game
    },
    /** With those who join it by what was said in the move. */
    does(move: string, says: Record<string, unknown> = {}, joining: People = []) {
      const decision = ask(move, says, joining)
      if (!decision.change)
        throw new Error(`${kind.name}.${move} in ${state}: refused, ${decision.refusals.join(', ')}`)
      const before = seen()
      last = decision.change
      people = [...people, ...joining]
      const opened = state === null
      steps.push({ post: actor.posts[0]!, move, says, at })
      if (opened) {
        openedAt = at
        reportedBy = actor.posts[0]!
      }
      state = last.state
      details = last.details
      standing = last.standing
      owner = last.owner ?? owner
      unitPath = units.find(({ id }) => id === last?.toUnit)?.path ?? unitPath
      const walled = kind.walled?.(before) !== 'inspection' && kind.walled?.(seen()) === 'inspection'
      if (opened || last.toUnit !== undefined || (walled && last.owner === undefined))
        owner = options.lands?.(seen()) ?? owner
      const { opens, meets, voids, moves } = last.promises
      given.push(...opens)
      const all = [...promises, ...opens]
      for (const { no, late } of meets) kept.push({ measure: all.find(p => p.no === no)!.measure, late })
      const over = new Set([...meets, ...voids].map(({ no }) => no))
      if (last.standing.outcome === 'duplicate' && over.size > 0) ended = all.filter(({ no }) => over.has(no))
      promises = all.filter(({ no }) => !over.has(no)).map(p => ({ ...p, ...moves.find(({ no }) => no === p.no) }))
      return game
    },
    /** What stands in the way whatever will be said. */
    inTheWay: (move: string): readonly string[] => inTheWay(kind.moves[move]!, reckoned(asked())),
    /** The codes with which it is refused; empty when it would be done. */
    refused: (move: string, says: Record<string, unknown> = {}, joining: People = []): readonly string[] =>
      ask(move, says, joining).refusals,
    tomorrow: () => addDays(dayOf(at, calendar.tz), 1),
    /** To whom a notice of the last move went; undefined when it did not go out. */
    told: (notice: string): readonly string[] | undefined => last?.notices.find(n => n.name === notice)?.to,
  }
  return game
}
