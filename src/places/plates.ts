import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { pooledChance } from '../platform/ids.ts'
import { findPlace } from './find-place.ts'
import type { WhoAnswers } from './who-answers.ts'

/** A plate for a door: the code that is scanned says the place and nothing about anybody. `name` null: of the village itself. */
export type Plate = { code: string; village: string; name: string | null }

/** The villages for which a unit or those below it answer, in the order of their codes. */
export const villagesOf = (known: WhoAnswers, unitPath: string): string[] =>
  [...known.places.values()]
    .filter(
      ({ level, code }) => level === 'village' && findPlace(known, { village: code }).unit.path.startsWith(unitPath),
    )
    .map(({ code }) => code)
    .sort()

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** No i, l, o, 0 or 1, which are read for one another. */
const newPlaceCode = (): string => {
  let code = ''
  while (code.length < 8)
    for (const byte of pooledChance(16)) if (byte < 248 && code.length < 8) code += ALPHABET[byte % 31]
  return code
}

/**
 * The plates of these villages and of the premises in them, each with the code that it had before; what has none yet is given one.
 */
export async function platesFor(db: Db, bureauId: number, villages: readonly string[]): Promise<Plate[]> {
  if (villages.length === 0) return []
  const all = async (on: Db) =>
    (
      await sql<{ code: string | null; village: string; name: string | null; premises: string | null }>`
        select c.code, d.code as village, null as name, null as premises
        from division d left join lateral (select min(code) as code from place_code
          where bureau_id = d.bureau_id and village_code = d.code and premises_id is null) c on true
        where d.bureau_id = ${bureauId} and d.code = any(${villages}::text[])
        union all
        select c.code, p.village_code, p.name, p.id::text
        from premises p left join lateral (select min(code) as code from place_code
          where bureau_id = p.bureau_id and premises_id = p.id) c on true
        where p.bureau_id = ${bureauId} and p.village_code = any(${villages}::text[]) and p.closed_on is null
        order by 2, 3 nulls first`.execute(on)
    ).rows
  const there = await all(db)
  if (there.every(({ code }) => code !== null)) return there.map(plateOf)
  return changing(db, bureauId, 'people', async trx => {
    // Of two who print at once the other finds the codes of the first.
    await sql`select from division where bureau_id = ${bureauId} and code = any(${villages}::text[]) order by code for update`.execute(
      trx,
    )
    const rows = (await all(trx)).map(row => ({ ...row, code: row.code ?? newPlaceCode(), isNew: row.code === null }))
    const added = rows.filter(({ isNew }) => isNew)
    if (added.length > 0)
      await trx
        .insertInto('place_code')
        .values(
          added.map(({ code, village, premises }) => ({
            bureau_id: bureauId,
            code,
            village_code: village,
            premises_id: premises,
          })),
        )
        .execute()
    return rows.map(plateOf)
  })
}

const plateOf = ({ code, village, name }: { code: string | null; village: string; name: string | null }): Plate => ({
  code: code!,
  village,
  name,
})
