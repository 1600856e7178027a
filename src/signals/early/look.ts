import { addDays, type Day } from '../../clock/day.ts'
import { DAY, dayOf, startOfDay } from '../../clock/zone.ts'
import type { House } from '../../house.ts'
import { knowledgeOf } from '../../matters/knowledge.ts'
import { everyBureau } from '../../platform/every-bureau.ts'
import { derivedId } from '../../platform/ids.ts'
import type { RowOf } from '../../platform/rows-of.ts'
import { aboutLikeness } from '../duplicates/about.ts'
import type { Likeness } from '../duplicates/likeness.ts'
import { type Crowd, crowdsOn } from './crowds.ts'
import type { Market } from './market.ts'
import { measuresMissed } from './missed.ts'
import { isBack } from './returns.ts'
import { type Gate, rhythmOf } from './rhythm.ts'
import type { Rule } from './rules.ts'
import { rulesOf } from './store.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'suite' | 'now'>

const YEAR = 365

export const lookForSigns = (house: Rooms): Promise<number> =>
  everyBureau(house.pool, bureauId => lookForSignsOf(house, bureauId))

/** All that the rules of a bureau find today; a sign's id follows from what it is about, so that it is made once. */
export async function lookForSignsOf(house: Rooms, bureauId: number): Promise<number> {
  const { tz } = await knowledgeOf(house.db, bureauId, house.now())
  const today = dayOf(house.now(), tz)
  const rules = await rulesOf(house.db, bureauId)
  const on = (name: Rule['name']) => rules.find(rule => rule.name === name && rule.on)
  const found = await Promise.all([
    returned(house, bureauId, tz, today, on('dispute_returns'), 'dispute'),
    returned(house, bureauId, tz, today, on('hazard_again'), 'hazard'),
    crowded(house, bureauId, tz, today, on('gate_week')),
    missed(house, bureauId, tz, today, on('measure_missed')),
  ])
  const signs = found.flat()
  const { rowCount } = await house.pool.query(
    `insert into early_sign (bureau_id, id, rule, edition, day, made_at, kind, unit_id, unit_path, owner_id, village, beat_id, gate, matters, numbers)
     select $1, id, rule, edition, day, $2, kind, unit_id, unit_path, owner_id, village, beat_id, gate, matters, numbers
     from jsonb_populate_recordset(null::early_sign, $3) on conflict do nothing`,
    [bureauId, house.now().toISOString(), JSON.stringify(signs)],
  )
  return rowCount ?? 0
}

type Sign = {
  id: string
  rule: string
  edition: number
  day: Day
  kind: string
  unit_id: string
  unit_path: string
  owner_id: string
  village: string | null
  beat_id: string | null
  gate?: string
  matters: string[]
  numbers: Record<string, unknown>
}

/** Nothing protected, about a person, behind a wall, sealed, or of another system's history takes part. */
const takesPart = (m: string) =>
  `not ${m}.protected and ${m}.wall is null and ${m}.state <> 'sealed' and ${m}.imported is null and coalesce(${m}.outcome, '') not in ('duplicate', 'withdrawn')`

