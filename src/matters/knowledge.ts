import { type Calendar, type CalendarData, calendarFrom } from '../clock/calendar.ts'
import type { Day } from '../clock/day.ts'
import { shippedCalendar, shippedCalendarData } from '../clock/shipped.ts'
import { dayOf } from '../clock/zone.ts'
import { type LegalRule, shippedLaw } from '../kinds/law.ts'
import type { Measure } from '../kinds/measures.ts'
import { everybodyOn, type Person } from '../people/who-is-who.ts'
import { type Shifts, type WhoAnswers, whoAnswers } from '../places/who-answers.ts'
import type { Db } from '../platform/db.ts'
import type { Editions } from '../platform/editions.ts'
import { kept } from '../platform/kept.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { type Catalogue, catalogueOf, type Edition } from './catalogue.ts'

/** All that an act rests on besides the matter itself: from memory, as of the editions that it names. */
export type Knowledge = {
  readonly bureauId: number
  readonly letters: string
  readonly tz: string
  readonly calendar: Calendar
  /** What is promised on that day, and any measure as it stood when it was promised. */
  readonly catalogue: readonly Measure[]
  readonly given: Catalogue['given']
  readonly last: Catalogue['last']
  readonly law: readonly LegalRule[]
  readonly known: WhoAnswers
  readonly shifts: Shifts
  readonly personOn: (staffId: string, day: Day) => Person | undefined
  readonly editions: Editions
}

/** Warm, it asks nothing. @param at whose month's roster is wanted */
export async function knowledgeOf(db: Db, bureauId: number, at: Date): Promise<Knowledge> {
  const { edition: calendarEdition, ...bureau } = await bureauOf(db, bureauId)
  const { edition: measuresEdition, measures, law } = await measuresOf(db, bureauId)
  const catalogue = measures.on(dayOf(at, bureau.tz))
  const known = await whoAnswers(db, bureauId)
  const shifts = await known.shiftsAt(at)
  const personOn = await everybodyOn(db, bureauId)
  const editions = { people: known.edition, measures: measuresEdition, calendar: calendarEdition }
  return {
    bureauId,
    ...bureau,
    catalogue,
    given: measures.given,
    last: measures.last,
    law,
    known,
    shifts,
    personOn,
    editions,
  }
}

/** A bureau's letters, zone and work calendar. */
export const bureauOf = kept('calendar', async (db, bureauId, edition) => {
  const { letters, tz, calendar_edition } = await db
    .selectFrom('bureau')
    .select(['letters', 'tz', 'calendar_edition'])
    .where('bureau_id', '=', bureauId)
    .executeTakeFirstOrThrow()
  const own = await db
    .selectFrom('calendar')
    .select('body')
    .where('bureau_id', '=', bureauId)
    .where('edition', '=', calendar_edition)
    .executeTakeFirst()
  const calendarData = (own?.body as CalendarData | undefined) ?? shippedCalendarData
  const calendar = own ? calendarFrom(calendarData) : shippedCalendar
  return { edition, letters, tz, calendar, calendarData }
})

/** The 75 that ship, with what the bureau changed or added; and the law, its own rules before those that ship. */
export const measuresOf = kept('measures', async (db, bureauId, edition) => {
  const own = await db.selectFrom('measure').selectAll().where('bureau_id', '=', bureauId).execute()
  const rules = await db.selectFrom('legal_rule').selectAll().where('bureau_id', '=', bureauId).execute()
  return { edition, measures: catalogueOf(own.map(editionOf)), law: [...rules.map(ruleOf), ...shippedLaw] }
})

export const editionOf = (row: RowOf<'measure'>): Edition => ({
  measure: { ...(row.body as Edition['measure']), id: row.id, edition: row.edition },
  from: row.from_day,
  retired: row.retired,
  author: row.author,
  madeAt: row.made_at?.getTime() ?? null,
})

const ruleOf = (row: RowOf<'legal_rule'>): LegalRule => ({
  id: row.id,
  from: row.from_day,
  ...(row.to_day && { to: row.to_day }),
  unitPath: row.unit_path,
  value: row.value as LegalRule['value'],
  text: row.text,
})
