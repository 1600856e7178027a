import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
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
 * npm run bench -- --sizes 10000,1000000 --rounds 5 --seconds 3
 *
 * What we promise of speed, each figure beside its floor in the same run: rounds are interleaved (ours, floor, ours, …), the
 * middle one counts, and the spread is told. Load comes from autocannon in this process; server and database share the
 * machine with it, for both alike.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
})
/** Seconds: on a busy machine one is not enough for Node to have made its best of either. */
const WARM = 3
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

// Not made by us: the account that the database runs as must be able to enter it.
const folder = join(tmpdir(), `xjw-bench-${process.pid}`)
const embedded = await startEmbedded({ dataDir: folder, log: quiet })
let ours: Server | undefined
let floor: Server | undefined
try {
  await conditions()
  ours = await startOurs(embedded.url, folder)
  const tables: { size: number; lines: Line[] }[] = []
  for (const size of values.sizes.split(',').map(Number)) {
    const filled = await fill(embedded.url, folder, size)
    console.log(`\n${filled.matters} matters (filled in ${filled.seconds} s)\n`)
    const prepared = await prepare(embedded.url, folder, ours)
    const questions = join(folder, 'questions.json')
    await writeFile(questions, JSON.stringify(await capture(embedded.url, folder, ours, prepared)))
    floor = await startFloor(embedded.url, questions)
    const lines = await compare(ours, floor, prepared)
    console.log(table(lines))
    tables.push({ size: filled.matters, lines })
    await floor.stop()
    floor = undefined
  }
  growth(tables)
  console.log(`\nmemory of the web process after the run: ${residentOf(ours.pid).toFixed(0)} MB (aim ≤ 150)`)
} finally {
  await floor?.stop()
  await ours?.stop()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

async function compare(ours: Server, floor: Server, prepared: Prepared): Promise<Line[]> {
  const lines: Line[] = []
  for (const [what, aim, mine, bare] of measured(prepared))
    for (const callers of [1, 32])
      lines.push(await line(`${what}, ${callers} at once`, aim, callers, ours, floor, mine, bare))
  return lines
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

async function line(
  what: string,
  aim: string,
  callers: number,
  ours: Server,
  floor: Server,
  mine: () => Request,
  bare: () => Request,
): Promise<Line> {
  const one: Run[] = []
  const other: Run[] = []
  // The first round warms both and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const [a, b] = [
      await drive(ours, callers, round ? seconds : WARM, mine),
      await drive(floor, callers, round ? seconds : WARM, bare),
    ]
    if (a.bad + b.bad > 0)
      throw new Error(
        `${what}: ${a.bad} of ours and ${b.bad} of the floor were not answered with 2xx: ${a.refused ?? b.refused}`,
      )
    if (round === 0) continue
    one.push(a)
    other.push(b)
  }
  const of = (runs: Run[], pick: (run: Run) => number) => median(runs.map(pick))
  return {
    what,
    aim,
    ours: of(one, run => run.perSecond),
    floor: of(other, run => run.perSecond),
    ratio: median(one.map((run, i) => run.perSecond / other[i]!.perSecond)),
    p95: { ours: of(one, run => run.p95), floor: of(other, run => run.p95) },
    cpu: { ours: of(one, run => run.cpu), floor: of(other, run => run.cpu) },
    spread: spread(one.map(run => run.perSecond)),
  }
}

/** How the time for one answer grows from the first size to the last; aim ≤ 1.3. */
function growth(tables: { size: number; lines: Line[] }[]) {
  const [first, last] = [tables[0]!, tables.at(-1)!]
  if (first === last) return
  console.log(`\nfrom ${first.size} to ${last.size} matters, time for one answer grows (aim ≤ 1.3):`)
  for (const [i, { what, ours }] of first.lines.entries())
    console.log(`  ${what}: ${(ours / last.lines[i]!.ours).toFixed(2)}×`)
}

async function conditions() {
  const pg = (await import('pg')).default
  const client = new pg.Client(embedded.url)
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
