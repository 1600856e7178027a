import { type CalendarData, calendarFrom } from '../clock/calendar.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * Adds a year to a bureau's work calendar, or replaces it, under a new edition. `shipped` is what a bureau begins with;
 * `expect`: the edition that the author had before their eyes. Refuses `edition-moved-on` (409).
 */
export async function loadYear(
  db: Db,
  bureauId: number,
  shipped: CalendarData,
  year: CalendarData['years'][number],
  by: { author?: string; at?: Date; expect?: string } = {},
): Promise<{ edition: string; years: number[] }> {
  return changing(db, bureauId, 'calendar', async trx => {
    const bureau = await trx
      .selectFrom('bureau')
      .select(['tz', 'calendar_edition'])
      .where('bureau_id', '=', bureauId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const own = await trx
      .selectFrom('calendar')
      .select('body')
      .where('bureau_id', '=', bureauId)
      .where('edition', '=', bureau.calendar_edition)
      .executeTakeFirst()
    if (by.expect !== undefined && by.expect !== bureau.calendar_edition)
      throw new Refusal(409, 'edition-moved-on', { edition: bureau.calendar_edition })
    const before = (own?.body ?? { ...shipped, tz: bureau.tz }) as CalendarData
    const kept = before.years.filter(one => one.year !== year.year)
    const [, root, n] = /^(.*?)(?:\.(\d+))?$/.exec(String(before.edition))!
    const edition = `${root}.${Number(n ?? 0) + 1}`
    const body: CalendarData = { ...before, edition, years: [...kept, year].sort((a, b) => a.year - b.year) }
    calendarFrom(body)
    await trx
      .insertInto('calendar')
      .values({
        bureau_id: bureauId,
        edition,
        body: JSON.stringify(body),
        author: by.author ?? null,
        made_at: by.at ?? null,
      })
      .execute()
    await trx.updateTable('bureau').set({ calendar_edition: edition }).where('bureau_id', '=', bureauId).execute()
    return { edition, years: body.years.map(one => one.year) }
  })
}
