import { sql } from 'kysely'
import type { House } from '../house.ts'
import { about, contentIn } from '../journal/chain.ts'
import { typeOf } from '../kinds/hazard/types.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { inTheOpen, unguarded } from '../matters/in-the-open.ts'
import { everyBureau } from '../platform/every-bureau.ts'
import { derivedId } from '../platform/ids.ts'
import type { Queue, Wanted } from '../platform/jobs.ts'
import type { Rules } from '../platform/outbound.ts'
import type { ChangeOf } from '../platform/rows-of.ts'
import { askServer, type GeoReportServer, type Request } from './georeport.ts'

/*
 * A hazard that is not ours is passed on by its move; where the one that it goes to speaks Open311, it is sent there as well and
 * followed until it is closed there. At least once, and once where they know our number again; whoever fell over in between
 * is looked for there first. Our own sentence goes out and the place, nobody's words and nobody's name.
 */

const QUEUE = 'handed-on'
const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
const waits = (tries: number) => Math.min(60 * SECOND * 2 ** (tries - 1), 6 * HOUR)
const FELL_OVER = 90 * SECOND
const SKEW = 2 * SECOND
/** Nobody took it for so long: somebody must telephone. */
const FOR = 7 * DAY
/** Soon at first, then ever more seldom: a quarter of an hour, an hour … a day. */
const asks = (since: number) => Math.min(Math.max(since / 4, HOUR / 4), DAY)

type Rooms = Pick<House, 'db' | 'pool' | 'now' | 'suite'>

/** Writes down what the feed says was passed on since the last time, to those servers that take it. Two at once write each once. */
export async function noteHandedOn(house: Rooms, servers: readonly GeoReportServer[]): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  if (servers.length === 0) return wanted
  await everyBureau(house.pool, async bureauId => {
    const { db, now } = house
    const { rows } = await sql<{ pos: string; upto: string }>`
      select coalesce(r.pos, (select max(pos) from feed where bureau_id = ${bureauId}), 0) as pos,
        coalesce((select max(pos) from feed where bureau_id = ${bureauId}), 0) as upto
      from bureau b left join reader r on r.bureau_id = b.bureau_id and r.name = ${QUEUE}
      where b.bureau_id = ${bureauId}`.execute(db)
    const { pos, upto } = rows[0]!
    await sql`insert into reader (bureau_id, name, pos) values (${bureauId}, ${QUEUE}, ${pos}) on conflict do nothing`.execute(
      db,
    )
    if (pos === upto) return 0
    const { rows: passed } = await sql<Passed>`
      select m.id as matter_id, e.no, e.move, e.command_id, m.details ->> 'type' as type, keyed(c.sealed, k.words) as sealed, c.salt from feed f
      join entry e on e.bureau_id = f.bureau_id and e.matter_id = f.matter_id and e.no = f.entry_no and e.move in ('transfer', 'passOn')
      join matter m on m.bureau_id = f.bureau_id and m.id = f.matter_id
      left join content c on e.move = 'passOn' and c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
      left join data_key k on k.bureau_id = c.bureau_id and k.matter_id = c.matter_id
      where f.bureau_id = ${bureauId} and f.pos > ${pos} and f.pos <= ${upto}
        and case e.move when 'transfer' then ${sql.raw(inTheOpen)} else ${sql.raw(unguarded)} end`.execute(db)
    const made = passed.flatMap(
      (one): { id: string; matter_id: string; server: string; request_id: string | null }[] => {
        const { matter_id, no, type, move } = one
        const row = { id: derivedId('handed-on', bureauId, matter_id, no), matter_id }
        if (move === 'passOn') {
          const followed = followedAt(house, bureauId, one, servers)
          return followed ? [{ ...row, ...followed }] : []
        }
        const body = typeOf(type ?? undefined).competentBody
        const to = servers.find(one => one.bodies.includes(body) && serviceFor(one, type) !== undefined)
        return to ? [{ ...row, server: to.name, request_id: null }] : []
      },
    )
    const { rows: new_ } = await sql<{ id: string }>`
      with mine as (update reader set pos = ${upto} where bureau_id = ${bureauId} and name = ${QUEUE} and pos = ${pos} returning 1)
      insert into handed_on (bureau_id, id, matter_id, server, request_id, sent_at, made_at, next_at)
      select ${bureauId}, x.id, x.matter_id, x.server, x.request_id, case when x.request_id is not null then ${now()}::timestamptz end, ${now()}, ${now()}
      from mine, jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as x(id uuid, matter_id uuid, server text, request_id text)
      on conflict do nothing returning id`.execute(db)
    wanted.push(...new_.map(({ id }) => wantedAt(id, now())))
    return new_.length
  })
  return wanted
}

type Passed = {
  matter_id: string
  no: number
  move: string
  command_id: string
  type: string | null
  sealed: Buffer | null
  salt: Buffer | null
}

/**
 * Of a dispute nothing goes out: an officer handed it over, and was given the other side's number. Where that side answers by GeoReport, it is
 * asked by its own number how it stands. That keeps no promise (R19): the officer asks back, and finds here what they say (M28).
 */
