import fc from 'fast-check'
import { isOpening, type Kind } from '../src/kinds/kind.ts'
import { posts } from '../src/kinds/posts.ts'
import { colleagueIds, file, idOf, play } from './play.ts'
import { chanceOf, sayAnything } from './say-anything.ts'

/*
 * Random walks: anybody does anything that the law of the house lets them do, in any order, and what must always hold is
 * looked at after every step.
 */

/** One life of a matter, or several where it cannot go on; answers how many moves were made. `look` is asked after each. */
function walk(
  kind: Kind,
  seed: number,
  steps: number,
  look: (m: ReturnType<typeof play>, move: string, before: string | null) => void,
): number {
  const chance = chanceOf(seed)
  const openings = Object.entries(kind.moves).filter(([, move]) => isOpening(move))
  const begin = () => play(kind, { people: ['reporter', ...kind.people.filter(() => chance.likely(0.3))] })
  let m = begin()
  let made = 0
  const around = () => ({
    now: m.now,
    staff: colleagueIds,
    matters: [idOf(7), idOf(8)],
    files: [file],
    people: m.people.map(({ id }) => id),
  })
  for (let i = 0; i < steps; i++) {
    if (chance.likely(0.5)) m.later({ minutes: chance.below(2000) })
    if (chance.likely(0.05)) m.later({ days: chance.below(40) })
    const choices =
      m.state === null ? openings : Object.entries(kind.moves).filter(([, move]) => move.from.includes(m.state!))
    if (choices.length === 0) {
      m = begin()
      continue
    }
    const [name, move] = chance.pick(choices)
    m.by(chance.likely(0.9) ? chance.pick(move.by) : chance.pick(posts))
    const says = sayAnything(move.says, chance, around())
    if (m.refused(name, says).length > 0) continue
    const before = m.state
    m.does(name, says)
    made++
    look(m, name, before)
  }
  return made
}

/** Many lives, from seeds that fast-check shrinks; answers how many moves were made in all. */
export const walks = (kind: Kind, look: Parameters<typeof walk>[3], runs = 80) => {
  let made = 0
  fc.assert(
    fc.property(fc.integer(), seed => {
      made += walk(kind, seed, 120, look)
    }),
    { numRuns: runs },
  )
  return made
}
