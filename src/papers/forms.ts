import { type ExpressionBuilder, sql } from 'kysely'
import type { House } from '../house.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { RowOf } from '../platform/rows-of.ts'
import type { Tables } from '../platform/tables.ts'
import type { Form } from './form/form.ts'

/** Which paper, of which unit. */
export type OfUnit = { bureauId: number; unitId: string; kind: string; name: string }

/** How a unit's paper looks from some moment on. `form` null: as ours. */
export type FormEdition = {
  kind: string
  name: string
  edition: number
  holdsFrom: Date
  author: string
  madeAt: Date
  undoes: number | null
  own: boolean
}

/**
 * The form of a paper that was made then: of its unit, or of the nearest above that has one; undefined where it is ours. So a paper that is
 * printed again comes out as it did. @param unitPath of the matter's unit
 */
export async function formFor(
  db: Db,
  { bureauId, unitPath, kind, name, at }: Omit<OfUnit, 'unitId'> & { unitPath: string; at: Date },
): Promise<Form | undefined> {
  const { rows } = await sql<{ form: Form | null }>`
    select form from (
      select distinct on (u.path) u.path, f.form
      from paper_form f join unit u on u.bureau_id = f.bureau_id and u.id = f.unit_id
      where f.bureau_id = ${bureauId} and f.kind = ${kind} and f.name = ${name} and f.holds_from <= ${at}
        and starts_with(${unitPath}, u.path)
      order by u.path, f.edition desc
    ) latest where form is not null order by length(path) desc limit 1`.execute(db)
  return rows[0]?.form ?? undefined
}

/** Every edition of a unit's papers, the latest first. */
export async function editionsOf(
  db: Db,
  { bureauId, unitId }: Pick<OfUnit, 'bureauId' | 'unitId'>,
): Promise<FormEdition[]> {
  const { rows } = await sql<Omit<RowOf<'paper_form'>, 'docx' | 'form'> & { own: boolean }>`
    select kind, name, edition, holds_from, author, made_at, undoes, docx is not null as own from paper_form
    where bureau_id = ${bureauId} and unit_id = ${unitId} order by edition desc`.execute(db)
  return rows.map(row => ({
    kind: row.kind,
    name: row.name,
    edition: row.edition,
    holdsFrom: row.holds_from,
    author: row.author,
    madeAt: row.made_at,
    undoes: row.undoes,
    own: row.own,
  }))
}

/** The Word file of an edition; undefined where that is ours. */
export async function docxFor(db: Db, of: OfUnit, edition: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('paper_form')
    .select('docx')
    .where(isOf(of))
    .where('edition', '=', edition)
    .executeTakeFirst()
  return row?.docx ?? undefined
}

type Made = { by: string; expect: number; holdsFrom: Date }

/** One more edition. `expect`: the latest when somebody looked, 0 for none. Refuses `edition-moved-on` (409). */
export async function saveForm(
  rooms: Pick<House, 'db' | 'now'>,
  of: OfUnit,
  { docx, form }: { docx: Buffer; form: Form },
  { by, expect, holdsFrom }: Made,
): Promise<number> {
  if ((await latestOf(rooms.db, of))?.edition !== (expect || undefined)) throw new Refusal(409, 'edition-moved-on')
  return added(rooms, of, { edition: expect + 1, docx, form: JSON.stringify(form), holdsFrom, by, undoes: null })
}

/**
 * Takes the latest edition back, from now on: what was printed by it stays as it was. Refuses `edition-moved-on` and `nothing-to-undo` (409).
 */
export async function undoForm(
  rooms: Pick<House, 'db' | 'now'>,
  of: OfUnit,
  { by, expect }: Pick<Made, 'by' | 'expect'>,
): Promise<number> {
  const latest = await latestOf(rooms.db, of)
  if ((latest?.edition ?? 0) !== expect) throw new Refusal(409, 'edition-moved-on')
  if (!latest || latest.undoes !== null) throw new Refusal(409, 'nothing-to-undo')
  const before = await rooms.db
    .selectFrom('paper_form')
    .select(['docx', 'form'])
    .where(isOf(of))
    .where('edition', '=', expect - 1)
    .executeTakeFirst()
  const form = before?.form ? JSON.stringify(before.form) : null
  return added(rooms, of, {
    edition: expect + 1,
    docx: before?.docx ?? null,
    form,
    holdsFrom: rooms.now(),
    by,
    undoes: expect,
  })
}

const isOf =
  ({ bureauId, unitId, kind, name }: OfUnit) =>
  (eb: ExpressionBuilder<Tables, 'paper_form'>) =>
    eb.and({ bureau_id: bureauId, unit_id: unitId, kind, name })

const latestOf = (db: Db, of: OfUnit) =>
  db
    .selectFrom('paper_form')
    .select(['edition', 'undoes'])
    .where(isOf(of))
    .orderBy('edition', 'desc')
    .executeTakeFirst()

type Row = {
  edition: number
  docx: Buffer | null
  form: string | null
  holdsFrom: Date
  by: string
  undoes: number | null
}

/** By its number: of two at once one is too late. */
async function added(
  { db, now }: Pick<House, 'db' | 'now'>,
  { bureauId, unitId, kind, name }: OfUnit,
  { edition, docx, form, holdsFrom, by, undoes }: Row,
): Promise<number> {
  try {
    await sql`insert into paper_form (bureau_id, unit_id, kind, name, edition, docx, form, holds_from, author, made_at, undoes)
      values (${bureauId}, ${unitId}, ${kind}, ${name}, ${edition}, ${docx}, ${form}::jsonb, ${holdsFrom}, ${by}, ${now()}, ${undoes})`.execute(
      db,
    )
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Refusal(409, 'edition-moved-on')
    throw error
  }
  return edition
}
