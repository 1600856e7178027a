import { sql } from 'kysely'
import { DAY } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Db } from '../platform/db.ts'
import type { RowOf } from '../platform/rows-of.ts'
import type { ChannelName } from './channels/channel.ts'
import { channelsOf } from './channels/index.ts'

/** How a channel is, and what lies in it. Instants; `look` where it was asked just now. */
export type ChannelState = {
  name: ChannelName
  perMinute: number
  dedupes: boolean
  waiting: number
  sentToday: number
  arrived: number
  dead: number
  downUntil: Date | null
  last: string | null
  lastAt: Date | null
  sentAt: Date | null
}

type Shown = Pick<RowOf<'channel'>, 'name' | 'down_until' | 'last' | 'last_at' | 'sent_at'> &
  Record<'waiting' | 'sent' | 'arrived' | 'dead', number>

/** Of every channel that this bureau has, or has had something to send by. */
export async function channelStates(
  house: Pick<House, 'db' | 'now' | 'config'>,
  bureauId: number,
): Promise<ChannelState[]> {
  const { ways } = channelsOf(house)
  const since = new Date(house.now().getTime() - DAY)
  const { rows } = await sql<Shown>`
    select coalesce(m.channel, c.name) as name, c.down_until, c.last, c.last_at, c.sent_at,
      coalesce(m.waiting, 0)::int as waiting, coalesce(m.sent, 0)::int as sent, coalesce(m.arrived, 0)::int as arrived,
      coalesce(m.dead, 0)::int as dead
    from (select channel, count(*) filter (where next_at is not null) as waiting,
        count(*) filter (where sent_at >= ${since} and joined is null) as sent,
        count(*) filter (where sent_at >= ${since} and heard_at is not null and dead_at is null) as arrived,
        count(*) filter (where dead_at is not null) as dead
      from message where bureau_id = ${bureauId} and (next_at is not null or dead_at is not null or sent_at >= ${since})
      group by channel) m
    full join (select * from channel where bureau_id = ${bureauId}) c on c.name = m.channel`.execute(house.db)
  const known = new Map(rows.map(row => [row.name, row]))
  const names = [...new Set([...ways.keys(), ...known.keys()])] as ChannelName[]
  return names.map(name => {
    const row = known.get(name)
    return {
      name,
      perMinute: ways.get(name)?.perMinute ?? 0,
      dedupes: ways.get(name)?.dedupes ?? false,
      waiting: row?.waiting ?? 0,
      sentToday: row?.sent ?? 0,
      arrived: row?.arrived ?? 0,
      dead: row?.dead ?? 0,
      downUntil: row?.down_until ?? null,
      last: row?.last ?? null,
      lastAt: row?.last_at ?? null,
      sentAt: row?.sent_at ?? null,
    }
  })
}

export type DeadMessage = {
  id: string
  channel: ChannelName
  code: string
  role: string
  template: string
  tries: number
  deadAt: Date
  last: string
}

/** Messages that were given up, the latest first. */
export async function deadMessages(db: Db, bureauId: number, channel?: string): Promise<DeadMessage[]> {
  const { rows } = await sql<DeadMessage>`
    select d.id, d.channel, m.code, d.role, d.template, d.tries, d.dead_at as "deadAt", d.last from message d
    join matter m on m.bureau_id = d.bureau_id and m.id = d.matter_id
    where d.bureau_id = ${bureauId} and d.dead_at is not null and ${channel === undefined ? sql`true` : sql`d.channel = ${channel}`}
      and not m.protected
    order by d.dead_at desc limit 200`.execute(db)
  return rows
}

/** Tries anew what was given up by a channel: all of it, or one message; answers how many. Those that perhaps arrived only by name. */
export async function replayMessages(
  db: Db,
  bureauId: number,
  { channel, id }: { channel: string; id?: string | undefined },
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update message set dead_at = null, tries = 0, made_at = ${now}, next_at = ${now}, goes_at = least(goes_at, ${now}::timestamptz),
      trying_at = null, slot_at = null, sent_at = null, heard_at = null, heard = null, ref = null, joined = null
    where bureau_id = ${bureauId} and channel = ${channel} and dead_at is not null
      and ${id === undefined ? sql`last <> 'perhaps-sent'` : sql`id::text = ${id}`}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
