import type { Calendar } from '../clock/calendar.ts'
import { daysBetween, isDay } from '../clock/day.ts'
import { type Cap, type Limit, type Pause, provisionalDue, settledDue } from '../clock/due.ts'
import { dayOf, isoAt, msOf, startOfDay } from '../clock/zone.ts'
import type { Kind, Seen } from '../kinds/kind.ts'
import { type Attachment, type Measure, startsWith } from '../kinds/measures.ts'

/** A pause as it stands in a promise: `to` is null while nobody knows how long it lasts. */
export type PromisePause = { readonly from: string; readonly to: string | null; readonly reason: string }

/** A measure given to one matter, as its row says: nothing of it is derived from the catalogue again. */
export type Promise75 = {
  /** Number within the matter, from 1. */
  readonly no: number
  readonly measure: string
  readonly edition: number
  /** ISO 8601; `due` is exclusive: done before it is kept. */
  readonly started: string
  readonly due: string
  readonly limit: Limit
  readonly cap: (Cap & { readonly from: string }) | null
  readonly pauses: readonly PromisePause[]
  readonly provisional: boolean
  /** Which attachment of the measure it came from, so that the right moves end it. */
  readonly on: number
}

export type Opened = Promise75 & { readonly calendar: number | string }
export type Kept = { readonly no: number; readonly at: string; readonly late: boolean }
export type Moved = {
  readonly no: number
  readonly due: string
  readonly pauses: readonly PromisePause[]
  readonly provisional: boolean
}
export type PromiseChanges = {
  readonly opens: readonly Opened[]
  readonly meets: readonly Kept[]
  /** No longer owed; late all the same if it was due before, or can never be kept. */
  readonly voids: readonly Kept[]
  readonly moves: readonly Moved[]
}

type Ask = {
  readonly kind: Kind
  readonly move: string
  /** The matter as the move leaves it. */
  readonly after: Seen
  readonly at: string
  readonly ended: boolean
  /** What is promised today. */
  readonly catalogue: readonly Measure[]
  /** A measure as it stood when it was promised; where nobody says, as it stands today. */
  readonly given?: GivenBy | undefined
  readonly calendar: Calendar
  readonly promises: readonly Promise75[]
}

export type GivenBy = (id: string, edition: number) => Measure | undefined

/** The measure by which a promise was given: what keeps it, and for which reasons it may be paused, stands there. */
export const givenBy = ({ given, catalogue }: Pick<Ask, 'given' | 'catalogue'>, promise: Promise75) =>
  given ? given(promise.measure, promise.edition) : catalogue.find(({ id }) => id === promise.measure)

/** Which promises a move opens, keeps, and ends (R18). A move may open and keep the same one. */
export function promisesOf(ask: Ask): PromiseChanges {
  const { kind, move, after, at, ended, catalogue, calendar, promises } = ask
  const meets: Kept[] = []
  const voids: Kept[] = []
  const opens: Opened[] = []
  let next = after.standing.promised
  const settled = new Set<number>()
  const moves: Moved[] = []

  /** While a pause runs the clock stands: what ends now is held against the due that this makes, and the pause ends with it. */
  const end = (promise: Promise75): Kept => {
    const { no } = promise
    settled.add(no)
    const now = stopped(promise, at, calendar)
    if (now) moves.push(now)
    return { no, at, late: msOf(at) >= msOf(now?.due ?? promise.due) }
  }
  const settle = (promise: Promise75, on: Attachment): boolean => {
    if (on.ends.includes(move)) meets.push(end(promise))
    else if (on.fails?.includes(move)) voids.push({ ...end(promise), late: true })
    else if (isGone(on) || on.voids?.includes(move)) voids.push(end(promise))
    else return false
    return true
  }
  /** A correction is owed beyond the end (PIPL 46); what nobody can keep any more, no longer. */
  const isGone = ({ ends }: Attachment): boolean => {
    if (!kind.ends.includes(after.state!)) return ended
    const keeping = ends.map(name => kind.moves[name])
    if (!keeping.some(one => one?.from.includes(after.state!))) return true
    return ended && !keeping.every(one => one?.counts?.startsWith('correction-'))
  }

  // By what it was given under, whatever is promised today.
  const keptNow = new Set<Promise75>()
  for (const promise of promises) {
    const on = givenBy(ask, promise)?.on[promise.on]
    if (on?.kind === kind.name) {
      if (settle(promise, on) && on.ends.includes(move)) keptNow.add(promise)
    }
    // What nobody knows any more was promised all the same; it ends with the matter.
    else if (ended) voids.push(end(promise))
  }
  const isOf = (promise: Promise75, measure: Measure, index: number) =>
    promise.measure === measure.id &&
    (promise.edition === measure.edition
      ? promise.on === index
      : givenBy(ask, promise)?.on[promise.on]?.kind === kind.name)

  for (const measure of catalogue)
    measure.on.forEach((on, index) => {
      if (on.kind !== kind.name) return
      const mine = promises.filter(promise => isOf(promise, measure, index))
      const kept = mine.some(promise => keptNow.has(promise))
      const again = on.repeats && kept && !ended && !(on.voids ?? []).includes(move)
      const begins = startsWith(on, kind, move) && (on.if === undefined || kind.conditions[on.if]!(after))
      if (!again && !begins) return
      if (!again && mine.some(({ no }) => !settled.has(no))) return
      const started = again ? at : startOf(ask, on)
      if (started === undefined) return
      const promise = give(measure, index, ++next, started, limitOf(ask, measure, on, started), ask.calendar)
      opens.push(promise)
      // Begun and kept at once, unless this move kept the one before it: an extension ends one period and begins the next.
      // A move that gives a promise up and begins it anew (another lane) does not give up the new one.
      if (!kept && (ended || on.ends.includes(move))) settle(promise, on)
    })
  return { opens, meets, voids, moves }
}

