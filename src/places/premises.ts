import { dayAt, numberOf } from '../clock/day.ts'
import type { Db } from '../platform/db.ts'
import { isId, uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { RowOf } from '../platform/rows-of.ts'
import type { Sealer } from '../platform/seal.ts'

export const premisesSorts = ['school', 'shop', 'workshop', 'rented', 'public_place', 'site', 'farm', 'other'] as const
export type PremisesSort = (typeof premisesSorts)[number]

export type NewPremises = {
  village: string
  sort: PremisesSort
  name: string
  /** Who is responsible there and how to reach them: sealed, and shown to whoever looks at this one place only. */
  responsible?: string | undefined
}
export type Premises = {
  id: string
  village: string
  sort: PremisesSort
  name: string
  lastCheck: string | null
  nextCheck: string | null
}

/** Days until a place is looked at again, where nothing else was said (M43: schools monthly; M44: small places quarterly). */
export const usualTerm: Record<PremisesSort, number> = {
  school: 30,
  public_place: 30,
  shop: 90,
  workshop: 90,
  rented: 90,
  site: 90,
  farm: 90,
  other: 90,
}

const goodName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P} ]{0,59}$/u
const LONGEST = 200

/** What is wrong with premises, by field. */
export function premisesFault({ sort, name, responsible = '' }: NewPremises): string | undefined {
  if (!(premisesSorts as readonly string[]).includes(sort)) return 'bad-sort-of-premises'
  if (!goodName.test(name)) return 'bad-name'
  return responsible.length > LONGEST ? 'too-many-words' : undefined
}

type Hands = { sealer: Sealer; now: Date }

/** Adds a place on the walk; due to be looked at today. Refuses by the fault of a field, or `unknown-village` (422). */
export async function addPremises(
  db: Db,
  bureauId: number,
  premises: NewPremises,
  { sealer, now }: Hands,
): Promise<string> {
  const fault = premisesFault(premises)
  if (fault) throw new Refusal(422, fault)
  const village = await db
    .selectFrom('division')
    .select('code')
    .where('bureau_id', '=', bureauId)
    .where('code', '=', premises.village.replaceAll('\0', ''))
    .where('level', '=', 'village')
    .executeTakeFirst()
  if (!village) throw new Refusal(422, 'unknown-village')
  const row = premisesRow(bureauId, premises, { sealer, now })
  await db.insertInto('premises').values(row).execute()
  return row.id
}

export function premisesRow(
  bureauId: number,
  { village, sort, name, responsible }: NewPremises,
  { sealer, now }: Hands,
  id = uuidv7(now),
) {
  return {
    bureau_id: bureauId,
    id,
    village_code: village,
    sort,
    name,
    responsible: responsible ? sealer.seal(responsible, aboutPremises(id)) : null,
    made_at: now,
  }
}

const aboutPremises = (id: string) => `premises ${id}`

/** Who is responsible at one place; null where nobody was named. Refuses `no-such-premises` (404). */
export async function responsibleAt(db: Db, bureauId: number, id: string, sealer: Sealer): Promise<string | null> {
  const row = await db
    .selectFrom('premises')
    .select('responsible')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal(404, 'no-such-premises')
  return row.responsible && sealer.unseal(row.responsible, aboutPremises(id))
}

/** The places of a beat, those to be looked at soonest first; `dueBy`: only those due by this day (or never looked at). */
export async function premisesOf(
  db: Db,
  bureauId: number,
  { beatId, sorts, dueBy }: { beatId: string; sorts?: readonly PremisesSort[]; dueBy?: string },
): Promise<Premises[]> {
  let question = db
    .selectFrom('premises as p')
    .innerJoin('beat_place as b', join =>
      join.onRef('b.bureau_id', '=', 'p.bureau_id').onRef('b.village_code', '=', 'p.village_code'),
    )
    .select(['p.id', 'p.village_code', 'p.sort', 'p.name', 'p.last_check', 'p.next_check'])
    .where('p.bureau_id', '=', bureauId)
    .where('b.beat_id', '=', beatId)
    .where('p.closed_on', 'is', null)
  if (sorts) question = question.where('p.sort', 'in', sorts)
  if (dueBy) question = question.where(eb => eb.or([eb('p.next_check', 'is', null), eb('p.next_check', '<=', dueBy)]))
  const rows = await question
    .orderBy('p.next_check', sort => sort.asc().nullsFirst())
    .orderBy('p.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    village: row.village_code,
    sort: row.sort,
    name: row.name,
    lastCheck: row.last_check,
    nextCheck: row.next_check,
  }))
}

