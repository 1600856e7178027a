import { sql } from 'kysely'
import type { House } from '../house.ts'
import { about, contentIn } from '../journal/chain.ts'
import { bytesOf, type Matter } from '../matters/matter.ts'
import type { Which } from './token.ts'

type Rooms = Pick<House, 'db' | 'suite'>

export const voidReasons = ['misprinted', 'wrong_content', 'not_handed_over', 'replaced'] as const
export type VoidReason = (typeof voidReasons)[number]

/** An entry from which papers are made. `says` is null where it was destroyed. */
export type From = { no: number; move: string; at: number; says: Record<string, unknown> | null }
export type Numbered = { entryNo: number; name: string; series: string; unitId: string; year: number; n: number }
export type Voided = { entryNo: number; name: string; reason: VoidReason }

/** All entries of a matter with the numbers that their papers were given, and which of them are void. */
export async function madeIn(
  { db, suite }: Rooms,
  { bureauId, id }: Matter,
): Promise<{ entries: From[]; numbered: Numbered[]; voided: Voided[] }> {
  const { rows } = await sql<{
    entries:
      | { no: number; move: string; at: string; command: string; sealed: string | null; salt: string | null }[]
      | null
    numbered: Numbered[] | null
    voided: Voided[] | null
  }>`
    select
      (select json_agg(json_build_object('no', e.no, 'move', e.move, 'at', e.said_at, 'command', e.command_id, 'sealed', keyed(c.sealed, k.words), 'salt', c.salt) order by e.no)
        from entry e left join content c on c.bureau_id = e.bureau_id and c.matter_id = e.matter_id and c.entry_no = e.no
          left join data_key k on k.bureau_id = e.bureau_id and k.matter_id = e.matter_id
        where e.bureau_id = ${bureauId} and e.matter_id = ${id}) as entries,
      (select json_agg(json_build_object('entryNo', p.entry_no, 'name', p.name, 'series', p.series, 'unitId', p.unit_id, 'year', p.year, 'n', p.n))
        from paper p where p.bureau_id = ${bureauId} and p.matter_id = ${id} and p.series is not null) as numbered,
      (select json_agg(json_build_object('entryNo', v.entry_no, 'name', v.name, 'reason', v.reason))
        from paper_void v where v.bureau_id = ${bureauId} and v.matter_id = ${id}) as voided`.execute(db)
  const { entries, numbered, voided } = rows[0]!
  return {
    entries: (entries ?? []).map(row => {
      const sealed = bytesOf(row.sealed)
      const said =
        sealed &&
        JSON.parse(contentIn(suite, { sealed, salt: bytesOf(row.salt) }, about.content(bureauId, id, row.command)).text)
      return { no: row.no, move: row.move, at: Date.parse(row.at), says: said ? said.says : null }
    }),
    numbered: numbered ?? [],
    voided: voided ?? [],
  }
}

/** Once and for ever; the first reason stays. */
export async function voidPaper(
  { db, now }: Pick<House, 'db' | 'now'>,
  { bureauId, matterId, entryNo, name }: Which,
  reason: VoidReason,
  staffId: string,
): Promise<void> {
  const row = {
    bureau_id: bureauId,
    matter_id: matterId,
    entry_no: entryNo,
    name,
    reason,
    at: now(),
    staff_id: staffId,
  }
  await db
    .insertInto('paper_void')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Whether a paper that we sealed still counts: asked by whoever holds it, and answered with no more than that. */
export async function isVoid({ db }: Pick<House, 'db'>, which: Which): Promise<boolean> {
  const row = await db
    .selectFrom('paper_void')
    .select('reason')
    .where('bureau_id', '=', which.bureauId)
    .where('matter_id', '=', which.matterId)
    .where('entry_no', '=', which.entryNo)
    .where('name', '=', which.name)
    .executeTakeFirst()
  return row !== undefined
}
