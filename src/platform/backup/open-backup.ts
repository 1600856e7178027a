import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase } from '../db.ts'
import { ifNone } from '../if-none.ts'
import { suiteNotedIn } from '../keys.ts'
import type { Log } from '../log.ts'
import { migrate } from '../migrate.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { sealKeyIn } from '../seal.ts'
import { suiteOf } from '../suite.ts'
import { type Wraps, wrapsFrom, wrapsIn } from '../wraps.ts'
import { restoreBackup } from './restore.ts'

type Asked = {
  file: string
  /** Undefined: what they seal stays closed. */
  keys: string | undefined
  progress?: (table: string) => void
}

/**
 * A backup as a database that lies in a folder of its own and is gone when it is closed: nothing running is touched. `opens`
 * tells whether the key of what is sealed in it is here.
 */
export async function openBackup(config: Config, log: Log, { file, keys, progress = () => {} }: Asked) {
  const dataDir = await mkdtemp(join(tmpdir(), 'xjw-backup-'))
  // The account that runs PostgreSQL looks in, nobody writes; what is inside is closed by itself.
  await chmod(dataDir, 0o755)
  let server: { url: string; stop: () => Promise<void> } | undefined
  const done = async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const open = async () => {
      server = await startEmbedded({ dataDir, log })
      await migrate(server.url)
      return server.url
    }
    const ask = { open, dataDir, file, keys, wished: undefined, sealedWith: undefined, progress }
    const restored = await restoreBackup(ask)
    const { pool, close } = openDatabase(server!.url, { log })
    const secret = await keyOf(config)
    const mine = suiteOf(secret, await suiteNotedIn(pool), await wrapsHere(config, secret))
    return {
      ...restored,
      pool,
      suite: mine,
      opens: keys !== undefined && mine.fingerprint.toString('hex') === restored.head.sealedWith,
      close: async () => {
        await close()
        await done()
      },
    }
  } catch (error) {
    await done()
    throw error
  }
}

/** As with the secret: none is made. */
async function wrapsHere({ dataDir, wrapKeys }: Config, secret: Buffer): Promise<Wraps> {
  const path = wrapKeys ?? join(dataDir, 'wrap.keys')
  return (await stat(path).catch(ifNone(undefined))) ? wrapsIn(path) : wrapsFrom(secret)
}

/** None is made: where it is not here, some other stands for it and opens nothing. */
async function keyOf({ dataDir, sealKey }: Config): Promise<Buffer> {
  if (sealKey) return sealKey
  const isHere = await stat(join(dataDir, 'seal.key')).catch(ifNone(undefined))
  return isHere ? sealKeyIn(dataDir) : Buffer.alloc(32)
}
