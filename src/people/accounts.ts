import type { Kysely, Transaction } from 'kysely'
import { dayOf } from '../clock/zone.ts'
import { type Post, posts } from '../kinds/posts.ts'
import { changing } from '../platform/editions.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Account } from './session.ts'

export type NewPerson = {
  number: string
  name: string
  post: string
  /** The unit's code. */
  unit: string
  woman?: boolean | undefined
}

/** Posts of those who have no account: they come by a secret link, from outside, or are no people at all. */
const withoutAccount = new Set<string>(['resident', 'responsible_unit', 'neighbour', 'clock'])

/**
 * Makes an account in a post from today, without a password. Somebody who is there already by this number and name gets
 * the post besides. Refuses `bad-number`, `bad-name`, `unknown-post`, `unknown-unit` (422), and `number-taken` (409) by
 * somebody of another name.
 */
export async function addPerson(
  db: Kysely<any>,
  bureauId: number,
  { number, name, post, unit, woman }: NewPerson,
  now: Date,
): Promise<Account> {
  if (!/^[0-9A-Za-z-]{2,20}$/.test(number)) throw new Refusal(422, 'bad-number')
  if (!/^\p{L}[\p{L}\p{M}\p{P} ]{0,58}\p{L}$/u.test(name)) throw new Refusal(422, 'bad-name')
  if (!(posts as readonly string[]).includes(post) || withoutAccount.has(post)) throw new Refusal(422, 'unknown-post')
  return changing(db, bureauId, 'people', async trx => {
    const of = (table: string) => trx.selectFrom(table).selectAll().where('bureau_id', '=', bureauId)
    const { tz } = (await of('bureau').executeTakeFirstOrThrow()) as { tz: string }
    const found = await of('unit').where('code', '=', unit).executeTakeFirst()
    if (!found) throw new Refusal(422, 'unknown-unit')
    const there = await of('staff').where('number', '=', number).executeTakeFirst()
    if (there && there['name'] !== name) throw new Refusal(409, 'number-taken')
    const staffId: string = there?.['id'] ?? uuidv7(now)
    if (!there)
      await trx
        .insertInto('staff')
        .values({ bureau_id: bureauId, id: staffId, number, name, woman: woman ?? null })
        .execute()
    await holdPost(trx, { bureauId, staffId, post: post as Post, unitId: found['id'], day: dayOf(now, tz) })
    return { bureauId, staffId }
  })
}

type Holding = Account & { post: Post; unitId: string; day: string }

/** From this day until further notice; who holds it already goes on. */
async function holdPost(trx: Transaction<any>, { bureauId, staffId, post, unitId, day }: Holding): Promise<void> {
  const held = await trx
    .selectFrom('post_held')
    .select('from_day')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where('post', '=', post)
    .where('unit_id', '=', unitId)
    .where('to_day', 'is', null)
    .executeTakeFirst()
  if (held) return
  await trx
    .insertInto('post_held')
    .values({ bureau_id: bureauId, staff_id: staffId, post, unit_id: unitId, from_day: day })
    .onConflict(conflict =>
      conflict.columns(['bureau_id', 'staff_id', 'post', 'unit_id', 'from_day']).doUpdateSet({ to_day: null }),
    )
    .execute()
}

/** The account of a number; undefined where nobody has it. */
export async function accountByNumber(db: Kysely<any>, bureauId: number, number: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { bureauId, staffId: row['id'] }
}
