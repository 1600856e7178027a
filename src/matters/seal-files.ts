import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import { plainFiles, removePlain, sealPlain } from '../platform/files.ts'
import { withKeysOf } from './seal-anew.ts'

type Rooms = Pick<House, 'pool' | 'suite'> & { config: Pick<House['config'], 'dataDir'> }

/** So many files; the rest follow the next time. */
const MOST = 100

/**
 * Seals what lies here as it was sent, from before files were sealed, with the keys of all matters that it was handed in for, and
 * removes it. Killed in the middle, what is done is done; two at it seal the same one twice, and the sweep removes the second.
 * Answers how many files.
 */
export async function sealFiles(house: Rooms, most = MOST): Promise<number> {
  let done = 0
  for await (const sha256 of plainFiles(house.config.dataDir)) {
    if (done === most) break
    if (await sealFile(house, sha256)) done++
  }
  return done
}

async function sealFile(house: Rooms, sha256: string): Promise<boolean> {
  const { dataDir } = house.config
  const hash = Buffer.from(sha256, 'hex')
  const { rows } = await house.pool.query<{ bureau_id: number; matter_id: string }>(
    `select distinct bureau_id, matter_id from evidence
     where bureau_id in (select bureau_id from bureau) and sha256 = $1 and name is null and destroyed_at is null`,
    [hash],
  )
  // Sent for nothing yet: a move that names it finds it, and the sweep removes it in a day.
  if (rows.length === 0) return false
  const made = await sealPlain({ dataDir, suite: house.suite }, sha256)
  if (!made) return false
  for (const { bureau_id, matter_id } of rows)
    await withKeysOf(house, [bureau_id, matter_id], async (client, keyOf) => {
      await client.query(
        `update evidence set name = $4, key = $5
         where bureau_id = $1 and matter_id = $2 and sha256 = $3 and name is null and destroyed_at is null`,
        [
          ...[bureau_id, matter_id, hash, Buffer.from(made.name, 'hex')],
          keyOf('words').seal(made.key, about.file(bureau_id, matter_id, sha256)),
        ],
      )
    })
  const { rowCount } = await house.pool.query(
    `select from evidence where bureau_id in (select bureau_id from bureau) and sha256 = $1 and name is null
       and destroyed_at is null limit 1`,
    [hash],
  )
  if (rowCount === 0) await removePlain(dataDir, sha256)
  return true
}
