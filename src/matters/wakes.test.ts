import { expect, test } from 'vitest'
import { published, served } from '../../test/hazard-steps.ts'
import { play } from '../../test/play.ts'
import { wakesOf } from './wakes.ts'

const tz = { tz: 'Asia/Shanghai' }
const wakings = (m: ReturnType<typeof play>) => wakesOf(m.kind, m.seen(), tz).map(({ at, move }) => [at, move])

test('the responsible unit is reminded at half, at four fifths and on the day, and looked at again after it', () => {
  expect(wakings(served())).toEqual([
    ['2026-03-10T00:00:00+08:00', 'remind'],
    ['2026-03-14T00:00:00+08:00', 'remind'],
    ['2026-03-17T00:00:00+08:00', 'remind'],
    ['2026-03-18T00:00:00+08:00', 'callRecheck'],
  ])
})

test('what was done is not done again, what was slept through is done at once, and each can then be done', () => {
  const m = served().later({ days: 30 })
  for (let left = 4; left > 0; left--) {
    const list = wakesOf(m.kind, m.seen(), tz)
    expect(list).toHaveLength(left)
    m.by('clock').does(list[0]!.move, { ...list[0]!.says })
  }
  expect(m.state).toBe('recheck')
  expect(wakings(m)).toEqual([])
})

test('more time moves what the clock will do', () => {
  const m = served().later({ days: 1 }).by('responsible_unit')
  m.does('askExtension', { until: '2026-03-27', reason: 'parts_late', meanwhile: 'fenced_off', askedAt: m.now })
  m.by('station_chief').does('grantExtension', { replyNo: 'P-1', until: '2026-03-27', why: 'parts_needed' })
  expect(wakings(m).at(-1)).toEqual(['2026-03-28T00:00:00+08:00', 'callRecheck'])
})

test('a matter that is over, or a kind that wakes for nothing, has nothing to wait for', () => {
  expect(wakings(published())).toEqual([])
  expect(wakings(play('case').by('resident').does('report', { text: '自行车不见了' }))).toEqual([])
})

test('a shift that nobody looked at is missed when it begins', () => {
  const lapsesAt = '2026-03-02T16:00:00+08:00'
  const m = play('round').by('clock').does('plan', { sort: 'shift_check', shift: 'S-1', lapsesAt })
  expect(wakings(m)).toEqual([[lapsesAt, 'miss']])
})