function startOf({ kind, after, at, calendar }: Ask, on: Attachment): string | undefined {
  if (on.from === undefined) return at
  const named = kind.instants[on.from]!(after)
  return named && instantOf(named, calendar.tz)
}

/** A day stands for its beginning. */
export const instantOf = (named: string, tz: string): string =>
  isDay(named) ? isoAt(startOfDay(named, tz).getTime(), tz) : named

/** When the open promise that runs from a named instant of its kind is due, as it stands now. */
export function dueFrom(
  ask: Pick<Ask, 'kind' | 'given' | 'catalogue' | 'calendar' | 'promises'> & { readonly seen: Seen },
  instant: string,
): string | undefined {
  const { kind, promises, calendar, seen } = ask
  const promise = promises.find(one => {
    const on = givenBy(ask, one)?.on[one.on]
    return on?.kind === kind.name && on.from === instant
  })
  return promise && (stopped(promise, seen.at, calendar)?.due ?? promise.due)
}

/** What a promise whose clock stands now has become; undefined where none does. */
const stopped = (promise: Promise75, at: string, calendar: Calendar): Moved | undefined =>
  promise.pauses.some(({ to }) => to === null || msOf(to) > msOf(at))
    ? paused(promise, promise.pauses.map(until(at)), at, calendar)
    : undefined

/** So many days as lie before the named one, where it ends with that; a holiday at its end moves it all the same. */
function limitOf({ kind, after, calendar }: Ask, { limit }: Measure, { until }: Attachment, started: string): Limit {
  const last = until === undefined ? undefined : kind.instants[until]!(after)
  if (last === undefined) return limit
  return { value: Math.max(1, daysBetween(dayOf(started, calendar.tz), last.slice(0, 10))), unit: 'day' }
}

function give(measure: Measure, on: number, no: number, started: string, limit: Limit, calendar: Calendar): Opened {
  const { law: _, ...cap } = measure.cap ?? { law: '' }
  const held = measure.cap ? { ...(cap as Cap), from: started } : null
  const { due, provisional } = provisionalDue(started, limit, calendar, held ? { cap: held } : {})
  const { id, edition } = measure
  const opened = { no, measure: id, edition, started, due, limit, cap: held, pauses: [], provisional, on }
  return { ...opened, calendar: calendar.edition }
}

/** A promise with its pauses as they are now; one still running stops the clock at `at`. Never before its old due (R22). */
export function paused(promise: Promise75, pauses: readonly PromisePause[], at: string, calendar: Calendar): Moved {
  const known: Pause[] = pauses.map(({ from, to, reason }) => ({ from, to: to ?? later(from, at), reason }))
  const { due, provisional } = provisionalDue(promise.started, promise.limit, calendar, {
    pauses: known,
    ...(promise.cap && { cap: promise.cap }),
  })
  const held = msOf(due) < msOf(promise.due) ? promise.due : due
  return { no: promise.no, due: held, pauses, provisional }
}

/** A provisional promise once the calendar is known; undefined where it still hangs on a missing year just as before. */
export function settled(promise: Promise75, at: string, calendar: Calendar): Moved | undefined {
  const pauses: Pause[] = promise.pauses.map(({ from, to, reason }) => ({ from, to: to ?? later(from, at), reason }))
  const { due, provisional } = settledDue(promise.due, promise.started, promise.limit, calendar, {
    pauses,
    ...(promise.cap && { cap: promise.cap }),
  })
  if (provisional && msOf(due) === msOf(promise.due)) return undefined
  return { no: promise.no, due, pauses: promise.pauses, provisional }
}

const until =
  (at: string) =>
  (pause: PromisePause): PromisePause => ({
    ...pause,
    to: pause.to !== null && msOf(pause.to) <= msOf(at) ? pause.to : later(pause.from, at),
  })

const later = (a: string, b: string) => (msOf(a) > msOf(b) ? a : b)
