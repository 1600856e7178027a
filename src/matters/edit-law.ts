import { type Day, isOurDay } from '../clock/day.ts'
import { type LegalRule, shippedLaw } from '../kinds/law.ts'
import { noteAccount } from '../people/account-log.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'

export type LawEdit = {
  readonly id: string
  /** As it was typed: a whole number, or yes and no. */
  readonly value: string
  /** From which day on; not before today. */
  readonly from: Day
  /** From which day on it holds no more; absent: for good. */
  readonly to?: Day | undefined
  /** The code of the unit for which it holds, and for all below; absent: the whole bureau. */
  readonly unit?: string | undefined
  /** By which law, order or notice; absent: what stands beside the rule that ships. */
  readonly text?: string | undefined
  readonly today: Day
  readonly author: string
  readonly now: Date
}

/** Ten years: what is longer is a slip of the hand. */
const MOST = { months: 120, days: 3660 }
/** How often, or by how much more, may be not at all; a limit of nothing is none. */
const mayBeNone = /-(extensions|extension-days)$/

/**
 * Writes what the law says of one thing, for a unit and from a day on; the same for the same day once more takes its place. What was
 * decided or promised before stays: a rule is asked on the day of a move. A period of the law that still runs is reckoned by the rule of the
 * day on which it is asked for. Refuses `no-such-rule`, `bad-value`, `bad-day`, `from-in-the-past`,
 * `ends-before-it-begins` and `unknown-unit` (422).
 */
export async function setLaw(db: Db, bureauId: number, edit: LawEdit): Promise<LegalRule> {
  const { id, from, to, unit, today, author, now } = edit
  const shipped = shippedLaw.find(rule => rule.id === id)
  if (!shipped) throw new Refusal(422, 'no-such-rule')
  const value = valueIn(id, edit.value, shipped.value)
  if (!isOurDay(from) || (to !== undefined && !isOurDay(to))) throw new Refusal(422, 'bad-day')
  if (from < today) throw new Refusal(422, 'from-in-the-past')
  if (to !== undefined && to <= from) throw new Refusal(422, 'ends-before-it-begins')
  const unitPath = unit === undefined ? '/' : await pathOf(db, bureauId, unit)
  const text = edit.text?.trim() || shipped.text
  const rule: LegalRule = { id, from, ...(to !== undefined && { to }), unitPath, value, text }
  await changing(db, bureauId, 'measures', async trx => {
    await trx
      .insertInto('legal_rule')
      .values({
        bureau_id: bureauId,
        id,
        from_day: from,
        to_day: to ?? null,
        unit_path: unitPath,
        value: JSON.stringify(value),
        text,
      })
      .onConflict(conflict =>
        conflict
          .columns(['bureau_id', 'id', 'from_day', 'unit_path'])
          .doUpdateSet(({ ref }) => ({ to_day: ref('excluded.to_day'), value: ref('excluded.value'), text })),
      )
      .execute()
    const details = { id, value, from, to: to ?? null, unit: unit ?? null, text }
    await noteAccount(trx, { bureauId, what: 'law_set', actorId: author, details }, now)
  })
  return rule
}

/** Of the sort that the rule has, and within reason. */
function valueIn(id: string, typed: string, like: number | boolean): number | boolean {
  if (typeof like === 'boolean') {
    if (typed !== 'yes' && typed !== 'no') throw new Refusal(422, 'bad-value')
    return typed === 'yes'
  }
  const value = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN
  const [least, most] = [mayBeNone.test(id) ? 0 : 1, id.endsWith('-months') ? MOST.months : MOST.days]
  if (!(value >= least && value <= most)) throw new Refusal(422, 'bad-value')
  return value
}

async function pathOf(db: Db, bureauId: number, code: string): Promise<string> {
  const row = await db
    .selectFrom('unit')
    .select('path')
    .where('bureau_id', '=', bureauId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) throw new Refusal(422, 'unknown-unit')
  return row['path']
}
