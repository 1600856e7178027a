import { describe, expect, test } from 'vitest'
import { walks } from '../../../test/walk.ts'
import { hazard } from './index.ts'
import { policeMay } from './types.ts'

const times = (reminders: readonly string[], stage: string) => reminders.filter(one => one === stage).length

describe('whatever is done to a hazard, in any order', () => {
  test('an order is served only where the police may order, by a named unit’s day, and never by an auxiliary', () => {
    let served = 0
    const made = walks(
      hazard,
      (m, move) => {
        if (move !== 'serveNotice') return
        served++
        expect(policeMay(m.details.type, true)).toBe('order')
        expect(m.details.dueOn).toBeDefined()
        expect(m.seen().by.posts).not.toContain('auxiliary')
      },
      300,
    )
    expect(made).toBeGreaterThan(5000)
    expect(served).toBeGreaterThan(0)
  })

  test('nothing passes without the three in place, nor while a serious one is unreported', () => {
    let right = 0
    walks(
      hazard,
      (m, move, before) => {
        if (m.state !== 'passed' || before === 'passed') return
        right++
        const { responsibilityInPlace, checkingInPlace, seriousUnreported } = m.kind.conditions
        expect(responsibilityInPlace!(m.seen()), move).toBe(true)
        expect(checkingInPlace!(m.seen()), move).toBe(true)
        expect(seriousUnreported!(m.seen()), move).toBe(false)
      },
      300,
    )
    expect(right).toBeGreaterThan(0)
  })

  test('nothing protected is made public, and what is told to the unit is never about who reported', () => {
    walks(hazard, (m, move, before) => {
      if (m.state === 'published' && before !== 'published') expect(m.standing.protected, move).toBe(false)
      for (const { name, to } of m.last.notices)
        if (to.includes('responsible_unit')) expect(['receipt', 'answered', 'told', 'progress']).not.toContain(name)
    })
  })

  test('a case goes beside it once at most, and a reminder goes out once for its day', () => {
    let cases = 0
    walks(hazard, (m, move, before) => {
      if (before === null) cases = 0
      if (move !== 'escalate') cases += m.last.opens.filter(({ kind }) => kind === 'case').length
      expect(cases, move).toBeLessThanOrEqual(1)
      for (const stage of ['half', 'most', 'due']) expect(times(m.details.reminded, stage)).toBeLessThanOrEqual(1)
    })
  })
})
