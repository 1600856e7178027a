import { isDay } from '../clock/day.ts'
import type { Db } from '../platform/db.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { RowOf } from '../platform/rows-of.ts'
import { type Coverage, coverage } from './coverage.ts'
import type { PremisesSort } from './premises.ts'

export type Campaign = {
  id: string
  unitId: string
  title: string
  /** Null: premises of every sort. */
  sort: PremisesSort | null
  from: string
  to: string
}

/** Orders premises to be looked at between two days, in a unit and all under it (大排查). Refuses `bad-day`, `ends-before-it-begins`, `bad-title`, `unknown-unit` (422). */
export async function orderCampaign(
  db: Db,
  bureauId: number,
  { unitId, title, sort, from, to }: Omit<Campaign, 'id'>,
  { by, now }: { by: string; now: Date },
): Promise<string> {
  if (!isDay(from) || !isDay(to)) throw new Refusal(422, 'bad-day')
  if (to < from) throw new Refusal(422, 'ends-before-it-begins')
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P} ]{1,59}$/u.test(title)) throw new Refusal(422, 'bad-title')
  await pathOf(db, bureauId, unitId)
  const id = uuidv7(now)
  await db
    .insertInto('campaign')
    .values({ bureau_id: bureauId, id, unit_id: unitId, title, sort, from_day: from, to_day: to, ordered_by: by })
    .execute()
  return id
}

/** Campaigns that a unit takes part in on a day: its own and those of the units above. */
export async function campaignsOn(db: Db, bureauId: number, unitId: string, day: string): Promise<Campaign[]> {
  const path = await pathOf(db, bureauId, unitId)
  const rows = await db
    .selectFrom('campaign as c')
    .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 'c.bureau_id').onRef('u.id', '=', 'c.unit_id'))
    .select(['c.id', 'c.unit_id', 'c.title', 'c.sort', 'c.from_day', 'c.to_day', 'u.path'])
    .where('c.bureau_id', '=', bureauId)
    .where('c.from_day', '<=', day)
    .where('c.to_day', '>=', day)
    .orderBy('c.to_day')
    .execute()
  return rows.filter(row => path.startsWith(row.path)).map(campaignOf)
}

/** Which premises were looked at and which not yet, by station: places are counted, officers never. */
export async function coverageOf(db: Db, bureauId: number, campaignId: string): Promise<Coverage> {
  const row = await db
    .selectFrom('campaign')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('id', '=', campaignId)
    .executeTakeFirst()
  if (!row) throw new Refusal(404, 'no-such-campaign')
  const campaign = campaignOf(row)
  const path = await pathOf(db, bureauId, campaign.unitId)
  let question = db
    .selectFrom('premises as p')
    .innerJoin('beat_place as bp', join =>
      join.onRef('bp.bureau_id', '=', 'p.bureau_id').onRef('bp.village_code', '=', 'p.village_code'),
    )
    .innerJoin('beat as b', join => join.onRef('b.bureau_id', '=', 'bp.bureau_id').onRef('b.id', '=', 'bp.beat_id'))
    .innerJoin('unit as u', join => join.onRef('u.bureau_id', '=', 'b.bureau_id').onRef('u.id', '=', 'b.unit_id'))
    .select(['p.id', 'p.village_code as village', 'u.id as unitId'])
    .where('p.bureau_id', '=', bureauId)
    .where('p.closed_on', 'is', null)
    .where(eb => eb.fn('starts_with', ['u.path', eb.val(path)]), '=', true)
  if (campaign.sort) question = question.where('p.sort', '=', campaign.sort)
  const premises = (await question.orderBy('p.id').execute()) as { id: string; village: string; unitId: string }[]
  const checks = await db
    .selectFrom('premises_check')
    .select(['premises_id', 'on_day'])
    .where('bureau_id', '=', bureauId)
    .where('on_day', '>=', campaign.from)
    .where('on_day', '<=', campaign.to)
    .execute()
  return coverage(
    premises,
    checks.map(check => ({ premisesId: check.premises_id, day: check.on_day })),
    campaign,
  )
}

async function pathOf(db: Db, bureauId: number, unitId: string): Promise<string> {
  const unit = await db
    .selectFrom('unit')
    .select('path')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (!unit) throw new Refusal(422, 'unknown-unit')
  return unit.path
}

const campaignOf = (
  row: Pick<RowOf<'campaign'>, 'id' | 'unit_id' | 'title' | 'sort' | 'from_day' | 'to_day'>,
): Campaign => ({
  id: row.id,
  unitId: row.unit_id,
  title: row.title,
  sort: row.sort as Campaign['sort'],
  from: row.from_day,
  to: row.to_day,
})
