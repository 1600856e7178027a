import type { House } from '../house.ts'
import { canonical } from '../platform/canonical.ts'
import { postsHere } from './actors.ts'
import type { Asker } from './asker.ts'
import type { Command } from './command.ts'
import type { Act } from './draft.ts'
import { linkFor } from './link.ts'
import type { Drafted } from './opening.ts'
import type { Promise75 } from './promise.ts'
import { noOf } from './record.ts'
import { type Shelf, shelfOf } from './shelf.ts'

/** What whoever acted is told. */
export type Answer = {
  id: string
  kind: string
  code: string
  version: number
  state: string
  owner: string
  unit: string
  /** Promises open now, the earliest first; ISO 8601, exclusive. */
  dues: { measure: string; edition?: number; due: string; provisional: boolean }[]
  /** Numbers that papers were given. */
  papers?: { name: string; id: string; n: number | null }[]
  /** Matters that this act opened besides, as far as whoever acted may see them. */
  opened?: { id: string; kind: string; code: string; as: string; link?: string }[]
  /** The secret link, where the matter was opened: for the person only. */
  link?: string
}

/** As it is kept for the same command again: ids and codes only, links made anew each time. */
type Kept = Omit<Answer, 'link'> & { linkNo?: number }

/** What an act needs of the house. `config`: where files lie that it may name; `chance`: where ids and codes come from, if not from chance itself; `shelf`: where matters lie, if not in the database. */
export type Hands = Pick<House, 'db' | 'pool' | 'suite' | 'keyring' | 'now'> & {
  config?: Pick<House['config'], 'dataDir'>
  chance?: Act['chance']
  shelf?: Shelf
}

/** Which body a command id stands for. Keyed: bodies hold names and phones, and this is kept in the open. */
function digestOf({ suite }: Hands, { commandId: _id, version: _version, clock: _clock, ...body }: Command): Buffer {
  return suite.hmac('command', canonical(body))
}

/** Asked before the body is checked: what cannot be written as JSON was never answered. */
export function isSameBody(house: Hands, command: Command, digest: Uint8Array): boolean {
  try {
    return digestOf(house, command).equals(digest)
  } catch {
    return false
  }
}

/** The second round trip: everything, or nothing. */
export async function record(
  house: Hands,
  command: Command,
  asker: Asker,
  act: Act,
  drafted: readonly Drafted[],
  before: readonly Promise75[] = [],
): Promise<Answer> {
  const [first, ...others] = drafted as [Drafted, ...Drafted[]]
  const { matter, change } = first
  const over = new Set([...change.promises.meets, ...change.promises.voids].map(({ no }) => no))
  const moved = new Map(change.promises.moves.map(one => [one.no, one]))
  const open = [...before, ...change.promises.opens].filter(({ no }) => !over.has(no))
  const seen = others.filter(one => asker.as === 'resident' || postsHere(house.suite, act.know, asker, one.matter))
  // Who typed in a complaint does not see it afterwards (R25), nor by its link.
  const linked = first.rows?.['opens'] === true && (asker.as !== 'staff' || matter.wall !== 'inspection')
  const answer: Kept = {
    id: matter.id,
    kind: matter.kind,
    code: matter.code,
    version: matter.version,
    state: matter.state,
    owner: matter.ownerId,
    unit: matter.unitId,
    dues: open
      .map(({ no, measure, edition, due, provisional }) => ({ measure, edition, due, provisional, ...moved.get(no) }))
      .map(({ measure, edition, due, provisional }) => ({ measure, edition, due, provisional }))
      .sort((a, b) => Date.parse(a.due) - Date.parse(b.due)),
    ...(seen.length > 0 && {
      opened: seen.map(({ matter: { id, kind, code }, as }) => ({ id, kind, code, as: as! })),
    }),
    ...(linked && { linkNo: matter.linkNo }),
  }
  const recording = shelfOf(house).record({
    bureauId: asker.bureauId,
    commandId: act.commandId,
    actor: act.actor,
    digest: digestOf(house, command),
    answer,
    editions: act.know.editions,
    at: act.recordedAt,
    changes: drafted.flatMap(({ rows }) => (rows ? [rows] : [])),
  })
  const { answer: given } = await recording.catch(error => {
    if (noOf(error)?.code === 'other-keys') house.suite.wraps.reload()
    throw error
  })
  return told(house, asker, given)
}

/** A kept answer as it is given, with its links. */
export function told({ suite }: Hands, asker: Asker, { linkNo, opened, ...answer }: Kept): Answer {
  const { bureauId } = asker
  const withLink = <T extends { id: string }>(one: T) => ({
    ...one,
    link: linkFor(suite, { bureauId, matterId: one.id, n: 1 }),
  })
  return {
    ...answer,
    ...(opened && { opened: asker.as === 'resident' ? opened.map(withLink) : opened }),
    ...(linkNo !== undefined && { link: linkFor(suite, { bureauId, matterId: answer.id, n: linkNo }) }),
  }
}
