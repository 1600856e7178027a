import { sql } from 'kysely'
import type { House } from '../house.ts'
import { printedCode } from '../kinds/printed-code.ts'
import type { Db } from '../platform/db.ts'
import { everyBureauToTheEnd } from '../platform/every-bureau.ts'
import { derivedId } from '../platform/ids.ts'
import type { Queue, Wanted } from '../platform/jobs.ts'
import type { Channel, ChannelName, Letter } from './channels/channel.ts'
import { channelsOf } from './channels/index.ts'
import { isAtOnce, languageFor, letterText, linkFrom, type Template, templateFor, title } from './letter.ts'
import { isDown, noteOutcome, turnOf } from './pace.ts'
import { afterQuiet } from './quiet.ts'
import { addressOf, offeredBy } from './reach.ts'
import { staffRoles } from './send.ts'

/*
 * Messages: what notices become when they leave the house. Each is a row: begun before it goes out, ended after. Whoever falls over
 * between the two leaves it begun; then it is sent again only where the channel knows a message again by its id, and else shown as
 * one that perhaps arrived. News of one matter that wait together go out as one.
 */

const QUEUE = 'messages'
const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
/** Waiting longer than this, it is no news any more. */
const FOR = 3 * DAY
/** 30 s, 1 min … 1 h apart. */
const waits = (tries: number) => Math.min(30 * SECOND * 2 ** (tries - 1), HOUR)
/** Whoever began it so long ago and did not end it has fallen over. */
const FELL_OVER = 90 * SECOND
/** The clock of the database may go so much before ours. */
const SKEW = 2 * SECOND
const SOME = 500

type Rooms = Pick<House, 'db' | 'pool' | 'now' | 'mode' | 'config' | 'suite'>

type Left = {
  notice_id: string
  pos: string
  at: Date
  goes_at: Date | null
  digest: string | null
  name: string
  role: string
  recipient: string
  matter_id: string
  kind: string
  people: { id: string; role: string }[]
  language: string
  walled: boolean
  unit_codes: string[]
  quiet_from: string
  quiet_to: string
  tz: string
  channel: string | null
  chosen_language: string | null
}

/** Notices to colleagues of which a whole group may know: that there is something, by its code. */
const inGroups = (left: Left) => !['conduct', 'clue'].includes(left.kind) && !left.walled

/** Writes down the messages that notices ask for since the last time, in every bureau; answers them. Two at once write each once. */
export async function noteMessages(house: Rooms): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  if (channelsOf(house).ways.size === 0) return wanted
  await everyBureauToTheEnd(house.pool, bureauId => noteSome(house, bureauId, wanted))
  return wanted
}

async function noteSome(house: Rooms, bureauId: number, wanted: Wanted[]): Promise<number> {
  const { db, now } = house
  // What happened before there were channels is not news: they begin where the notices are now.
  const { rows } = await sql<{ pos: string; upto: string }>`
    select coalesce(m.pos, o.pos, 0) as pos, coalesce(o.pos, 0) as upto from bureau b
    left join reader o on o.bureau_id = b.bureau_id and o.name = 'notices:outbox'
    left join reader m on m.bureau_id = b.bureau_id and m.name = 'messages'
    where b.bureau_id = ${bureauId}`.execute(db)
  const at = rows[0]!
  await sql`insert into reader (bureau_id, name, pos) values (${bureauId}, 'messages', ${at.pos}) on conflict do nothing`.execute(
    db,
  )
  if (at.pos === at.upto) return 0
  const left = await leftBetween(db, bureauId, at.pos, at.upto)
  const next = left.length < SOME ? at.upto : left.at(-1)!.pos
  // Whole positions only: notices of one entry lie under one.
  const whole = left.length < SOME ? left : left.filter(({ pos }) => pos !== next)
  const to = left.length < SOME || whole.length === 0 ? next : whole.at(-1)!.pos
  const messages = (whole.length === 0 ? left : whole).flatMap(one => messageOf(house, bureauId, one))
  const { rows: made } = await sql<{ id: string; next_at: Date }>`
    with mine as (update reader set pos = ${to} where bureau_id = ${bureauId} and name = 'messages' and pos = ${at.pos} returning 1)
    insert into message (bureau_id, id, notice_id, pos, matter_id, channel, role, recipient, template, language, digest,
      made_at, goes_at, next_at)
    select ${bureauId}, x.id, x.notice_id, x.pos, x.matter_id, x.channel, x.role, x.recipient, x.template, x.language, x.digest,
      ${now()}, x.goes_at, x.goes_at
    from mine, jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as x(id uuid, notice_id uuid, pos bigint, matter_id uuid,
      channel text, role text, recipient text, template text, language text, digest uuid, goes_at timestamptz)
    on conflict do nothing returning id, next_at`.execute(db)
  wanted.push(...made.map(({ id, next_at }) => wantedAt(id, next_at)))
  return to === at.pos ? 0 : left.length || 1
}

