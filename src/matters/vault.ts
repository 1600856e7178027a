import type pg from 'pg'
import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { about } from '../journal/chain.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Seen } from '../kinds/kind.ts'
import type { Person } from '../people/who-is-who.ts'
import { canonical } from '../platform/canonical.ts'
import { noteEditions } from '../platform/editions.ts'
import { derivedId, pooledChance, uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { isPart, type Part, pointOf, secretOf } from '../shares/shares.ts'
import { readCode } from './code.ts'
import { custodianOf } from './custodians.ts'
import { draft } from './draft.ts'
import { knowledgeOf } from './knowledge.ts'
import { type Matter, promiseOf } from './matter.ts'
import type { OpeningReason } from './purposes.ts'
import { readMatter } from './read-matter.ts'
import { recipientsOf } from './recipients.ts'
import { noOf, recordAct } from './record.ts'
import { unmoved } from './rules.ts'
import { seenOf } from './seen.ts'

/*
 * The vault is opened by two named custodians together, for one matter, with a reason (R27). Neither hands out a share: each
 * brings a part that is made with it for this one sealed row, and the two parts open that row. What was asked, and that it was opened, is an
 * entry of the matter and a look of each of them; who reported it hears of it by the same act.
 */

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'keyring' | 'now'>

const HOUR = 3_600_000
/** The second one comes within a day, or it is asked for anew. */
const HALF_OPEN = 24 * HOUR
/** Whoever opened it may read it again for so long, if the answer was lost on the way. */
const READ_AGAIN = HOUR / 4

const boundPart = (bureauId: number, id: string) => `part ${bureauId} ${id}`
const boundReason = (bureauId: number, id: string) => `reason ${bureauId} ${id}`

export type Asked = { id: string; code: string; point: Buffer; endsAt: Date }

/**
 * Asks to open who reported the matter of a code. Refuses `custodians-only` (403); `nothing-in-the-vault` (404) where there is no such
 * matter, nobody's name in it, or it may be about whoever asks: all alike; `too-near` (403) to whoever has it or leads whoever does.
 */
export async function askToOpen(
  house: Rooms,
  person: Person,
  { code, because, reason }: { code: string; because: OpeningReason; reason: string },
): Promise<Asked> {
  const { bureauId } = person
  await custodianOf(house, person)
  const { matter, sealed } = await inVault(house, bureauId, code)
  await assertApart(house, person, matter)
  const now = house.now()
  const [id, endsAt] = [uuidv7(now), new Date(now.getTime() + HALF_OPEN)]
  await house.pool.query(
    `insert into vault_opening (bureau_id, id, matter_id, because, reason, asked_by, asked_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [bureauId, id, matter.id, because, house.suite.seal(reason, boundReason(bureauId, id)), person.id, now, endsAt],
  )
  return { id, code: matter.code, point: pointIn(house, sealed), endsAt }
}

export type Opened =
  | { state: 'half' }
  | { state: 'opened'; identity: Record<string, unknown>; code: string; readUntil: Date }

/**
 * Takes the part of one custodian. The first leaves it half open; the second, somebody else with another share, opens it. Refuses
 * `no-such-opening` (404), `opening-over` (409) once its time is up or somebody else has opened it, `second-custodian-needed` (409),
 * `part-wrong` (422) for what was not made with their share for this, and what `askToOpen` refuses.
 */
export async function bringPart(house: Rooms, person: Person, id: string, part: Omit<Part, 'n'>): Promise<Opened> {
  for (let tries = 1; ; tries++) {
    try {
      return await bringOnce(house, person, id, part)
    } catch (error) {
      // Somebody acted on the matter, or a list was changed, between looking and writing.
      const no = noOf(error)?.code
      if (tries === 5 || (no !== 'moved-on' && no !== 'stale' && no !== 'other-keys' && no !== 'once-more')) throw error
      if (no === 'other-keys') house.suite.wraps.reload()
    }
  }
}

async function bringOnce(house: Rooms, person: Person, id: string, brought: Omit<Part, 'n'>): Promise<Opened> {
  const { bureauId } = person
  const custodian = await custodianOf(house, person)
  const client = await house.pool.connect()
  const inside = { ...house, pool: client as unknown as pg.Pool }
  try {
    await client.query('begin')
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
    const { matter, sealed } = await inVault(inside, bureauId, { id: opening.matter_id })
    await assertApart(inside, person, matter)
    const point = pointIn(house, sealed)
    const part = { ...brought, n: custodian.n }
    if (!isPart(house.suite.name, custodian.half, point, part, id)) throw new Refusal(422, 'part-wrong')
    if (opening.first_by === null) {
      await client.query(
        'update vault_opening set first_by = $3, first_n = $4, first_at = $5, part = $6 where bureau_id = $1 and id = $2',
        [bureauId, id, person.id, part.n, now, house.suite.seal(part.point, boundPart(bureauId, id))],
      )
      await client.query('commit')
      return { state: 'half' }
    }
    if (opening.first_by === person.id || opening.first_n === part.n) throw new Refusal(409, 'second-custodian-needed')
    const first = {
      n: opening.first_n,
      point: house.suite.open(opening.part, boundPart(bureauId, id)),
      proof: part.proof,
    }
    const identity = opened(house, matter, sealed, [first, part])
    let readUntil: Date = opening.ends_at
    if (opening.opened_by === null) {
      readUntil = new Date(now.getTime() + READ_AGAIN)
      await client.query(
        'update vault_opening set opened_by = $3, opened_at = $4, ends_at = $5 where bureau_id = $1 and id = $2',
        [bureauId, id, person.id, now, readUntil],
      )
      await noteOpened(inside, client, { opening, matter, second: person.id, now })
    }
    await client.query('commit')
    return { state: 'opened', identity, code: matter.code, readUntil }
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

/** In the same transaction: an entry that leaves the matter as it was, a look of each of the two, and a notice to who reported it. */
async function noteOpened(
  house: Rooms,
  client: pg.PoolClient,
  { opening, matter, second, now }: { opening: any; matter: Matter; second: string; now: Date },
): Promise<void> {
  const { bureauId } = matter
  const commandId = derivedId('vault', bureauId, opening.id)
  const { know, kind, seen, promises, read } = await lookAt(house, bureauId, matter.id, second, commandId)
  const custodians = [opening.first_by as string, second]
  const says = { opening: opening.id as string, because: opening.because as string, custodians }
  const acting = {
    ...{ suite: house.suite, keyring: house.keyring, know, commandId, actor: second, chance: pooledChance },
    ...{ at: now.getTime(), saidAt: now.getTime(), recordedAt: now },
  }
  const rows = draft(acting, {
    ...{ matter: read, move: 'openVault', post: 'custodian', change: unmoved(seen, promises), kind, after: seen },
    ...{ open: promises, content: { says: JSON.parse(canonical(says)) }, people: [], files: [], links: [] },
    heard: recipientsOf(know, kind, seen, read, ['reporter']).map(one => ({ ...one, name: 'vaultOpened' })),
    ...{ expect: read.version, moved: false },
  })
  await recordAct(client, {
    ...{ bureauId, commandId, actor: second, digest: house.suite.hmac('command', canonical(says)), answer: {} },
    ...{ editions: know.editions, at: now, changes: [rows] },
  })
  for (const staffId of custodians)
    await client.query(
      'insert into look (bureau_id, matter_id, at, staff_id, what) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [bureauId, matter.id, now, staffId, opening.because],
    )
}

/** The matter as the rules see it now. */
async function lookAt(house: Rooms, bureauId: number, matterId: string, by: string, commandId: string) {
  const asked = { bureauId, matterId, commandId, others: [], names: false }
  const { matter, promises: rows, editions } = await readMatter(house.pool, asked)
  if (!matter) throw new Refusal(404, 'nothing-in-the-vault')
  noteEditions(house.db, bureauId, editions)
  const know = await knowledgeOf(house.db, bureauId, house.now())
  const promises = rows.map(row => promiseOf(row, ms => isoAt(ms, know.tz)))
  const open = promises.map(({ measure }) => measure)
  const seen: Seen = seenOf(
    know,
    { ...matter, owner: matter.ownerId, open },
    { id: by, posts: [] },
    house.now().getTime(),
  )
  return { know, kind: kindNamed(matter.kind)!, seen, promises, read: matter }
}

type InVault = { matter: Matter; sealed: { id: string; sealed: Buffer } }

/** A matter with somebody's name in the vault. */
async function inVault(house: Rooms, bureauId: number, which: string | { id: string }): Promise<InVault> {
  const code = typeof which === 'string' ? readCode(which)?.code : undefined
  const nothing = new Refusal(404, 'nothing-in-the-vault')
  if (typeof which === 'string' && code === undefined) throw nothing
  const { rows } = await house.pool.query(
    `select m.id as matter_id, v.id, case when v.enveloped then keyed(v.sealed, k.reporter) else v.sealed end as sealed, v.enveloped
     from matter m join vault_identity v on v.bureau_id = m.bureau_id and v.matter_id = m.id
     left join data_key k on k.bureau_id = v.bureau_id and k.matter_id = v.matter_id
     where m.bureau_id = $1 and (m.code = $2 or m.id = $3) and v.sealed is not null
       and (not v.enveloped or k.reporter is not null) order by v.id limit 1`,
    [bureauId, code ?? null, typeof which === 'string' ? null : which.id],
  )
  const [row] = rows
  if (!row) throw nothing
  const bound = about.identity(bureauId, row.id)
  const sealed = row.enveloped ? house.suite.open(row.sealed, bound) : row.sealed
  const { matter } = await readMatter(house.pool, {
    ...{ bureauId, matterId: row.matter_id, commandId: row.matter_id, others: [], names: false },
  })
  return { matter: matter!, sealed: { id: row.id, sealed } }
}

const pointIn = ({ suite }: Rooms, { sealed }: InVault['sealed']): Buffer =>
  Buffer.from(pointOf(suite.name, suite.onceIn(sealed)))

function opened(
  { suite, keyring }: Rooms,
  { bureauId }: Matter,
  { id, sealed }: InVault['sealed'],
  [first, second]: readonly [Part, Part],
): Record<string, unknown> {
  const secret = secretOf(suite.name, first, second)
  try {
    return JSON.parse(suite.unsealWithSecret(keyring.vault, secret, sealed, about.identity(bureauId, id)))
  } catch {
    // The shares were dealt anew between the two.
    throw new Refusal(409, 'opening-over')
  }
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
  const ofColleagues = new Set<string>(rows.flatMap(row => (mayBeAboutSomebody(row.kind) ? row.matter_id : [])))
  const hidden = new Set<string>()
  for (const id of ofColleagues) if (await mayBeAbout(house, reader, id)) hidden.add(id)
  return Promise.all(
    rows
      .filter(row => !hidden.has(row.matter_id))
      .map(async row => ({
        ...{ id: row.id, code: row.code, because: row.because, askedBy: row.asked_by, askedAt: row.asked_at },
        ...{ endsAt: row.ends_at, firstBy: row.first_by, openedBy: row.opened_by, openedAt: row.opened_at },
        reason: house.suite.unseal(row.reason, boundReason(bureauId, row.id)),
        point:
          row.ends_at > now && row.opened_by === null
            ? await inVault(house, bureauId, { id: row.matter_id }).then(
                ({ sealed }) => pointIn(house, sealed),
                () => null,
              )
            : null,
      })),
  )
}

/** Parts whose time is over are of no more use. Answers how many. */
export async function forgetParts({ pool, now }: Pick<House, 'pool' | 'now'>): Promise<number> {
  const { rowCount } = await pool.query(
    'update vault_opening set part = null where part is not null and ends_at <= $1',
    [now()],
  )
  return rowCount ?? 0
}

/** Neither whoever has it, nor whoever leads them; and nobody whom it may be about (R25): for them it is not there. */
async function assertApart(house: Rooms, person: Person, matter: Matter): Promise<void> {
  if (await mayBeAbout(house, person, matter.id)) throw new Refusal(404, 'nothing-in-the-vault')
  const leads = person.posts.some(({ post, unitPath }) => leading.has(post) && matter.unitPath.startsWith(unitPath))
  if (matter.ownerId === person.id || leads) throw new Refusal(403, 'too-near')
}

/** Whether a matter of this kind can be about somebody of the bureau at all. */
function mayBeAboutSomebody(name: string): boolean {
  const kind = kindNamed(name)
  return kind?.colleagues !== undefined || kind?.barred !== undefined
}

async function mayBeAbout(house: Rooms, person: Person, matterId: string): Promise<boolean> {
  const { kind, seen } = await lookAt(house, person.bureauId, matterId, person.id, matterId)
  if (Object.values(kind.colleagues?.(seen) ?? {}).includes(person.id)) return true
  const colleague = seen.colleague(person.id)
  return colleague !== undefined && kind.barred?.(seen, colleague) === true
}

const leading = new Set<string>(['station_chief', 'county_officer', 'city_officer'])
