import type pg from 'pg'
import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Person } from '../people/who-is-who.ts'
import { canonical } from '../platform/canonical.ts'
import { derivedId, pooledChance, uuidv7 } from '../platform/ids.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import { Refusal } from '../platform/refusal.ts'
import { isPart, type Part, pointOf, secretOf, type Work } from '../shares/shares.ts'
import { again } from './again.ts'
import { readCode } from './code.ts'
import { custodianOf } from './custodians.ts'
import { draftUnmoved } from './draft-unmoved.ts'
import { type Looked, lookAt } from './look-at.ts'
import type { Matter } from './matter.ts'
import type { OpeningReason } from './purposes.ts'
import { recipientsOf } from './recipients.ts'
import { recordAct } from './record.ts'

/*
 * The vault is opened by two named custodians together, for one matter, with a reason (R27). Neither hands out a share: each
 * brings a part that is made with it for this one sealed row, and the two parts open that row. What was asked, and that it was opened, is an
 * entry of the matter and a look of each of them; who reported it hears of it by the same act.
 */

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'keyring' | 'now'>
/** The same within a transaction, or without one. */
type Inside = Omit<Rooms, 'pool'> & { pool: pg.Pool | pg.PoolClient }

const HOUR = 3_600_000
/** The second one comes within a day, or it is asked for anew. */
const HALF_OPEN = 24 * HOUR
/** Whoever opened it may read it again for so long, if the answer was lost on the way. */
const READ_AGAIN = HOUR / 4

const boundPart = (bureauId: number, id: string) => `part ${bureauId} ${id}`
const boundReason = (bureauId: number, id: string) => `reason ${bureauId} ${id}`

/**
 * Asks to open who reported the matter of a code; answers its id. Refuses `custodians-only` (403); `nothing-in-the-vault` (404) where there is no such
 * matter, nobody's name in it, or it may be about whoever asks: all alike; `too-near` (403) to whoever has it or leads whoever does.
 */
