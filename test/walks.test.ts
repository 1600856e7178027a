import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { kinds } from '../src/kinds/index.ts'
import { walks } from './walk.ts'

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
      if (!m.reportedByResident) return
      if (m.standing.outcome === 'withdrawn') {
        // Who turned out to be the other side, or an onlooker, of what was protected hears nothing of it (R26).
        if (kind.unheard?.(m.seen(), 'reporter', 'withdrawn')) return
        expect(m.told('withdrawn'), move).toEqual(['reporter'])
        return
      }
      // What expired is told by the act that ends it.
      if (m.standing.outcome === 'expired') {
        expect(m.told('expired'), move).toEqual(['reporter'])
        expect(m.standing.protected).toBe(false)
        return
      }
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
