import { sql } from 'kysely'
import { DAY } from '../clock/zone.ts'
import type { Db } from '../platform/db.ts'
import type { RowOf } from '../platform/rows-of.ts'

export type Webhook = { id: string; url: string; kinds: string[] | null; waiting: number; dead: number }
export type NeighbourShown = {
  id: string
  name: string
  scopes: string[]
  perMinute: number
  madeAt: Date
  endedAt: Date | null
  /** In which form it finds our files; null where it has no folder. */
  fileForm: 'csv' | 'json' | null
  /** Requests that it brought, in all and in the last day. */
  sent: number
  sentToday: number
  lastAt: Date | null
  webhooks: Webhook[]
}

/** The systems beside ours: what each may do, and how much it brought. */
export async function neighboursOf(db: Db, bureauId: number, now: Date): Promise<NeighbourShown[]> {
  const since = new Date(now.getTime() - DAY)
  const { rows } = await sql<
    RowOf<'neighbour'> & { sent: number; today: number; last_at: Date | null; webhooks: Webhook[] }
  >`
    select n.*, coalesce(s.sent, 0)::int as sent, coalesce(s.today, 0)::int as today, s.last_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'url', w.url, 'kinds', w.kinds,
          'waiting', (select count(*) from webhook_call c where c.bureau_id = w.bureau_id and c.webhook_id = w.id
            and c.done_at is null and c.dead_at is null),
          'dead', (select count(*) from webhook_call c where c.bureau_id = w.bureau_id and c.webhook_id = w.id
            and c.dead_at is not null and c.last <> 'not-told')) order by w.made_at)
        from webhook w where w.bureau_id = n.bureau_id and w.neighbour_id = n.id and w.ended_at is null), '[]') as webhooks
    from neighbour n
    left join (select neighbour_id, count(*) as sent, count(*) filter (where at >= ${since}) as today, max(at) as last_at
      from neighbour_sent where bureau_id = ${bureauId} group by neighbour_id) s on s.neighbour_id = n.id
    where n.bureau_id = ${bureauId} order by n.ended_at is not null, n.made_at`.execute(db)
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    perMinute: row.per_minute,
    madeAt: row.made_at,
    endedAt: row.ended_at,
    fileForm: row.file_form,
    sent: row.sent,
    sentToday: row.today,
    lastAt: row.last_at,
    webhooks: row.webhooks,
  }))
}

export type SentShown = { at: Date; service: string; own: string | null; taken: boolean }

/** What one brought, the latest first: of which service, under which number of theirs, never what it says or what became of it. */
export async function sentBy(db: Db, bureauId: number, neighbourId: string): Promise<SentShown[]> {
  const rows = await db
    .selectFrom('neighbour_sent')
    .select(['at', 'service', 'own', 'matter_id'])
    .where('bureau_id', '=', bureauId)
    .where('neighbour_id', '=', neighbourId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => ({
    at: row['at'],
    service: row['service'],
    own: row['own'],
    taken: row['matter_id'] !== null,
  }))
}
