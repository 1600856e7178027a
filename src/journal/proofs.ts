import type { House } from '../house.ts'
import { type Checkpoint, checkpointOf, LEVELS, leafOf, leavesIn, type SignedRow } from './checkpoint.ts'
import { consistencyPath, grown, type Hash, inclusionPath, noLeaves, type Part, rootOf } from './tree.ts'

type Hands = Pick<House, 'pool' | 'suite'>

const STEP = 2 ** LEVELS

/** Roots of parts of the tree: from those that are kept where it is whole, else from the ones below it. */
function partsOf({ pool, suite: { hash } }: Hands, bureauId: number): Part {
  const part: Part = async (from, to) => {
    const level = Math.floor(Math.log2(to - from) / LEVELS)
    if (level === 0)
      return over(
        hash,
        (await leavesIn(pool, bureauId, from, to)).map(one => leafOf(hash, one)),
        to - from,
      )
    // The kept parts under it, and what is left over at the right.
    const size = STEP ** level
    const whole = Math.floor((to - from) / size)
    const { rows } = await pool.query<{ root: Buffer }>(
      'select root from tree_part where bureau_id = $1 and level = $2 and at >= $3 and at < $4 order by at',
      [bureauId, level * LEVELS, from / size, from / size + whole],
    )
    const roots = rows.map(({ root }) => root)
    if (roots.length !== whole) throw new Error('a part of the tree is missing')
    const rest = from + whole * size
    return over(hash, rest < to ? [...roots, await part(rest, to)] : roots, roots.length + (rest < to ? 1 : 0))
  }
  return part
}

/** The root over parts of one size, of which the last may be smaller: their tree has the same shape. */
function over(hash: Hash, roots: readonly Buffer[], expected: number): Buffer {
  if (roots.length !== expected) throw new Error('an entry of the tree is missing')
  return rootOf(
    hash,
    roots.reduce((tree, root) => grown(hash, tree, root), noLeaves),
  )
}

export type Included = { at: number; path: Buffer[]; checkpoint: Checkpoint }

/** Where an entry stands in the newest checkpoint that holds it, and what leads to its root; undefined while none does. */
export async function inclusionOf(
  hands: Hands,
  entry: { bureauId: number; matterId: string; no: number },
): Promise<Included | undefined> {
  const { rows } = await hands.pool.query<SignedRow & { pos: number }>(
    `select c.*, f.pos from feed f
     cross join lateral (select * from checkpoint c where c.bureau_id = f.bureau_id order by size desc limit 1) c
     where f.bureau_id = $1 and f.matter_id = $2 and f.entry_no = $3 and f.pos <= c.size`,
    [entry.bureauId, entry.matterId, entry.no],
  )
  if (!rows[0]) return undefined
  const checkpoint = checkpointOf(rows[0])
  const at = rows[0].pos - 1
  return { at, checkpoint, path: await inclusionPath(partsOf(hands, entry.bureauId), at, checkpoint.size) }
}

/** What shows that the first `size` entries still begin with the first `before`. */
export const consistencyOf = (hands: Hands, bureauId: number, before: number, size: number): Promise<Buffer[]> =>
  consistencyPath(partsOf(hands, bureauId), before, size)

/** All that were signed; those of quiet days add nothing to the one before. */
export const everySigned = `(
  select bureau_id, size, before, root, made_at, key, signature, null as day from checkpoint
  union all
  select bureau_id, size, size, root, made_at, key, signature, day::text from checkpoint_day)`

/** The newest, and the last of each of the days before it; the newest first. */
export async function rootsOf(
  { pool }: Pick<House, 'pool'>,
  bureauId: number,
  tz: string,
  days = 31,
): Promise<Checkpoint[]> {
  const { rows } = await pool.query<SignedRow>(
    `select distinct on ((made_at at time zone $2)::date) * from ${everySigned} signed where bureau_id = $1
     order by (made_at at time zone $2)::date desc, size desc, made_at desc limit $3`,
    [bureauId, tz, days],
  )
  return rows.map(checkpointOf)
}
