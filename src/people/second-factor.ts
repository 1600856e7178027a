import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { generateSecret, generateURI, verify } from 'otplib'
import type { Db } from '../platform/db.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Sealer } from '../platform/seal.ts'
import { noteAccount } from './account-log.ts'
import { dropOf } from './drop-of.ts'
import { askPasskey, madePasskey, offerPasskey, type Passkey, type Site, shownPasskey } from './passkey.ts'
import { recoveryLeft, renewRecovery, spendRecovery } from './recovery.ts'
import type { Account } from './session.ts'
import { endStep, offer, openStep, type Step, stepOf } from './step.ts'
import { forgetTries, takeTry } from './tries.ts'
import type { Person } from './who-is-who.ts'

export type Bench = { db: Db; suite: Sealer }
/** One of the two. */
export type Shown = { code?: string | undefined; passkey?: unknown }

type App = { id: string; secret: Buffer; step: number | null }
type Factors = { apps: App[]; passkeys: Passkey[] }

/** A phone's clock may be half a minute off. */
const TOLERANCE = 30
const about = (staffId: string) => `totp ${staffId}`

async function factorsOf(db: Db, { bureauId, staffId }: Account): Promise<Factors> {
  const rows = await db
    .selectFrom('second_factor')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .orderBy('made_at')
    .execute()
  return {
    // An app has a secret, a passkey the rest.
    apps: rows.filter(({ sort }) => sort === 'totp').map(({ id, secret, step }) => ({ id, secret: secret!, step })),
    passkeys: rows
      .filter(({ sort }) => sort === 'passkey')
      .map(({ id, credential, public_key, counter, transports }) => ({
        id,
        credential: credential!,
        publicKey: public_key!,
        counter: counter!,
        transports: transports ?? [],
      })),
  }
}

export async function hasSecondFactor(db: Db, account: Account): Promise<boolean> {
  const { apps, passkeys } = await factorsOf(db, account)
  return apps.length + passkeys.length > 0
}

/** Whether one of somebody's posts gets in only with a second factor, as the bureau sets it. */
export async function needsSecondFactor(db: Db, { bureauId, posts }: Person): Promise<boolean> {
  const { second_factor } = await db
    .selectFrom('bureau')
    .select('second_factor')
    .where('bureau_id', '=', bureauId)
    .executeTakeFirstOrThrow()
  return posts.some(({ post }) => second_factor.includes(post))
}

/**
 * For whoever's password was right. Refuses `second-factor-first` (401, `about.step`, `about.ways`, `about.passkey`) where
 * something else is to be shown, and `second-factor-missing` (403) where the post needs it and nothing is set up.
 */
export async function askSecondFactor(
  db: Db,
  person: Person,
  { site, strict }: { site: Site; strict: boolean },
  now: Date,
): Promise<void> {
  const account = { bureauId: person.bureauId, staffId: person.id }
  const { apps, passkeys } = await factorsOf(db, account)
  if (apps.length + passkeys.length === 0) {
    if (strict && (await needsSecondFactor(db, person))) throw new Refusal(403, 'second-factor-missing')
    return
  }
  const passkey = passkeys.length > 0 ? await askPasskey(site, passkeys) : undefined
  const step = await openStep(db, account, 'show', { challenge: passkey?.challenge }, now)
  const ways = [...(passkey ? ['passkey'] : []), ...(apps.length > 0 ? ['totp'] : []), 'recovery']
  throw new Refusal(401, 'second-factor-first', { step, ways, ...(passkey && { passkey }) })
}

/**
 * Who has shown the second thing too, and which. Refuses `step-over` (410), `second-factor-wrong` (401), and
 * `too-many-tries` (429) after five wrong ones: they count for the account, and only who knows its password comes here.
 */
export async function showSecondFactor(
  { db, suite }: Bench,
  { step: token, site, but, ...shown }: Shown & { step: string; site: Site; but?: string },
  now: Date,
): Promise<{ account: Account; by: 'totp' | 'passkey' | 'recovery' }> {
  const step = await stepOf(db, token, 'show', now)
  const { bureauId, staffId } = step
  const tries = { bureauId, key: createHash('sha256').update(`second ${staffId}`).digest(), most: 5 }
  await takeTry(db, tries, now)
  const by = await whatIsShown({ db, suite }, step, { ...shown, but }, site, now)
  if (!by) throw new Refusal(401, 'second-factor-wrong')
  await endStep(db, step)
  await forgetTries(db, tries)
  return { account: { bureauId, staffId }, by }
}

