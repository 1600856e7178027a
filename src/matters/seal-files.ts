import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import { errorName } from '../platform/error-name.ts'
import { plainFiles, sealPlain } from '../platform/files.ts'
import { withKeysOf } from './seal-anew.ts'

type Rooms = Pick<House, 'pool' | 'suite' | 'log' | 'now'> & { config: Pick<House['config'], 'dataDir'> }

/** So many files; the rest follow the next time. */
const MOST = 100

/**
 * Seals what lies here as it was sent, from before files were sealed, with the keys of all matters that it was handed in for; the
 * sweep removes it a day later. Killed in the middle, what is done is done; two at it seal the same one twice, and the sweep removes
 * the second. One that cannot be sealed keeps no other waiting. Answers how many files.
 */
export async function sealFiles(house: Rooms, most = MOST): Promise<number> {
  let done = 0
  const failed = new Map<string, number>()
  for await (const hashes of plainFiles(house.config.dataDir))
    for (const [sha256, matters] of await stillPlain(house, hashes)) {
      if (done === most) break
      try {
        if (await sealFile(house, sha256, matters)) done++
      } catch (error) {
        const code = errorName(error)
        failed.set(code, (failed.get(code) ?? 0) + 1)
      }
    }
  for (const [code, files] of failed) house.log.error({ code, files }, 'files could not be sealed')
  return done
}

type Here = { bureau_id: number; matter_id: string }

/** Of these files, those that a matter has as they were sent. One that none has is found by a move that names it, or removed by the sweep. */
async function stillPlain({ pool }: Pick<Rooms, 'pool'>, hashes: readonly string[]): Promise<Map<string, Here[]>> {
  const { rows } = await pool.query<Here & { hash: string }>(
    `select distinct encode(sha256, 'hex') as hash, bureau_id, matter_id from evidence
     where bureau_id in (select bureau_id from bureau) and sha256 = any($1) and name is null and destroyed_at is null`,
    [hashes.map(hash => Buffer.from(hash, 'hex'))],
  )
  return Map.groupBy(rows, ({ hash }) => hash)
}

async function sealFile(house: Rooms, sha256: string, matters: readonly Here[]): Promise<boolean> {
  const made = await sealPlain({ dataDir: house.config.dataDir, suite: house.suite }, sha256, house.now())
  if (!made) return false
  for (const { bureau_id, matter_id } of matters)
    await withKeysOf(house, [bureau_id, matter_id], async (client, keyOf) => {
      await client.query(
        `update evidence set name = $4, key = $5
         where bureau_id = $1 and matter_id = $2 and sha256 = $3 and name is null and destroyed_at is null`,
        [
          bureau_id,
          matter_id,
          Buffer.from(sha256, 'hex'),
          Buffer.from(made.name, 'hex'),
          keyOf('words').seal(made.key, about.file(bureau_id, matter_id, sha256)),
        ],
      )
    })
  return true
}
