import { type RawBuilder, sql } from 'kysely'
import type { House } from '../house.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { readCode } from './code.ts'
import { unguarded } from './in-the-open.ts'
import { linkFor } from './link.ts'
import { ask } from './statement.ts'
import { type Tracked, type TrackedRow, tracked, trackedIn } from './store.ts'

/*
 * What was reported with a telephone, for whoever has shown that they hold it (R30; decision 0094). A household shares one: so it tells what a
 * code tells, nobody’s name, and nothing of what is protected, about a person, or said in confidence (R25, R26, R28).
 */

type Rooms = Pick<House, 'db' | 'pool'>

/** One is shown at most; who has more than this holds a shop’s telephone. */
const MOST = 50

/**
 * That somebody reported matter `m` with the telephone of this digest, and is told of it by that: whoever chose another way, or none,
 * does not want it found on this one.
 */
const reportedWith = (bureauId: number, phone: Buffer): RawBuilder<boolean> => sql`
  m.bureau_id = ${bureauId} and m.kind not in ('conduct', 'clue') and ${sql.raw(unguarded)} and exists (
    select from people_private p
    left join reach r on r.bureau_id = p.bureau_id and r.matter_id = p.matter_id and r.person_id = p.id
    where p.bureau_id = ${bureauId} and p.phone = ${phone} and length(p.phone) > 0 and p.matter_id = m.id and p.role = 'reporter' and p.sealed is not null
      and coalesce(r.channel, 'sms') = 'sms')`

/** Whether there is anything to show at all. */
export async function isKnownPhone(house: Rooms, bureauId: number, phone: Buffer): Promise<boolean> {
  const rows = await ask(house, sql`select 1 from matter m where ${reportedWith(bureauId, phone)} limit 1`)
  return rows.length > 0
}

/** The latest first. */
export async function mattersByPhone(
  house: Rooms,
  bureauId: number,
  phone: Buffer,
): Promise<(Tracked & { code: string })[]> {
  const rows = await ask(
    house,
    sql<
      TrackedRow & { code: string }
    >`select m.code, ${tracked} where b.bureau_id = ${bureauId} and ${reportedWith(bureauId, phone)}
      order by m.opened_at desc, m.id desc limit ${MOST}`,
  )
  return rows.map(row => ({ code: row.code, ...trackedIn(row) }))
}

/** The secret link of one of them, by its code. Undefined for any other, whether there is one or not. */
export async function linkByPhone(
  house: Rooms & Pick<House, 'suite'>,
  bureauId: number,
  phone: Buffer,
  text: string,
): Promise<string | undefined> {
  const code = readCode(text)?.code ?? ''
  const [row] = await ask(
    house,
    sql<
      Pick<RowOf<'matter'>, 'id' | 'link_no'>
    >`select m.id, m.link_no from matter m where m.code = ${code} and ${reportedWith(bureauId, phone)}`,
  )
  return row && linkFor(house.suite, { bureauId, matterId: row.id, n: row.link_no })
}
