import { sql } from 'kysely'
import { csvRows } from '../platform/csv.ts'
import type { Db } from '../platform/db.ts'
import { changing } from '../platform/editions.ts'
import { derivedId } from '../platform/ids.ts'
import type { LineFault } from '../platform/line-fault.ts'
import { addRows } from '../platform/rows.ts'
import { rowsOf } from '../platform/rows-of.ts'
import { giveBeatIn } from './holders.ts'

const columns = ['unit', 'beat', 'village']
type Row = { unitId: string; beat: string; village: string; holders: { staffId: string; standIn: boolean }[] }

/**
 * Takes beats from a file of `unit,beat,village` and, where there are, `officer` and `stand_in` (numbers, held from this
 * day on). A village that lay in another beat moves; a village stands in the file once.
 */
export async function loadBeats(
  db: Db,
  bureauId: number,
  csvText: string,
  day: string,
): Promise<{ loaded: number; faults: LineFault[] }> {
  const { rows, faults } = readBeats(csvText, await knownTo(db, bureauId, day))
  if (faults.length > 0) return { loaded: 0, faults }
  const there = await db
    .selectFrom('beat')
    .select(['id', 'unit_id', 'name'])
    .where('bureau_id', '=', bureauId)
    .execute()
  const idThere = new Map(there.map(row => [`${row.unit_id} ${row.name}`, row.id as string]))
  const idOf = (unitId: string, beat: string) => idThere.get(`${unitId} ${beat}`) ?? beatIdFor(bureauId, unitId, beat)
  const beats = new Map(rows.map(({ unitId, beat }) => [idOf(unitId, beat), { unitId, beat }]))
  await changing(db, bureauId, 'people', async trx => {
    const made = [...beats].map(([id, { unitId, beat }]) => ({ bureau_id: bureauId, id, unit_id: unitId, name: beat }))
    await addRows(trx, 'beat', made)
    const places = rows.map(({ unitId, beat, village }) => ({
      bureau_id: bureauId,
      beat_id: idOf(unitId, beat),
      village_code: village,
    }))
    await sql`
      insert into beat_place (bureau_id, beat_id, village_code)
      select bureau_id, beat_id, village_code from jsonb_populate_recordset(null::beat_place, ${JSON.stringify(places)}::jsonb)
      on conflict (bureau_id, village_code) do update set beat_id = excluded.beat_id`.execute(trx)
    const given = new Set<string>()
    for (const { unitId, beat, holders } of rows)
      for (const { staffId, standIn } of holders) {
        const beatId = idOf(unitId, beat)
        if (given.has(`${beatId} ${staffId}`)) continue
        given.add(`${beatId} ${staffId}`)
        await giveBeatIn(trx, bureauId, { beatId, staffId, from: day, to: null, standIn })
      }
  })
  return { loaded: beats.size, faults: [] }
}

export const beatIdFor = (bureauId: number, unitId: string, name: string): string =>
  derivedId('beat', bureauId, unitId, name)

type Known = { units: Map<string, string>; villages: Set<string>; staff: Map<string, string>; held: Set<string> }

async function knownTo(db: Db, bureauId: number, day: string): Promise<Known> {
  const units = await rowsOf(db, bureauId, 'unit').select(['code', 'id']).where('sort', '=', 'station').execute()
  const villages = await rowsOf(db, bureauId, 'division').select('code').where('level', '=', 'village').execute()
  const staff = await rowsOf(db, bureauId, 'staff').select(['number', 'id']).execute()
  const held = await rowsOf(db, bureauId, 'post_held')
    .select(['staff_id', 'unit_id'])
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', day)]))
    .execute()
  return {
    units: new Map(units.map(({ code, id }) => [code, id])),
    villages: new Set(villages.map(({ code }) => code)),
    staff: new Map(staff.map(({ number, id }) => [number, id])),
    held: new Set(held.map(row => `${row.staff_id} ${row.unit_id}`)),
  }
}

function readBeats(csvText: string, known: Known): { rows: Row[]; faults: LineFault[] } {
  const faults: LineFault[] = []
  const tell = (line: number, code: LineFault['code'], field = '', value = '') =>
    faults.push({ line, code, field, value: Array.from(value).slice(0, 40).join('') })
  const [head, ...body] = csvRows(csvText)
  const names = head?.fields.map(name => name.trim()) ?? []
  for (const name of columns) if (!names.includes(name)) tell(1, 'missing-column', name)
  if (faults.length > 0) return { rows: [], faults }
  if (body.length === 0) tell(1, 'nothing-in-it')
  const rows: Row[] = []
  const seen = new Set<string>()
  for (const { line, fields, unclosed } of body) {
    const at = (name: string) => fields[names.indexOf(name)]?.trim() ?? ''
    if (unclosed) tell(line, 'unclosed-quotation')
    else if (fields.length !== names.length) tell(line, 'wrong-number-of-columns', '', String(fields.length))
    else {
      const [unitId, beat, village] = [known.units.get(at('unit')), at('beat'), at('village')]
      if (!unitId) tell(line, 'unknown-unit', 'unit', at('unit'))
      if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P} ]{0,59}$/u.test(beat)) tell(line, 'bad-name', 'beat', beat)
      if (!known.villages.has(village)) tell(line, 'unknown-village', 'village', village)
      else if (seen.has(village)) tell(line, 'village-twice', 'village', village)
      seen.add(village)
      const holders: Row['holders'] = []
      for (const field of ['officer', 'stand_in']) {
        const number = at(field)
        const staffId = known.staff.get(number)
        if (number !== '' && !staffId) tell(line, 'unknown-number', field, number)
        else if (staffId && unitId && !known.held.has(`${staffId} ${unitId}`))
          tell(line, 'post-not-held', field, number)
        else if (staffId) holders.push({ staffId, standIn: field === 'stand_in' })
      }
      if (unitId) rows.push({ unitId, beat, village, holders })
    }
  }
  return { rows, faults }
}
