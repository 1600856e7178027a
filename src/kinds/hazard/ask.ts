import { addDays, daysBetween } from '../../clock/day.ts'
import { inFuture } from '../common/questions.ts'
import { moveOf, type Seen } from '../kind.ts'
import { choice, instant, maybe, reference } from '../says.ts'
import type { Details, State } from './details.ts'
import { type PoliceMay, policeMay, typeOf } from './types.ts'

/** Questions that several stages of a hazard ask. */
export type At = Seen<State, Details>
export const move = moveOf<State, Details>()

export const police = ['beat_officer', 'duty_officer', 'station_chief'] as const
/** The responsible unit itself, or whoever takes it down for them: telephone and paper are as good as the page. */
export const unitOrForThem = ['responsible_unit', 'auxiliary', ...police] as const

/** A moment that has not come yet. */
export const notYet =
  <K extends string>(field: K) =>
  (seen: At, input: { readonly [key in K]?: string }): boolean =>
    inFuture(seen, input[field])

export const mayHere = (seen: At, type = seen.details.type): PoliceMay =>
  policeMay(type, seen.law('fire-checks-by-station') === true)

/** Ordering is not ours: the type never was, or fire checks are switched off here. */
export const notOursToOrder = (seen: At, type = seen.details.type): boolean => policeMay(type, true) !== 'order'
export const switchedOff = (seen: At, type = seen.details.type): boolean =>
  policeMay(type, true) === 'order' && mayHere(seen, type) !== 'order'

export const isSerious = ({ details }: At): boolean => details.serious
export const seriousUnreported = ({ details }: Pick<At, 'details'>): boolean =>
  details.serious && details.seriousReportNo === undefined
/** `same`: who met what stood in the open already. */
export const hasReporter = ({ details }: Pick<At, 'details'>): boolean =>
  details.origin === 'reported' || details.origin === 'same'
export const isHome = ({ details }: At): boolean => typeOf(details.type).home === true

/** The day that lies a share of the way from when they became responsible to the last day. */
export function shareOfTheWay({ details }: At, share: number): string | undefined {
  const { responsibleAt, dueOn } = details
  if (responsibleAt === undefined || dueOn === undefined) return undefined
  const from = responsibleAt.slice(0, 10)
  return addDays(from, Math.floor(daysBetween(from, dueOn) * share))
}

export const reminders = { half: 0.5, most: 0.8, due: 1 } as const
export type Reminder = keyof typeof reminders

/** How a reporter is told; under the code where nobody knows who they are. */
export const telling = {
  how: choice('in_person', 'phone', 'message', 'letter', 'under_code'),
  toldAt: instant(),
  confirmed: maybe(choice('signature', 'code', 'call')),
  receipt: maybe(reference()),
}
/** Whoever stays unknown is told under the code and in no other way (R27). */
export const onlyByCode = (seen: At, { how }: { readonly how: string }): boolean =>
  seen.standing.anonymous && how !== 'under_code'