function followedAt(
  { suite }: Rooms,
  bureauId: number,
  { matter_id, command_id, sealed, salt }: Passed,
  servers: readonly GeoReportServer[],
): { server: string; request_id: string } | undefined {
  if (!sealed) return undefined
  const { text } = contentIn(suite, { sealed, salt }, about.content(bureauId, matter_id, command_id))
  const { whither, theirReceipt } = JSON.parse(text).says ?? {}
  const to = servers.find(({ bodies }) => bodies.includes(whither))
  return to && typeof theirReceipt === 'string' ? { server: to.name, request_id: theirReceipt } : undefined
}

const serviceFor = ({ services }: GeoReportServer, type: string | null) =>
  services[type ?? 'other'] ?? services['other']

/** The queue of what is passed on and followed: see platform/jobs.ts. */
export const handOnQueue = (house: Rooms, servers: readonly GeoReportServer[], rules: Rules): Queue => ({
  name: QUEUE,
  wanted: async () =>
    (
      await sql<{ id: string; at: Date }>`select id, next_at as at from handed_on
        where next_at is not null order by next_at limit 1000`.execute(house.db)
    ).rows.map(({ id, at }) => wantedAt(id, at)),
  work: row => work(house, servers, rules, row),
  atOnce: 2,
  expires: 60,
})

type Row = {
  bureau_id: number
  id: string
  server: string
  made_at: Date
  tries: number
  trying_at: Date | null
  sent_at: Date | null
  token: string | null
  request_id: string | null
  code: string
  type: string | null
  lat: number | null
  lng: number | null
  village: string | null
  hidden: boolean
  /** A dispute that is over here, or that became protected: nobody is asked about it any more. */
  left: boolean
}

async function work(
  house: Rooms,
  servers: readonly GeoReportServer[],
  rules: Rules,
  id: string,
): Promise<Wanted | undefined> {
  const { db, now } = house
  const at = now()
  // Begun for whoever asks first: another one finds it begun.
  const { rows } = await sql<Row>`
    with due as (select id, bureau_id, trying_at from handed_on where id = ${id} and next_at <= ${new Date(at.getTime() + SKEW)}
        and (trying_at is null or trying_at < ${new Date(at.getTime() - FELL_OVER)}) for update skip locked),
      mine as (update handed_on h set trying_at = ${at} from due where h.bureau_id = due.bureau_id and h.id = due.id returning h.*, due.trying_at as before)
    select mine.bureau_id, mine.id, mine.server, mine.made_at, mine.tries, mine.before as trying_at, mine.sent_at, mine.token, mine.request_id,
      m.code, m.details ->> 'type' as type, m.lat, m.lng, v.name as village, not (${sql.raw(inTheOpen)}) as hidden,
      m.kind = 'dispute' and (m.closed_at is not null or not (${sql.raw(unguarded)})) as left
    from mine join matter m on m.bureau_id = mine.bureau_id and m.id = mine.matter_id
    left join division v on v.bureau_id = m.bureau_id and v.code = m.village`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const to = servers.find(({ name }) => name === row.server)
  if (!to) return put(house, row, new Date(at.getTime() + DAY), { last: 'no-such-server' })
  if (row.left) return end(house, row, { last: 'not-told' })
  if (row.sent_at) return follow(house, to, row, rules)
  // What became protected is passed on to nobody.
  if (row.hidden) return end(house, row, { last: 'not-told' })
  if (at.getTime() - row.made_at.getTime() > FOR) return end(house, row, { last: 'too-old', dead_at: at })
  return hand(house, to, row, rules)
}

async function hand(house: Rooms, to: GeoReportServer, row: Row, rules: Rules): Promise<Wanted | undefined> {
  const at = house.now()
  const code = printedCode(row.code)
  if (row.trying_at) {
    // Somebody began it and fell over: it may lie there already.
    const found = await lookFor(to, row, code, rules)
    if (found) return taken(house, row, found)
  }
  const hazard = kindNamed('hazard')!
  const type = row.type ?? 'other'
  const about = wordsFor(hazard, 'options', type)?.zh ?? type
  const reply = await askServer(
    to,
    'requests',
    {
      form: {
        ...(to.apiKey !== undefined && { api_key: to.apiKey }),
        service_code: serviceFor(to, row.type)!,
        // A private home by its village only (R32): they may publish what they are told.
        ...(row.lat !== null && row.lng !== null && !typeOf(type).home
          ? { lat: String(row.lat), long: String(row.lng) }
          : { address_string: row.village ?? '' }),
        description: `${about}（小警务 ${code}）`,
        external_id: row.id,
      },
    },
    rules,
  )
  const tries = row.tries + 1
  if (reply.how === 'ok') {
    const [first] = reply.requests
    if (first?.requestId !== undefined || first?.token !== undefined) return taken(house, row, first)
    return put(house, row, afterFall(at, tries), { tries, last: 'no-number' }, true)
  }
  if (reply.how === 'never') return end(house, row, { tries, last: reply.why, dead_at: at })
  // Begun is left standing where it may have been taken: the next try looks for it first.
  return put(house, row, afterFall(at, tries), { tries, last: reply.why }, reply.how === 'unknown')
}

