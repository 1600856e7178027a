import type { TProperties } from 'typebox'
import { daysBetween } from '../clock/day.ts'
import { type Fork, isOpening, type Move, moveOf, type Notice, type Onward, type Seen } from './kind.ts'
import type { Post } from './posts.ts'
import {
  choice,
  choices,
  count,
  day,
  evidence,
  instant,
  maybe,
  nothing,
  otherMatter,
  reference,
  says,
  staff,
  toldWords,
  words,
  yesNo,
} from './says.ts'

/*
 * What can be done to a matter of every kind, and the questions that several kinds ask. Details and states of their own
 * stay in their folders.
 */

export const officers = ['beat_officer', 'duty_officer', 'mediator', 'window_clerk', 'station_chief'] as const
/** Whoever works at a station, auxiliaries too: they may write down, never decide. */
export const crew = ['auxiliary', ...officers] as const
/** Those above a station. */
export const above = ['county_officer', 'city_officer'] as const

export const pauseReasons = [
  'appraisal',
  'hearing',
  'verification',
  'waiting_party',
  'party_requested_delay',
  'contact_failed',
  'waiting_other_dept',
  'cross_region',
  'force_majeure',
  'safety_risk',
  'medical',
  'guardian_pending',
  'would_harm_investigation',
  'parallel_procedure',
] as const

/** Why something will be late, or is: for whoever waits for it. */
export const lateReasons = [
  'late_many_at_once',
  'late_other_body',
  'late_harder',
  'late_our_fault',
  'late_weather',
  'late_person_away',
  'late_extended',
] as const

export const dangers = ['violence_at_home', 'child_harmed', 'informant_threatened'] as const

/** What anybody may say who reports something. */
export const reported = {
  text: words(),
  happenedAt: maybe(instant()),
  where: maybe(words(200)),
  files: maybe(evidence(10, 1)),
  danger: maybe(choice(...dangers)),
} satisfies TProperties

/** How somebody was told, and how one knows it (R31). A `receipt` is the signed slip's or the call's reference. */
export const telling = {
  how: choice('in_person', 'phone', 'message', 'letter', 'through_guardian'),
  toldAt: instant(),
  confirmed: maybe(choice('signature', 'code', 'call')),
  receipt: maybe(reference()),
  /** How long it took, as the record of the call says. */
  seconds: maybe(count(86_400)),
} satisfies TProperties

type Any = Seen<any, any>

export const isTold = (seen: Any): boolean => seen.standing.told.length > 0
const triedEnough = (seen: Any): boolean =>
  new Set(seen.standing.attempts.map(({ day }) => day)).size >= Number(seen.law('attempts-before-untold'))

/** No matter closes before somebody was told, or three tries on different days failed; a protected one never for silence (R26). */
export const untold = (seen: Any): boolean => !isTold(seen) && (seen.standing.protected || !triedEnough(seen))

/** Said where someone gives up telling: with the reason of each gate by itself. */
export const notTriedEnough = (seen: Any): boolean => !triedEnough(seen)
export const isProtected = (seen: Any): boolean => seen.standing.protected
export const has = (seen: Any, ...posts: readonly Post[]): boolean => posts.some(post => seen.by.posts.includes(post))

/** The moment lies ahead, or before the matter began. */
export const inFuture = (seen: Any, at: string | undefined): boolean =>
  at !== undefined && Date.parse(at) > Date.parse(seen.at) + 5 * 60_000
export const beforeOpened = (seen: Any, at: string | undefined): boolean =>
  at !== undefined && Date.parse(at) < Date.parse(seen.openedAt) - 60_000

/** What may have been wrong, whatever it was about. */
const everyWhy = ['too_slow', 'not_told', 'not_put_right', 'hard_to_reach', 'manner'] as const

