import { sql } from 'kysely'
import { isDay } from '../clock/day.ts'
import { posts } from '../kinds/posts.ts'
import { say } from '../kinds/words.ts'
import { type Happened, noteAccount } from '../people/account-log.ts'
import { addPerson } from '../people/accounts.ts'
import type { Db, Trx } from '../platform/db.ts'
import type { LineFault } from '../platform/line-fault.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Context, Row, Sheet } from './sheet.ts'

const outside = new Set<string>(['resident', 'responsible_unit', 'neighbour', 'clock'])
const fields: Record<string, [code: LineFault['code'], field: string]> = {
  'bad-number': ['bad-number', 'number'],
  'bad-name': ['bad-name', 'name'],
  'unknown-post': ['unknown-post', 'post'],
  'unknown-unit': ['unknown-unit', 'unit'],
  'number-taken': ['number-taken', 'name'],
  'posts-apart': ['posts-apart', 'post'],
}

/** Accounts and the posts that they hold now: a line for each post. A name that is there is not changed here: it is another person's. */
export const people: Sheet = {
  name: 'people',
  words: say('人员账号', 'People'),
  columns: [
    { name: 'number', words: say('警号', 'Number') },
    { name: 'name', words: say('姓名', 'Name') },
    { name: 'post', words: say('岗位', 'Post'), options: posts.filter(post => !outside.has(post)) },
    { name: 'unit', words: say('单位编码', 'Code of the unit'), of: 'unit' },
    { name: 'until', words: say('任到哪天', 'Last day in the post') },
    { name: 'left_on', words: say('离队日', 'Left the bureau on') },
  ],
  key: ['number', 'post', 'unit'],
  hides: ['name'],
  own: async (db, { bureauId, author }) => {
    const { rows } = await sql<{ number: string }>`
      select number from staff where bureau_id = ${bureauId} and id = ${author}`.execute(db)
    return { column: 'number', value: rows[0]?.number ?? '' }
  },
  read: async (db, { bureauId, today }) => {
    const { rows } = await sql<Row>`
      select s.number, s.name, h.post, u.code as unit, coalesce(h.to_day::text, '') as until, coalesce(s.left_on::text, '') as left_on
      from staff s
      join lateral (select post, unit_id, max(from_day) as from_day, nullif(max(coalesce(to_day, 'infinity')), 'infinity') as to_day
        from post_held p where p.bureau_id = s.bureau_id and p.staff_id = s.id and (p.to_day is null or p.to_day >= ${today})
        group by post, unit_id) h on true
      join unit u on u.bureau_id = s.bureau_id and u.id = h.unit_id
      where s.bureau_id = ${bureauId} order by s.number, h.post, u.path`.execute(db)
    return rows
  },
  take: async (db, context, given) => {
    const faults: LineFault[] = []
    for (const [i, row] of given.entries()) {
      const before = faults.length
      const tell = (code: LineFault['code'], field: string) =>
        faults.push({ line: i + 2, code, field, value: (row[field] ?? '').slice(0, 40) })
      for (const field of ['until', 'left_on']) if (row[field] && !isDay(row[field])) tell('bad-day', field)
      if (faults.length > before) continue
      try {
        await takeOne(db, context, row)
      } catch (error) {
        const known = error instanceof Refusal ? fields[error.code] : undefined
        if (!known) throw error
        tell(...known)
      }
    }
    return faults
  },
  bringBack: async (db, context, changes) => {
    for (const { before, after } of changes) {
      const { number, post, unit } = (before ?? after)!
      if (before) await setDays(db, context, before)
      else await takeBack(db, context, { number: number!, post: post!, unit: unit! })
    }
  },
}

async function takeOne(db: Db, context: Context, row: Row): Promise<void> {
  const { bureauId, now } = context
  const { rows } = await sql<{ name: string }>`
    select name from staff where bureau_id = ${bureauId} and number = ${row['number'] ?? ''}`.execute(db)
  const name = row['name'] || rows[0]?.name || ''
  await addPerson(
    db,
    bureauId,
    { number: row['number'] ?? '', name, post: row['post'] ?? '', unit: row['unit'] ?? '' },
    now,
    { actorId: context.author },
  )
  await setDays(db, context, row)
}

const held = ({ bureauId }: Context, { number, post, unit }: { number: string; post: string; unit: string }) => sql`
  bureau_id = ${bureauId} and post = ${post}
  and staff_id = (select id from staff where bureau_id = ${bureauId} and number = ${number})
  and unit_id = (select id from unit where bureau_id = ${bureauId} and code = ${unit})`

/** A post that was given today, as if it had not been; that it was stands in the log. */
async function takeBack(db: Db, context: Context, key: { number: string; post: string; unit: string }) {
  const { rows } = await sql<{ staff_id: string }>`
    delete from post_held where ${held(context, key)} and from_day = ${context.today} returning staff_id`.execute(db)
  for (const { staff_id } of rows)
    await note(db, context, 'post_ended', staff_id, { post: key.post, unit: key.unit, until: context.today })
}

const note = (db: Db, { bureauId, author, now }: Context, what: Happened, aboutId: string, details: object) =>
  noteAccount(db as Trx, { bureauId, what, actorId: author, aboutId, details: { ...details } }, now)

/** Until when the post is held, and the account is theirs; empty: until further notice. Whoever has left is signed out. */
async function setDays(db: Db, context: Context, row: Row): Promise<void> {
  const { bureauId, today } = context
  const until = row['until'] || null
  const key = { number: row['number']!, post: row['post']!, unit: row['unit']! }
  const { rows: ended } = await sql<{ staff_id: string }>`
    update post_held set to_day = ${until}::date where ${held(context, key)}
    and (to_day is null or to_day >= ${today}) and (${until}::date is null or from_day <= ${until}::date)
    and to_day is distinct from ${until}::date returning staff_id`.execute(db)
  const leftOn = row['left_on'] || null
  const { rows: left } = await sql<{ id: string }>`
    update staff set left_on = ${leftOn}::date where bureau_id = ${bureauId} and number = ${key.number}
    and left_on is distinct from ${leftOn}::date returning id`.execute(db)
  const post = { post: key.post, unit: key.unit, until }
  for (const { staff_id } of ended) await note(db, context, until ? 'post_ended' : 'post_given', staff_id, post)
  for (const { id } of left) await note(db, context, leftOn ? 'closed' : 'opened', id, { leftOn })
}
