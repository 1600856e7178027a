import { describe, expect, test } from 'vitest'
import { idOf, play } from '../../../test/play.ts'

const [first, other] = [idOf(7), idOf(8)]

/** A report of each kind that can be the same as another, and how it is marked so. */
const reports = {
  hazard: () => play('hazard').by('resident').does('report', { text: '井盖丢了', identity: 'sealed' }),
  case: () => play('case').by('resident').does('report', { text: '灯箱被砸' }),
  dispute: () => play('dispute').by('resident').does('report', { text: '邻居半夜放音响' }),
}
const marked = (kind: keyof typeof reports) => {
  const m = reports[kind]().later({ minutes: 10 }).by('duty_officer')
  return m.does('markDuplicate', { of: first, how: 'message', toldAt: m.now })
}
const every = Object.keys(reports) as (keyof typeof reports)[]

describe('a report that is the same as another', () => {
  test.each(every)(
    'notice cameOut: of a %s, its reporter hears how the other came out, and keeps what was told before',
    kind => {
      const m = marked(kind).later({ days: 3 }).by('clock')
      m.does('hearOutcome', { same: first, how: 'message', toldAt: m.now })
      expect(m.state).toBe('duplicate')
      expect(m.told('cameOut')).toEqual(['reporter'])
      expect(m.standing.told).toHaveLength(2)
    },
  )
  test('gate another-matter: it hears of the one that it was taken for, and of no other', () => {
    const m = marked('case').by('clock')
    expect(m.refused('hearOutcome', { same: other, how: 'message', toldAt: m.now })).toEqual(['another-matter'])
  })
  test('gate protected-hears-nothing: once protected it is sent nothing of another', () => {
    const m = marked('hazard').by('resident').does('raiseFlag', { danger: 'informant_threatened' }).by('clock')
    expect(m.refused('hearOutcome', { same: first, how: 'message', toldAt: m.now })).toEqual([
      'protected-hears-nothing',
    ])
  })
  test.each(every)(
    'notice separated: a %s is taken apart again, stands where it stood, and owes what it owed',
    kind => {
      const before = reports[kind]()
      const m = marked(kind)
      const { voids, meets } = m.last.promises
      const ended = voids.length + meets.length
      m.later({ days: 40 }).does('separate', { because: 'two_places' })
      expect(m.state).toBe(before.state)
      expect(m.details.duplicateOf).toBeUndefined()
      // That it was the same as another is no longer so: nobody was told anything of this one.
      expect(m.standing).toMatchObject({ outcome: null, closedAt: null, told: [] })
      expect(m.told('separated')).toEqual(['reporter', 'owner'])
      // What was kept by saying that it is the same as another is owed again. With the due that they had from the first day, so that most are late by now: our mistake is not theirs to pay for.
      expect(ended).toBeGreaterThan(0)
      expect(m.promises).toHaveLength(ended)
      const owed = new Map(before.promises.map(({ measure, due }) => [measure, due]))
      for (const { measure, due } of m.promises) expect(due).toBe(owed.get(measure))
      expect(new Set(m.promises.map(({ no }) => no)).size).toBe(ended)
    },
  )
  test('who marked it by mistake may mark it again', () => {
    const m = marked('dispute').does('separate', { because: 'marked_by_mistake' })
    expect(m.does('markDuplicate', { of: other, how: 'message', toldAt: m.now }).details.duplicateOf).toBe(other)
  })
})
