import type pg from 'pg'
import { timeOf } from '../matters/matter.ts'
import type { Base } from './cells.ts'
import { ofLines } from './of-lines.ts'

/** Those of a period that nobody has answered, by the index of them alone: few, where answers are given. */
export async function waiting(pool: pg.Pool, series: string, asked: Base) {
  const { values, where, within, cell } = ofLines(asked, series)
  const { rows } = await pool.query<{ cell: string[]; came: string; at: Date }>(
    `select ${cell} as cell, c.came, c.at from counted c where ${where} and ${within}`,
    values,
  )
  return rows.map(row => ({ ...row, at: timeOf(row.at)! }))
}
