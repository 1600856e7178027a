import { addDays } from '../clock/day.ts'
import { DAY, dayOf, startOfDay } from '../clock/zone.ts'
import type { Post } from '../kinds/posts.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { kept } from '../platform/kept.ts'
import { addRows } from '../platform/rows.ts'
import { type RowOf, rowsOf } from '../platform/rows-of.ts'
import { type RosterFault, type RosterKnown, readRoster } from './read-roster.ts'
import { gapsIn, type Shift } from './shifts.ts'

export type Desk = { unitId: string; post?: Post }

/** The shifts of a desk that touch a span, by their beginning. */
export async function shiftsOf(
  db: Db,
  bureauId: number,
  { unitId, post = 'duty_officer' }: Desk,
  from: Date,
  to: Date,
): Promise<Shift[]> {
  const rows = await db
    .selectFrom('roster')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('unit_id', '=', unitId)
    .where('post', '=', post)
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('from_at')
    .orderBy('staff_id')
    .execute()
  return rows.map(shiftOf)
}

/** The ids of those on duty at a desk at an instant. */
export async function onDuty(db: Db, bureauId: number, desk: Desk, at: Date): Promise<string[]> {
  const shifts = await shiftsOf(db, bureauId, desk, at, new Date(at.getTime() + 1))
  return shifts.map(({ staffId }) => staffId)
}

/** A span in which nobody is at the desk of a unit. */
export type Gap = { unit: { id: string; path: string; nameZh: string; nameEn: string }; from: Date; to: Date }

/**
 * When the desks of stations, counties and the city have nobody, unit by unit: what the chief is told in time. Who is away or has left is
 * not there, whatever the roster says.
 */
export async function gapsAhead(
  db: Db,
  bureauId: number,
  { from, to, tz }: { from: Date; to: Date; tz: string },
): Promise<Gap[]> {
  const [first, last] = [dayOf(from, tz), dayOf(to, tz)]
  const [units, rows, absences, left] = await Promise.all([
    rowsOf(db, bureauId, 'unit')
      .select(['id', 'path', 'name_zh', 'name_en'])
      .where('sort', 'in', ['station', 'county', 'bureau'])
      .orderBy('path')
      .execute(),
    rowsOf(db, bureauId, 'roster')
      .select(['unit_id', 'staff_id', 'from_at', 'to_at'])
      .where('post', '=', 'duty_officer')
      .where('from_at', '<', to)
      .where('to_at', '>', from)
      .execute(),
    rowsOf(db, bureauId, 'absence')
      .select(['staff_id', 'from_day', 'to_day'])
      .where('from_day', '<=', last)
      .where('to_day', '>=', first)
      .execute(),
    rowsOf(db, bureauId, 'staff').select(['id', 'left_on']).where('left_on', '<', last).execute(),
  ])
  /** Both included. */
  const days = (one: string, other: string) => ({
    from: startOfDay(one < first ? first : one, tz),
    to: startOfDay(addDays(other > last ? last : other, 1), tz),
  })
  const away = Map.groupBy(
    [
      ...absences.map(row => ({ staffId: row.staff_id, ...days(row.from_day, row.to_day) })),
      ...left.map(row => ({ staffId: row.id, ...days(addDays(row.left_on!, 1), last) })),
    ],
    ({ staffId }) => staffId,
  )
  const there = Map.groupBy(rows, row => row.unit_id)
  return units.flatMap(({ id, path, name_zh: nameZh, name_en: nameEn }) => {
    const shifts = (there.get(id) ?? []).flatMap(row => gapsIn(away.get(row.staff_id) ?? [], row.from_at, row.to_at))
    return gapsIn(shifts, from, to).map(gap => ({ unit: { id, path, nameZh, nameEn }, ...gap }))
  })
}

