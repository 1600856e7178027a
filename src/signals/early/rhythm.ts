import { addDays, type Day, daysBetween, weekdayOf } from '../../clock/day.ts'
import { isMarketDay, type Market } from './market.ts'

/** A gate, a shop front, a part of a street: on which days something came there, in order; and whose beat it is. */
export type Gate = {
  readonly key: string
  readonly beat: string
  readonly market?: Market | undefined
  readonly days: readonly Day[]
}

/** When small matters come in a bureau, whatever the place: against 1, an ordinary day. */
export type Rhythm = {
  readonly from: Day
  readonly until: Day
  readonly months: readonly number[]
  readonly weekdays: readonly number[]
  /** Of one gate on one day that is a market day where it has one, and on any other. */
  readonly usual: { readonly market: number; readonly other: number }
  /** How much more unevenly than by chance alone; 0: not at all. */
  readonly uneven: number
}

/** So many days of a bureau's usual weigh as much as the gate's own: a gate that was never heard of is no wonder at once. */
const PRIOR_DAYS = 45
/** A year has to be seen before its months are believed. */
const YEAR = 330
const clip = (factor: number) => Math.min(3, Math.max(0.33, factor))

const factorOf = (rhythm: Pick<Rhythm, 'months' | 'weekdays'>, day: Day): number =>
  rhythm.months[Number(day.slice(5, 7)) - 1]! * rhythm.weekdays[weekdayOf(day)]!

/** From what came from one day until another (exclusive), at all gates. */
export function rhythmOf(gates: readonly Gate[], from: Day, until: Day): Rhythm {
  const span = daysBetween(from, until)
  const all = Array.from({ length: span }, (_, i) => addDays(from, i))
  const counts = new Map<Day, number>()
  for (const { days } of gates)
    for (const day of days) if (day >= from && day < until) counts.set(day, (counts.get(day) ?? 0) + 1)
  const mean = [...counts.values()].reduce((sum, n) => sum + n, 0) / Math.max(1, span)
  const factor = (of: (day: Day) => number, size: number) => {
    const sums = Array.from({ length: size }, () => ({ n: 0, days: 0 }))
    for (const day of all) {
      const sum = sums[of(day)]!
      sum.n += counts.get(day) ?? 0
      sum.days++
    }
    return sums.map(({ n, days }) => (days === 0 || mean === 0 ? 1 : clip((n + 10 * mean) / (days + 10) / mean)))
  }
  const months = span >= YEAR ? factor(day => Number(day.slice(5, 7)) - 1, 12) : new Array<number>(12).fill(1)
  const weekdays = factor(weekdayOf, 7)
  const plain = { from, until, months, weekdays }
  const sums = { market: { n: 0, days: 0 }, other: { n: 0, days: 0 } }
  for (const gate of gates) {
    const seen = exposureOf(plain, gate.market)
    sums.market.days += seen.market
    sums.other.days += seen.other
    for (const day of gate.days)
      if (day >= from && day < until) sums[gate.market && isMarketDay(gate.market, day) ? 'market' : 'other'].n++
  }
  const rate = ({ n, days }: { n: number; days: number }) => (days === 0 ? 0 : n / days)
  const other = rate(sums.other)
  const rhythm = { ...plain, usual: { market: sums.market.days === 0 ? other : rate(sums.market), other }, uneven: 0 }
  return { ...rhythm, uneven: unevenOf(gates, rhythm) }
}

const exposures = new WeakMap<object, Map<string, { market: number; other: number }>>()

/** Ordinary days between the ends of a rhythm, market days and others apart. */
function exposureOf(rhythm: Pick<Rhythm, 'from' | 'until' | 'months' | 'weekdays'>, market: Market | undefined) {
  const known = exposures.get(rhythm.months) ?? new Map<string, { market: number; other: number }>()
  exposures.set(rhythm.months, known)
  const key = market ? `${market.calendar} ${market.days.join()}` : ''
  const there = known.get(key)
  if (there) return there
  const sum = { market: 0, other: 0 }
  for (let day = rhythm.from; day < rhythm.until; day = addDays(day, 1))
    sum[market && isMarketDay(market, day) ? 'market' : 'other'] += factorOf(rhythm, day)
  known.set(key, sum)
  return sum
}

/** How many are usual at this gate on these days: its own rate, and the bureau's where it is not long known; on market days its market's. */
export function expectedAt({ market, days }: Gate, rhythm: Rhythm, when: readonly Day[]): number {
  const own = { market: 0, other: 0 }
  for (const day of days)
    if (day >= rhythm.from && day < rhythm.until) own[market && isMarketDay(market, day) ? 'market' : 'other']++
  const seen = exposureOf(rhythm, market)
  const rate = (of: 'market' | 'other') =>
    (own[of] + PRIOR_DAYS * rhythm.usual[of]) / Math.max(1, seen[of] + PRIOR_DAYS)
  return when.reduce(
    (sum, day) => sum + factorOf(rhythm, day) * rate(market && isMarketDay(market, day) ? 'market' : 'other'),
    0,
  )
}

/** By the squares of what came in each week against what was usual (method of moments), over all gates. */
function unevenOf(gates: readonly Gate[], rhythm: Rhythm): number {
  const weeks = Math.floor(daysBetween(rhythm.from, rhythm.until) / 7)
  let [more, squares] = [0, 0]
  for (const gate of gates) {
    const mine = gate.days.filter(day => day >= rhythm.from && day < rhythm.until)
    // Of the others there is nothing to learn; they are many.
    if (mine.length < 4) continue
    const usual = mine.length / Math.max(1, weeks)
    const counts = new Map<number, number>()
    for (const day of mine) {
      const week = Math.floor(daysBetween(rhythm.from, day) / 7)
      counts.set(week, (counts.get(week) ?? 0) + 1)
    }
    const sum = [...counts.values()].reduce((all, n) => all + (n - usual) ** 2, 0) + (weeks - counts.size) * usual ** 2
    more += sum - weeks * usual
    squares += weeks * usual ** 2
  }
  return squares === 0 ? 0 : Math.min(2, Math.max(0, more / squares))
}
