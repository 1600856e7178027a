import { expect, test } from 'vitest'
import { kinds } from '../src/kinds/index.ts'
import { complaints } from './laws/conduct.ts'
import { disputes } from './laws/dispute.ts'
import { everywhere } from './laws/everywhere.ts'
import { hazards } from './laws/hazard.ts'
import { assertLawful, type Law, tallyOf } from './laws/law.ts'
import { rounds } from './laws/round.ts'
import { asked } from './laws/service.ts'
import { walk } from './walk.ts'

/*
 * Random lives of every kind, by the pure rules. What must always hold is asked of every try; at the end it is counted how often
 * each was put to the proof, which states were reached, and whether every life that began could also end.
 */

const LIVES: Readonly<Record<string, number>> = {
  dispute: 360,
  conduct: 500,
  case: 200,
  hazard: 200,
  service: 260,
  clue: 120,
  round: 150,
  series: 60,
  survey: 60,
}

/** What must hold of one kind alone. */
const own: Readonly<Record<string, readonly Law[]>> = {
  dispute: disputes,
  conduct: complaints,
  hazard: hazards,
  service: asked,
  round: rounds,
}
const tally = tallyOf([...everywhere, ...Object.values(own).flat()])
const isProved = (law: Law) => tally.get(law)! >= law.least
const made = { tries: 0, done: 0, ended: 0 }

test.each(kinds.map(kind => [kind.name, kind] as const))(
  'whatever is done to a %s, by whomever, it stays lawful and can come to its end',
  {
    timeout: 120_000,
  },
  (name, kind) => {
    const { went, states, never, stuck } = walk(
      kind,
      LIVES[name]!,
      tried => {
        made.tries++
        if (tried.done) made.done++
        assertLawful(tally, tried)
      },
      () => (own[name] ?? []).every(isProved),
    )
    made.ended += went.ended
    expect(stuck.slice(0, 3).join('\n'), 'no way out').toBe('')
    expect(kind.states.filter(state => !states.has(state))).toEqual([])
    // Some lie far off the way: no walk comes everywhere.
    expect(never.length, never.join(' ')).toBeLessThan(Object.keys(kind.moves).length * 0.2)
  },
)

test('each law was put to the proof often enough', () => {
  console.info(JSON.stringify(made), [...tally].map(([{ says }, n]) => `\n${n} × ${says}`).join(''))
  expect(
    [...tally].filter(([{ least }, n]) => n < least).map(([{ says, least }, n]) => `${n} of ${least}: ${says}`),
  ).toEqual([])
  expect(made.done).toBeGreaterThan(15_000)
})
