import { CannotStart } from '../../platform/cannot-start.ts'
import type { Db } from '../../platform/db.ts'

/** Who changes something, by their number (`--by`). */
export async function authorOf(db: Db, bureauId: number, number: string | undefined): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('number', '=', number ?? '')
    .where('left_on', 'is', null)
    .executeTakeFirst()
  if (row) return row.id
  if (!number) throw new CannotStart('Say who changes it: --by NUMBER.', '请写明由谁改：--by 警号。')
  const anybody = await db.selectFrom('staff').select('id').where('bureau_id', '=', bureauId).executeTakeFirst()
  throw new CannotStart(
    `Nobody here has the number ${number}.${anybody ? '' : ' The first account is made by: npm run xjw -- user add'}`,
    `没有警号 ${number}。${anybody ? '' : '第一个账号这样开：npm run xjw -- user add'}`,
  )
}