type ShownBut = Shown & { but: string | undefined }

/** `but`: the one that does not count, since it is about to go. */
async function whatIsShown({ db, suite }: Bench, step: Step, { code, passkey, but }: ShownBut, site: Site, now: Date) {
  const all = await factorsOf(db, step)
  const [apps, passkeys] = [all.apps.filter(({ id }) => id !== but), all.passkeys.filter(({ id }) => id !== but)]
  if (passkey !== undefined) {
    const named = (passkey as { id?: unknown } | null)?.id
    const mine = passkeys.find(({ credential }) => credential === named)
    const counter = mine && step.challenge !== null && (await shownPasskey(site, step.challenge, mine, passkey))
    if (typeof counter !== 'number') return undefined
    await used(db, step, mine!.id, now, { counter }).execute()
    return 'passkey'
  }
  const text = (code ?? '').trim()
  if (!/^\d{3} ?\d{3}$/.test(text)) return (await spendRecovery(db, step, text)) ? 'recovery' : undefined
  for (const { id, secret } of apps) {
    const timeStep = await stepOfCode(suite.unseal(secret, about(step.staffId)), text, now)
    if (timeStep === undefined) continue
    // Each code once, though two come with it at the same time.
    const { numUpdatedRows } = await used(db, step, id, now, { step: timeStep })
      .where(sql<boolean>`coalesce(step, -1) < ${timeStep}`)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) return 'totp'
  }
  return undefined
}

const used = (db: Db, { bureauId }: Account, id: string, now: Date, news: { counter: number } | { step: number }) =>
  db
    .updateTable('second_factor')
    .set({ ...news, used_at: now })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)

/** RFC 6238: the step of thirty seconds to which a code belongs, if it is one of about now. */
async function stepOfCode(secret: string, text: string, now: Date): Promise<number | undefined> {
  const token = text.replace(' ', '')
  const checked = await verify({ secret, token, epoch: Math.floor(now.getTime() / 1000), epochTolerance: TOLERANCE })
  return checked.valid ? (checked as { timeStep: number }).timeStep : undefined
}

/** What may be set up: a secret for an app, and what a browser is asked to make a passkey. Refuses `step-over` (410). */
export async function offerSecondFactor(
  { db, suite }: Bench,
  { token, site }: { token: string; site: Site },
  now: Date,
) {
  const step = await stepOf(db, token, 'set_up', now)
  const { bureauId, staffId } = step
  const { number, name } = (await db
    .selectFrom('staff')
    .select(['number', 'name'])
    .where('bureau_id', '=', bureauId)
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow()) as { number: string; name: string }
  const secret = generateSecret()
  const passkey = await offerPasskey(site, { staffId, number, name }, (await factorsOf(db, step)).passkeys)
  await offer(db, step, { challenge: passkey.challenge, draft: suite.seal(secret, about(staffId)) })
  return { secret, uri: generateURI({ issuer: '小警务', label: number, secret }), passkey }
}

/**
 * Sets up what was offered, once it was shown to work. Answers recovery codes, which replace earlier ones. Refuses `step-over` (410) and `second-factor-wrong` (401).
 */
