import { DAY } from '../../clock/zone.ts'
import type { House } from '../../house.ts'
import { moveOn, nextFor, readToTheEnd, type Span, span } from '../../journal/reader.ts'
import { MOST_AT_ONCE } from '../../kinds/series/moves.ts'
import { act } from '../../matters/act.ts'
import type { Hands } from '../../matters/answer.ts'
import type { Command } from '../../matters/command.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { openMatter } from '../../matters/open-matter.ts'
import { unlessRefused } from '../../matters/unless-refused.ts'
import { derivedId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import type { RowOf } from '../../platform/rows-of.ts'
import { atLeast } from '../chance.ts'
import { aboutLikeness } from '../duplicates/about.ts'
import type { Likeness } from '../duplicates/likeness.ts'
import { placesAround } from '../duplicates/places.ts'
import { type Alike, alikeIn, rule } from './alike.ts'

type Rooms = Hands & Pick<House, 'log'>

const MOST = 200
/** Of one place the newest so many are looked at. */
const EACH = 60

export const gatherAll = (house: Rooms): Promise<number> =>
  readToTheEnd(house.pool, bureauId => gatherNext(house, bureauId))

/**
 * Reads the feed on, as far as matters are findable, and proposes a series where one of them makes several alike, or offers it to
 * the series that these are in. Its commands are derived: two at once, or one that was stopped and begins again, propose once.
 */
async function gatherNext(house: Rooms, bureauId: number): Promise<{ read: number; done: number } | undefined> {
  const { rows } = await house.pool.query<Span & { ids: string[] | null }>({
    name: 'series-next',
    text: `with ${nextFor('series', '$2', 'signals')}
      select ${span}, (
        select array_agg(distinct n.matter_id) from next n join matter m on m.bureau_id = $1 and m.id = n.matter_id
        where m.entry_no = n.entry_no and m.opened_at > $3 and m.imported is null) as ids`,
    values: [bureauId, MOST, new Date(house.now().getTime() - rule.days * DAY)],
  })
  const { from, to, ids } = rows[0]!
  if (to === null) return undefined
  let proposed = 0
  for (const id of ids ?? []) if (await lookAround(house, bureauId, id)) proposed++
  await moveOn(house.pool, bureauId, 'series', { from, to })
  return { read: Number(to) - Number(from), done: proposed }
}

type Near = { id: string; openedAt: number; likeness: Likeness }

async function lookAround(house: Rooms, bureauId: number, id: string): Promise<boolean> {
  const one = await newcomer(house, bureauId, id)
  if (!one) return false
  const alike = (await nearTo(house, bureauId, one))
    .flatMap(other => {
      const because = alikeIn(one.likeness, other.likeness)
      return because ? [{ ...other, because }] : []
    })
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, MOST_AT_ONCE - 1)
  if (alike.length + 1 < rule.least) return false
  const members = [id, ...alike.map(other => other.id)]
  const { inSeries, expected } = await around(house, bureauId, one, members)
  if (inSeries.some(({ members: those }) => those.includes(id))) return false
  const clock = { as: 'clock', bureauId } as const
  const refused = ({ code }: Refusal) => house.log.info({ code }, 'a series was not proposed')
  const there = inSeries.find(({ open, members: those }) => open && alike.some(other => those.includes(other.id)))
  if (there) {
    const commandId = derivedId('series-offer', bureauId, there.id, id)
    const offer = { commandId, matterId: there.id, move: 'offer', says: { member: id } }
    return unlessRefused(() => act(house, offer, clock), refused)
  }
  // Looked at once and dismissed, it is not asked about again.
  const known = new Set(inSeries.flatMap(({ members: those }) => those))
  if (alike.filter(other => !known.has(other.id)).length + 1 < rule.least) return false
  if (atLeast(members.length, expected) > rule.chance) return false
  const common = alike.reduce<Alike[]>(
    (all, { because }) => all.filter(each => because.includes(each)),
    [...alike[0]!.because],
  )
  const commandId = derivedId('series', bureauId, id)
  const says = { members, alike: common }
  const proposal = { commandId, kind: 'series', move: 'propose', says, place: one.place } as Command
  return unlessRefused(() => openMatter(house, proposal, clock), refused)
}

type Newcomer = Near & {
  kind: string
  type: string | null
  unitPath: string
  village: string | null
  place: { village: string } | { unit: string }
}

const joined = `${unguarded} and m.imported is null
  and coalesce(m.outcome, '') not in ('duplicate', 'withdrawn')`

