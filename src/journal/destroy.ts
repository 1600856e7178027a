import type pg from 'pg'

/**
 * Destroys what was said in an entry, words and salt, under a named rule (R11). The entry stays, its chain holds, and nobody can
 * try words against its digest any more. False where there is nothing left to destroy.
 */
export async function destroyContent(
  pool: pg.Pool,
  at: { bureauId: number; matterId: string; entryNo: number },
  rule: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update content set salt = null, sealed = null, destroyed_at = $4, rule = $5
     where bureau_id = $1 and matter_id = $2 and entry_no = $3 and sealed is not null`,
    [at.bureauId, at.matterId, at.entryNo, now, rule],
  )
  return rowCount === 1
}

/** And what is sealed about somebody: an id remains, of nobody. */
export async function destroyPerson(
  pool: pg.Pool,
  at: { bureauId: number; id: string },
  rule: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update people_private set sealed = null, destroyed_at = $3, rule = $4
     where bureau_id = $1 and id = $2 and sealed is not null`,
    [at.bureauId, at.id, now, rule],
  )
  return rowCount === 1
}
