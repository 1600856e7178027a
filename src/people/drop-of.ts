import type { Db } from '../platform/db.ts'
import type { Account } from './session.ts'

type OfAccount =
  | 'credential'
  | 'known_device'
  | 'one_time_link'
  | 'recovery_code'
  | 'second_factor'
  | 'session'
  | 'sign_in_step'

/** Nothing of an account is left in these tables. */
export async function dropOf(db: Db, { bureauId, staffId }: Account, tables: readonly OfAccount[]): Promise<void> {
  for (const table of tables)
    await db.deleteFrom<OfAccount>(table).where('bureau_id', '=', bureauId).where('staff_id', '=', staffId).execute()
}
