import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { House } from '../house.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Db } from '../platform/db.ts'
import type { Queue, Wanted } from '../platform/jobs.ts'
import { assertCallable, callOut, type Rules } from '../platform/outbound.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ChangeOf } from '../platform/rows-of.ts'
import { type Event, endOfFeed, eventsAfter, eyesOfNeighbour } from './events.ts'

/*
 * Calls to neighbours when something happened. Each is a row of ours: waiting, done, or given up after three days; those of one
 * matter go in order. A receiver may get one twice (its answer was lost) and knows it again by its id.
 */

const SECOND = 1000
const DAY = 86_400 * SECOND
/** From the first try on: 5 s, 10 s … 3 h apart; given up after three days. */
const waits = (tries: number) => Math.min(5 * SECOND * 2 ** (tries - 1), DAY / 8)
const FOR = 3 * DAY
const QUEUE = 'webhooks'
/** The clock of the database may go so much before ours. */
const SKEW = 2 * SECOND

/** Where to call, and what its calls are signed with: shown once. Refuses `address-not-allowed` and `unknown-kind` (422). */
export async function addWebhook(
  house: Pick<House, 'db' | 'pool' | 'suite' | 'now'>,
  {
    bureauId,
    neighbourId,
    url,
    kinds,
  }: { bureauId: number; neighbourId: string; url: string; kinds: readonly string[] | null },
  rules: Rules = {},
): Promise<{ id: string; secret: string }> {
  if (kinds?.some(one => !kindNamed(one))) throw new Refusal(422, 'unknown-kind')
  const known = await house.db
    .selectFrom('neighbour')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', neighbourId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!known) throw new Refusal(404, 'unknown-neighbour')
  await assertCallable(url, rules)
  const id = randomUUID()
  const secret = randomBytes(32).toString('base64url')
  const pos = await endOfFeed(house, bureauId)
  await house.db
    .insertInto('webhook')
    .values({
      bureau_id: bureauId,
      id,
      neighbour_id: neighbourId,
      url,
      kinds: kinds && [...kinds],
      pos,
      made_at: house.now(),
      secret: house.suite.seal(secret, aboutSecret(bureauId, id)),
    })
    .execute()
  return { id, secret }
}

const aboutSecret = (bureauId: number, id: string) => `webhook ${bureauId} ${id}`

type Hook = { bureau_id: number; id: string; neighbour_id: string; kinds: string[] | null; pos: number }

/** Writes down the calls that the feed asks for since the last time; answers them. Two at once write each once. */
export async function noteCalls({ db, pool, now }: Pick<House, 'db' | 'pool' | 'now'>): Promise<Wanted[]> {
  const { rows: hooks } = await sql<Hook>`select w.bureau_id, w.id, w.neighbour_id, w.kinds, w.pos from webhook w
    join neighbour n on n.bureau_id = w.bureau_id and n.id = w.neighbour_id and n.ended_at is null and 'events' = any(n.scopes)
    where w.ended_at is null and w.pos < (select max(f.pos) from feed f where f.bureau_id = w.bureau_id)`.execute(db)
  const wanted: Wanted[] = []
  for (const hook of hooks) {
    const eyes = eyesOfNeighbour(hook.bureau_id, hook.neighbour_id)
    const { events, next } = await eventsAfter({ db, pool }, hook.bureau_id, Number(hook.pos), eyes)
    const told = events.filter(({ kind }) => hook.kinds === null || hook.kinds.includes(kind))
    const calls = told.map(event => ({ id: randomUUID(), pos: event.pos, matter_id: event.matter, body: event }))
    // Both or neither; whoever is second finds the position moved.
    const { rows } = await sql<{ id: string }>`
      with mine as (update webhook set pos = ${next}
          where bureau_id = ${hook.bureau_id} and id = ${hook.id} and pos = ${hook.pos} returning id)
      insert into webhook_call (bureau_id, id, webhook_id, pos, matter_id, body, made_at, next_at)
      select ${hook.bureau_id}, c.id, mine.id, c.pos, c.matter_id, c.body, ${now()}, ${now()}
      from mine, jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as c(id uuid, pos bigint, matter_id uuid, body jsonb)
      on conflict do nothing returning id`.execute(db)
    const at = now()
    wanted.push(...rows.map(({ id }) => wantedAt(id, at)))
  }
  return wanted
}

/** The queue of calls: see platform/jobs.ts. */
export const webhookQueue = (house: Pick<House, 'db' | 'suite' | 'now'>, rules: Rules = {}): Queue => ({
  name: QUEUE,
  wanted: async () =>
    (
      await sql<{ id: string; at: Date }>`select id, next_at as at from webhook_call
        where done_at is null and dead_at is null order by next_at limit 2000`.execute(house.db)
    ).rows.map(({ id, at }) => wantedAt(id, at)),
  work: row => call(house, row, rules),
  expires: 30,
})

