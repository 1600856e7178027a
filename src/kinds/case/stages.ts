import { addDays } from '../../clock/day.ts'
import { moveOf, onward, type Seen } from '../kind.ts'
import type { Details, State } from './details.ts'

export const move = moveOf<State, Details>()
export type At = Seen<State, Details>

export const police = ['beat_officer', 'duty_officer', 'station_chief'] as const
export const working = ['accepted', 'investigating', 'extended', 'unsolved_open'] as const
export const open = [
  'reported',
  'registered',
  ...working,
  'clarified',
  'telling',
  'decided',
  'served',
  'property_returned',
  'follow_up',
  'to_criminal',
] as const
/** A sealed record too: sealing it takes nothing from whoever reported (R31; 个人信息保护法 46). */
export const over = ['transferred', 'declined', 'duplicate', 'withdrawn', 'closed', 'sealed'] as const

/** A first step of work shows on the outside; in an extended or unsolved case it changes nothing about that. */
export const begun = onward<State>({ accepted: 'investigating' })

/** Said of an earlier minute than what it rests on. */
export const before = (since: string, at: string): boolean => Date.parse(at) < Date.parse(since) - 60_000

/** With what was said and tried since it was found out, alone: whoever heard before that it goes elsewhere does not know who it was. */
export const sinceFound = (seen: At): At => {
  const { clarifiedAt } = seen.details
  if (clarifiedAt === undefined) return seen
  const after = ({ at }: { at: string }) => !before(clarifiedAt, at)
  const { told, attempts } = seen.standing
  return { ...seen, standing: { ...seen.standing, told: told.filter(after), attempts: attempts.filter(after) } }
}

/** After a mediation in vain the period runs from the day that it failed or its agreement was broken (程序规定 185). */
export const periodBegan = ({ details }: At): string | undefined => details.mediationEndedAt ?? details.acceptedAt

const days = ({ law }: At): number => Number(law('case-days'))

/** What an extension adds ends with the day that was granted (治安管理处罚法 118). */
export const periodFrom = (seen: At): string | undefined => {
  const until = seen.details.extensions.at(-1)?.until
  return until === undefined ? periodBegan(seen) : addDays(until, -days(seen))
}

/** When the legal period ends (exclusive): as promised, with what the law leaves out of it; else by the calendar alone. */
export const legalEnd = (seen: At): string | undefined => {
  const from = periodFrom(seen)
  return from && (seen.dueFrom?.('legalPeriodFrom') ?? seen.endOf?.(from, { value: days(seen), unit: 'day' }))
}