/** What had ended, and came again within so many days at the same place; of disputes, in like words or found to have relapsed. */
async function returned(
  { pool, suite }: Rooms,
  bureauId: number,
  tz: string,
  today: Day,
  rule: Rule | undefined,
  kind: 'dispute' | 'hazard',
): Promise<Sign[]> {
  if (!rule) return []
  const { days, metres } = rule.numbers
  // Those of the last week: what was seen then has its id already.
  const since = new Date(startOfDay(addDays(today, -7), tz))
  const { rows } = await pool.query<
    Lies &
      Pick<RowOf<'matter'>, 'id' | 'opened_at'> & {
        likeness: Buffer
        other: string
        closed_at: Date
        before: Buffer
        premises: string
        other_premises: string
      }
  >({
    name: `early-returned-${kind}`,
    text: `select m.id, m.unit_id, m.unit_path, m.owner_id, m.village, m.beat_id, m.opened_at, s.likeness,
        o.id as other, o.closed_at, t.likeness as before,
        coalesce(m.details ->> 'premises', '') as premises, coalesce(o.details ->> 'premises', '') as other_premises
      from matter m join sign s on s.bureau_id = $1 and s.matter_id = m.id
        join lateral (select distinct q.matter_id from sign_place p
          join sign_place q on q.bureau_id = $1 and q.place = p.place and q.opened_at < m.opened_at
            and q.opened_at > m.opened_at - interval '2 years'
          where p.bureau_id = $1 and p.matter_id = m.id limit 200) near on true
        join matter o on o.bureau_id = $1 and o.id = near.matter_id
        join sign t on t.bureau_id = $1 and t.matter_id = o.id
      where s.bureau_id = $1 and s.opened_at > $2 and m.bureau_id = $1 and m.kind = $3 and o.kind = $3
        and o.closed_at < m.opened_at and o.closed_at > m.opened_at - make_interval(days => $4)
        and coalesce(m.details ->> 'type', m.details ->> 'sort') is not distinct from coalesce(o.details ->> 'type', o.details ->> 'sort')
        and s.likeness is not null and t.likeness is not null and ${takesPart('m')} and ${takesPart('o')}`,
    values: [bureauId, since, kind, days],
  })
  const likenessOf = (bytes: Buffer, id: string): Likeness =>
    JSON.parse(suite.unseal(bytes, aboutLikeness(bureauId, id)))
  const again = rows.filter(row => {
    const now = { likeness: likenessOf(row.likeness, row.id), premises: row.premises }
    return isBack(kind, now, { likeness: likenessOf(row.before, row.other), premises: row.other_premises }, metres)
  })
  const signs = again.map(row => {
    const after = Math.round((row.opened_at.getTime() - row.closed_at.getTime()) / DAY)
    return signOf(rule, today, bureauId, row.id, row, kind, [row.other, row.id], { after, days })
  })
  if (kind === 'hazard') return firstOfEach(signs)
  const { rows: relapsed } = await pool.query<Lies & { id: string }>({
    name: 'early-relapsed',
    text: `select m.id, m.unit_id, m.unit_path, m.owner_id, m.village, m.beat_id from matter m
      where m.bureau_id = $1 and m.kind = 'dispute' and m.state = 'relapsed' and m.closed_at is null and ${takesPart('m')}`,
    values: [bureauId],
  })
  return firstOfEach([
    ...signs,
    ...relapsed.map(row =>
      signOf(rule, today, bureauId, `${row.id} relapsed`, row, kind, [row.id], { relapsed: 1, days }),
    ),
  ])
}

const firstOfEach = (signs: readonly Sign[]): Sign[] => [...new Map(signs.map(sign => [sign.id, sign])).values()]

type Lies = Pick<RowOf<'matter'>, 'unit_id' | 'unit_path' | 'owner_id' | 'village' | 'beat_id'>

function signOf(
  { name, edition }: Rule,
  day: Day,
  bureauId: number,
  key: string,
  row: Lies,
  kind: string,
  matters: string[],
  numbers: Record<string, unknown>,
): Sign {
  const { unit_id, unit_path, owner_id, village, beat_id } = row
  const id = derivedId('early-sign', bureauId, name, key)
  return { id, rule: name, edition, day, kind, unit_id, unit_path, owner_id, village, beat_id, matters, numbers }
}

