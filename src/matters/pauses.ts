import type { Calendar } from '../clock/calendar.ts'
import { DAY, isoAt, msOf } from '../clock/zone.ts'
import { type Asked, isOpening, type Kind, type Move, type Seen, type Standing } from '../kinds/kind.ts'
import type { Measure } from '../kinds/measures.ts'
import { type GivenBy, givenBy, type Moved, type Promise75, paused } from './promise.ts'

/** What the rules look at: see `Ask` of the rules. */
type Asking = {
  readonly seen: Seen
  readonly says: Readonly<Record<string, unknown>>
  readonly catalogue: readonly Measure[]
  readonly given?: GivenBy | undefined
  readonly calendar: Calendar
  readonly promises: readonly Promise75[]
}

/** What was said, and of what: instants of the bureau's clocks in `tz`. */
export type Said = { readonly seen: Seen; readonly says: Readonly<Record<string, unknown>>; readonly tz: string }

/** Each measure says for which reasons it may be paused: as it stood when it was promised. */
export function mayPause(ask: Asking): boolean {
  const { says, promises, catalogue } = ask
  const promise = promises.find(({ measure }) => measure === says['measure'])
  const measure = promise ? givenBy(ask, promise) : catalogue.find(({ id }) => id === says['measure'])
  return measure?.pauses.includes(String(says['reason'])) === true
}

/** A step of the work, or a word of theirs: not what is done about the pause itself. */
export const mayEndPause = ({ moves }: Kind, name: unknown): boolean =>
  typeof name === 'string' &&
  Object.hasOwn(moves, name) &&
  !isOpening(moves[name]!) &&
  !moves[name]!.counts?.startsWith('pause')

/** Asked for: nothing stands still yet. */
export const asked = (pauses: readonly Asked[], { seen: { at, by }, says }: Said): readonly Asked[] => [
  ...pauses,
  {
    no: pauses.length + 1,
    measure: String(says['measure']),
    reason: String(says['reason']),
    askedBy: by.id,
    from: at,
    until: (says['until'] as string) ?? null,
    ...(says['endsWith'] !== undefined && { endsWith: String(says['endsWith']) }),
    ...(says['waitsFor'] !== undefined && {
      waitsFor: { matter: String(says['waitsFor']), until: says['waitsUntil'] === 'told' ? 'told' : 'closed' },
    }),
    state: 'asked',
  },
]

/** Granted, with when and how the person was told of it, or why not. */
export function granted(pauses: readonly Asked[], said: Said): readonly Asked[] {
  const { seen, says, tz } = said
  const heard =
    says['untold'] === undefined
      ? { told: { at: String(says['toldAt']), how: String(says['how']) } }
      : { untold: says['untold'] as 'not_reached' | 'would_harm' }
  // That telling could do harm is looked at anew each week: it ends by itself, and the chief says it again, or not.
  const review = isoAt(Date.parse(seen.at) + Number(seen.law('pause-review-days')) * DAY, tz)
  const until = ({ reason, until }: Asked) =>
    reason === 'would_harm_investigation' && (until === null || msOf(until) > msOf(review)) ? review : until
  return ofNo(pauses, said, one => ({
    ...one,
    state: 'granted',
    until: until(one),
    grantedAt: seen.at,
    ...heard,
  }))
}

export const refused = (pauses: readonly Asked[], said: Said): readonly Asked[] =>
  ofNo(pauses, said, one => ({ ...one, state: 'refused' }))

/** It was granted until a day: ended later, it counts no longer. */
export function ended(pauses: readonly Asked[], said: Said): readonly Asked[] {
  const { seen, says } = said
  const end = ({ from, until }: Asked) => {
    const ends = [seen.at, until, says['since']].filter(one => typeof one === 'string')
    const first = ends.reduce((a, b) => (msOf(b) < msOf(a) ? b : a))
    return msOf(first) < msOf(from) ? from : first
  }
  return ofNo(pauses, said, one => ({ ...one, state: 'ended', until: end(one) }))
}

const ofNo = (pauses: readonly Asked[], { says }: Said, change: (one: Asked) => Asked) =>
  pauses.map(one => (one.no === says['no'] ? change(one) : one))

/** What it waited for has come. */
export const endsNow = ({ state, endsWith, until }: Asked, move: string, at: string): boolean =>
  state === 'granted' && endsWith === move && (until === null || msOf(until) > msOf(at))

/** A pause counts from when it was asked for, once granted; ended, by whatever it was to end with as well, it counts until then. */
export function pausesOf(
  { promises, seen, says, calendar }: Asking,
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
