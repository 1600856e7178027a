import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { kinds } from '../src/kinds/index.ts'
import { isOpening, type Kind } from '../src/kinds/kind.ts'
import { posts } from '../src/kinds/posts.ts'
import { colleagueIds, file, idOf, play } from './play.ts'
import { chanceOf, sayAnything } from './say-anything.ts'

/*
 * Random walks: anybody does anything that the law of the house lets them do, in any order, and what must always hold is
 * looked at after every step.
 */

/** One life of a matter; answers how many moves were made. `look` is asked after each. */
function walk(
  kind: Kind,
  seed: number,
  steps: number,
  look: (m: ReturnType<typeof play>, move: string, before: string | null) => void,
): number {
  const chance = chanceOf(seed)
  const openings = Object.entries(kind.moves).filter(([, move]) => isOpening(move))
  const m = play(kind, { people: ['reporter', ...kind.people.filter(() => chance.likely(0.3))] })
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

const walks = (kind: Kind, look: Parameters<typeof walk>[3]) => {
  let made = 0
  fc.assert(
    fc.property(fc.integer(), seed => {
      made += walk(kind, seed, 120, look)
    }),
    { numRuns: 80 },
  )
  return made
}

describe.each(kinds.map(kind => [kind.name, kind] as const))('a life of a %s', (_, kind) => {
  const check = Compile(kind.details)

  test('keeps to its states and its details, and makes thousands of moves', () => {
    const states = new Set<string>()
    const made = walks(kind, m => {
      states.add(m.state!)
      expect(kind.states).toContain(m.state)
      expect(check.Check(m.details), JSON.stringify([...check.Errors(m.details)][0])).toBe(true)
    })
    expect(made).toBeGreaterThan(1000)
    // A walk that always ends at the first refusal would prove nothing.
    expect(states.size).toBeGreaterThan(kind.states.length / 3)
  })

  test('never ends for the one who reported it without their being told, or tried on three days, or their own wish', () => {
    walks(kind, (m, move, before) => {
      if (before === null || kind.ends.includes(before) || !kind.ends.includes(m.state!)) return
      if (m.standing.outcome === 'withdrawn' || !m.reportedByResident) return
      const days = new Set(m.standing.attempts.map(({ day }) => day)).size
      expect(m.standing.told.length > 0 || days >= 3, `${move}: ${before} → ${m.state}`).toBe(true)
      if (m.standing.protected) expect(m.standing.told.length, `${move}, protected`).toBeGreaterThan(0)
    })
  })

  test('addresses nothing of a protected matter to the other side', () => {
    walks(kind, m => {
      if (!m.standing.protected) return
      for (const { name, to } of m.last.notices) for (const role of to) expect(kind.otherSide, name).not.toContain(role)
    })
  })

  test('is decided by nobody who only assists, and acted on by nobody whose post does not', () => {
    walks(kind, (m, name) => {
      const move = kind.moves[name]!
      const { posts } = m.seen().by
      expect(
        move.by.some(post => posts.includes(post)),
        name,
      ).toBe(true)
      if (move.decides) expect(posts, name).not.toContain('auxiliary')
    })
  })

  test('owes nothing once it has ended, and numbers its promises without a gap', () => {
    walks(kind, (m, _move, before) => {
      if (kind.ends.includes(m.state!) && !(before !== null && kind.ends.includes(before)))
        expect(m.promises).toEqual([])
      expect(m.given.map(({ no }) => no)).toEqual(m.given.map((_, i) => i + 1))
    })
  })

  test('moves a due only later', () => {
    const dues = new Map<number, number>()
    walks(kind, (m, _move, before) => {
      if (before === null) dues.clear()
      for (const { no, due } of m.promises) {
        expect(Date.parse(due)).toBeGreaterThanOrEqual(dues.get(no) ?? 0)
        dues.set(no, Date.parse(due))
      }
    })
  })
})
