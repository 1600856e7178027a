import { dayOf, isoAt } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { hoursWords } from '../kinds/hours-words.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { ownStep } from '../kinds/own-steps.ts'
import { ownStates, ownWords } from '../kinds/own-words.ts'
import type { Post } from '../kinds/posts.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { say, type Words } from '../kinds/words.ts'
import { postsHere, signsAs, unitOf } from '../matters/actors.ts'
import type { Asker } from '../matters/asker.ts'
import type { Entry, WithHistory } from '../matters/history.ts'
import type { Matter } from '../matters/matter.ts'
import { purposeWords } from '../matters/purposes.ts'
import { onlyShown } from '../matters/reach.ts'
import { inTheWay, movesFor, reckoned } from '../matters/rules.ts'
import { seenOf } from '../matters/seen.ts'
import { type Given, sortOf, type Whole } from '../matters/store.ts'
import { handedOnOf } from '../neighbours/hand-on.ts'
import { dayWords } from '../notices/words.ts'
import type { Face } from '../people/who-is-who.ts'
import { surnameOf } from '../places/officer.ts'
import { premisesNamed } from '../places/premises.ts'
import { lineOf } from './line.ts'
import { findingWords } from './looks.ts'
import { addressed } from './places.ts'
import { placeShown } from './premises.ts'
import { type Sight, sightOf, wordsIn } from './sight.ts'

const nobody: Face = { id: '', name: '', number: '', woman: null, phone: null }

/** Who has it, as the person who reported it may know: a surname, the end of the number on the badge, whom to call and when. */
export function whoHas({ know, faceOf }: Sight, ownerId: string, unitId: string) {
  const { name, number, phone, woman } = faceOf(ownerId) ?? nobody
  const unit = know.known.units.get(unitId)
  const surname = surnameOf(name)
  return {
    surname,
    words: addressed(surname),
    tail: number.slice(-4),
    woman,
    phone: phone ?? unit?.phone ?? null,
    unit: { words: { zh: unit?.nameZh ?? '', en: unit?.nameEn ?? '' }, phone: unit?.phone ?? null },
    hours: unit?.hours ? hoursWords(unit.hours) : [],
  }
}

/** A due as people read it: the last day on which it can be kept, and a sentence. `due` is ISO 8601, exclusive. */
export function byWhen({ know: { tz } }: Sight, due: string, who: Words) {
  const at = { due: new Date(due), tz }
  const [zh, en] = [dayWords(at, 'zh'), dayWords(at, 'en')]
  const midnight = zh.time === ''
  return {
    due,
    lastDay: dayOf(new Date(at.due.getTime() - 1), tz),
    words: {
      zh: midnight ? `最晚${zh.day}，${who.zh}给您回话。` : `${zh.day}${zh.time} 前，${who.zh}给您回话。`,
      en: midnight
        ? `${who.en} will answer you by the end of ${en.day}.`
        : `${who.en} will answer you by ${en.day}, ${en.time}.`,
    },
  }
}

/** How somebody in it is called: who gave it in confidence, to those who work on it, by another name (R28). */
const calledIn = (kind: Kind, { id }: Matter, role: string, outside: boolean): Words =>
  role === 'reporter' && !outside && kind.alias ? kind.alias(id) : wordsIn(kind, 'people', role)

