import { createHash } from 'node:crypto'
import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { act } from '../matters/act.ts'
import type { Hands } from '../matters/answer.ts'
import { unguarded } from '../matters/in-the-open.ts'
import { knowledgeOf } from '../matters/knowledge.ts'
import { openAbout } from '../matters/open-about.ts'
import { unlessRefused } from '../matters/unless-refused.ts'
import { isOn, unitsUpward } from '../places/taking.ts'
import type { Unit, WhoAnswers } from '../places/who-answers.ts'
import { derivedId } from '../platform/ids.ts'
import type { Refusal } from '../platform/refusal.ts'
import type { Bureau } from './answer.ts'
import { drawOf } from './audit.ts'
import { digestOf } from './draw.ts'
import { monthBefore, readPeriod } from './period.ts'

type Rooms = Hands & Pick<House, 'log'>

/**
 * Opens the calls of the month before: one in twenty of what was ended in it, drawn by a published seed (R37, domain §4.7), each with
 * a unit that did not handle it. Asked twice, or by two clocks, each is opened once. Answers how many there were to open.
 */
export async function openSurvey(house: Rooms, bureau: Bureau): Promise<number> {
  const { bureauId, tz } = bureau
  const month = monthBefore(house.now(), tz)
  const draw = await drawOf(house, bureau, month, 'survey')
  const know = await knowledgeOf(house.db, bureauId, house.now())
  const { rows } = await house.pool.query<Drawn>({
    name: 'survey-drawn',
    text: drawnNow,
    values: [bureauId, draw.matters, draw.month, new Date(readPeriod(month.from, month.to, tz).to).toISOString()],
  })
  for (const one of rows) {
    const unit = callerFor(know.known, one, draw.seed, isoAt(house.now().getTime(), tz).slice(0, 10))
    if (!unit) {
      house.log.error({ matter: one.id }, 'nobody independent to call about it')
      continue
    }
    const says = {
      of: one.id,
      sort: one.kind,
      month: draw.month,
      endedAt: isoAt(one.ended_at.getTime(), tz),
      handledAt: handlingUnit(know.known, one.unit_id).path,
      handlers: one.handlers,
      handler: one.owner_id,
    }
    const drawn = {
      commandId: derivedId('survey', bureauId, draw.month, one.id),
      matterId: one.id,
      as: 'drawn',
      kind: 'survey',
      move: 'draw',
      unit: unit.id,
      people: { reporter: 'reporter' },
      says,
    } as const
    await unlessRefused(() => openAbout(house, bureauId, drawn), refused(house, one.id))
  }
  await callOffWhatMayNotBeAsked(house, bureauId)
  return rows.length
}

type Drawn = { id: string; kind: string; unit_id: string; owner_id: string; handlers: string[]; ended_at: Date }

/** Those that were drawn and are not called about yet; who worked on each, and when it last ended. */
const drawnNow = `
select m.id, m.kind, m.unit_id, m.owner_id, coalesce((select max(c.at) from counted c where c.bureau_id = m.bureau_id and c.matter_id = m.id and c.series = 'closing'
    and c.at < $4), m.closed_at, m.opened_at) as ended_at,
  array(select distinct e.actor::text from entry e join staff s on s.bureau_id = e.bureau_id and s.id = e.actor
    where e.bureau_id = m.bureau_id and e.matter_id = m.id union select m.owner_id::text) as handlers
from matter m
where m.bureau_id = $1 and m.id = any($2::uuid[]) and ${unguarded}
  and not exists (select from matter s where s.bureau_id = $1 and s.kind = 'survey'
    and s.details ->> 'of' = m.id::text and s.details ->> 'month' = $3)
order by m.id`

/** What has been protected or sealed since, went behind a wall, or whose people were forgotten: nobody calls about it (R26, 治安管理处罚法 136). */
async function callOffWhatMayNotBeAsked(house: Rooms, bureauId: number): Promise<void> {
  const { rows } = await house.pool.query<{ id: string; forgotten: boolean }>({
    name: 'survey-not-to-be-asked',
    text: `select s.id, ${unguarded} as forgotten
      from matter s join matter m on m.bureau_id = s.bureau_id and m.id = (s.details ->> 'of')::uuid
      where s.bureau_id = $1 and s.kind = 'survey' and s.closed_at is null and (not (${unguarded})
        or not exists (select from people_private p where p.bureau_id = s.bureau_id and p.sealed is not null
          and p.id in (select (x ->> 'id')::uuid from jsonb_array_elements(s.people) x)))`,
    values: [bureauId],
  })
  for (const { id, forgotten } of rows) {
    const commandId = derivedId('survey-off', bureauId, id)
    const says = { because: forgotten ? 'forgotten' : 'not_to_be_asked' }
    const callOff = { commandId, matterId: id, move: 'callOff', says }
    await unlessRefused(() => act(house, callOff, { as: 'clock', bureauId }), refused(house, id))
  }
}

const refused =
  ({ log }: Rooms, matter: string) =>
  ({ code }: Refusal) =>
    log.error({ code, matter }, 'a call of the survey was refused')

/** A window or a desk is its station's. */
function handlingUnit({ units }: WhoAnswers, id: string): Unit {
  const unit = units.get(id)!
  const parent = unit.parentId === null ? undefined : units.get(unit.parentId)
  return parent && (unit.sort === 'window' || unit.sort === 'desk') ? parent : unit
}

/**
 * Which unit calls: by the seed, one of the other stations of the county in which somebody serves; else the county, if that is not
 * who handled it. Nobody chooses.
 */
export function callerFor(
  known: WhoAnswers,
  { id, unit_id }: Pick<Drawn, 'id' | 'unit_id'>,
  seed: string,
  day: string,
) {
  const handled = handlingUnit(known, unit_id)
  const county = unitsUpward(known, handled).find(({ sort }) => sort === 'county')
  const serves = (unit: Unit) =>
    (known.posts.get(unit.id) ?? []).some(held => callers.has(held.post) && isOn(day, held))
  const others = [...known.units.values()]
    .filter(({ sort, path }) => sort === 'station' && (!county || county === handled || path.startsWith(county.path)))
    .filter(unit => !unit.path.startsWith(handled.path) && !handled.path.startsWith(unit.path) && serves(unit))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  if (others.length > 0) {
    const chance = createHash('sha256')
      .update(`${seed}\n${digestOf(id)}`)
      .digest('hex')
      .slice(0, 8)
    return others[Number.parseInt(chance, 16) % others.length]
  }
  return county && county !== handled ? county : undefined
}

const callers = new Set<string>(['duty_officer', 'beat_officer', 'station_chief'])

/** Of every bureau in which anything was ended. */
export async function openSurveys(house: Rooms): Promise<void> {
  const { rows } = await house.pool.query<{ bureau_id: number; tz: string }>(
    `select bureau_id, tz from bureau b where exists (
       select from counted c where c.bureau_id = b.bureau_id and c.series = 'closing') order by bureau_id`,
  )
  for (const { bureau_id: bureauId, tz } of rows) await openSurvey(house, { bureauId, tz })
}

/** How many calls about a month stand where. */
export async function callsOf(
  { pool }: Pick<House, 'pool'>,
  { bureauId }: Bureau,
  month: string,
): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ state: string; n: number }>(
    `select state, count(*)::int as n from matter where bureau_id = $1 and kind = 'survey' and details ->> 'month' = $2
     group by 1 order by 1`,
    [bureauId, month],
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}
