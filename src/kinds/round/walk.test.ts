import { expect, test } from 'vitest'
import { walks } from '../../../test/walk.ts'
import { checklists, type Sort } from './checklists.ts'
import { unseen } from './finishing.ts'
import { round } from './index.ts'

const once = (ids: readonly string[]) => new Set(ids).size === ids.length

test('whatever is done on a round: no place is lost or counted twice, and it ends with none left', () => {
  const ends = new Set<string>()
  const made = walks(
    round,
    m => {
      const { toSee, seen, left, wrong } = m.details
      for (const ids of [toSee, seen, left, wrong]) expect(once(ids)).toBe(true)
      for (const place of [...seen, ...left, ...wrong]) expect(toSee).toContain(place)
      expect(seen.filter((place: string) => left.includes(place))).toEqual([])
      if (m.state === 'done') expect(unseen(m.seen())).toBe(false)
      if (round.ends.includes(m.state!)) ends.add(m.state!)
    },
    150,
  )
  expect(made).toBeGreaterThan(2000)
  expect([...ends].sort()).toEqual(['cancelled', 'done', 'missed'])
})

test('whatever is done on a round: only what belongs to its list is found, and nothing on a list or before a shift', () => {
  let found = 0
  const made = walks(round, (m, move) => {
    if (m.last.opens.length === 0) return
    found++
    expect(checklists[m.details.sort as Sort], move).toBeDefined()
    expect(['hazard', 'dispute', 'clue']).toContain(m.last.opens[0]!.kind)
  })
  expect(found).toBeGreaterThan(0)
  expect(made).toBeGreaterThan(1000)
})
