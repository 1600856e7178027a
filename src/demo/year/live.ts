import { addDays } from '../../clock/day.ts'
import { dayOf, isoAt } from '../../clock/zone.ts'
import type { House } from '../../house.ts'
import { act } from '../../matters/act.ts'
import type { Answer } from '../../matters/answer.ts'
import { type Asker, staff } from '../../matters/asker.ts'
import { type Shelf, shelfOf } from '../../matters/shelf.ts'
import { personById } from '../../people/who-is-who.ts'
import { derivedId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { castOf } from './cast.ts'
import { bytesOf, diceOf } from './dice.ts'
import type { Moment, Play, Step } from './script.ts'

type Hands = Pick<House, 'db' | 'pool' | 'suite' | 'keyring'> & { shelf?: Shelf }

/** What everybody who plays needs to know. */
export type Stage = {
  house: Hands
  bureauId: number
  tz: string
  seed: string
  cast: ReturnType<typeof castOf>
  /** Hashes of pictures that are there. */
  photos: readonly string[]
  /** Told of what the rules did not let be done. */
  refused: (what: string) => void
  count: { acts: number }
}

/** A matter that is being played: where it stands, and what comes next. */
export type Live = {
  kind: string
  key: string
  n: number
  id: string
  unit: string
  owner: string
  from: string
  village: string
  word: string | undefined
  steps: readonly Step[]
  /** Which step is next. */
  no: number
  /** When the last one was made, and when each move was. */
  at: number
  made: Map<string, number>
}

const MINUTE = 60_000

/** Opens a matter; undefined where it was refused. */
export async function open(
  stage: Stage,
  { kind, opening, steps }: Play & { kind: string },
  { key, n, at, village }: { key: string; n: number; at: number; village: string },
): Promise<Live | undefined> {
  const { by, says, ...said } = opening
  const unit = stage.cast.unitOf(village)?.id ?? ''
  const live: Live = {
    kind,
    key,
    n,
    at,
    village,
    unit,
    id: '',
    owner: '',
    from: '',
    word: opening.reporter?.word,
    steps,
    no: 0,
    made: new Map(),
  }
  const first = { by, at, no: -1 }
  const answer = await make(stage, live, first, m => ({ ...said, kind, says: says(m), place: { village } }))
  return answer && Object.assign(live, placed(answer))
}

/** Makes the next step; answers the matters that go on besides, or undefined where it ended here. */
export async function play(stage: Stage, live: Live, at: number): Promise<Live[] | undefined> {
  const step = live.steps[live.no]!
  const no = live.no++
  const answer = await make(stage, live, { by: step.by, at, no }, m => ({
    matterId: live.id,
    move: step.move,
    says: step.says?.(m) ?? {},
  }))
  if (!answer) return undefined
  live.at = at
  live.made.set(step.move, at)
  Object.assign(live, placed(answer))
  const [opened] = answer.opened ?? []
  if (!opened || !step.goesOn) return []
  const { goesOn } = step
  const row = { kind: opened.kind, ...(await where(stage, opened.id)) }
  const from = { key: `${live.key}/${no}`, n: live.n, village: live.village, word: live.word, from: live.id }
  return [{ ...from, ...row, steps: goesOn.steps, no: 0, at, made: new Map() }]
}

const placed = ({ id, unit, owner }: Answer) => ({ id, unit, owner })

async function where({ house, bureauId }: Stage, id: string): Promise<{ id: string; unit: string; owner: string }> {
  const { matter } = await shelfOf(house).read({ bureauId, matterId: id, commandId: id, others: [], names: false })
  return { id, unit: matter!.unitId, owner: matter!.ownerId }
}

type Who = { by: Step['by']; at: number; no: number }

async function make(
  stage: Stage,
  live: Live,
  { by, at, no }: Who,
  command: (m: Moment) => object,
): Promise<Answer | undefined> {
  const now = new Date(at)
  const asker = await askerFor(stage, live, by, now)
  const refused = (why: string) => {
    stage.refused(`${live.kind}.${live.steps[no]?.move ?? 'opening'}: ${why}`)
    return undefined
  }
  if (!asker) return refused('nobody holds that post')
  const self = asker.as === 'staff' ? asker.person.id : ''
  const chance = bytesOf(stage.seed, live.key, no)
  const commandId = derivedId(stage.seed, live.key, no)
  const said = command(momentOf(stage, live, self, at, no))
  stage.count.acts++
  try {
    return await act({ ...stage.house, now: () => now, chance }, { commandId, ...said } as never, asker)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const about = error.about['refusals'] ?? error.about['faults']
    return refused(`${error.code} ${JSON.stringify(about ?? '')}`)
  }
}

async function askerFor(
  { house, bureauId, cast }: Stage,
  live: Live,
  by: Step['by'],
  now: Date,
): Promise<Asker | undefined> {
  if (by === 'clock') return { as: 'clock', bureauId }
  if (by === 'resident')
    return { as: 'resident', bureauId, ...(live.id && { holds: { matterId: live.id, n: 1, word: live.word } }) }
  const id = cast.find(live.unit, by, now.getTime(), { n: live.n, prefer: live.owner })
  const person = id && (await personById(house.db, bureauId, id, now))
  return person ? staff(person) : undefined
}

function momentOf({ tz, cast, photos, seed }: Stage, live: Live, self: string, at: number, no: number): Moment {
  const iso = (minutes: number) => isoAt(at + Math.round(minutes) * MINUTE, tz)
  const dice = diceOf(seed, live.key, 'said', no)
  const today = dayOf(new Date(at), tz)
  return {
    now: iso(0),
    ago: minutes => iso(-minutes),
    ahead: iso,
    day: days => addDays(today, days),
    ref: series => `${series}〔${today.slice(0, 4)}〕${1 + dice.below(9000)}号`,
    photo: () => [dice.pick(photos)],
    another: (...posts) => cast.find(live.unit, posts, at, { n: live.n + 1, not: self }) ?? '',
    self,
    owner: live.owner,
    id: live.id,
    from: live.from,
  }
}