/** One matter with everything around it, as far as it is for whoever asks. */
export async function viewOf(house: House, asker: Asker, whole: WithHistory) {
  const { matter, entries, people, looks } = whole
  const sight = await sightOf(house, asker.bureauId)
  const kind = kindNamed(matter.kind)!
  const now = house.now().getTime()
  const posts = postsHere(house.suite, sight.know, asker, matter) ?? []
  const silent = onlyShown('numbersOnly', posts)
  const { tz } = sight.know
  const mine = asker.as === 'resident'
  // Of a dispute their words may be about the other side.
  const isFollowed = matter.kind === 'hazard' || (matter.kind === 'dispute' && !mine && !silent)
  const passed = isFollowed ? await handedOnOf(house, matter.bureauId, matter.id) : undefined
  return {
    ...lineOf(sight, { ...matter, sort: sortOf(matter), nextMeasure: nextMeasureOf(whole) }),
    ...(mine && {
      owner: ownerOutside(sight, matter),
      stateWords: ownStates[kind.name]?.[matter.state] ?? wordsIn(kind, 'states', matter.state),
    }),
    who: whoHas(sight, matter.ownerId, matter.unitId),
    why: mine ? null : matter.why,
    channel: matter.channel,
    anonymous: matter.anonymous,
    language: matter.language,
    outcomeWords: matter.outcome === null ? null : wordsIn(kind, 'options', matter.outcome),
    details: mine ? {} : matter.details,
    standing: mine ? standingOutside(matter) : matter.standing,
    promises: whole.promises.map(one => promiseShown(sight, kind, matter, one, now, mine)),
    people: silent ? [] : people.map(one => ({ ...one, words: calledIn(kind, matter, one.role, mine) })),
    premises: mine ? [] : (await premisesNamed(house.db, matter.bureauId, premisesIn(matter))).map(placeShown),
    links: whole.links,
    named: silent ? {} : namedIn(sight, whole, mine),
    moves: movesShown(sight, kind, matter, whole, asker, posts, now),
    history: entries.map(entry => entryShown(sight, kind, matter, asker, silent ? { ...entry, says: null } : entry)),
    handedOn: passed
      ? {
          ...passed,
          theirAt: passed.theirAt && isoAt(passed.theirAt.getTime(), tz),
          sentAt: passed.sentAt && isoAt(passed.sentAt.getTime(), tz),
          askedAt: passed.askedAt && isoAt(passed.askedAt.getTime(), tz),
        }
      : null,
    looks: looks.map(({ id, staffId, at, what, question }) => ({
      id,
      purpose: purposeWords(what),
      who: addressed(surnameOf(sight.faceOf(staffId)?.name ?? '')),
      at: isoAt(at, tz),
      asked: question && {
        at: isoAt(question.askedAt, tz),
        lastDay: dayOf(new Date(question.due - 1), tz),
        answeredAt: question.answeredAt === null ? null : isoAt(question.answeredAt, tz),
        finding: question.finding && findingWords[question.finding],
        answer: question.answer,
      },
    })),
  }
}

/** Of a round those that are to be seen, of a hazard where it is. */
const premisesIn = ({ details: { toSee = [], premises } }: { details: Record<string, any> }): string[] =>
  premises === undefined ? toSee : [...toSee, premises]

/** What the ids that were said are called: beats, units, colleagues and linked matters. No page shows an id. */
function namedIn({ know: { known }, faceOf }: Sight, { entries, links }: WithHistory, outside: boolean) {
  const callOf = (id: string): Words | undefined => {
    const beat = known.beats.get(id)
    if (beat) return say(beat.name, beat.name)
    const unit = known.units.get(id)
    if (unit) return say(unit.nameZh, unit.nameEn)
    const name = faceOf(id)?.name
    if (name !== undefined) return outside ? addressed(surnameOf(name)) : say(name, name)
    const link = links.find(one => one.id === id)
    const of = link && kindNamed(link.kind)?.words.name
    return of && say(`${of.zh} ${printedCode(link.code)}`, `${of.en} ${printedCode(link.code)}`)
  }
  const ids = new Set(JSON.stringify(entries.map(({ says }) => says)).match(uuids))
  return Object.fromEntries([...ids].flatMap(id => (callOf(id) ? [[id, callOf(id)!]] : [])))
}
const uuids = /(?<=")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=")/g

const nextMeasureOf = ({ promises }: Whole): string | null =>
  promises
    .filter(({ metAt, voidAt }) => metAt === null && voidAt === null)
    .reduce<Given | undefined>((first, one) => (first && first.due <= one.due ? first : one), undefined)?.measure ??
  null

/** A surname, as everywhere for who reported it. */
const ownerOutside = ({ faceOf }: Sight, { ownerId }: Matter) => ({
  id: ownerId,
  name: surnameOf(faceOf(ownerId)?.name ?? ''),
})

/** What the person who reported it may know of it: who told them and when, not by which of our ids. */
function standingOutside({ standing }: Matter) {
  const {
    told,
    attempts,
    outcome,
    rated,
    protected: isProtected,
    closedAt,
    reopened,
    corrections = [],
    wish,
  } = standing
  return {
    told: told.map(({ at, day, how, confirmed }) => ({ at, day, how, confirmed })),
    attempts: attempts.map(({ at, day, how }) => ({ at, day, how })),
    outcome,
    rated: rated && { stars: rated.stars, at: rated.at },
    protected: isProtected,
    closedAt,
    reopened,
    corrections,
    ...(wish && { wish }),
  }
}

/** Which matter that is stands among the links of this one, for those who may see it. */
const waited = {
  closed: say('另一件事办结', 'another matter has ended'),
  told: say('另一件事告知结果', 'another matter was told of'),
}

