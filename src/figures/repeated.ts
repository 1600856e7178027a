import type pg from 'pg'
import type { Base } from './cells.ts'
import { ofLines } from './of-lines.ts'
import type { Sum } from './sums.ts'

/**
 * Of what was over so many days ago, whether the same (place and type) happened again within them. Two matters that nobody
 * linked meet only here, by an index; people are not compared, places are.
 */
export async function repeated(pool: pg.Pool, series: string, days: number, asked: Base): Promise<Sum[]> {
  const { values, where, within, cell } = ofLines(asked, series)
  const { rows } = await pool.query<Sum>(
    `select $2 as series, cell, came, 0 as minute, count(*)::int as n, 0 as total from (
       select ${cell} as cell, case when exists (
         select from counted h where h.bureau_id = c.bureau_id and h.series = 'happened' and h.same = c.same
           and h.at > c.at - make_interval(days => $${values.push(days)}) and h.at <= c.at
           and h.matter_id <> c.matter_id and h.behind = any($3::text[])
       ) then 'again' else 'quiet' end as came
       from counted c where ${where} and ${within} and c.same is not null) x
     group by cell, came`,
    values,
  )
  return rows
}