/** All that any kind asks: a bad rating of one becomes a matter of conduct, and takes them along. */
export const everyReason = [
  ...everyWhy,
  'hazard_came_back',
  'not_taken_seriously',
  'papers_again',
  'passed_around',
  'pressed_to_agree',
  'property_not_back',
  'terms_not_kept',
  'too_many_visits',
] as const

const DAY = 86_400_000

/** By the link they are asked for two weeks after they were told (R31); by telephone and on paper also later. */
const ratingIsOver = (seen: Any): boolean =>
  Date.parse(seen.at) - Date.parse(seen.standing.told.at(-1)!.at) > Number(seen.law('rating-days')) * DAY

/** Has it, had it, told them, or leads whoever has it: handed on, it was still theirs (R31). */
function handledOrLed(seen: Any): boolean {
  const { owner, by, standing } = seen
  if (owner === by.id || standing.had?.includes(by.id) || standing.told.some(one => one.by === by.id)) return true
  const handler = owner === null ? undefined : seen.colleague(owner)
  const led = handler?.posts.some(post => post === 'station_chief' || post === 'county_officer') === true
  return (led && has(seen, ...above)) || has(seen, 'station_chief')
}

type Shape<S extends string, D> = {
  /** States in which work goes on. */
  readonly open: readonly S[]
  /** States that a matter may be reopened from, and where it goes then. */
  readonly closed: readonly S[]
  readonly again: S | Onward<S> | Fork<S, D, any>
  /** The state of a withdrawn matter, where the one who reported may withdraw it. */
  readonly withdrawn?: S
  readonly withdrawable?: readonly S[]
  readonly workers: readonly Post[]
  readonly chief?: readonly Post[]
  /** Whether the person is asked what they think of it, once told. */
  readonly rated?: boolean
  /** Whether whoever reported reads what is written to them here, where not everybody does. */
  readonly reads?: (seen: Seen<S, D>) => boolean
  /** What may not have been good about it, besides what may be wrong in every kind. */
  readonly whys?: readonly string[]
}

/** They said what is wrong, and nobody has decided yet. */
const isCorrectionAsked = ({ standing }: Any): boolean => standing.corrections?.at(-1)?.state === 'asked'

