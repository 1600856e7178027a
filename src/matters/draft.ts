import { isoAt } from '../clock/zone.ts'
import { about, contentDigest, entryDigest, matterDigest, salted } from '../journal/chain.ts'
import { rowsDigest } from '../journal/rows-digest.ts'
import type { Kind, Move, Seen } from '../kinds/kind.ts'
import { dayNamed } from '../kinds/notice-day.ts'
import { canonical } from '../platform/canonical.ts'
import { type Chance, pooledChance, uuidv7 } from '../platform/ids.ts'
import type { Keys } from '../platform/keys.ts'
import type { Sealer } from '../platform/seal.ts'
import type { FileKey } from '../platform/sealed-file.ts'
import type { PersonSaid } from './check.ts'
import type { Knowledge } from './knowledge.ts'
import { hexOf, isoOf, type Matter, rowOf } from './matter.ts'
import { type KeyClass, keysFor, type Wrapped } from './matter-keys.ts'
import { nextAtOf } from './next-at.ts'
import { phoneDigest } from './phone.ts'
import type { Promise75, PromiseChanges } from './promise.ts'
import { recipientsOf } from './recipients.ts'
import type { Change } from './rules.ts'

/** One act, whatever number of matters it changes. */
export type Act = Keys & {
  readonly know: Knowledge
  readonly commandId: string
  readonly actor: string
  /** When it was done; when that was said to be, if that is not believed; when it is written down. */
  readonly at: number
  readonly saidAt: number
  readonly recordedAt: Date
  readonly chance: Chance
  /** What opens the files that it names, by their hashes. */
  readonly files?: ReadonlyMap<string, FileKey>
}

/** Where to find somebody who reported, kept apart (R27). */
export type Vaulted = { readonly id: string; readonly identity: object | null; readonly address: object | null }

export type Entry = {
  readonly matter: Matter
  readonly move: string
  readonly post: string
  readonly change: Change
  readonly kind: Kind
  /** As the rules see it after the move. */
  readonly after: Seen
  /** The promises that were open before it. */
  readonly open: readonly Promise75[]
  /** Sealed with the entry: all that was said, people as ids. */
  readonly content: object
  readonly people: readonly PersonSaid[]
  readonly vaulted?: Vaulted | undefined
  readonly files: readonly string[]
  readonly links: readonly { to: string; as: string }[]
  /** Notices to people whom the clock has found; `day`: of what the rung is, or the new day that they are told of (ISO 8601, exclusive). */
  readonly heard?: readonly { name: string; role: string; recipient: string; day?: string }[]
  /** Undefined: it opens the matter. */
  readonly expect: number | undefined
  /** Version moves with it. */
  readonly moved: boolean
}

/** One element of record_act's changes: the matter as it will be, and all rows that come with the entry. */
export function draft(act: Act, entry: Entry): Record<string, unknown> {
  const { suite, keyring, know, commandId } = act
  const { matter, change, vaulted, expect } = entry
  const { bureauId } = know
  const text = canonical(entry.content)
  const salt = pooledChance(32)
  const said = contentDigest(suite, salt, text)
  const after = matterDigest(suite, standsOf(matter))
  const digest = entryDigest(suite, {
    bureau: bureauId,
    matter: matter.id,
    command: commandId,
    actor: act.actor,
    post: entry.post,
    move: entry.move,
    saidAt: act.saidAt,
    recordedAt: act.recordedAt.getTime(),
    stateAfter: matter.state,
    matterDigest: after,
    contentDigest: said,
  })
  const moves = expect === undefined || entry.moved
  const keys = keysFor(suite, matter.keys)
  const sealed = (of: KeyClass, words: string | Uint8Array, bound: string) => hexOf(keys.of(of).seal(words, bound))
  const sealedTo = (half: Buffer, { id }: Vaulted, said: object, bound: string) => ({
    id,
    sealed: sealed('reporter', suite.sealTo(half, canonical(said), bound), bound),
  })
  const rows = {
    id: matter.id,
    opens: expect === undefined,
    ...(expect !== undefined && { expect }),
    ...(moves && { row: rowOf(matter, nextAtAfter(act, entry)) }),
    entry: {
      post: entry.post,
      move: entry.move,
      said_at: isoOf(act.saidAt),
      state_after: matter.state,
      matter_digest: hexOf(after),
      content_digest: hexOf(said),
      digest: hexOf(digest),
    },
    content: { sealed: sealed('words', salted(salt, text), about.content(bureauId, matter.id, commandId)) },
    ...some(
      'people',
      entry.people.map(({ id, role, said }) => ({
        id,
        role,
        sealed: sealed('people', canonical(said), about.person(bureauId, id)),
        phone: hexOf(phoneDigest(suite, bureauId, said)),
      })),
    ),
    ...(vaulted?.identity && {
      identities: [sealedTo(keyring.vault, vaulted, vaulted.identity, about.identity(bureauId, vaulted.id))],
    }),
    ...(vaulted?.address && {
      addresses: [sealedTo(keyring.delivery, vaulted, vaulted.address, about.address(bureauId, vaulted.id))],
    }),
    ...promiseRows(know, change.promises),
    ...some('notices', noticesOf(act, entry)),
    ...some('papers', papersOf(act, entry)),
    ...some('links', [...entry.links]),
    ...some('evidence', [...entry.files]),
    ...(act.files && act.files.size > 0 && { files: filesOf(entry, act.files, keys.of('words')) }),
  }
  return { ...rows, ...(rows.opens && digestOfPromises(rows)), ...keysIn(suite, keys.made()) }
}

