import { addDays, type Day } from '../../clock/day.ts'
import type { Seen } from '../kind.ts'
import type { Post } from '../posts.ts'

/** A matter of whatever kind, as the rules see it. */
export type Any = Seen<any, any>

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

/** What was done in a matter: not yet to come, and not before it began. */
export const done = <K extends string>(field: K) => ({
  'in-future': (seen: Any, says: { readonly [k in K]?: string | undefined }) => inFuture(seen, says[field]),
  'before-opened': (seen: Any, says: { readonly [k in K]?: string | undefined }) => beforeOpened(seen, says[field]),
})

/** The last day of so many that begin then, by the bureau's calendar. */
export const lastDay = (seen: Any, from: string, value: number): Day =>
  dayBefore(seen.endOf!(from, { value, unit: 'day' }))
/** The last day on which what is due then can be done. */
export const dayBefore = (due: string): Day => addDays(due.slice(0, 10), -1)

/** They said what is wrong, and nobody has decided yet. */
export const isCorrectionAsked = ({ standing }: Any): boolean => standing.corrections?.at(-1)?.state === 'asked'

/** They asked for another officer or for a woman, and nobody has answered yet. */
export const wishOpen = ({ standing }: Any): boolean => standing.wish?.state === 'asked'

export const nobodyReported = ({ people }: Any): boolean => !people.some(({ role }) => role === 'reporter')