export async function setUpSecondFactor(
  { db, suite }: Bench,
  { step: token, site, code, passkey }: Shown & { step: string; site: Site },
  now: Date,
): Promise<{ account: Account; recovery: string[] }> {
  const step = await stepOf(db, token, 'set_up', now)
  const { bureauId, staffId, challenge, draft } = step
  if (challenge === null || draft === null) throw new Refusal(410, 'step-over')
  const account = { bureauId, staffId }
  const made = passkey === undefined ? undefined : await madePasskey(site, challenge, passkey)
  const timeStep =
    code === undefined ? undefined : await stepOfCode(suite.unseal(draft, about(staffId)), code.trim(), now)
  if (!made && timeStep === undefined) throw new Refusal(401, 'second-factor-wrong')
  const recovery = await db.transaction().execute(async trx => {
    await endStep(trx, step)
    await trx
      .insertInto('second_factor')
      .values({
        bureau_id: bureauId,
        id: uuidv7(now),
        staff_id: staffId,
        made_at: now,
        ...(made
          ? {
              sort: 'passkey',
              credential: made.credential,
              public_key: made.publicKey,
              counter: made.counter,
              transports: made.transports,
            }
          : { sort: 'totp', secret: draft, step: timeStep }),
      })
      .execute()
    const details = { sort: made ? 'passkey' : 'totp' }
    await noteAccount(trx, { bureauId, what: 'second_factor_set_up', actorId: staffId, aboutId: staffId, details }, now)
    return renewRecovery(trx, account)
  })
  return { account, recovery }
}

/** Opens the step by which one of the others is shown, before one of them goes; undefined where none is set up. */
export async function askAnother(db: Db, account: Account, site: Site, now: Date) {
  const { apps, passkeys } = await factorsOf(db, account)
  if (apps.length + passkeys.length === 0) return undefined
  const passkey = passkeys.length > 0 ? await askPasskey(site, passkeys) : undefined
  return { step: await openStep(db, account, 'show', { challenge: passkey?.challenge }, now), passkey }
}

/**
 * Takes one away for which another, or a recovery code, was shown. Refuses what `showSecondFactor` refuses, `no-such-factor` (404)
 * and `last-second-factor` (409) to whom a post does not let in without.
 */
export async function removeSecondFactor(
  bench: Bench,
  person: Person,
  { factor, ...asked }: Shown & { step: string; site: Site; factor: string },
  now: Date,
): Promise<void> {
  const { db } = bench
  const account = { bureauId: person.bureauId, staffId: person.id }
  const { apps, passkeys } = await factorsOf(db, account)
  const all = [...apps, ...passkeys]
  if (!all.some(({ id }) => id === factor)) throw new Refusal(404, 'no-such-factor')
  if (all.length === 1 && (await needsSecondFactor(db, person))) throw new Refusal(409, 'last-second-factor')
  const shown = await showSecondFactor(bench, { ...asked, but: factor }, now)
  // A step of somebody else's shows nothing of these.
  if (shown.account.staffId !== account.staffId) throw new Refusal(410, 'step-over')
  await db.transaction().execute(async trx => {
    // One after the other: of two that go at once, one may stay the last.
    const left = await trx
      .selectFrom('second_factor')
      .select('id')
      .where('bureau_id', '=', account.bureauId)
      .where('staff_id', '=', account.staffId)
      .forUpdate()
      .execute()
    if (left.length === 1 && (await needsSecondFactor(trx, person))) throw new Refusal(409, 'last-second-factor')
    await trx
      .deleteFrom('second_factor')
      .where('bureau_id', '=', account.bureauId)
      .where('id', '=', factor)
      .where('staff_id', '=', account.staffId)
      .execute()
    const { bureauId, staffId } = account
    await noteAccount(trx, { bureauId, what: 'second_factor_removed', actorId: staffId, aboutId: staffId }, now)
  })
}

export type FactorShown = { id: string; sort: 'totp' | 'passkey'; madeAt: Date; usedAt: Date | null }

export async function secondFactorsOf(
  db: Db,
  { bureauId, staffId }: Account,
): Promise<{ factors: FactorShown[]; recoveryLeft: number }> {
  const rows = await db
    .selectFrom('second_factor')
    .select(['id', 'sort', 'made_at', 'used_at'])
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .orderBy('made_at')
    .execute()
  const factors = rows.map(({ id, sort, made_at, used_at }) => ({ id, sort, madeAt: made_at, usedAt: used_at }))
  return { factors, recoveryLeft: await recoveryLeft(db, { bureauId, staffId }) }
}

/** Everything that was set up is gone: for an account that is given anew, or closed. */
export const dropSecondFactors = (db: Db, account: Account): Promise<void> =>
  dropOf(db, account, ['second_factor', 'recovery_code', 'sign_in_step', 'known_device'])
