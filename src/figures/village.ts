import { addDays, type Day } from '../clock/day.ts'
import { dayOf, startOfDay } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { typesInTheOpen } from '../kinds/hazard/types.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { say, type Words } from '../kinds/words.ts'
import type { Bureau } from './answer.ts'

/** A hazard on the board of a village: what sort of thing, and a day. Which house, never (R32). */
export type OnTheBoard = { type: string; words: Words; day: Day }

const AT_MOST = 100
const LAST = 90

/**
 * What was put right in a village in the last ninety days, and what we have seen there that is open, with the last day on which
 * it is to be right. Nothing says whether a promise was kept: a village has one officer, whose score that would be (R32).
 */
export async function villageBoard(
  { pool, now }: Pick<House, 'pool' | 'now'>,
  { bureauId, tz }: Bureau,
  village: string,
): Promise<{ fixed: OnTheBoard[]; open: OnTheBoard[] }> {
  const today = dayOf(now(), tz)
  const { rows } = await pool.query<{ series: string; type: string; at: Date }>({
    name: 'village-board',
    text: `(select series, type, at from counted
        where bureau_id = $1 and village = $2 and series = 'fixed' and behind = '' and type = any($4) and at >= $3::timestamptz order by at desc limit ${AT_MOST})
      union all
      (select series, type, at from counted
        where bureau_id = $1 and village = $2 and series = 'to-fix' and behind = '' and type = any($4) order by at limit ${AT_MOST})`,
    values: [bureauId, village, startOfDay(addDays(today, -LAST), tz).toISOString(), typesInTheOpen],
  })
  const of = (series: string, dayFor: (at: Date) => Day) =>
    rows.filter(row => row.series === series).map(({ type, at }) => ({ type, words: wordsOf(type), day: dayFor(at) }))
  return {
    fixed: of('fixed', at => dayOf(at, tz)),
    // A due is exclusive: the last day is the one before it.
    open: of('to-fix', at => dayOf(new Date(at.getTime() - 1), tz)),
  }
}

/**
 * What was put right in the villages of a town in the last ninety days, the newest first: what their own boards say, on one sheet.
 */
export async function townFixed(
  { pool, now }: Pick<House, 'pool' | 'now'>,
  { bureauId, tz }: Bureau,
  villages: readonly string[],
): Promise<(OnTheBoard & { village: string })[]> {
  const since = startOfDay(addDays(dayOf(now(), tz), -LAST), tz).toISOString()
  const { rows } = await pool.query<{ village: string; type: string; at: Date }>({
    name: 'town-board',
    text: `select village, type, at from counted
      where bureau_id = $1 and village = any($2) and series = 'fixed' and behind = '' and type = any($4) and at >= $3::timestamptz
      order by at desc limit ${AT_MOST}`,
    values: [bureauId, villages, since, typesInTheOpen],
  })
  return rows.map(({ village, type, at }) => ({ village, type, words: wordsOf(type), day: dayOf(at, tz) }))
}

const hazard = kindNamed('hazard')!
const wordsOf = (type: string): Words => wordsFor(hazard, 'options', type) ?? say('其他隐患', 'Another hazard')
