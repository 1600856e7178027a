import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'

/** Rows that travel in one statement: enough to be fast, few enough to stay small in memory. */
const AT_ONCE = 5000

/**
 * Adds many rows quickly; those whose key is there already are left as they are. Every row has the columns of the
 * first. Bytes are given as `'\\x…'`, instants as ISO text. Answers how many were new.
 */
export async function addRows(db: Db, table: keyof Tables, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0
  const columns = sql.join(Object.keys(rows[0]!).map(name => sql.ref(name)))
  let added = 0
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const { numAffectedRows } = await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(at, at + AT_ONCE))}::jsonb)
      on conflict do nothing`.execute(db)
    added += Number(numAffectedRows ?? 0)
  }
  return added
}
