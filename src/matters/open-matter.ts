import type { Fault } from '../kinds/faults.ts'
import { kindNamed } from '../kinds/index.ts'
import { type Kind, type Move, opensDirectly } from '../kinds/kind.ts'
import { inWgs84 } from '../places/datum.ts'
import { placeCodes, type Where } from '../places/find-place.ts'
import { hasFallenBehind } from '../platform/editions.ts'
import { pooledChance, uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { postsHere, postsOf, signsOpening, unitOf } from './actors.ts'
import { again } from './again.ts'
import { type Answer, type Hands, record } from './answer.ts'
import type { Asker } from './asker.ts'
import { checkSays, type Named } from './check.ts'
import { type Command, checkEnvelope } from './command.ts'
import type { Act } from './draft.ts'
import { keysOfFiles } from './evidence.ts'
import { isInTheOpen } from './in-the-open.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'
import { placed } from './land.ts'
import type { Matter } from './matter.ts'
import { draftOpening } from './opening.ts'
import { assertFaultless, notIn, staysApart, unknownStaff } from './refused.ts'
import { reporterOf } from './reporter.ts'
import { shelfOf } from './shelf.ts'
import { timesOf } from './times.ts'

/**
 * Opens a matter: checked, landed with somebody, its promises given, in one statement and without a question before it. Refuses
 * `unknown-kind`, `unknown-move`, `bad-input` (422, `about.faults`: all of them), what landing (landing.ts; of a place
 * `about.faults` says so too) and the rules (`about.refusals`) refuse, and `key-reused` (422). @param found what is wrong with it besides
 */
export function openMatter(
  house: Hands,
  command: Command,
  asker: Asker,
  found: readonly Fault[] = [],
): Promise<Answer> {
  const once = () => openOnce(house, command, asker, found)
  return again(house, asker.bureauId, async () => {
    try {
      return await once()
    } catch (error) {
      // Nothing has told this process that another changed who answers for what: say, while a bureau is set up.
      if (!isOfLanding(error) || !(await hasFallenBehind(house.db, asker.bureauId))) throw error
      return once()
    }
  })
}

async function openOnce(house: Hands, command: Command, asker: Asker, found: readonly Fault[]): Promise<Answer> {
  const now = house.now()
  const know = await knowledgeOf(house.db, asker.bureauId, now)
  const kind = kindNamed(command.kind ?? '')
  if (!kind) throw new Refusal(422, 'unknown-kind')
  const name = command.move ?? kind.start
  const move = Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined
  if (!move || !opensDirectly(move)) throw new Refusal(404, 'unknown-move')

  const newId = () => uuidv7(now, house.chance)
  const { faults, represented } = checkEnvelope(command, asker, know.tz, newId)
  const { faults: late, ...times } = timesOf(command, asker, now)
  const checked = checkSays(move.says, command.says, know.tz, newId)
  const { people, matters, files, says } = checked
  const wrong = [
    ...faults,
    ...late,
    ...found,
    ...checked.faults,
    ...notIn(checked.known, []),
    ...unknownStaff(know, move, checked.staff, times.at),
  ]
  // Where all else is right, landing says whether there is such a place.
  if (wrong.length > 0) assertFaultless([...wrong, ...placeFaults(know, kind, command, asker, now, wrong)])
  const commandId = command.commandId.toLowerCase()
  if (matters.length > 0) await assertThere(house, know, asker, commandId, matters, { kind, move })

  const actor = signsOpening(asker, commandId)
  const opening = { commandId, actor, recordedAt: now, chance: house.chance ?? pooledChance }
  const act: Act = { ...house, ...times, know, ...opening, files: await keysOfFiles(house, asker, commandId, checked) }
  const reporter = reporterOf(act, kind, command, asker, represented)
  const where = whereOf(command, asker)
  const drafted = opened(act, {
    kind: kind.name,
    move: name,
    says,
    posts: postsOf(asker),
    unitPath: unitOf(asker)?.unitPath,
    where,
    near: where.point,
    placeCode: where.placeCode,
    people: [...reporter.people, ...people.map(({ id, role }) => ({ id, role }))],
    said: [...reporter.said, ...people],
    vaulted: reporter.vaulted,
    files,
    links: matters.map(asLink),
    anonymous: reporter.anonymous,
    channel: command.channel ?? ({ resident: 'page', clock: 'clock', staff: 'officer' } as const)[asker.as],
    language: command.language ?? 'zh',
    word: reporter.word,
  })
  return record(house, command, asker, act, drafted)
}

/** Whatever map a point was read from: once, here. Said at a counter without a place, it is the counter's. */
function whereOf({ place = {} }: Command, asker: Asker): Where {
  const { point: read, unit, placeCode, village } = place
  const point = read && inWgs84(read, read.datum)
  return (placeCode ?? village ?? point ?? unit) === undefined
    ? { unit: unitOf(asker)?.unitId }
    : { placeCode, village, point, unit }
}

const placeFault = (code: string): Fault => ({ at: '/place', code })
const isOfPlace = (error: unknown): error is Refusal =>
  error instanceof Refusal && placeCodes.some(code => code === error.code)

const isOfLanding = (error: unknown) =>
  isOfPlace(error) || (error instanceof Refusal && error.code === 'nobody-to-land-with')

/** Beside what else is wrong: that there is no such place. Of one that is misshapen nothing more is to be said. */
function placeFaults(
  know: Knowledge,
  kind: Kind,
  command: Command,
  asker: Asker,
  now: Date,
  wrong: readonly Fault[],
): Fault[] {
  if (wrong.some(({ at }) => /^\/place(\/|$)/.test(at))) return []
  try {
    placed(know, kind, whereOf(command, asker), now.getTime())
    return []
  } catch (error) {
    if (isOfPlace(error)) return [placeFault(error.code)]
    throw error
  }
}

/** The same where the place alone is wrong, or that nobody is named: by its own code, as ever, and at its field. */
function opened(...asked: Parameters<typeof draftOpening>): ReturnType<typeof draftOpening> {
  try {
    return draftOpening(...asked)
  } catch (error) {
    if (isOfPlace(error)) throw new Refusal(error.status, error.code, { faults: [placeFault(error.code)] })
    if (!(error instanceof Refusal) || error.code !== 'not-anonymous') throw error
    throw new Refusal(error.status, error.code, {
      ...error.about,
      faults: [{ at: '/reporter', code: error.code }],
    })
  }
}

/** A field that names another matter links the two, by the field's name. */
export const asLink = ({ id, at }: Named) => ({ to: id, as: at.split('/')[2]! })

/** Only an opening that names other matters asks something first: are they there, for whoever opens it? */
async function assertThere(
  house: Hands,
  know: Knowledge,
  asker: Asker,
  commandId: string,
  named: readonly Named[],
  { kind, move }: { kind: Kind; move: Move },
) {
  const others = named.map(({ id }) => id)
  const read = await shelfOf(house).read({
    bureauId: asker.bureauId,
    matterId: null,
    commandId,
    others,
    names: false,
  })
  // Answered before: record_act gives the same answer again.
  if (read.answered) return
  const there = read.others.filter(one => mayName(house, know, asker, kind, move, one))
  const seen = new Set(there.map(({ id }) => id))
  const unseen = named.filter(({ id }) => !seen.has(id))
  assertFaultless([
    ...unseen.map(({ at }): Fault => ({ at, code: 'unknown-matter' })),
    ...staysApart(kind, move, there, named),
  ])
}

/** Whoever reports what stands in the open already may say so; of anything else they learn as little as of what is not there. */
function mayName({ suite }: Hands, know: Knowledge, asker: Asker, kind: Kind, move: Move, one: Matter): boolean {
  if (asker.as !== 'resident' || move.outcome !== 'duplicate') return postsHere(suite, know, asker, one) !== undefined
  return one.kind === kind.name && one.closedAt === null && isInTheOpen(one)
}
