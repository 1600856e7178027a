import type pg from 'pg'

/** What is destroyed together: what was said, who is in it, who reported it (matters/matter-keys.ts). */
type KeyClass = 'words' | 'people' | 'reporter'

/**
 * Destroys what was said in matters, or who is in them, or who reported them, under a named rule (R11): the key of that class, so
 * that no backup opens it either, and what it sealed. The entries stay, their chain holds, and nobody can try words against a
 * digest any more. Answers how many rows; 0 where there was nothing left.
 */
export async function destroy(
  pool: pg.Pool | pg.PoolClient,
  at: { bureauId: number; matterIds: readonly string[] },
  what: KeyClass,
  rule: string,
  now: Date,
): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `with key as (update data_key set ${what} = null where bureau_id = $1 and matter_id = any($2::uuid[]))${ends[what]}`,
    [at.bureauId, at.matterIds, rule, now],
  )
  return rows[0]!.n
}

const ended = (table: string, more: string) => `, gone as (
    update ${table} set sealed = null, destroyed_at = $4, rule = $3, ${more} = null
    where bureau_id = $1 and matter_id = any($2::uuid[]) and sealed is not null returning 1)
  select count(*)::int as n from gone`
const ends: Record<KeyClass, string> = {
  words: ended('content', 'salt'),
  people: ended('people_private', 'phone'),
  reporter: ' select coalesce(sum(end_vault($1, id, $3, $4)), 0)::int as n from unnest($2::uuid[]) as gone (id)',
}
