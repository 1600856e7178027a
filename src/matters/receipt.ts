import type { House } from '../house.ts'
import { about, contentIn, type EntrySaid } from '../journal/chain.ts'
import { shownCheckpoint } from '../journal/checkpoint.ts'
import { inclusionOf } from '../journal/proofs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { signsAs } from './actors.ts'
import type { Holder } from './asker.ts'
import { isResponsible } from './responsible.ts'
import { matterFor } from './store.ts'

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex')

/**
 * What shows that an entry of one's matter stands in the journal that was signed. Of an entry that they made themselves, also
 * all that its hash is made of, with their own words; of a colleague's, its hash alone (R28). Refuses `no-such-matter` (404),
 * `no-proof-yet` (404) where no checkpoint holds it.
 */
export async function receiptFor(house: House, asker: Holder, no: number) {
  const { pool, suite } = house
  const whole = await matterFor(house, asker, asker.holds.matterId)
  if (!whole) throw new Refusal(404, 'no-such-matter')
  const { bureauId, id: matterId } = whole.matter
  const [proof, { rows }] = await Promise.all([
    inclusionOf(house, { bureauId, matterId, no }),
    pool.query<Written>(
      `select e.*, b.hash as before, c.salt, keyed(c.sealed, k.words) as sealed from entry e
       left join entry b on b.bureau_id = e.bureau_id and b.matter_id = e.matter_id and b.no = e.no - 1
       left join content c on c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
       left join data_key k on k.bureau_id = c.bureau_id and k.matter_id = c.matter_id
       where e.bureau_id = $1 and e.matter_id = $2 and e.no = $3`,
      [bureauId, matterId, no],
    ),
  ])
  const row = rows[0]
  if (!proof || !row) throw new Refusal(404, 'no-proof-yet')
  const mine = row.actor === signsAs(asker, whole.matter)
  // Where an entry stands in the journal tells when it was made: to whoever must put it right, of their own only.
  if (!mine && isResponsible(asker, whole.matter)) throw new Refusal(404, 'no-proof-yet')
  return {
    receipt: 'xiaojingwu receipt 1',
    leaf: { matter: matterId, no, hash: hex(row.hash) },
    ...(mine && { before: hex(row.before) ?? '', entry: entryOf(row), rows: hex(row.rows_digest) ?? '' }),
    ...(mine && row.sealed && { said: saidIn() }),
    at: proof.at,
    path: proof.path.map(hex),
    checkpoint: shownCheckpoint(proof.checkpoint),
  }

  function saidIn() {
    const { salt, text } = contentIn(
      suite,
      { salt: row!.salt, sealed: row!.sealed! },
      about.content(bureauId, matterId, row!.command_id),
    )
    return { salt: hex(salt), text }
  }
}

type Written = RowOf<'entry'> & { before: Buffer | null; salt: Buffer | null; sealed: Buffer | null }

/** As it is digested: see journal/chain.ts. */
const entryOf = (row: Written): Record<keyof EntrySaid, unknown> => ({
  bureau: row.bureau_id,
  matter: row.matter_id,
  command: row.command_id,
  actor: row.actor,
  post: row.post,
  move: row.move,
  saidAt: row.said_at.getTime(),
  recordedAt: row.recorded_at.getTime(),
  stateAfter: row.state_after,
  matterDigest: hex(row.matter_digest),
  contentDigest: hex(row.content_digest),
})
