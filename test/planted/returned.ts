import { addDays, type Day, daysBetween } from '../../src/clock/day.ts'
import { dayOf } from '../../src/clock/zone.ts'
import { arrivals } from '../../src/demo/year/arrivals.ts'
import { type Dice, diceOf } from '../../src/demo/year/dice.ts'
import { said } from '../../src/demo/year/said.ts'
import { likenessFrom } from '../../src/signals/duplicates/likeness.ts'
import { isBack, type Told } from '../../src/signals/early/returns.ts'
import { shippedRule } from '../../src/signals/early/rules.ts'
import { beatOf, GATES, monthsBetween, type Planted, plantedOf, TZ, villagesOf } from './planted.ts'

/*
 * What comes back: in two simulated years some quarrels (or hazards) that had ended come again at their place, told by somebody
 * else in other words, before something serious. What is called besides is an unrelated one of the same sort at the same door.
 */

type Ask = { seed: string; towns: number; matters: number; plants: number; kind: 'dispute' | 'hazard' }
type One = Told & { key: string; sort: string; opened: Day; ended: Day; planted?: { serious: Day } }

const FROM = '2024-01-01'
const UNTIL = addDays(FROM, 731)
/** Before and after what somebody says: two people tell of one thing in other words. */
const begins = ['', '又是这样，', '昨天晚上', '跟你们说过的，', '我是旁边的，']
const ends = ['', '，请来看看', '，好几天了', '，没人管', '，再这样要出事']

export function plantedReturns({ seed, towns, matters, plants, kind }: Ask): Planted {
  const villages = villagesOf(towns)
  const dice = diceOf(seed, 'returns', kind)
  const texts: Readonly<Record<string, readonly string[]>> = said[kind]
  const sorts = Object.keys(texts)
  const one = (key: string, sort: string, opened: Day, text = dice.pick(texts[sort]!)): One => ({
    key,
    sort,
    opened,
    ended: addDays(opened, 1 + dice.below(20)),
    premises: '',
    likeness: likenessFrom({ ...whereOf(dice, key), type: sort, group: '', text: told(dice, text) }),
  })
  const all = arrivals({ seed, tz: TZ, from: FROM, until: UNTIL, count: matters * 2, villages })
    .filter(arrival => arrival.kind === kind)
    .map(({ at, village }) =>
      one(`${village}:${Math.floor(dice.next() ** 2 * GATES)}`, dice.pick(sorts), dayOf(new Date(at), TZ)),
    )
  for (let i = 0; i < plants; i++) {
    const [key, sort] = [`${dice.pick(villages)}:${dice.below(GATES)}`, dice.pick(sorts)]
    const text = dice.pick(texts[sort]!)
    const first = one(key, sort, addDays(FROM, 370 + dice.below(220)), text)
    const again = addDays(first.ended, 5 + dice.below(80))
    // Two in three tell of the same thing, the others of the next step of it.
    const back = one(key, sort, again, dice.share(66) ? text : dice.pick(texts[sort]!))
    all.push(first, { ...back, planted: { serious: addDays(again, 2 + dice.below(24)) } })
  }
  const { days, metres } = shippedRule(kind === 'dispute' ? 'dispute_returns' : 'hazard_again').numbers
  const before = Map.groupBy(all, ({ key }) => key)
  const called = all.filter(
    now =>
      now.opened >= addDays(FROM, 366) &&
      before
        .get(now.key)!
        .some(
          then =>
            then.sort === now.sort &&
            then.ended < now.opened &&
            daysBetween(then.ended, now.opened) <= days! &&
            isBack(kind, now, then, metres),
        ),
  )
  // It is called on the day on which it comes.
  const leads = called.flatMap(({ opened, planted }) => (planted ? [daysBetween(opened, planted.serious)] : []))
  const vain = called.filter(({ planted }) => !planted).length
  const beats = new Set(villages.map(code => beatOf(`${code}:0`))).size
  return plantedOf({
    plants,
    leads,
    vain,
    calls: called.length,
    beats,
    months: monthsBetween(addDays(FROM, 366), UNTIL),
  })
}

const told = (dice: Dice, text: string) => `${dice.pick(begins)}${text}${dice.pick(ends)}`

/** Four in five write the door; of the others most stand there with a telephone, within sixty metres. */
function whereOf(dice: Dice, key: string) {
  const [village, gate] = key.split(':') as [string, string]
  const written = dice.share(80)
  const at = { lat: 35 + (Number(village.slice(4)) % 1000) / 1000, lng: 115 + Number(gate) / 100 }
  const metres = () => (dice.next() - 0.5) * 0.001
  const near = dice.share(75) ? { lat: at.lat + metres(), lng: at.lng + metres() } : null
  return { village, near, where: written ? `村东路${10 + 7 * Number(gate)}号` : '' }
}
