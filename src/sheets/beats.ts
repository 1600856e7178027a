import { sql } from 'kysely'
import { say } from '../kinds/words.ts'
import { loadBeats } from '../places/load-beats.ts'
import { csvOf, linesBefore, type Row, type Sheet } from './sheet.ts'

const columns = ['unit', 'beat', 'village', 'officer', 'stand_in']

/** Which village lies in which beat, and who holds it: one line for each village. */
export const beats: Sheet = {
  name: 'beats',
  words: say('责任片区', 'Beats'),
  columns: [
    { name: 'unit', words: say('派出所编码', 'Code of the station'), of: 'unit' },
    { name: 'beat', words: say('片区名称', 'Beat') },
    { name: 'village', words: say('村居代码', 'Code of the village'), of: 'place' },
    { name: 'officer', words: say('民警警号', 'Number of the officer'), of: 'staff' },
    { name: 'stand_in', words: say('代管民警警号', 'Number of the stand-in'), of: 'staff' },
  ],
  key: ['village'],
  read: async (db, { bureauId, today }) => {
    const holder = (standIn: boolean) => sql`coalesce((select min(s.number) from beat_holder h
      join staff s on s.bureau_id = h.bureau_id and s.id = h.staff_id
      where h.bureau_id = b.bureau_id and h.beat_id = b.id and h.stand_in = ${standIn} and h.from_day <= ${today}
        and (h.to_day is null or h.to_day >= ${today})), '')`
    const { rows } = await sql<Row>`
      select u.code as unit, b.name as beat, p.village_code as village, ${holder(false)} as officer, ${holder(true)} as stand_in
      from beat_place p
      join beat b on b.bureau_id = p.bureau_id and b.id = p.beat_id
      join unit u on u.bureau_id = b.bureau_id and u.id = b.unit_id
      where p.bureau_id = ${bureauId} order by u.path, b.name, p.village_code`.execute(db)
    return rows
  },
  take: async (db, { bureauId, today }, given) => (await loadBeats(db, bureauId, csvOf(columns, given), today)).faults,
  bringBack: async (db, { bureauId, today }, changes) => {
    const touched = changes.flatMap(({ before, after }) => [before, after]).filter(row => row !== null)
    const beatsOf = sql`(select b.id from beat b join unit u on u.bureau_id = b.bureau_id and u.id = b.unit_id
      where b.bureau_id = ${bureauId} and (u.code, b.name) in (
        select r ->> 'unit', r ->> 'beat' from jsonb_array_elements(${JSON.stringify(touched)}::jsonb) r))`
    const holds = changes.some(
      ({ before, after }) => before?.['officer'] !== after?.['officer'] || before?.['stand_in'] !== after?.['stand_in'],
    )
    // Who was given it by the edit lets it go again; who held it before is given it by its line.
    if (holds)
      await sql`delete from beat_holder where bureau_id = ${bureauId} and from_day = ${today} and beat_id in ${beatsOf}`.execute(
        db,
      )
    const added = changes.flatMap(({ before, after }) => (before ? [] : [after!['village']!]))
    await sql`delete from beat_place where bureau_id = ${bureauId} and village_code = any(${added}::text[])`.execute(db)
    const before = linesBefore(changes)
    if (before.length > 0) await loadBeats(db, bureauId, csvOf(columns, before), today)
  },
}
