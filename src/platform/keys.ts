import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { groups } from '../shares/groups.ts'
import { deal, joined, readShare, shareText } from '../shares/shares.ts'
import { CannotStart } from './cannot-start.ts'
import type { Config } from './config.ts'
import { ifNone } from './if-none.ts'
import { inTransaction } from './in-transaction.ts'
import type { Log } from './log.ts'
import { Refusal } from './refusal.ts'
import { sealKeyIn } from './seal.ts'
import { type CryptoSuite, fingerprintOf, sameBytes, suiteOf } from './suite.ts'
import type { SuiteName } from './suites/algorithms.ts'
import { type Wraps, wrapsIn } from './wraps.ts'
import { writeWhole } from './write-whole.ts'

/** Public halves to which the vault is sealed. */
export type Keyring = { delivery: Buffer; vault: Buffer }
export type Keys = { suite: CryptoSuite; keyring: Keyring }

/**
 * The keys of a bureau. The secret comes from SEAL_KEY or lies in the data folder, the public halves in the database, so
 * that all processes agree; a process that holds another secret than the one noted there does not start. Made on the
 * first start: the delivery worker's key stays in the data folder, the vault's private half is cut in three at once.
 */
export async function openKeys(
  { dataDir, sealKey, suite: wished, wrapKeys }: Pick<Config, 'dataDir' | 'sealKey' | 'suite' | 'wrapKeys'>,
  pool: pg.Pool,
  log: Log,
): Promise<Keys> {
  const secret = sealKey ?? (await sealKeyIn(dataDir))
  const noted = (await read(pool)) ?? (await make(pool, secret, wished ?? 'standard', dataDir, log))
  if (!sameBytes(noted.seal, fingerprintOf(secret))) throw otherKey(dataDir)
  if (wished !== undefined && wished !== noted.suite) throw otherSuite(noted.suite)
  const wraps = await openWraps(wrapKeys ?? join(dataDir, 'wrap.keys'), pool)
  return { suite: suiteOf(secret, noted.suite, wraps), keyring: noted }
}

/** What wraps the keys of matters, as the database knows it; the first one is noted when it is first used. */
async function openWraps(path: string, pool: pg.Pool): Promise<Wraps> {
  const { rows: before } = await pool.query<{ n: number; fingerprint: Buffer }>('select n, fingerprint from wrap_key')
  if (before.length > 0 && !(await stat(path).catch(ifNone(undefined)))) throw otherWraps(path)
  const wraps = await wrapsIn(path)
  const n = wraps.inForce()
  await pool.query(
    'insert into wrap_key (n, fingerprint, made_at) select $1, $2, now() where not exists (select from wrap_key) on conflict do nothing',
    [n, fingerprintOf(wraps.key(n)!)],
  )
  const { rows } = await pool.query<{ n: number; fingerprint: Buffer }>(
    'select n, fingerprint from wrap_key order by n desc limit 1',
  )
  const key = wraps.key(rows[0]!.n)
  if (!key || !sameBytes(fingerprintOf(key), rows[0]!.fingerprint)) throw otherWraps(path)
  return wraps
}

type Noted = Keyring & { seal: Buffer; suite: SuiteName }

async function read(on: pg.Pool | pg.PoolClient): Promise<Noted | undefined> {
  const { rows } = await on.query<{ what: 'seal' | 'delivery' | 'vault'; public: Buffer }>(
    'select what, public from keyring',
  )
  if (rows.length !== 3) return undefined
  const halves = Object.fromEntries(rows.map(row => [row.what, row.public])) as Omit<Noted, 'suite'>
  return { ...halves, suite: await suiteNotedIn(on) }
}

/** With which suite this database was made. */
export async function suiteNotedIn(on: pg.Pool | pg.PoolClient): Promise<SuiteName> {
  const { rows } = await on.query<{ suite: SuiteName }>('select suite from deployment')
  return rows[0]?.suite ?? 'standard'
}

