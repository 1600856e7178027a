import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { sealKeyIn } from './seal.ts'
import { split } from './shares.ts'
import { type CryptoSuite, newKeyPair, sameBytes, suiteOf } from './suite.ts'

/** Public halves to which the vault is sealed; 32 bytes each. */
export type Keyring = { delivery: Buffer; vault: Buffer }
export type Keys = { suite: CryptoSuite; keyring: Keyring }

/**
 * The keys of a bureau. The secret comes from SEAL_KEY or lies in the data folder, the public halves in the database, so
 * that all processes agree; a process that holds another secret than the one noted there does not start. Made on the
 * first start: the delivery worker's key stays in the data folder, the vault's private half is cut in three at once.
 */
export async function openKeys(
  { dataDir, sealKey }: Pick<Config, 'dataDir' | 'sealKey'>,
  pool: pg.Pool,
  log: Log,
): Promise<Keys> {
  const suite = suiteOf(sealKey ?? (await sealKeyIn(dataDir)))
  const noted = (await read(pool)) ?? (await make(pool, suite, dataDir, log))
  if (!sameBytes(noted.seal, suite.fingerprint)) throw otherKey(dataDir)
  return { suite, keyring: noted }
}

type Noted = Keyring & { seal: Buffer }

async function read(on: pg.Pool | pg.PoolClient): Promise<Noted | undefined> {
  const { rows } = await on.query<{ what: keyof Noted; public: Buffer }>('select what, public from keyring')
  return rows.length === 3 ? (Object.fromEntries(rows.map(row => [row.what, row.public])) as Noted) : undefined
}

/** Of several processes that start at once, the first makes them. Files first: a key whose private half is lost opens nothing. */
async function make(pool: pg.Pool, suite: CryptoSuite, dataDir: string, log: Log): Promise<Noted> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('lock table keyring')
    const there = await read(client)
    if (there) return there
    const delivery = newKeyPair()
    await keep(join(dataDir, 'delivery.key'), delivery.privateHalf)
    const vault = newKeyPair()
    for (const [i, share] of split(vault.privateHalf).entries())
      await keep(join(dataDir, `vault-share-${i + 1}`), share)
    const noted = { seal: suite.fingerprint, delivery: delivery.publicHalf, vault: vault.publicHalf }
    for (const [what, half] of Object.entries(noted))
      await client.query('insert into keyring (what, public) values ($1, $2)', [what, half])
    await client.query('commit')
    log.info(
      { folder: dataDir },
      'three shares of the vault key lie here: hand them to their custodians, then remove them',
    )
    return noted
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

/** In a file of its own that nobody else may read; written whole or not at all. */
async function keep(path: string, secret: Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${Buffer.from(secret).toString('base64')}\n`, { mode: 0o600, flush: true })
  await rename(draft, path)
}

const otherKey = (folder: string) =>
  new CannotStart(
    `This database was sealed with another key. Nothing was touched. Put back ${join(folder, 'seal.key')} as it was, or give it as SEAL_KEY.`,
    `该数据库是用另一把密钥封存的，未做任何改动。请放回原来的 ${join(folder, 'seal.key')}，或用 SEAL_KEY 提供。`,
  )
