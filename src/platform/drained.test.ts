import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { drained } from './drained.ts'

const listening = (stream: Writable) => stream.listenerCount('drain') + stream.listenerCount('close')

test('a slow stream is waited for, as often as it is full, and nothing is left listening', async () => {
  const slow = new Writable({ highWaterMark: 1, write: (_, __, done) => void setImmediate(done) })
  const before = listening(slow)
  for (let i = 0; i < 30; i++) if (!slow.write('many words')) await drained(slow)
  expect(listening(slow)).toBe(before)
})

test('one that closes, or has closed, is waited for no longer', async () => {
  const stuck = new Writable({ highWaterMark: 1, write: () => {} })
  stuck.write('many words')
  const waiting = drained(stuck)
  stuck.destroy()
  await waiting
  await drained(stuck)
  expect(listening(stuck)).toBe(0)
})