/** The moves that every kind has. */
export function common<S extends string, D>(shape: Shape<S, D>) {
  const move = moveOf<S, D>()
  const { open, closed, again, workers } = shape
  const chief = shape.chief ?? ['station_chief']
  const all = [...open, ...closed]
  const measure = { measure: choice75() }
  const decidesOnCorrections: Post[] = [...new Set<Post>([...chief, 'county_officer'])]

  const moves = {
    tryToReach: move({
      from: open,
      by: [...new Set<Post>(['auxiliary', ...workers, ...chief])],
      says: says({
        triedAt: instant(),
        via: choice('phone', 'visit', 'message'),
        result: choice('no_answer', 'away', 'wrong_number', 'refused_to_talk'),
      }),
      refuse: {
        'in-future': (seen, { triedAt }) => inFuture(seen, triedAt),
        'before-opened': (seen, { triedAt }) => beforeOpened(seen, triedAt),
        // Tries of three days are not made up in one sitting: what was said without signal is said at its own moment.
        'tried-long-ago': (seen, { triedAt }) => Date.parse(seen.at) - Date.parse(triedAt) > DAY,
      },
      counts: 'attempt',
    }),
    update: move({
      from: open,
      by: [...new Set<Post>([...workers, ...chief])],
      says: says({
        how: telling.how,
        toldAt: telling.toldAt,
        step: choice('started', 'looking', 'asked_around', 'waiting', 'nearly_done', 'put_off'),
        progress: maybe(toldWords(500)),
      }),
      refuse: { 'in-future': (seen, { toldAt }) => inFuture(seen, toldAt) },
      tells: ['progress'],
    }),
    note: move({
      from: all,
      by: [...new Set<Post>(['auxiliary', ...workers, ...chief])],
      says: says({ text: words(), files: maybe(evidence()) }),
    }),
    sayMore: move({
      from: open,
      by: ['resident'],
      says: says({ text: words(), files: maybe(evidence()) }),
      tells: ['addition'],
    }),
    /** R27: a word to whoever reported, by name or not: they read it by their link, and answer by `sayMore`. */
    write: move({
      from: open,
      by: [...new Set<Post>([...workers, ...chief])],
      says: says({ text: toldWords(500) }),
      refuse: {
        'nobody-to-write-to': seen =>
          !seen.people.some(({ role }) => role === 'reporter') || shape.reads?.(seen) === false,
      },
      tells: ['word'],
    }),
    /** What is wrong in what is kept about them, and how it should read (PIPL 46, 50): what stands there stays, and this beside it. */
    askCorrection: move({
      from: all,
      by: ['resident'],
      says: says({
        wrongAbout: choice('who_i_am', 'how_to_reach_me', 'when_or_where', 'what_i_said', 'what_was_written'),
        wrong: words(500),
        right: words(500),
      }),
      refuse: { 'correction-asked': isCorrectionAsked },
      counts: 'correction-asked',
      tells: ['correctionAsked'],
      law: '个人信息保护法 46、50',
    }),
    rectify: move({
      from: all,
      by: decidesOnCorrections,
      says: says({ how: telling.how, toldAt: telling.toldAt, corrected: toldWords(500) }),
      refuse: {
        'no-correction-asked': seen => !isCorrectionAsked(seen),
        'not-by-whoever-has-it': seen => seen.owner === seen.by.id,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      },
      counts: 'correction-made',
      tells: ['correctionMade'],
      decides: true,
      law: '个人信息保护法 46',
    }),
    /** Never without saying why (PIPL 50). */
    refuseCorrection: move({
      from: all,
      by: decidesOnCorrections,
      says: says({
        how: telling.how,
        toldAt: telling.toldAt,
        ground: choice('it_is_right', 'said_by_others', 'not_about_you', 'cannot_be_shown'),
        reason: toldWords(500),
      }),
      refuse: {
        'no-correction-asked': seen => !isCorrectionAsked(seen),
        'not-by-whoever-has-it': seen => seen.owner === seen.by.id,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      },
      counts: 'correction-refused',
      tells: ['correctionRefused'],
      decides: true,
      law: '个人信息保护法 50',
    }),
    handOver: move({
      from: open,
      by: [...new Set<Post>([...workers, ...chief])],
      says: says({
        to: staff(),
        because: choice(
          'shift_ends',
          'leave',
          'better_placed',
          'asked_for_another',
          'asked_for_a_woman',
          'conflict',
          'workload',
        ),
        remark: maybe(words(500)),
      }),
      refuse: {
        'unknown-colleague': (seen, { to }) => seen.colleague(to) === undefined,
        'already-theirs': (seen, { to }) => seen.owner === to,
        'not-a-worker': (seen, { to }) =>
          !seen.colleague(to)?.posts.some(post => [...workers, ...chief].includes(post)),
      },
      handsTo: ({ to }) => to,
      tells: ['handed'],
    }),
    raiseFlag: move({
      from: all,
      by: ['resident', ...new Set<Post>(['auxiliary', ...workers, ...chief, ...above])],
      says: says({ danger: choice(...dangers), safeWay: maybe(words(200)) }),
      refuse: { 'already-protected': isProtected },
      counts: 'protect',
    }),
    askLowerFlag: move({
      from: all,
      by: [...new Set<Post>([...workers, ...chief])],
      says: says({ because: words(500) }),
      refuse: { 'not-protected': seen => !isProtected(seen), 'already-asked': seen => seen.standing.lowering !== null },
      counts: 'ask-unprotect',
      decides: true,
      onlineOnly: true,
    }),
    lowerFlag: move({
      from: all,
      by: [...chief, 'county_officer'],
      says: says({ because: words(500) }),
      refuse: {
        'not-protected': seen => !isProtected(seen),
        'nobody-asked': seen => seen.standing.lowering === null,
        'second-person-needed': seen => seen.standing.lowering === seen.by.id,
      },
      counts: 'unprotect',
      decides: true,
      onlineOnly: true,
    }),
    reopen: move({
      from: closed,
      to: again,
      by: ['resident', ...chief, ...above],
      // One tap: why may be said, and need not be (R31).
      says: says({ because: maybe(words(1000)) }),
      refuse: {
        'too-late-to-reopen': seen =>
          seen.standing.closedAt !== null &&
          daysBetween(seen.standing.closedAt.slice(0, 10), seen.today) > Number(seen.law('reopen-days')),
      },
      counts: 'reopened',
      tells: ['reopened'],
    }),
    askPause: move({
      from: open,
      by: [...new Set<Post>([...workers, ...chief])],
      says: says({
        ...measure,
        reason: choice(...pauseReasons),
        because: words(500),
        evidence: maybe(evidence()),
        until: maybe(instant()),
        endsWith: maybe(reference()),
        waitsFor: maybe(otherMatter()),
        waitsUntil: maybe(choice('closed', 'told')),
      }),
      refuse: {
        'no-such-promise': (seen, { measure }) => !seen.open.includes(measure),
        'pause-without-end': (_seen, { until, endsWith, waitsFor }) =>
          until === undefined && endsWith === undefined && waitsFor === undefined,
        'pause-waits-for-itself': (seen, { waitsFor }) => waitsFor === seen.id,
        // It is looked at anew each week, whatever becomes of another matter.
        'harm-waits-for-a-day': (_seen, { reason, waitsFor }) =>
          waitsFor !== undefined && reason === 'would_harm_investigation',
        'pause-backwards': (seen, { until }) => until !== undefined && Date.parse(until) <= Date.parse(seen.at),
      },
      counts: 'pause-asked',
      // Asked for afterwards, it would begin before the promise was late.
      onlineOnly: true,
    }),
    approvePause: move({
      from: open,
      by: chief,
      says: says({
        no: count(10_000),
        toldAt: maybe(instant()),
        how: maybe(telling.how),
        untold: maybe(choice('not_reached', 'would_harm')),
      }),
      refuse: {
        'pause-told-or-why-not': (_seen, { toldAt, how, untold }) =>
          (untold === undefined) !== (toldAt !== undefined && how !== undefined),
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
        // Nobody is kept in the dark, but where they cannot be reached, or knowing would do harm.
        'pause-must-be-told': (seen, { no, untold }) => {
          const reason = seen.standing.pauses.find(p => p.no === no)?.reason
          return (
            untold !== undefined &&
            reason !== (untold === 'not_reached' ? 'contact_failed' : 'would_harm_investigation')
          )
        },
        'no-such-question': (seen, { no }) => !seen.standing.pauses.some(p => p.no === no && p.state === 'asked'),
        'own-request': (seen, { no }) => seen.standing.pauses.some(p => p.no === no && p.askedBy === seen.by.id),
      },
      counts: 'pause-granted',
      tells: ['paused'],
      decides: true,
      onlineOnly: true,
    }),
    refusePause: move({
      from: open,
      by: chief,
      says: says({ no: count(10_000), because: words(500) }),
      refuse: {
        'no-such-question': (seen, { no }) => !seen.standing.pauses.some(p => p.no === no && p.state === 'asked'),
      },
      counts: 'pause-refused',
      decides: true,
      onlineOnly: true,
    }),
    endPause: move({
      from: open,
      by: [...new Set<Post>([...workers, ...chief]), 'clock'],
      says: says({ no: count(10_000) }),
      refuse: {
        'no-such-question': (seen, { no }) => !seen.standing.pauses.some(p => p.no === no && p.state === 'granted'),
      },
      counts: 'pause-ended',
      tells: ['resumed'],
    }),
    /** What it waited for has ended, or was told: the pause ends then, whenever the clock looked. */
    endWait: move({
      from: open,
      by: ['clock'],
      says: says({ no: count(10_000), since: instant() }),
      refuse: {
        'no-such-question': (seen, { no }) =>
          !seen.standing.pauses.some(p => p.no === no && p.state === 'granted' && p.waitsFor !== undefined),
      },
      counts: 'pause-ended',
      tells: ['resumed'],
    }),
    /** R23: late, or about to be, they hear of it: a new day, and why. */
    sayNewDay: move({
      from: open,
      by: [...new Set<Post>([...workers, ...chief])],
      says: says({
        ...measure,
        newDay: day(),
        lateWhy: choice(...lateReasons),
        how: telling.how,
        toldAt: telling.toldAt,
        progress: maybe(toldWords(500)),
      }),
      refuse: {
        'no-such-promise': (seen, { measure }) => !seen.open.includes(measure),
        'new-day-past': (seen, { newDay }) => newDay < seen.today,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
        'before-opened': (seen, { toldAt }) => beforeOpened(seen, toldAt),
      },
      counts: 'new-day',
      tells: ['newDay'],
    }),
    /** R31: by her own code, which nobody who told her holds. */
    confirmTold: move({
      from: all,
      by: ['resident'],
      says: nothing,
      refuse: {
        'not-told-yet': seen => !isTold(seen),
        'already-confirmed': seen => isTold(seen) && seen.standing.told.at(-1)!.confirmed !== null,
      },
      counts: 'confirmed',
    }),
    /** R20: a year that was missing is known now; what was given as the earliest day it can be is settled. */
    settleDues: move({
      from: all,
      by: ['clock'],
      says: says({ calendar: reference() }),
      counts: 'calendar-loaded',
    }),
  }
  const rate = move({
    from: all,
    by: ['resident', ...new Set<Post>(['window_clerk', 'duty_officer', 'county_officer'])],
    says: says({
      stars: count(5, 1),
      reasons: maybe(choices(...new Set([...everyWhy, ...(shape.whys ?? [])]))),
      comment: maybe(words(1000)),
      aboutPerson: maybe(yesNo()),
      heard: maybe(choice('page', 'phone', 'paper')),
      receipt: maybe(reference()),
    }),
    refuse: {
      'not-told-yet': seen => !isTold(seen),
      // One matter, one rating; opened again, it is asked about anew.
      'already-rated': seen => seen.standing.rated !== null,
      'rating-over': seen => has(seen, 'resident') && isTold(seen) && ratingIsOver(seen),
      // R31: typed in by somebody else than who handled it, and never for a protected matter (R26).
      'not-by-the-handler': seen => !has(seen, 'resident') && handledOrLed(seen),
      'rating-heard-how': (seen, { heard, receipt }) =>
        !has(seen, 'resident') && ((heard !== 'phone' && heard !== 'paper') || receipt === undefined),
      'never-asked-when-protected': isProtected,
    },
    counts: 'rated',
    // R25: of a complaint about a person nothing may be seen on the matter that her station works on.
    hush: ({ stars, aboutPerson }) => stars <= 2 && aboutPerson === true,
    opens: [
      {
        kind: 'conduct',
        move: 'rateBadly',
        as: 'bad-rating',
        if: (_seen, { stars, aboutPerson }) => stars <= 2 && !aboutPerson,
        says: (seen, { stars, comment, reasons }) => ({
          stars,
          about: seen.id,
          ...(reasons && reasons.length > 0 && { reasons }),
          ...(seen.owner && { handler: seen.owner }),
          ...(comment && { comment }),
        }),
      },
      {
        kind: 'conduct',
        move: 'complain',
        as: 'complaint',
        if: (_seen, { stars, aboutPerson }) => stars <= 2 && aboutPerson === true,
        says: (seen, { comment }) => ({
          text: comment ?? '—',
          fault: 'attitude',
          about: seen.id,
          ...(seen.owner && { complained: seen.owner }),
        }),
      },
    ],
  })
  const withdraw = move({
    from: shape.withdrawable ?? [],
    to: shape.withdrawn ?? closed[0]!,
    by: ['resident', ...new Set<Post>(workers)],
    says: says({
      asked: choice('by_the_person', 'by_phone', 'at_the_counter'),
      receipt: maybe(reference()),
      because: maybe(words(500)),
    }),
    refuse: {
      'protected-not-withdrawn': isProtected,
      // It ends the matter and what was promised: typed in by an officer, with the number of the call or the signed slip.
      'withdrawn-by-whom': (seen, { receipt }) => !has(seen, 'resident') && receipt === undefined,
    },
    counts: 'withdrawn',
    tells: ['withdrawn'],
    outcome: 'withdrawn',
  })
  type Base = typeof moves
  return {
    ...moves,
    ...(shape.rated !== false && { rate }),
    ...(shape.withdrawn !== undefined && { withdraw }),
  } as Base & { rate: typeof rate; withdraw: typeof withdraw }
}

