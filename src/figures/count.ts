import type pg from 'pg'
import { dayOf, isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { nextFor, span } from '../journal/reader.ts'
import { everyBureauToTheEnd } from '../platform/every-bureau.ts'
import { inTransaction } from '../platform/in-transaction.ts'
import { behindOf, type Looked, typeOf } from './line.ts'
import { linesOf } from './lines-of.ts'
import { lookAt } from './look.ts'

type Rooms = Pick<House, 'pool'>

/** Every bureau, until nothing is left; answers how many entries were read. */
export const countAll = (house: Rooms): Promise<number> =>
  everyBureauToTheEnd(house.pool, (bureauId, tz) => countFigures(house, bureauId, tz))

/**
 * Counts the matters of which the feed tells something new, and those that hang together with them; answers how many
 * entries it read. A matter is counted when its last entry comes by. No lock is held while it is thought over: whoever
 * comes second from the same position changes nothing.
 */
export async function countFigures({ pool }: Rooms, bureauId: number, tz: string, most = 500): Promise<number> {
  const { rows } = await pool.query<{ from: number; to: number | null; ids: string[] | null }>({
    name: 'figures-next',
    text: `with ${nextFor('figures', '$2')}, last as (
        select n.matter_id as id from next n join matter m on m.bureau_id = $1 and m.id = n.matter_id
        where m.entry_no = n.entry_no
      )
      select ${span}, (
        select array_agg(distinct id) from (
          select id from last
          union select l.to_matter from link l join last on l.from_matter = last.id where l.bureau_id = $1
          union select l.from_matter from link l join last on l.to_matter = last.id where l.bureau_id = $1) x) as ids`,
    values: [bureauId, most],
  })
  const { from, to, ids } = rows[0]!
  if (to === null) return 0
  const matters = await lookAt(pool, bureauId, tz, ids ?? [])
  const lines = matters.flatMap(matter => rowsOf(matter, bureauId))
  const { rows: done } = await pool.query<{ done: boolean }>({
    name: 'count-figures',
    text: 'select count_figures($1, $2, $3, $4::uuid[], $5) as done',
    values: [bureauId, from, to, matters.map(({ id }) => id), JSON.stringify(lines)],
  })
  return done[0]!.done ? to - from : 0
}

function rowsOf(matter: Looked, bureauId: number) {
  const common = {
    bureau_id: bureauId,
    matter_id: matter.id,
    unit_id: matter.unitId,
    kind: matter.kind.name,
    type: typeOf(matter),
    behind: behindOf(matter),
    village: matter.village ?? '',
    channel: matter.channel,
  }
  return linesOf(matter).map(({ at, measure, minute, value, who, same, ...line }, i) => ({
    ...common,
    ...line,
    no: i + 1,
    at: isoAt(at, 'UTC'),
    day: dayOf(new Date(at), matter.tz),
    measure: measure ?? '',
    minute: minute ?? 0,
    value: value ?? 0,
    who: who ?? null,
    same: same ?? null,
  }))
}

/** Takes all sums of a bureau away and counts them anew from the first entry; answers how many entries it read. */
export async function rebuildFigures(house: Rooms, bureauId: number, tz: string, most = 500): Promise<number> {
  await forget(house.pool, bureauId)
  let read = 0
  for (let n = 1; n > 0; read += n) n = await countFigures(house, bureauId, tz, most)
  return read
}

async function forget(pool: pg.Pool, bureauId: number): Promise<void> {
  await inTransaction(pool, async client => {
    await client.query(`select from reader where bureau_id = $1 and name = 'figures' for update`, [bureauId])
    for (const table of ['counted', 'figure'])
      await client.query(`delete from ${table} where bureau_id = $1`, [bureauId])
    await client.query(`update reader set pos = 0 where bureau_id = $1 and name = 'figures'`, [bureauId])
  })
}
