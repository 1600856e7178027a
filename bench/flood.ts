/** Others while somebody floods: `node bench/flood.ts [--times 50] [--seconds 10]`. Each figure beside the same without a flood. */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { quiet } from '../src/platform/log.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { residentOf } from './drive.ts'
import type { Came, Offered } from './flood-load.ts'
import { startOurs } from './servers.ts'

const { values } = parseArgs({ options: { times: { type: 'string' }, seconds: { type: 'string' } } })
const times = Number(values.times ?? 50)
const seconds = Number(values.seconds ?? 10)
const LINES = 400

const data = join(tmpdir(), `xjw-flood-${process.pid}`)
await mkdir(data, { mode: 0o711 })
const embedded = await startEmbedded({ dataDir: data, log: quiet })
const ours = await startOurs(embedded.url, data)
try {
  const pool = new pg.Pool({ connectionString: embedded.url, max: 1 })
  const { rows: villages } = await pool.query('select village_code from beat_place order by 1 limit 1')
  const port = Number(new URL(ours.url).port)
  const people: { post: string; number: string; password: string }[] = await (
    await fetch(`${ours.url}/demo/people.json`)
  ).json()
  const chief = people.find(one => one.post === 'station_chief')!
  const { token }: { token: string } = await (await signIn(chief)).json()
  const report = JSON.stringify({
    kind: 'hazard',
    place: { village: villages[0].village_code },
    says: { text: '路口的井盖没了，晚上看不见。', identity: 'sealed' },
  })

  function signIn({ number, password }: typeof chief) {
    return fetch(`${ours.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number, password }),
      signal: AbortSignal.timeout(30_000),
    })
  }
  const list = () =>
    fetch(`${ours.url}/api/v1/matters?limit=50`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(30_000),
    })
  const byDuty = () =>
    fetch(`${ours.url}/api/v1/matters`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: report,
      signal: AbortSignal.timeout(30_000),
    })
  let lone = 0
  /** Somebody at an address of their own, whom the flood is not. */
  const byAnother = () => oneReport(port, ++lone, report)

  /** So many a second, whatever the answers take; milliseconds, and how many were not answered with 2xx. */
  async function measured(what: string, perSecond: number, ask: () => Promise<{ status: number }>) {
    const took: number[] = []
    let bad = 0
    const asked: Promise<void>[] = []
    for (let i = 0; i < perSecond * seconds; i++) {
      const began = performance.now()
      asked.push(
        ask().then(
          ({ status }) => {
            if (status >= 300) bad++
            else took.push(performance.now() - began)
          },
          () => {
            bad++
          },
        ),
      )
      await sleep(1000 / perSecond)
    }
    await Promise.all(asked)
    const sorted = took.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]?.toFixed(0) ?? '–'
    return `${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ${bad} of ${asked.length} not served`
  }
  const everybody = () =>
    Promise.all([
      measured('the chief’s list', 5, list),
      measured('signing in', 1, () => signIn(chief)),
      measured('a report by staff', 2, byDuty),
      measured('a report by somebody else', 2, byAnother),
    ])

  const began = residentOf(ours.pid)
  console.log(['without a flood', ...(await everybody())].join('\n  '))
  const served = await flooding({ port, perSecond: 400, lines: LINES, seconds: 5, body: report, from: 0 }).came
  const most = served.acknowledged.length / 5
  console.log(`served at most: ${most.toFixed(0)} reports a second (${JSON.stringify(served.statuses)})`)
  const flood = flooding({
    port,
    perSecond: most * times,
    lines: LINES,
    seconds: seconds + 4,
    body: report,
    from: 1000,
  })
  await sleep(2000)
  let peak = 0
  const look = setInterval(() => {
    peak = Math.max(peak, residentOf(ours.pid))
  }, 200)
  console.log([`asked for ${times} times as many`, ...(await everybody())].join('\n  '))
  clearInterval(look)
  const came = await flood.came
  const offered = came.offered / (seconds + 4)
  console.log(
    `offered ${offered.toFixed(0)} a second (${(offered / most).toFixed(0)} times what is served): ${JSON.stringify(came.statuses)}, ${came.broken} lines broken; memory ${began.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most`,
  )
  const acknowledged = [...served.acknowledged, ...came.acknowledged]
  const { rows } = await pool.query('select count(*)::int as n from command where command_id = any($1)', [acknowledged])
  await pool.end()
  console.log(`acknowledged ${acknowledged.length}, of which ${acknowledged.length - rows[0].n} are lost`)
} finally {
  await ours.stop()
  await embedded.stop()
  await rm(data, { recursive: true, force: true })
}

function flooding(offered: Offered): { child: ChildProcess; came: Promise<Came> } {
  const child = fork(fileURLToPath(new URL('flood-load.ts', import.meta.url)))
  child.send(offered)
  return { child, came: new Promise(resolve => child.once('message', came => resolve(came as Came))) }
}

async function oneReport(port: number, n: number, body: string): Promise<{ status: number }> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/matters',
        agent: false,
        timeout: 30_000,
        localAddress: `127.9.${(n >> 6) & 255}.${1 + (n & 63)}`,
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      },
      answer => {
        answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0 }))
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('late')))
    asked.on('error', reject)
    asked.end(body)
  })
}
