import type pg from 'pg'
import { type BadAccountEntry, verifyAccountLog } from '../people/account-log.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { editDigest } from './edit.ts'

/** The first edit of a list that is not as the log of accounts has it. */
export type BadEdit = { bureauId: number; sheet: string; no: number; code: 'altered' | 'removed' | 'inserted' }
export type Administered = {
  entries: number
  edits: number
  bad: BadAccountEntry | undefined
  badEdit: BadEdit | undefined
}

/** The log of accounts, line by line, and the edits of lists that it holds. What is older than their lines in it is not checked. */
export async function verifyAdministration(pool: pg.Pool): Promise<Administered> {
  let edits = 0
  let badEdit: BadEdit | undefined
  const { entries, bad } = await verifyAccountLog(pool, async (bureauId, lines) => {
    const noted = lines.filter(({ what }) => what === 'sheet_changed').map(({ details }) => details)
    if (noted.length === 0 || badEdit) return
    const { rows } = await pool.query<Pick<RowOf<'sheet_edit'>, 'sheet' | 'no' | 'changes' | 'undoes'>>(
      `select sheet, no, changes, undoes from unnest($2::text[], $3::int[]) as wanted (sheet, no)
       join sheet_edit using (sheet, no) where bureau_id = $1`,
      [bureauId, noted.map(one => one['sheet']), noted.map(one => one['no'])],
    )
    const are = new Map(rows.map(row => [`${row.sheet} ${row.no}`, editDigest(row.changes, row.undoes)]))
    for (const { sheet, no, digest } of noted as { sheet: string; no: number; digest: string }[]) {
      const is = are.get(`${sheet} ${no}`)
      if (is !== digest) badEdit ??= { bureauId, sheet, no, code: is === undefined ? 'removed' : 'altered' }
      edits++
    }
  })
  return { entries, edits, bad, badEdit: badEdit ?? (await inserted(pool)) }
}

/** An edit after the first that the log holds, of which it knows nothing. */
async function inserted(pool: pg.Pool): Promise<BadEdit | undefined> {
  const { rows } = await pool.query<Pick<RowOf<'sheet_edit'>, 'bureau_id' | 'sheet' | 'no'>>(
    `with noted as (
       select bureau_id, details ->> 'sheet' as sheet, (details ->> 'no')::int as no from account_entry where what = 'sheet_changed')
     select s.bureau_id, s.sheet, s.no from sheet_edit s
     join (select bureau_id, sheet, min(no) as first from noted group by 1, 2) f using (bureau_id, sheet)
     where s.no > f.first and not exists (
       select from noted n where n.bureau_id = s.bureau_id and n.sheet = s.sheet and n.no = s.no)
     order by 1, 2, 3 limit 1`,
  )
  const [row] = rows
  return row && { bureauId: row.bureau_id, sheet: row.sheet, no: row.no, code: 'inserted' }
}
