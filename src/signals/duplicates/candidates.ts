import { type RawBuilder, sql } from 'kysely'
import { DAY } from '../../clock/zone.ts'
import type { House } from '../../house.ts'
import { unguarded } from '../../matters/in-the-open.ts'
import { bytesOf, timeOf } from '../../matters/matter.ts'
import type { RowOf } from '../../platform/rows-of.ts'
import { aboutLikeness } from './about.ts'
import { DAYS, ENOUGH, likelySame, MOST } from './likely.ts'
import { differenceOf, type Likeness } from './likeness.ts'
import { placesAround } from './places.ts'

type Rooms = Pick<House, 'db' | 'suite'>

/** Of one place the newest so many are looked at. */
const EACH = 150

export type Candidate = {
  id: string
  openedAt: number
  likeness: Likeness
  days: number
  likely: number
  /** Whether what was said in it may be hinted at. */
  read: boolean
}

type Ask = {
  bureauId: number
  likeness: Likeness
  at: number
  /** The matter itself, where it is there already. */
  not?: string | undefined
  /** Which of them may be shown at all: of the row `m`. */
  visible: RawBuilder<unknown>
  /** And of which of them what was said is read too. */
  read: RawBuilder<boolean>
  /** Also those that came after it. */
  later?: boolean
}

/** Those that came before and might be the same, the likeliest first; few, or none. */
export async function candidatesFor(
  house: Rooms,
  { bureauId, likeness, at, not, visible, read, later }: Ask,
): Promise<Candidate[]> {
  const places = placesAround(likeness).map(one =>
    String(house.suite.hmac('likeness', `${bureauId} ${one}`).readBigInt64BE()),
  )
  const [from, to] = [new Date(at - DAYS * DAY), new Date(later ? at + DAYS * DAY : at)]
  const { rows } = await sql<Pick<RowOf<'sign'>, 'opened_at' | 'likeness'> & { id: string; read: boolean }>`
    select s.matter_id as id, s.opened_at, s.likeness, ${read} as read from (
      select distinct p.matter_id from unnest(${places}::bigint[]) as x(place) cross join lateral (
        select q.matter_id from sign_place q join matter m on m.bureau_id = ${bureauId} and m.id = q.matter_id
        where q.bureau_id = ${bureauId} and q.place = x.place and q.opened_at > ${from} and q.opened_at <= ${to}
          -- Before they are counted: what may not be seen makes room for nobody.
          and ${sql.raw(unguarded)} and ${visible}
        order by q.opened_at desc limit ${EACH}) p) near
      join sign s on s.bureau_id = ${bureauId} and s.matter_id = near.matter_id
      join matter m on m.bureau_id = ${bureauId} and m.id = near.matter_id
    where s.likeness is not null`.execute(house.db)
  return rows
    .filter(row => row.id !== not)
    .map(row => {
      const other = JSON.parse(house.suite.unseal(bytesOf(row.likeness)!, aboutLikeness(bureauId, row.id))) as Likeness
      const openedAt = timeOf(row.opened_at)!
      const days = Math.abs(at - openedAt) / DAY
      const likely = likelySame(differenceOf(likeness, other, days))
      return { id: row.id, openedAt, likeness: other, days, likely, read: row.read }
    })
    .filter(({ likely }) => likely >= ENOUGH)
    .sort((a, b) => b.likely - a.likely || b.openedAt - a.openedAt)
    .slice(0, MOST)
}

/** What a matter is compared by, and when it came; undefined where it takes no part. */
export async function likenessOf(
  { db, suite }: Rooms,
  bureauId: number,
  id: string,
): Promise<{ likeness: Likeness; openedAt: number } | undefined> {
  const row = await db
    .selectFrom('sign')
    .select(['likeness', 'opened_at'])
    .where('bureau_id', '=', bureauId)
    .where('matter_id', '=', id)
    .executeTakeFirst()
  const sealed = row && bytesOf(row['likeness'])
  if (!sealed) return undefined
  return {
    likeness: JSON.parse(suite.unseal(sealed, aboutLikeness(bureauId, id))),
    openedAt: timeOf(row!['opened_at'])!,
  }
}
