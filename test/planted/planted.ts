import { addDays, type Day, daysBetween } from '../../src/clock/day.ts'
import { dayOf } from '../../src/clock/zone.ts'
import { arrivals } from '../../src/demo/year/arrivals.ts'
import { diceOf } from '../../src/demo/year/dice.ts'
import { market } from '../../src/demo/year/rhythm.ts'
import { type Crowd, crowdsOn } from '../../src/signals/early/crowds.ts'
import { type Gate, rhythmOf } from '../../src/signals/early/rhythm.ts'
import { shippedRule } from '../../src/signals/early/rules.ts'

/*
 * A simulated bureau of two years (its market days, seasons, weekdays and storms), in which at some gates something grows: small
 * matters, closer and closer, and then something serious. What is found of it, how many days before, and what is called where
 * nothing was planted.
 */

export type Planted = {
  /** Share of the planted ones that were called before the serious day. */
  found: number
  planted: number
  /** Days from the call to the serious day, in the middle. */
  lead: number
  falsePerBeatMonth: number
  /** Of all calls, the share where nothing was planted. */
  vain: number
  calls: number
}

type Ask = { seed: string; towns: number; matters: number; plants: number; from?: Day }

export const TZ = 'Asia/Shanghai'
const VILLAGES = 12
export const GATES = 8
/** A beat is about five villages. */
const BEAT = 5
/** On which days before the serious one something small comes. */
const growing = [16, 11, 8, 6, 4, 3, 1]

export function plantedYear({ seed, towns, matters, plants, from = '2024-01-01' }: Ask): Planted {
  const until = addDays(from, 730)
  const villages = villagesOf(towns)
  const days = new Map<string, Day[]>()
  const add = (key: string, day: Day) => days.set(key, [...(days.get(key) ?? []), day])
  const dice = diceOf(seed, 'gates')
  for (const { at, kind, village } of arrivals({ seed, tz: TZ, from, until, count: matters * 2, villages }))
    if (kind === 'case' || kind === 'dispute' || kind === 'hazard')
      add(`${village}:${Math.floor(dice.next() ** 2 * GATES)}`, dayOf(new Date(at), TZ))
  const serious = Array.from({ length: plants }, () => ({
    key: `${dice.pick(villages)}:${dice.below(GATES)}`,
    day: addDays(from, 400 + dice.below(300)),
  }))
  for (const { key, day } of serious) for (const ago of growing) add(key, addDays(day, -ago))
  const lunar = { calendar: 'lunar', days: market.days } as const
  const gates: Gate[] = [...days].map(([key, all]) => ({
    key,
    beat: beatOf(key),
    days: all.sort(),
    ...(key.slice(9, 12) === '001' && { market: lunar }),
  }))
  const { days: week, least, vain, budget } = shippedRule('gate_week').numbers as Record<string, number>
  const numbers = { days: week!, least: least!, vain: vain!, budget: budget! }
  const called: Crowd[] = []
  const first = addDays(from, 366)
  let rhythm = rhythmOf([], from, addDays(from, 1))
  for (let day = first; day < until; day = addDays(day, 1)) {
    // Anew each week, from the year before the days that are looked at.
    if (daysBetween(first, day) % 7 === 0) rhythm = rhythmOf(gates, addDays(day, -365 - week!), addDays(day, -week!))
    called.push(...crowdsOn(gates, rhythm, day, numbers, called.slice(-4000)))
  }
  const found = serious.flatMap(({ key, day }) => {
    const hit = called.find(one => one.key === key && one.day <= day && one.day >= addDays(day, -20))
    return hit ? [daysBetween(hit.day, day)] : []
  })
  const inVain = called.filter(
    one =>
      !serious.some(({ key, day }) => key === one.key && one.day <= addDays(day, 7) && one.day >= addDays(day, -20)),
  )
  const beats = new Set(villages.map(code => beatOf(`${code}:0`))).size
  return plantedOf({
    plants,
    leads: found,
    vain: inVain.length,
    calls: called.length,
    beats,
    months: monthsBetween(first, until),
  })
}

type Counted = { plants: number; leads: number[]; vain: number; calls: number; beats: number; months: number }

export const plantedOf = ({ plants, leads, vain, calls, beats, months }: Counted): Planted => ({
  found: leads.length / plants,
  planted: plants,
  lead: leads.sort((a, b) => a - b)[leads.length >> 1] ?? 0,
  falsePerBeatMonth: vain / beats / months,
  vain: vain / Math.max(1, calls),
  calls,
})

export const monthsBetween = (from: Day, until: Day): number => daysBetween(from, until) / 30.4

export const villagesOf = (towns: number): string[] =>
  Array.from({ length: towns }, (_, t) =>
    Array.from({ length: VILLAGES }, (_, v) => `3717${String(t + 100_000).slice(-5)}${String(v + 1).padStart(3, '0')}`),
  ).flat()

export const beatOf = (key: string) => `${key.slice(0, 9)}-${Math.floor((Number(key.slice(9, 12)) - 1) / BEAT)}`
