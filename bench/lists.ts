import { createWriteStream } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { exportMatters } from '../src/figures/export.ts'
import { addNeighbour } from '../src/neighbours/keys.ts'
import { takeTable } from '../src/neighbours/take-rows.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/db.ts'
import { quiet } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { openTable } from '../src/platform/read-table.ts'
import { suiteOf } from '../src/platform/suite.ts'
import { bureauId, villages } from '../test/people.ts'
import { seed } from '../test/seed.ts'

/*
 * node bench/lists.ts --lines 100000 --every 10000: what a line of a list costs as there are ever more of them: CPU of the program and of the
 * database, and the program's memory, for each further piece of the list. Time on the clock says little on a machine that others share.
 */

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '100000' }, every: { type: 'string', default: '10000' } },
})
const [LINES, EVERY] = [Number(values.lines), Number(values.every)]

const folder = join(tmpdir(), `xjw-lists-${process.pid}`)
const embedded = await startEmbedded({ dataDir: folder, log: quiet })
try {
  await migrate(embedded.url)
  await seed(embedded.url)
  const { db, pool, close } = openDatabase(embedded.url, { max: 6 })
  const suite = suiteOf(Buffer.alloc(32, 7))
  const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
  const house = {
    db,
    pool,
    suite,
    keyring,
    log: quiet,
    now: () => new Date(),
    mode: 'real' as const,
    config: { ...readConfig([], {}).config, dataDir: folder },
  }
  const made = { name: '12345', scopes: ['requests'], perMinute: 60 }
  const { id } = await addNeighbour(db, bureauId, made, house.now())
  const neighbour = { ...made, id, bureauId, scopes: ['requests' as const] }
  const file = join(folder, 'list.csv')
  await pipeline(Readable.from(lines()), createWriteStream(file))
  const table = await openTable(file)
  console.log('| lines | added | clock s | ms CPU a line, program | ms CPU a line, database | resident MB |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  let added = 0
  let rows = 0
  let mark = await marked()
  for await (const step of takeTable(table.rows, { house, bureauId, neighbour, dry: false })) {
    added += step.added
    rows += step.rows
    if (step.rows === 0 || rows % EVERY !== 0) continue
    const now = await marked()
    const per = (ms: number) => (ms / EVERY).toFixed(2)
    console.log(
      `| ${rows} | ${added} | ${((now.clock - mark.clock) / 1000).toFixed(0)} | ${per(now.own - mark.own)} | ${per(now.database - mark.database)} | ${Math.round(process.memoryUsage.rss() / 2 ** 20)} |`,
    )
    mark = await marked()
    if (rows === EVERY || rows === LINES) console.error(await exported(rows))
    mark = await marked()
  }
  await close()

  /** All of it out again, as `xjw export` does, with what was said. */
  async function exported(count: number): Promise<string> {
    const before = await marked()
    const to = createWriteStream(join(folder, 'matters.jsonl'))
    await exportMatters(
      house,
      { bureauId, contents: true, walled: false },
      { matters: to, promises: undefined },
      () => {},
    )
    await new Promise(done => to.end(done))
    const after = await marked()
    const per = (ms: number) => (ms / count).toFixed(2)
    const mb = Math.round(process.memoryUsage.rss() / 2 ** 20)
    return `export of ${count}: ${per(after.own - before.own)} ms CPU each (database ${per(after.database - before.database)}), ${mb} MB`
  }
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

function* lines() {
  yield '编号,诉求类别,内容,村居代码,来电号码\n'
  for (let i = 0; i < LINES; i++)
    yield `G${i},路灯不亮,西头第${i}盏灯不亮,${i % 2 ? villages.dongan : villages.first},139${String(i).padStart(8, '0')}\n`
}

/** Milliseconds: of the clock, of this program's CPU, and of the CPU of all processes of the database. */
async function marked() {
  const { user, system } = process.cpuUsage()
  return { clock: performance.now(), own: (user + system) / 1000, database: await cpuOfDatabase() }
}

/** Of the server and all its children, with those that have ended. */
async function cpuOfDatabase(): Promise<number> {
  let ticks = 0
  for (const pid of await readdir('/proc')) {
    const stat = /^\d+$/.test(pid) ? await readFile(join('/proc', pid, 'stat'), 'utf8').catch(() => '') : ''
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const isServer = Number(pid) === embedded.pid()
    if (!isServer && fields[1] !== embedded.pid()) continue
    ticks += fields[11]! + fields[12]! + (isServer ? fields[13]! + fields[14]! : 0)
  }
  // The kernel counts in hundredths.
  return ticks * 10
}
