import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../house.ts'
import { callOut } from '../platform/outbound.ts'
import { writeWhole } from '../platform/write-whole.ts'
import { type Checkpoint, checkpointOf, leavesIn, type SignedRow, shownCheckpoint } from './checkpoint.ts'
import { everySigned } from './proofs.ts'

/** A checkpoint as a file, with the entries that it adds: who has all of them knows what the journal was, entry by entry. */
export type CheckpointFile = ReturnType<typeof shownCheckpoint> & {
  before: number
  /** 'matter no hash'. Ids and hashes: nothing personal, and nothing that leads to it. */
  entries: string[]
}

type Place = { has: (name: string) => Promise<boolean>; put: (name: string, text: string) => Promise<void> }

/** Copies to where the settings say all checkpoints that are not there yet, the oldest first; answers how many. */
export async function exportCheckpoints({ pool, config }: Pick<House, 'pool' | 'config'>): Promise<number> {
  const { checkpoints: target, reach } = config
  if (target === undefined) return 0
  const place = /^https?:/.test(target) ? addressAt(target, reach) : folderAt(target)
  const { rows } = await pool.query<SignedRow & { day: string | null }>(
    `select * from ${everySigned} signed order by bureau_id, size desc, made_at desc`,
  )
  const missing: Signed[] = []
  const there = new Set<number>()
  for (const one of rows.map((row): Signed => ({ ...checkpointOf(row), day: row.day }))) {
    // From the newest back: before one that is there, all are.
    if (there.has(one.bureauId)) continue
    if (await place.has(nameOf(one))) there.add(one.bureauId)
    else missing.unshift(one)
  }
  for (const one of missing) {
    const leaves = await leavesIn(pool, one.bureauId, one.before, one.size)
    const entries = leaves.map(({ matterId, no, hash }) => `${matterId} ${no} ${hash.toString('hex')}`)
    const file: CheckpointFile = { ...shownCheckpoint(one), before: one.before, entries }
    await place.put(nameOf(one), `${JSON.stringify(file, null, 1)}\n`)
  }
  return missing.length
}

/** `day`: of a quiet one. */
type Signed = Checkpoint & { day: string | null }
const nameOf = ({ bureauId, size, day }: Signed) =>
  `checkpoint-${bureauId}-${String(size).padStart(12, '0')}${day === null ? '' : `-${day}`}.json`

const folderAt = (folder: string): Place => ({
  has: name =>
    stat(join(folder, name)).then(
      () => true,
      () => false,
    ),
  put: async (name, text) => {
    await mkdir(folder, { recursive: true })
    await writeWhole(join(folder, name), text, { mode: 0o644 })
  },
})

function addressAt(address: string, allow: readonly string[]): Place {
  const at = (name: string) => `${address.replace(/\/$/, '')}/${name}`
  return {
    has: async name => (await callOut(at(name), { most: 8_000_000, withinMs: 30_000 }, { allow })).status === 200,
    put: async (name, text) => {
      const headers = { 'content-type': 'application/json' }
      const asked = { method: 'PUT', headers, body: text, withinMs: 30_000 } as const
      const { status } = await callOut(at(name), asked, { allow })
      if (status < 200 || status > 299) throw new Error(`checkpoints were not taken there: ${status}`)
    },
  }
}
