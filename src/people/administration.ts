import { addDays } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import { accountPosts, type Post } from '../kinds/posts.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'
import { noteAccount, noteAlone } from './account-log.ts'
import { accountByNumber, addPerson, administrators, type NewPerson, openAccount } from './accounts.ts'
import { dropOf } from './drop-of.ts'
import { heardOf } from './heard.ts'
import { assertHolds } from './holds.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import { dropSecondFactors } from './second-factor.ts'
import { type Account, endSessions } from './session.ts'
import { type Person, personById } from './who-is-who.ts'

/*
 * Three who administer (三权分立), each a post of its own that goes with no other: the system's opens and closes accounts and
 * hands out links, the security's gives posts and sets rules, the audit's reads the log and changes nothing. So whoever gives
 * a post does not make the account, nobody does either to themselves, and what was done is in a log that none of them writes.
 */

export type Deed = { by: Person; address?: string | undefined }

/** Where somebody administers: under the path of the unit in which they hold that post. Refuses `not-for-your-post` (403). */
export const reachAs = (person: Person, ...asked: readonly Post[]): string => assertHolds(person, ...asked).unitPath

/** The account of a number in one's reach, not one's own. Refuses `unknown-number` (404) and `not-yourself` (403). */
async function theirs(
  db: Db,
  { by }: Deed,
  reach: string,
  number: string,
  now: Date,
): Promise<{ account: Account; person: Person }> {
  const account = await accountByNumber(db, by.bureauId, number)
  const person = account && (await personById(db, by.bureauId, account.staffId, now))
  if (!account || !person || person.posts.some(({ unitPath }) => !unitPath.startsWith(reach)))
    throw new Refusal(404, 'unknown-number')
  if (person.id === by.id) throw new Refusal(403, 'not-yourself')
  return { account, person }
}

/** By the system's: an account without a post, and the link to its password. */
export async function openFor(
  db: Db,
  deed: Deed,
  someone: Omit<NewPerson, 'post' | 'unit'>,
  now: Date,
): Promise<string> {
  reachAs(deed.by, 'system_admin')
  const { bureauId, id: actorId } = deed.by
  const account = await changing(db, bureauId, 'people', async trx => {
    const { account, made } = await openAccount(trx, bureauId, someone, now)
    if (!made) throw new Refusal(409, 'number-taken')
    await noteAccount(trx, { bureauId, what: 'opened', actorId, aboutId: account.staffId, address: deed.address }, now)
    return account
  })
  return makeOneTimeLink(db, account, now)
}

/**
 * By the system's: a link to a new password, for anybody but those who administer (theirs come from the server's command
 * line, or one administrator would become the other). Refuses `not-for-administrators` (403).
 */
export async function linkFor(
  db: Db,
  deed: Deed,
  { number, anew }: { number: string; anew: boolean },
  now: Date,
): Promise<string> {
  const { account, person } = await theirs(db, deed, reachAs(deed.by, 'system_admin'), number, now)
  if (person.posts.some(({ post }) => administrators.includes(post))) throw new Refusal(403, 'not-for-administrators')
  const what = anew ? 'link_anew' : 'link_made'
  await noteAlone(
    db,
    { bureauId: account.bureauId, what, actorId: deed.by.id, aboutId: account.staffId, address: deed.address },
    now,
  )
  return makeOneTimeLink(db, account, now, { anew })
}

/** By the system's: from now on nobody gets in by it, and everything that let them in is gone. What they did stays theirs. */
export async function closeFor(db: Db, deed: Deed, number: string, now: Date): Promise<void> {
  const { account } = await theirs(db, deed, reachAs(deed.by, 'system_admin'), number, now)
  await closeAccount(db, account, { actorId: deed.by.id, address: deed.address }, now)
}

export async function closeAccount(
  db: Db,
  { bureauId, staffId }: Account,
  note: { actorId?: string; address?: string | undefined },
  now: Date,
): Promise<void> {
  await changing(db, bureauId, 'people', async trx => {
    const { tz } = await trx
      .selectFrom('bureau')
      .select('tz')
      .where('bureau_id', '=', bureauId)
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('staff')
      .set({ left_on: addDays(dayOf(now, tz), -1) })
      .where('bureau_id', '=', bureauId)
      .where('id', '=', staffId)
      .execute()
    await dropOf(trx, { bureauId, staffId }, ['session', 'credential', 'one_time_link'])
    await dropSecondFactors(trx, { bureauId, staffId })
    await noteAccount(trx, { bureauId, what: 'closed', aboutId: staffId, ...note }, now)
  })
  heardOf(db).forgetAll()
}

