import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quiet } from '../src/platform/log.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { capture, type Prepared, prepare, reported, told } from './capture.ts'
import { drive, type Request, type Run, residentOf } from './drive.ts'
import { type Line, median, spread, table } from './figures.ts'
import { fill } from './fill.ts'
import { type Server, startFloor, startOurs } from './servers.ts'

/*
 * npm run bench -- --sizes 10000,1000000 --rounds 5 --seconds 3 [--data FOLDER]
 *
 * What we promise of speed, each figure beside its floor in the same run: rounds are interleaved (ours, floor, ours, …) over
 * all sizes, each on a cluster of its own, the middle one counts, and the spread is told. Load comes from autocannon in this
 * process; servers and databases share the machine with it, all alike. What is filled in a folder that is given stays there.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    data: { type: 'string' },
  },
})
/** Seconds: a server runs for days, and Node makes its best of our many functions only after some ten thousand requests. */
const WARM = 10
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

/** One bureau of so many matters, on a cluster of its own: our program and the floor. */
type Place = { size: number; url: string; ours: Watched; floor: Watched; requests: Measured[] }
/** With the process of its database. */
type Watched = Server & { database: number }

// Not made by us: the account that the database runs as must be able to enter it.
const folder = values.data ?? join(tmpdir(), `xjw-bench-${process.pid}`)
const running: (() => Promise<void>)[] = []
try {
  const places: Place[] = []
  for (const size of values.sizes.split(',').map(Number)) places.push(await settle(size))
  await conditions(places[0]!.url)
  const tables = await compare(places)
  for (const [i, { size, ours }] of places.entries()) {
    console.log(`\n${size} matters\n\n${table(tables[i]!)}`)
    console.log(`memory of the web process after the run: ${residentOf(ours.pid).toFixed(0)} MB (aim ≤ 150)`)
  }
  growth(places, tables)
} finally {
  for (const stop of running.reverse()) await stop()
  if (!values.data) await rm(folder, { recursive: true, force: true })
}

async function settle(wanted: number): Promise<Place> {
  const data = join(folder, String(wanted))
  await mkdir(data, { recursive: true })
  const embedded = await startEmbedded({ dataDir: data, log: quiet })
  running.push(embedded.stop)
  const { url } = embedded
  const database = embedded.pid()
  const ours = { ...(await startOurs(url, data)), database }
  running.push(ours.stop)
  const { matters: size, seconds } = await fill(url, data, wanted)
  console.log(`${size} matters (filled in ${seconds} s)`)
  const prepared = await prepare(url, data, ours)
  const questions = join(data, 'questions.json')
  await writeFile(questions, JSON.stringify(await capture(url, data, ours, prepared)))
  const floor = { ...(await startFloor(url, questions)), database }
  running.push(floor.stop)
  return { size, url, ours, floor, requests: measured(prepared) }
}

/** For each place its lines. */
async function compare(places: readonly Place[]): Promise<Line[][]> {
  const tables: Line[][] = places.map(() => [])
  for (const i of places[0]!.requests.keys())
    for (const callers of [1, 32])
      for (const [j, line] of (await lines(places, i, callers)).entries()) tables[j]!.push(line)
  return tables
}

type Measured = [what: string, aim: string, ours: () => Request, floor: () => Request]

