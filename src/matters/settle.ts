import { derivedId } from '../platform/ids.ts'
import { act } from './act.ts'
import type { Hands } from './answer.ts'
import { bureauOf } from './knowledge.ts'

/**
 * Settles the dues that were given while a year was missing (R20), one entry for each matter that has some; each can only
 * move later. Its commands are derived from the calendar's edition: run twice, or by two at once, it does each once.
 * Answers how many matters it settled.
 */
export async function settleDues(house: Hands, bureauId: number): Promise<number> {
  const { calendar } = await bureauOf(house.db, bureauId)
  const edition = String(calendar.edition)
  let after = '00000000-0000-0000-0000-000000000000'
  for (let count = 0; ; ) {
    const rows = await house.db
      .selectFrom('promise')
      .select('matter_id')
      .distinct()
      .where('bureau_id', '=', bureauId)
      .where('provisional', '=', true)
      .where('met_at', 'is', null)
      .where('void_at', 'is', null)
      .where('matter_id', '>', after)
      .orderBy('matter_id')
      .limit(500)
      .execute()
    for (const { matter_id } of rows) {
      const commandId = derivedId('settle', bureauId, matter_id, edition)
      const says = { calendar: edition }
      await act(house, { commandId, matterId: matter_id, move: 'settleDues', says }, { as: 'clock', bureauId })
      count++
    }
    if (rows.length < 500) return count
    after = rows.at(-1)!['matter_id']
  }
}