async function newcomer({ pool, suite }: Rooms, bureauId: number, id: string): Promise<Newcomer | undefined> {
  const { rows } = await pool.query<
    Pick<RowOf<'matter'>, 'opened_at' | 'kind' | 'unit_path' | 'unit_id' | 'village'> & {
      likeness: Buffer
      type: string | null
    }
  >({
    name: 'series-newcomer',
    text: `select s.likeness, s.opened_at, m.kind, coalesce(m.details ->> 'type', m.details ->> 'sort') as type, m.unit_path, m.unit_id, m.village
      from sign s join matter m on m.bureau_id = $1 and m.id = s.matter_id
      where s.bureau_id = $1 and s.matter_id = $2 and s.likeness is not null and ${joined}`,
    values: [bureauId, id],
  })
  const [row] = rows
  if (!row) return undefined
  return {
    id,
    openedAt: row.opened_at.getTime(),
    likeness: JSON.parse(suite.unseal(row.likeness, aboutLikeness(bureauId, id))),
    kind: row.kind,
    type: row.type,
    unitPath: row.unit_path,
    village: row.village,
    place: row.village ? { village: row.village } : { unit: row.unit_id },
  }
}

/** Of the same kind and station, that share a street or a part of the map, and came not long before. */
async function nearTo({ pool, suite }: Rooms, bureauId: number, one: Newcomer): Promise<Near[]> {
  const places = placesAround(one.likeness).map(place =>
    String(suite.hmac('likeness', `${bureauId} ${place}`).readBigInt64BE()),
  )
  const { rows } = await pool.query<{ id: string; opened_at: Date; likeness: Buffer }>({
    name: 'series-near',
    text: `select s.matter_id as id, s.opened_at, s.likeness from (
        select distinct p.matter_id from unnest($2::bigint[]) as x(place) cross join lateral (
          select q.matter_id from sign_place q
          where q.bureau_id = $1 and q.place = x.place and q.opened_at > $3 and q.opened_at <= $4
          order by q.opened_at desc limit ${EACH}) p) near
        join sign s on s.bureau_id = $1 and s.matter_id = near.matter_id
        join matter m on m.bureau_id = $1 and m.id = near.matter_id
      where s.likeness is not null and m.id <> $5 and m.kind = $6 and m.unit_path = $7 and ${joined}`,
    values: [
      bureauId,
      places,
      new Date(one.openedAt - rule.days * DAY),
      new Date(one.openedAt),
      one.id,
      one.kind,
      one.unitPath,
    ],
  })
  return rows.map(row => ({
    id: row.id,
    openedAt: row.opened_at.getTime(),
    likeness: JSON.parse(suite.unseal(row.likeness, aboutLikeness(bureauId, row.id))),
  }))
}

type Gathered = { id: string; open: boolean; members: string[] }

/** The series that any of these is in already, and how many of this sort would come by themselves in the village in that time. */
async function around(
  { pool, now }: Rooms,
  bureauId: number,
  one: Newcomer,
  members: readonly string[],
): Promise<{ inSeries: Gathered[]; expected: number }> {
  const [series, usual] = await Promise.all([
    pool.query<{ id: string; open: boolean; members: string[] | null }>({
      name: 'series-with',
      text: `select m.id, m.closed_at is null as open,
          (select array_agg(x) from jsonb_array_elements_text(m.details -> 'members' || (m.details -> 'offered') || (m.details -> 'left')) x) as members
        from matter m where m.bureau_id = $1 and m.kind = 'series' and m.id in (
          select l.from_matter from link l where l.bureau_id = $1 and l.to_matter = any($2::uuid[]))`,
      values: [bureauId, members],
    }),
    pool.query<{ n: number; first: Date | null }>({
      name: 'series-usual',
      // Two parts, since a station's open matters and its closed ones have an index each.
      text: `select count(*)::int as n, min(m.opened_at) as first from (
          select * from matter o where o.bureau_id = $1 and o.unit_path = $7 and o.closed_at is null
          union all select * from matter o where o.bureau_id = $1 and o.unit_path = $7 and o.closed_at > $5) m
        where m.village is not distinct from $2 and m.kind = $3
          and coalesce(m.details ->> 'type', m.details ->> 'sort') is not distinct from $4
          and m.opened_at > $5 and m.opened_at <= $6`,
      values: [
        bureauId,
        one.village,
        one.kind,
        one.type,
        new Date(one.openedAt - 365 * DAY),
        new Date(one.openedAt - rule.days * DAY),
        one.unitPath,
      ],
    }),
  ])
  const { n, first } = usual.rows[0]!
  const began = (first ?? now()).getTime()
  const span = Math.max(90 * DAY, one.openedAt - rule.days * DAY - began)
  return {
    inSeries: series.rows.map(row => ({ id: row.id, open: row.open, members: row.members ?? [] })),
    // Never none at all: what never was may still come once.
    expected: ((n + 0.5) * rule.days * DAY) / span,
  }
}
