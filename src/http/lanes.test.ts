import { expect, test } from 'vitest'
import { newLane } from './lanes.ts'

/* Whoever is long about it, from one address, keeps neither the places nor those who wait for them. */

const long = () => {
  const done = Promise.withResolvers<string>()
  return { work: () => done.promise, end: () => done.resolve('done') }
}
const size = { atOnce: 8, waiting: 16, patience: 20 }

test('one address takes no more than its share of the places, and another one’s turn comes at once', async () => {
  const lane = newLane({ ...size, patience: 60_000, ofOne: 2 })
  const slow = [long(), long(), long()]
  const theirs = slow.map(({ work }) => lane('one', work))
  expect(await lane('another', async () => 'at once')).toBe('at once')
  // The third waits for the first, and comes before nobody.
  slow[2]!.end()
  expect(await Promise.race([theirs[2], lane('another', async () => 'still waits')])).toBe('still waits')
  slow[0]!.end()
  expect(await theirs[2]).toBe('done')
  slow[1]!.end()
  await Promise.all(theirs)
})

test('a proxy of ours stands for many, and takes every place', async () => {
  const lane = newLane({ ...size, patience: 60_000, ofOne: 2 }, { isProxy: address => address === 'ours' })
  const slow = Array.from({ length: 8 }, long)
  const begun: number[] = []
  const all = slow.map(({ work }, i) =>
    lane('ours', () => {
      begun.push(i)
      return work()
    }),
  )
  await Promise.resolve()
  expect(begun).toHaveLength(8)
  for (const one of slow) one.end()
  await Promise.all(all)
})

test('whoever waits longer than the patience is told so, although no place came free', async () => {
  const lane = newLane(size)
  const slow = Array.from({ length: 8 }, long)
  const held = slow.map(({ work }) => lane('one', work))
  await expect(lane('another', async () => 'too late')).rejects.toMatchObject({ status: 503, code: 'busy-now' })
  for (const one of slow) one.end()
  expect(await Promise.all(held)).toHaveLength(8)
  // Nothing is left of it: all places are free again.
  expect(await Promise.all(Array.from({ length: 8 }, () => lane('one', async () => 1)))).toHaveLength(8)
})
