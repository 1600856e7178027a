import type { Kysely } from 'kysely'
import { dayOf } from '../clock/zone.ts'
import type { Post } from '../kinds/posts.ts'
import { changing } from '../platform/editions.ts'
import { Refusal } from '../platform/refusal.ts'
import { addRows } from '../platform/rows.ts'
import { type RosterFault, type RosterKnown, readRoster } from './read-roster.ts'
import { gapsIn, type Shift } from './shifts.ts'

type Db = Kysely<any>
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

/** When the desks of stations, counties and the city have nobody, unit by unit: what the chief is told in time. */
export async function gapsAhead(
  db: Db,
  bureauId: number,
  { under = '/', from, to }: { under?: string; from: Date; to: Date },
): Promise<{ unitId: string; from: Date; to: Date }[]> {
  const units = await db
    .selectFrom('unit')
    .select(['id', 'path'])
    .where('bureau_id', '=', bureauId)
    .where('sort', 'in', ['station', 'county', 'bureau'])
    .orderBy('path')
    .execute()
  const rows = await db
    .selectFrom('roster')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('post', '=', 'duty_officer')
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .execute()
  const shifts = Map.groupBy(rows.map(shiftOf), ({ unitId }) => unitId)
  return units
    .filter(({ path }) => path.startsWith(under))
    .flatMap(({ id }) => gapsIn(shifts.get(id) ?? [], from, to).map(gap => ({ unitId: id as string, ...gap })))
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

/** Which shift: whose, at which desk, from when. */
export type ShiftKey = Pick<Shift, 'unitId' | 'post' | 'staffId' | 'from'>

/** Two people of one desk take each other's shifts. Refuses as `giveShift` does. */
export async function swapShifts(db: Db, bureauId: number, one: ShiftKey, other: ShiftKey): Promise<void> {
  if (one.unitId !== other.unitId || one.post !== other.post) throw new Refusal(422, 'not-the-same-desk')
  await changing(db, bureauId, 'people', async trx => {
    const first = await takeOut(trx, bureauId, one)
    const second = await takeOut(trx, bureauId, other)
    await putIn(trx, bureauId, { ...first, staffId: second.staffId })
    await putIn(trx, bureauId, { ...second, staffId: first.staffId })
  })
}

/**
 * Somebody else takes a shift. Refuses `no-such-shift` (404: also when somebody changed it meanwhile), `post-not-held` and
 * `two-places-at-once` (422); then nothing has changed.
 */
export async function giveShift(db: Db, bureauId: number, shift: ShiftKey, toStaffId: string): Promise<void> {
  await changing(db, bureauId, 'people', async trx => {
    const taken = await takeOut(trx, bureauId, shift)
    await putIn(trx, bureauId, { ...taken, staffId: toStaffId })
  })
}

async function takeOut(trx: Db, bureauId: number, { unitId, post, staffId, from }: ShiftKey): Promise<Shift> {
  const row = await trx
    .deleteFrom('roster')
    .where('bureau_id', '=', bureauId)
    .where('unit_id', '=', unitId)
    .where('post', '=', post)
    .where('staff_id', '=', staffId)
    .where('from_at', '=', from)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal(404, 'no-such-shift')
  return shiftOf(row)
}

async function putIn(trx: Db, bureauId: number, shift: Shift): Promise<void> {
  const { holds } = await knownTo(trx, bureauId)
  if (!holds(shift)) throw new Refusal(422, 'post-not-held')
  const busy = await trx
    .selectFrom('roster')
    .select('unit_id')
    .where('bureau_id', '=', bureauId)
    .where('staff_id', '=', shift.staffId)
    .where('from_at', '<', shift.to)
    .where('to_at', '>', shift.from)
    .executeTakeFirst()
  if (busy) throw new Refusal(422, 'two-places-at-once')
  await trx.insertInto('roster').values(rowOf(bureauId, shift)).execute()
}

async function knownTo(db: Db, bureauId: number): Promise<RosterKnown> {
  const of = (table: string) => db.selectFrom(table).selectAll().where('bureau_id', '=', bureauId)
  const bureau = await of('bureau').executeTakeFirstOrThrow()
  const [units, staff, held] = [
    await of('unit').execute(),
    await of('staff').execute(),
    await of('post_held').execute(),
  ]
  const posts = Map.groupBy(held, row => `${row['staff_id']} ${row['unit_id']} ${row['post']}`)
  const tz: string = bureau['tz']
  return {
    tz,
    unitIds: new Map(units.map(row => [row['code'], row['id']])),
    staffIds: new Map(staff.map(row => [row['number'], row['id']])),
    holds: ({ staffId, unitId, post, from, to }) => {
      const [first, last] = [dayOf(from, tz), dayOf(new Date(to.getTime() - 1), tz)]
      const mine = posts.get(`${staffId} ${unitId} ${post}`) ?? []
      return mine.some(row => row['from_day'] <= first && (row['to_day'] === null || last <= row['to_day']))
    },
  }
}

const shiftOf = (row: Record<string, any>): Shift => ({
  unitId: row['unit_id'],
  post: row['post'],
  staffId: row['staff_id'],
  from: row['from_at'],
  to: row['to_at'],
})

const rowOf = (bureauId: number, { unitId, post, staffId, from, to }: Shift) => ({
  bureau_id: bureauId,
  unit_id: unitId,
  post,
  staff_id: staffId,
  from_at: from,
  to_at: to,
})