function measured({ signedIn, matters, read, village }: Prepared): Measured[] {
  // Apart: what the floor writes is not sealed for whom it says.
  const half = Math.floor(matters.length / 2)
  const inTurn = (some: readonly string[]) => {
    let turn = 0
    return () => some[turn++ % some.length]!
  }
  const next = inTurn(matters.slice(0, half))
  const nextOfFloor = inTurn(matters.slice(half))
  const post = (path: string, body: object, headers = {}): Request => ({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const key = () => ({ ...signedIn, 'idempotency-key': randomUUID() })
  return [
    [
      'POST /matters',
      '≥ 1.0',
      () => post('/api/v1/matters', reported(village), key()),
      () => post('/opening', { id: randomUUID(), ...reported(village) }),
    ],
    [
      'a move',
      '≥ 0.8',
      () => post(`/api/v1/matters/${next()}/update`, told(), { ...key(), 'if-match': '*' }),
      () => post('/move', { matter: nextOfFloor(), command: randomUUID(), ...told() }),
    ],
    [
      'a list of 50',
      '≥ 0.8',
      () => ({ method: 'GET', path: '/api/v1/matters?scope=mine&limit=50', headers: signedIn }),
      () => ({ method: 'GET', path: '/list' }),
    ],
    [
      'a matter with its history',
      '≥ 0.8',
      () => ({ method: 'GET', path: `/api/v1/matters/${read}`, headers: signedIn }),
      () => ({ method: 'GET', path: '/matter' }),
    ],
  ]
}

async function lines(places: readonly Place[], i: number, callers: number): Promise<Line[]> {
  const runs: { one: Run; other: Run }[][] = places.map(() => [])
  // The first round warms all and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [j, { ours, floor, requests }] of places.entries()) {
      const [what, , mine, bare] = requests[i]!
      const time = round ? seconds : WARM
      const [one, other] = [await drive(ours, callers, time, mine), await drive(floor, callers, time, bare)]
      if (one.bad + other.bad > 0)
        throw new Error(
          `${what}: ${one.bad} of ours and ${other.bad} of the floor were not answered with 2xx: ${one.refused ?? other.refused}`,
        )
      if (round > 0) runs[j]!.push({ one, other })
    }
  }
  const [what, aim] = places[0]!.requests[i]!
  return runs.map(both => lineOf(`${what}, ${callers} at once`, aim, both))
}

function lineOf(what: string, aim: string, both: readonly { one: Run; other: Run }[]): Line {
  const [one, other] = [both.map(run => run.one), both.map(run => run.other)]
  const of = (runs: Run[], pick: (run: Run) => number) => median(runs.map(pick))
  return {
    what,
    aim,
    ours: of(one, run => run.perSecond),
    floor: of(other, run => run.perSecond),
    ratio: median(both.map(({ one, other }) => one.perSecond / other.perSecond)),
    p95: { ours: of(one, run => run.p95), floor: of(other, run => run.p95) },
    cpu: { ours: of(one, run => run.cpu), floor: of(other, run => run.cpu) },
    databaseCpu: { ours: of(one, run => run.databaseCpu), floor: of(other, run => run.databaseCpu) },
    spread: spread(one.map(run => run.perSecond)),
    rounds: one.map(run => run.perSecond),
  }
}

/** How the time for one answer grows from the first size to the last, round by round; aim ≤ 1.3. */
function growth(places: readonly Place[], tables: readonly Line[][]) {
  const [first, last] = [tables[0]!, tables.at(-1)!]
  if (first === last) return
  console.log(`\nfrom ${places[0]!.size} to ${places.at(-1)!.size} matters, time for one answer grows (aim ≤ 1.3):`)
  for (const [i, { what, rounds, cpu }] of first.entries()) {
    const grown = median(rounds.map((perSecond, n) => perSecond / last[i]!.rounds[n]!))
    console.log(`  ${what}: ${grown.toFixed(2)}× (CPU of ours ${(last[i]!.cpu.ours / cpu.ours).toFixed(2)}×)`)
  }
}

async function conditions(url: string) {
  const pg = (await import('pg')).default
  const client = new pg.Client(url)
  await client.connect()
  const ask = async (name: string) => `${name} ${(await client.query(`show ${name}`)).rows[0][name]}`
  const settings: string[] = []
  for (const name of ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'])
    settings.push(await ask(name))
  await client.end()
  console.log(
    `Node ${process.version}, ${cpus().length} cores, PostgreSQL: ${settings.join(', ')}; ${rounds} rounds of ${seconds} s, autocannon 9`,
  )
}