/** Of several processes that start at once, the first makes them. Files first: a key whose private half is lost opens nothing. */
async function make(pool: pg.Pool, secret: Buffer, name: SuiteName, dataDir: string, log: Log): Promise<Noted> {
  const { newKeyPair } = suiteOf(secret, name)
  return inTransaction(pool, async client => {
    await client.query('lock table keyring')
    const there = await read(client)
    if (there) return there
    const delivery = newKeyPair()
    await writeWhole(join(dataDir, 'delivery.key'), `${delivery.privateHalf.toString('base64')}\n`)
    const vault = newKeyPair()
    await dealShares(client, name, groups[name].scalarIn(vault.privateHalf), dataDir)
    const halves = { seal: fingerprintOf(secret), delivery: delivery.publicHalf, vault: vault.publicHalf }
    for (const [what, half] of Object.entries(halves))
      await client.query('insert into keyring (what, public) values ($1, $2)', [what, half])
    await client.query('update deployment set suite = $1', [name])
    log.info(
      { folder: dataDir },
      'three shares of the vault key lie here: hand them to their custodians (xjw vault hand)',
    )
    return { ...halves, suite: name }
  })
}

/** The delivery worker's private half, where this process may deliver; undefined where it was not put here. */
export async function deliveryKeyIn(dataDir: string): Promise<Buffer | undefined> {
  const text = await readFile(join(dataDir, 'delivery.key'), 'utf8').catch(ifNone(''))
  const key = Buffer.from(text, 'base64')
  return key.length === 32 ? key : undefined
}

/**
 * Deals the vault's key anew, in a transaction of the caller's: one share to a file each, and to the database their public halves. What
 * was sealed before opens with the new ones, too; shares of different editions do not go together. Answers which edition it is.
 */
export async function dealShares(
  on: pg.PoolClient,
  suite: SuiteName,
  secret: bigint,
  dataDir: string,
): Promise<number> {
  const { rows } = await on.query<{ edition: number }>(
    'select coalesce(max(edition), 0) + 1 as edition from vault_share',
  )
  const { edition } = rows[0]!
  for (const share of deal(suite, secret, edition)) {
    await writeWhole(shareFile(dataDir, share.n), `${shareText(share)}\n`)
    await on.query('insert into vault_share (edition, n, public) values ($1, $2, $3)', [
      edition,
      share.n,
      Buffer.from(share.half),
    ])
  }
  return edition
}

/** Deals them anew from any two of one edition, as texts. Refuses `not-two-shares` (422). */
export async function renewShares(
  { pool, suite, keyring }: Keys & { pool: pg.Pool },
  texts: readonly [string, string],
  dataDir: string,
): Promise<number> {
  const group = groups[suite.name]
  const secret = secretFrom(suite.name, texts)
  const isOurs = secret !== undefined && keyring.vault.equals(group.halfOf(group.base.multiply(secret % group.order)))
  if (!isOurs) throw new Refusal(422, 'not-two-shares')
  return inTransaction(pool, async client => {
    await client.query('select pg_advisory_xact_lock($1)', [DEALING])
    return dealShares(client, suite.name, secret % group.order, dataDir)
  })
}
/** ‘deal’ in ASCII. */
const DEALING = 0x6465616c

function secretFrom(suite: SuiteName, texts: readonly [string, string]): bigint | undefined {
  const [a, b] = texts.map(readShare)
  try {
    return a && b && a.suite === suite ? joined(a, b) : undefined
  } catch {
    return undefined
  }
}

/** Where a share lies until its custodian takes it. */
export const shareFile = (dataDir: string, n: number): string => join(dataDir, `vault-share-${n}`)

const otherKey = (folder: string) =>
  new CannotStart(
    `This database was sealed with another key. Nothing was touched. Put back ${join(folder, 'seal.key')} as it was, or give it as SEAL_KEY.`,
    `该数据库是用另一把密钥封存的，未做任何改动。请放回原来的 ${join(folder, 'seal.key')}，或用 SEAL_KEY 提供。`,
  )

const otherWraps = (path: string) =>
  new CannotStart(
    `The keys of this database’s matters are wrapped with another key than lies in ${path}. Nothing was touched. Put back the one that belongs to it, or name it in WRAP_KEYS.`,
    `该数据库各事项的密钥由另一把密钥包裹，与 ${path} 中的不符。未做任何改动。请放回原来的文件，或用 WRAP_KEYS 指明。`,
  )

const otherSuite = (suite: SuiteName) =>
  new CannotStart(
    `This database was made with --suite ${suite}, and keeps it: what is sealed opens with no other. Leave --suite out.`,
    `该数据库建立时用的是 --suite ${suite}，不能更换：已封存的内容换了就打不开。请去掉 --suite。`,
  )
