import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { unguarded } from '../matters/in-the-open.ts'
import type { Bureau, Sight } from './answer.ts'
import { digestOf, drawn, SHARE, SURVEY_SHARE, seedOf } from './draw.ts'
import { monthBefore, readPeriod } from './period.ts'

type Rooms = Pick<House, 'pool' | 'now'>

/** `list`: digests, in the order from which it was drawn; `picked`: places of it. */
export type Audit = {
  month: string
  drawnOn: string
  seed: string
  list: string[]
  picked: number[]
  matters: string[]
}

export type Purpose = 'audit' | 'survey'
type Month = { month: string; from: string; to: string }

/** From what was ended in it by us, behind no wall, and not sealed (R25, R26; 治安管理处罚法 136). Called are only parties who gave a telephone and want to be reached: who is in the vault, nobody calls (R27). */
const frames: Readonly<Record<Purpose, { share: number; kinds: readonly string[]; and: string }>> = {
  audit: { share: SHARE, kinds: ['case', 'dispute', 'hazard', 'service'], and: 'true' },
  survey: {
    share: SURVEY_SHARE,
    kinds: ['case', 'dispute', 'service'],
    and: `exists (
      select from matter m
        cross join lateral jsonb_array_elements(m.people) x
        join people_private p on p.bureau_id = m.bureau_id and p.id = (x ->> 'id')::uuid
        left join reach r on r.bureau_id = m.bureau_id and r.matter_id = m.id and r.person_id = p.id
      where m.bureau_id = c.bureau_id and m.id = c.matter_id and m.imported is null and not m.anonymous
        and x ->> 'role' = 'reporter' and p.phone is not null and p.sealed is not null and r.channel is distinct from 'none')`,
  },
}

export const auditOf = (house: Rooms, bureau: Bureau, month: Month): Promise<Audit> =>
  drawOf(house, bureau, month, 'audit')

/** The draw of a month that is over: the one that was made, else made now, once, whoever comes first. */
export async function drawOf(house: Rooms, bureau: Bureau, month: Month, what: Purpose): Promise<Audit> {
  const there = await madeDraw(house, bureau, month.month, what)
  if (there) return there
  const { from, to } = readPeriod(month.from, month.to, bureau.tz)
  const { kinds, and } = frames[what]
  // Within a unit and a kind by digest: by nothing that anybody could choose.
  const { rows } = await house.pool.query<{ id: string }>(
    `select c.matter_id as id from counted c join unit u on u.bureau_id = c.bureau_id and u.id = c.unit_id
     where c.bureau_id = $1 and c.series = 'closing' and c.behind = '' and c.at >= $2 and c.at < $3
       and c.kind = any($4) and ${and}
       and exists (select from matter m where m.bureau_id = c.bureau_id and m.id = c.matter_id and ${unguarded})
     group by u.path, c.kind, c.matter_id
     order by u.path collate "C", c.kind collate "C", sha256(c.matter_id::text::bytea)`,
    [bureau.bureauId, new Date(from).toISOString(), new Date(to).toISOString(), kinds],
  )
  const ids = rows.map(({ id }) => id)
  const day = dayOf(house.now(), bureau.tz)
  const seed = seedOf(day, ids.map(digestOf))
  const picked = drawn(ids.length, seed, frames[what].share).map(i => ids[i]!)
  await house.pool.query(
    `insert into audit_draw (bureau_id, month, what, drawn_on, matters, seed, picked)
     values ($1, $2, $3, $4, $5::uuid[], decode($6, 'hex'), $7::uuid[]) on conflict do nothing`,
    [bureau.bureauId, month.month, what, day, ids, seed, picked],
  )
  return (await madeDraw(house, bureau, month.month, what))!
}

/** Drawn again from what was written down; a list or a day that was changed since does not give its seed. */
export async function madeDraw(
  { pool }: Rooms,
  { bureauId }: Bureau,
  month: string,
  what: Purpose,
): Promise<Audit | undefined> {
  const { rows } = await pool.query<{ drawn_on: string; matters: string[]; seed: string }>(
    `select drawn_on, matters, encode(seed, 'hex') as seed from audit_draw
     where bureau_id = $1 and month = $2 and what = $3`,
    [bureauId, month, what],
  )
  const [row] = rows
  if (!row) return undefined
  const list = row.matters.map(digestOf)
  const picked = drawn(list.length, row.seed, frames[what].share)
  return { month, drawnOn: row.drawn_on, seed: row.seed, list, picked, matters: picked.map(i => row.matters[i]!) }
}

/** What was drawn, as far as it is theirs to audit: by its code, to ask the station about; what has been protected or sealed since is passed over. */
export async function drawnFor(
  { pool }: Rooms,
  { bureauId }: Bureau,
  ids: readonly string[],
  { units }: Sight,
): Promise<Drawn[]> {
  const { rows } = await pool.query<Drawn>(
    `select m.id, m.code, m.kind, c.unit_id as "unitId", m.closed_at as "closedAt"
     from counted c join matter m on m.bureau_id = c.bureau_id and m.id = c.matter_id and ${unguarded}
     where c.bureau_id = $1 and c.matter_id = any($2::uuid[]) and c.series = 'opened' and c.behind = ''
       and ($3::uuid[] is null or c.unit_id = any($3::uuid[]))
     order by array_position($2::uuid[], m.id)`,
    [bureauId, ids, units ?? null],
  )
  return rows.map(one => ({ ...one, code: printedCode(one.code) }))
}

/** `code` as printed; `closedAt`: null where it was taken up again. */
type Drawn = { id: string; code: string; kind: string; unitId: string; closedAt: Date | null }

/** Whether the seed is the hash of its day and list. */
export const isTrue = ({ drawnOn, seed, list }: Pick<Audit, 'drawnOn' | 'seed' | 'list'>): boolean =>
  seedOf(drawnOn, list) === seed

/** The month before this one, of every bureau in which anything was ended by us. */
export async function drawAll(house: Rooms): Promise<void> {
  const { rows } = await house.pool.query<{ bureau_id: number; tz: string }>(
    `select bureau_id, tz from bureau b where exists (
       select from counted c where c.bureau_id = b.bureau_id and c.series = 'closing') order by bureau_id`,
  )
  for (const { bureau_id: bureauId, tz } of rows) {
    await auditOf(house, { bureauId, tz }, monthBefore(house.now(), tz))
  }
}
