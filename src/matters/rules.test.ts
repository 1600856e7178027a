import { describe, expect, test } from 'vitest'
import { idOf, play } from '../../test/play.ts'
import { kind, moveOf, stationLadder } from '../kinds/kind.ts'
import type { Measure } from '../kinds/measures.ts'
import { instant, nothing, says } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'

type State = 'asked' | 'begun' | 'done'
const move = moveOf<State, object>()

/** A parcel handed in by a neighbour: small enough to read, with what no other kind yet needs. */
const parcel = kind<State, object>({
  name: 'parcel',
  details: nothing,
  blank: {},
  states: ['asked', 'begun', 'done'],
  ends: ['done'],
  moves: {
    ask: move({ from: [], to: 'asked', by: ['resident'], says: nothing }),
    begin: move({ from: ['asked'], to: 'begun', by: ['resident'], says: nothing }),
    beginAnew: move({ from: ['begun'], by: ['resident'], says: nothing }),
    finish: move({
      from: ['begun'],
      to: 'done',
      by: ['resident'],
      says: says({ doneAt: instant() }),
      refuse: {
        'three-workdays-over': ({ openedAt, endOf }, { doneAt }) =>
          Date.parse(doneAt) >= Date.parse(endOf!(openedAt, { value: 3, unit: 'workday' })),
      },
      tells: ['finished'],
    }),
  },
  start: 'ask',
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'party'],
  otherSide: [],
  unheard: (_seen, role, notice) => role === 'reporter' && notice === 'finished',
  conditions: {},
  instants: {},
  notices: { finished: { to: ['reporter', 'party'], source: 'test' } },
  papers: {},
  ladder: stationLadder,
  words: { name: say('包裹', 'Parcel'), about: say('代收', 'Handed in'), states: {}, moves: {} },
})

const soon: Measure = {
  id: 'M99',
  edition: 1,
  title: say('快办', 'Soon'),
  promise: say('两小时', 'Two hours'),
  limit: { value: 2, unit: 'hour' },
  pauses: [],
  by: 'beat_officer',
  proof: '时间',
  basis: '本地承诺',
  on: [
    {
      kind: 'parcel',
      starts: ['begin', 'beginAnew'],
      voids: ['beginAnew'],
      ends: ['finish'],
      proof: { finish: ['doneAt'] },
    },
  ],
}
const asked = () => play(parcel, { catalogue: [soon] }).does('ask')

describe('what a kind may rely on', () => {
  test('a case is reported by somebody known; one that comes out of an anonymous hazard goes on without', () => {
    const m = play('case', { standing: { anonymous: true } })
    expect(m.refused('report', { text: '自行车不见了' })).toEqual(['not-anonymous'])
    expect(m.by('duty_officer').refused('takeOver', { of: idOf(7), because: 'found_in_hazard' })).toEqual([])
  })
  test('a move that gives a promise up and begins it anew leaves the new one running', () => {
    const m = asked().does('begin').later({ hours: 1 }).does('beginAnew')
    expect(m.promises.map(({ measure, started }) => [measure, started])).toEqual([['M99', m.now]])
    expect(m.given).toHaveLength(2)
  })
  test('a gate can ask when a legal limit ends, by the calendar of the bureau', () => {
    const m = asked().does('begin')
    // 2026-03-02 is a Monday: three workdays on, Thursday 5th ends.
    expect(m.later({ days: 3 }).refused('finish', { doneAt: m.now })).toEqual([])
    expect(m.later({ days: 1 }).refused('finish', { doneAt: m.now })).toEqual(['three-workdays-over'])
  })
  test('a notice goes to none whom the kind holds it back from', () => {
    const m = asked().does('begin')
    m.does('finish', { doneAt: m.now })
    expect(m.told('finished')).toEqual(['party'])
  })
})
