import { expect, test } from 'vitest'
import { bureauId } from '../../test/people.ts'
import type { Asker } from './asker.ts'
import { timesOf } from './times.ts'

const now = new Date('2026-11-24T10:00:00.000Z')
const ms = now.getTime()
const officer = { as: 'staff', person: { bureauId } } as Asker
const [MINUTE, HOUR] = [60_000, 3_600_000]
const saidAt = (before: number) => new Date(ms - before).toISOString()

test('said without signal, it counts from when it was said, for three days (R16)', () => {
  const clock = { before: 0, after: 0 }
  expect(timesOf({ saidAt: saidAt(71 * HOUR), clock }, officer, now).at).toBe(ms - 71 * HOUR)
  expect(timesOf({ saidAt: saidAt(73 * HOUR), clock }, officer, now)).toMatchObject({ at: ms, saidAt: ms - 73 * HOUR })
})

test('said by a clock of which nothing is known, it is shown as said, and counts from now', () => {
  expect(timesOf({ saidAt: saidAt(HOUR) }, officer, now)).toEqual({ at: ms, saidAt: ms - HOUR, faults: [] })
})

test('a phone whose clock is twenty minutes ahead is set right by what it heard of ours', () => {
  const clock = { before: -20 * MINUTE, after: -20 * MINUTE - 800 }
  expect(timesOf({ saidAt: saidAt(HOUR), clock }, officer, now)).toEqual({
    at: ms - HOUR - 20 * MINUTE - 800,
    saidAt: ms - HOUR - 20 * MINUTE - 800,
    faults: [],
  })
})

test('a clock that was set in between, or never heard of ours, is not believed: recorded now, and both are shown', () => {
  for (const before of [null, 0])
    expect(timesOf({ saidAt: saidAt(HOUR), clock: { before, after: 20 * MINUTE } }, officer, now)).toEqual({
      at: ms,
      saidAt: ms - HOUR,
      faults: [],
    })
})

test('nothing is said in the future, nor before there was a matter', () => {
  expect(timesOf({ saidAt: saidAt(-6 * MINUTE) }, officer, now).faults).toEqual([{ at: '/saidAt', code: 'in-future' }])
  expect(timesOf({ saidAt: saidAt(HOUR) }, officer, now, ms).faults).toEqual([{ at: '/saidAt', code: 'before-opened' }])
})

test('a resident says it now', () => {
  expect(timesOf({ saidAt: saidAt(HOUR) }, { as: 'resident', bureauId }, now)).toMatchObject({ at: ms, saidAt: ms })
})
