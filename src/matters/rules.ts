import type { Calendar } from '../clock/calendar.ts'
import { provisionalDue } from '../clock/due.ts'
import { dayOf, isoAt, msOf } from '../clock/zone.ts'
import { beforeOpened } from '../kinds/common.ts'
import { guard } from '../kinds/guard.ts'
import { type Asked, isOpening, type Kind, type Move, type Seen, type Standing } from '../kinds/kind.ts'
import type { Measure } from '../kinds/measures.ts'
import { toldIn } from '../kinds/says.ts'
import {
  type GivenBy,
  givenBy,
  type Moved,
  type Opened,
  type Promise75,
  type PromiseChanges,
  paused,
  promisesOf,
  settled,
} from './promise.ts'

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
  const { kind, move: name, says, calendar } = given
  const seen: Seen = { ...given.seen, endOf: (from, limit) => provisionalDue(from, limit, calendar).due }
  const ask = { ...given, seen }
  const move = Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined
  if (!move) return { refusals: ['unknown-move'] }
  const refusals = refusalsOf(ask, move)
  if (refusals.length > 0) return { refusals, marks: marksOf(ask, move) }
  return { refusals: [], change: changeOf(ask, move, seen, says) }
}

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
export function inTheWay(move: Move, seen: Seen): string[] {
  return Object.entries(move.refuse ?? {}).flatMap(([code, refuses]) => {
    let listened = false
    const hear = () => {
      listened = true
      return undefined
    }
    const unsaid = new Proxy({}, { get: hear, has: () => hear() === null, ownKeys: () => hear() ?? [] })
    try {
      return refuses(seen, unsaid) && !listened ? [code] : []
    } catch {
      return []
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

/** Each measure says for which reasons it may be paused: as it stood when it was promised. */
function mayPause(ask: Ask): boolean {
  const { says, promises, catalogue } = ask
  const promise = promises.find(({ measure }) => measure === says['measure'])
  const measure = promise ? givenBy(ask, promise) : catalogue.find(({ id }) => id === says['measure'])
  return measure?.pauses.includes(String(says['reason'])) === true
}

/** A step of the work, or a word of theirs: not what is done about the pause itself. */
const mayEndPause = ({ moves }: Kind, name: unknown): boolean =>
  typeof name === 'string' &&
  Object.hasOwn(moves, name) &&
  !isOpening(moves[name]!) &&
  !moves[name]!.counts?.startsWith('pause')

function changeOf(ask: Ask, move: Move, seen: Seen, says: Record<string, unknown>): Change {
  const { kind } = ask
  if (move.hush?.(says)) return hushed(ask, move)
  const state = targetOf(move, seen, says)
  const details = move.change ? move.change(seen, says) : seen.details
  const ended = kind.ends.includes(state) && (seen.state === null || !kind.ends.includes(seen.state))
  const stands = standingAfter(ask, move, ended)
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

function standingAfter({ move: name, seen, says, calendar }: Ask, move: Move, ended: boolean): Standing {
  const { at, by } = seen
  let now = seen.standing
  const set = (more: Partial<Standing>) => {
    now = { ...now, ...more }
  }
  const dayAt = (instant: unknown) => dayOf(String(instant), calendar.tz)
  switch (move.counts) {
    case 'told':
      set({
        told: [
          ...now.told,
          {
            at: String(says['toldAt'] ?? at),
            day: dayAt(says['toldAt'] ?? at),
            how: String(says['how'] ?? 'in_person'),
            confirmed: (says['confirmed'] as Standing['told'][number]['confirmed']) ?? null,
            ...(says['seconds'] !== undefined && { seconds: Number(says['seconds']) }),
            by: by.id,
          },
        ],
        attempts: [],
      })
      break
    case 'confirmed':
      set({
        told: now.told.map((one, i) => (i === now.told.length - 1 ? { ...one, confirmed: 'code' as const } : one)),
      })
      break
    case 'attempt':
      set({
        attempts: [
          ...now.attempts,
          { at: String(says['triedAt']), day: dayAt(says['triedAt']), how: String(says['via']), by: by.id },
        ],
      })
      break
    case 'rated':
      set({ rated: { stars: Number(says['stars']), at, by: by.id, aboutPerson: says['aboutPerson'] === true } })
      break
    case 'protect':
      set({ protected: true, lowering: null })
      break
    case 'ask-unprotect':
      set({ lowering: by.id })
      break
    case 'unprotect':
      set({ protected: false, lowering: null })
      break
    case 'reopened':
      set({ told: [], attempts: [], rated: null, outcome: null, closedAt: null, reopened: now.reopened + 1 })
      break
    case 'new-day':
      set({
        newDays: [
          ...(now.newDays ?? []),
          {
            measure: String(says['measure']),
            day: String(says['newDay']),
            why: String(says['lateWhy']),
            toldAt: String(says['toldAt']),
            by: by.id,
          },
        ],
      })
      break
    case 'correction-asked':
      set({
        corrections: [
          ...(now.corrections ?? []),
          { about: String(says['wrongAbout']), askedAt: at, state: 'asked', decidedAt: null },
        ],
      })
      break
    case 'correction-made':
    case 'correction-refused':
      set({
        corrections: (now.corrections ?? []).map(one =>
          one.state === 'asked'
            ? {
                ...one,
                state: move.counts === 'correction-made' ? ('made' as const) : ('refused' as const),
                decidedAt: at,
              }
            : one,
        ),
      })
      break
    case 'separated':
      // What they were told stays told.
      set({ outcome: null, closedAt: null })
      break
    case 'pause-asked':
    case 'pause-granted':
    case 'pause-refused':
    case 'pause-ended':
      set({ pauses: pausesAfter(now.pauses, move.counts, seen, says, calendar.tz) })
      break
    default:
      break
  }
  if (isOpening(move) && says['danger'] !== undefined) set({ protected: true })
  if (move.adult) set({ adult: move.adult(says) })
  if (move.outcome !== undefined) set({ outcome: typeof move.outcome === 'string' ? move.outcome : move.outcome(says) })
  if (now.pauses.some(pause => endsNow(pause, name, at)))
    set({
      pauses: now.pauses.map(pause => (endsNow(pause, name, at) ? { ...pause, state: 'ended', until: at } : pause)),
    })
  if (ended) set({ closedAt: at })
  return now
}

/** What it waited for has come. */
const endsNow = ({ state, endsWith, until }: Asked, move: string, at: string): boolean =>
  state === 'granted' && endsWith === move && (until === null || msOf(until) > msOf(at))

function pausesAfter(
  pauses: readonly Asked[],
  counts: 'pause-asked' | 'pause-granted' | 'pause-refused' | 'pause-ended',
  { at, by, law }: Seen,
  says: Record<string, unknown>,
  tz: string,
): readonly Asked[] {
  const DAY = 86_400_000
  if (counts === 'pause-asked') {
    const no = pauses.length + 1
    const [measure, reason] = [String(says['measure']), String(says['reason'])]
    return [
      ...pauses,
      {
        ...{ no, measure, reason, askedBy: by.id, from: at, until: (says['until'] as string) ?? null },
        ...(says['endsWith'] !== undefined && { endsWith: String(says['endsWith']) }),
        ...(says['waitsFor'] !== undefined && {
          waitsFor: {
            matter: String(says['waitsFor']),
            until: says['waitsUntil'] === 'told' ? 'told' : 'closed',
          } as const,
        }),
        state: 'asked' as const,
      },
    ]
  }
  // That telling could do harm is looked at anew each week: it ends by itself, and the chief says it again, or not.
  const review = isoAt(Date.parse(at) + Number(law('pause-review-days')) * DAY, tz)
  const granted = ({ reason, until }: Asked) =>
    counts === 'pause-granted' &&
    reason === 'would_harm_investigation' &&
    (until === null || msOf(until) > msOf(review))
      ? { until: review }
      : {}
  const heard =
    counts === 'pause-granted'
      ? {
          grantedAt: at,
          ...(says['untold'] !== undefined
            ? { untold: says['untold'] as 'not_reached' | 'would_harm' }
            : { told: { at: String(says['toldAt']), how: String(says['how']) } }),
        }
      : {}
  const state = counts === 'pause-granted' ? 'granted' : counts === 'pause-refused' ? 'refused' : 'ended'
  // It was granted until then: ended later, it counts no longer.
  const over = ({ from, until }: Asked) => {
    const ends = [
      at,
      ...(until === null ? [] : [until]),
      ...(says['since'] === undefined ? [] : [String(says['since'])]),
    ]
    const first = ends.reduce((a, b) => (msOf(b) < msOf(a) ? b : a))
    return msOf(first) < msOf(from) ? from : first
  }
  return pauses.map(pause =>
    pause.no === says['no']
      ? { ...pause, state, ...granted(pause), ...heard, ...(state === 'ended' && { until: over(pause) }) }
      : pause,
  )
}

/** They were promised to somebody who still waits: taken up again as they were, from when they began. */
const restored = ({ ended = [], calendar }: Ask, from: number): Opened[] =>
  ended.map((promise, i) => ({ ...promise, no: from + i + 1, calendar: calendar.edition }))

const settledBy = ({ promises, seen, calendar }: Ask): Moved[] =>
  promises.filter(({ provisional }) => provisional).flatMap(promise => settled(promise, seen.at, calendar) ?? [])

/** A pause counts from when it was asked for, once granted; ended, by whatever it was to end with as well, it counts until then. */
function pausesOf(
  { promises, seen, says, calendar }: Ask,
  move: Move,
  standing: Standing,
  over: ReadonlySet<number>,
): readonly Moved[] {
  const about = move.counts === 'pause-granted' || move.counts === 'pause-ended' ? says['no'] : undefined
  const before = new Map(seen.standing.pauses.map(pause => [pause.no, pause.state]))
  const changed = standing.pauses.filter(
    ({ no, state }) => no === about || (state === 'ended' && before.get(no) === 'granted'),
  )
  // Of one promise two pauses may end at once.
  const moved = new Map<number, Moved>()
  for (const { measure, from, until, reason } of changed) {
    const promise = promises.find(one => one.measure === measure)
    if (!promise || over.has(promise.no)) continue
    const now = { ...promise, ...moved.get(promise.no) }
    const others = now.pauses.filter(one => one.from !== from)
    moved.set(now.no, paused(now, [...others, { from, to: until, reason }], seen.at, calendar))
  }
  return [...moved.values()]
}

function nextDue(before: readonly Promise75[], { opens, meets, voids, moves }: PromiseChanges): string | null {
  const over = new Set([...meets, ...voids].map(({ no }) => no))
  const moved = new Map(moves.map(({ no, due }) => [no, due]))
  const dues = [...before, ...opens].filter(({ no }) => !over.has(no)).map(({ no, due }) => moved.get(no) ?? due)
  return dues.reduce<string | null>(
    (least, due) => (least === null || Date.parse(due) < Date.parse(least) ? due : least),
    null,
  )
}

/** Who may hear of a protected matter: the one it is about, and those who work on it. Nobody else, ever (R26). */
const safe: readonly string[] = [
  'reporter',
  'victim',
  'owner',
  'station_chief',
  'inspector',
  'head_inspector',
  'county_officer',
  'city_officer',
]

function noticesOf(kind: Kind, move: Move, after: Seen): Change['notices'] {
  const tells = move.tells ?? []
  return (asksRating(kind, move, after) ? [...tells, 'askRating'] : tells)
    .map(name => {
      if (name === 'askRating') return { name, to: ['reporter'].filter(role => mayHear(kind, after, role, name)) }
      const notice = kind.notices[name]
      if (!notice) throw new Error(`${kind.name} has no notice ${name}`)
      if (notice.if && !notice.if(after)) return { name, to: [] }
      return { name, to: notice.to.filter(role => mayHear(kind, after, role, name)) }
    })
    .filter(({ to }) => to.length > 0)
}

/** R31: after the telling, not at closing; once; never of a protected matter. */
const asksRating = ({ moves }: Kind, { counts }: Move, { standing }: Seen): boolean =>
  counts === 'told' && moves['rate'] !== undefined && standing.rated === null && !standing.protected

/** May whoever is this role in the matter get this notice of it (R26)? */
export const mayHear = (kind: Kind, after: Seen, role: string, notice: string): boolean =>
  !(after.standing.protected && (!safe.includes(role) || kind.otherSide.includes(role))) &&
  kind.unheard?.(after, role, notice) !== true
