import { isoAt } from '../clock/zone.ts'
import type { Fault } from '../kinds/faults.ts'
import { kindNamed } from '../kinds/index.ts'
import { isOpening, type Kind, type Move, type Seen } from '../kinds/kind.ts'
import { withoutApart } from '../kinds/says.ts'
import { landingAmong } from '../places/landing.ts'
import { noteEditions } from '../platform/editions.ts'
import { isId, pooledChance, uuidv7 } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { postsHere, signsAs, unitOf } from './actors.ts'
import { again } from './again.ts'
import { type Answer, type Hands, isSameBody, record, told } from './answer.ts'
import type { Asker } from './asker.ts'
import { doBesides, withSlot } from './besides.ts'
import { type Checked, checkSays } from './check.ts'
import { type Command, checkEnvelope } from './command.ts'
import { type Act, draft, postFor } from './draft.ts'
import { assertNotEnough } from './enough.ts'
import { keysOfFiles } from './evidence.ts'
import { knowledgeOf } from './knowledge.ts'
import { land } from './land.ts'
import { wordDigest } from './link.ts'
import { type Matter, promiseOf } from './matter.ts'
import { asLink, openMatter } from './open-matter.ts'
import { afterwards, changed, type Drafted, draftOpening, followUp, linksTo, named } from './opening.ts'
import type { Promise75 } from './promise.ts'
import { idsIn, movesThatTell, namesIn, type Read } from './read-matter.ts'
import { allowed, assertFaultless, nothingThere, notIn, staysApart, unknownStaff } from './refused.ts'
import { type Change, decide } from './rules.ts'
import { seenOf } from './seen.ts'
import { shelfOf } from './shelf.ts'
import { timesOf } from './times.ts'
import { waitsInVain, wakeThoseWaiting } from './waiting.ts'
import { wallsOf } from './walls.ts'

/**
 * Makes a move on a matter; without `matterId`, opens one. One question, one statement. Refuses `no-such-matter` (404, also for
 * what one may not see), `moved-on` (409, `about.version`), `bad-input` (422, `about.faults`: all of them), what the rules refuse
 * (`about.refusals`), and `key-reused` (422). @param found what is wrong with it besides
 */
export function act(house: Hands, command: Command, asker: Asker, found: readonly Fault[] = []): Promise<Answer> {
  if (command.matterId === undefined) return openMatter(house, command, asker, found)
  const named = command.version !== undefined
  return again(house, asker.bureauId, () => actOnce(house, command, asker, found), { named })
}

async function actOnce(house: Hands, command: Command, asker: Asker, found: readonly Fault[]): Promise<Answer> {
  const prepared = await prepareMove(house, command, asker, found)
  const { matter, tz, name } = prepared
  const doneOn = (on: Matter) => ({ house, matter: on, says: command.says as Record<string, unknown>, tz })
  if ('answered' in prepared) {
    // Whoever was stopped in between has not done it all; where something else was done since, it is no longer ours to do.
    if (matter.version === prepared.answered.version) await doBesides(doneOn(matter), name)
    return told(house, asker, prepared.answered)
  }
  const { acting, drafted, promises } = prepared
  const answer = await withSlot(house, matter, name, () => record(house, command, asker, acting, drafted, promises))
  await doBesides(doneOn(matter), name)
  await wakeThoseWaiting(house, kindNamed(matter.kind)!, name, drafted[0]!.matter)
  return answer
}

type Prepared = { matter: Matter; tz: string; name: string } & (
  | { answered: NonNullable<Read['answered']>['answer'] }
  | { acting: Act; drafted: Drafted[]; promises: readonly Promise75[] }
)

