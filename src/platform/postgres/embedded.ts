import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import type { Log } from '../log.ts'
import { accountFor } from './account.ts'
import { binariesIn, forgetOtherVersions } from './binaries.ts'
import { assertReachable, clusterIn, dataFolder, ensureCluster, passwordOf, standing } from './cluster.ts'
import { forgetNotes, freePort, hostOf, lastWords, noted, serves, startServer, stopServer } from './postmaster.ts'
import { exists } from './process.ts'

/** A running embedded database: where to connect, whether we found it running, and how to stop it. */
export type Embedded = {
  url: string
  /** What we found: nothing, an orphan (now ours), or the database of a running program (which stays its own). */
  how: 'started' | 'adopted' | 'joined'
  pid: () => number
  stop: () => Promise<void>
}

type Wishes = {
  /** The folder that holds everything; made if missing. */
  dataDir: string
  log: Log
  /** PostgreSQL settings that replace ours. */
  settings?: Record<string, string>
  /** Told when the database is gone for good (another program has it, or it does not come back): end yourself. */
  lost?: (why: Error) => void
  /** For a command beside a running program: use its database and leave it running. */
  join?: boolean
}

type Held = { session: pg.Client; pid: number; how: Embedded['how'] }

const DATABASE = 'xiaojingwu'
/** The session lock that the running program holds: 'xjw' in ASCII, 1. */
const LOCK = [0x786a77, 1]
const PATIENCE = 60_000

/**
 * Starts PostgreSQL on a data folder, or adopts the one that a killed program left running, and keeps it running.
 * Whoever holds a session lock in the database is the running program: with the lock held, this start is refused;
 * a server alive with its lock free is an orphan. The session that holds the lock is also our watch on the server,
 * started or adopted alike: when it breaks, we go through the same door again, on the same port.
 */
export async function startEmbedded({ dataDir: asked, log, settings = {}, lost, join }: Wishes): Promise<Embedded> {
  const account = accountFor(clusterIn(resolve(asked)))
  // Before anything is made, and again when it is known where the path leads.
  assertReachable(standing(resolve(asked)), account)
  const dataDir = await dataFolder(resolve(asked))
  assertReachable(dataDir, account)
  const binaries = await binariesIn(dataDir)
  const cluster = await ensureCluster(dataDir, binaries, account)
  const password = await passwordOf(cluster)

  let stopping = false
  let held = await getHold()
  const port = noted(cluster)!.port
  const host = encodeURIComponent(hostOf(cluster, port))
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}?host=${host}`
  const pid = () => held.pid
  if (held.how === 'joined') {
    await held.session.end()
    return { url, how: held.how, pid, stop: async () => {} }
  }
  watch()
  if (held.how === 'started') await forgetOtherVersions(dataDir, binaries.version)
  const { rowCount } = await held.session.query('select from pg_database where datname = $1', [DATABASE])
  if (!rowCount) await held.session.query(`create database ${DATABASE}`)
  const stop = async () => {
    stopping = true
    if (!(await stopServer(held.pid, cluster, binaries))) log.error({ pid: held.pid }, 'PostgreSQL does not stop')
  }
  return { url, how: held.how, pid, stop }

  /** Adopts a server that serves this cluster, or starts one, and comes to hold its lock. */
  async function getHold(again?: number): Promise<Held> {
    for (const until = performance.now() + PATIENCE; performance.now() < until; await sleep(50)) {
      const found = noted(cluster)
      if (found && serves(found.pid, cluster)) {
        const client = await connected(found.port)
        if (client) return hold('adopted', client, found.pid)
        continue // It is still starting, or on its way out.
      }
      if (found && exists(found.pid)) await forgetNotes(cluster, found.port)
      const port = again ?? (await freePort())
      const started = startServer({ dataDir, cluster, binaries, account }, port, settings)
      let ended: string | undefined
      started.ended.then(
        how => (ended = how),
        () => (ended = 'not started'),
      )
      while (!ended && performance.now() < until) {
        const client = await connected(port)
        if (client && !ended) return hold('started', client, started.pid)
        await client?.end()
        await sleep(10)
      }
      await started.ended
      // Its forerunner may not be quite gone yet, or somebody took the port; anything else will not mend itself.
      if (!/lock file|still in use|could not bind/.test(lastWords(dataDir))) break
      log.warn({ ended }, 'PostgreSQL cannot start yet, trying again')
    }
    throw new CannotStart(
      `PostgreSQL in ${dataDir} does not start. Its last words (postgres.log):\n${lastWords(dataDir)}`,
      `${dataDir} 里的 PostgreSQL 无法启动。日志 postgres.log 的最后几行：\n${lastWords(dataDir)}`,
    )
  }

  /** A connection, or undefined while the server does not take any; readiness is never read from its log. */
  async function connected(port: number): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
      application_name: `xiaojingwu ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { code?: string }).code === '28P01')
        throw new CannotStart(
          `The password in ${cluster}/xiaojingwu.password is not the database's. Put the right one back; it was made with the data.`,
          `${cluster}/xiaojingwu.password 里的密码与数据库不符。请恢复创建数据时生成的原密码文件。`,
        )
      return undefined
    }
  }

  async function hold(how: Held['how'], client: pg.Client, pid: number): Promise<Held> {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as got', LOCK)
    if (rows[0].got) return { session: client, pid, how }
    if (join) return { session: client, pid, how: 'joined' }
    const holder = await client.query(
      `select application_name from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and classid = $1 and objid = $2 and granted`,
      LOCK,
    )
    await client.end()
    const program = holder.rows[0]?.application_name.split(' ')[1] ?? '?'
    throw new CannotStart(
      `The data folder ${dataDir} is in use by a Xiaojingwu that is already running (process ${program}). Use that one, stop it, or choose another folder with --data.`,
      `数据文件夹 ${dataDir} 正由另一个运行中的小警务使用（进程 ${program}）。请直接使用它、先停止它，或用 --data 另选文件夹。`,
    )
  }

  function watch() {
    held.session.once('end', async () => {
      if (stopping) return
      log.warn({ pid: held.pid }, 'PostgreSQL went away, bringing it back')
      try {
        held = await getHold(port)
      } catch (why) {
        lost?.(why as Error)
        return
      }
      log.warn({ pid: held.pid }, 'PostgreSQL is back')
      watch()
    })
  }
}
