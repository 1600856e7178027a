import { sql } from 'kysely'
import { isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { printedCode } from '../kinds/printed-code.ts'
import type { Words } from '../kinds/words.ts'
import { measuresOf } from '../matters/knowledge.ts'
import { reachOf } from '../matters/reach.ts'
import { ask } from '../matters/statement.ts'
import { visibleTo } from '../matters/visible-to.ts'
import type { Person } from '../people/who-is-who.ts'
import type { Unit, WhoAnswers } from '../places/who-answers.ts'
import { Refusal } from '../platform/refusal.ts'
import type { RowOf } from '../platform/rows-of.ts'
import type { Bureau, Sight } from './answer.ts'
import { LEAST } from './cells.ts'
import type { Period } from './period.ts'
import { type Rate, rateOf } from './rate.ts'
import { type Sum, sumsOf } from './sums.ts'

type Rooms = Pick<House, 'db' | 'pool' | 'now'>

/** Of those that were due: kept in time, kept or ended after it, and still open. */
export type Kept = Rate & { late: number; open: number }
export type PromiseTable = {
  /** The unit whose table it is; null: the bureau's own. */
  of: { code: string; name: Words } | null
  /** What stands right below it and is in sight: counties, or stations. */
  units: { code: string; name: Words }[]
  measures: { id: string; title: Words; all: Kept; cells: Kept[]; badlyDesigned: boolean }[]
}

/**
 * Every measure by the units below one, of the promises that were due in a period: from the sums alone. Refuses `no-such-unit`,
 * also for one that is not in sight.
 */
export async function promiseTable(
  house: Rooms,
  known: WhoAnswers,
  bureau: Bureau,
  period: Period,
  { behind, units: mine }: Sight,
  within?: string,
): Promise<PromiseTable> {
  const all = [...known.units.values()]
  const seen = mine === undefined ? all : all.filter(({ id }) => mine.includes(id))
  const top = within === undefined ? highest(seen) : seen.find(({ code }) => code === within)
  if (!top) throw new Refusal(404, 'no-such-unit')
  const below = seen
    .filter(one => one.parentId === top.id && (one.sort === 'county' || one.sort === 'station'))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const inside = seen.filter(({ path }) => path.startsWith(top.path)).map(({ id }) => id)
  const until = Math.min(period.to, house.now().getTime())
  const sums = await sumsOf(house.pool, {
    ...bureau,
    series: ['promise'],
    behind,
    by: ['measure', 'unit'],
    period: { from: period.from, to: Math.max(period.from, until) },
    units: inside,
  })
  const { measures } = await measuresOf(house.db, bureau.bureauId)
  const inForce = new Map(measures.on(dayText(until, bureau.tz)).map(({ id, title }) => [id, title]))
  const ids = [...new Set([...inForce.keys(), ...sums.map(({ cell }) => cell[0]!)])].sort()
  const byMeasure = Map.groupBy(sums, ({ cell }) => cell[0]!)
  return {
    of: top.parentId === null ? null : nameOf(top),
    units: below.map(nameOf),
    measures: ids.map(id => {
      const here = byMeasure.get(id) ?? []
      const cells = below.map(({ path }) =>
        keptOf(here.filter(({ cell }) => known.units.get(cell[1]!)?.path.startsWith(path))),
      )
      const title = inForce.get(id) ?? measures.last(id)?.title ?? { zh: id, en: id }
      return { id, title, all: keptOf(here), cells, badlyDesigned: isBadlyDesigned(cells) }
    }),
  }
}

const nameOf = ({ code, nameZh, nameEn }: Unit) => ({ code, name: { zh: nameZh, en: nameEn } })
const dayText = (at: number, tz: string) => isoAt(at, tz).slice(0, 10)
const highest = (units: readonly Unit[]) => [...units].sort((a, b) => a.path.length - b.path.length)[0]

function keptOf(sums: readonly Sum[]): Kept {
  const count = (came: string) => sums.reduce((n, sum) => n + (sum.came === came ? sum.n : 0), 0)
  const [kept, late, open] = [count('kept'), count('late'), count('open')]
  return { ...rateOf(kept, kept + late + open), late, open }
}

/** Of at least so many places one can say that it fails everywhere. */
const PLACES = 3

/**
 * A promise that is missed everywhere is badly designed, not badly kept (domain §4): in every place with ten or more of them, and
 * in three at least, fewer than half were kept. Of fewer nobody can say.
 */
export function isBadlyDesigned(cells: readonly Rate[]): boolean {
  const told = cells.filter(({ n }) => n >= LEAST)
  return told.length >= PLACES && told.every(({ k, n }) => k * 2 < n)
}

export type Missed = {
  matterId: string
  code: string
  kind: string
  state: string
  unitId: string
  village: string | null
  due: string
  /** When it was kept after all. */
  metAt: string | null
  /** How it was missed: kept late, ended without being kept, or still open. */
  came: 'late' | 'ended' | 'open'
  pauses: { reason: string; from: string; to: string | null }[]
}

type MissedRow = Pick<RowOf<'matter'>, 'id' | 'code' | 'kind' | 'state' | 'village'> &
  Pick<RowOf<'promise'>, 'due' | 'met_at' | 'void_at'> & {
    unit_id: string
    pauses: { reason: string; from: string; to?: string }[]
  }

const AT_MOST = 200

/** The promises behind the misses of a cell that somebody may see, the latest first: by the same lines from which it was counted. */
export async function missedOf(
  house: Pick<House, 'db' | 'pool' | 'now'>,
  known: WhoAnswers,
  person: Person,
  { from, to }: Period,
  { behind, units }: Sight,
  { measure, within }: { measure: string; within?: string | undefined },
): Promise<{ missed: Missed[]; more: boolean }> {
  const until = new Date(Math.max(from, Math.min(to, house.now().getTime())))
  const path = within === undefined ? '/' : [...known.units.values()].find(({ code }) => code === within)?.path
  if (path === undefined) throw new Refusal(404, 'no-such-unit')
  const rows = await ask(
    house,
    sql<MissedRow>`select m.id, m.code, m.kind, m.state, c.unit_id, m.village, p.due, p.met_at, p.void_at, p.pauses
      from counted c
      join unit u on u.bureau_id = c.bureau_id and u.id = c.unit_id and starts_with(u.path, ${path})
      join matter m on m.bureau_id = c.bureau_id and m.id = c.matter_id and ${visibleTo(reachOf(known, person))}
      join promise p on p.bureau_id = c.bureau_id and p.matter_id = c.matter_id and p.measure = c.measure and p.due = c.at
        and (p.late or (p.met_at is null and p.void_at is null))
      where c.bureau_id = ${person.bureauId} and c.series = 'promise' and c.measure = ${measure} and c.came in ('late', 'open')
        and c.behind = any(${[...behind]}::text[]) and c.at >= ${new Date(from)} and c.at < ${until}
        ${units === undefined ? sql`` : sql`and c.unit_id = any(${[...units]}::uuid[])`}
      order by p.due desc, m.id, p.no limit ${AT_MOST + 1}`,
  )
  const iso = (at: Date | null) => (at === null ? null : isoAt(at.getTime(), known.tz))
  return {
    missed: rows.slice(0, AT_MOST).map(row => ({
      matterId: row.id,
      code: printedCode(row.code),
      kind: row.kind,
      state: row.state,
      unitId: row.unit_id,
      village: row.village,
      due: iso(row.due)!,
      metAt: iso(row.met_at),
      came: row.met_at !== null ? 'late' : row.void_at !== null ? 'ended' : 'open',
      pauses: row.pauses.map(({ reason, from: since, to: end }) => ({ reason, from: since, to: end ?? null })),
    })),
    more: rows.length > AT_MOST,
  }
}
