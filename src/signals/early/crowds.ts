import { addDays, type Day } from '../../clock/day.ts'
import { atLeast, callable } from '../chance.ts'
import { expectedAt, type Gate, type Rhythm } from './rhythm.ts'

export type Crowd = {
  readonly key: string
  readonly beat: string
  readonly day: Day
  readonly n: number
  readonly expected: number
  readonly chance: number
}

type Numbers = { days: number; least: number; vain: number; budget: number }

/**
 * At which gates more came in the days up to this one than is usual there: so much more that of all that are called no more than
 * the share `vain` is called in vain (over as many gates as are known), and in no beat more than its budget of the month. What
 * was called before is called again only where twice as much has come since.
 */
export function crowdsOn(
  gates: readonly Gate[],
  rhythm: Rhythm,
  day: Day,
  { days, least, vain, budget }: Numbers,
  before: readonly Crowd[],
): Crowd[] {
  const when = Array.from({ length: days }, (_, i) => addDays(day, -i))
  const first = when.at(-1)!
  const looked = gates.flatMap(gate => {
    let n = 0
    for (let i = gate.days.length - 1; i >= 0 && gate.days[i]! >= first; i--) if (gate.days[i]! <= day) n++
    if (n < least) return []
    const expected = expectedAt(gate, rhythm, when)
    return [{ key: gate.key, beat: gate.beat, day, n, expected, chance: atLeast(n, expected, rhythm.uneven) }]
  })
  const most = callable(
    looked.map(({ chance }) => chance),
    vain,
    gates.length,
  )
  const lately = before.filter(one => one.day > addDays(day, -30))
  const spent = new Map<string, number>()
  for (const { beat } of lately) spent.set(beat, (spent.get(beat) ?? 0) + 1)
  return looked
    .filter(({ chance }) => chance <= most)
    .filter(({ key, n }) => !lately.some(one => one.key === key && n < 2 * one.n))
    .sort((a, b) => a.chance - b.chance)
    .filter(({ beat }) => {
      const used = spent.get(beat) ?? 0
      spent.set(beat, used + 1)
      return used < budget
    })
}
