import type pg from 'pg'
import type { House } from '../house.ts'
import { about, contentIn, salted } from '../journal/chain.ts'
import { canonical } from '../platform/canonical.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import { hexOf } from './matter.ts'
import { type KeyClass, keysFor, wrappedIn } from './matter-keys.ts'
import { phoneDigest } from './phone.ts'

type Rooms = Pick<House, 'pool' | 'suite'>

/** So many matters, one transaction each; the rest follow the next time. */
const MOST = 500

/**
 * Seals what lies sealed with the key of the house, from before matters had keys of their own, with those of its matter; finds
 * it by indexes that are empty afterwards. Killed in the middle, what is done is done. Answers how many matters.
 */
export async function sealAnew(house: Rooms, most = MOST): Promise<number> {
  const { rows } = await house.pool.query<{ bureau_id: number; matter_id: string }>(
    `select bureau_id, matter_id from (
       (select bureau_id, matter_id from content where get_byte(sealed, 0) < 128 limit $1)
       union (select bureau_id, matter_id from people_private
         where get_byte(sealed, 0) < 128 or sealed is not null and phone is null limit $1)
       union (select bureau_id, matter_id from vault_identity where sealed is not null and not enveloped limit $1)
       union (select bureau_id, matter_id from vault_address where sealed is not null and not enveloped limit $1)) plain
     limit $1`,
    [most],
  )
  for (const { bureau_id, matter_id } of rows) await sealMatter(house, bureau_id, matter_id)
  return rows.length
}

function sealMatter(house: Rooms, bureauId: number, matterId: string): Promise<void> {
  const here = [bureauId, matterId]
  return withKeysOf(house, here, async (client, keyOf) => {
    await sealContents(client, house.suite, here, keyOf)
    await sealPeople(client, house.suite, here, keyOf)
    for (const table of ['vault_identity', 'vault_address'] as const) await sealVault(client, table, here, keyOf)
  })
}

type KeyOf = ReturnType<typeof keysFor>['of']

/** One transaction with the keys of a matter, those that it has and those that are made for it. @param here the bureau's number, the matter's id */
export async function withKeysOf(
  { pool, suite }: Rooms,
  here: readonly unknown[],
  work: (client: pg.PoolClient, keyOf: KeyOf) => Promise<void>,
): Promise<void> {
  await inTransaction(pool, async client => {
    // Whoever acts on it waits, and then finds the keys.
    await client.query('select from matter where bureau_id = $1 and id = $2 for update', [...here])
    const { rows } = await client.query('select * from data_key where bureau_id = $1 and matter_id = $2', [...here])
    const keys = keysFor(suite, rows[0] && wrappedIn(rows[0]))
    await work(client, keys.of)
    await keepKeys(client, here, keys.made())
  })
}

async function sealContents(client: pg.PoolClient, suite: House['suite'], here: unknown[], keyOf: KeyOf) {
  const { rows } = await client.query(
    `select c.entry_no, c.salt, c.sealed, e.command_id from content c
     join entry e on e.bureau_id = c.bureau_id and e.matter_id = c.matter_id and e.no = c.entry_no
     where c.bureau_id = $1 and c.matter_id = $2 and get_byte(c.sealed, 0) < 128`,
    here,
  )
  for (const row of rows) {
    const bound = about.content(here[0] as number, here[1] as string, row.command_id)
    const { salt, text } = contentIn(suite, row, bound)
    await client.query(
      'update content set salt = null, sealed = $4 where bureau_id = $1 and matter_id = $2 and entry_no = $3',
      [...here, row.entry_no, keyOf('words').seal(salted(salt, text), bound)],
    )
  }
}

async function sealPeople(client: pg.PoolClient, suite: House['suite'], here: unknown[], keyOf: KeyOf) {
  const bureauId = here[0] as number
  const { rows } = await client.query(
    `select p.id, keyed(p.sealed, k.people) as sealed from people_private p
     left join data_key k on k.bureau_id = p.bureau_id and k.matter_id = p.matter_id
     where p.bureau_id = $1 and p.matter_id = $2 and (get_byte(p.sealed, 0) < 128 or p.sealed is not null and p.phone is null)`,
    here,
  )
  for (const { id, sealed } of rows) {
    const said = JSON.parse(suite.unseal(sealed, about.person(bureauId, id)))
    await client.query('update people_private set sealed = $3, phone = $4 where bureau_id = $1 and id = $2', [
      bureauId,
      id,
      keyOf('people').seal(canonical(said), about.person(bureauId, id)),
      phoneDigest(suite, bureauId, said),
    ])
  }
}

/** Nobody here opens what lies in the vault: it gets the matter's key around it. */
async function sealVault(client: pg.PoolClient, table: string, here: unknown[], keyOf: KeyOf) {
  const bureauId = here[0] as number
  const bind = table === 'vault_identity' ? about.identity : about.address
  const { rows } = await client.query(
    `select id, sealed from ${table} where bureau_id = $1 and matter_id = $2 and sealed is not null and not enveloped`,
    here,
  )
  for (const { id, sealed } of rows)
    await client.query('select envelope_vault($1, $2, $3, $4)', [
      bureauId,
      id,
      table === 'vault_identity',
      keyOf('reporter').seal(sealed, bind(bureauId, id)),
    ])
}

async function keepKeys(
  client: pg.PoolClient,
  here: readonly unknown[],
  made: Partial<Record<KeyClass, Buffer | null>>,
) {
  if (Object.keys(made).length === 0) return
  await client.query(
    `insert into data_key as k (bureau_id, matter_id, words, people, reporter) values ($1, $2, $3, $4, $5)
     on conflict (bureau_id, matter_id) do update set words = coalesce(k.words, excluded.words),
       people = coalesce(k.people, excluded.people), reporter = coalesce(k.reporter, excluded.reporter)`,
    [...here, hexOf(made.words ?? null), hexOf(made.people ?? null), hexOf(made.reporter ?? null)],
  )
}
