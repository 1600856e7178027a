import { type RawBuilder, sql } from 'kysely'
import type { House } from '../house.ts'
import { inTheOpen, unguarded } from '../matters/in-the-open.ts'
import { ask } from '../matters/statement.ts'
import type { RowOf } from '../platform/rows-of.ts'

/** Something that happened to a matter: what and when, never what was said nor by whom. */
export type Event = {
  /** Of the feed: consecutive, and never given twice. */
  pos: number
  matter: string
  kind: string
  move: string
  /** Where it left the matter. */
  state: string
  at: string
}

/** For whose eyes: a condition on the matter `m`. */
export type Eyes = RawBuilder<boolean>

/** What is in the open, and what the neighbour brought itself. */
export const eyesOfNeighbour = (bureauId: number, neighbourId: string): Eyes => sql<boolean>`(
  (${sql.raw(inTheOpen)}) or (${sql.raw(unguarded)} and m.imported is null and m.kind not in ('conduct', 'clue')
    and exists (select from neighbour_sent s
      where s.bureau_id = ${bureauId} and s.matter_id = m.id and s.neighbour_id = ${neighbourId})))`

/** `id` is null, and all else but `pos`, of what is not for these eyes. */
type Row = Pick<RowOf<'feed'>, 'pos'> &
  Pick<RowOf<'matter'>, 'kind' | 'state'> &
  Pick<RowOf<'entry'>, 'move' | 'recorded_at'> & { id: string | null }

/** So many entries are looked through at once; of them those are answered that are for these eyes. */
const LOOK = 1000

/**
 * What happened after a position, in the order of the feed; `next` is where to go on, also where nothing of it was for these
 * eyes. Who goes on from there misses nothing and reads nothing twice.
 */
export async function eventsAfter(
  house: Pick<House, 'db' | 'pool'>,
  bureauId: number,
  after: number,
  eyes: Eyes,
  most = LOOK,
): Promise<{ events: Event[]; next: number }> {
  const rows = await ask(
    house,
    sql<Row>`with part as (
        select pos, matter_id, entry_no from feed where bureau_id = ${bureauId} and pos > ${after} order by pos limit ${most})
      select part.pos, one.* from part left join lateral (
        select m.id, m.kind, e.move, e.recorded_at,
          coalesce(e.state_after, (select p.state_after from entry p where p.bureau_id = ${bureauId} and p.matter_id = e.matter_id
            and p.no < e.no and p.state_after is not null order by p.no desc limit 1), m.state) as state
        from matter m join entry e on e.bureau_id = ${bureauId} and e.matter_id = part.matter_id and e.no = part.entry_no
        where m.bureau_id = ${bureauId} and m.id = part.matter_id and ${eyes}
        -- Row by row of the feed, whatever the statistics say: never all entries of the bureau.
        offset 0) one on true
      order by part.pos`,
  )
  const events = rows
    .filter(row => row.id !== null)
    .map(row => ({
      pos: row.pos,
      matter: row.id!,
      kind: row.kind,
      move: row.move,
      state: row.state,
      at: row.recorded_at.toISOString(),
    }))
  return { events, next: rows.length > 0 ? Number(rows.at(-1)!.pos) : after }
}

/**
 * The same for somebody who asks from outside: where to go on says nothing of what is not for them. It is the place of the last that they read,
 * or else a full thousand, so that a complaint about the one who asks moves nothing (R25).
 */
export async function eventsShownAfter(
  house: Pick<House, 'db' | 'pool'>,
  bureauId: number,
  after: number,
  eyes: Eyes,
  most: number,
): Promise<{ events: Event[]; next: number }> {
  const { events: all, next } = await eventsAfter(house, bureauId, after, eyes)
  const events = all.slice(0, most)
  const last = events.at(-1)?.pos ?? after
  return { events, next: events.length < all.length ? last : Math.max(last, next - (next % LOOK)) }
}

/** The end of the feed: who begins now begins here. */
export async function endOfFeed(house: Pick<House, 'db' | 'pool'>, bureauId: number): Promise<number> {
  const [row] = await ask(
    house,
    sql<{ pos: number }>`select coalesce(max(pos), 0) as pos from feed where bureau_id = ${bureauId}`,
  )
  return row!.pos
}
