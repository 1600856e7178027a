import Type from 'typebox'
import { type CalendarData, calendarFaults, calendarFrom, missingYears } from '../clock/calendar.ts'
import { calendarChange } from '../clock/calendar-change.ts'
import { ClockFault } from '../clock/fault.ts'
import { shippedCalendarData } from '../clock/shipped.ts'
import { dayOf, isoAt } from '../clock/zone.ts'
import { say } from '../kinds/words.ts'
import { bureauOf, knowledgeOf } from '../matters/knowledge.ts'
import { settleDues } from '../matters/settle.ts'
import { loadYear } from '../places/load-year.ts'
import { Refusal } from '../platform/refusal.ts'
import { assertEditor, mayEdit } from './editors.ts'
import { type Ask, operation } from './operation.ts'
import { closed, day, instant, orNull } from './schemas.ts'

const namedDay = Type.Object(
  { day: Type.String(), name: Type.String({ maxLength: 40 }), en: Type.Optional(Type.String({ maxLength: 60 })) },
  closed,
)
const year = Type.Object(
  {
    year: Type.Integer(),
    holidays: Type.Array(namedDay, { maxItems: 366 }),
    makeup: Type.Array(namedDay, { maxItems: 366 }),
  },
  closed,
)
const example = {
  year: {
    year: 2027,
    holidays: [{ day: '2027-01-01', name: '元旦' }],
    makeup: [{ day: '2027-01-03', name: '元旦' }],
  },
}
const yearGiven = Type.Object(
  { year, expect: Type.Optional(Type.String({ description: 'The edition that you saw.' })) },
  { ...closed, examples: [example] },
)
const works = orNull(Type.Boolean({ description: 'Worked; null: the year is not loaded.' }))

/** The work calendar by which dues are reckoned: for everybody here to read, for the city's officer to edit. */
export const calendar = [
  operation({
    id: 'readCalendar',
    method: 'GET',
    path: '/api/v1/calendar',
    tag: 'kinds',
    summary: say('工作日历：放假和调休，以及缺哪一年', 'The work calendar, and which year is missing'),
    for: 'staff',
    answers: {
      200: {
        about: say('现行的一版，和它之前的各版', 'The edition that holds, and those before it'),
        schema: Type.Object(
          {
            edition: Type.String(),
            years: Type.Array(year),
            missing: Type.Array(Type.Integer(), { description: 'Needed within two months and not loaded.' }),
            mayEdit: Type.Boolean(),
            editions: Type.Array(
              Type.Object({ edition: Type.String(), author: orNull(Type.String()), madeAt: orNull(instant) }, closed),
            ),
          },
          closed,
        ),
      },
    },
    handle: async ({ house, person }) => {
      const { bureauId } = person!
      const know = await knowledgeOf(house.db, bureauId, house.now())
      const today = dayOf(house.now(), know.tz)
      const rows = await house.db
        .selectFrom('calendar')
        .select(['edition', 'author', 'made_at'])
        .where('bureau_id', '=', bureauId)
        .orderBy('made_at', 'desc')
        .execute()
      return {
        edition: String(know.calendar.edition),
        years: (await bureauOf(house.db, bureauId)).calendarData.years,
        missing: missingYears(know.calendar, today),
        mayEdit: mayEdit(person!),
        editions: rows.map(row => ({
          edition: row['edition'],
          author: row['author'] === null ? null : (know.personOn(row['author'], today)?.name ?? null),
          madeAt: row['made_at'] === null ? null : isoAt(row['made_at'].getTime(), know.tz),
        })),
      }
    },
  }),
  operation({
    id: 'previewYear',
    method: 'POST',
    path: '/api/v1/calendar/preview',
    tag: 'kinds',
    summary: say('看看这一年这样排会改变什么，不保存', 'See what this year would change; nothing is saved'),
    for: 'staff',
    body: yearGiven,
    answers: {
      200: {
        about: say('哪些日子变了；今天起算的期限变成哪天', 'Days that change, and limits that begin today'),
        schema: Type.Object(
          {
            days: Type.Array(Type.Object({ day, before: works, after: works }, closed)),
            dues: Type.Array(Type.Object({ limit: Type.Unknown(), before: orNull(day), after: orNull(day) }, closed)),
          },
          closed,
        ),
      },
    },
    refuses: ['not-for-your-post', 'bad-input'],
    handle: async ask => {
      const { house, person } = ask
      assertEditor(person!)
      const given = yearIn(ask)
      const { calendar, tz } = await bureauOf(house.db, person!.bureauId)
      const { calendarData: data } = await bureauOf(house.db, person!.bureauId)
      const years = [...data.years.filter(one => one.year !== given.year), given]
      const after = withFaults(() => calendarFrom({ ...data, tz, years }))
      return calendarChange(calendar, after, given.year, dayOf(house.now(), tz))
    },
  }),
  operation({
    id: 'saveYear',
    method: 'POST',
    path: '/api/v1/calendar',
    tag: 'kinds',
    summary: say('装入或修改一年的放假安排', 'Load a year of the work calendar, or change it'),
    for: 'staff',
    body: yearGiven,
    answers: {
      200: {
        about: say('新的一版；已确定的期限数', 'The new edition, and for how many matters a due was settled by it'),
        schema: Type.Object(
          { edition: Type.String(), years: Type.Array(Type.Integer()), settled: Type.Integer() },
          closed,
        ),
      },
    },
    refuses: ['not-for-your-post', 'bad-input', 'edition-moved-on'],
    handle: async ask => {
      const { house, person, body } = ask
      assertEditor(person!)
      const { bureauId, id: author } = person!
      const { expect } = body as { expect?: string }
      const by = { author, at: house.now(), ...(expect !== undefined && { expect }) }
      const given = yearIn(ask)
      const { edition, years } = await loadYear(house.db, bureauId, shippedCalendarData, given, by).catch(error =>
        withFaults(() => {
          throw error
        }),
      )
      return { edition, years, settled: await settleDues(house, bureauId) }
    },
  }),
]

/** The year that was sent; every fault of it at its place in the body. */
function yearIn({ body }: Pick<Ask, 'body'>): CalendarData['years'][number] {
  const { year } = body as { year: CalendarData['years'][number] }
  const faults = calendarFaults({ edition: 'x', years: [year] }).map(({ field, code }) => ({
    at: field
      .replace('years[0]', '/year')
      .replace(/\[(\d+)\]/g, '/$1')
      .replaceAll('.', '/'),
    code,
  }))
  if (year.holidays.length === 0) faults.push({ at: '/year/holidays', code: 'year-empty' })
  if (faults.length > 0) throw new Refusal(422, 'bad-input', { faults })
  return year
}

/** A day may stand in the list of a neighbouring year already. */
function withFaults<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ClockFault)) throw error
    const faults = error.faults.map(one => ({ at: '/year', code: String((one as { code?: string }).code) }))
    throw new Refusal(422, 'bad-input', { faults })
  }
}
