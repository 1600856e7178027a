import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { addDays } from '../src/clock/day.ts'
import { answerOf } from '../src/figures/answer.ts'
import { figureNamed } from '../src/figures/catalogue.ts'
import { readPeriod } from '../src/figures/period.ts'
import { type Asked, questionOf } from '../src/figures/sums.ts'
import { defaultMeasures } from '../src/kinds/shipped.ts'
import { copyIn } from '../src/platform/copy.ts'
import { openDatabase } from '../src/platform/db.ts'
import { quiet } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { bureauId } from '../test/people.ts'
import { seed } from '../test/seed.ts'
import { fixed, median } from './figures.ts'

/*
 * node bench/boards.ts --matters 10000,1000000 --rounds 5: the table of 75 measures by 178 units of a city in a year, and
 * smaller questions, from the sums. Beside each its floor (the same SQL, bare) and the same counted from the lines, which is
 * what there would be without sums. Lines come by COPY: four promises a matter, most of them of a few measures and the large stations.
 */

const { values } = parseArgs({
  options: { matters: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
})
const UNITS = 178
const first = '2025-11-24'
const tz = 'Asia/Shanghai'
const now = new Date('2026-11-24T10:00:00+08:00')

const questions = [
  ['75 × 178, the whole year', ['measure', 'unit'], '2025-11-24', '2026-11-23'],
  ['75 × 178, eleven whole months', ['measure', 'unit'], '2025-12-01', '2026-10-31'],
  ['75 × 178, last month', ['measure', 'unit'], '2026-10-01', '2026-10-31'],
  ['by unit, last month', ['unit'], '2026-10-01', '2026-10-31'],
  ['all in all, last month', [], '2026-10-01', '2026-10-31'],
] as const

const folder = join(tmpdir(), `xjw-boards-${process.pid}`)
const embedded = await startEmbedded({ dataDir: folder, log: quiet })
try {
  await migrate(embedded.url)
  await seed(embedded.url)
  const { db, pool, close } = openDatabase(embedded.url, { max: 2 })
  const house = { db, pool, now: () => now }
  const units = await moreUnits(pool)
  console.log(
    '| matters | lines | sums | MB of sums | question | ours ms | floor ms | ours ÷ floor | from the lines ms | cells |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  let there = 0
  for (const size of values.matters.split(',').map(Number)) {
    await load(pool, units, there, size)
    there = size
    const [held] = (
      await pool.query(
        `select (select count(*) from counted) as lines, (select count(*) from figure) as sums,
          round(pg_total_relation_size('figure') / 1e6) as mb`,
      )
    ).rows
    for (const [what, by, from, to] of questions) {
      const period = readPeriod(from, to, tz)
      const sight = { behind: [''] as const }
      const asked: Asked = { bureauId, tz, ...sight, series: ['promise'], period, by }
      const bare = questionOf(asked)!
      const [ours, floor, lines]: [number[], number[], number[]] = [[], [], []]
      let cells = 0
      for (let i = -1; i < Number(values.rounds); i++) {
        const a = await timed(() =>
          answerOf(house, { bureauId, tz }, { figure: figureNamed('on-time')!, period, by, sight }),
        )
        const b = await timed(() => pool.query(bare))
        const c = await timed(() =>
          pool.query(fromTheLines(by), [bureauId, new Date(period.from), new Date(period.to)]),
        )
        cells = a.value.rows.length
        if (i < 0) continue
        ours.push(a.ms)
        floor.push(b.ms)
        lines.push(c.ms)
      }
      const ratio = median(ours.map((ms, i) => ms / floor[i]!))
      console.log(
        `| ${size} | ${held.lines} | ${held.sums} | ${held.mb} | ${what} | ${fixed(median(ours), 1)} | ${fixed(median(floor), 1)} | ${fixed(ratio)} | ${fixed(median(lines), 0)} | ${cells} |`,
      )
    }
  }
  await close()
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

function fromTheLines(by: readonly ('measure' | 'unit')[]): string {
  const axes = by.map(axis => (axis === 'unit' ? 'unit_id' : axis))
  return `select ${[...axes, 'came', 'count(*)'].join(', ')} from counted
    where bureau_id = $1 and series = 'promise' and behind = '' and at >= $2 and at < $3 group by ${[...axes, 'came'].join(', ')}`
}

/** Stations like those of the state's list, until the city has as many units as Heze. */
async function moreUnits(pool: pg.Pool): Promise<string[]> {
  await pool.query(
    `insert into unit (bureau_id, id, parent_id, code, path, sort, name_zh, name_en)
     select c.bureau_id, gen_random_uuid(), c.id, 'bench' || n, c.path || 'bench' || n || '/', 'station', n || '所', 'Station ' || n
     from generate_series(1, $2 - (select count(*)::int from unit)) n
       join unit c on c.bureau_id = $1 and c.code = case when n % 2 = 0 then '371702' else '371703' end`,
    [bureauId, UNITS],
  )
  const { rows } = await pool.query('select id from unit where bureau_id = $1 order by code', [bureauId])
  return rows.map(({ id }) => id)
}

/** Of so many, the first ones more often: as few measures and large stations make most of the work. */
function skewed(n: number): number {
  return Math.floor(n * Math.random() ** 2.5)
}

async function load(pool: pg.Pool, units: readonly string[], from: number, to: number): Promise<void> {
  const client = await pool.connect()
  try {
    const columns =
      'bureau_id, matter_id, no, series, at, day, unit_id, kind, type, measure, behind, came, village, channel, minute, value'
    const copy = await copyIn(client, `copy counted (${columns}) from stdin`)
    let text = ''
    for (let i = from; i < to; i++) {
      const [matter, unit] = [randomUUID(), units[skewed(units.length)]]
      for (let no = 1; no <= 4; no++) {
        const { id, on } = defaultMeasures[skewed(defaultMeasures.length)]!
        const day = addDays(first, Math.floor(Math.random() * 365))
        const second = Math.floor(Math.random() * 86_400)
        const hour = [second / 3600, (second / 60) % 60, second % 60]
          .map(x => String(Math.floor(x)).padStart(2, '0'))
          .join(':')
        const came = Math.random() < 0.9 ? 'kept' : Math.random() < 0.6 ? 'late' : Math.random() < 0.5 ? 'open' : 'void'
        text += `${[bureauId, matter, no, 'promise', `${day}T${hour}+08:00`, day, unit, on[0]!.kind, `t${skewed(12)}`, id, '', came, '371702001001', 'page', 0, 0].join('\t')}\n`
      }
      if (text.length < 1 << 20) continue
      await copy.write(Buffer.from(text))
      text = ''
    }
    if (text) await copy.write(Buffer.from(text))
    await copy.end()
    // What the worker adds up line by line, all at once.
    await client.query('truncate figure')
    await client.query(
      `insert into figure
       select bureau_id, summed, span, case span when 'day' then day else date_trunc('month', day)::date end, unit_id, kind, measure,
         case summed when 'typed' then type else '' end, behind, came, minute, count(*), sum(value)
       from counted cross join (values ('day'), ('month')) s (span) cross join (values ('promise'), ('typed')) t (summed)
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
    )
    await client.query('vacuum analyze counted')
    await client.query('vacuum analyze figure')
  } finally {
    client.release()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}
