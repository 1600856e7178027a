import { isoAt } from '../../src/clock/zone.ts'
import { kindNamed, wordsFor } from '../../src/kinds/index.ts'
import { isOpening, type Kind, type Seen } from '../../src/kinds/kind.ts'
import { say, type Words } from '../../src/kinds/words.ts'
import { checkSays } from '../../src/matters/check.ts'
import { type Change, decide, inTheWay, movesFor, reckoned } from '../../src/matters/rules.ts'
import { seenOf } from '../../src/matters/seen.ts'
import { type Fault, RequestFailed } from '../ui/request.ts'
import type { MatterShown, PromiseShown } from '../ui/wire.ts'
import { calendarOf, type Pack, type Packed } from './pack.ts'

/*
 * The same law as on the server, on a phone without signal: what may be done, what stands in its way, and what it makes. The
 * server decides again when it hears of it; what it alone knows (names to be guarded, other matters) it asks about then.
 */

export type Done = { move: string; says: Record<string, unknown>; at: number }

/** The matter as it is after one thing more was done here; refuses as the server does. */
export function after(pack: Pack, packed: Packed, done: Done): Packed {
  const kind = kindOf(packed)
  const move = Object.hasOwn(kind.moves, done.move) ? kind.moves[done.move] : undefined
  if (!move) throw refused(404, 'unknown-move')
  if (move.onlineOnly) throw refused(422, 'only-now')
  const newId = () => crypto.randomUUID()
  const checked = checkSays(move.says, done.says, pack.lawbook.tz, newId)
  if (checked.faults.length > 0) throw faulty(checked.faults)
  const seen = seenHere(pack, packed, done.at)
  const { catalogue } = pack.lawbook
  const calendar = calendarOf(pack)
  const decision = decide({
    kind,
    move: done.move,
    seen,
    says: checked.says,
    catalogue,
    calendar,
    promises: packed.open,
  })
  if (!decision.change) throw refused(422, 'refused', kind, decision.refusals)
  return made(pack, packed, kind, decision.change, { ...done, opens: isOpening(move) })
}

function seenHere({ lawbook, colleagues, me }: Pack, { shown, posts, unitPath, open }: Packed, at: number): Seen {
  const { tz, law } = lawbook
  const personOn = (id: string) => colleagues.find(one => one.id === id)
  const of = {
    id: shown.id,
    kind: shown.kind,
    state: shown.state || null,
    details: shown.details,
    standing: shown.standing,
    openedAt: Date.parse(shown.openedAt),
    owner: shown.owner.id || null,
    unitPath,
    people: shown.people,
    open: open.map(({ measure }) => measure),
  }
  const by = { id: me.id, posts, ...(me.posts[0] && { unitPath: me.posts[0].unit.path }) }
  return seenOf({ tz, law, personOn }, of, by, at)
}