type Called = { id: string; bureau_id: number }
type Call = Called & {
  url: string
  secret: Buffer
  body: Event
  tries: number
  made_at: Date
  webhook_id: string
  protected: boolean
  before: boolean
}

async function call(house: Pick<House, 'db' | 'suite' | 'now'>, id: string, rules: Rules): Promise<Wanted | undefined> {
  const { db, now } = house
  const { rows } = await sql<Call>`select c.bureau_id, c.id, c.webhook_id, c.body, c.tries, c.made_at, w.url, w.secret,
      m.protected or m.wall is not null or m.state = 'sealed' as protected,
      exists (select from webhook_call b where b.bureau_id = c.bureau_id and b.webhook_id = c.webhook_id
        and b.matter_id = c.matter_id and b.pos < c.pos and b.done_at is null and b.dead_at is null) as before
    from webhook_call c
    join webhook w on w.bureau_id = c.bureau_id and w.id = c.webhook_id and w.ended_at is null
    join neighbour n on n.bureau_id = w.bureau_id and n.id = w.neighbour_id and n.ended_at is null
    join matter m on m.bureau_id = c.bureau_id and m.id = c.matter_id
    where c.id = ${id} and c.done_at is null and c.dead_at is null and c.next_at <= ${new Date(now().getTime() + SKEW)}`.execute(
    db,
  )
  const [due] = rows
  if (!due) return undefined
  // What became protected meanwhile is told to nobody.
  if (due.protected) return settle(db, due, { dead_at: now(), last: 'not-told' })
  // Those of one matter in order.
  if (due.before) return put(db, due, due.tries, new Date(now().getTime() + waits(1)), 'after another')
  const secret = house.suite.unseal(due.secret, aboutSecret(due.bureau_id, due.webhook_id))
  const body = JSON.stringify({ id, ...due.body })
  const last = await tryOnce(due.url, id, body, secret, now(), rules)
  if (last === undefined) return settle(db, due, { done_at: now(), tries: due.tries + 1, last: 'ok' })
  const tries = due.tries + 1
  const next = new Date(now().getTime() + waits(tries))
  if (next.getTime() - due.made_at.getTime() > FOR) return settle(db, due, { dead_at: now(), tries, last })
  return put(db, due, tries, next, last)
}

/** Undefined where it was taken; else what went wrong. A redirect is no answer: it is not followed. */
async function tryOnce(url: string, id: string, body: string, secret: string, at: Date, rules: Rules) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(secret, id, timestamp, body),
  }
  try {
    const { status } = await callOut(url, { method: 'POST', headers, body, withinMs: 10_000, most: 65_536 }, rules)
    return status >= 200 && status < 300 ? undefined : `HTTP ${status}`
  } catch (error) {
    if (error instanceof Refusal) return error.code
    return String((error as NodeJS.ErrnoException).code ?? (error as Error).name).slice(0, 60)
  }
}

/** HMAC-SHA-256 over id, instant and body: whoever receives it refuses an old instant, and an id that it has had. */
export const signatureOf = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret, 'base64url')).update(`${id}.${timestamp}.${body}`).digest('base64')}`

async function settle(db: Db, call: Called, set: ChangeOf<'webhook_call'>): Promise<undefined> {
  await change(db, call, { ...set, next_at: null })
}

async function put(db: Db, call: Called, tries: number, at: Date, last: string): Promise<Wanted> {
  await change(db, call, { tries, next_at: at, last })
  return wantedAt(call.id, at)
}

const change = (db: Db, { bureau_id, id }: Called, set: ChangeOf<'webhook_call'>) =>
  db.updateTable('webhook_call').set(set).where('bureau_id', '=', bureau_id).where('id', '=', id).execute()

/** A call at an instant is a job of its own. */
const wantedAt = (row: string, at: Date): Wanted => ({ row, n: Math.floor(at.getTime() / SECOND), at })

export type Dead = {
  id: string
  webhook: string
  url: string
  matter: string
  pos: number
  tries: number
  deadAt: Date
  last: string
}

/** Calls that were given up, the latest first. */
export async function deadCalls(db: Db, bureauId: number): Promise<Dead[]> {
  const { rows } =
    await sql<Dead>`select c.id, c.webhook_id as webhook, w.url, c.matter_id as matter, c.pos, c.tries, c.dead_at as "deadAt", c.last
    from webhook_call c join webhook w on w.bureau_id = c.bureau_id and w.id = c.webhook_id
    where c.bureau_id = ${bureauId} and c.dead_at is not null and c.last <> 'not-told' order by c.dead_at desc limit 200`.execute(
      db,
    )
  return rows
}

/** Begins anew with calls that were given up: these, or all of a webhook; answers how many. */
export async function replay(db: Db, bureauId: number, webhookId: string, now: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update webhook_call set dead_at = null, tries = 0, made_at = ${now}, next_at = ${now}, last = null
    where bureau_id = ${bureauId} and webhook_id = ${webhookId} and dead_at is not null and last <> 'not-told'`.execute(
      db,
    )
  return Number(numAffectedRows ?? 0)
}
