import { isOpening, type Kind, type Seen } from '../src/kinds/kind.ts'
import type { Post } from '../src/kinds/posts.ts'
import { isInspecting } from '../src/kinds/posts.ts'
import { checkSays } from '../src/matters/check.ts'
import type { Promise75 } from '../src/matters/promise.ts'
import type { Change } from '../src/matters/rules.ts'
import { bureau } from './inspection.ts'
import { file, idOf, play, unitIds } from './play.ts'
import { type Chance, chanceOf } from './say-anything.ts'
import { type Course, freshHabit, type Habit, lifeOf, type View, type Who } from './walker.ts'

/*
 * Many lives by the pure rules: anybody does anything that the law of the house lets them do, and tries what it does not; what must
 * always hold is looked at after every try. A walk is its seed: WALK_SEED=… repeats it.
 */

export const seed = Number(process.env['WALK_SEED'] ?? 20261127)

/** What somebody tried, and what came of it. */
export type Tried = {
  readonly kind: Kind
  readonly move: string
  readonly who: Who
  /** As it was typed; and as the rules see it, people as ids. */
  readonly said: Readonly<Record<string, unknown>>
  readonly says: Record<string, any>
  /** None: it was done. */
  readonly refusals: readonly string[]
  readonly before: Seen
  /** Undefined: it was refused. */
  readonly done:
    | {
        readonly after: Seen
        readonly change: Pick<Change, 'notices' | 'papers' | 'opens'>
        /** The promises that were open before, and after. */
        readonly owed: { readonly before: readonly Promise75[]; readonly after: readonly Promise75[] }
      }
    | undefined
}

type Game = ReturnType<typeof play>

/** How often what need not be said is said. */
export const often = { danger: 0.08, wish: 0.6, second: 0.7, recordingNo: 0.6 }

/** What is mostly answered: else nothing would ever be mediated. */
export const plausible = {
  ...Object.fromEntries(
    ['violenceAtHome', 'weaponOrInjury', 'hiredOrGang', 'sameAgain', 'struckOrRan', 'otherwiseUnsuitable'].map(
      question => [question, ['no', 'no', 'no', 'no', 'no', 'no', 'yes']],
    ),
  ),
  ...Object.fromEntries(
    ['lightAndCivil', 'bothAgree', 'twoOrRecorded'].map(question => [question, ['yes', 'yes', 'yes', 'no']]),
  ),
  lane: ['A', 'B', 'B', 'B', 'C', 'D', 'E'],
  place: ['case_room', 'case_room', 'village'],
  second: [bureau.beat.id, bureau.otherBeat.id, bureau.duty.id, bureau.auxiliary.id],
  act: ['none', 'beating', 'insult', 'damage', 'other_act'],
  guardianHere: ['nobody', 'nobody', 'here'],
  guardian: ['nobody', 'nobody', 'present'],
  proxy: ['none', 'none', 'none', 'for_the_victim'],
}
const atTheDesk: readonly Post[] = ['beat_officer', 'duty_officer', 'station_chief']
const colleagues = Object.values(bureau)
const others = [idOf(7), idOf(8), idOf(9)]

/**
 * Walks through so many lives of a kind; on, up to three times as many, while there is a state where nobody came or it is not `enough`.
 * `look` is asked after each try.
 */
export function walk(
  kind: Kind,
  lives: number,
  look: (tried: Tried, game: Game) => void,
  enough: () => boolean = () => true,
) {
  const habit = freshHabit()
  const went: Record<Course, number> = { ended: 0, unopened: 0, stuck: 0 }
  const states = new Set<string>()
  const stuck: string[] = []
  const wentEverywhere = () => kind.states.every(state => states.has(state))
  for (let i = 0; i < lives || (i < 3 * lives && !(wentEverywhere() && enough())); i++) {
    const chance = chanceOf(seed + i)
    const game = play(kind, {
      colleagues,
      owner: bureau.beat.id,
      people: [],
      lands: seen => landing(kind, seen, chance),
    })
    const course = liveThrough(kind, game, chance, habit, tried => {
      if (tried.done) states.add(tried.done.after.state!)
      try {
        look(tried, game)
      } catch (error) {
        throw new Error(`${(error as Error).message}\n\n${pathOf(game, tried)}`, { cause: error })
      }
    })
    went[course]++
    if (course === 'stuck') stuck.push(`in ${game.state}:\n${waysOut(game)}\n${pathOf(game)}`)
  }
  const never = Object.keys(kind.moves).filter(name => !habit.done.has(name))
  return { habit, went, states, never, stuck }
}

