import type { House } from './house.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/db.ts'
import { prepareJobs } from './platform/jobs.ts'
import { openKeys } from './platform/keys.ts'
import type { Log } from './platform/log.ts'
import { settleMode } from './platform/mark.ts'
import { migrate } from './platform/migrate.ts'
import { startEmbedded } from './platform/postgres/embedded.ts'
import { assertServes } from './platform/postgres/server.ts'
import { assertSameCluster } from './platform/same-cluster.ts'
import { servingRole } from './platform/serving-role.ts'

type Wishes = {
  log: Log
  now: () => Date
  /** For a command: beside a running program, use its embedded database and leave it running. */
  join?: boolean
  /** Also where the database was copied or promoted since it was last written to. */
  anyCluster?: boolean
  /** Told how many steps bring the database to this edition, before they are taken. */
  migrating?: (steps: number) => void
  /** Told when the embedded database is gone for good. */
  lost?: (why: Error) => void
}

/** The database's server as it stands, given or embedded: where to connect, and how to leave it as it was found. */
export async function openServer(
  config: Config,
  wishes: Omit<Wishes, 'now'>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!config.databaseUrl) return startEmbedded({ dataDir: config.dataDir, ...wishes })
  await assertServes(config.databaseUrl)
  return { url: config.databaseUrl, stop: async () => {} }
}

/** The house with its database running, migrated, and known to be a demo or real; `close` leaves nothing running. */
export async function openHouse(config: Config, wishes: Wishes): Promise<House & { close: () => Promise<void> }> {
  const { log, now } = wishes
  const { url, stop } = await openServer(config, wishes)
  let database: ReturnType<typeof openDatabase> | undefined
  const close = async () => {
    await database?.close()
    await stop()
  }
  try {
    const migrations = await migrate(url, undefined, wishes.migrating)
    if (migrations.length > 0) log.info({ migrations }, 'migrated')
    if (!wishes.anyCluster && config.roles.includes('worker')) await prepareJobs(url)
    const role = wishes.anyCluster ? undefined : await servingRole(url, log)
    database = openDatabase(url, { log, role })
    const { db, pool } = database
    const wished = config.demo === undefined ? undefined : config.demo ? 'demo' : 'real'
    const mode = await settleMode(pool, { wished, otherwise: config.databaseUrl ? 'real' : 'demo', now: now() })
    if (!wishes.anyCluster) await assertSameCluster(pool)
    const keys = await openKeys(config, pool, log)
    return { config, db, pool, mode, log, now, ...keys, close }
  } catch (error) {
    await close()
    throw error
  }
}
