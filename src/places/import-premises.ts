import { csvRows } from '../platform/csv.ts'
import type { Db } from '../platform/db.ts'
import { derivedId } from '../platform/ids.ts'
import type { LineFault } from '../platform/line-fault.ts'
import type { Sealer } from '../platform/seal.ts'
import { type NewPremises, premisesFault, premisesRow } from './premises.ts'

const needed = ['village', 'sort', 'name']

/**
 * Takes premises from a file of `village,sort,name` and, where there is, `responsible`; whole or not at all. A place of the
 * same village, sort and name is the same place: taken again, it stays as it is.
 */
export async function importPremises(
  db: Db,
  bureauId: number,
  csvText: string,
  hands: { sealer: Sealer; now: Date },
): Promise<{ loaded: number; faults: LineFault[] }> {
  const villages = await db
    .selectFrom('division')
    .select('code')
    .where('bureau_id', '=', bureauId)
    .where('level', '=', 'village')
    .execute()
  const { premises, faults } = readPremises(csvText, new Set(villages.map(row => row.code)))
  if (faults.length > 0) return { loaded: 0, faults }
  let loaded = 0
  await db.transaction().execute(async trx => {
    for (let at = 0; at < premises.length; at += 1000) {
      const rows = premises.slice(at, at + 1000).map(one => {
        const id = derivedId('premises', bureauId, one.village, one.sort, one.name)
        return premisesRow(bureauId, one, hands, id)
      })
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('premises')
        .values(rows)
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst()
      loaded += Number(numInsertedOrUpdatedRows)
    }
  })
  return { loaded, faults: [] }
}

function readPremises(
  csvText: string,
  villages: ReadonlySet<string>,
): { premises: NewPremises[]; faults: LineFault[] } {
  const faults: LineFault[] = []
  const tell = (line: number, code: LineFault['code'], field = '', value = '') =>
    faults.push({ line, code, field, value: Array.from(value).slice(0, 40).join('') })
  const [head, ...body] = csvRows(csvText)
  const columns = head?.fields.map(name => name.trim()) ?? []
  for (const name of needed) if (!columns.includes(name)) tell(1, 'missing-column', name)
  if (faults.length > 0) return { premises: [], faults }
  const premises = new Map<string, NewPremises>()
  for (const { line, fields, unclosed } of body) {
    const at = (name: string) => fields[columns.indexOf(name)]?.trim() ?? ''
    const one = {
      village: at('village'),
      sort: at('sort'),
      name: at('name'),
      responsible: at('responsible'),
    } as NewPremises
    const key = JSON.stringify([one.village, one.sort, one.name])
    const fault = premisesFault(one)
    if (unclosed) tell(line, 'unclosed-quotation')
    else if (fields.length !== columns.length) tell(line, 'wrong-number-of-columns', '', String(fields.length))
    else if (!villages.has(one.village)) tell(line, 'unknown-village', 'village', one.village)
    else if (fault === 'bad-sort-of-premises') tell(line, fault, 'sort', one.sort)
    else if (fault === 'bad-name') tell(line, fault, 'name', one.name)
    // What stands there may be a person's: not repeated.
    else if (fault === 'too-many-words') tell(line, fault, 'responsible')
    else if (premises.has(key)) tell(line, 'line-twice', 'name', one.name)
    else premises.set(key, one)
  }
  return { premises: [...premises.values()], faults }
}
