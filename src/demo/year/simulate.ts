import { addDays, type Day } from '../../clock/day.ts'
import { dayOf, startOfDay } from '../../clock/zone.ts'
import type { Post } from '../../kinds/posts.ts'
import { whoAnswers } from '../../places/who-answers.ts'
import { invent } from '../names.ts'
import { type Arrival, arrivals } from './arrivals.ts'
import { castOf } from './cast.ts'
import { type Dice, diceOf } from './dice.ts'
import { type Live, open, play, type Stage } from './live.ts'
import { inOffice } from './office.ts'
import { badDays, lateSteps, rated, type Simulated } from './rhythm.ts'
import type { Play, Step, Writing } from './script.ts'
import { soon } from './script.ts'
import { smallCase } from './scripts/case.ts'
import { clue } from './scripts/clue.ts'
import { callBack, conduct } from './scripts/conduct.ts'
import { dispute } from './scripts/dispute.ts'
import { hazard } from './scripts/hazard.ts'
import { service } from './scripts/service.ts'

export type Ask = Pick<Stage, 'house' | 'bureauId' | 'seed' | 'photos'> & {
  from: Day
  /** Nothing happens after this moment: what is under way then stays so. */
  until: Date
  /** Matters that come in. */
  count: number
  /** How many at once; each county is played by itself, in the order of time, so that the same seed gives the same numbers. */
  atOnce?: number
  /** Only in places whose code begins so. */
  within?: string
  /** How much of a place's code stands for those who are played together: six digits are a county, nine a town. */
  laneBy?: number
  /** Plays a lane in its own way; false where it lies there already. As it is, each act is recorded by itself. */
  laid?: (stage: Stage, play: (stage: Stage) => Promise<void>) => Promise<boolean>
  progress: (done: number, of: number) => void
}
const COUNTY = 6

const eachByItself: NonNullable<Ask['laid']> = async (stage, play) => {
  await play(stage)
  return true
}

export type Simulation = {
  opened: number
  acts: number
  /** What the rules did not let be done, and how often: of a script that is right, nothing. */
  refused: Record<string, number>
}

const scripts: Record<Simulated, (writing: Writing) => Play> = {
  case: smallCase,
  dispute,
  hazard,
  service,
  clue,
  conduct,
}
const MINUTE = 60_000

/** Who plays, and where. */
export async function stageFor({
  house,
  bureauId,
  seed,
  photos,
}: Pick<Stage, 'house' | 'bureauId' | 'seed' | 'photos'>) {
  const known = await whoAnswers(house.db, bureauId)
  const refused: Record<string, number> = {}
  const stage: Stage = {
    house,
    bureauId,
    tz: known.tz,
    seed,
    photos,
    cast: castOf(known),
    count: { acts: 0 },
    refused: what => {
      refused[what] = (refused[what] ?? 0) + 1
    },
  }
  return { stage, refused, villages: [...known.beatOf.keys()].sort() }
}

/** A year of small matters through the one door, by the clocks and the ids of the seed (R40). */
export async function simulate(ask: Ask): Promise<Simulation> {
  const { from, until, count, progress, atOnce = 8, within = '', laneBy = COUNTY, laid = eachByItself } = ask
  const { stage, refused, villages } = await stageFor(ask)
  const day = addDays(dayOf(new Date(until.getTime() - 1), stage.tz), 1)
  const there = villages.filter(code => code.startsWith(within))
  const all = arrivals({ seed: ask.seed, tz: stage.tz, from, until: day, count, villages: there })
  const coming = all.filter(({ at }) => at < until.getTime())
  const lanes = [...Map.groupBy(coming, ({ village }) => village.slice(0, laneBy)).values()]
  lanes.sort((a, b) => b.length - a.length)
  let opened = 0
  let passed = 0
  const told = () => progress(++opened + passed, coming.length)
  const waiting = lanes.values()
  // When one stops, because somebody asked it to or something broke, the others end what they are at before it is told.
  const stop = new AbortController()
  const workers = Array.from({ length: atOnce }, async () => {
    for (const lane of waiting)
      if (!(await playLane({ stage, lane, until: until.getTime(), told, laid }, stop))) passed += lane.length
  })
  const ended = await Promise.allSettled(workers)
  const broken = ended.find(one => one.status === 'rejected')
  if (broken) throw broken.reason
  return { opened, acts: stage.count.acts, refused }
}

