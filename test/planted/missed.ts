import { addDays, daysBetween } from '../../src/clock/day.ts'
import { diceOf } from '../../src/demo/year/dice.ts'
import { badDays, lateSteps } from '../../src/demo/year/rhythm.ts'
import { type Due, measuresMissed } from '../../src/signals/early/missed.ts'
import { shippedRule } from '../../src/signals/early/rules.ts'
import { type Planted, plantedOf } from './planted.ts'

/*
 * A measure that nobody can keep: in a simulated year some measures begin to be late in nearly half of what is due, everywhere. One
 * station in eight is late with whatever it does, and on a few days everybody is: neither is the measure's fault.
 */

type Ask = { seed: string; units: number; measures: number; plants: number }

const FROM = '2025-01-01'
const DAYS = 365
/** By then it would be found in a quarter's figures. */
const QUARTER = 90
const BADLY_LED = 12
const MISSED = 45

export function plantedMissed({ seed, units, measures, plants }: Ask): Planted {
  const dice = diceOf(seed, 'missed')
  const poor = Array.from({ length: units }, () => dice.share(BADLY_LED))
  const begins = Array.from({ length: plants }, () => 40 + dice.below(DAYS - 140))
  const { days: window, least, late, units: share } = shippedRule('measure_missed').numbers as Record<string, number>
  /** By measure and unit, how many a day: some are asked for daily, some twice a month. */
  const often = Array.from({ length: measures }, () => 0.03 + dice.next() ** 2)
  const daily: { due: Int16Array; late: Int16Array }[] = []
  const first = new Map<number, number>()
  let [calls, vain] = [0, 0]
  const month = (day: number) => addDays(FROM, day).slice(0, 7)
  const signs = new Set<string>()
  for (let day = 0; day < DAYS; day++) {
    const bad = diceOf(seed, 'day', day).share(badDays.share)
    const today = { due: new Int16Array(measures * units), late: new Int16Array(measures * units) }
    for (let m = 0; m < measures; m++)
      for (let u = 0; u < units; u++) {
        const n = Math.floor(often[m]! + dice.next())
        if (n === 0) continue
        const missed = m < plants && day >= begins[m]!
        const percent = missed ? MISSED : Math.min(60, lateSteps * (bad ? badDays.late : 1) * (poor[u] ? 6 : 1))
        today.due[m * units + u] = n
        for (let i = 0; i < n; i++) if (dice.share(percent)) today.late[m * units + u]!++
      }
    daily.push(today)
    if (daily.length > window!) daily.shift()
    if (day < window!) continue
    const rows: Due[] = Array.from({ length: measures * units }, (_, i) => ({
      measure: String(Math.floor(i / units)),
      n: daily.reduce((sum, one) => sum + one.due[i]!, 0),
      late: daily.reduce((sum, one) => sum + one.late[i]!, 0),
    }))
    for (const { measure } of measuresMissed(rows, { least: least!, late: late!, units: share! })) {
      // One a month for each, as it is made.
      if (signs.has(`${measure} ${month(day)}`)) continue
      signs.add(`${measure} ${month(day)}`)
      calls++
      const m = Number(measure)
      if (m >= plants || day < begins[m]!) vain++
      else if (!first.has(m)) first.set(m, day)
    }
  }
  const leads = [...first].flatMap(([m, day]) => (day - begins[m]! <= QUARTER ? [QUARTER - (day - begins[m]!)] : []))
  const months = daysBetween(FROM, addDays(FROM, DAYS)) / 30.4
  // About the city: there is one who owns the measures.
  return plantedOf({ plants, leads, vain, calls, beats: 1, months })
}