function made(
  pack: Pack,
  packed: Packed,
  kind: Kind,
  change: Change,
  { move, says, at, opens }: Done & { opens: boolean },
): Packed {
  const { shown, open } = packed
  const { tz } = pack.lawbook
  const over = new Map([...change.promises.meets, ...change.promises.voids].map(end => [end.no, end]))
  const met = new Set(change.promises.meets.map(({ no }) => no))
  const settled = (one: PromiseShown): PromiseShown => {
    const end = over.get(one.no)
    if (!end) return one
    return { ...one, state: met.has(one.no) ? 'kept' : 'void', late: end.late, metAt: met.has(one.no) ? end.at : null }
  }
  const given = change.promises.opens.map((one): PromiseShown => {
    const measure = pack.lawbook.catalogue.find(({ id }) => id === one.measure)!
    const { no, started, due, provisional } = one
    const shownHere = {
      no,
      measure: one.measure,
      title: measure.title,
      words: measure.promise,
      started,
      due,
      provisional,
    }
    return { ...shownHere, state: 'open', late: false, pauses: [], newDay: null, metAt: null, voidAt: null }
  })
  const promises = [...shown.promises, ...given].map(settled)
  const stillOpen = [...open, ...change.promises.opens].filter(({ no }) => !over.has(no))
  const first = stillOpen.find(({ due }) => due === change.nextDue)
  const owner = pack.colleagues.find(({ id }) => id === change.owner)
  const next: MatterShown = {
    ...shown,
    state: change.state,
    stateWords: wordsFor(kind, 'states', change.state) ?? say(change.state, change.state),
    details: change.details as Record<string, unknown>,
    standing: change.standing,
    promises,
    nextDue: change.nextDue,
    next: first
      ? {
          measure: first.measure,
          title: titleOf(pack, first.measure),
          calls: shown.next?.measure === first.measure && shown.next.calls,
        }
      : null,
    closedAt: change.standing.closedAt,
    outcome: change.standing.outcome,
    ...(owner && { owner: { id: owner.id, name: owner.name } }),
    history: [
      ...shown.history,
      {
        no: shown.history.length + 1,
        step: null,
        move,
        words: wordsFor(kind, 'moves', move) ?? say(move, move),
        post: packed.posts[0] ?? '',
        by: { id: pack.me.id, words: say(pack.me.name, pack.me.name) },
        at: isoAt(at, tz),
        recordedAt: '',
        state: opens || change.state !== shown.state ? change.state : null,
        says,
        destroyed: null,
      },
    ],
  }
  const now = { ...packed, shown: next, open: stillOpen }
  return { ...now, shown: { ...next, moves: movesHere(pack, now, at) } }
}

/** What may be done now, by this phone's own reckoning; what needs somebody else's word waits for signal. */
export function movesHere(pack: Pack, packed: Packed, at: number): MatterShown['moves'] {
  const kind = kindOf(packed)
  const { catalogue } = pack.lawbook
  const calendar = calendarOf(pack)
  const seen = reckoned({ kind, seen: seenHere(pack, packed, at), catalogue, calendar, promises: packed.open })
  return movesFor(kind, seen).map(({ name, move }) => ({
    name,
    words: wordsFor(kind, 'moves', name) ?? say(name, name),
    about: null,
    changesState: move.to !== undefined,
    onlineOnly: move.onlineOnly === true,
    refusals: [...(move.onlineOnly ? ['only-now'] : []), ...inTheWay(move, seen)].map(code => ({
      code,
      words: wordsOf(kind, code),
    })),
  }))
}

const kindOf = ({ shown }: Packed): Kind => {
  const kind = kindNamed(shown.kind)
  if (!kind) throw refused(404, 'unknown-kind')
  return kind
}
const titleOf = ({ lawbook }: Pack, measure: string): Words =>
  lawbook.catalogue.find(({ id }) => id === measure)?.title ?? say(measure, measure)

const here: Readonly<Record<string, Words>> = {
  'only-now': say('这一步要别人同意，有信号时再办。', 'This needs somebody else’s word: do it when there is signal.'),
  'wrong-state': say('事项已经不在这一步。', 'The matter is no longer at this step.'),
  'wrong-post': say('这一步不由您的岗位办。', 'This step is not for your post.'),
}
const wordsOf = (kind: Kind, code: string): Words => here[code] ?? wordsFor(kind, 'refusals', code) ?? say(code, code)

function refused(status: number, code: string, kind?: Kind, refusals: readonly string[] = []): RequestFailed {
  const faults: Fault[] = refusals.map(one => ({ at: '', code: one, words: wordsOf(kind!, one) }))
  return new RequestFailed(status, code, faults[0]?.words ?? here[code] ?? say(code, code), faults)
}

const unclear = say('这里不对，请核对。', 'Please check this.')
const faulty = (faults: readonly { at: string; code: string }[]): RequestFailed =>
  new RequestFailed(
    422,
    'bad-input',
    unclear,
    faults.map(({ at, code }) => ({
      at: at.replace(/^\/says\//, '').replace(/\//g, '.'),
      code,
      words: unclear,
    })),
  )