/** All that lies beside a matter that opens, where that is promises alone. What papers are numbered is known only when they are written. */
function digestOfPromises(rows: Record<string, unknown>) {
  if (['papers', 'links', 'evidence'].some(name => name in rows)) return undefined
  const promises = (rows['promises'] ?? []) as Record<string, unknown>[]
  return { rows_digest: hexOf(rowsDigest({ promises, papers: [], evidence: [], links: [] })) }
}

function keysIn({ wraps }: Keys['suite'], made: Wrapped) {
  const wrapped = Object.entries(made).map(([name, key]) => [name, hexOf(key!)])
  return wrapped.length > 0 ? { keys: { ...Object.fromEntries(wrapped), wrap: wraps.inForce() } } : undefined
}

/** By its hash, where each file lies and what opens it, sealed for this matter alone. */
const filesOf = ({ matter: { bureauId, id }, files }: Entry, keys: ReadonlyMap<string, FileKey>, words: Sealer) =>
  Object.fromEntries(
    files.flatMap(sha256 => {
      const there = keys.get(sha256)
      if (!there) return []
      return [
        [sha256, { name: `\\x${there.name}`, key: hexOf(words.seal(there.key, about.file(bureauId, id, sha256))) }],
      ]
    }),
  )

/** When the sweep looks at it next. What it has not come round to yet stays due: looked at twice, it is done once. */
function nextAtAfter(act: Act, { matter, kind, after, open, change }: Entry): number | null {
  const stand = standing(change)
  const now = act.recordedAt.getTime()
  const next = nextAtOf(kind, after, act.know.calendar, {
    open: stand(open),
    fresh: stand(change.promises.opens),
    after: now,
  })
  return matter.nextAt !== null && matter.nextAt <= now ? matter.nextAt : next
}

/** Those of some promises that stand open after a change, as it leaves them. */
function standing({ promises: { meets, voids, moves } }: Change) {
  const over = new Set([...meets, ...voids].map(({ no }) => no))
  const moved = new Map(moves.map(one => [one.no, one]))
  return (all: readonly Promise75[]): Promise75[] =>
    all.filter(({ no }) => !over.has(no)).map(one => ({ ...one, ...moved.get(one.no) }))
}

/** What of a matter its digest covers. */
export const standsOf = (matter: Matter) => ({
  state: matter.state,
  details: matter.details,
  standing: matter.standing,
  people: matter.people,
  owner: matter.ownerId,
  unit: matter.unitId,
  wall: matter.wall,
  protected: matter.protected,
  outcome: matter.outcome,
})

const some = <T>(name: string, rows: T[]) => (rows.length > 0 ? { [name]: rows } : {})

/** Promises as rows; one that is given and kept in the same act is given as kept. */
function promiseRows({ catalogue, given: givenAs }: Knowledge, { opens, meets, voids, moves }: PromiseChanges) {
  const given = new Set(opens.map(({ no }) => no))
  const over = new Map<number, { met_at?: string; void_at?: string; late: boolean }>([
    ...voids.map(({ no, at, late }) => [no, { void_at: at, late }] as const),
    ...meets.map(({ no, at, late }) => [no, { met_at: at, late }] as const),
  ])
  const rows = opens.map(({ calendar, ...promise }) => {
    // Taken up again, it says what it said when it was given.
    const measure = givenAs(promise.measure, promise.edition) ?? catalogue.find(({ id }) => id === promise.measure)!
    return {
      ...promise,
      text: measure.promise,
      by_post: measure.by,
      calendar_edition: String(calendar),
      ...over.get(promise.no),
    }
  })
  const settled = [...over].filter(([no]) => !given.has(no)).map(([no, how]) => ({ no, ...how }))
  return { ...some('promises', rows), ...some('settled', settled), ...some('moved', [...moves]) }
}

function noticesOf(act: Act, { matter, kind, after, change, open, heard = [] }: Entry) {
  const names = new Set([...change.notices, ...heard].map(({ name }) => name))
  if (names.size === 0) return []
  const { catalogue, given } = act.know
  const moved = new Set(change.promises.moves.map(({ no }) => no))
  const owed = standing(change)([...open, ...change.promises.opens]).flatMap(
    ({ no, measure: id, edition, on, due }) => {
      const measure = given(id, edition) ?? catalogue.find(one => one.id === id)
      return measure ? [{ measure, on, due, moved: moved.has(no) }] : []
    },
  )
  const days = new Map([...names].map(name => [name, dayNamed(kind, name, after, owed)]))
  return [
    ...change.notices.flatMap(({ name, to }) =>
      recipientsOf(act.know, kind, after, matter, to).map(one => ({ name, ...one })),
    ),
    ...heard,
  ].map(one => ({ day: days.get(one.name), ...one, id: uuidv7(act.recordedAt, act.chance) }))
}

/** Those that bear a number of ours; the others are what the entry says. In the order of their series: two acts that number the same ones never wait for each other in a circle. */
const papersOf = (act: Act, { matter, change, kind }: Entry) =>
  change.papers
    .filter(name => kind.papers[name]?.series !== undefined)
    .map(name => ({
      name,
      id: uuidv7(act.recordedAt, act.chance),
      series: kind.papers[name]!.series!,
      unit_id: matter.unitId,
      year: Number(isoAt(act.recordedAt.getTime(), act.know.tz).slice(0, 4)),
    }))
    .sort((a, b) => (a.series < b.series ? -1 : 1))

/** The post as which somebody acts: the first that the move names and they hold here. */
export const postFor = (move: Move, posts: readonly string[]): string => move.by.find(post => posts.includes(post))!
