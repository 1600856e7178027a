import type { Kysely } from 'kysely'
import { CannotStart } from '../../platform/cannot-start.ts'

/** Who changes something, by their number (`--by`). */
export async function authorOf(db: Kysely<any>, bureauId: number, number: string | undefined): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('number', '=', number ?? '')
    .where('left_on', 'is', null)
    .executeTakeFirst()
  if (!row)
    throw new CannotStart(
      number ? `Nobody here has the number ${number}.` : 'Say who changes it: --by NUMBER.',
      number ? `没有警号 ${number}。` : '请写明由谁改：--by 警号。',
    )
  return row['id']
}
