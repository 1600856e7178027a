import type { Calendar } from '../clock/calendar.ts'
import { provisionalDue } from '../clock/due.ts'
import { beforeOpened } from '../kinds/common/questions.ts'
import { guard } from '../kinds/guard.ts'
import { isOpening, type Kind, type Move, type Seen, type Standing } from '../kinds/kind.ts'
import type { Measure } from '../kinds/measures.ts'
import { toldIn } from '../kinds/says.ts'
import { mayEndPause, mayPause, pausesOf } from './pauses.ts'
import {
  dueFrom,
  type GivenBy,
  instantOf,
  type Moved,
  type Opened,
  type Promise75,
  type PromiseChanges,
  promisesOf,
  settled,
} from './promise.ts'
import { standingAfter, type Turn } from './standing.ts'
import { noticesOf } from './who-hears.ts'

/** What a move would make of a matter. Ids of people, colleagues and files are in it; no words. */
export type Change = {
  readonly state: string
  readonly details: unknown
  readonly standing: Standing
  /** State, details or standing moved, so that who decided on the old ones must look again. */
  readonly moved: boolean
  readonly owner: string | undefined
  /** Nothing of this move may stay on the matter: only what it opens is recorded (R25). */
  readonly hushed: boolean
  readonly toUnit: string | undefined
  readonly promises: PromiseChanges
  /** ISO 8601 of the earliest promise still open; null: none is. */
  readonly nextDue: string | null
  readonly notices: readonly { readonly name: string; readonly to: readonly string[] }[]
  readonly papers: readonly string[]
  readonly opens: readonly {
    readonly kind: string
    readonly move: string
    readonly as: string
    readonly says: Record<string, unknown>
    readonly people?: Readonly<Record<string, string>>
  }[]
}

/** What may not be told to a citizen, and where: the field (a JSON pointer), and from which character to which. */
export type Mark = { readonly at: string; readonly code: string; readonly from: number; readonly to: number }

export type Decision =
  | { readonly refusals: readonly string[]; readonly marks?: readonly Mark[]; readonly change?: undefined }
  | { readonly refusals: readonly []; readonly change: Change }

export type Ask = {
  readonly kind: Kind
  readonly move: string
  readonly seen: Seen
  /** Checked against the move's schema before; people in it are ids. */
  readonly says: Record<string, unknown>
  readonly catalogue: readonly Measure[]
  readonly given?: GivenBy | undefined
  readonly calendar: Calendar
  readonly promises: readonly Promise75[]
  /** Those that ended when it was taken for the same as another. */
  readonly ended?: readonly Promise75[] | undefined
  /** Names in the matter that the content guard looks for (R29). */
  readonly names?: readonly string[]
}

/** The law of the house, on one matter: may this be done, and what does it make? Pure: server, browser and phone agree. */
export function decide(given: Ask): Decision {
  const { kind, move: name, says } = given
  const seen = reckoned(given)
  const ask = { ...given, seen }
  const move = Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined
  if (!move) return { refusals: ['unknown-move'] }
  const refusals = refusalsOf(ask, move)
  if (refusals.length > 0) return { refusals, marks: marksOf(ask, move) }
  return { refusals: [], change: changeOf(ask, move, seen, says) }
}

/** The matter with what its gates reckon besides: when a limit ends, and when an open promise is due, by the bureau's calendar. */
export type Reckoned = Seen & Required<Pick<Seen, 'endOf' | 'dueFrom'>>

export const reckoned = (
  ask: Pick<Ask, 'kind' | 'seen' | 'catalogue' | 'given' | 'calendar' | 'promises'>,
): Reckoned => ({
  ...ask.seen,
  endOf: (from, limit) => provisionalDue(instantOf(from, ask.calendar.tz), limit, ask.calendar).due,
  dueFrom: instant => dueFrom(ask, instant),
})

