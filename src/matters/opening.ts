import { dayOf, startOfDay } from '../clock/zone.ts'
import { kindNamed } from '../kinds/index.ts'
import { fresh, type Seen } from '../kinds/kind.ts'
import type { Post } from '../kinds/posts.ts'
import type { Where } from '../places/find-place.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { PersonSaid } from './check.ts'
import { newCode } from './code.ts'
import { type Act, draft, postFor, type Vaulted } from './draft.ts'
import { land, placed } from './land.ts'
import type { Matter } from './matter.ts'
import { allowed } from './refused.ts'
import { type Change, decide } from './rules.ts'
import { seenOf } from './seen.ts'
import { wallsOf } from './walls.ts'

/** A matter that an act makes or changes, and what of it goes to record_act. */
export type Drafted = {
  matter: Matter
  change: Change
  /** Undefined where nothing may stay on the matter (R25). */
  rows: Record<string, unknown> | undefined
  as?: string
}

export type Opening = {
  kind: string
  move: string
  says: Record<string, unknown>
  posts: readonly Post[]
  unitPath?: string | undefined
  where: Where
  near?: { lat: number; lng: number } | undefined
  placeCode?: string | undefined
  people: Matter['people']
  said: readonly PersonSaid[]
  vaulted?: Vaulted | undefined
  files: readonly string[]
  links: readonly { to: string; as: string }[]
  anonymous: boolean
  /** Names that no words for a citizen may hold (R29). */
  names?: readonly string[]
  /** It comes out of a protected one. */
  protected?: boolean
  channel: string
  language: string
  word?: ((matterId: string) => Buffer) | undefined
}

/** A chain of matters that open one another is a fault of the kinds. */
const DEEPEST = 3

/** The matter with those that it opens in turn, each landed with somebody. Throws the Refusal of the rules. */
export function draftOpening(act: Act, opening: Opening, depth = 0): Drafted[] {
  const { know } = act
  const kind = kindNamed(opening.kind)
  if (!kind) throw new Error(`there is no kind ${opening.kind}`)
  if (depth > DEEPEST) throw new Error(`${opening.kind} opens matters without end`)
  const move = kind.moves[opening.move]!
  const { says, people } = opening
  const place = placed(know, kind, opening.where, act.at)
  // An id tells its instant to whoever holds a link: of what somebody reports unnamed, the day.
  const made = kind.reporter === 'vault' ? startOfDay(dayOf(act.recordedAt, know.tz), know.tz) : act.recordedAt
  const id = uuidv7(made, act.chance)
  const by = { id: act.actor, posts: opening.posts, ...(opening.unitPath && { unitPath: opening.unitPath }) }
  const standing = { ...fresh, anonymous: opening.anonymous, protected: opening.protected === true }
  const before = { id, kind: kind.name, state: null, details: kind.blank, standing, openedAt: act.at, owner: null }
  const seen = seenOf(know, { ...before, unitPath: place.unitPath, people, open: [] }, by, act.at)
  const { catalogue, calendar } = know
  const { names = [] } = opening
  const asked = { kind, move: opening.move, seen, says, catalogue, calendar, promises: [], names }
  const change = allowed(kind, opening.move, decide(asked))
  const after = afterwards(seen, change)
  const landing = land(know, kind, after, { place, where: opening.where, at: act.at })
  const hidden = change.standing.protected
  const matter: Matter = {
    bureauId: know.bureauId,
    id,
    kind: kind.name,
    version: 1,
    entryNo: 1,
    people,
    code: newCode(know.letters, act.chance),
    linkNo: 1,
    word: opening.word?.(id) ?? null,
    placeCode: opening.placeCode ?? null,
    village: landing.village,
    // R26: not on any map.
    near: opening.near && !hidden ? { lat: rounded(opening.near.lat), lng: rounded(opening.near.lng) } : null,
    unitId: landing.unitId,
    unitPath: landing.unitPath,
    beatId: landing.beatId,
    ownerId: change.owner ?? landing.ownerId,
    why: landing.why,
    anonymous: opening.anonymous,
    channel: opening.channel,
    language: opening.language,
    openedBy: act.actor,
    openedAt: act.at,
    nextAt: null,
    imported: null,
    ...changed(change),
    ...wallsOf(know, kind, after),
  }
  const linked = change.opens.flatMap(opens => draftOpening(act, followUp(opening, matter, opens), depth + 1))
  const rows = draft(act, {
    matter,
    move: opening.move,
    post: postFor(move, opening.posts),
    change,
    kind,
    after: { ...after, owner: matter.ownerId },
    open: [],
    content: { says, ...(opening.near && { near: opening.near }) },
    people: opening.said,
    vaulted: opening.vaulted,
    files: opening.files,
    links: [...opening.links, ...linksTo(linked, change)],
    expect: undefined,
    moved: true,
  })
  return [{ matter, change, rows }, ...named(linked, change)]
}

/** What a decision sets in a matter. */
export const changed = (change: Change) => ({
  state: change.state,
  details: change.details as Record<string, unknown>,
  standing: change.standing,
  protected: change.standing.protected,
  outcome: change.standing.outcome,
  closedAt: change.standing.closedAt === null ? null : Date.parse(change.standing.closedAt),
  nextDue: change.nextDue === null ? null : Date.parse(change.nextDue),
})

export const afterwards = (seen: Seen, { state, details, standing }: Change): Seen => ({
  ...seen,
  state,
  details,
  standing,
})

/** A matter that another one opens: in the same place, for the same people, signed by whoever acted, made by the clock. */
export function followUp(
  from: Pick<Opening, 'posts' | 'unitPath'>,
  matter: Matter,
  { kind, move, says, people = { reporter: 'reporter' } }: Change['opens'][number],
): Opening {
  // R26: for whom it was reported goes along, so that whoever reported it hears no more there than here.
  const roles: Readonly<Record<string, string>> = { ...(matter.protected && { represented: 'represented' }), ...people }
  return {
    kind,
    move,
    says,
    posts: [...new Set<Post>([...from.posts, 'clock'])],
    unitPath: from.unitPath,
    where: matter.village ? { village: matter.village } : { unit: matter.unitId },
    people: matter.people.flatMap(({ id, role }) => (roles[role] ? [{ id, role: roles[role] }] : [])),
    said: [],
    files: [],
    links: [],
    anonymous: matter.anonymous,
    // R26: protected there, protected here, whatever kind it becomes.
    protected: matter.protected,
    channel: 'clock',
    language: matter.language,
  }
}

/** Each of the linked matters stands first among those that came with it. */
const firsts = (linked: readonly Drafted[]) => linked.filter(({ as }) => as === undefined)
export const linksTo = (linked: readonly Drafted[], { opens }: Change) =>
  firsts(linked).map(({ matter }, i) => ({ to: matter.id, as: opens[i]!.as }))
export const named = (linked: readonly Drafted[], { opens }: Change): Drafted[] => {
  const first = firsts(linked)
  return linked.map(one => (one.as === undefined ? { ...one, as: opens[first.indexOf(one)]!.as } : one))
}

/** Three decimals: some hundred metres. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000
