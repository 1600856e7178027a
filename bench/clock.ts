import { due } from '../src/clock/due.ts'
import { shippedCalendar } from '../src/clock/shipped.ts'
import { median } from './figures.ts'

/*
 * node bench/clock.ts: what a due costs, beside what it would cost to step day by day, in nanoseconds of this process's
 * CPU; nine rounds, the middle one counts.
 */

const from = '2024-01-05T10:00:00+08:00'
const limits = [
  { value: 30, unit: 'minute' },
  { value: 24, unit: 'hour' },
  { value: 1, unit: 'workday' },
  { value: 15, unit: 'workday' },
  { value: 500, unit: 'workday' },
  { value: 30, unit: 'day' },
  { value: 1000, unit: 'day' },
] as const
const CALLS = 50_000
const ROUNDS = 9

/** The floor: a day at a time, by the two lists. */
function stepping({ value, unit }: (typeof limits)[number]): number {
  if (unit === 'minute' || unit === 'hour') return Date.parse(from) + value * (unit === 'hour' ? 3_600_000 : 60_000)
  let day = Date.parse('2024-01-05T00:00:00Z')
  for (let left: number = value; left > 0; ) {
    day += 86_400_000
    const text = new Date(day).toISOString().slice(0, 10)
    const weekend = new Date(day).getUTCDay() % 6 === 0
    const rests = (weekend && !shippedCalendar.makeup.has(text)) || shippedCalendar.holidays.has(text)
    if (unit === 'day' || !rests) left--
  }
  return day
}

const nsOf = (calls: number, work: () => unknown): number => {
  const before = process.cpuUsage()
  for (let i = 0; i < calls; i++) work()
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / calls
}

console.log('| limit | ns a due | ns stepping | ratio |\n| --- | --- | --- | --- |')
for (const limit of limits) {
  const [ours, steps]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(nsOf(CALLS, () => due(from, limit, shippedCalendar)))
    steps.push(nsOf(limit.value > 100 ? CALLS / 50 : CALLS, () => stepping(limit)))
  }
  const [a, b] = [median(ours.slice(1)), median(steps.slice(1))]
  console.log(`| ${limit.value} ${limit.unit} | ${a.toFixed(0)} | ${b.toFixed(0)} | ${(a / b).toFixed(2)} |`)
}