/** The moves that this person may make now, with what stands in the way of each that their post would allow. */
export function movesFor(kind: Kind, seen: Seen): { name: string; move: Move }[] {
  return Object.entries(kind.moves)
    .filter(([, move]) => !isOpening(move) && move.from.includes(seen.state!) && byPost(move, seen))
    .map(([name, move]) => ({ name, move }))
}

/**
 * What stands in the way of a move whatever will be said in it: the gates that look at the matter alone. For a button that
 * says why it is grey; gates that hang on what is said answer when it is.
 */
export function inTheWay(move: Move, seen: Reckoned): string[] {
  return Object.entries(move.refuse ?? {}).flatMap(([code, refuses]) => {
    let listened = false
    const hear = () => {
      listened = true
      return undefined
    }
    const unsaid = new Proxy({}, { get: hear, has: () => hear() === null, ownKeys: () => hear() ?? [] })
    try {
      return refuses(seen, unsaid) && !listened ? [code] : []
    } catch (error) {
      // What it wanted to hear is not said yet.
      if (listened) return []
      throw error
    }
  })
}

const byPost = (move: Move, seen: Seen): boolean => move.by.some(post => seen.by.posts.includes(post))

function refusalsOf(ask: Ask, move: Move): string[] {
  const { kind, move: name, seen, says } = ask
  if (isOpening(move) !== (seen.state === null)) return ['wrong-state']
  if (seen.state !== null && !move.from.includes(seen.state)) return ['wrong-state']
  if (!byPost(move, seen)) return ['wrong-post']
  const refusals = Object.entries(move.refuse ?? {})
    .filter(([, refuses]) => refuses(seen, says))
    .map(([code]) => code)
  if (move.counts === 'told' && !isOpening(move) && beforeOpened(seen, says['toldAt'] as string | undefined))
    refusals.push('before-opened')
  const told = toldIn(move.says, says)
  if (told.length > 0 && (seen.standing.adult === 'no' || seen.standing.adult === 'unknown'))
    refusals.push('template-only')
  for (const { code } of marksOf(ask, move)) refusals.push(code)
  // Who reports it must be known; a matter that comes out of an anonymous one goes on without.
  if (name === kind.start && seen.standing.anonymous && !kind.anonymous) refusals.push('not-anonymous')
  if (move.counts === 'pause-asked' && !mayPause(ask)) refusals.push('pause-not-allowed')
  if (move.counts === 'pause-asked' && says['endsWith'] !== undefined && !mayEndPause(kind, says['endsWith']))
    refusals.push('no-such-event')
  return [...new Set(refusals)]
}

/** What the content guard finds in words for a citizen (R29), each at its place. */
const marksOf = ({ says, names }: Ask, move: Move): Mark[] =>
  toldIn(move.says, says).flatMap(({ at, text }) =>
    guard(text, names).map(({ code, from, to }) => ({ at, code: `guard-${code}`, from, to })),
  )

function turnOf({ ends }: Kind, before: string | null, after: string): Turn {
  const was = before !== null && ends.includes(before)
  return was === ends.includes(after) ? undefined : was ? 'begins-again' : 'ends'
}

function changeOf(ask: Ask, move: Move, seen: Seen, says: Record<string, unknown>): Change {
  const { kind } = ask
  if (move.hush?.(says)) return hushed(ask, move)
  const state = targetOf(move, seen, says)
  const details = move.change ? move.change(seen, says) : seen.details
  const turn = turnOf(kind, seen.state, state)
  const ended = turn === 'ends'
  const stands = standingAfter(ask.move, move, { seen, says, tz: ask.calendar.tz }, turn)
  const owner = move.handsTo?.(says)
  const toUnit = move.movesTo?.(says)
  const given = promisesOf({ ...ask, after: { ...seen, state, details, standing: stands }, at: seen.at, ended })
  const again = move.counts === 'separated' ? restored(ask, stands.promised + given.opens.length) : []
  const more = given.opens.length + again.length
  const gone = (owner !== undefined && owner !== seen.owner) || toUnit !== undefined ? seen.owner : null
  const had = gone === null ? undefined : [...new Set([...(stands.had ?? []), gone])]
  const standing = more > 0 || had ? { ...stands, promised: stands.promised + more, ...(had && { had }) } : stands
  const after: Seen = { ...seen, state, details, standing }
  const over = new Set([...given.meets, ...given.voids].map(({ no }) => no))
  const moves = move.counts === 'calendar-loaded' ? settledBy(ask) : pausesOf(ask, move, standing, over)
  const promises = { ...given, opens: [...given.opens, ...again], moves: [...given.moves, ...moves] }
  const moved = state !== seen.state || details !== seen.details || standing !== seen.standing || owner !== undefined
  return {
    state,
    details,
    standing,
    moved,
    owner,
    hushed: false,
    toUnit,
    promises,
    nextDue: nextDue(ask.promises, promises),
    notices: noticesOf(kind, move, after),
    papers: papersOf(kind, move, after),
    opens: opensOf(move, seen, after, says),
  }
}

