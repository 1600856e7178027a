import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openMatter } from '../src/matters/open-matter.ts'
import { quiet } from '../src/platform/log.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { houseOn } from './capture.ts'
import { drive, type Run } from './drive.ts'
import { fixed, median } from './figures.ts'
import { type Server, startOpen311Floor, startOurs } from './servers.ts'

/*
 * node bench/open311.ts --rounds 5 --seconds 3
 *
 * A thousand requests in one answer, in both formats, beside a bare route that asks the same SQL and streams the same rows as JSON
 * lines (R41). Rounds are interleaved; the middle one counts.
 */

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '3' } },
})
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
const MANY = 1200

const folder = join(tmpdir(), `xjw-bench-${process.pid}`)
const embedded = await startEmbedded({ dataDir: folder, log: quiet })
const running: Server[] = []
try {
  const ours = await startOurs(embedded.url, folder)
  running.push(ours)
  await hazards()
  const floor = await startOpen311Floor(embedded.url)
  running.push(floor)
  for (const format of ['xml', 'json']) {
    const mine = { method: 'GET', path: `/open311/v2/requests.${format}` } as const
    const theirs = { method: 'GET', path: '/' } as const
    const runs: { ours: Run; floor: Run }[] = []
    for (let i = -1; i < rounds; i++) {
      const run = {
        ours: await drive(ours, 4, seconds, () => mine),
        floor: await drive(floor, 4, seconds, () => theirs),
      }
      if (run.ours.bad + run.floor.bad > 0) throw new Error(run.ours.refused ?? run.floor.refused ?? 'not answered')
      // The first warms both.
      if (i >= 0) runs.push(run)
    }
    const of = (which: (run: (typeof runs)[number]) => number) => median(runs.map(which))
    console.log(
      `${format}: ours ${fixed(
        of(({ ours }) => ours.perSecond),
        1,
      )}/s (${fixed(of(({ ours }) => ours.cpu))} ms CPU, ${Math.round(of(({ ours }) => ours.bytes) / 1024)} kB), floor ${fixed(
        of(({ floor }) => floor.perSecond),
        1,
      )}/s (${fixed(of(({ floor }) => floor.cpu))} ms CPU, ${Math.round(of(({ floor }) => floor.bytes) / 1024)} kB), ratio ${fixed(of(run => run.ours.perSecond / run.floor.perSecond))} (aim ≥ 0.5, or 50/s)`,
    )
  }
} finally {
  for (const one of running.reverse()) await one.stop()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

async function hazards() {
  const house = await houseOn(embedded.url, folder)
  try {
    const { rows } = await house.pool.query(
      `select p.bureau_id, p.village_code from beat_place p join beat_holder h using (bureau_id, beat_id) order by 2 limit 20`,
    )
    for (let i = 0; i < MANY; i++) {
      const { bureau_id, village_code } = rows[i % rows.length]
      await openMatter(
        house,
        {
          commandId: randomUUID(),
          kind: 'hazard',
          says: { text: '路灯不亮', identity: 'sealed', type: 'street_light' },
          place: { village: village_code },
          anonymous: true,
        },
        { as: 'resident', bureauId: bureau_id },
      )
    }
    await house.pool.query('analyze')
  } finally {
    await house.close()
  }
}
