import { isoAt } from '../clock/zone.ts'
import { derivedId } from '../platform/ids.ts'
import { act } from './act.ts'
import type { Hands } from './answer.ts'
import { bureauOf } from './knowledge.ts'
import { promiseOf } from './matter.ts'
import { settled } from './promise.ts'

/**
 * Settles the dues that were given while a year was missing (R20), one entry for each matter that has one for which the calendar
 * now says more; each can only move later. Its commands are derived from the calendar's edition: run twice, or by two at once, it does each once.
 * Answers how many matters it settled.
 */
export async function settleDues(house: Hands, bureauId: number): Promise<number> {
  const { calendar, tz } = await bureauOf(house.db, bureauId)
  const edition = String(calendar.edition)
  const now = isoAt(house.now().getTime(), tz)
  let after = '00000000-0000-0000-0000-000000000000'
  const waiting = house.db
    .selectFrom('promise')
    .where('bureau_id', '=', bureauId)
    .where('provisional', '=', true)
    .where('met_at', 'is', null)
    .where('void_at', 'is', null)
  for (let count = 0; ; ) {
    const matters = await waiting
      .select('matter_id')
      .distinct()
      .where('matter_id', '>', after)
      .orderBy('matter_id')
      .limit(500)
      .execute()
    if (matters.length === 0) return count
    const ids = matters.map(row => row['matter_id'] as string)
    const rows = await waiting.selectAll().where('matter_id', 'in', ids).execute()
    const known = rows.filter(
      row =>
        settled(
          promiseOf(row, ms => isoAt(ms, tz)),
          now,
          calendar,
        ) !== undefined,
    )
    for (const matterId of new Set<string>(known.map(row => row['matter_id']))) {
      const commandId = derivedId('settle', bureauId, matterId, edition)
      const says = { calendar: edition }
      await act(house, { commandId, matterId, move: 'settleDues', says }, { as: 'clock', bureauId })
      count++
    }
    after = ids.at(-1)!
  }
}
