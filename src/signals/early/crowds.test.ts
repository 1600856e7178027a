import { expect, test } from 'vitest'
import { addDays, type Day } from '../../clock/day.ts'
import { atLeast, callable } from '../chance.ts'
import { crowdsOn } from './crowds.ts'
import { isMarketDay, type Market } from './market.ts'
import { type Gate, rhythmOf } from './rhythm.ts'

const from = '2025-01-01'
const numbers = { days: 7, least: 3, vain: 0.1, budget: 2 }
const market: Market = { calendar: 'lunar', days: [1, 6, 11, 16, 21, 26] }

/** Two years at a market: two small matters on each market day, and nothing between. */
const atTheMarket = Array.from({ length: 720 }, (_, i) => addDays(from, i)).flatMap(day =>
  isMarketDay(market, day) ? [day, day] : [],
)
const quiet: Gate[] = Array.from({ length: 200 }, (_, i) => ({
  key: `quiet ${i}`,
  beat: `beat ${i % 20}`,
  days: [addDays(from, (i * 37) % 700), addDays(from, (i * 53) % 700)].sort(),
}))
const callsOn = (gates: readonly Gate[], day: Day) =>
  crowdsOn(gates, rhythmOf(gates, addDays(day, -372), addDays(day, -7)), day, numbers, [])

test('a market day is no alarm where the place says when it holds its market, on any day of a month', () => {
  const known: Gate = { key: 'market', beat: 'beat 1', market, days: atTheMarket }
  for (let i = 0; i < 30; i++) expect(callsOn([...quiet, known], addDays('2026-11-01', i))).toEqual([])
})

test('three in a week where nothing was before is called; once, and again only when it has doubled', () => {
  const day = '2026-10-20'
  const gate: Gate = { key: 'gate', beat: 'beat 3', days: [addDays(day, -4), addDays(day, -2), day] }
  const gates = [...quiet, gate]
  const rhythm = rhythmOf(gates, addDays(day, -372), addDays(day, -7))
  const [called, ...more] = crowdsOn(gates, rhythm, day, numbers, [])
  expect(more).toEqual([])
  expect(called).toMatchObject({ key: 'gate', n: 3 })
  expect(crowdsOn(gates, rhythm, addDays(day, 1), numbers, [called!])).toEqual([])
  const doubled = { ...gate, days: [...gate.days, day, day, day] }
  expect(crowdsOn([...quiet, doubled], rhythm, day, numbers, [called!])).toHaveLength(1)
})

test('no beat is called more often in a month than its budget', () => {
  const day = '2026-10-20'
  const busy: Gate[] = Array.from({ length: 6 }, (_, i) => ({ key: `b${i}`, beat: 'one', days: [day, day, day, day] }))
  expect(callsOn([...quiet, ...busy], day)).toHaveLength(numbers.budget)
})

test('the market of a solar calendar falls on the days of the month that it names', () => {
  expect(isMarketDay({ calendar: 'solar', days: [5, 15] }, '2026-11-15')).toBe(true)
  expect(isMarketDay({ calendar: 'solar', days: [5, 15] }, '2026-11-16')).toBe(false)
})

test('chances: of Poisson, of the uneven, and how many of them may be called', () => {
  expect(atLeast(1, 2)).toBeCloseTo(1 - Math.exp(-2), 9)
  expect(atLeast(3, 1, 0.5)).toBeGreaterThan(atLeast(3, 1))
  expect(atLeast(12, 0.01)).toBeGreaterThan(0)
  expect(atLeast(0, 5)).toBe(1)
  expect(callable([0.001, 0.02, 0.9], 0.1, 10)).toBe(0.02)
  expect(callable([0.5], 0.1, 10)).toBe(0)
})