function promiseShown({ know }: Sight, kind: Kind, matter: Matter, given: Given, now: number, outside: boolean) {
  const { tz } = know
  const { pauses: asked, newDays = [] } = matter.standing
  // Why it stands is theirs to know, but where knowing would do harm.
  const pauses = given.pauses
    .filter(({ reason }) => !outside || reason !== 'would_harm_investigation')
    .map(pause => {
      const {
        endsWith = null,
        waitsFor = null,
        told = null,
        untold = null,
      } = asked.find(({ measure, from }) => measure === given.measure && from === pause.from) ?? {}
      return {
        ...pause,
        words: wordsIn(kind, 'options', pause.reason),
        endsWith: endsWith === null ? waitsFor && waited[waitsFor.until] : wordsIn(kind, 'moves', endsWith),
        told,
        untold,
      }
    })
  const moved = newDays.findLast(({ measure }) => measure === given.measure)
  const over = given.metAt ?? given.voidAt
  const late = given.late ?? (over === null && now >= given.due)
  const iso = (ms: number | null) => (ms === null ? null : isoAt(ms, tz))
  return {
    no: given.no,
    measure: given.measure,
    title: know.given(given.measure, given.edition)?.title ?? null,
    words: given.text,
    state:
      given.metAt !== null
        ? 'kept'
        : given.voidAt !== null
          ? 'void'
          : pauses.some(({ from, to }) => Date.parse(from) <= now && (to === null || Date.parse(to) > now))
            ? 'paused'
            : 'open',
    late,
    started: iso(given.started),
    due: iso(given.due),
    lastDay: dayOf(new Date(given.due - 1), tz),
    provisional: given.provisional,
    pauses,
    newDay:
      moved && over === null
        ? { day: moved.day, toldAt: moved.toldAt, why: wordsIn(kind, 'options', moved.why) }
        : null,
    metAt: iso(given.metAt),
    voidAt: iso(given.voidAt),
  }
}

/** The buttons of whoever asks: each move that their post may make now, with what stands in its way. */
function movesShown(
  { know }: Sight,
  kind: Kind,
  matter: Matter,
  { promises }: Whole,
  asker: Asker,
  posts: readonly Post[],
  at: number,
) {
  const { tz, catalogue, given, calendar } = know
  const promised = promises
    .filter(({ metAt, voidAt }) => metAt === null && voidAt === null)
    .map(one => ({ ...one, started: isoAt(one.started, tz), due: isoAt(one.due, tz) }))
  const open = promised.map(({ measure }) => measure)
  const by = { id: signsAs(asker, matter) ?? '', posts, ...(unitOf(asker) && { unitPath: unitOf(asker)!.unitPath }) }
  const now = seenOf(know, { ...matter, owner: matter.ownerId, open }, by, at)
  const seen = reckoned({ kind, seen: now, catalogue, given, calendar, promises: promised })
  const own = asker.as === 'resident' ? ownWords : {}
  return movesFor(kind, seen).map(({ name, move }) => ({
    name,
    words: own[name]?.words ?? wordsIn(kind, 'moves', name),
    about: own[name]?.about ?? null,
    changesState: move.to !== undefined,
    onlineOnly: move.onlineOnly === true,
    refusals: inTheWay(move, seen).map(code => ({ code, words: wordsFor(kind, 'refusals', code) ?? say(code, code) })),
  }))
}

function entryShown({ know: { tz }, faceOf }: Sight, kind: Kind, matter: Matter, asker: Asker, entry: Entry) {
  const inMatter = matter.people.find(({ id }) => id === entry.actor)
  const name = faceOf(entry.actor)?.name
  const outside = asker.as === 'resident'
  const own = ownStep(kind, entry.move)
  return {
    no: entry.no,
    move: entry.move,
    words: wordsIn(kind, 'moves', entry.move),
    step: outside ? (own === undefined ? wordsIn(kind, 'moves', entry.move) : own) : null,
    post: entry.post,
    by: inMatter
      ? { id: outside ? null : inMatter.id, words: calledIn(kind, matter, inMatter.role, outside) }
      : {
          id: outside ? null : entry.actor,
          words: name === undefined ? null : outside ? addressed(surnameOf(name)) : say(name, name),
        },
    at: isoAt(entry.saidAt, tz),
    recordedAt: isoAt(entry.recordedAt, tz),
    state: entry.stateAfter,
    says: entry.says,
    destroyed: entry.destroyed && { at: isoAt(entry.destroyed.at, tz), rule: entry.destroyed.rule },
  }
}
