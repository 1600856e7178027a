import type pg from 'pg'
import type { House } from '../house.ts'
import type { Fault } from '../kinds/faults.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Hands } from './answer.ts'
import type { Checked } from './check.ts'
import type { Matter } from './matter.ts'
import { overSince } from './waits.ts'

/*
 * A pause that ends with another matter. Nobody acts on one matter for another: whoever ended that one only has the clock look at those
 * that wait for it, and the clock ends the pause, with an entry of its own.
 */

/** Has the clock look at once at what waits for a matter that was ended or told of. May be done again, and is found within the hour if it was not. */
export async function wakeThoseWaiting(
  { pool, now, shelf }: Pick<House, 'pool' | 'now'> & Pick<Hands, 'shelf'>,
  kind: Kind,
  move: string,
  { bureauId, id, state }: Matter,
) {
  // A year laid in bulk lies in no table yet, and nothing of it waits.
  if (shelf) return
  if (kind.moves[move]?.counts !== 'told' && !kind.ends.includes(state)) return
  await pool.query({
    name: 'wake-those-waiting',
    text: `update matter m set next_at = least(m.next_at, $3) from link l
      where l.bureau_id = $1 and l.to_matter = $2 and l."as" = 'waitsFor'
        and m.bureau_id = $1 and m.id = l.from_matter and m.closed_at is null and m.next_at is not null`,
    values: [bureauId, id, now()],
  })
}

/** What of a pause cannot wait: for what is over already, or for what waits for this one in turn. */
export async function waitsInVain(
  pool: pg.Pool,
  tz: string,
  matter: Matter,
  there: readonly Matter[],
  says: Record<string, unknown>,
  { matters }: Checked,
): Promise<Fault[]> {
  const named = matters.find(({ at }) => at === '/says/waitsFor')
  const other = named && there.find(({ id }) => id === named.id)
  if (!other || other.id === matter.id) return []
  const { at } = named
  if (overSince(other, says['waitsUntil'] === 'told' ? 'told' : 'closed', tz) !== undefined)
    return [{ at, code: 'over-already' }]
  const { rows } = await pool.query<{ circle: boolean }>({
    name: 'waits-in-a-circle',
    text: `with recursive waits (id) as (
        select $2::uuid union
        select (p #>> '{waitsFor,matter}')::uuid from waits w
          join matter m on m.bureau_id = $1 and m.id = w.id and m.closed_at is null
          cross join lateral jsonb_array_elements(m.standing -> 'pauses') p
        where p ->> 'state' in ('asked', 'granted') and p ? 'waitsFor')
      select exists (select from waits where id = $3) as circle`,
    values: [matter.bureauId, other.id, matter.id],
  })
  return rows[0]!.circle ? [{ at, code: 'waits-in-a-circle' }] : []
}
