import type { House } from '../house.ts'
import { rowsOfOneMoment } from '../platform/one-moment.ts'
import type { Value } from '../platform/table.ts'
import { COLUMNS, cellsOf, type Wanted } from './export.ts'

/**
 * Every promise of a bureau as it lay there at one moment, a row each, in the order in which the matters came: for a
 * spreadsheet. Read while it is written; whoever stops in between lets the moment go.
 */
export async function* promiseList(
  { pool }: Pick<House, 'pool'>,
  { bureauId, walled }: Omit<Wanted, 'contents'>,
): AsyncGenerator<Value[], void> {
  const found = rowsOfOneMoment(
    pool,
    `select m.kind, m.village, u.code as unit_code, p.* from matter m
       join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
       join promise p on p.bureau_id = m.bureau_id and p.matter_id = m.id
     where m.bureau_id = $1 ${walled ? '' : `and m.wall is distinct from 'inspection' and not m.protected`}
     order by m.opened_at, m.id, p.no`,
    [bureauId],
  )
  for await (const rows of found) for (const row of rows) yield cellsOf({ ...row, id: row.matter_id }, row)
}

export const promiseColumns: readonly string[] = COLUMNS
