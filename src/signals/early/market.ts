import type { Day } from '../../clock/day.ts'

/** When a place holds its market: on which days of the month, of the lunar calendar (逢一逢六) or the solar one. */
export type Market = { readonly calendar: 'lunar' | 'solar'; readonly days: readonly number[] }

const lunarDay = new Intl.DateTimeFormat('en-u-ca-chinese', { day: 'numeric', timeZone: 'UTC' })
const remembered = new Map<Day, number>()

/** The day of the lunar month, from 1. */
function lunar(day: Day): number {
  const known = remembered.get(day)
  if (known !== undefined) return known
  if (remembered.size > 4000) remembered.clear()
  const n = Number(lunarDay.format(Date.parse(`${day}T12:00:00Z`)))
  remembered.set(day, n)
  return n
}

export const isMarketDay = ({ calendar, days }: Market, day: Day): boolean =>
  days.includes(calendar === 'lunar' ? lunar(day) : Number(day.slice(8, 10)))
