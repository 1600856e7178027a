import type { House } from '../house.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { timeOf } from './matter.ts'
import type { Walled } from './reach.ts'

/** A matter to which something has happened, with what decides who sees it. */
export type Changed = Walled & { readonly id: string }
type Heard = (changed: readonly Changed[]) => void
type Rooms = Pick<House, 'pool' | 'log'>
type Watch = { heard: Set<Heard>; begun: Promise<void>; stop: () => void }

/** How long something that happened waits at most, besides its place in the feed. */
const EVERY = 500
/** More at once are told of on the next look. */
const MOST = 1000

const watches = new WeakMap<object, Map<number, Watch>>()

/**
 * Tells of the matters of a bureau to which something happens from now on, in the order of the feed; answers how to stop.
 * However many listen, one question is asked each half second, and none where nobody listens. Whether a matter is for
 * whoever listens is theirs to ask (`isVisible`).
 */
export async function watchMatters(rooms: Rooms, bureauId: number, heard: Heard): Promise<() => void> {
  const ofHouse = watches.get(rooms.pool) ?? new Map<number, Watch>()
  watches.set(rooms.pool, ofHouse)
  const watch = ofHouse.get(bureauId) ?? begin(rooms, bureauId, () => ofHouse.delete(bureauId))
  ofHouse.set(bureauId, watch)
  watch.heard.add(heard)
  const stop = () => {
    watch.heard.delete(heard)
    if (watch.heard.size === 0) watch.stop()
  }
  try {
    await watch.begun
  } catch (error) {
    stop()
    throw error
  }
  return stop
}

function begin({ pool, log }: Rooms, bureauId: number, gone: () => void): Watch {
  const heard = new Set<Heard>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let pos = 0
  const look = async () => {
    try {
      const { rows } = await pool.query({ name: 'watch-matters', text: after, values: [bureauId, pos, MOST] })
      if (rows.length > 0) {
        pos = Number(rows.at(-1).pos)
        const changed = rows.map(changedOf)
        for (const each of heard) each(changed)
      }
    } catch (error) {
      log.error({ err: error }, 'a watch over the feed failed')
    }
    next()
  }
  const next = () => {
    if (!stopped) timer = setTimeout(look, EVERY)
  }
  const stop = () => {
    stopped = true
    clearTimeout(timer)
    gone()
  }
  const begun = pool.query<{ pos: number }>({ name: 'end-of-feed', text: end, values: [bureauId] }).then(
    ({ rows }) => {
      pos = rows[0]!.pos
      next()
    },
    error => {
      stop()
      throw error
    },
  )
  return { heard, begun, stop }
}

const end = 'select coalesce(max(pos), 0) as pos from feed where bureau_id = $1'
const after = `
  select f.pos, m.id, m.kind, m.owner_id, m.opened_by, m.unit_path, m.wall, m.lets, m.speaks, m.barred, m.protected, m.closed_at
  from feed f join matter m on m.bureau_id = f.bureau_id and m.id = f.matter_id
  where f.bureau_id = $1 and f.pos > $2 order by f.pos limit $3`

type ChangedRow = Pick<
  RowOf<'matter'>,
  | 'id'
  | 'kind'
  | 'owner_id'
  | 'opened_by'
  | 'unit_path'
  | 'wall'
  | 'lets'
  | 'speaks'
  | 'barred'
  | 'protected'
  | 'closed_at'
>

const changedOf = (row: ChangedRow): Changed => ({
  id: row.id,
  kind: row.kind,
  ownerId: row.owner_id,
  openedBy: row.opened_by,
  unitPath: row.unit_path,
  wall: row.wall,
  lets: row.lets,
  speaks: row.speaks,
  barred: row.barred,
  protected: row.protected,
  closedAt: timeOf(row.closed_at),
})