export type PremisesFound = Pick<Premises, 'id' | 'sort' | 'name'> & { villageName: string }

const found = (row: Pick<RowOf<'premises'>, 'id' | 'sort' | 'name'> & { short: string }): PremisesFound => ({
  id: row.id,
  sort: row.sort,
  name: row.name,
  villageName: row.short,
})

/** Places in the beats of these units and those below, by a part of their name or by id; those to be looked at soonest first. `villages`: of these only. */
export async function findPremises(
  db: Db,
  bureauId: number,
  {
    text,
    unitPaths,
    villages,
    limit,
  }: { text: string; unitPaths: readonly string[]; villages?: readonly string[]; limit: number },
): Promise<PremisesFound[]> {
  if (unitPaths.length === 0 || villages?.length === 0) return []
  const escaped = (part: string) => part.replace(/[\\%_]/g, '\\$&')
  let question = db
    .selectFrom('premises as p')
    .innerJoin('beat_place as b', join =>
      join.onRef('b.bureau_id', '=', 'p.bureau_id').onRef('b.village_code', '=', 'p.village_code'),
    )
    .innerJoin('beat as t', join => join.onRef('t.bureau_id', '=', 'b.bureau_id').onRef('t.id', '=', 'b.beat_id'))
    .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 't.bureau_id').onRef('u.id', '=', 't.unit_id'))
    .innerJoin('division as d', join =>
      join.onRef('d.bureau_id', '=', 'p.bureau_id').onRef('d.code', '=', 'p.village_code'),
    )
    .select(['p.id', 'p.sort', 'p.name', 'd.short'])
    .where('p.bureau_id', '=', bureauId)
    .where('p.closed_on', 'is', null)
    .where(eb => eb.or(unitPaths.map(path => eb('u.path', 'like', `${escaped(path)}%`))))
  question = isId(text) ? question.where('p.id', '=', text) : question.where('p.name', 'like', `%${escaped(text)}%`)
  if (villages) question = question.where('p.village_code', 'in', villages)
  const rows = await question
    .orderBy('p.next_check', sort => sort.asc().nullsFirst())
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return rows.map(found)
}

/** Places by id, with what they and their villages are called; those that are not there are left out. */
export async function premisesNamed(db: Db, bureauId: number, ids: readonly string[]): Promise<PremisesFound[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('premises as p')
    .innerJoin('division as d', join =>
      join.onRef('d.bureau_id', '=', 'p.bureau_id').onRef('d.code', '=', 'p.village_code'),
    )
    .select(['p.id', 'p.sort', 'p.name', 'd.short'])
    .where('p.bureau_id', '=', bureauId)
    .where('p.id', 'in', ids)
    .execute()
  return rows.map(found)
}

/**
 * That a place was looked at on a day, in a round: never by whom. The next time is after its usual term, or on the day
 * that is said. Said again, or said late for an earlier day, it counts once and moves nothing back.
 */
export async function noteCheck(
  db: Db,
  bureauId: number,
  { id, day, next, roundId }: { id: string; day: string; next?: string; roundId?: string },
): Promise<void> {
  const mine = { bureau_id: bureauId, id }
  const row = await db
    .selectFrom('premises')
    .select('sort')
    .where(eb => eb.and(mine))
    .executeTakeFirst()
  if (!row) throw new Refusal(404, 'no-such-premises')
  await db
    .insertInto('premises_check')
    .values({ bureau_id: bureauId, premises_id: id, on_day: day, round_id: roundId ?? null })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .updateTable('premises')
    .set({ last_check: day, next_check: next ?? dayAt(numberOf(day) + usualTerm[row.sort as PremisesSort]) })
    .where(eb => eb.and(mine))
    .where(eb => eb.or([eb('last_check', 'is', null), eb('last_check', '<=', day)]))
    .execute()
}
