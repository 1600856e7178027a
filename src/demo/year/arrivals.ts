import { addDays, type Day, daysBetween, numberOf } from '../../clock/day.ts'
import { msAt } from '../../clock/zone.ts'
import { diceOf, sumsOf } from './dice.ts'
import {
  badDays,
  hours,
  isMarketDay,
  market,
  mix,
  months,
  type Simulated,
  simulated,
  timeOf,
  weekdays,
} from './rhythm.ts'

/** A matter that comes in: when, which kind, and in which village. */
export type Arrival = { n: number; at: number; kind: Simulated; village: string; badDay: boolean }

type Ask = {
  seed: string
  tz: string
  /** Both as days; the last one is not in it any more. */
  from: Day
  until: Day
  count: number
  /** Codes, in order; the first nine digits are the town's. */
  villages: readonly string[]
}

const MINUTE = 60_000

/** Exactly so many, in the order of their times; the same seed gives the same. */
export function arrivals({ seed, tz, from, until, count, villages }: Ask): Arrival[] {
  const days = Array.from({ length: daysBetween(from, until) }, (_, i) => {
    const day = addDays(from, i)
    const noon = msAt(numberOf(day), 12 * 60 * MINUTE, tz)
    return { day, market: isMarketDay(noon), bad: diceOf(seed, 'day', day).share(badDays.share), ...timeOf(noon, tz) }
  })
  const weights = sumsOf(villages.map(code => weightOfVillage(seed, code)))
  const firstOfTown = [...new Map([...villages].reverse().map(code => [code.slice(0, 9), code])).values()].sort()
  const dayWeights = Object.fromEntries(
    simulated.map(kind => [
      kind,
      sumsOf(
        days.map(
          ({ month, weekday, bad }) => months[kind][month]! * weekdays[kind][weekday]! * (bad ? badDays.times : 1),
        ),
      ),
    ]),
  ) as Record<Simulated, number[]>
  const found: Omit<Arrival, 'n'>[] = []
  for (let i = 0; i < count; i++) {
    const dice = diceOf(seed, 'arrival', i)
    const kind = dice.weighed(mix)
    const { day, bad, market: isMarket } = days[dice.along(dayWeights[kind])]!
    const hour = dice.place(hours[kind])
    const at = msAt(numberOf(day), (hour * 60 + dice.below(60)) * MINUTE + dice.below(60) * 1000, tz)
    const onMarket = isMarket && market.kinds.includes(kind) && hour >= market.from && hour < market.to
    const toMarket = onMarket && dice.share(100 - 100 / market.times)
    const village = toMarket ? dice.pick(firstOfTown) : villages[dice.along(weights)]!
    found.push({ at, kind, village, badDay: bad })
  }
  found.sort((a, b) => a.at - b.at)
  return found.map((arrival, n) => ({ ...arrival, n }))
}

/** Villages differ in size, as they do: half a thousand people or five. */
const weightOfVillage = (seed: string, code: string): number => 0.4 + diceOf(seed, 'village', code).next() ** 3 * 4
