import type pg from 'pg'
import { CannotStart } from './cannot-start.ts'

export type Mode = 'demo' | 'real'

/**
 * Demo or real: decided when the database is made, and for ever. In a demo anybody signs in as anybody, so nothing real
 * may ever lie in it; and a real bureau must never wake up as a demo because a flag was forgotten.
 *
 * @param wished what the flags ask for; undefined takes the database as it is
 * @param otherwise what a new database becomes when nobody says
 */
export async function settleMode(
  pool: pg.Pool,
  { wished, otherwise, now }: { wished: Mode | undefined; otherwise: Mode; now: Date },
): Promise<Mode> {
  await pool.query('insert into deployment (id, mode, made_at) values (1, $1, $2) on conflict do nothing', [
    wished ?? otherwise,
    now,
  ])
  const { rows } = await pool.query<{ mode: Mode }>('select mode from deployment where id = 1')
  const mode = rows[0]!.mode
  if (wished && wished !== mode) throw mode === 'demo' ? isDemo() : isReal()
  return mode
}

const isDemo = () =>
  new CannotStart(
    'These data are a demo and stay one: nothing real may lie where anybody signs in as anybody. For a real bureau choose another folder with --data (or another DATABASE_URL).',
    '这份数据是演示数据，不能转为正式使用：演示环境任何人都能以任何岗位登录。正式使用请用 --data 另选文件夹（或另设 DATABASE_URL）。',
  )

const isReal = () =>
  new CannotStart(
    'These data are a real bureau’s and are never opened as a demo. Leave out --demo, or choose another folder for the demo with --data.',
    '这份数据是正式数据，不能作为演示打开。请去掉 --demo，或用 --data 为演示另选文件夹。',
  )