/** What is made of paper: nothing of a protected matter for both sides or the other one (R26); forms of the law lie with the law. */
const papersOf = (kind: Kind, move: Move, after: Seen): readonly string[] =>
  (move.papers ?? []).filter(name => {
    const { if: made, statutory, for: whom } = kind.papers[name]!
    if (made && !made(after)) return false
    return statutory || !after.standing.protected || !(whom === 'both_sides' || kind.otherSide.includes(whom))
  })

const opensOf = (move: Move, before: Seen, after: Seen, says: Record<string, unknown>): Change['opens'] =>
  (move.opens ?? [])
    .filter(opens => opens.if === undefined || opens.if(after, says, before))
    .map(opens => ({
      kind: opens.kind,
      move: opens.move,
      as: opens.as,
      says: opens.says(after, says),
      ...(opens.people && { people: opens.people(after) }),
    }))

/** The matter as it was, and what the move opens. */
const hushed = ({ seen, says, promises }: Ask, move: Move): Change => ({
  ...unmoved(seen, promises),
  hushed: true,
  opens: opensOf(move, seen, seen, says),
})

/** The matter as it was. */
export function unmoved(seen: Seen, promises: readonly Promise75[]): Change {
  const none: PromiseChanges = { opens: [], meets: [], voids: [], moves: [] }
  return {
    state: seen.state!,
    details: seen.details,
    standing: seen.standing,
    moved: false,
    owner: undefined,
    hushed: false,
    toUnit: undefined,
    promises: none,
    nextDue: nextDue(promises, none),
    notices: [],
    papers: [],
    opens: [],
  }
}

function targetOf(move: Move, seen: Seen, says: unknown): string {
  if (move.to === undefined) return seen.state!
  if (typeof move.to === 'string') return move.to
  if ('next' in move.to) return move.to.next[seen.state!] ?? seen.state!
  const target = move.to.choose(seen, says)
  if (!move.to.among.includes(target))
    throw new Error(`${seen.kind}: a fork chose ${target}, which is not among its states`)
  return target
}

/** They were promised to somebody who still waits: taken up again as they were, from when they began. */
const restored = ({ ended = [], calendar }: Ask, from: number): Opened[] =>
  ended.map((promise, i) => ({ ...promise, no: from + i + 1, calendar: calendar.edition }))

const settledBy = ({ promises, seen, calendar }: Ask): Moved[] =>
  promises.filter(({ provisional }) => provisional).flatMap(promise => settled(promise, seen.at, calendar) ?? [])

function nextDue(before: readonly Promise75[], { opens, meets, voids, moves }: PromiseChanges): string | null {
  const over = new Set([...meets, ...voids].map(({ no }) => no))
  const moved = new Map(moves.map(({ no, due }) => [no, due]))
  const dues = [...before, ...opens].filter(({ no }) => !over.has(no)).map(({ no, due }) => moved.get(no) ?? due)
  return dues.reduce<string | null>(
    (least, due) => (least === null || Date.parse(due) < Date.parse(least) ? due : least),
    null,
  )
}
