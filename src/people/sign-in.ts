import { createHash } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { noteAlone } from './account-log.ts'
import { isKnownDevice, knowDevice } from './device.ts'
import type { Site } from './passkey.ts'
import { hashPassword, isPassword } from './password.ts'
import { askSecondFactor, type Bench, type Shown, showSecondFactor } from './second-factor.ts'
import { type Account, type From, openSession } from './session.ts'
import { readToken } from './token.ts'
import { clearTries, forgetTries, giveTryBack, type Tries, takeTry } from './tries.ts'
import { type Person, personById } from './who-is-who.ts'

/** Wrong ones in a row, from one known browser, or from all others together. */
const OF_NUMBER = 5
/** Wrong ones from one address, whichever number: a whole station may sit behind it. */
const OF_ADDRESS = 40

const nowhere: Site = { origin: 'http://localhost', host: 'localhost' }

export type Attempt = {
  number: string
  password: string
  bureauId?: number
  /** Of the browser, where it has one. */
  device?: string | undefined
  /** Which address it comes from, as a digest keyed by the house. */
  address?: Buffer | undefined
  from?: From
  /** The page on which they sit. */
  site?: Site
  /** Whether a post that needs a second factor gets in without: in a demo it does. */
  strict?: boolean
}
export type SignedIn = { token: string; person: Person; expiresAt: Date; device: string }

/**
 * Refuses `wrong-number-or-password` (401), the same for an unknown number and a wrong password; and `too-many-tries`
 * (429, `about.until`) for a quarter of an hour after five wrong ones in a row; and, the password being right, what
 * `askSecondFactor` refuses. Wrong ones from elsewhere take nothing from
 * a browser in which one signed in before: nobody is locked out by others (decision 0073).
 */
export function signIn(db: Db, attempt: Attempt, now: Date): Promise<SignedIn> {
  return oneByOne(attempt.number, () => signInOne(db, attempt, now))
}

const underWay = new Map<string, Promise<unknown>>()

/** Of one number one after the other: six right ones at once are not five wrong ones and a lock. */
async function oneByOne<T>(number: string, work: () => Promise<T>): Promise<T> {
  const mine = (underWay.get(number) ?? Promise.resolve()).then(work, work)
  underWay.set(number, mine)
  try {
    return await mine
  } finally {
    if (underWay.get(number) === mine) underWay.delete(number)
  }
}

async function signInOne(db: Db, attempt: Attempt, now: Date): Promise<SignedIn> {
  const { number, password, bureauId, device, from = {}, site = nowhere, strict = false } = attempt
  const account = await accountOf(db, number, bureauId)
  const known = account !== undefined && (await isKnownDevice(db, account, device))
  const { ofNumber, ofAddress } = triesOf(attempt, account, known)
  // The address first: whoever may not try any more from there locks no further number.
  if (ofAddress) await takeTry(db, ofAddress, now)
  const n = await takeTry(db, ofNumber, now)
  // An unknown number takes as long as a wrong password.
  const right = await isPassword(password, (account && (await hashOf(db, account))) ?? (await nobodysHash()))
  const person = account && right ? await personById(db, account.bureauId, account.staffId, now) : undefined
  if (!account || !person) {
    if (account && n === OF_NUMBER) await noteTries(db, account, from, now)
    throw new Refusal(401, 'wrong-number-or-password')
  }
  await forgetTries(db, ofNumber)
  if (ofAddress) await giveTryBack(db, ofAddress)
  await askSecondFactor(db, person, { site, strict }, now)
  return { person, ...(await enterAs(db, account, { device, from }, now)) }
}

/** The second step, where `signIn` refused `second-factor-first`. Refuses what `showSecondFactor` refuses. */
export async function signInWith(
  bench: Bench,
  asked: Shown & { step: string; site: Site; from: From; device: string | undefined },
  now: Date,
): Promise<SignedIn> {
  const { account, by } = await showSecondFactor(bench, asked, now)
  const person = await personById(bench.db, account.bureauId, account.staffId, now)
  if (!person) throw new Refusal(401, 'wrong-number-or-password')
  const { device, from } = asked
  return { person, ...(await enterAs(bench.db, account, { device, from: { ...from, shown: by } }, now)) }
}

/** For whoever has shown who they are: a session, and a browser that is known from now on. */
export async function enterAs(
  db: Db,
  account: Account,
  { device, from }: Pick<Attempt, 'device'> & { from: From },
  now: Date,
): Promise<Omit<SignedIn, 'person'>> {
  await clearTries(db, account.bureauId, now)
  const { shown = 'password', address } = from
  await noteAlone(
    db,
    {
      bureauId: account.bureauId,
      what: 'signed_in',
      actorId: account.staffId,
      aboutId: account.staffId,
      details: { shown },
      address,
    },
    now,
  )
  return { ...(await openSession(db, account, from, now)), device: await knowDevice(db, account, device, now) }
}

/** Once for each pause: the log is not for whoever tries to fill. */
const noteTries = (db: Db, { bureauId, staffId }: Account, { address }: From, now: Date) =>
  noteAlone(db, { bureauId, what: 'tries_used_up', aboutId: staffId, address }, now)

/** A known browser has tries of its own, and is not counted with the others at its address. */
function triesOf(
  { number, device, address }: Attempt,
  account: Account | undefined,
  known: boolean,
): { ofNumber: Tries; ofAddress?: Tries } {
  const bureauId = account?.bureauId ?? 0
  const digest = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest()
  const counted = known
    ? digest('device', number, readToken(device!)!.digest.toString('hex'))
    : digest('strangers', number)
  const ofNumber = { bureauId, key: counted, most: OF_NUMBER }
  return known || !address ? { ofNumber } : { ofNumber, ofAddress: { bureauId: 0, key: address, most: OF_ADDRESS } }
}

/** Numbers are one bureau's own: where several bureaus share a database, who signs in says which. */
async function accountOf(db: Db, number: string, bureauId?: number): Promise<Account | undefined> {
  // PostgreSQL takes no zero character, and no number has one.
  if (number.includes('\0')) return undefined
  let question = db.selectFrom('staff').select(['bureau_id', 'id']).where('number', '=', number)
  if (bureauId !== undefined) question = question.where('bureau_id', '=', bureauId)
  const found = await question.execute()
  return found.length === 1 ? { bureauId: found[0]!.bureau_id, staffId: found[0]!.id } : undefined
}

/** For who is signed in and changes how they get in. Refuses `wrong-number-or-password` (401) and `too-many-tries` (429). */
export async function assertPassword(db: Db, account: Account, password: string, now: Date): Promise<void> {
  const key = createHash('sha256').update(`again ${account.staffId}`).digest()
  const tries = { bureauId: account.bureauId, key, most: OF_NUMBER }
  await takeTry(db, tries, now)
  const hash = await hashOf(db, account)
  if (!hash || !(await isPassword(password, hash))) throw new Refusal(401, 'wrong-number-or-password')
  await forgetTries(db, tries)
}

async function hashOf(db: Db, { bureauId, staffId }: Account): Promise<string | undefined> {
  const row = await db
    .selectFrom('credential')
    .select('hash')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row?.hash
}

let nobodys: Promise<string> | undefined
const nobodysHash = () => (nobodys ??= hashPassword('nobody’s'))
