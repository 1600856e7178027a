import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { cannotRun, exists } from './process.ts'

/** Which process serves the cluster, and where, by the note that PostgreSQL leaves in it; the process may be long gone. */
export function noted(cluster: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(noteOf(cluster), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return undefined
  }
}

const noteOf = (cluster: string) => join(cluster, 'postmaster.pid')

/**
 * Is this process a server of this cluster? A number alone proves nothing: in a container the same numbers come
 * round at every start, and a killed server that nobody has reaped yet (a zombie) still has its number but no command.
 */
export function serves(pid: number, cluster: string): boolean {
  if (!exists(pid)) return false
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
    if (process.platform === 'win32') return true
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}

/** A port on the loopback that nobody listens on, below the range that systems give out to callers. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer()
    const free = await new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (free) return port
  }
}

/** Where its socket lies, by which a question costs a little less than by the loopback; undefined where a path cannot be one. */
const socketFolder = (cluster: string): string | undefined =>
  process.platform !== 'win32' && /^[\w/.-]{1,80}$/.test(cluster) ? cluster : undefined

const socketIn = (cluster: string, port: number) => join(cluster, `.s.PGSQL.${port}`)

/** The host to name to whoever connects: the folder of its socket, if it listens there. */
export const hostOf = (cluster: string, port: number): string =>
  socketFolder(cluster) && existsSync(socketIn(cluster, port)) ? cluster : '127.0.0.1'

/** Takes away the notes of a server that has ended, whose number is some other process's now: PostgreSQL would believe them. */
export async function forgetNotes(cluster: string, port: number): Promise<void> {
  for (const note of [noteOf(cluster), `${socketIn(cluster, port)}.lock`]) await rm(note, { force: true })
}

/** Settings for a small machine; what a server says goes to its own log, which may hold nothing personal. */
export const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One writer left open would hold back every reader of the feed.
  idle_in_transaction_session_timeout: '60s',
  // Messages of level ERROR quote what was sent, and their details quote whole rows.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** A server that we have started: its process number, and what it ended with, once it has. */
export type Started = { pid: number; ended: Promise<string> }

/**
 * Starts a server in a session of its own, so that Ctrl-C reaches only us and the server stops last. It writes its log
 * to a file: if we are killed, a pipe to us would break under it.
 */
export function startServer(
  where: { dataDir: string; cluster: string; binaries: Binaries; account: Account | undefined },
  port: number,
  given: Record<string, string>,
): Started {
  const log = openLog(join(where.dataDir, 'postgres.log'))
  const args = ['-D', where.cluster, '-p', String(port)]
  const socket = { unix_socket_directories: socketFolder(where.cluster) ?? '' }
  for (const [name, value] of Object.entries({ ...settings, ...socket, ...given })) args.push('-c', `${name}=${value}`)
  const program = join(where.binaries.bin, 'postgres')
  const child = spawn(program, args, {
    ...(where.account && { uid: where.account.uid, gid: where.account.gid }),
    cwd: where.dataDir,
    env: {},
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', error => reject(cannotRun(program, error)))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  ended.catch(() => {})
  return { pid: child.pid ?? 0, ended }
}

/** Ends open sessions, writes all to disk, and waits until the server has gone; answers whether it has. */
export async function stopServer(
  pid: number,
  cluster: string,
  binaries: Binaries,
  patience = 60_000,
): Promise<boolean> {
  if (process.platform === 'win32') {
    spawn(join(binaries.bin, 'pg_ctl'), ['stop', '--mode=fast', '--pgdata', cluster], { stdio: 'ignore' })
  } else if (serves(pid, cluster)) process.kill(pid, 'SIGINT')
  for (const until = performance.now() + patience; serves(pid, cluster); await sleep(10))
    if (performance.now() > until) return false
  return true
}

export function lastWords(dataDir: string): string {
  const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  return log.trimEnd().split('\n').slice(-5).join('\n')
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}