/** All of a bureau's, read once a day and after each change of rosters and days away: an open board asks nothing more. */
const gapsOfDay = kept('people', async (db, bureauId) => {
  const read = new Map<string, Promise<Gap[]>>()
  return (today: string, days: number, tz: string): Promise<Gap[]> => {
    const name = `${today} ${days}`
    const there = read.get(name)
    if (there) return there
    // A day more, where clocks are changed in between.
    const [from, to] = [startOfDay(today, tz), startOfDay(addDays(today, days + 2), tz)]
    const reading = gapsAhead(db, bureauId, { from, to, tz })
    read.clear()
    read.set(name, reading)
    reading.catch(() => read.delete(name))
    return reading
  }
})

/** The gaps so many days from an instant on, from memory. @param isTheirs whether the unit on this path is asked for */
export async function gapsWithin(
  db: Db,
  bureauId: number,
  { isTheirs, at, days, tz }: { isTheirs: (path: string) => boolean; at: Date; days: number; tz: string },
): Promise<Gap[]> {
  const end = new Date(at.getTime() + days * DAY)
  const all = await (await gapsOfDay(db, bureauId))(dayOf(at, tz), days, tz)
  return all
    .filter(({ unit, from, to }) => from < end && to > at && isTheirs(unit.path))
    .map(gap => ({ ...gap, from: gap.from < at ? at : gap.from, to: gap.to > end ? end : gap.to }))
}

/**
 * Takes a roster from a file, whole or not at all. What was planned before for the same desks within the time that the
 * file covers is replaced by it.
 */
export async function importRoster(
  db: Db,
  bureauId: number,
  csvText: string,
): Promise<{ taken: number; faults: RosterFault[] }> {
  const { shifts, faults } = readRoster(csvText, await knownTo(db, bureauId))
  if (faults.length > 0) return { taken: 0, faults }
  await changing(db, bureauId, 'people', async trx => {
    for (const desk of Map.groupBy(shifts, ({ unitId, post }) => `${unitId} ${post}`).values()) {
      const { unitId, post } = desk[0]!
      await trx
        .deleteFrom('roster')
        .where('bureau_id', '=', bureauId)
        .where('unit_id', '=', unitId)
        .where('post', '=', post)
        .where('from_at', '>=', new Date(Math.min(...desk.map(({ from }) => from.getTime()))))
        .where('from_at', '<', new Date(Math.max(...desk.map(({ to }) => to.getTime()))))
        .execute()
    }
    await addRows(
      trx,
      'roster',
      shifts.map(shift => rowOf(bureauId, shift)),
    )
  })
  return { taken: shifts.length, faults: [] }
}

async function knownTo(db: Db, bureauId: number): Promise<RosterKnown> {
  const { tz } = await rowsOf(db, bureauId, 'bureau').select('tz').executeTakeFirstOrThrow()
  const units = await rowsOf(db, bureauId, 'unit').select(['code', 'id']).execute()
  const staff = await rowsOf(db, bureauId, 'staff').select(['number', 'id']).execute()
  const held = await rowsOf(db, bureauId, 'post_held').selectAll().execute()
  const posts = Map.groupBy(held, row => `${row.staff_id} ${row.unit_id} ${row.post}`)
  return {
    tz,
    unitIds: new Map(units.map(({ code, id }) => [code, id])),
    staffIds: new Map(staff.map(({ number, id }) => [number, id])),
    holds: ({ staffId, unitId, post, from, to }) => {
      const [first, last] = [dayOf(from, tz), dayOf(new Date(to.getTime() - 1), tz)]
      const mine = posts.get(`${staffId} ${unitId} ${post}`) ?? []
      return mine.some(row => row.from_day <= first && (row.to_day === null || last <= row.to_day))
    },
  }
}

const shiftOf = (row: RowOf<'roster'>): Shift => ({
  unitId: row.unit_id,
  post: row.post as Post,
  staffId: row.staff_id,
  from: row.from_at,
  to: row.to_at,
})

const rowOf = (bureauId: number, { unitId, post, staffId, from, to }: Shift) => ({
  bureau_id: bureauId,
  unit_id: unitId,
  post,
  staff_id: staffId,
  from_at: from,
  to_at: to,
})
