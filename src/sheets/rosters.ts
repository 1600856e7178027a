import { sql } from 'kysely'
import { isoAt } from '../clock/zone.ts'
import { say } from '../kinds/words.ts'
import { importRoster } from '../people/roster.ts'
import type { Db } from '../platform/db.ts'
import { type Context, csvOf, type Row, type Sheet } from './sheet.ts'

const columns = ['unit', 'post', 'number', 'from', 'to']

/** Who is on duty, from today on. What is given takes the place of what was planned for the same desks in its time. */
export const rosters: Sheet = {
  name: 'rosters',
  words: say('值班表', 'Duty rosters'),
  columns: [
    { name: 'unit', words: say('单位编码', 'Code of the unit'), of: 'unit' },
    { name: 'post', words: say('岗位', 'Post') },
    { name: 'number', words: say('警号', 'Number'), of: 'staff' },
    { name: 'from', words: say('从（2026-11-24 08:00）', 'From (2026-11-24 08:00)') },
    { name: 'to', words: say('到', 'To') },
  ],
  key: ['unit', 'post', 'number', 'from'],
  read: async (db, { bureauId, now, tz }) => {
    const { rows } = await sql<Record<'unit' | 'post' | 'number', string> & { from_at: Date; to_at: Date }>`
      select u.code as unit, r.post, s.number, r.from_at, r.to_at from roster r
      join unit u on u.bureau_id = r.bureau_id and u.id = r.unit_id
      join staff s on s.bureau_id = r.bureau_id and s.id = r.staff_id
      where r.bureau_id = ${bureauId} and r.to_at > ${now} order by r.from_at, u.path, s.number`.execute(db)
    const at = (instant: Date) => isoAt(instant.getTime(), tz).slice(0, 16).replace('T', ' ')
    return rows.map(({ from_at, to_at, ...row }) => ({ ...row, from: at(from_at), to: at(to_at) }))
  },
  take: async (db, { bureauId }, given) => {
    const rows = given.map(row => ({ ...row, post: row['post'] || 'duty_officer' }))
    return (await importRoster(db, bureauId, csvOf(columns, rows))).faults
  },
  bringBack: async (db, context, changes) => {
    for (const { after } of changes) if (after) await sql`delete from roster where ${shift(context, after)}`.execute(db)
    for (const { before } of changes) if (before) await putBack(db, context, before)
  },
}

const instant = (text: string, tz: string) => sql`(${text}::timestamp at time zone ${tz})`

const shift = ({ bureauId, tz }: Context, row: Row) => sql`bureau_id = ${bureauId} and post = ${row['post']}
  and unit_id = (select id from unit where bureau_id = ${bureauId} and code = ${row['unit']})
  and staff_id = (select id from staff where bureau_id = ${bureauId} and number = ${row['number']})
  and from_at = ${instant(row['from']!, tz)}`

const putBack = (db: Db, { bureauId, tz }: Context, row: Row) =>
  sql`insert into roster (bureau_id, unit_id, post, staff_id, from_at, to_at)
    select ${bureauId}, u.id, ${row['post']}, s.id, ${instant(row['from']!, tz)}, ${instant(row['to']!, tz)}
    from unit u join staff s on s.bureau_id = u.bureau_id and s.number = ${row['number']}
    where u.bureau_id = ${bureauId} and u.code = ${row['unit']} on conflict do nothing`.execute(db)
