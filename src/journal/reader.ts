import type pg from 'pg'
import { everyBureau } from '../platform/every-bureau.ts'

/*
 * A reader of the feed keeps its place under a name, and goes on from there. Its place moves only from where it was read: of two at once, or
 * of one that was killed and one that begins again, what each does must be the same, and is counted once.
 */

/**
 * Common tables of a question whose `$1` is the bureau: `at`, where the reader is, and `next`, the entries that come (`pos`, `matter_id`,
 * `entry_no`); `upTo` names a reader whom it does not overtake.
 */
export const nextFor = (name: string, most: number | `$${number}`, upTo?: string): string => `
  at as (select ${placeOf(name)} as pos),
  next as (select f.pos, f.matter_id, f.entry_no from feed f, at
    where f.bureau_id = $1 and f.pos > at.pos ${upTo === undefined ? '' : `and f.pos <= ${placeOf(upTo)}`}
    order by f.pos limit ${most})`

const placeOf = (name: string) => `coalesce((select pos from reader where bureau_id = $1 and name = '${name}'), 0)`

/** From where to where that is; `to` is null where nothing has come. */
export const span = `(select pos from at) as "from", (select max(pos) from next) as "to"`
export type Span = { from: number; to: number | null }

/** It was read up to there. Nothing moves where somebody else was quicker. */
export async function moveOn(pool: pg.Pool, bureauId: number, name: string, { from, to }: Span): Promise<void> {
  await pool.query(
    `insert into reader (bureau_id, name, pos) values ($1, $2, $4)
     on conflict (bureau_id, name) do update set pos = excluded.pos where reader.pos = $3`,
    [bureauId, name, from, to],
  )
}

/** Every bureau, until nothing is left to be read; answers what the steps came to together. */
export const readToTheEnd = (
  pool: pg.Pool,
  step: (bureauId: number) => Promise<{ read: number; done: number } | undefined>,
): Promise<number> =>
  everyBureau(pool, async bureauId => {
    let done = 0
    for (let last = await step(bureauId); last?.read; last = await step(bureauId)) done += last.done
    return done
  })
