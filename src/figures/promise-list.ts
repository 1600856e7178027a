import type { House } from '../house.ts'
import type { Value } from '../platform/table.ts'
import { COLUMNS, cellsOf, type Wanted } from './export.ts'

const AT_ONCE = 1000

/**
 * Every promise of a bureau as it lay there at one moment, a row each, in the order in which the matters came: for a
 * spreadsheet. Read while it is written; whoever stops in between lets the moment go.
 */
export async function* promiseList(
  { pool }: Pick<House, 'pool'>,
  { bureauId, walled }: Omit<Wanted, 'contents'>,
): AsyncGenerator<Value[], void> {
  const client = await pool.connect()
  let ended = false
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    await client.query(
      `declare line_of_promises no scroll cursor for
       select m.kind, m.village, u.code as unit_code, p.* from matter m
         join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
         join promise p on p.bureau_id = m.bureau_id and p.matter_id = m.id
       where m.bureau_id = $1 ${walled ? '' : `and m.wall is distinct from 'inspection' and not m.protected`}
       order by m.opened_at, m.id, p.no`,
      [bureauId],
    )
    for (;;) {
      const { rows } = await client.query(`fetch ${AT_ONCE} from line_of_promises`)
      if (rows.length === 0) break
      for (const row of rows) yield cellsOf({ ...row, id: row.matter_id }, row)
    }
    ended = true
  } finally {
    await client.query(ended ? 'commit' : 'rollback').catch(() => {})
    client.release()
  }
}

export const promiseColumns: readonly string[] = COLUMNS
