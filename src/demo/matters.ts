import pg from 'pg'
import { addDays } from '../clock/day.ts'
import { dayOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { numberAll } from '../journal/feed.ts'
import { shippedDivisions } from '../places/divisions.ts'
import { derivedId } from '../platform/ids.ts'
import { wellKnown } from './bureau.ts'
import type { Progress } from './load.ts'
import { demoPhotos } from './photos.ts'
import { bureauId, planBureau } from './plan.ts'
import { lastOfStory, playStory } from './story/play-story.ts'
import { simulate, stageFor } from './year/simulate.ts'

const SEED = 'demo'
/**
 * How many come in where: enough that the figures of the visitor's town and county mean something and those of the others are there,
 * few enough that nobody waits for them.
 */
const PAST = { city: 220, county: 170, town: 150, days: 60 }
const COUNTY = '371702'
const TOWN = '371702001'

/**
 * What a visitor finds: the last weeks of the city, of one county and one town above all, and a station's desks this morning. As of the
 * day on which the demo was made, so that a loading that was cut is taken up where it was: what was done is not done again.
 */
export async function loadMatters(
  house: House,
  progress: Progress,
  { city, county, town, days } = PAST,
): Promise<void> {
  if (await isLoaded(house)) return
  const { rows } = await house.pool.query<{ made_at: Date }>('select made_at from deployment')
  const now = rows[0]!.made_at
  const photos = await demoPhotos(house)
  const quick = unhurried(house.pool)
  const hands = { house: { ...house, pool: quick }, bureauId, seed: SEED, photos }
  try {
    const from = addDays(dayOf(now, 'Asia/Shanghai'), -days)
    const weeks = { ...hands, from, until: now }
    const parts = [
      { seed: SEED, count: city },
      { seed: `${SEED}, the county`, count: county, within: COUNTY, laneBy: TOWN.length },
      { seed: `${SEED}, the town`, count: town, within: TOWN },
    ]
    const refusals = new Set<string>()
    let before = 0
    for (const part of parts) {
      const told = before
      const { refused } = await simulate({
        ...weeks,
        ...part,
        progress: (done, of) => progress(told + Math.round((done / of) * part.count), city + county + town),
      })
      for (const what of Object.keys(refused)) refusals.add(what)
      before += part.count
    }
    // All that is past was told in its time: only what comes now goes out.
    await numberAll(house.pool)
    await passOver(house)
    const { stage, refused } = await stageFor(hands)
    await playStory(stage, { villages: villagesOfVisitor(), now })
    for (const what of Object.keys(refused)) refusals.add(what)
    for (const what of refusals) house.log.warn({ what }, 'a scene of the demo was refused')
  } finally {
    await quick.end()
  }
  await house.pool.query('analyze')
}

async function isLoaded({ pool }: House): Promise<boolean> {
  // Under this id the one signs who reported it (actors.ts).
  const reporter = derivedId(bureauId, derivedId(SEED, lastOfStory, -1), 'reporter')
  const { rowCount } = await pool.query('select from matter where bureau_id = $1 and opened_by = $2 limit 1', [
    bureauId,
    reporter,
  ])
  return rowCount !== 0
}

/** A connection that need not wait for the disk after each act: cut off, the last of them are made once more. */
const unhurried = ({ options }: pg.Pool): pg.Pool =>
  new pg.Pool({ ...options, max: 8, options: '-c synchronous_commit=off' })

/** Those who read the feed to tell people begin behind it. */
export async function passOver({ pool }: Pick<House, 'pool'>, bureau = bureauId): Promise<void> {
  await pool.query(
    `insert into reader (bureau_id, name, pos)
     select bureau_id, 'notices:outbox', max(pos) from feed where bureau_id = $1 group by bureau_id
     on conflict (bureau_id, name) do update set pos = greatest(reader.pos, excluded.pos)`,
    [bureau],
  )
}

/** The beat of the officer whom a visitor may be. */
function villagesOfVisitor(): string[] {
  const [, number] = wellKnown.find(([post]) => post === 'beat_officer')!
  return planBureau(shippedDivisions()).beats.find(({ officer }) => officer === number)!.villages
}
