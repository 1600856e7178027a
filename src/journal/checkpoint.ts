import type pg from 'pg'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { everyBureau, everyBureauToTheEnd } from '../platform/every-bureau.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { hashes } from '../platform/suite.ts'
import { type Frontier, grown, type Hash, leafHash, noLeaves, rootOf } from './tree.ts'

/*
 * What the journal was at some hour, signed (R13). The leaves are the entries in the order of the feed; whoever has a
 * checkpoint finds every entry before it that was altered, removed, moved or put in since, whoever did it.
 */

export type Leaf = { readonly matterId: string; readonly no: number; readonly hash: Buffer }

/** 52 bytes: the id of the matter, the number of the entry in it (4 bytes, the highest first), the hash of the entry. */
export function leafOf(by: Hash, { matterId, no, hash }: Leaf): Buffer {
  const number = Buffer.alloc(4)
  number.writeUInt32BE(no)
  return leafHash(by, Buffer.concat([Buffer.from(matterId.replaceAll('-', ''), 'hex'), number, hash]))
}

export type Checkpoint = {
  readonly bureauId: number
  readonly size: number
  /** The size of the one before. */
  readonly before: number
  readonly root: Buffer
  readonly madeAt: Date
  readonly key: Buffer
  readonly signature: Buffer
}

/** By the key with which it is signed: Ed25519 has 32 bytes, SM2 has 65. */
export const hashWith = (key: Uint8Array): Hash => hashes[key.length === 32 ? 'standard' : 'gm']

type Noted = Pick<Checkpoint, 'bureauId' | 'size' | 'root' | 'madeAt' | 'key'>

/** What is signed: five lines that a person can read; the first says which algorithms. */
export const noteOf = ({ bureauId, size, root, madeAt, key }: Noted) =>
  `xiaojingwu checkpoint 1${key.length === 32 ? '' : ' gm'}\nbureau ${bureauId}\nsize ${size}\nroot ${root.toString('hex')}\nat ${madeAt.toISOString()}\n`

/** As it is handed out. */
export const shownCheckpoint = (one: Checkpoint) => ({
  note: noteOf(one),
  key: one.key.toString('hex'),
  signature: one.signature.toString('hex'),
})

type Hands = Pick<House, 'pool' | 'suite' | 'now'>

/** One checkpoint holds at most so many new entries, so that after a large import each is still a small thing. */
const AT_ONCE = 10_000
/** Levels of which the whole parts are kept. */
export const LEVELS = 8

/** Signs what has come since the last one, for every bureau; answers how many checkpoints were made. Two at once make the same. */
export const checkpointAll = (hands: Hands): Promise<number> =>
  everyBureauToTheEnd(hands.pool, bureauId => checkpoint(hands, bureauId))

/**
 * By the clock, however often it is asked and whoever was restarted meanwhile: in each hour what has come since, and on each day
 * at least one, so that a quiet day is told from one on which nobody signed. Answers how many were made.
 */
export const checkpointByTheClock = (hands: Hands): Promise<number> =>
  everyBureau(hands.pool, async (bureauId, tz) => {
    const now = hands.now()
    const { rows } = await hands.pool.query<{ last: Date | null }>(
      `select max(made_at) as last from (select made_at from checkpoint where bureau_id = $1
       union all select made_at from checkpoint_day where bureau_id = $1) made`,
      [bureauId],
    )
    const last = rows[0]!.last
    if (last && hourOf(last) >= hourOf(now)) return 0
    let made = 0
    for (let some = 1; some > 0; made += some) some = await checkpoint(hands, bureauId)
    const today = dayOf(now, tz)
    return made > 0 || !last || dayOf(last, tz) >= today ? made : signAgain(hands, bureauId, today)
  })

const hourOf = (at: Date) => Math.floor(at.getTime() / 3_600_000)

/** The newest root as it still is. Two at once, and whoever was killed, make one a day. */
async function signAgain({ pool, suite, now }: Hands, bureauId: number, day: string): Promise<number> {
  const { rows } = await pool.query<Pick<RowOf<'checkpoint'>, 'size' | 'root'>>(
    'select size, root from checkpoint where bureau_id = $1 order by size desc limit 1',
    [bureauId],
  )
  const made = { bureauId, ...rows[0]!, madeAt: now(), key: suite.signer }
  const { rowCount } = await pool.query(
    `insert into checkpoint_day (bureau_id, day, size, root, made_at, key, signature)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [bureauId, day, made.size, made.root, made.madeAt, made.key, suite.sign(noteOf(made))],
  )
  return rowCount ?? 0
}

/** Answers how many were made: one, or none where nothing has come. */
async function checkpoint({ pool, suite, now }: Hands, bureauId: number): Promise<number> {
  const from = await frontierOf(pool, bureauId)
  const leaves = await leavesIn(pool, bureauId, from.size, from.size + AT_ONCE)
  if (leaves.length === 0) return 0
  const parts: { level: number; at: number; root: string }[] = []
  let tree = from
  for (const leaf of leaves)
    tree = grown(suite.hash, tree, leafOf(suite.hash, leaf), (level, at, root) => {
      if (level > 0 && level % LEVELS === 0) parts.push({ level, at, root: `\\x${root.toString('hex')}` })
    })
  const made = { bureauId, size: tree.size, root: rootOf(suite.hash, tree), madeAt: now(), key: suite.signer }
  // Parts first, in the same statement: a checkpoint that is there can be proved.
  await pool.query(
    `with parts as (
       insert into tree_part (bureau_id, level, at, root)
       select $1, level, at, root from jsonb_to_recordset($2) as x(level int, at bigint, root bytea)
       on conflict do nothing)
     insert into checkpoint (bureau_id, size, before, root, frontier, made_at, key, signature)
     values ($1, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      bureauId,
      JSON.stringify(parts),
      tree.size,
      from.size,
      made.root,
      [...tree.roots],
      made.madeAt,
      made.key,
      suite.sign(noteOf(made)),
    ],
  )
  return 1
}

async function frontierOf(pool: pg.Pool, bureauId: number): Promise<Frontier> {
  const { rows } = await pool.query<Pick<RowOf<'checkpoint'>, 'size' | 'frontier'>>(
    'select size, frontier from checkpoint where bureau_id = $1 order by size desc limit 1',
    [bureauId],
  )
  return rows[0] ? { size: rows[0].size, roots: rows[0].frontier } : noLeaves
}

/** The entries at these places of the feed (from 0), in its order; fewer where it is shorter. */
export async function leavesIn(pool: pg.Pool, bureauId: number, from: number, to: number): Promise<Leaf[]> {
  const { rows } = await pool.query<Pick<RowOf<'feed'>, 'matter_id' | 'entry_no'> & Pick<RowOf<'entry'>, 'hash'>>(
    `select f.matter_id, f.entry_no, e.hash from feed f
     join entry e on e.bureau_id = f.bureau_id and e.matter_id = f.matter_id and e.no = f.entry_no
     where f.bureau_id = $1 and f.pos > $2 and f.pos <= $3 order by f.pos`,
    [bureauId, from, to],
  )
  return rows.map(row => ({ matterId: row.matter_id, no: row.entry_no, hash: row.hash }))
}

export type SignedRow = Omit<RowOf<'checkpoint'>, 'frontier'>

export const checkpointOf = (row: SignedRow): Checkpoint => ({
  bureauId: row.bureau_id,
  size: row.size,
  before: row.before,
  root: row.root,
  madeAt: row.made_at,
  key: row.key,
  signature: row.signature,
})
