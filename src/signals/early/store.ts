import { sql } from 'kysely'
import type { House } from '../../house.ts'
import { timeOf } from '../../matters/matter.ts'
import { reachFor } from '../../matters/store.ts'
import { visibleTo } from '../../matters/visible-to.ts'
import type { Person } from '../../people/who-is-who.ts'
import type { Db } from '../../platform/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { RowOf } from '../../platform/rows-of.ts'
import { faultyNumbers, type Rule, type RuleName, ruleNames, shippedRule } from './rules.ts'

/** The newest edition of each rule: a bureau's own, or what ships. */
export async function rulesOf(db: Db, bureauId: number): Promise<Rule[]> {
  const rows = await db
    .selectFrom('early_rule')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .orderBy('edition', 'desc')
    .execute()
  return ruleNames.map(name => {
    const row = rows.find(({ rule }) => rule === name)
    return row ? { name, edition: row.edition, on: row.on, numbers: row.numbers as Rule['numbers'] } : shippedRule(name)
  })
}

type Written = { on: boolean; numbers: Record<string, unknown>; expect: number }

/** A new edition; refuses numbers that are none of the rule's or out of range (`bad-input`), and `edition-moved-on` (409). */
export async function saveRule(
  { db, now }: Pick<House, 'db' | 'now'>,
  { bureauId, id }: Person,
  name: RuleName,
  { on, numbers, expect }: Written,
): Promise<number> {
  const wrong = faultyNumbers(name, numbers)
  if (wrong.length > 0)
    throw new Refusal(422, 'bad-input', { faults: wrong.map(key => ({ at: `/numbers/${key}`, code: 'wrong' })) })
  const { rows } = await sql<{ edition: number }>`
    insert into early_rule (bureau_id, rule, edition, "on", numbers, author, made_at)
    select ${bureauId}, ${name}, ${expect + 1}, ${on}, ${JSON.stringify(numbers)}::jsonb, ${id}, ${now()}
    where coalesce((select max(edition) from early_rule where bureau_id = ${bureauId} and rule = ${name}), 1) = ${expect}
    on conflict do nothing returning edition`.execute(db)
  if (rows.length === 0) throw new Refusal(409, 'edition-moved-on')
  return rows[0]!.edition
}

export type Sign = {
  id: string
  rule: RuleName
  edition: number
  day: string
  madeAt: number
  village: string | null
  unitId: string
  numbers: Record<string, unknown>
  matters: string[]
  useful: boolean | null
}

const NEWEST = 60
const DAYS = 90

/**
 * Early signs of the last months that the asker may see, the newest first: as if each were a matter where it lies. Of its matters
 * those that they see; a sign of which one has become protected since is gone (R26).
 */
export async function signsFor({ db, now }: Pick<House, 'db' | 'now'>, person: Person, id?: string): Promise<Sign[]> {
  const { bureauId } = person
  const reach = await reachFor({ db }, person)
  const { rows } = await sql<
    Pick<RowOf<'early_sign'>, 'id' | 'edition' | 'day' | 'made_at' | 'village' | 'unit_id'> &
      Pick<Sign, 'rule' | 'numbers' | 'matters' | 'useful'>
  >`
    select m.id, m.rule, m.edition, m.day::text as day, m.made_at, m.village, m.unit_id, m.numbers,
      (select coalesce(array_agg(o.id order by o.opened_at), '{}') from matter o
        where o.bureau_id = ${bureauId} and o.id = any(m.matters) and ${visibleTo(reach, 'o')}) as matters,
      (select a.useful from early_answer a where a.bureau_id = ${bureauId} and a.sign_id = m.id order by a.at desc limit 1) as useful
    from (select e.*, false as protected, null::text as wall, '{}'::uuid[] as lets, '{}'::uuid[] as speaks,
        '{}'::uuid[] as barred, null::timestamptz as closed_at, e.owner_id as opened_by
      from early_sign e join bureau b on b.bureau_id = e.bureau_id
      where e.bureau_id = ${bureauId} and e.day > (${now()}::timestamptz at time zone b.tz)::date - ${DAYS}::int
        and (${id ?? null}::uuid is null or e.id = ${id ?? null})) m
    where ${visibleTo(reach)} and not exists (select from matter o
      where o.bureau_id = ${bureauId} and o.id = any(m.matters) and (o.protected or o.wall is not null or o.state = 'sealed'))
    order by m.day desc, m.id desc limit ${NEWEST}`.execute(db)
  return rows.map(row => ({
    id: row.id,
    rule: row.rule,
    edition: row.edition,
    day: row.day,
    madeAt: timeOf(row.made_at)!,
    village: row.village,
    unitId: row.unit_id,
    numbers: row.numbers,
    matters: row.matters,
    useful: row.useful,
  }))
}

/** Whether it was of use, by who looked; said again, the later word holds. Refuses `no-such-sign` (404). */
export async function answerSign(house: Pick<House, 'db' | 'now'>, person: Person, id: string, useful: boolean) {
  if ((await signsFor(house, person, id)).length === 0) throw new Refusal(404, 'no-such-sign')
  await house.db
    .insertInto('early_answer')
    .values({ bureau_id: person.bureauId, sign_id: id, staff_id: person.id, useful, at: house.now() })
    .onConflict(one => one.columns(['bureau_id', 'sign_id', 'staff_id']).doUpdateSet({ useful, at: house.now() }))
    .execute()
}

/** Of an edition of a rule: how many signs it made, how many were looked at, and how many were of no use. */
export type Kept = { rule: RuleName; edition: number; made: number; useful: number; useless: number }

/** Found useless so often, and of use to nobody, it is shown to whoever owns the rule. */
export const USELESS = 3

export async function recordOf(db: Db, bureauId: number): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select e.rule, e.edition, count(*)::int as made, count(*) filter (where a.useful)::int as useful,
      count(*) filter (where not a.useful)::int as useless
    from early_sign e left join lateral (select bool_or(useful) as useful from early_answer x
      where x.bureau_id = ${bureauId} and x.sign_id = e.id) a on true
    where e.bureau_id = ${bureauId} group by e.rule, e.edition`.execute(db)
  return rows
}
