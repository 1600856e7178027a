import type pg from 'pg'
import { kindNamed } from '../kinds/index.ts'
import { timeOf } from '../matters/matter.ts'
import { seriousAt } from './facts/serious.ts'
import type { Entry, Given, Linked, Looked } from './line.ts'

type Row = Record<string, any>

/** These matters as they are now, with their entries, promises, and what hangs together with them. */
export async function lookAt(pool: pg.Pool, bureauId: number, tz: string, ids: readonly string[]): Promise<Looked[]> {
  const ask = async (name: string, text: string) =>
    Map.groupBy((await pool.query<Row>({ name, text, values: [bureauId, ids] })).rows, row => row['matter'] as string)
  const matters = await ask(
    'figures-matters',
    `select id as matter, *, ${house} as house_id from matter m where ${these('id')}`,
  )
  const entries = await ask(
    'figures-entries',
    `select matter_id as matter, no, move, post, actor, said_at, recorded_at, state_after from entry where ${these('matter_id')} order by no`,
  )
  const promises = await ask(
    'figures-promises',
    `select matter_id as matter, no, measure, started, due, pauses, met_at, void_at, late from promise where ${these('matter_id')} order by no`,
  )
  const links = await ask('figures-links', linked)
  return [...matters].flatMap(([id, [row]]) => {
    const kind = kindNamed(row!['kind'])
    if (!kind) return []
    return {
      id,
      kind,
      tz,
      state: row!['state'],
      details: row!['details'],
      standing: row!['standing'],
      unitId: row!['house_id'],
      village: row!['village'],
      placeCode: row!['place_code'],
      channel: row!['channel'],
      wall: row!['wall'],
      barred: row!['barred'],
      protected: row!['protected'],
      anonymous: row!['anonymous'],
      outcome: row!['outcome'],
      imported: row!['imported'],
      openedAt: timeOf(row!['opened_at'])!,
      closedAt: timeOf(row!['closed_at']),
      entries: (entries.get(id) ?? []).map(entryOf),
      promises: (promises.get(id) ?? []).map(givenOf),
      links: (links.get(id) ?? []).map(linkedOf),
    } satisfies Looked
  })
}

/** A window and a desk count for their station: alone, they would be the score of whoever sits there. */
const house = `(select case when u.sort in ('window', 'desk') then coalesce(u.parent_id, u.id) else u.id end
  from unit u where u.bureau_id = m.bureau_id and u.id = m.unit_id)`

const these = (column: string) => `bureau_id = $1 and ${column} = any($2::uuid[])`

/**
 * Both ways; of the other one, as much as says whether it came to something serious. What is behind a wall stays there: a
 * count of the station's may not change by a complaint (R25), nor by what is protected (R26).
 */
const linked = `
  select l.mine as matter, l."as", l."from", o.id, o.kind, o.state, o.details, o.opened_at,
    (select json_agg(json_build_object('move', e.move, 'said_at', e.said_at) order by e.no)
      from entry e where e.bureau_id = o.bureau_id and e.matter_id = o.id) as entries
  from (
    select from_matter as mine, to_matter as other, "as", true as "from" from link where ${these('from_matter')}
    union all
    select to_matter, from_matter, "as", false from link where ${these('to_matter')}) l
  join matter o on o.bureau_id = $1 and o.id = l.other and o.wall is distinct from 'inspection' and not o.protected
  order by o.opened_at, o.id`

const entryOf = (row: Row): Entry => ({
  no: row['no'],
  move: row['move'],
  post: row['post'],
  actor: row['actor'],
  stateAfter: row['state_after'],
  saidAt: timeOf(row['said_at'])!,
  recordedAt: timeOf(row['recorded_at'])!,
})

const givenOf = (row: Row): Given => ({
  no: row['no'],
  measure: row['measure'],
  pauses: row['pauses'],
  late: row['late'],
  started: timeOf(row['started'])!,
  due: timeOf(row['due'])!,
  metAt: timeOf(row['met_at']),
  voidAt: timeOf(row['void_at']),
})

const linkedOf = (row: Row): Linked => ({
  id: row['id'],
  kind: row['kind'],
  as: row['as'],
  from: row['from'],
  openedAt: timeOf(row['opened_at'])!,
  stars: row['details']['stars'] ?? null,
  heard: row['kind'] === 'survey' ? heardIn(row) : null,
  seriousAt: seriousAt(
    row['kind'],
    ((row['entries'] ?? []) as Row[]).map(e => ({ move: e['move'], saidAt: timeOf(e['said_at'])! })),
  ),
})

const heardIn = ({ state, details }: Row): Linked['heard'] => ({
  state,
  endedAt: Date.parse(details['endedAt']),
  level: details['level'] ?? null,
  safety: details['safety'] ?? null,
  told: details['told'] ?? null,
})
