import { execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, onTestFinished } from 'vitest'
import { noted } from '../../src/platform/postgres/postmaster.ts'
import { recordLog } from '../recorded.ts'

const run = promisify(execFile)
const home = fileURLToPath(new URL('../../', import.meta.url))

/** A program that was started: what it said so far, how it ended, and where it serves, if it came so far. */
export type Started = {
  pid: number
  said: () => string
  address: string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** As Ctrl-C does: to the whole group. */
  interrupt: () => void
  kill: (signal: NodeJS.Signals) => void
}

/** What the tests were started with (a database of their own, say) is not for the programs that they start. */
const plain = { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'en' }

type How = { env?: Record<string, string>; uid?: number; clone?: string; waitFor?: RegExp }

/**
 * Runs `xjw` as a person would at a terminal, in a process of its own and a session of its own, until it serves, ends, or
 * has said what is waited for. Killed when the test ends.
 */
export async function xjw(args: string[], { env = {}, uid, clone = home, waitFor = /Ctrl-C/ }: How = {}) {
  const child = spawn(process.execPath, [join(clone, 'bin/xjw.mjs'), ...args], {
    cwd: '/',
    env: { ...plain, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(uid && { uid, gid: uid }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  child.stderr.on('data', chunk => recordLog(String(chunk)))
  let over = false
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(resolve => {
    child.once('close', (code, signal) => {
      over = true
      resolve({ code, signal })
    })
  })
  const started: Started = {
    pid: child.pid!,
    said: () => said,
    address: '',
    ended,
    interrupt: () => process.kill(-child.pid!, 'SIGINT'),
    kill: signal => child.kill(signal),
  }
  onTestFinished(() => void (over || child.kill('SIGKILL')))
  while (!over && !waitFor.test(said)) await sleep(10)
  started.address = /http:\/\/[^/]+\//.exec(said)?.[0] ?? ''
  return started
}

/** `xjw start` on a data folder and any free port. */
export const start = (dataDir: string, args: string[] = [], how: How = {}) =>
  xjw(['start', '--port', '0', '--data', dataDir, ...args], how)

/** A folder that every account can pass, gone (with the servers that live in it) when the test ends. */
export async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xjw-start-'))
  await chmod(folder, 0o755)
  onTestFinished(async () => {
    for (const { pid } of processesNaming(folder)) kill(pid, 'SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

let made: Promise<string> | undefined
let shelf: string | undefined
afterAll(() => shelf && rm(shelf, { recursive: true, force: true }))

/** A data folder of a real bureau that a first start has made: copied from one that is made once for a test file. */
export async function usedData(): Promise<string> {
  made ??= makeOnce()
  const data = join(await place(), 'data')
  // Owners and all; the programs of PostgreSQL, which nobody writes to, as links.
  await run('cp', ['-a', await made, data])
  await run('cp', ['-al', `${await made}.binaries`, join(data, 'postgres-binaries')])
  return data
}

async function makeOnce(): Promise<string> {
  shelf = await mkdtemp(join(tmpdir(), 'xjw-start-made-'))
  await chmod(shelf, 0o755)
  const data = join(shelf, 'data')
  await run(process.execPath, [join(home, 'bin/xjw.mjs'), 'migrate', '--no-demo', '--data', data], { env: plain })
  await rename(join(data, 'postgres-binaries'), `${data}.binaries`)
  return data
}

export const postmasterOf = (dataDir: string) => noted(join(dataDir, 'postgres'))?.pid

/** Living processes that name a folder in their command line: our program, and its server. */
export function processesNaming(folder: string): { pid: number; uid: number; command: string }[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])
        return command.includes(folder) ? [{ pid: Number(name), uid, command }] : []
      } catch {
        return [] // It has just ended.
      }
    })
}

export function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

export const get = async (address: string, path: string) => {
  const answer = await fetch(new URL(path, address))
  return { status: answer.status, body: await answer.json() }
}

/** Asks until the answer is as hoped, or for half a minute. */
export async function eventually<T>(ask: () => Promise<T> | T, hoped: (answer: T) => boolean): Promise<T> {
  for (const until = performance.now() + 30_000; ; await sleep(25)) {
    const answer = await ask()
    if (hoped(answer) || performance.now() > until) return answer
  }
}
