import { DAY, dayOf, isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { type Known, keyOf, type Owed, roundsOwed } from '../kinds/round/plan.ts'
import { isOn } from '../places/taking.ts'
import { everyBureau } from '../platform/every-bureau.ts'
import { derivedId } from '../platform/ids.ts'
import type { Refusal } from '../platform/refusal.ts'
import { act } from './act.ts'
import type { Hands } from './answer.ts'
import type { Asker } from './asker.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import { openMatter } from './open-matter.ts'
import { unlessRefused } from './unless-refused.ts'

type Rooms = Hands & Pick<House, 'log'>
type Limits = {
  /** Only in this unit and those under it, by its id. */
  within?: string | undefined
  /** So many at one time; the rest follow the next time. */
  most?: number
}

/** Every bureau's, one after another. Answers how many rounds it asked to be opened. */
export function openAllRounds(house: Rooms, limits: Limits = {}): Promise<number> {
  return everyBureau(house.pool, bureauId => openRounds(house, bureauId, limits))
}

/**
 * Opens the rounds that a bureau owes (R34), each with the officer of the beat or the chief of the station, and takes back
 * those to people who do not want to be visited any more. Its commands are derived: two at once, or one that was stopped
 * and begins again, open each once.
 */
export async function openRounds(house: Rooms, bureauId: number, { within, most = 200 }: Limits = {}): Promise<number> {
  const now = house.now()
  const know = await knowledgeOf(house.db, bureauId, now)
  const clock: Asker = { as: 'clock', bureauId }
  const refused =
    (what: string) =>
    ({ code, about }: Refusal) =>
      house.log.error({ code, about, what }, 'a round was refused')
  const { known, over, unwanted, villageOf } = await gather(house, know, now, within)
  for (const matterId of unwanted) {
    const commandId = derivedId('not-any-more', bureauId, matterId)
    const withdraw = () => act(house, { commandId, matterId, move: 'withdrawConsent', says: {} }, clock)
    await unlessRefused(withdraw, refused(matterId))
  }
  // What was made, or called off, today is not asked for again today.
  const owed = roundsOwed(known).filter(({ key }) => !over.has(key) || dayOf(over.get(key)!, know.tz) !== known.today)
  for (const { key, since, where, says } of owed.slice(0, most)) {
    const commandId = derivedId('round', bureauId, key, since, over.get(key) ?? 'first')
    const area = 'beat' in where ? where.beat : where.station
    const place = placeOf(know, where, villageOf)
    const plan = { commandId, kind: 'round', move: 'plan', says: { ...says, area }, place }
    await unlessRefused(() => openMatter(house, plan, clock), refused(key))
  }
  return Math.min(owed.length, most)
}

function placeOf({ known }: Knowledge, where: Owed['where'], villageOf: ReadonlyMap<string, string>) {
  if ('station' in where) return { unit: where.station }
  const village = villageOf.get(where.beat)
  return village === undefined ? { unit: known.beats.get(where.beat)!.unitId } : { village }
}

/** What `roundsOwed` wants to know, by four questions; the beats and stations come from memory. */
async function gather({ db, pool }: Rooms, know: Knowledge, now: Date, within: string | undefined) {
  const { bureauId, tz } = know
  const { units, beats, beatOf, posts } = know.known
  const today = dayOf(now, tz)
  const root = within === undefined ? '/' : units.get(within)?.path
  const isIn = (unitId: string) => root !== undefined && units.get(unitId)!.path.startsWith(root)
  const walked = [...beats.values()].filter(
    ({ unitId, holders }) => isIn(unitId) && holders.some(days => isOn(today, days)),
  )
  const mine = new Set(walked.map(({ id }) => id))
  const stations = [...units.values()].filter(({ id, sort }) => sort === 'station' && isIn(id))
  const led = stations.filter(({ id }) =>
    posts.get(id)?.some(held => held.post === 'station_chief' && isOn(today, held)),
  )
  const ledIds = new Set(led.map(({ id }) => id))
  const [rounds, premises, visits, shifts] = await Promise.all([
    pool.query<{ key: string; open: boolean; last: Date | null; ids: string[] }>({
      name: 'rounds-so-far',
      text: roundsSoFar,
      values: [bureauId, new Date(now.getTime() - 2 * DAY).toISOString()],
    }),
    db
      .selectFrom('premises')
      .select(['id', 'village_code', 'sort', 'last_check', 'next_check'])
      .where('bureau_id', '=', bureauId)
      .where('closed_on', 'is', null)
      .execute(),
    db
      .selectFrom('asked_visit')
      .select(['id', 'beat_id', 'consent_at'])
      .where('bureau_id', '=', bureauId)
      .where('withdrawn_at', 'is', null)
      .execute(),
    db
      .selectFrom('roster')
      .select(['unit_id', 'from_at'])
      .distinct()
      .where('bureau_id', '=', bureauId)
      .where('post', '=', 'duty_officer')
      .where('from_at', '>', now)
      .where('from_at', '<=', new Date(now.getTime() + DAY))
      .execute(),
  ])
  const last = rounds.rows.flatMap(row => (row.last ? [[row.key, isoAt(row.last.getTime(), tz)] as const] : []))
  const wanted = new Set(visits.map(row => keyOf('visit', row['id'])))
  const over: ReadonlyMap<string, string> = new Map(last)
  const known: Known = {
    today,
    now: isoAt(now.getTime(), tz),
    beats: [...mine].sort(),
    stations: [...ledIds].sort(),
    premises: premises.flatMap(row => {
      const beat = beatOf.get(row['village_code'])
      if (beat === undefined || !mine.has(beat)) return []
      return [{ id: row['id'], beat, sort: row['sort'], lastCheck: row['last_check'], nextCheck: row['next_check'] }]
    }),
    visits: visits
      .filter(row => mine.has(row['beat_id']))
      .map(row => ({ id: row['id'], beat: row['beat_id'], since: isoAt(row['consent_at'].getTime(), tz) })),
    shifts: shifts
      .filter(row => ledIds.has(row['unit_id']))
      .map(row => {
        const startsAt = isoAt(row['from_at'].getTime(), tz)
        return { id: derivedId('shift', row['unit_id'], startsAt), station: row['unit_id'], startsAt }
      }),
    open: new Set(rounds.rows.filter(({ open }) => open).map(({ key }) => key)),
    last: over,
  }
  const unwanted = rounds.rows.flatMap(({ key, ids }) => (key.startsWith('visit:') && !wanted.has(key) ? ids : []))
  const villageOf = new Map([...beatOf].sort(([a], [b]) => (a < b ? 1 : -1)).map(([village, beat]) => [beat, village]))
  return { known, over, unwanted, villageOf }
}

/** By key (plan.ts): is one open, which, and when was the last one over. A shift comes once, so those of old days are left. */
const roundsSoFar = `
select (details ->> 'sort') || ':' || coalesce(details ->> 'visit', details ->> 'shift', details ->> 'area',
    (case when details ->> 'sort' = 'public_list' then unit_id else coalesce(beat_id, unit_id) end)::text) as key,
  bool_or(closed_at is null) as open, max(closed_at) as last,
  coalesce(array_agg(id) filter (where closed_at is null), '{}') as ids
from matter
where bureau_id = $1 and kind = 'round' and details ->> 'sort' <> 'campaign'
  and (closed_at is null or details ->> 'sort' <> 'shift_check' or closed_at > $2)
group by 1`
