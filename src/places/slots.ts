import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** At home, or at the window outside its hours or by appointment. */
export type SlotSort = 'home' | 'window'
/** Which one: a unit's, of a sort, beginning at an instant. */
export type SlotKey = { unitId: string; sort: SlotSort; from: Date }
export type Slot = SlotKey & { to: Date; capacity: number; taken: number }

/** What came of asking for a place; `moved`: the one held before was given back for it, in the same breath. */
export type Took = 'taken' | 'moved' | 'held-already' | 'full' | 'over' | 'no-such-slot'

/**
 * Takes one place for a matter, in one statement: however many ask at once, never more than there are. Who holds another
 * place changes it, or keeps it where the new one is full. Asked twice, it is taken once.
 */
export async function takeSlot(
  db: Db,
  bureauId: number,
  { unitId, sort, from }: SlotKey,
  matterId: string,
  now: Date,
): Promise<Took> {
  const statement = sql<{ took: Took }>`
    with old as (
      select unit_id, sort, from_at from slot_taken
      where bureau_id = ${bureauId} and matter_id = ${matterId} for update
    ), same as (
      select 1 from old where unit_id = ${unitId} and sort = ${sort} and from_at = ${from}
    ), got as (
      update slot set taken = taken + 1
      where bureau_id = ${bureauId} and unit_id = ${unitId} and sort = ${sort} and from_at = ${from}
        and from_at > ${now} and taken < capacity and not exists (select from same)
      returning unit_id, sort, from_at
    ), given_back as (
      update slot set taken = slot.taken - 1 from old, got
      where slot.bureau_id = ${bureauId} and slot.unit_id = old.unit_id and slot.sort = old.sort and slot.from_at = old.from_at
      returning 1
    ), changed as (
      update slot_taken set unit_id = got.unit_id, sort = got.sort, from_at = got.from_at, taken_at = ${now}
      from got, old where slot_taken.bureau_id = ${bureauId} and slot_taken.matter_id = ${matterId}
      returning 1
    ), put as (
      insert into slot_taken (bureau_id, matter_id, unit_id, sort, from_at, taken_at)
      select ${bureauId}, ${matterId}, unit_id, sort, from_at, ${now}::timestamptz from got where not exists (select from old)
      returning 1
    )
    select case
      when exists (select from same) then 'held-already'
      when exists (select from changed) then 'moved'
      when exists (select from put) then 'taken'
      else (
        select case when from_at <= ${now} then 'over' else 'full' end from slot
        where bureau_id = ${bureauId} and unit_id = ${unitId} and sort = ${sort} and from_at = ${from}
      )
    end as took, (select count(*) from given_back) as n`
  return again(async () => (await statement.execute(db)).rows[0]!.took ?? 'no-such-slot')
}

/** Gives the place of a matter back; false where it held none. */
export async function releaseSlot(db: Db, bureauId: number, matterId: string): Promise<boolean> {
  const statement = sql`
    with gone as (
      delete from slot_taken where bureau_id = ${bureauId} and matter_id = ${matterId} returning unit_id, sort, from_at
    )
    update slot set taken = slot.taken - 1 from gone
    where slot.bureau_id = ${bureauId} and slot.unit_id = gone.unit_id and slot.sort = gone.sort and slot.from_at = gone.from_at`
  return again(async () => Number((await statement.execute(db)).numAffectedRows ?? 0) > 0)
}

/** The slots of a unit that begin within a span, by their beginning; those that are full too. */
export async function slotsOf(
  db: Db,
  bureauId: number,
  { unitId, sort, from, to }: { unitId: string; sort: SlotSort; from: Date; to: Date },
): Promise<Slot[]> {
  const rows = await db
    .selectFrom('slot')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('unit_id', '=', unitId)
    .where('sort', '=', sort)
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .orderBy('from_at')
    .execute()
  return rows.map(row => ({
    unitId,
    sort,
    from: row.from_at,
    to: row.to_at,
    capacity: row.capacity,
    taken: row.taken,
  }))
}

/**
 * Says how many can come in each of these hours; new ones are made. Answers those left as they were, because more places
 * are given already than there would be.
 */
export async function setSlots(
  db: Db,
  bureauId: number,
  slots: readonly Omit<Slot, 'taken'>[],
): Promise<Omit<Slot, 'taken'>[]> {
  const left: Omit<Slot, 'taken'>[] = []
  for (const slot of slots) {
    const { unitId, sort, from, to, capacity } = slot
    const { numAffectedRows } = await sql`
      insert into slot (bureau_id, unit_id, sort, from_at, to_at, capacity)
      values (${bureauId}, ${unitId}, ${sort}, ${from}, ${to}, ${capacity})
      on conflict (bureau_id, unit_id, sort, from_at)
      do update set to_at = excluded.to_at, capacity = excluded.capacity where slot.taken <= excluded.capacity`.execute(
      db,
    )
    if (!numAffectedRows) left.push(slot)
  }
  return left
}

const crossed = new Set(['40P01', '23505', '23514'])

/**
 * Two that cross each other (one moves from A to B, one from B to A; one matter asks twice, or goes while it is moved) stop each
 * other once: by a deadlock, a key, or a count that the table does not take. Nothing was written then; asked anew, it sees the other.
 */
async function again<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as { code?: string }
    if (tries > 1 && code !== undefined && crossed.has(code)) return again(work, tries - 1)
    throw error
  }
}