/** Everything of a move but the writing: read, checked, decided, drafted; or how the same command was answered before. */
export async function prepareMove(
  house: Hands,
  command: Command,
  asker: Asker,
  found: readonly Fault[] = [],
): Promise<Prepared> {
  const { bureauId } = asker
  const now = house.now()
  const read = await readFor(house, command, asker)
  noteEditions(house.db, bureauId, read.editions)
  const know = await knowledgeOf(house.db, bureauId, now)
  const { matter } = read
  const actor = matter && signsAs(asker, matter)
  if (!matter || !actor) throw nothingThere()
  const { answered } = read
  const about = { matter, tz: know.tz, name: String(command.move) }
  // Before anything that has moved since is looked at: the same command is answered like the first time.
  if (answered?.actor === actor && isSameBody(house, command, answered.digest))
    return { ...about, answered: answered.answer }
  const posts = postsHere(house.suite, know, asker, matter)
  if (!posts) throw nothingThere()
  if (answered) throw new Refusal(422, 'key-reused')

  const kind = kindNamed(matter.kind)
  if (!kind) throw new Error(`there is no kind ${matter.kind}`)
  if (command.kind !== undefined && command.kind !== kind.name) throw new Refusal(422, 'other-kind')
  const name = String(command.move)
  const move = Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined
  if (!move || isOpening(move)) throw new Refusal(404, 'unknown-move')
  if (asker.as === 'resident' && move.to === undefined) await assertNotEnough(house, matter, actor)
  const newId = () => uuidv7(now, house.chance)
  const { faults: late, ...times } = timesOf(command, asker, now, matter.openedAt)
  const checked = checkSays(move.says, command.says, know.tz, newId)
  const there = read.others.filter(one => postsHere(house.suite, know, asker, one) !== undefined)
  assertFaultless([
    ...checkEnvelope(command, asker, know.tz, newId).faults,
    ...late,
    ...found,
    // R16: what takes another's word, or moves a promise, is done at the moment and not said afterwards.
    ...(move.onlineOnly && command.saidAt !== undefined ? [{ at: '/saidAt', code: 'only-now' }] : []),
    ...checked.faults,
    ...notIn(checked.known, matter.people),
    ...unknownStaff(know, move, checked.staff, times.at),
    ...unseen(there, checked),
    ...endsNowhere(move, there, checked),
    ...staysApart(kind, move, there, checked.matters),
    ...locksThemOut(asker, move, matter, checked),
    ...(move.counts === 'pause-asked'
      ? await waitsInVain(house.pool, know.tz, matter, there, checked.says, checked)
      : []),
  ])
  if (command.version !== undefined && command.version !== matter.version)
    throw new Refusal(409, 'moved-on', { version: matter.version })

  const commandId = command.commandId.toLowerCase()
  const acting: Act = {
    ...house,
    ...times,
    know,
    commandId,
    actor,
    recordedAt: now,
    chance: house.chance ?? pooledChance,
    files: await keysOfFiles(house, asker, commandId, checked),
  }
  const promises = read.promises.map(row => promiseOf(row, ms => isoAt(ms, know.tz)))
  const names = namesIn(house.suite, bureauId, read.sealed)
  const by = { id: actor, posts, ...(unitOf(asker) && { unitPath: unitOf(asker)!.unitPath }) }
  const ended = read.ended.map(row => promiseOf(row, ms => isoAt(ms, know.tz)))
  const drafted = draftMove(acting, { kind, name, move, matter, by, checked, promises, ended, names })
  return { ...about, acting, drafted, promises }
}

/** Asked before it is checked; what is no id finds nothing, and no error of the database either. */
function readFor(house: Hands, command: Command, { as, bureauId }: Asker): Promise<Read> {
  const { matterId, commandId, move, says } = command
  if (!isId(matterId)) throw nothingThere()
  if (!isId(commandId)) assertFaultless([{ at: '/commandId', code: 'wrong-form' }])
  const names = as === 'staff' && movesThatTell.has(String(move))
  return shelfOf(house).read({ bureauId, matterId, commandId, others: idsIn(says), names })
}

/** Other matters that were named and are not there for them. */
function unseen(there: readonly Matter[], { matters }: Checked): Fault[] {
  const seen = new Set(there.map(({ id }) => id))
  return matters.filter(({ id }) => !seen.has(id)).map(({ at }) => ({ at, code: 'unknown-matter' }))
}

/** Protected, a matter opens with the word alone: whoever protects it from their own page has one, or chooses one (R26). */
function locksThemOut({ as }: Asker, { counts }: Move, { word }: Matter, { ownWord }: Checked): Fault[] {
  const without = as === 'resident' && counts === 'protect' && word === null && ownWord === undefined
  return without ? [{ at: '/says/word', code: 'required' }] : []
}

