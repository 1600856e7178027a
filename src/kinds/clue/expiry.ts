import { addDays, type Day, monthsAfter } from '../../clock/day.ts'
import type { Seen } from '../kind.ts'
import type { Details, State } from './details.ts'

type At = Seen<State, Details>

/** So many days before its end whoever has it is asked once more what is to become of it. */
const WARNED_AHEAD = 30

/** So many months after it was heard, or taken up again, a clue that came to nothing is over (domain §3.4). */
const plannedEnd = ({ details, openedAt, law }: At): Day =>
  addDays(monthsAfter((details.takenUpAt ?? openedAt).slice(0, 10), Number(law('clue-months'))), 1)

export const warnsOn = (seen: At): Day => addDays(plannedEnd(seen), -WARNED_AHEAD)

/** Never sooner after the warning than was said, however late the clock looked; undefined while nobody was warned. */
export function expiresOn(seen: At): Day | undefined {
  const { warnedOn } = seen.details
  if (warnedOn === undefined) return undefined
  const [planned, warned] = [plannedEnd(seen), addDays(warnedOn, WARNED_AHEAD)]
  return planned > warned ? planned : warned
}
