import { dayOf } from '../clock/zone.ts'
import { accountPosts, type Post } from '../kinds/posts.ts'
import type { Db, Trx } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { rowsOf } from '../platform/rows-of.ts'
import { noteAccount } from './account-log.ts'
import type { Account } from './session.ts'

export type NewPerson = {
  number: string
  name: string
  post: string
  /** The unit's code. */
  unit: string
  woman?: boolean | undefined
}

/** Each goes with no other post, nor with another of them (三权分立). */
export const administrators: readonly Post[] = ['system_admin', 'security_admin', 'audit_admin']

type By = { actorId?: string; address?: string | undefined }

/**
 * Makes an account in a post from today, without a password. Somebody who is there already by this number and name gets
 * the post besides. Refuses `bad-number`, `bad-name`, `unknown-post`, `unknown-unit` (422), `number-taken` (409) by
 * somebody of another name, and `posts-apart` (409) where one who administers would hold another post too.
 */
export async function addPerson(
  db: Db,
  bureauId: number,
  { number, name, post, unit, woman }: NewPerson,
  now: Date,
  by: By = {},
): Promise<Account> {
  assertNamed(number, name)
  if (!accountPosts.includes(post)) throw new Refusal(422, 'unknown-post')
  return changing(db, bureauId, 'people', async trx => {
    const { tz } = await rowsOf(trx, bureauId, 'bureau').select('tz').executeTakeFirstOrThrow()
    const found = await rowsOf(trx, bureauId, 'unit').select('id').where('code', '=', unit).executeTakeFirst()
    if (!found) throw new Refusal(422, 'unknown-unit')
    const { account, made } = await openAccount(trx, bureauId, { number, name, woman }, now)
    const { staffId } = account
    const day = dayOf(now, tz)
    await assertApart(trx, account, post as Post, day)
    if (made) await noteAccount(trx, { bureauId, what: 'opened', aboutId: staffId, ...by }, now)
    const begun = await holdPost(trx, { bureauId, staffId, post: post as Post, unitId: found.id, day })
    if (begun)
      await noteAccount(trx, { bureauId, what: 'post_given', aboutId: staffId, details: { post, unit }, ...by }, now)
    return account
  })
}

function assertNamed(number: string, name: string): void {
  if (!/^[0-9A-Za-z-]{2,20}$/.test(number)) throw new Refusal(422, 'bad-number')
  if (!/^\p{L}[\p{L}\p{M}\p{P} ]{0,58}\p{L}$/u.test(name)) throw new Refusal(422, 'bad-name')
}

/** The account of a number and name, made where it is not there. Refuses `bad-number`, `bad-name` (422), `number-taken` (409). */
export async function openAccount(
  trx: Trx,
  bureauId: number,
  { number, name, woman }: Pick<NewPerson, 'number' | 'name' | 'woman'>,
  now: Date,
): Promise<{ account: Account; made: boolean }> {
  assertNamed(number, name)
  const there = await trx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('bureau_id', '=', bureauId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (there && there.name !== name) throw new Refusal(409, 'number-taken')
  const staffId: string = there?.id ?? uuidv7(now)
  if (!there)
    await trx
      .insertInto('staff')
      .values({ bureau_id: bureauId, id: staffId, number, name, woman: woman ?? null })
      .execute()
  return { account: { bureauId, staffId }, made: !there }
}

/** Who administers does nothing else, and administers one thing. Of two at once, the second waits for the first. */
async function assertApart(trx: Trx, { bureauId, staffId }: Account, post: Post, day: string): Promise<void> {
  await trx
    .selectFrom('staff')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', staffId)
    .forUpdate()
    .execute()
  const held = await trx
    .selectFrom('post_held')
    .select('post')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', day)]))
    .execute()
  const others = held.map(row => row.post as Post).filter(one => one !== post)
  if (others.some(one => administrators.includes(one)) || (administrators.includes(post) && others.length > 0))
    throw new Refusal(409, 'posts-apart')
}

type Holding = Account & { post: Post; unitId: string; day: string }

/** From this day until further notice; who holds it already goes on. Answers whether it is new. */
async function holdPost(trx: Trx, { bureauId, staffId, post, unitId, day }: Holding): Promise<boolean> {
  const held = await trx
    .selectFrom('post_held')
    .select('from_day')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .where('post', '=', post)
    .where('unit_id', '=', unitId)
    .where('to_day', 'is', null)
    .executeTakeFirst()
  if (held) return false
  await trx
    .insertInto('post_held')
    .values({ bureau_id: bureauId, staff_id: staffId, post, unit_id: unitId, from_day: day })
    .onConflict(conflict =>
      conflict.columns(['bureau_id', 'staff_id', 'post', 'unit_id', 'from_day']).doUpdateSet({ to_day: null }),
    )
    .execute()
  return true
}

/** The account of a number; undefined where nobody has it. */
export async function accountByNumber(db: Db, bureauId: number, number: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { bureauId, staffId: row.id }
}
