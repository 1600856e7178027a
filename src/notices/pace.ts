import { sql } from 'kysely'
import type { House } from '../house.ts'
import type { Channel, Outcome } from './channels/channel.ts'

/*
 * How a channel is, for all processes alike: while it is down one of them looks now and then whether it is up, and messages wait
 * without a try of their own; when it is up again they take turns, as many a minute as it takes.
 */

const SECOND = 1000
const MOST = 600 * SECOND
/** 15 s, 30 s … 10 min. */
const away = (failures: number) => Math.min(15 * SECOND * 2 ** Math.min(failures - 1, 10), MOST)
/** Nobody else looks while one does. */
const LOOKING = 30 * SECOND

type Rooms = Pick<House, 'db' | 'now'>

/** Until when nothing is tried; undefined where it is up. After a failure it is looked at before anything is sent. */
export async function isDown({ db, now }: Rooms, bureauId: number, channel: Channel): Promise<Date | undefined> {
  const at = now()
  const { rows } = await sql<{ failures: number; down_until: Date | null }>`
    select failures, down_until from channel where bureau_id = ${bureauId} and name = ${channel.name}`.execute(db)
  const [known] = rows
  if (!known?.down_until) return undefined
  if (known.down_until > at) return known.down_until
  const { numAffectedRows } = await sql`update channel set down_until = ${new Date(at.getTime() + LOOKING)}
    where bureau_id = ${bureauId} and name = ${channel.name} and down_until = ${known.down_until}`.execute(db)
  if (!numAffectedRows) return new Date(at.getTime() + LOOKING)
  const wrong = await channel.look()
  if (wrong !== undefined) return noteDown({ db, now }, bureauId, channel, wrong)
  await sql`update channel set down_until = null where bureau_id = ${bureauId} and name = ${channel.name}`.execute(db)
  return undefined
}

async function noteDown({ db, now }: Rooms, bureauId: number, { name }: Channel, why: string): Promise<Date> {
  const at = now()
  const { rows } = await sql<{ failures: number }>`
    insert into channel (bureau_id, name, failures, last, last_at) values (${bureauId}, ${name}, 1, ${why}, ${at})
    on conflict (bureau_id, name) do update set failures = channel.failures + 1, last = excluded.last, last_at = excluded.last_at
    returning failures`.execute(db)
  const until = new Date(at.getTime() + away(rows[0]!.failures))
  await sql`update channel set down_until = greatest(down_until, ${until}) where bureau_id = ${bureauId} and name = ${name}`.execute(
    db,
  )
  return until
}

/** What a try says of the channel as a whole. */
export async function noteOutcome(rooms: Rooms, bureauId: number, channel: Channel, outcome: Outcome): Promise<void> {
  if (outcome.how === 'unknown' || (outcome.how === 'again' && outcome.down)) {
    await noteDown(rooms, bureauId, channel, outcome.why)
    return
  }
  if (outcome.how !== 'sent') return
  const at = rooms.now()
  await sql`insert into channel (bureau_id, name, last, last_at, sent_at) values (${bureauId}, ${channel.name}, 'ok', ${at}, ${at})
    on conflict (bureau_id, name) do update set failures = 0, down_until = null, last = 'ok', last_at = excluded.last_at,
      sent_at = excluded.sent_at`.execute(rooms.db)
}

/** The next turn that is free, taken by whoever asks. */
export async function turnOf({ db, now }: Rooms, bureauId: number, { name, perMinute }: Channel): Promise<Date> {
  const at = now()
  const step = (60 * SECOND) / perMinute
  // A minute's worth at most goes at once: who was idle gets no more than that.
  const { rows } = await sql<{ turn: Date }>`
    insert into channel (bureau_id, name, free_at) values (${bureauId}, ${name}, ${new Date(at.getTime() + step)})
    on conflict (bureau_id, name) do update
      set free_at = greatest(channel.free_at, ${at}::timestamptz) + ${`${step} milliseconds`}::interval
    returning free_at - ${`${step} milliseconds`}::interval as turn`.execute(db)
  return rows[0]!.turn
}
