import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { moveOn, nextFor, readToTheEnd, type Span, span } from '../journal/reader.ts'
import { kinds } from '../kinds/index.ts'
import { derivedId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { act } from './act.ts'
import type { Hands } from './answer.ts'
import { knowledgeOf } from './knowledge.ts'

type Rooms = Hands & Pick<House, 'log'>

const MOST = 500

/** Moves by which whoever reported is told how it came out. */
const telling = kinds.flatMap(({ name, moves }) =>
  Object.entries(moves).flatMap(([move, { counts, outcome }]) =>
    counts === 'told' && outcome !== 'duplicate' ? [`${name} ${move}`] : [],
  ),
)
const ends = kinds.flatMap(({ name, ends }) => ends.filter(end => end !== 'duplicate').map(end => `${name} ${end}`))

export const tellAllJoined = (house: Rooms): Promise<number> =>
  readToTheEnd(house.pool, bureauId => tellJoined(house, bureauId))

type Heard = { id: string; same: string; entry_no: number; anonymous: boolean }

/**
 * Reads the feed on: where a matter was told, or ended without, everybody hears it who reported the same. Its commands are derived:
 * two at once, or one that was stopped and begins again, tell once. Nothing of a protected matter is told to anybody else (R26).
 */
async function tellJoined(house: Rooms, bureauId: number): Promise<{ read: number; done: number } | undefined> {
  const { rows } = await house.pool.query<Span & { heard: Heard[] | null }>({
    name: 'joined-next',
    text: `with ${nextFor('joined', MOST)}, heard as (
        select o.id, m.id as same, e.no as entry_no, o.anonymous
        from next n
          join entry e on e.bureau_id = $1 and e.matter_id = n.matter_id and e.no = n.entry_no
          join matter m on m.bureau_id = $1 and m.id = n.matter_id
          join link l on l.bureau_id = $1 and l.to_matter = m.id and l."as" = 'of'
          join matter o on o.bureau_id = $1 and o.id = l.from_matter
        where (m.kind || ' ' || e.move = any($2)
            or m.kind || ' ' || e.state_after = any($3) and m.standing -> 'told' = '[]')
          and not m.protected and not o.protected
          and o.state = 'duplicate' and (o.details ->> 'duplicateOf')::uuid = m.id
        union
        -- It came in at the very moment at which the first one was told: that entry was read before the two were linked.
        select o.id, m.id, e.no, o.anonymous
        from next n
          join entry a on a.bureau_id = $1 and a.matter_id = n.matter_id and a.no = n.entry_no and a.no = 1 and a.state_after = 'duplicate'
          join matter o on o.bureau_id = $1 and o.id = n.matter_id and o.state = 'duplicate'
          join matter m on m.bureau_id = $1 and m.id = (o.details ->> 'duplicateOf')::uuid
          join lateral (select x.no from entry x where x.bureau_id = $1 and x.matter_id = m.id
            and (m.kind || ' ' || x.move = any($2) or m.kind || ' ' || x.state_after = any($3) and m.standing -> 'told' = '[]')
            order by x.no desc limit 1) e on true
        where not m.protected and not o.protected
      )
      select ${span}, (select json_agg(to_json(h)) from heard h) as heard`,
    values: [bureauId, telling, ends],
  })
  const { from, to, heard } = rows[0]!
  if (to === null) return undefined
  const { tz } = await knowledgeOf(house.db, bureauId, house.now())
  for (const { id, same, entry_no, anonymous } of heard ?? []) {
    const says = { same, how: anonymous ? 'under_code' : 'message', toldAt: isoAt(house.now().getTime(), tz) }
    const commandId = derivedId('joined', bureauId, id, same, entry_no)
    try {
      await act(house, { commandId, matterId: id, move: 'hearOutcome', says }, { as: 'clock', bureauId })
    } catch (error) {
      // Told by another reader at another second, taken apart meanwhile, or protected since a moment ago.
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'key-reused') house.log.info({ code: error.code }, 'the outcome of another was not told')
    }
  }
  await moveOn(house.pool, bureauId, 'joined', { from, to })
  return { read: Number(to) - Number(from), done: heard?.length ?? 0 }
}