/** A duplicate goes on in the first report; one that is itself over as a duplicate, of this one perhaps, goes on nowhere. */
function endsNowhere(move: Move, there: readonly Matter[], { matters }: Checked): Fault[] {
  if (move.outcome !== 'duplicate') return []
  const over = new Set(there.filter(({ outcome }) => outcome === 'duplicate').map(({ id }) => id))
  return matters.filter(({ id }) => over.has(id)).map(({ at }) => ({ at, code: 'duplicate-itself' }))
}

type Made = {
  kind: Kind
  name: string
  move: Move
  matter: Matter
  by: Parameters<typeof seenOf>[2]
  checked: Checked
  promises: readonly Promise75[]
  ended: readonly Promise75[]
  names: readonly string[]
}

/** The matter as the move leaves it, and those that it opens. Throws the Refusal of the rules. */
function draftMove(acting: Act, { kind, name, move, matter, by, checked, promises, ended, names }: Made): Drafted[] {
  const { know } = acting
  const { says, files } = checked
  const people = [...matter.people, ...checked.people.map(({ id, role }) => ({ id, role }))]
  const open = promises.map(({ measure }) => measure)
  const seen = seenOf(know, { ...matter, owner: matter.ownerId, people, open }, by, acting.at)
  const { catalogue, given, calendar } = know
  const ask = { kind, move: name, seen, says, catalogue, given, calendar, promises, ended, names }
  const change = allowed(kind, name, decide(ask))
  const { opens, meets, voids, moves } = change.promises
  const moved =
    change.moved ||
    change.toUnit !== undefined ||
    checked.ownWord !== undefined ||
    [opens, meets, voids, moves, checked.people].some(({ length }) => length > 0)
  const then = afterwards(seen, change)
  const walls = wallsOf(know, kind, then)
  const after: Matter = {
    ...matter,
    ...landed(acting, kind, matter, then, change, walls.wall),
    ...changed(change),
    ...walls,
    ...(checked.ownWord !== undefined && { word: wordDigest(acting.suite, matter.id, checked.ownWord) }),
    version: matter.version + (moved ? 1 : 0),
    people,
  }
  const from = { posts: by.posts, unitPath: by.unitPath }
  const linked = change.opens.flatMap(one => draftOpening(acting, followUp(from, after, one), 1))
  // R25: as if it had not been said here.
  if (change.hushed) return [{ matter, change, rows: undefined }, ...named(linked, change)]
  const rows = draft(acting, {
    matter: after,
    move: name,
    post: postFor(move, by.posts),
    change,
    kind,
    after: { ...then, owner: after.ownerId },
    open: promises,
    content: { says: withoutApart(kind.moves[name]!.says, says as Record<string, unknown>) },
    people: checked.people,
    files,
    links: [...checked.matters.map(asLink), ...linksTo(linked, change)],
    expect: matter.version,
    moved,
  })
  return [{ matter: after, change, rows }, ...named(linked, change)]
}

/**
 * With whom it is from now on: a colleague whom the move named, whoever answers in the unit that it goes to, the inspection
 * once it is behind its wall, or as before.
 */
function landed({ know, at }: Act, kind: Kind, matter: Matter, then: Seen, change: Change, wall: Matter['wall']) {
  const { toUnit, owner } = change
  const where = { unit: toUnit ?? matter.unitId }
  if (toUnit !== undefined || (owner === undefined && wall === 'inspection' && matter.wall === null)) {
    const place = landingAmong(know.known, know.shifts, where, new Date(at))
    const { unitId, unitPath, beatId, ownerId, why } = land(know, kind, then, { place, where, at })
    return { unitId, unitPath, beatId, ownerId: owner ?? ownerId, why }
  }
  if (owner === undefined || owner === matter.ownerId) return {}
  return { ownerId: owner, why: handed }
}

const handed = { code: 'handed', words: { zh: '同事把这件事交给了您。', en: 'A colleague handed it to you.' } }