/** At which gates more came than season, weekday and market explain. */
async function crowded(
  { pool }: Rooms,
  bureauId: number,
  tz: string,
  today: Day,
  rule: Rule | undefined,
): Promise<Sign[]> {
  if (!rule) return []
  const { days: window } = rule.numbers as { days: number }
  const from = addDays(today, -YEAR - window)
  const { rows } = await pool.query<{
    gate: string
    days: Day[]
    ids: string[]
    village: string | null
    beat: string | null
  }>({
    name: 'early-gates',
    text: `select s.gate::text as gate, array_agg((s.opened_at at time zone $2)::date::text order by s.opened_at) as days,
        array_agg(m.id order by s.opened_at) as ids, max(m.village) as village, (max(m.beat_id::text)) as beat
      from sign s join matter m on m.bureau_id = $1 and m.id = s.matter_id
      where s.bureau_id = $1 and s.gate is not null and s.opened_at >= $3 and m.kind in ('case', 'dispute', 'hazard') and ${takesPart('m')}
      group by s.gate`,
    values: [bureauId, tz, new Date(startOfDay(from, tz))],
  })
  if (rows.length === 0) return []
  const [markets, before] = await Promise.all([marketsOf(pool, bureauId), calledLately(pool, bureauId, today)])
  const marketOf = (village: string | null): Market | undefined =>
    village === null ? undefined : (markets.get(village) ?? markets.get(village.slice(0, 9)))
  const gates: Gate[] = rows.map(({ gate, days, village, beat }) => ({
    key: gate,
    beat: beat ?? village ?? '',
    days,
    market: marketOf(village),
  }))
  const first = rows.reduce((least, { days }) => (days[0]! < least ? days[0]! : least), today)
  const rhythm = rhythmOf(gates, first > from ? first : from, addDays(today, 1 - window))
  const called = crowdsOn(gates, rhythm, today, rule.numbers as never, before)
  const byGate = new Map(rows.map(row => [row.gate, row]))
  const signs = called.map(async ({ key, n, expected, chance }) => {
    const row = byGate.get(key)!
    const first = addDays(today, 1 - window)
    const matters = row.ids.filter((_, i) => row.days[i]! >= first)
    const lies = await pool.query<Lies>(
      'select unit_id, unit_path, owner_id, village, beat_id from matter where bureau_id = $1 and id = $2',
      [bureauId, matters.at(-1)],
    )
    const numbers = { n, expected: round(expected), chance: round(chance), days: window }
    return {
      ...signOf(rule, today, bureauId, `${key} ${matters[0]}`, lies.rows[0]!, 'series', matters, numbers),
      gate: key,
    }
  })
  return Promise.all(signs)
}

/** Two figures are enough to see how unusual it is. */
const round = (n: number) => Number(n.toPrecision(2))

async function marketsOf(pool: House['pool'], bureauId: number): Promise<Map<string, Market>> {
  const { rows } = await pool.query<RowOf<'market'>>('select code, calendar, days from market where bureau_id = $1', [
    bureauId,
  ])
  return new Map(rows.map(({ code, calendar, days }) => [code, { calendar, days }]))
}

async function calledLately(pool: House['pool'], bureauId: number, today: Day): Promise<Crowd[]> {
  const { rows } = await pool.query<{
    key: string
    beat: string
    day: string
    numbers: Omit<Crowd, 'key' | 'beat' | 'day'>
  }>(
    `select gate::text as key, coalesce(beat_id::text, village, '') as beat, day::text as day, numbers from early_sign
     where bureau_id = $1 and rule = 'gate_week' and day > $2::date - 31`,
    [bureauId, today],
  )
  return rows.map(({ key, beat, day, numbers }) => ({ key, beat, day, ...numbers }))
}

/** A measure that is late in most units: one sign a month for each, for whoever answers for the measures. */
async function missed(
  { pool, db, now }: Rooms,
  bureauId: number,
  tz: string,
  today: Day,
  rule: Rule | undefined,
): Promise<Sign[]> {
  if (!rule) return []
  const { days, least, late, units } = rule.numbers as Record<'days' | 'least' | 'late' | 'units', number>
  const from = new Date(startOfDay(addDays(today, -days), tz))
  const { rows } = await pool.query<{ measure: string; unit_id: string; n: number; late: number }>({
    name: 'early-missed',
    text: `select p.measure, m.unit_id, count(*)::int as n, count(*) filter (where p.late or p.met_at is null)::int as late
      from promise p join matter m on m.bureau_id = $1 and m.id = p.matter_id
      where p.bureau_id = $1 and p.due > $2 and p.due <= $3 and (p.void_at is null or p.late)
        and m.kind <> 'conduct' and not m.protected and m.wall is null and m.imported is null
      group by p.measure, m.unit_id`,
    values: [bureauId, from, now()],
  })
  const { known } = await knowledgeOf(db, bureauId, now())
  const top = [...known.units.values()].find(({ parentId }) => !parentId)
  if (!top) return []
  const owner = [...known.posts.entries()].flatMap(([unit, held]) =>
    unit === top.id ? held.filter(({ post }) => post === 'city_officer') : [],
  )[0]?.staffId
  if (owner === undefined) return []
  return measuresMissed(rows, { least, late, units }).map(({ measure, ...found }) => {
    const lies = { unit_id: top.id, unit_path: top.path, owner_id: owner, village: null, beat_id: null }
    const numbers = { measure, ...found, days }
    return signOf(rule, today, bureauId, `${measure} ${today.slice(0, 7)}`, lies, 'series', [], numbers)
  })
}