async function leftBetween(db: Db, bureauId: number, from: string, to: string): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select d.notice_id, d.pos, d.at, d.goes_at, d.digest, n.name, n.role, n.recipient, n.matter_id,
      m.kind, m.people, m.language, m.protected or m.wall is not null as walled,
      u.quiet_from::text, u.quiet_to::text, b.tz, r.channel, r.language as chosen_language,
      array(select h.code from unit h where h.bureau_id = d.bureau_id and (h.id in (select p.unit_id from post_held p
        where p.bureau_id = d.bureau_id and p.staff_id::text = n.recipient) or (n.recipient = n.role and h.id = m.unit_id))) as unit_codes
    from delivery d
    join notice n on n.bureau_id = d.bureau_id and n.id = d.notice_id
    join matter m on m.bureau_id = d.bureau_id and m.id = n.matter_id
    join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
    join bureau b on b.bureau_id = d.bureau_id
    left join reach r on r.bureau_id = d.bureau_id and r.matter_id = m.id and r.person_id::text = n.recipient
    where d.bureau_id = ${bureauId} and d.way = 'outbox' and d.pos > ${from} and d.pos <= ${to} and d.held is null
    order by d.pos, d.notice_id limit ${SOME}`.execute(db)
  return rows
}

/** None where there is no way to them, or they want none. */
function messageOf(house: Rooms, bureauId: number, left: Left): object[] {
  const staff = staffRoles.includes(left.role)
  const channel = staff ? groupFor(house, left)?.channel : personChannel(house, left)
  if (channel === undefined) return []
  const { digest, notice_id, pos, matter_id, role } = left
  const leaves = left.goes_at ?? left.at
  return [
    {
      notice_id,
      pos,
      matter_id,
      channel,
      role,
      digest,
      id: derivedId('message', bureauId, digest ?? notice_id, channel),
      recipient: staff ? groupFor(house, left)!.unit : left.recipient,
      template: staff ? (digest ? 'digest' : 'office') : templateFor(left.name, left.role),
      language: (left.chosen_language ?? languageFor(role, left.language)) === 'en' && !staff ? 'en' : 'zh',
      goes_at: staff || isAtOnce(left.name) ? leaves : afterQuiet(leaves, left.quiet_from, left.quiet_to, left.tz),
    },
  ]
}

function personChannel(house: Rooms, { channel, recipient, people }: Left): ChannelName | undefined {
  if (channel === 'none' || !people.some(({ id }) => id === recipient)) return undefined
  const offered = offeredBy(house)
  // What they chose is not here any more: by the telephone that they gave.
  const way = offered.find(one => one === channel) ?? offered.find(one => one === 'sms')
  return way && channelsOf(house).ways.has(way) ? way : undefined
}

function groupFor(house: Rooms, left: Left): { channel: ChannelName; unit: string } | undefined {
  if (!inGroups(left)) return undefined
  const { ways } = channelsOf(house)
  for (const channel of ['wecom', 'dingtalk'] as const)
    for (const unit of left.unit_codes) if (ways.get(channel)?.addressOf(unit) !== undefined) return { channel, unit }
  return undefined
}

/** The queue of messages: see platform/jobs.ts. @param deliveryKey opens addresses that nobody else opens */
export const messageQueue = (house: Rooms, deliveryKey: Uint8Array | undefined): Queue => ({
  name: QUEUE,
  wanted: async () =>
    (
      await sql<{ id: string; at: Date }>`select m.id, m.next_at as at from message m
        left join channel c on c.bureau_id = m.bureau_id and c.name = m.channel
        where m.next_at is not null and (c.down_until is null or c.down_until <= ${house.now()})
        order by m.next_at limit 2000`.execute(house.db)
    ).rows.map(({ id, at }) => wantedAt(id, at)),
  work: row => work(house, row, deliveryKey),
  expires: 60,
})

type Due = {
  bureau_id: number
  id: string
  channel: ChannelName
  made_at: Date
  trying_at: Date | null
  slot_at: Date | null
  tries: number
}

async function work(house: Rooms, id: string, deliveryKey: Uint8Array | undefined): Promise<Wanted | undefined> {
  const { db, now } = house
  const { rows } = await sql<Due>`select bureau_id, id, channel, made_at, trying_at, slot_at, tries from message
    where id = ${id} and next_at <= ${new Date(now().getTime() + SKEW)}`.execute(db)
  const [due] = rows
  if (!due) return undefined
  const channel = channelsOf(house).ways.get(due.channel)
  if (!channel) return put(house, due, new Date(now().getTime() + HOUR), 'no-such-channel')
  if (due.trying_at) {
    const until = due.trying_at.getTime() + FELL_OVER
    if (until > now().getTime()) return put(house, due, new Date(until + SECOND))
    // Whoever began it fell over before it was noted what became of it.
    if (!channel.dedupes) return end(house, due, { last: 'perhaps-sent' })
  }
  if (now().getTime() - due.made_at.getTime() > FOR) return end(house, due, { last: 'too-old' })
  const down = await isDown(house, due.bureau_id, channel)
  if (down) return putAll(house, due, down)
  const turn = due.slot_at ?? (await turnOf(house, due.bureau_id, channel))
  if (turn.getTime() > now().getTime() + SKEW) return put(house, due, turn, undefined, turn)
  return send(house, due, channel, deliveryKey)
}

type Begun = {
  id: string
  pos: string
  matter_id: string
  role: string
  recipient: string
  template: Template
  language: 'zh' | 'en'
  tries: number
  code: string
  link_no: number
  phone: string | null
  withheld: boolean
  stopped: boolean
}

/** Begins all that wait for the same person about the same matter; answers the latest, which speaks for them. */
async function begin({ db, now }: Rooms, due: Due): Promise<Begun | undefined> {
  const at = now()
  const { rows } = await sql<Begun>`
    with mine as (
      update message set trying_at = ${at}, slot_at = null where bureau_id = ${due.bureau_id} and id in (
        select o.id from message o join message d on d.bureau_id = o.bureau_id and d.id = ${due.id}
        where o.bureau_id = ${due.bureau_id} and o.matter_id = d.matter_id and o.recipient = d.recipient and o.channel = d.channel
          and o.next_at is not null and o.goes_at <= ${new Date(at.getTime() + SKEW)}
          and (o.id = d.id or (o.digest is null and d.digest is null and o.role = d.role))
          and o.trying_at is not distinct from ${due.trying_at}
        for update of o skip locked)
      and trying_at is not distinct from ${due.trying_at} returning *)
    select mine.id, mine.pos, mine.matter_id, mine.role, mine.recipient, mine.template, mine.language, mine.tries, m.code, m.link_no,
      u.phone, (m.protected or (m.wall is not null and mine.template in ('office', 'digest'))) as withheld,
      exists (select from reach r where r.bureau_id = m.bureau_id and r.matter_id = m.id and r.person_id::text = mine.recipient
        and r.channel <> mine.channel) as stopped
    from mine join matter m on m.bureau_id = mine.bureau_id and m.id = mine.matter_id
    join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
    order by mine.pos desc, mine.id`.execute(db)
  return rows.some(({ id }) => id === due.id) ? rows[0] : undefined
}

async function send(
  house: Rooms,
  due: Due,
  channel: Channel,
  deliveryKey: Uint8Array | undefined,
): Promise<Wanted | undefined> {
  const begun = await begin(house, due)
  // Somebody else was quicker.
  if (!begun) return undefined
  const { bureau_id: bureauId } = due
  // What became protected while it waited, and whoever has stopped it meanwhile, is told nothing more.
  if (begun.withheld || begun.stopped)
    return endAll(house, due, begun, { last: begun.withheld ? 'not-told' : 'stopped' })
  const letter = await letterOf(house, bureauId, begun, channel, deliveryKey)
  if (!letter) return endAll(house, due, begun, { last: 'no-address' })
  const outcome = await channel.send(letter)
  await noteOutcome(house, bureauId, channel, outcome)
  const at = house.now()
  const tries = begun.tries + 1
  switch (outcome.how) {
    case 'sent':
      return endAll(house, due, begun, {
        sent_at: at,
        last: 'ok',
        tries,
        ref: outcome.ref,
        parts: channel.partsOf(letter.text),
      })
    case 'never':
      return endAll(house, due, begun, { dead_at: at, last: outcome.why, tries })
    case 'unknown':
      if (!channel.dedupes) return endAll(house, due, begun, { dead_at: at, last: 'perhaps-sent', tries })
  }
  const next = new Date(at.getTime() + waits(tries))
  await sql`update message set trying_at = null, next_at = ${next}, last = ${outcome.why}, tries = tries + 1
    where bureau_id = ${bureauId} and ${together(begun)} and next_at is not null and trying_at is not null`.execute(
    house.db,
  )
  return wantedAt(begun.id, next)
}

/** Those that were begun with it. */
const together = (one: Begun) =>
  sql<boolean>`matter_id = ${one.matter_id} and recipient = ${one.recipient} and role = ${one.role}
    and trying_at = (select t.trying_at from message t where t.bureau_id = message.bureau_id and t.id = ${one.id})`

async function letterOf(
  house: Rooms,
  bureauId: number,
  begun: Begun,
  channel: Channel,
  deliveryKey: Uint8Array | undefined,
): Promise<Letter | undefined> {
  const { matter_id: matterId, recipient, role, template, language } = begun
  const group = template === 'office' || template === 'digest'
  const said = group
    ? recipient
    : await addressOf(house, deliveryKey, { bureauId, matterId, personId: recipient, channel: channel.name })
  const to = said === undefined ? undefined : channel.addressOf(said)
  if (to === undefined) return undefined
  const { address } = channelsOf(house)
  const link = linkFrom({ address, suite: house.suite }, template, {
    bureauId,
    matterId,
    n: begun.link_no,
    role,
    recipient,
  })
  const { code, phone } = begun
  const text = letterText(template, language, { code: printedCode(code), link, phone })
  return { id: begun.id, to, text, link, title: title[language] }
}

type End = { sent_at?: Date; dead_at?: Date; last: string; tries?: number; ref?: string | undefined; parts?: number }

/** The one that spoke is ended as it went, the others with it. */
async function endAll({ db }: Rooms, { bureau_id }: Due, begun: Begun, end: End): Promise<undefined> {
  await sql`update message set next_at = null, slot_at = null, last = ${end.last}, tries = ${end.tries ?? begun.tries},
      sent_at = ${end.sent_at ?? null}, dead_at = ${end.dead_at ?? null}, ref = ${end.ref ?? null},
      joined = case when id <> ${begun.id} then ${begun.id}::uuid end,
      parts = case when id = ${begun.id} then ${end.parts ?? null}::int else 0 end, trying_at = null
    where bureau_id = ${bureau_id} and ${together(begun)} and next_at is not null`.execute(db)
  return undefined
}

/** Given up by itself. */
async function end({ db, now }: Rooms, { bureau_id, id }: Due, { last }: { last: string }): Promise<undefined> {
  await sql`update message set next_at = null, slot_at = null, trying_at = null, dead_at = ${now()}, last = ${last}
    where bureau_id = ${bureau_id} and id = ${id}`.execute(db)
  return undefined
}

async function put({ db }: Rooms, { bureau_id, id }: Due, at: Date, last?: string, slot?: Date): Promise<Wanted> {
  await sql`update message set next_at = ${at}, slot_at = ${slot ?? null}, last = coalesce(${last ?? null}, last)
    where bureau_id = ${bureau_id} and id = ${id} and next_at is not null`.execute(db)
  return wantedAt(id, at)
}

/** While the channel is down, all that wait for it wait until it is looked at again; each at a moment of its own. */
async function putAll({ db, now }: Rooms, { bureau_id, channel }: Due, until: Date): Promise<undefined> {
  await sql`update message set next_at = ${until}::timestamptz + random() * interval '20 seconds'
    where bureau_id = ${bureau_id} and channel = ${channel} and next_at <= ${new Date(now().getTime() + SKEW)}
      and trying_at is null`.execute(db)
  return undefined
}

/** A message at an instant is a job of its own. */
const wantedAt = (row: string, at: Date): Wanted => ({
  row,
  n: Math.floor(new Date(at).getTime() / SECOND),
  at: new Date(at),
})
