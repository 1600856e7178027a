import { readdirSync, readFileSync } from 'node:fs'
import autocannon from 'autocannon'

export type Request = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }
export type Run = {
  perSecond: number
  p95: number
  cpu: number
  databaseCpu: number
  bad: number
  refused: string | undefined
  bytes: number
}

/**
 * Drives a server for some seconds with so many callers at once; each request is made anew. `cpu` is milliseconds of the
 * server's own process for one answer, `databaseCpu` those of the connections of its database. `bad` counts what was not answered with 2xx: a figure with bad ones is none.
 */
export async function drive(
  server: { url: string; pid: number; database?: number | undefined },
  callers: number,
  seconds: number,
  next: () => Request,
): Promise<Run> {
  const before = cpuOf(server.pid)
  const databaseBefore = connectionsOf(server.database)
  const took: number[] = []
  let refused: string | undefined
  const result: any = await new Promise((resolve, reject) => {
    const cannon = autocannon(
      {
        url: server.url,
        connections: callers,
        duration: seconds,
        requests: [
          {
            setupRequest: (request: object) => ({ ...request, ...next() }),
            onResponse: (status: number, body: string) => {
              if (status >= 300) refused ??= `${status} ${body.slice(0, 300)}`
            },
          },
        ],
      },
      (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)),
    )
    // Its own histogram is of whole milliseconds.
    cannon.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => took.push(ms))
  })
  const cpu = cpuOf(server.pid) - before
  // One that ended meanwhile was idle.
  const databaseCpu = [...connectionsOf(server.database)].reduce(
    (sum, [pid, ms]) => sum + ms - (databaseBefore.get(pid) ?? 0),
    0,
  )
  const done = took.length
  return {
    perSecond: done / result.duration,
    p95: took.sort((a, b) => a - b)[Math.ceil(done * 0.95) - 1] ?? Number.NaN,
    cpu: cpu / Math.max(1, done),
    databaseCpu: databaseCpu / Math.max(1, done),
    refused,
    bad: result.non2xx + result.errors + result.timeouts,
    bytes: result.throughput.total / Math.max(1, done),
  }
}

/** Milliseconds of processor time that a process has used. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  // utime and stime, in ticks of a hundredth of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** What each connection of a PostgreSQL server has used, by process; its own housekeeping is not for an answer. */
function connectionsOf(postmaster: number | undefined): Map<number, number> {
  const used = new Map<number, number>()
  if (postmaster === undefined) return used
  for (const pid of readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)) {
    try {
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      const isConnection = /^postgres: \S+ \S+ (\[local\]|\S+\(\d+\)) /.test(
        readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      )
      if (Number(parent) === postmaster && isConnection) used.set(pid, cpuOf(pid))
    } catch {
      // Gone since.
    }
  }
  return used
}

/** Megabytes of memory that a process holds. */
export const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
