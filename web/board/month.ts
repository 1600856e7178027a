import { say, type Words } from '../../src/kinds/words.ts'
import { nowByServer } from '../ui/clock.ts'

/* Months as 2026-10. */

const moved = (month: string, by: number): string => {
  const [year, n] = month.split('-').map(Number) as [number, number]
  const at = year * 12 + n - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
export const monthBefore = (month: string): string => moved(month, -1)
export const monthAfter = (month: string): string => moved(month, 1)

const names = 'January February March April May June July August September October November December'.split(' ')

export const monthWords = (month: string): Words => {
  const [year, n] = month.split('-').map(Number) as [number, number]
  return say(`${year}年${n}月`, `${names[n - 1]} ${year}`)
}

const inHeze = (): string => new Date(nowByServer() + 8 * 3_600_000).toISOString()
/** The month that it is: it is not over, and nothing of it is published. */
export const monthHere = (): string => inHeze().slice(0, 7)
export const todayHere = (): string => inHeze().slice(0, 10)
