import type { House } from '../house.ts'
import { noteAccount } from '../people/account-log.ts'
import type { Person } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'

/** Whose share of the vault's key it is: its number, the edition in which it was dealt, its public half. */
export type Custodian = { n: number; edition: number; half: Buffer }

const latest = `select distinct on (n) n, staff_id, edition from custodian where bureau_id = $1 order by n, named_at desc`

/** Refuses `custodians-only` (403) to whoever holds no share of the latest edition. */
export async function custodianOf({ pool }: Pick<House, 'pool'>, { bureauId, id }: Person): Promise<Custodian> {
  const { rows } = await pool.query<Custodian>(
    `select c.n, c.edition, s.public as half from (${latest}) c join vault_share s on s.edition = c.edition and s.n = c.n
     where c.staff_id = $2 and c.edition = (select max(edition) from vault_share) order by c.n limit 1`,
    [bureauId, id],
  )
  if (!rows[0]) throw new Refusal(403, 'custodians-only')
  return rows[0]
}

/** Who holds which share, as it stands; and in which edition. */
export async function custodiansOf(
  { pool }: Pick<House, 'pool'>,
  bureauId: number,
): Promise<{ n: number; staffId: string; edition: number }[]> {
  const { rows } = await pool.query(latest, [bureauId])
  return rows.map(({ n, staff_id, edition }) => ({ n, edition, staffId: staff_id }))
}

/**
 * Notes that somebody was handed a share of the latest edition. By whoever holds the server, at its command line. Refuses
 * `already-custodian` (409) to whoever holds another one: two shares in one hand open the vault.
 */
export async function nameCustodian(
  { db }: Pick<House, 'db'>,
  { bureauId, n, staffId }: { bureauId: number; n: number; staffId: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const held = await trx
      .selectFrom('custodian')
      .select(['n', 'staff_id'])
      .distinctOn('n')
      .where('bureau_id', '=', bureauId)
      .orderBy('n')
      .orderBy('named_at', 'desc')
      .execute()
    if (held.some(one => one['staff_id'] === staffId && one['n'] !== n)) throw new Refusal(409, 'already-custodian')
    const { edition } = (await trx
      .selectFrom('vault_share')
      .select(({ fn }) => fn.max('edition').as('edition'))
      .executeTakeFirstOrThrow()) as { edition: number }
    await trx
      .insertInto('custodian')
      .values({ bureau_id: bureauId, n, named_at: now, staff_id: staffId, edition })
      .execute()
    await noteAccount(trx, { bureauId, what: 'custodian_named', aboutId: staffId, details: { share: n, edition } }, now)
  })
}
