import { ClockFault } from './fault.ts'
import type { Instant } from './zone.ts'

/**
 * How long a thing may take. Minutes and hours run day and night. Of days and workdays the starting one is not
 * counted (公安机关办理行政案件程序规定 35), and the last one counts to its end.
 */
export type Unit = 'minute' | 'hour' | 'workday' | 'day'
export type Limit = {
  readonly value: number
  readonly unit: Unit
  /** A period that restricts liberty is not lengthened by a holiday (程序规定 35). */
  readonly restrictsLiberty?: boolean
}

/** Time that does not count, from one instant to another; for a pause still running, the caller says until when. */
export type Pause = { readonly from: Instant; readonly to: Instant; readonly reason?: string }

const units: readonly Unit[] = ['minute', 'hour', 'workday', 'day']

export function checkLimit(limit: Limit, field = 'limit'): Limit {
  if (typeof limit !== 'object' || limit === null || !units.includes(limit.unit))
    throw new ClockFault('bad-limit', `${field}.unit is none of ${units.join(', ')}`, { field: `${field}.unit` })
  if (!Number.isSafeInteger(limit.value) || limit.value < 1)
    throw new ClockFault('bad-limit', `${field}.value is not a whole number above 0`, { field: `${field}.value` })
  return limit
}

/** '3 workday', '24 hours', '30 day'. */
export function readLimit(text: string, field = 'limit'): Limit {
  const part = /^\s*(\d+)\s*(minute|hour|workday|day)s?\s*$/.exec(text)
  if (!part) throw new ClockFault('bad-limit', `${field} ${JSON.stringify(text)} is not like '3 workday'`, { field })
  return checkLimit({ value: Number(part[1]), unit: part[2] as Unit }, field)
}