function liveThrough(kind: Kind, game: Game, chance: Chance, habit: Habit, look: (tried: Tried) => void): Course {
  let next = 1000
  let view: View | undefined
  const life = lifeOf(kind, chance, () => (view ??= viewOf(game)), habit)
  let turn = life.next()
  while (!turn.done) {
    const wish = turn.value
    if ('minutes' in wish) {
      game.later(wish)
      view = undefined
      turn = life.next([])
      continue
    }
    const { move, who } = wish
    const said = checkSays(kind.moves[move]!.says, wish.says, 'Asia/Shanghai', () => idOf(next++))
    if (said.faults.length > 0) {
      turn = life.next(said.faults.map(({ at, code }) => `${at} ${code}`))
      continue
    }
    game.by(who.posts[0]!, who.id)
    const joining = [...said.people, ...(game.state === null ? whoComesWith(kind, move, chance) : [])]
    const before = game.seen()
    const owed = game.promises
    const refusals = game.refused(move, said.says, joining)
    try {
      if (refusals.length === 0) game.does(move, said.says, joining)
    } catch (error) {
      if (error instanceof NobodyIndependent) return 'unopened'
      throw error
    }
    if (refusals.length === 0) view = undefined
    const done =
      refusals.length === 0
        ? { after: game.seen(), change: game.last, owed: { before: owed, after: game.promises } }
        : undefined
    look({
      kind,
      move,
      who,
      said: wish.says,
      says: said.says,
      refusals,
      before: { ...before, people: [...before.people, ...joining] },
      done,
    })
    turn = life.next(refusals)
  }
  return turn.value
}

/** Whoever reported it, unless it was found; and now and then others whom somebody named. */
function whoComesWith(kind: Kind, name: string, chance: Chance) {
  const { by, beside } = kind.moves[name]!
  const found = !beside || by.every(isInspecting)
  const reported = by.includes('resident') ? chance.likely(0.9) : !found && chance.likely(0.7)
  const roles = kind.people.filter(role => (role === 'reporter' ? reported : chance.likely(0.4)))
  return roles.map((role, i) => ({ id: idOf(200 + i), role }))
}

function viewOf(game: Game): View {
  const { state, owner, now, promises, standing } = game
  const { unitPath } = game.seen()
  const reaching = colleagues.filter(
    one => unitPath.startsWith(one.unitPath) || one.unitPath.startsWith(unitPath) || isInspecting(one.posts[0]!),
  )
  return {
    state,
    owner,
    now,
    openings: Object.keys(game.kind.moves).filter(name => isOpening(game.kind.moves[name]!)),
    inTheWay: (move, who) => game.by(who.posts[0]!, who.id).inTheWay(move),
    nextDue: promises.map(({ due }) => due).sort()[0] ?? null,
    crew: reaching,
    staff: (chanceOfOthers(game) ? colleagues : reaching).map(({ id }) => id),
    units: Object.values(unitIds),
    matters: others,
    files: [file],
    people: game.people.map(({ id }) => id),
    person: () => ({ name: '某人' }),
    often,
    named: {
      ...plausible,
      measure: promises.map(({ measure }) => measure),
      no: standing.pauses.filter(({ state }) => state === 'asked' || state === 'granted').map(({ no }) => no),
      endsWith: Object.keys(game.kind.moves),
    },
  }
}

/** Now and then somebody from elsewhere is named. */
const chanceOfOthers = ({ steps }: Game): boolean => steps.length % 5 === 0

/** With whom the door would land it: anybody of the line whom the kind does not bar. */
function landing(kind: Kind, seen: Seen, chance: Chance): string {
  const isInspection = kind.walled?.(seen) === 'inspection'
  const line = colleagues.filter(({ unitPath, posts: [post] }) =>
    isInspection ? isInspecting(post!) : unitPath === seen.unitPath && atTheDesk.includes(post!),
  )
  const free = line.filter(one => !kind.barred?.(seen, one))
  if (free.length === 0) throw new NobodyIndependent()
  return chance.pick(free).id
}

/** The door refuses it, and says to whom to turn: to the province. */
class NobodyIndependent extends Error {}

/** What stands before each step that would lead on. */
function waysOut({ kind, state, by, inTheWay }: Game): string {
  const leading = Object.entries(kind.moves).filter(([, move]) => move.from.includes(state!) && move.to !== undefined)
  return leading
    .map(([name, move]) => {
      const one = colleagues.find(({ posts }) => posts.some(post => move.by.includes(post)))
      by(one?.posts[0] ?? move.by[0]!, one?.id)
      return `  ${name}: ${inTheWay(name).join(', ')}`
    })
    .join('\n')
}

/** How it came to this, to be read, and to be walked again. */
function pathOf({ kind, steps }: Game, tried?: Tried): string {
  const lines = steps.map(({ at, post, move, says }) => `  ${at} ${post} ${move} ${JSON.stringify(says)}`)
  const last =
    tried &&
    `  tried: ${tried.who.posts[0]} ${tried.move} ${JSON.stringify(tried.says)} → ${tried.refusals.join(', ') || 'done'}`
  return [`${kind.name}, WALK_SEED=${seed}:`, ...lines, ...(last ? [last] : [])].join('\n')
}