/** A measure of the catalogue by its number; a bureau may have more than 75. */
function choice75() {
  return reference()
}

/** The same moves with further gates on each that is made to a matter already there. */
export function gated<M extends Readonly<Record<string, Move<any, any, any>>>>(
  moves: M,
  gates: Readonly<Record<string, (seen: Any, move: string) => boolean>>,
): M {
  const more = (name: string) =>
    Object.fromEntries(Object.entries(gates).map(([code, asks]) => [code, (seen: Any) => asks(seen, name)]))
  const all = Object.entries(moves).map(([name, move]) =>
    isOpening(move) ? [name, move] : [name, { ...move, refuse: { ...move.refuse, ...more(name) } }],
  )
  return Object.fromEntries(all) as M
}

/** Of the pause that this move is about: may they not know of it? */
const keptFromThem = ({ at, standing: { pauses } }: Any): boolean =>
  pauses.some(({ grantedAt, until, untold }) => untold === 'would_harm' && (grantedAt === at || until === at))

/** Notices that the common moves send. */
export const commonNotices: Readonly<Record<string, Notice>> = {
  receipt: { to: ['reporter'], names: 'answer', source: 'mission: by when will someone answer, and who' },
  landed: { to: ['owner'], source: 'R2: always with one named person' },
  progress: { to: ['reporter'], source: '程序规定 61; M09' },
  addition: { to: ['owner'], source: 'mission' },
  word: { to: ['reporter'], source: 'R27: relayed, or by code' },
  correctionAsked: { to: ['owner', 'station_chief'], source: '个人信息保护法 46' },
  correctionMade: { to: ['reporter'], source: '个人信息保护法 46' },
  correctionRefused: { to: ['reporter'], source: '个人信息保护法 50' },
  handed: { to: ['reporter', 'owner'], source: 'M51' },
  reopened: { to: ['owner', 'station_chief'], source: 'R31' },
  paused: { to: ['reporter'], if: seen => !keptFromThem(seen), source: 'domain §2.1: citizen told at' },
  resumed: {
    to: ['reporter', 'owner'],
    if: seen => !keptFromThem(seen),
    names: 'moved',
    source: 'domain §2.1: automatic end',
  },
  newDay: { to: ['reporter'], source: 'R23' },
  withdrawn: { to: ['reporter'], source: 'mission: nothing is closed silently' },
}

/** Leads on from these states; from the others it stays. */
export const onward = <S extends string>(next: Onward<S>['next']): Onward<S> => ({ next })

/** Where a fork leads, written shortly. */
export const fork = <S extends string, D, I>(among: readonly S[], choose: Fork<S, D, I>['choose']): Fork<S, D, I> => ({
  among,
  choose,
})
