import { expect, test } from 'vitest'
import { idOf, play } from '../../../test/play.ts'

const [one, two, three, four] = [idOf(51), idOf(52), idOf(53), idOf(54)]
const begin = () => play('series', { people: [] })
const proposed = () =>
  begin()
    .by('clock')
    .does('propose', { members: [one, two, three], alike: ['same_sort', 'same_place'] })
const confirmed = () => proposed().by('beat_officer').does('confirm', { called: '人民路灯箱' })
const planned = () => {
  const m = confirmed()
  return m.does('plan', { plan: '夜里两点前后走一趟', planUntil: m.tomorrow() })
}

test('state proposed, notice landed: the clock only asks; nothing is one thing before a person says so', () => {
  const m = proposed()
  expect(m.state).toBe('proposed')
  expect(m.details.members).toEqual([one, two, three])
  expect(m.told('landed')).toEqual(['owner'])
  expect(m.refused('confirm', { called: '灯箱' })).toEqual(['wrong-post'])
  expect(m.by('auxiliary').refused('confirm', { called: '灯箱' })).toEqual(['wrong-post'])
})

test('state confirmed: by whoever looked, or drawn together by hand', () => {
  expect(confirmed().state).toBe('confirmed')
  const drawn = begin()
    .by('duty_officer')
    .does('draw', { called: '灯箱', members: [one, two], alike: ['same_words'] })
  expect(drawn.state).toBe('confirmed')
})

test('gate two-at-least, gate say-what-is-alike: one matter is no series, and a person says why', () => {
  const drawing = (members: string[], alike: string[]) =>
    begin().by('duty_officer').refused('draw', { called: '灯箱', members, alike })
  expect(drawing([one, one], ['same_words'])).toEqual(['two-at-least'])
  expect(drawing([one, two], [])).toEqual(['say-what-is-alike'])
})

test('state dismissed: looked at, and it was chance', () => {
  const m = proposed().by('beat_officer').does('dismiss', { because: 'by_chance' })
  expect(m.state).toBe('dismissed')
  expect(m.standing.outcome).toBe('by_chance')
})

test('state planned, gate plan-in-the-past: one plan, up to a day that is still to come', () => {
  const m = planned()
  expect(m.state).toBe('planned')
  expect(m.refused('plan', { plan: '走一趟', planUntil: '2026-03-01' })).toEqual(['plan-in-the-past'])
})

test('gate still-time, notice planOver: on the day of the plan its owner is asked whether it helped', () => {
  const m = planned().by('clock')
  expect(m.refused('lookAgain')).toEqual(['still-time'])
  m.later({ days: 1 }).does('lookAgain')
  expect(m.told('planOver')).toEqual(['owner', 'station_chief'])
  expect(m.details.planUntil).toBeUndefined()
})

test('gate not-of-this-series: what is learned comes from one of its members, and only what is in it is left out', () => {
  const m = confirmed()
  expect(m.does('learn', { lesson: '砸的人骑一辆三轮车', from: one }).details.learned).toBe(1)
  expect(m.refused('learn', { lesson: '三轮车', from: four })).toEqual(['not-of-this-series'])
  expect(m.refused('leaveOut', { member: four, because: 'another_thing' })).toEqual(['not-of-this-series'])
})

test('gate looked-at-already, notice offered: the clock offers a further one once, whatever was said to it', () => {
  const m = confirmed().by('clock').does('offer', { member: four })
  expect(m.told('offered')).toEqual(['owner'])
  expect(m.details.members).not.toContain(four)
  expect(m.refused('offer', { member: four })).toEqual(['looked-at-already'])
  m.by('beat_officer').does('leaveOut', { member: four, because: 'another_thing' })
  expect(m.by('clock').refused('offer', { member: four })).toEqual(['looked-at-already'])
})

test('gate not-of-itself, gate in-it-already: taken in by a person, each once', () => {
  const m = confirmed()
  expect(m.refused('takeIn', { member: m.seen().id })).toEqual(['not-of-itself'])
  expect(m.refused('takeIn', { member: one })).toEqual(['in-it-already'])
  expect(m.does('takeIn', { member: four }).details.members).toContain(four)
})

test('state ended, notice handed: with what came of it', () => {
  const m = planned().does('end', { because: 'found_who', helped: '调了路口监控' })
  expect(m.state).toBe('ended')
  expect(m.standing.outcome).toBe('found_who')
  const other = confirmed()
  other.does('handOver', { to: idOf(2), because: 'shift_ends' })
  expect(other.told('handed')).toEqual(['owner'])
})