type Posting = { number: string; post: string; unit: string }

/** By the security's: a post from today. Refuses `unknown-post`, `unknown-unit` (422), `posts-apart` (409). */
export async function givePost(db: Db, deed: Deed, { number, post, unit }: Posting, now: Date): Promise<void> {
  const reach = reachAs(deed.by, 'security_admin')
  const { account, person } = await theirs(db, deed, reach, number, now)
  await assertUnit(db, deed.by.bureauId, unit, reach)
  const by = { actorId: deed.by.id, address: deed.address }
  await addPerson(db, account.bureauId, { number, name: person.name, post, unit }, now, by)
}

/** By the security's: a post that is over at once. Refuses `no-such-post` (404). */
export async function endPost(db: Db, deed: Deed, { number, post, unit }: Posting, now: Date): Promise<void> {
  const reach = reachAs(deed.by, 'security_admin')
  const { account } = await theirs(db, deed, reach, number, now)
  const { bureauId, staffId } = account
  const { id: unitId } = await assertUnit(db, bureauId, unit, reach)
  await changing(db, bureauId, 'people', async trx => {
    const { tz } = await trx
      .selectFrom('bureau')
      .select('tz')
      .where('bureau_id', '=', bureauId)
      .executeTakeFirstOrThrow()
    const today = dayOf(now, tz)
    const held = { bureau_id: bureauId, staff_id: staffId, post, unit_id: unitId }
    const begun = await trx
      .deleteFrom('post_held')
      .where(eb => eb.and(held))
      .where('from_day', '>=', today)
      .executeTakeFirstOrThrow()
    const ended = await trx
      .updateTable('post_held')
      .set({ to_day: addDays(today, -1) })
      .where(eb => eb.and(held))
      .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
      .executeTakeFirstOrThrow()
    if (begun.numDeletedRows + ended.numUpdatedRows === 0n) throw new Refusal(404, 'no-such-post')
    await noteAccount(
      trx,
      {
        bureauId,
        what: 'post_ended',
        actorId: deed.by.id,
        aboutId: staffId,
        details: { post, unit },
        address: deed.address,
      },
      now,
    )
  })
}

async function assertUnit(db: Db, bureauId: number, code: string, reach: string): Promise<{ id: string }> {
  const found = await db
    .selectFrom('unit')
    .select(['id', 'path'])
    .where('bureau_id', '=', bureauId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!found?.path.startsWith(reach)) throw new Refusal(422, 'unknown-unit')
  return { id: found.id }
}

/** By the security's: every session of somebody ends, in one statement. */
export async function signOutFor(db: Db, deed: Deed, number: string, now: Date): Promise<number> {
  const { account } = await theirs(db, deed, reachAs(deed.by, 'security_admin'), number, now)
  const { bureauId, staffId } = account
  await noteAlone(
    db,
    { bureauId, what: 'signed_out_by_admin', actorId: deed.by.id, aboutId: staffId, address: deed.address },
    now,
  )
  return endSessions(db, account, { but: undefined })
}

export type Rules = { idleMinutes: number; secondFactor: readonly string[] }

export async function rulesOf(db: Db, bureauId: number): Promise<Rules> {
  const { idle_minutes, second_factor } = await db
    .selectFrom('bureau')
    .select(['idle_minutes', 'second_factor'])
    .where('bureau_id', '=', bureauId)
    .executeTakeFirstOrThrow()
  return { idleMinutes: idle_minutes, secondFactor: second_factor }
}

/** By the security's of the whole bureau. Refuses `unknown-post` (422), and `administrators-always` (422): they never get in with a password alone. */
export async function setRules(db: Db, deed: Deed, { idleMinutes, secondFactor }: Rules, now: Date): Promise<void> {
  if (reachAs(deed.by, 'security_admin') !== '/') throw new Refusal(403, 'not-for-your-post')
  const known = (post: string) => accountPosts.includes(post)
  if (!secondFactor.every(known)) throw new Refusal(422, 'unknown-post')
  if (!administrators.every(post => secondFactor.includes(post))) throw new Refusal(422, 'administrators-always')
  const { bureauId, id: actorId } = deed.by
  await db.transaction().execute(async trx => {
    await trx
      .updateTable('bureau')
      .set({ idle_minutes: idleMinutes, second_factor: [...new Set(secondFactor)] })
      .where('bureau_id', '=', bureauId)
      .execute()
    await noteAccount(
      trx,
      {
        bureauId,
        what: 'rules_set',
        actorId,
        details: { idleMinutes, secondFactor: [...secondFactor] },
        address: deed.address,
      },
      now,
    )
  })
}
