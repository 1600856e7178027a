import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../../test/play.ts'
import { round } from './index.ts'
import { type Known, keyOf, roundsOwed } from './plan.ts'

const nothingKnown: Known = {
  today: '2026-03-02',
  now: '2026-03-02T06:00:00+08:00',
  beats: [],
  stations: [],
  premises: [],
  visits: [],
  shifts: [],
  open: new Set(),
  last: new Map(),
}
const owed = (more: Partial<Known>) => roundsOwed({ ...nothingKnown, ...more })
const place = (n: number, more: object = {}) => ({
  id: idOf(n),
  beat: 'b1',
  sort: 'shop',
  lastCheck: null,
  nextCheck: null,
  ...more,
})

describe('which rounds are owed', () => {
  test('each beat is to be listened to, from when it last was', () => {
    const key = keyOf('listening', 'b1')
    expect(owed({ beats: ['b1'] })).toEqual([
      { key, since: 'first', where: { beat: 'b1' }, says: { sort: 'listening' } },
    ])
    const since = '2026-02-20T16:00:00+08:00'
    expect(owed({ beats: ['b1'], last: new Map([[key, since]]) })[0]!.says).toEqual({ sort: 'listening', since })
    expect(owed({ beats: ['b1'], open: new Set([key]) })).toEqual([])
  })
  test('schools and small places fall due each by itself; those that soon will are taken along', () => {
    const says = (premises: Known['premises']) => owed({ beats: ['b1'], premises }).map(one => one.says)
    const [, schools, shops] = says([
      place(1, { sort: 'school', lastCheck: '2026-02-05', nextCheck: '2026-03-07' }),
      place(2, { lastCheck: '2025-12-10', nextCheck: '2026-03-10' }),
      place(3, { sort: 'rented', lastCheck: '2025-12-01', nextCheck: '2026-03-01' }),
      place(4, { lastCheck: '2026-02-01', nextCheck: '2026-05-02' }),
      place(5, { beat: 'b2' }),
    ])
    expect(schools).toEqual({ sort: 'schools', since: '2026-02-05T00:00:00+08:00', toSee: [idOf(1)] })
    expect(shops).toEqual({ sort: 'small_premises', since: '2025-12-01T00:00:00+08:00', toSee: [idOf(3), idOf(2)] })
  })
  test('a walk is never longer than somebody can make it; what was never seen comes first', () => {
    const premises = Array.from({ length: 80 }, (_, i) => place(i, i < 70 ? { nextCheck: '2026-03-01' } : {}))
    const { toSee } = owed({ beats: ['b1'], premises })[1]!.says
    expect(toSee).toHaveLength(60)
    expect(toSee!.slice(0, 10)).toEqual(premises.slice(70).map(({ id }) => id))
  })
  test('who asked is visited, from the day of asking; who withdrew is not in the list at all', () => {
    const since = '2026-02-25T10:00:00+08:00'
    expect(owed({ visits: [{ id: 'v1', beat: 'b1', since }] })).toEqual([
      { key: 'visit:v1', since, where: { beat: 'b1' }, says: { sort: 'visit', visit: 'v1', since } },
    ])
    expect(owed({ visits: [] })).toEqual([])
  })
  test('a shift is looked at within the day before it, once; each station publishes its list', () => {
    const shift = (startsAt: string) => owed({ shifts: [{ id: 's1', station: 'u1', startsAt }] })
    expect(shift('2026-03-02T08:00:00+08:00').map(({ says }) => says)).toEqual([
      { sort: 'shift_check', shift: 's1', lapsesAt: '2026-03-02T08:00:00+08:00' },
    ])
    expect(shift('2026-03-02T05:00:00+08:00')).toEqual([])
    expect(shift('2026-03-04T08:00:00+08:00')).toEqual([])
    const shifts = [{ id: 's1', station: 'u1', startsAt: '2026-03-02T08:00:00+08:00' }]
    expect(owed({ shifts, last: new Map([['shift_check:s1', '2026-03-02T05:00:00+08:00']]) })).toEqual([])
    expect(owed({ stations: ['u1', 'u2'] }).map(({ key }) => key)).toEqual(['public_list:u1', 'public_list:u2'])
  })
  test('whatever is known: each key once, what is open never again, and the rules take what is said', () => {
    const check = Compile(round.moves.plan!.says)
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 20 }).map(idOf), { maxLength: 12 })
    const day = fc.constantFrom(null, '2026-01-10', '2026-03-01', '2026-03-09', '2026-06-01')
    fc.assert(
      fc.property(ids, ids, fc.array(fc.tuple(day, day, fc.boolean()), { maxLength: 80 }), (beats, open, days) => {
        const premises = days.map(([lastCheck, nextCheck, school], i) =>
          place(i, { beat: beats[0] ?? 'b', sort: school ? 'school' : 'shop', lastCheck, nextCheck }),
        )
        const known = { ...nothingKnown, beats, premises, open: new Set(open.map(id => keyOf('listening', id))) }
        const rounds = roundsOwed(known)
        const keys = rounds.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) expect(known.open.has(key)).toBe(false)
        for (const { says } of rounds) expect(check.Check(says), JSON.stringify(says)).toBe(true)
        expect(roundsOwed({ ...known, open: new Set([...known.open, ...keys]) })).toEqual([])
      }),
    )
  })
})
