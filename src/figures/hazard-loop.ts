import { sql } from 'kysely'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { isAtHome, type Stage, stageOf } from '../kinds/hazard/stage.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { inTheOpen } from '../matters/in-the-open.ts'
import { onlyShown, reachOf } from '../matters/reach.ts'
import { ask } from '../matters/statement.ts'
import { visibleTo } from '../matters/visible-to.ts'
import type { Person } from '../people/who-is-who.ts'
import type { WhoAnswers } from '../places/who-answers.ts'
import type { RowOf } from '../platform/rows-of.ts'
import type { Period } from './period.ts'

export type OnTheMap = {
  id: string
  code: string
  type: string
  stage: Stage
  late: boolean
  village: string | null
  unitId: string
  /** WGS-84; the village's own where it is a private home, or where whoever asks sees numbers only. */
  point: { lat: number; lng: number } | null
  openedOn: string
  dueOn: string | null
}
/** 三到位: of so many that were seen by us, how many have each. */
export type Funnel = {
  reported: number
  seen: number
  responsible: number
  urged: number
  checked: number
  right: number
}
export type HazardLoop = { hazards: OnTheMap[]; more: boolean; units: (Funnel & { unitId: string })[]; all: Funnel }

type HazardRow = Pick<
  RowOf<'matter'>,
  'id' | 'code' | 'state' | 'village' | 'lat' | 'lng' | 'unit_id' | 'opened_at' | 'closed_at' | 'next_due'
> & { type: string; due_on: string | null }

const AT_MOST = 2000

/**
 * Hazards that came in within a period, of those that may stand on a map (matters/in-the-open.ts) and that somebody may see,
 * the latest first; and how many of them are in place, all together and by unit, never by who does it.
 */
export async function hazardLoop(
  house: Pick<House, 'db' | 'pool' | 'now'>,
  known: WhoAnswers,
  person: Person,
  { from, to }: Period,
  within?: string,
): Promise<HazardLoop> {
  const reach = reachOf(known, person)
  const asked = sql`m.bureau_id = ${person.bureauId} and ${sql.raw(inTheOpen)} and ${visibleTo(reach)}
    and m.state not in ('not_found', 'duplicate')
    and m.opened_at >= ${new Date(from)} and m.opened_at < ${new Date(to)}
    ${within === undefined ? sql`` : sql`and starts_with(m.unit_path, ${within})`}`
  const [rows, counts] = await Promise.all([
    ask(
      house,
      sql<HazardRow>`select m.id, m.code, m.state, coalesce(m.details ->> 'type', 'other') as type, m.village, m.lat, m.lng, m.unit_id,
          m.opened_at, m.closed_at, m.next_due, m.details ->> 'dueOn' as due_on
        from matter m where ${asked} order by m.opened_at desc, m.id desc limit ${AT_MOST + 1}`,
    ),
    ask(
      house,
      sql<Funnel & { unit_id: string }>`select m.unit_id, count(*)::int as reported,
          (count(*) filter (where ${has('inspectedAt')}))::int as seen,
          (count(*) filter (where ${has('inspectedAt')} and (${has('responsibleAt')} or ${onSpot})))::int as responsible,
          (count(*) filter (where ${has('inspectedAt')} and (${has('noticeNo')} or ${has('transferNo')} or (m.details ->> 'urged')::int > 0 or ${onSpot})))::int as urged,
          (count(*) filter (where ${has('inspectedAt')} and (${has('recheckedAt')} or ${has('passedAt')} or ${onSpot})))::int as checked,
          (count(*) filter (where ${has('inspectedAt')} and (${has('passedAt')} or ${has('fixedAt')})))::int as right
        from matter m where ${asked} group by m.unit_id`,
    ),
  ])
  const posts = [...reach.at.values(), ...reach.below.values(), ...reach.inspects.values()].flat()
  const nearly = onlyShown('numbersOnly', posts)
  const now = house.now().getTime()
  const pointOf = (row: HazardRow) => {
    const village = known.places.get(row.village ?? '')?.point ?? null
    return nearly || isAtHome(row.type) || row.lat === null || row.lng === null
      ? village
      : { lat: row.lat, lng: row.lng }
  }
  const units = counts.map(({ unit_id: unitId, ...funnel }) => ({ unitId, ...funnel }))
  return {
    hazards: rows.slice(0, AT_MOST).map(row => ({
      id: row.id,
      code: printedCode(row.code),
      type: row.type,
      stage: stageOf(row.state)!,
      late: row.closed_at === null && row.next_due !== null && row.next_due.getTime() <= now,
      village: row.village,
      unitId: row.unit_id,
      point: pointOf(row),
      dueOn: row.due_on,
      openedOn: dayOf(row.opened_at, known.tz),
    })),
    more: rows.length > AT_MOST,
    units,
    all: summed(units),
  }
}

const has = (name: string) => sql`m.details ? ${sql.lit(name)}`
const onSpot = sql`(${has('fixedAt')} and m.details ->> 'route' = 'on_spot')`

const steps = ['reported', 'seen', 'responsible', 'urged', 'checked', 'right'] as const
const summed = (funnels: readonly Funnel[]): Funnel =>
  Object.fromEntries(steps.map(step => [step, funnels.reduce((sum, one) => sum + one[step], 0)])) as Funnel
