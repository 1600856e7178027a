import type { House } from '../src/house.ts'
import { groups } from '../src/shares/groups.ts'
import { deal, partOf, type Share } from '../src/shares/shares.ts'
import { vaultPair } from './house.ts'
import { bureauId, people } from './people.ts'

/** Who holds the shares of a test. */
export const keepers = { 1: 'mediator', 2: 'cityHeadInspector', 3: 'auditAdmin' } as const

/** Deals the vault's key of the test house and hands a share to each; answers them by number. */
export async function handOutShares({ pool, suite, now }: House): Promise<Record<1 | 2 | 3, Share>> {
  const shares = deal(suite.name, groups[suite.name].scalarIn(vaultPair.privateHalf), 1)
  for (const { n, half } of shares) {
    await pool.query('insert into vault_share (edition, n, public) values (1, $1, $2)', [n, Buffer.from(half)])
    await pool.query('insert into custodian (bureau_id, n, named_at, staff_id, edition) values ($1, $2, $3, $4, 1)', [
      bureauId,
      n,
      now(),
      people[keepers[n as 1]].id,
    ])
  }
  return { 1: shares[0]!, 2: shares[1]!, 3: shares[2]! }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** What a custodian's own page sends for an opening. */
export function partFor(share: Share, { id, point }: { id: string; point: string }) {
  const { point: part, proof } = partOf(share, Buffer.from(point, 'hex'), id)
  return { part: hex(part), proof: hex(proof) }
}