export async function askToOpen(
  house: Rooms,
  person: Person,
  { code, because, reason }: { code: string; because: OpeningReason; reason: string },
): Promise<string> {
  const { bureauId } = person
  await custodianOf(house, person)
  const now = house.now()
  const { matter } = await inVaultFor(house, person, await matterOf(house, bureauId, code), now)
  const [id, endsAt] = [uuidv7(now), new Date(now.getTime() + HALF_OPEN)]
  await house.pool.query(
    `insert into vault_opening (bureau_id, id, matter_id, because, reason, asked_by, asked_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [bureauId, id, matter.id, because, house.suite.seal(reason, boundReason(bureauId, id)), person.id, now, endsAt],
  )
  return id
}

export type Asked = { id: string; code: string; point: Buffer; endsAt: Date }

/**
 * What was asked for, as it is worked on: looked at anew each time, since the point is kept nowhere unsealed and who may know it changes.
 * Refuses `opening-over` (409) and what `askToOpen` refuses.
 */
export async function askedFor(house: Rooms, person: Person, id: string): Promise<Asked> {
  const { bureauId } = person
  await custodianOf(house, person)
  const now = house.now()
  const { rows } = await house.pool.query(
    'select matter_id, ends_at from vault_opening where bureau_id = $1 and id = $2 and ends_at > $3 and opened_by is null',
    [bureauId, id, now],
  )
  if (!rows[0]) throw new Refusal(409, 'opening-over')
  const { matter, sealed } = await inVaultFor(house, person, rows[0].matter_id, now)
  return { id, code: matter.code, point: pointIn(house, sealed), endsAt: rows[0].ends_at }
}

export type Opened =
  | { state: 'half' }
  | { state: 'opened'; identity: Record<string, unknown>; code: string; readUntil: Date }

/**
 * Takes the part of one custodian. The first leaves it half open; the second, somebody else with another share, opens it. Refuses
 * `no-such-opening` (404), `opening-over` (409) once its time is up or somebody else has opened it, `second-custodian-needed` (409),
 * `part-wrong` (422) for what was not made with their share for this, and what `askToOpen` refuses.
 */
export const bringPart = (house: Rooms, person: Person, id: string, part: Omit<Part, 'n'>): Promise<Opened> =>
  again(house, person.bureauId, () => bringOnce(house, person, id, part))

async function bringOnce(house: Rooms, person: Person, id: string, brought: Omit<Part, 'n'>): Promise<Opened> {
  const { bureauId } = person
  const custodian = await custodianOf(house, person)
  return inTransaction(house.pool, async client => {
    const inside: Inside = { ...house, pool: client }
    // Two at once: the other waits here, and finds it opened.
    const { rows } = await client.query('select * from vault_opening where bureau_id = $1 and id = $2 for update', [
      bureauId,
      id,
    ])
    const [opening] = rows
    if (!opening) throw new Refusal(404, 'no-such-opening')
    const now = house.now()
    if (opening.ends_at <= now || (opening.opened_by !== null && opening.opened_by !== person.id))
      throw new Refusal(409, 'opening-over')
    const { matter, sealed } = await inVaultFor(inside, person, opening.matter_id, now)
    const point = pointIn(house, sealed)
    const part = { ...brought, n: custodian.n }
    if (!isPart(house.suite.name, custodian.half, point, part, id)) throw new Refusal(422, 'part-wrong')
    if (opening.first_by === null) {
      await client.query(
        'update vault_opening set first_by = $3, first_n = $4, first_at = $5, part = $6 where bureau_id = $1 and id = $2',
        [bureauId, id, person.id, part.n, now, house.suite.seal(part.point, boundPart(bureauId, id))],
      )
      return { state: 'half' }
    }
    if (opening.first_by === person.id || opening.first_n === part.n) throw new Refusal(409, 'second-custodian-needed')
    // What showed that it was made with their share was looked at when it was brought, and is not kept.
    const first = { n: opening.first_n, point: house.suite.open(opening.part, boundPart(bureauId, id)) }
    const identity = opened(house, matter, sealed, [first, part])
    if (opening.opened_by !== null) return { state: 'opened', identity, code: matter.code, readUntil: opening.ends_at }
    const readUntil = new Date(now.getTime() + READ_AGAIN)
    await client.query(
      'update vault_opening set opened_by = $3, opened_at = $4, ends_at = $5 where bureau_id = $1 and id = $2',
      [bureauId, id, person.id, now, readUntil],
    )
    await noteOpened(inside, { opening, matter, second: person.id, now })
    return { state: 'opened', identity, code: matter.code, readUntil }
  })
}

/** In the same transaction: an entry that leaves the matter as it was, a look of each of the two, and a notice to who reported it. */
async function noteOpened(
  house: Inside,
  { opening, matter, second, now }: { opening: any; matter: Matter; second: string; now: Date },
): Promise<void> {
  const { bureauId } = matter
  const commandId = derivedId('vault', bureauId, opening.id)
  const look = await lookAt(house, asSeenBy({ bureauId, id: second }, matter.id, now))
  if (!look) throw nothing()
  const { know, kind, seen, matter: read } = look
  const custodians = [opening.first_by as string, second]
  const says = { opening: opening.id as string, because: opening.because as string, custodians }
  const acting = {
    suite: house.suite,
    keyring: house.keyring,
    know,
    commandId,
    actor: second,
    chance: pooledChance,
    at: now.getTime(),
    saidAt: now.getTime(),
    recordedAt: now,
  }
  const { rows } = draftUnmoved(acting, look, {
    move: 'openVault',
    post: 'custodian',
    says,
    heard: recipientsOf(know, kind, seen, read, ['reporter']).map(one => ({ ...one, name: 'vaultOpened' })),
  })
  await recordAct(house.pool, {
    bureauId,
    commandId,
    actor: second,
    digest: house.suite.hmac('command', canonical(says)),
    answer: {},
    editions: know.editions,
    at: now,
    changes: [rows],
  })
  for (const staffId of custodians)
    await house.pool.query(
      'insert into look (bureau_id, matter_id, at, staff_id, what) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [bureauId, matter.id, now, staffId, opening.because],
    )
}

type Sealed = { matterId: string; id: string; sealed: Buffer }

const nothing = () => new Refusal(404, 'nothing-in-the-vault')

async function matterOf({ pool }: Inside, bureauId: number, code: string): Promise<string> {
  const { rows } = await pool.query('select id from matter where bureau_id = $1 and code = $2', [
    bureauId,
    readCode(code)?.code,
  ])
  if (!rows[0]) throw nothing()
  return rows[0].id
}

/** What lies sealed in the vault of these matters: one row of each that has any. */
async function sealedOf({ pool, suite }: Inside, bureauId: number, matterIds: readonly string[]): Promise<Sealed[]> {
  const { rows } = await pool.query(
    `select distinct on (v.matter_id) v.matter_id, v.id, v.enveloped,
       case when v.enveloped then keyed(v.sealed, k.reporter) else v.sealed end as sealed
     from vault_identity v left join data_key k on k.bureau_id = v.bureau_id and k.matter_id = v.matter_id
     where v.bureau_id = $1 and v.matter_id = any($2::uuid[]) and v.sealed is not null
       and (not v.enveloped or k.reporter is not null) order by v.matter_id, v.id`,
    [bureauId, matterIds],
  )
  return rows.map(({ matter_id: matterId, id, enveloped, sealed }) => ({
    matterId,
    id,
    sealed: enveloped ? suite.open(sealed, about.identity(bureauId, id)) : sealed,
  }))
}

/**
 * A matter with somebody's name in the vault, for whoever has nothing to do with it: neither whoever has it, nor whoever leads them;
 * and nobody whom it may be about (R25): for them it is not there.
 */
async function inVaultFor(
  house: Inside,
  person: Person,
  matterId: string,
  now: Date,
): Promise<{ matter: Matter; sealed: Sealed }> {
  const [sealed] = await sealedOf(house, person.bureauId, [matterId])
  const look = sealed && (await lookAt(house, asSeenBy(person, matterId, now)))
  if (!look || mayBeAbout(look, person)) throw nothing()
  const { matter } = look
  const leads = person.posts.some(({ post, unitPath }) => leading.has(post) && matter.unitPath.startsWith(unitPath))
  if (matter.ownerId === person.id || leads) throw new Refusal(403, 'too-near')
  return { matter, sealed }
}

const leading = new Set<string>(['station_chief', 'county_officer', 'city_officer'])

const asSeenBy = ({ bureauId, id }: Pick<Person, 'bureauId' | 'id'>, matterId: string, now: Date) => ({
  bureauId,
  id: matterId,
  by: { id, posts: [] },
  now,
})

/** Whether a matter of this kind can be about somebody of the bureau at all. */
function mayBeAboutSomebody(name: string): boolean {
  const kind = kindNamed(name)
  return kind?.colleagues !== undefined || kind?.barred !== undefined
}

function mayBeAbout({ kind, seen }: Looked, { id }: Person): boolean {
  if (Object.values(kind.colleagues?.(seen) ?? {}).includes(id)) return true
  const colleague = seen.colleague(id)
  return colleague !== undefined && kind.barred?.(seen, colleague) === true
}

const pointIn = ({ suite }: Pick<Rooms, 'suite'>, { sealed }: Sealed): Buffer =>
  Buffer.from(pointOf(suite.name, suite.onceIn(sealed)))

function opened(
  { suite, keyring }: Rooms,
  { bureauId }: Matter,
  { id, sealed }: Sealed,
  [first, second]: readonly [Work, Work],
): Record<string, unknown> {
  const secret = secretOf(suite.name, first, second)
  let text: string
  try {
    text = suite.unsealWithSecret(keyring.vault, secret, sealed, about.identity(bureauId, id))
  } catch (error) {
    // The shares were dealt anew between the two.
    throw new Refusal(409, 'opening-over', {}, error)
  }
  return JSON.parse(text)
}

export type OpeningShown = {
  id: string
  code: string
  because: OpeningReason
  reason: string
  askedBy: string
  askedAt: Date
  endsAt: Date
  firstBy: string | null
  openedBy: string | null
  openedAt: Date | null
  /** For the two: what they work on; null once it is over. */
  point: Buffer | null
}

/**
 * Those of the last year, the newest first: for the custodians, and for whoever looks at what they do. Without those of a matter that may
 * be about whoever reads (R25).
 */
export async function openingsOf(house: Rooms, reader: Person, most = 100): Promise<OpeningShown[]> {
  const { bureauId } = reader
  const now = house.now()
  const { rows } = await house.pool.query(
    `select o.*, m.code, m.kind from vault_opening o join matter m on m.bureau_id = o.bureau_id and m.id = o.matter_id
     where o.bureau_id = $1 and o.asked_at > $2 order by o.asked_at desc, o.id desc limit $3`,
    [bureauId, new Date(now.getTime() - 366 * 24 * HOUR), most],
  )
  const hidden = new Set<string>()
  for (const id of new Set<string>(rows.flatMap(row => (mayBeAboutSomebody(row.kind) ? [row.matter_id] : [])))) {
    const look = await lookAt(house, asSeenBy(reader, id, now))
    if (look && mayBeAbout(look, reader)) hidden.add(id)
  }
  const isOpen = (row: { ends_at: Date; opened_by: string | null }) => row.ends_at > now && row.opened_by === null
  const shown = rows.filter(row => !hidden.has(row.matter_id))
  const sealed = await sealedOf(
    house,
    bureauId,
    shown.filter(isOpen).map(row => row.matter_id),
  )
  const points = new Map(sealed.map(one => [one.matterId, pointIn(house, one)]))
  return shown.map(row => ({
    id: row.id,
    code: row.code,
    because: row.because,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    endsAt: row.ends_at,
    firstBy: row.first_by,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    reason: house.suite.unseal(row.reason, boundReason(bureauId, row.id)),
    point: (isOpen(row) && points.get(row.matter_id)) || null,
  }))
}

/** Parts whose time is over are of no more use. Answers how many. */
export async function forgetParts({ pool, now }: Pick<House, 'pool' | 'now'>): Promise<number> {
  const { rowCount } = await pool.query(
    'update vault_opening set part = null where part is not null and ends_at <= $1',
    [now()],
  )
  return rowCount ?? 0
}
