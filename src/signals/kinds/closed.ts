import type pg from 'pg'
import { DAY } from '../../clock/zone.ts'
import type { House } from '../../house.ts'
import { about, contentIn } from '../../journal/chain.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { everyBureau } from '../../platform/every-bureau.ts'
import type { RowOf } from '../../platform/rows-of.ts'
import { asked } from './cold.ts'
import type { Example } from './learn.ts'

type Rooms = Pick<House, 'pool' | 'now'>

/** Of each kind the newest so many that are closed, and of each so much of what was said first. */
const EACH = 120
const SIGNS = 400

/**
 * Which may be learned from: closed, as they ended; nothing protected or behind a wall, no complaint about a person, nothing of
 * another system's history, and nothing whose words are gone (R25, R26).
 */
const may = `m.closed_at is not null and ${unguarded} and m.kind <> 'conduct' and m.imported is null
  and coalesce(m.outcome, '') not in ('duplicate', 'withdrawn')`

/** Once a day, and where one of them may no longer be learned from, at once: chooses anew; answers for how many bureaus. */
export const chooseAll = (house: Rooms): Promise<number> =>
  everyBureau(house.pool, async bureauId => {
    const { rowCount } = await house.pool.query(
      `insert into kind_model (bureau_id, made_at, learned)
       select $1, $2, coalesce((select array_agg(x.id order by x.id) from unnest($3::text[]) as k(kind) cross join lateral (
         select m.id from matter m join content c on c.bureau_id = $1 and c.matter_id = m.id and c.entry_no = 1
         where m.bureau_id = $1 and m.kind = k.kind and ${may} and c.sealed is not null
         order by m.closed_at desc limit ${EACH}) x), '{}')
       where not exists (select from kind_model where bureau_id = $1 and made_at > $4)
       on conflict (bureau_id) do update set made_at = excluded.made_at, learned = excluded.learned`,
      [bureauId, house.now(), asked, new Date(house.now().getTime() - DAY)],
    )
    return rowCount ?? 0
  })

/** What was learned from any of these is learned no more: the next to suggest learns without them. */
export async function unlearn(pool: Pick<pg.Pool, 'query'>, bureauId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await pool.query({
    name: 'unlearn',
    text: 'delete from kind_model where bureau_id = $1 and learned && $2::uuid[]',
    values: [bureauId, ids],
  })
}

/** Of what has become protected nothing is kept, not even what it was taken for (R26). */
export async function forgetSuggested(
  pool: Pick<pg.Pool, 'query'>,
  bureauId: number,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0)
    await pool.query('delete from kind_suggestion where bureau_id = $1 and matter_id = any($2::uuid[])', [
      bureauId,
      ids,
    ])
}

/** As of when the matters were chosen that are learned from now; undefined: there are none. */
export async function chosenAt(pool: pg.Pool, bureauId: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ made_at: Date }>({
    name: 'kind-model',
    text: 'select made_at from kind_model where bureau_id = $1',
    values: [bureauId],
  })
  return rows[0]?.made_at.getTime()
}

/** What was said first in each of them, and which kind it is; those alone that may still be learned from. */
export async function closedExamples(
  { pool, suite }: Pick<House, 'pool' | 'suite'>,
  bureauId: number,
): Promise<Example[]> {
  const { rows } = await pool.query<
    Pick<RowOf<'matter'>, 'id' | 'kind'> & { command_id: string; salt: Buffer | null; sealed: Buffer }
  >({
    name: 'closed-examples',
    text: `select m.id, m.kind, e.command_id, c.salt, keyed(c.sealed, k.words) as sealed
      from kind_model l join matter m on m.bureau_id = $1 and m.id = any(l.learned)
        join entry e on e.bureau_id = $1 and e.matter_id = m.id and e.no = 1
        join content c on c.bureau_id = $1 and c.matter_id = m.id and c.entry_no = 1
        left join data_key k on k.bureau_id = $1 and k.matter_id = m.id
      where l.bureau_id = $1 and ${may} and keyed(c.sealed, k.words) is not null order by m.id`,
    values: [bureauId],
  })
  return rows.flatMap(row => {
    const bound = about.content(bureauId, row.id, row.command_id)
    const { says } = JSON.parse(contentIn(suite, row, bound).text)
    const text = typeof says?.text === 'string' ? says.text.slice(0, SIGNS) : ''
    return text === '' ? [] : [{ text, label: row.kind }]
  })
}
