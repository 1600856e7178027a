import { addDays } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import type { Base } from './cells.ts'

/** More than these from one place in a day are worth a look (domain §4.11). */
const MOST = 3
const KEPT_DAYS = 62

type Rated = { bureauId: number; tz: string; from: string; commandId: string }

/**
 * Notes that somebody rated by a link, and from where: a digest under a key of that day, beside no matter. Once for each
 * command. Never called for a rating about a person: a count that goes up would tell of it (R25).
 */
export async function noteRating(
  { pool, suite, now }: Pick<House, 'pool' | 'suite' | 'now'>,
  rated: Rated,
): Promise<void> {
  const { bureauId, tz, from, commandId } = rated
  const day = dayOf(now(), tz)
  await pool.query(
    `insert into rating_device (bureau_id, day, device, rating) values ($1, $2, $3, $4) on conflict do nothing`,
    [bureauId, day, suite.hmac(`rated from, ${bureauId} ${day}`, from), suite.hmac('rating', commandId)],
  )
}

export async function forgetDevices({ pool, now }: Pick<House, 'pool' | 'now'>): Promise<void> {
  await pool.query('delete from rating_device where day < $1', [addDays(dayOf(now(), 'UTC'), -KEPT_DAYS)])
}

/** Of the ratings by link on the days of a period, those of which more than three came from one place in a day. */
export function fromOneDevice({ bureauId, tz, period, units }: Base): { text: string; values: unknown[] } {
  const [from, to] = [period.from, period.to - 1].map(ms => dayOf(new Date(ms), tz))
  // Nobody noted of which unit: whoever sees a part of the city sees none of it.
  const all = units === undefined
  return {
    text: `select 'rating-device' as series, '{}'::text[] as cell, case when many > ${MOST} then 'so' else 'not' end as came, 0 as minute,
        sum(many)::int as n, 0 as total
      from (select count(*)::int as many from rating_device where bureau_id = $1 and day >= $2 and day <= $3 and $4 group by day, device) each
      group by 3`,
    values: [bureauId, from, to, all],
  }
}
