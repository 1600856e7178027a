import { addDays, monthsAfter } from '../../clock/day.ts'
import { inFuture, isProtected, untold } from '../common/questions.ts'
import { moveOf, type Seen } from '../kind.ts'
import { crew } from '../posts.ts'
import type { Details, State } from './details.ts'
import {
  type Applies,
  type Lane,
  neededFor,
  type PaperCode,
  type Service,
  type ServiceCode,
  services,
} from './services.ts'

/* Questions that several moves of a service ask. */

export const move = moveOf<State, Details>()
export type At = Seen<State, Details>

/** Who receives, lists, accepts and issues. */
export const desk = ['window_clerk', 'duty_officer', 'beat_officer', 'station_chief'] as const
/** Who may hand over, take down and accompany besides. */
export const hands = ['auxiliary', ...desk] as const
/** Whoever asks, or those who write it down for them. */
export const anyone = ['resident', ...crew] as const

/** What is asked for; every opening move says it. */
export const serviceOf = (seen: At): ServiceCode => seen.details.service ?? 'certificate'
export const rulesOf = (seen: At): Service => services[serviceOf(seen)]

export const inLane = (...lanes: readonly Lane[]) => ({
  'other-lane': (seen: At) => !lanes.includes(seen.details.lane),
})
export const serving = (...codes: readonly ServiceCode[]) => ({
  'other-service': (seen: At) => !codes.includes(serviceOf(seen)),
})
export const happened = <K extends string>(field: K) => ({
  'in-future': (seen: At, says: { readonly [k in K]?: string | undefined }) => inFuture(seen, says[field]),
})

export const union = <T>(...lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())]

export type Coming = {
  readonly applies: Applies
  readonly minor: boolean
  readonly brought: readonly PaperCode[]
  readonly authorityNo?: string | undefined
}

/** Who comes for whom: a proxy with written authority, for a minor the guardian. */
export const comers = {
  'may-not-apply-for-them': (seen: At, { applies }: Coming) => !rulesOf(seen).mayApply.includes(applies),
  'authority-needed': (_seen: At, { applies, authorityNo }: Coming) => applies === 'proxy' && authorityNo === undefined,
  'guardian-needed': (_seen: At, { applies, minor }: Coming) => minor && applies !== 'guardian',
}

/** Papers without which it cannot be accepted, beyond those here. */
export const lacking = (seen: At, coming: Coming, ...here: readonly (readonly PaperCode[])[]): PaperCode[] => {
  const have = union(seen.details.brought, coming.brought, ...here)
  return neededFor(serviceOf(seen), coming).filter(paper => !have.includes(paper))
}

/** Nothing was listed yet, and nobody said that it was all there: the one list may be given. */
export const mayList = ({ details }: At): boolean => details.lists.length === 0 && details.completeAt === undefined

/** Into whose hand a paper may be given: of a protected person nobody's but their own (R26). */
export const receivers = {
  'authority-needed': (_seen: At, { receivedBy, authorityNo }: { receivedBy: Applies; authorityNo?: string }) =>
    receivedBy === 'proxy' && authorityNo === undefined,
  'guardian-needed': (seen: At, { receivedBy }: { receivedBy: Applies }) =>
    seen.details.minor && receivedBy !== 'guardian' && !isProtected(seen),
  'own-hand-only': (seen: At, { receivedBy }: { receivedBy: Applies }) =>
    isProtected(seen) && receivedBy !== 'self' && !(seen.details.minor && receivedBy === 'guardian'),
}

/** Untold, where there is somebody to tell: a thing may be handed in by nobody in particular. */
export const untoldHere = (seen: At): boolean =>
  untold(seen) && seen.people.some(({ role }) => role === 'reporter' || role === 'applicant' || role === 'finder')

/** 民法典 318: from this day on, what nobody claimed goes to the State. */
export const unclaimedFrom = (seen: At): string | undefined =>
  seen.details.announcedAt &&
  addDays(monthsAfter(seen.details.announcedAt.slice(0, 10), Number(seen.law('found-unclaimed-months'))), 1)
