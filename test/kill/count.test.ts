import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { simulate } from '../../src/demo/year/simulate.ts'
import { countAll, rebuildFigures } from '../../src/figures/count.ts'
import { allFed } from '../counted.ts'
import { testHouse } from '../house.ts'
import { bureauId } from '../people.ts'

/*
 * Two workers count at once, are killed with -9 at random instants and start again, over and over; also in the middle of
 * counting anew. Nothing is counted twice, nothing is left out.
 */

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse()
  const until = new Date('2026-11-20T00:00:00+08:00')
  await simulate({
    house,
    bureauId,
    seed: '3',
    photos: ['ab'.repeat(32)],
    from: '2026-10-20',
    until,
    count: 60,
    progress: () => {},
  })
  await allFed(house.pool)
})
afterAll(() => house.drop())

async function worker() {
  const child = spawn(process.execPath, [fileURLToPath(new URL('count.ts', import.meta.url)), house.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  let counted = 0
  lines.on('line', line => {
    if (line === 'counted') counted++
  })
  await once(lines, 'line')
  return { child, counted: () => counted }
}

test('killed in the middle and two at once, the sums are what they would have been', async () => {
  let counted = 0
  for (let round = 0; round < 12; round++) {
    const began = performance.now()
    const both = await Promise.all([worker(), worker()])
    // As long as the machine is slow, so that they get somewhere first.
    await sleep(Math.random() * Math.max(300, (performance.now() - began) / 2))
    await Promise.all(
      both.map(async one => {
        one.child.kill('SIGKILL')
        await once(one.child, 'exit')
        counted += one.counted()
      }),
    )
  }
  await countAll(house)
  const sums = async () =>
    (
      await house.pool.query(
        'select * from figure order by series, span, day, unit_id, kind, measure, type, behind, came, minute',
      )
    ).rows
  const kept = await sums()
  await rebuildFigures(house, bureauId, 'Asia/Shanghai')
  expect(kept).toEqual(await sums())
  const { rows } = await house.pool.query(
    `select (select count(*)::int from promise) as promises,
      (select sum(n)::int from figure where series = 'promise' and span = 'day') as counted`,
  )
  expect(rows[0].counted).toBe(rows[0].promises)
  expect(rows[0].promises).toBeGreaterThan(100)
  // They came to the end now and then, and were killed on the way at other times.
  expect(counted).toBeGreaterThan(0)
})
