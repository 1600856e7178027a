import { sql } from 'kysely'
import { printedCode } from '../kinds/printed-code.ts'
import type { Words } from '../kinds/words.ts'
import { surnameOf } from '../places/officer.ts'
import type { Db } from '../platform/db.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { type LinkTo, languageFor, letterText, linkFrom, templateFor } from './letter.ts'
import { staffRoles } from './send.ts'
import { digestWords, noticeWords } from './words.ts'

/** A notice as it left the house. `to` is a role; whose telephone it is lies elsewhere. */
export type Sent = {
  pos: number
  at: Date
  code: string
  name: string
  to: string
  staff: boolean
  held: string | null
  /** When it leaves: what the clock says by night waits for the morning. */
  goesAt: Date
  /** Of how many matters it speaks: what the clock tells one person at one time is one message. */
  matters: number
  text: Words | null
  /** What leaves the house of it, and by which way, where it goes to a telephone: code and link only. */
  letter: { channel: string; text: string } | null
}

/** The newest first, at most `most`; with `before`, those before that position. What was held back has no text. */
export async function outboxOf(
  db: Db,
  bureauId: number,
  { before, most = 50, linkTo }: { before?: number; most?: number; linkTo?: LinkTo } = {},
): Promise<Sent[]> {
  let question = db
    .selectFrom('delivery as d')
    .innerJoin('notice as n', join => join.onRef('n.bureau_id', '=', 'd.bureau_id').onRef('n.id', '=', 'd.notice_id'))
    .innerJoin('matter as m', join => join.onRef('m.bureau_id', '=', 'd.bureau_id').onRef('m.id', '=', 'n.matter_id'))
    .innerJoin('staff as s', join => join.onRef('s.bureau_id', '=', 'd.bureau_id').onRef('s.id', '=', 'm.owner_id'))
    .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 'd.bureau_id').onRef('u.id', '=', 'm.unit_id'))
    .innerJoin('bureau as b', 'b.bureau_id', 'd.bureau_id')
    .leftJoin('reach as r', join =>
      join
        .onRef('r.bureau_id', '=', 'd.bureau_id')
        .onRef('r.matter_id', '=', 'm.id')
        .on(sql<boolean>`r.person_id::text = n.recipient`),
    )
    .select(['r.channel', 'r.language as chosen', 'm.language', 'm.id as matter_id', 'm.link_no', 'n.recipient'])
    .select(['d.pos', 'd.at', 'd.due', 'd.held', 'n.name', 'n.role', 'm.code', 'm.kind', 's.name as owner', 's.phone'])
    .select(['d.goes_at', 'd.digest'])
    .select(eb =>
      eb
        .selectFrom('delivery as o')
        .innerJoin('notice as p', j => j.onRef('p.bureau_id', '=', 'o.bureau_id').onRef('p.id', '=', 'o.notice_id'))
        .select(({ fn }) => fn.count<number>('p.matter_id').distinct().as('n'))
        .whereRef('o.bureau_id', '=', 'd.bureau_id')
        .whereRef('o.way', '=', 'd.way')
        .whereRef('o.digest', '=', 'd.digest')
        .as('matters'),
    )
    .select(['u.name_zh', 'u.name_en', 'u.phone as unit_phone', 'b.tz'])
    .where('d.bureau_id', '=', bureauId)
    .where('d.way', '=', 'outbox')
    // Of those that are one message, the first stands for all.
    .where(({ or, not, exists, selectFrom }) =>
      or([
        sql<boolean>`d.digest is null`,
        not(
          exists(
            selectFrom('delivery as b')
              .select(sql`1`.as('one'))
              .whereRef('b.bureau_id', '=', 'd.bureau_id')
              .whereRef('b.way', '=', 'd.way')
              .whereRef('b.digest', '=', 'd.digest')
              .where(sql<boolean>`(b.pos, b.notice_id) < (d.pos, d.notice_id)`),
          ),
        ),
      ]),
    )
    .orderBy('d.pos', 'desc')
    .orderBy('n.role')
    .limit(Math.min(most, 200))
  if (before !== undefined) question = question.where('d.pos', '<', before)
  const rows = await question.execute()
  return rows.map(row => ({
    pos: Number(row.pos),
    at: row.at,
    code: row.code,
    name: row.name,
    to: row.role,
    staff: staffRoles.includes(row.role),
    held: row.held,
    goesAt: row.goes_at ?? row.at,
    matters: Number(row.matters) || 1,
    text: row.held ? null : textOf(row),
    letter: letterOf(bureauId, row, linkTo),
  }))
}

type Row = Pick<RowOf<'delivery'>, 'due' | 'held'> &
  Pick<RowOf<'notice'>, 'name' | 'role' | 'recipient' | 'matter_id'> &
  Pick<RowOf<'matter'>, 'kind' | 'code' | 'language' | 'link_no'> &
  Pick<RowOf<'unit'>, 'name_zh' | 'name_en' | 'phone'> & {
    channel: string | null
    chosen: string | null
    owner: string
    unit_phone: string | null
    tz: string
    matters: number | null
  }

/** As it would be written to whoever is in the matter; none to colleagues, nor to those who want none. */
function letterOf(bureauId: number, row: Row, linkTo: LinkTo | undefined): Sent['letter'] {
  if (row.held || row.channel === 'none' || staffRoles.includes(row.role)) return null
  const template = templateFor(row.name, row.role)
  const { matter_id: matterId, link_no: n, role, recipient } = row
  const link = linkTo && linkFrom(linkTo, template, { bureauId, matterId, n, role, recipient })
  const about = { code: printedCode(row.code), link: link ?? null, phone: row.unit_phone }
  return {
    channel: row.channel ?? 'sms',
    text: letterText(template, (row.chosen ?? languageFor(row.role, row.language)) === 'en' ? 'en' : 'zh', about),
  }
}

const textOf = (row: Row): Words => (Number(row.matters) > 1 ? digestWords(Number(row.matters)) : oneWords(row))

const oneWords = (row: Row): Words =>
  noticeWords({
    kind: row.kind,
    name: row.name,
    code: row.code,
    due: row.due,
    tz: row.tz,
    surname: surnameOf(row.owner),
    phone: row.phone ?? row.unit_phone,
    unitZh: row.name_zh,
    unitEn: row.name_en,
  })