/** Not sooner than what was begun counts as begun by whoever fell over. */
const afterFall = (at: Date, tries: number) => new Date(at.getTime() + Math.max(waits(tries), FELL_OVER + SECOND))

/** Where a request of ours may lie that nobody noted: by our code, which its description holds. */
async function lookFor(to: GeoReportServer, row: Row, code: string, rules: Rules): Promise<Request | undefined> {
  const query = { service_code: serviceFor(to, row.type)!, start_date: `${row.made_at.toISOString().slice(0, 19)}Z` }
  const reply = await askServer(to, 'requests', { query }, rules)
  return reply.how === 'ok'
    ? reply.requests.find(({ description, requestId }) => requestId !== undefined && description?.includes(code))
    : undefined
}

function taken(house: Rooms, row: Row, { requestId, token }: Request): Promise<Wanted> {
  const at = house.now()
  return put(house, row, new Date(at.getTime() + asks(0)), {
    sent_at: at,
    request_id: requestId ?? null,
    token: token ?? null,
    last: 'ok',
    tries: row.tries + 1,
  })
}

/** Asks how it is there; where only a token is known, for its number first. */
async function follow(house: Rooms, to: GeoReportServer, row: Row, rules: Rules): Promise<Wanted | undefined> {
  const at = house.now()
  const next = new Date(at.getTime() + asks(at.getTime() - row.sent_at!.getTime()))
  const asked = (path: string, id: string) => askServer(to, `${path}/${encodeURIComponent(id)}`, {}, rules)
  let requestId = row.request_id
  if (requestId === null) {
    const reply = await asked('tokens', row.token!)
    requestId = (reply.how === 'ok' && reply.requests[0]?.requestId) || null
    if (requestId === null) return put(house, row, next, { asked_at: at, last: reply.how === 'ok' ? 'ok' : reply.why })
  }
  const reply = await asked('requests', requestId)
  if (reply.how !== 'ok') return put(house, row, next, { request_id: requestId, last: reply.why })
  const [one] = reply.requests
  // Not there in the open, or not any more: what is known of it stays.
  if (!one) return put(house, row, next, { request_id: requestId, asked_at: at, last: 'not-there' })
  const { status, notes, updatedAt } = one
  const said = {
    request_id: requestId,
    asked_at: at,
    last: 'ok',
    ...(status !== undefined && { status: status.toLowerCase() === 'closed' ? 'closed' : 'open' }),
    notes: notes === undefined ? null : house.suite.seal(notes.slice(0, 500), aboutNotes(row.bureau_id, row.id)),
    their_at: updatedAt !== undefined && Number.isFinite(Date.parse(updatedAt)) ? new Date(updatedAt) : null,
  }
  return said.status === 'closed' ? end(house, row, { ...said, ended_at: at }) : put(house, row, next, said)
}

const aboutNotes = (bureauId: number, id: string) => `handed-on ${bureauId} ${id}`

async function put(house: Rooms, row: Row, at: Date, set: ChangeOf<'handed_on'>, mayBeThere = false): Promise<Wanted> {
  await house.db
    .updateTable('handed_on')
    .set({ ...set, next_at: at, ...(!mayBeThere && { trying_at: null }) })
    .where('bureau_id', '=', row.bureau_id)
    .where('id', '=', row.id)
    .execute()
  return wantedAt(row.id, at)
}

async function end(house: Rooms, row: Row, set: ChangeOf<'handed_on'>): Promise<undefined> {
  await house.db
    .updateTable('handed_on')
    .set({ ...set, next_at: null, trying_at: null })
    .where('bureau_id', '=', row.bureau_id)
    .where('id', '=', row.id)
    .execute()
}

const wantedAt = (row: string, at: Date): Wanted => ({ row, n: Math.floor(at.getTime() / SECOND), at })

/** What the other side says of a matter that was passed on, as whoever may see the matter reads it. */
export type HandedOn = {
  server: string
  /** Their number; null where they have given none yet. */
  number: string | null
  status: 'open' | 'closed' | null
  notes: string | null
  /** Since when it stands so there, as they say. */
  theirAt: Date | null
  /** When it was sent, and when we last asked. */
  sentAt: Date | null
  askedAt: Date | null
}

/** The latest; undefined where it was passed on to nobody who speaks Open311. */
export async function handedOnOf(
  { db, suite }: Pick<House, 'db' | 'suite'>,
  bureauId: number,
  matterId: string,
): Promise<HandedOn | undefined> {
  const row = await db
    .selectFrom('handed_on')
    .select(['id', 'server', 'request_id', 'status', 'notes', 'their_at', 'sent_at', 'asked_at'])
    .where('bureau_id', '=', bureauId)
    .where('matter_id', '=', matterId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    server: row.server,
    number: row.request_id,
    status: row.status as HandedOn['status'],
    theirAt: row.their_at,
    sentAt: row.sent_at,
    askedAt: row.asked_at,
    notes: row.notes && suite.unseal(row.notes, aboutNotes(bureauId, row.id)),
  }
}
