import { expect, test } from 'vitest'
import { colleague, idOf, play, working } from '../../../test/play.ts'

const caller = working(71, 'duty_officer', '/1/3/')
const fromThere = working(72, 'duty_officer', '/1/2/')
/** Of another station now, and among those who handled it. */
const moved = working(73, 'beat_officer', '/1/3/')
const drawn = (at = '2026-03-02T10:05:00+08:00') =>
  play('survey', { at, colleagues: [caller, fromThere, moved], owner: caller.id })
    .by('clock')
    .does('draw', {
      of: idOf(51),
      sort: 'dispute',
      month: '2026-02',
      endedAt: '2026-02-11T10:00:00+08:00',
      handledAt: '/1/2/',
      handlers: [moved.id, colleague('beat_officer')],
    })
const called = (m: ReturnType<typeof play>) => ({ calledAt: m.now, callNo: 'T-2026-9' })

test('state to_call, notice landed: drawn by the clock alone, and only those who call hear of it', () => {
  const m = drawn()
  expect(m.state).toBe('to_call')
  expect(m.last.notices).toEqual([{ name: 'landed', to: ['owner'] }])
  expect(play('survey').by('station_chief').refused('draw', {})).toEqual(['wrong-post'])
})

test('state answered: a level, how safe, whether they were told; each may be left out, and nothing else is kept', () => {
  const m = drawn().by('duty_officer', caller.id)
  m.does('answer', { ...called(m), level: 4, told: 'no' })
  expect(m.state).toBe('answered')
  expect(m.details).toMatchObject({ level: 4, told: 'no' })
  expect(m.details).not.toHaveProperty('safety')
  expect(m.last.notices).toEqual([])
})

test('gate call-back-when-not-good: what was not good goes to whoever leads those who handled it, if they want a call', () => {
  const m = drawn().by('duty_officer', caller.id)
  const answer = { ...called(m), level: 2 }
  expect(m.refused('answer', { ...answer, level: 3, callBack: true })).toEqual(['call-back-when-not-good'])
  expect(m.refused('answer', { ...called(m), safety: 1, callBack: true })).toEqual(['call-back-when-not-good'])
  m.does('answer', { ...answer, callBack: true })
  const about = { stars: 2, about: idOf(51), handler: colleague('beat_officer') }
  expect(m.last.opens).toEqual([{ kind: 'conduct', move: 'rateBadly', as: 'bad-rating', says: about }])
  const bad = play('conduct').by('duty_officer', caller.id).does('rateBadly', about)
  expect(bad.promises.map(({ measure }) => measure)).toEqual(['M52'])
  const quiet = drawn().by('duty_officer', caller.id)
  expect(quiet.does('answer', answer).last.opens).toEqual([])
})

test('gate nothing-answered, state refused: who would rather not is counted as that, and not called again', () => {
  const m = drawn().by('duty_officer', caller.id)
  expect(m.refused('answer', called(m))).toEqual(['nothing-answered'])
  m.does('refuse', called(m))
  expect(m.state).toBe('refused')
  expect(m.refused('answer', { ...called(m), level: 5 })).toEqual(['wrong-state'])
})

test('gate not-their-own-station: neither who handled it asks, wherever they serve now, nor anybody of that unit (R31)', () => {
  const m = drawn()
  for (const one of [fromThere, moved]) {
    m.by(one.posts[0]!, one.id)
    expect(m.refused('answer', { ...called(m), level: 5 })).toEqual(['not-their-own-station'])
    expect(m.refused('refuse', called(m))).toEqual(['not-their-own-station'])
    expect(m.refused('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' })).toEqual([
      'not-their-own-station',
    ])
  }
})

test('gate theirs-to-answer, notice handed: it is handed on among those who did not handle it', () => {
  const m = drawn().by('duty_officer', caller.id)
  for (const to of [fromThere.id, moved.id])
    expect(m.refused('handOver', { to, because: 'workload' })).toEqual(['theirs-to-answer'])
  const other = working(74, 'beat_officer', '/1/3/')
  const free = play('survey', { colleagues: [caller, other], owner: caller.id })
    .by('clock')
    .does('draw', {
      of: idOf(51),
      sort: 'case',
      month: '2026-02',
      endedAt: '2026-02-11T10:00:00+08:00',
      handledAt: '/1/2/',
      handlers: [],
    })
    .by('duty_officer', caller.id)
    .does('handOver', { to: other.id, because: 'workload' })
  expect(free.told('handed')).toEqual(['owner'])
})

test('gate not-tried-fairly, state unreached: three days, and not always at the same time of day', () => {
  const m = drawn('2026-03-02T09:05:00+08:00').by('duty_officer', caller.id)
  const tries = () => m.does('tryToReach', { triedAt: m.now, via: 'phone', result: 'no_answer' })
  const given = () => m.refused('giveUp', { lastTriedAt: m.now })
  tries().later({ hours: 9 })
  tries()
  expect(given()).toEqual(['not-tried-fairly'])
  const alike = drawn('2026-03-02T09:05:00+08:00').by('duty_officer', caller.id)
  for (let i = 0; i < 3; i++)
    alike.does('tryToReach', { triedAt: alike.now, via: 'phone', result: 'no_answer' }).later({ days: 1 })
  expect(alike.refused('giveUp', { lastTriedAt: alike.now })).toEqual(['not-tried-fairly'])
  m.later({ hours: 15 })
  tries().later({ days: 1 })
  tries()
  expect(given()).toEqual([])
  m.does('giveUp', { lastTriedAt: m.now })
  expect(m.state).toBe('unreached')
})

test('state called_off: by the clock, where they may not be asked any more', () => {
  const m = drawn().by('duty_officer', caller.id)
  expect(m.refused('callOff', { because: 'forgotten' })).toEqual(['wrong-post'])
  m.by('clock').does('callOff', { because: 'not_to_be_asked' })
  expect(m.state).toBe('called_off')
})
