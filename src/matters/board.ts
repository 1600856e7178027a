import { sql } from 'kysely'
import type { House } from '../house.ts'
import type { Person } from '../people/who-is-who.ts'
import { inPane, type Pane, paneNames } from './panes.ts'
import { ask } from './statement.ts'
import { asListed, type Listed, reachFor, scopeOf } from './store.ts'
import { visibleTo } from './visible-to.ts'

export type Board = {
  panes: Record<Pane, { count: number; matters: Listed[] }>
  /** When a promise comes within a day, or is late, though nobody does anything: the next that will. Milliseconds since 1970. */
  changesAt: number | null
}

/** So many of a pane are brought; all are counted. What is protected is counted alone: the board hangs where others read it (R26). */
const ROWS = 12

/** Every pane of the board of whoever asks, in one question over the open matters of their units. @param today the bureau's day */
export async function boardFor(
  house: Pick<House, 'db' | 'pool'>,
  person: Person,
  at: Date,
  today: string,
): Promise<Board> {
  const reach = await reachFor(house, person)
  const now = sql`${at.toISOString()}::timestamptz`
  const named = paneNames.map(
    name => sql`case when ${inPane(name, sql`${at.toISOString()}`, today)} then ${sql.lit(name)} end`,
  )
  const is = [sql`m.bureau_id = ${person.bureauId}`, sql`m.closed_at is null`, ...scopeOf({ scope: 'unit' }, reach)]
  const [row] = await ask(
    house,
    sql<{
      shown: (Listed & { pane: Pane })[] | null
      counts: Partial<Record<Pane, number>> | null
      changes_at: number | null
    }>`with mine as materialized (
        select m.bureau_id, m.id, m.next_due, m.protected, array_remove(array[${sql.join(named)}], null) as panes
        from matter m where ${sql.join([...is, visibleTo(reach)], sql` and `)}),
      ranked as (
        select pane, mine.bureau_id, mine.id, mine.protected,
          count(*) over (partition by pane) as of,
          row_number() over (partition by pane order by mine.protected, mine.next_due, mine.id) as nth
        from mine cross join lateral unnest(mine.panes) as pane),
      shown as (
        select r.pane, r.nth, ${asListed}
        from ranked r join matter m on m.bureau_id = r.bureau_id and m.id = r.id where r.nth <= ${ROWS} and not r.protected)
      select (select json_agg(shown order by nth) from shown) as shown,
        (select json_object_agg(pane, of) from (select distinct pane, of from ranked) n) as counts,
        floor(extract(epoch from least(
          (select min(next_due) from mine where next_due > ${now}),
          (select min(next_due) - interval '1 day' from mine where next_due > ${now} + interval '1 day'))) * 1000)::float8
          as changes_at`,
  )
  const shown = Map.groupBy(row!.shown ?? [], one => one.pane)
  const paneOf = (name: Pane) => {
    const lines = shown.get(name) ?? []
    return { count: row!.counts?.[name] ?? 0, matters: lines }
  }
  const panes = Object.fromEntries(paneNames.map(name => [name, paneOf(name)])) as Record<
    Pane,
    ReturnType<typeof paneOf>
  >
  return { panes, changesAt: row!.changes_at }
}
