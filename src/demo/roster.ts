import { dayAt, numberOf } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { addRows } from '../platform/rows.ts'
import { bureauId, type Plan, staffIdOf, unitIdOf } from './plan.ts'

const TZ = 'Asia/Shanghai'

/**
 * Sees to it that every desk has somebody on duty from one moment to the other: three people take turns, from eight to
 * eight. Days that the roster knows already are left as they are, with whatever was swapped in them.
 */
export async function ensureRoster(db: Db, { desks }: Plan, from: Date, to: Date): Promise<void> {
  const { first, last } = await db
    .selectFrom('roster')
    .select(eb => [eb.fn.min('from_at').as('first'), eb.fn.max('to_at').as('last')])
    .where('bureau_id', '=', bureauId)
    .executeTakeFirstOrThrow()
  const begin = numberOf(dayOf(from, TZ)) - 1
  const end = numberOf(dayOf(to, TZ)) + 1
  const known = first
    ? { from: numberOf(dayOf(first as Date, TZ)), to: numberOf(dayOf(last as Date, TZ)) }
    : { from: end, to: end }
  const missing: number[] = []
  for (let day = begin; day < end; day++) if (day < known.from || day >= known.to) missing.push(day)
  if (missing.length === 0) return
  const rows = missing.flatMap(day =>
    [...desks].map(([unit, numbers]) => ({
      bureau_id: bureauId,
      unit_id: unitIdOf(unit),
      post: 'duty_officer',
      from_at: `${dayAt(day)}T08:00:00+08:00`,
      to_at: `${dayAt(day + 1)}T08:00:00+08:00`,
      staff_id: staffIdOf(numbers[day % numbers.length]!),
    })),
  )
  await changing(db, bureauId, 'people', trx => addRows(trx, 'roster', rows))
}