type Told = () => void
type Lane = { stage: Stage; lane: readonly Arrival[]; until: number; told: Told; laid: NonNullable<Ask['laid']> }

/** Everything that happens in one county, in the order of time. */
async function playLane({ stage, lane, until, told, laid }: Lane, stop: AbortController): Promise<boolean> {
  const goOn = () => {
    stop.signal.throwIfAborted()
    told()
  }
  try {
    return await laid(stage, stage => playInOrder(stage, lane, until, goOn))
  } catch (why) {
    stop.abort(why)
    throw why
  }
}

async function playInOrder(stage: Stage, lane: readonly Arrival[], until: number, told: Told): Promise<void> {
  const next: { at: number; live: Live }[] = []
  const queue = (live: Live) => {
    const step = live.steps[live.no]
    const at = step && timeFor(stage, live, step)
    if (at === undefined || at >= until) return
    // What is to come is short; the latest stands first.
    let place = next.length
    while (place > 0 && next[place - 1]!.at < at) place--
    next.splice(place, 0, { at, live })
  }
  const playUntil = async (time: number) => {
    while (next.length > 0 && next.at(-1)!.at <= time) {
      const { at, live } = next.pop()!
      const besides = await play(stage, live, at)
      if (!besides) continue
      queue(live)
      for (const other of besides) queue(other)
    }
  }
  for (const arrival of lane) {
    await playUntil(arrival.at)
    const { n, at, village } = arrival
    const live = await open(stage, written(stage, arrival), { key: String(n), n, at, village })
    if (live) queue(live)
    told()
  }
  await playUntil(until)
}

/** When the next step is made: so many minutes after the last, in office hours where it is office work. */
function timeFor({ tz, seed }: Stage, live: Live, step: Step): number {
  const spread = diceOf(seed, live.key, 'spread', live.no).next()
  const after = live.at + Math.max(1, Math.round(step.after)) * MINUTE
  if (step.onDay) {
    const { since, days, hour } = step.onDay
    const day = addDays(dayOf(new Date(live.made.get(since) ?? live.at), tz), days)
    return Math.max(after, startOfDay(day, tz).getTime() + Math.round(hour * 60) * MINUTE)
  }
  if (!step.office) return after
  const windows = (step.by as readonly Post[]).includes('window_clerk')
  return inOffice(after, tz, { weekend: !windows, spread })
}

/** The whole life of a matter, decided when it comes in. */
function written({ seed, tz }: Stage, { n, at, kind, village, badDay }: Arrival) {
  const dice = diceOf(seed, 'matter', n)
  // Some stations are slower than others.
  const pace = 0.5 + diceOf(seed, 'station', village.slice(0, 9)).next()
  const late = lateSteps * pace * (badDay ? badDays.late : 1)
  const writing: Writing = {
    dice,
    open: inOffice(at, tz, { weekend: false, spread: 0 }) === at,
    person: () => {
      const { name, phone } = invent(dice, { women: 0.5, old: 0.6 })
      return { name, phone }
    },
    within: minutes => (dice.share(late) ? minutes * dice.between(1.4, 4) : minutes * dice.between(0.08, 0.9)),
    rating: () => rating(dice, () => callBack(writing)),
  }
  return { kind, ...scripts[kind](writing) }
}

function rating(dice: Dice, script: () => Step['goesOn']): Step[] {
  if (!dice.share(rated.share)) return []
  const stars = 5 - dice.place(rated.stars)
  const step = soon(dice.between(30, 60 * 60), 'resident', 'rate', () => ({ stars, aboutPerson: false }))
  return [{ ...step, ...(stars <= 2 && { goesOn: script()! }) }]
}
