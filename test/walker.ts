import { isOpening, type Kind, type Move, targets } from '../src/kinds/kind.ts'
import { type Post, posts } from '../src/kinds/posts.ts'
import { type Around, type Chance, sayAnything, sayOne } from './say-anything.ts'

/*
 * The walker through a life of a matter, of whatever kind. It proposes a step and hears with what it was refused; then it says one
 * thing otherwise, or lets another try, until it is done or not worth more. First it wanders, then it wants to come to an end: a
 * matter that it cannot end may have no way out. It prefers what was seldom tried, so that many lives go everywhere.
 */

/** Somebody who could act: a colleague by id, or the resident and the clock, who have none. */
export type Who = { readonly id?: string; readonly posts: readonly Post[] }

/** A step, or time that goes by. */
export type Wish =
  | { readonly move: string; readonly who: Who; readonly says: Record<string, unknown> }
  | { readonly minutes: number }

/** What the walker looks at before a step. */
export type View = Around & {
  /** Null: it is not opened yet. */
  readonly state: string | null
  readonly owner: string | null
  /** When the next promise is due; null: none is open. */
  readonly nextDue: string | null
  /** Whoever could reach it, besides the resident and the clock. */
  readonly crew: readonly Who[]
  /** The moves that open it here. */
  readonly openings: readonly string[]
  /** Why it is shown to them in grey; nothing: it is offered. */
  readonly inTheWay: (move: string, who: Who) => readonly string[]
}

/** Proposals in, refusals out: none means that it was done. */
export type Life = Generator<Wish, Course, readonly string[]>
/** How a life went: it came to its end, never began, or could not end. */
export type Course = 'ended' | 'unopened' | 'stuck'

/** What many lives of a kind have taught: what is seldom done, and what to say otherwise after which no. */
export type Habit = {
  readonly tried: Map<string, number>
  readonly done: Map<string, number>
  readonly reached: Map<string, number>
  /** The shortest way that has led to each state. */
  readonly ways: Map<string, readonly Step[]>
  /** By move and refusal: how often a field said otherwise, or somebody else, took it away. */
  readonly mends: Map<string, Map<string, number>>
  /** How often it was tried to take it away. */
  readonly minded: Map<string, number>
  /** By move and refusal: how often it was gone after another move, or after some time. */
  readonly cures: Map<string, Map<string, number>>
}
export const freshHabit = (): Habit => ({
  tried: new Map(),
  done: new Map(),
  reached: new Map(),
  ways: new Map(),
  mends: new Map(),
  minded: new Map(),
  cures: new Map(),
})

const DAY = 24 * 60
const STEPS = { goals: 3, towards: 24, pursuing: 24, home: 1500, after: 8 }
const PATIENCE = 40
const WHO = 'who'

export function* lifeOf(kind: Kind, chance: Chance, look: () => View, habit: Habit): Life {
  /** Why a move could not be made when it was last tried, and what has happened since. */
  const stopped = new Map<string, { codes: readonly string[]; since: Set<string> }>()
  /** What was done so far. */
  const way: Step[] = []
  const first = goalOf()
  if (chance.likely(0.65)) yield* follow(habit.ways.get(chance.pick(first.at)) ?? [])
  for (let i = 0; look().state === null; i++) {
    if (i === 5) return 'unopened'
    yield* make(seldom(look().openings, doneOften))
  }
  for (let goal = first, i = chance.below(STEPS.goals); i >= 0; goal = goalOf(), i--) {
    yield* goTowards(goal.at, STEPS.towards)
    if (goal.move !== undefined) yield* pursue(goal.move)
  }
  if (!(yield* goTowards(kind.ends, STEPS.home))) return 'stuck'
  // Some go on after it: they rate, put right what is kept, take it up again.
  for (let i = chance.below(STEPS.after); i > 0; i--) yield* step([])
  return 'ended'

  /** A state that was seldom reached, or a move that was seldom made and where it is made from. */
  function goalOf(): { at: readonly string[]; move?: string } {
    if (chance.likely(0.4)) return { at: [rarest(kind.states, habit.reached)] }
    const move = rarest(
      Object.keys(kind.moves).filter(name => !isOpening(kind.moves[name]!)),
      habit.done,
    )
    return { at: kind.moves[move]!.from, move }
  }

  function rarest(names: readonly string[], times: ReadonlyMap<string, number>): string {
    return weighted(names.map(name => [name, 1 / (1 + (times.get(name) ?? 0))]))
  }

  /** The way that once led there is gone again, with what was said on it and the days of today. */
  function* follow(known: readonly Step[]): Generator<Wish, void, readonly string[]> {
    for (const { name, says } of known) {
      const before = way.length
      for (let i = 0; i < 4 && before === way.length; i++) {
        if (i > 0) yield* timePasses()
        const cure = i > 0 ? cureFor(name) : undefined
        if (cure === 'time') yield { minutes: chance.below(30 * DAY) }
        if (isPossible(name)) yield* make(name, says)
      }
      if (before === way.length) return
    }
  }

  function* goTowards(goals: readonly string[], steps: number): Generator<Wish, boolean, readonly string[]> {
    const far = stepsTo(kind, goals)
    const away = (state: string) => far.get(state) ?? Number.POSITIVE_INFINITY
    for (let i = 0; i < steps && !goals.includes(look().state!); i++) {
      const state = look().state!
      yield* step(leading(to => away(to) < away(state)))
    }
    return goals.includes(look().state!)
  }

  /** Tries it, and whatever took away before what stands in its way, as long as it can be done from here. */
  function* pursue(name: string): Generator<Wish, void, readonly string[]> {
    const before = habit.done.get(name) ?? 0
    for (let i = 0; i < STEPS.pursuing && possible().includes(name) && before === (habit.done.get(name) ?? 0); i++) {
      yield* timePasses()
      yield* approach(name)
    }
  }

  function* approach(wanted: string): Generator<Wish, void, readonly string[]> {
    const cure = chance.likely(0.6) ? cureFor(wanted) : stopped.has(wanted) ? chance.pick(possible()) : undefined
    if (cure === 'time') yield { minutes: chance.below(90 * DAY) }
    if (cure && possible().includes(cure)) yield* make(cure)
    if (possible().includes(wanted)) yield* make(wanted)
  }

  /** Time passes, and something is done: what leads on, what once took away what stands before it, or anything else. */
  function* step(nearer: readonly string[]): Generator<Wish, void, readonly string[]> {
    yield* timePasses()
    if (chance.likely(0.08)) yield* tryAnything()
    if (nearer.length > 0 && chance.likely(0.6)) {
      yield* approach(seldom(nearer, doneOften))
      return
    }
    const state = look().state!
    const among = chance.likely(0.4) ? leading(to => to !== state) : possible()
    if (among.length > 0) yield* make(seldom(among, doneOften))
  }

  /** What was done, or that time passed, before a no was heard no more. */
  function cureFor(wanted: string): string | undefined {
    const codes = stopped.get(wanted)?.codes ?? []
    // Three tries on three days are too long a way to be found by chance.
    if (codes.some(code => /tried|untold/.test(code)) && chance.likely(0.5)) return chance.pick(['tryToReach', 'time'])
    const known = codes.flatMap(code => [...noted(habit.cures, wanted, code)])
    return known.length > 0 ? weighted(known) : undefined
  }

  /** Heard now why it cannot be: whatever no longer stands in its way was taken away by something since. */
  function hear(name: string, codes: readonly string[]): void {
    const before = stopped.get(name)
    for (const gone of before?.codes.filter(code => !codes.includes(code)) ?? [])
      for (const done of before!.since) count(noted(habit.cures, name, gone), done)
    if (codes.length > 0) stopped.set(name, { codes, since: new Set() })
    else stopped.delete(name)
  }

  function happened(what: string): void {
    for (const { since } of stopped.values()) since.add(what)
  }

  function leading(to: (state: string) => boolean): string[] {
    const { state } = look()
    return possible().filter(name => targets(kind.moves[name]!, state!).some(to))
  }

  function isPossible(name: string): boolean {
    const { state, openings } = look()
    return state === null ? openings.includes(name) : kind.moves[name]!.from.includes(state)
  }

  function possible(): string[] {
    const { state, named = {} } = look()
    const nameable = ({ says }: Move) => !says.required?.some(field => named[field]?.length === 0)
    return Object.keys(kind.moves).filter(
      name => kind.moves[name]!.from.includes(state!) && nameable(kind.moves[name]!),
    )
  }

  /** A while; some days; until just after the next due; once in a while more than a year. */
  function* timePasses(): Generator<Wish, void, readonly string[]> {
    const { nextDue, now } = look()
    const untilDue = nextDue === null ? 0 : Math.ceil((Date.parse(nextDue) - Date.parse(now)) / 60_000) + 1
    if (chance.likely(0.5)) yield { minutes: chance.below(300) }
    if (chance.likely(0.1)) {
      yield { minutes: chance.below(12 * DAY) }
      happened('time')
    }
    if (untilDue > 0 && chance.likely(0.06)) yield { minutes: untilDue }
    if (chance.likely(0.005)) yield { minutes: 400 * DAY }
  }

  /** By whoever, from wherever: mostly it is refused, whatever is said. */
  function* tryAnything(): Generator<Wish, void, readonly string[]> {
    const name = chance.pick(Object.keys(kind.moves))
    const view = look()
    if (view.crew.length > 0)
      yield { move: name, who: chance.pick(view.crew), says: sayAnything(kind.moves[name]!.says, chance, view) }
  }

  /** Says it, and says it otherwise as long as that helps. */
  function* make(name: string, before?: Step['says']): Generator<Wish, void, readonly string[]> {
    const move = kind.moves[name]!
    const who = someoneFor(move, chance, look())
    const inTheWay = look().inTheWay(name, who)
    if (inTheWay.length > 0 && chance.likely(0.8)) return hear(name, inTheWay)
    count(habit.tried, name)
    const anew = sayAnything(move.says, chance, look())
    let said = { who, says: before ? { ...before, ...only(anew, move, isOfToday) } : anew }
    let refusals = yield { move: name, ...said }
    const patience = Math.min(PATIENCE, 8 + 6 * refusals.length)
    for (let i = 0; refusals.length > 0 && i < patience; i++) {
      if (i >= 2 && refusals.some(code => isHopeless(name, code))) break
      const no = chance.pick(refusals)
      count(habit.minded, `${name} ${no}`)
      const [field, other] = otherwise(name, move, said, no)
      const codes = yield { move: name, ...other }
      for (const gone of refusals) if (!codes.includes(gone)) count(noted(habit.mends, name, gone), field)
      if (codes.length <= refusals.length) [said, refusals] = [other, codes]
    }
    hear(name, refusals)
    if (refusals.length > 0) return
    happened(name)
    count(habit.done, name)
    way.push({ name, says: said.says })
    const { state } = look()
    count(habit.reached, state!)
    if (way.length < (habit.ways.get(state!)?.length ?? Number.POSITIVE_INFINITY)) habit.ways.set(state!, [...way])
  }

  /** One thing said anew, or left out, or by somebody else: mostly what has helped before against this no. */
  function otherwise(name: string, move: Move, { who, says }: Said, refusal: string): [string, Said] {
    const fields: Record<string, any> = move.says.properties ?? {}
    const helped = [...noted(habit.mends, name, refusal)]
    const field =
      helped.length > 0 && chance.likely(0.75) ? weighted(helped) : chance.pick([WHO, ...Object.keys(fields)])
    if (field === WHO) return [field, { who: someoneFor(move, chance, look()), says }]
    const { [field]: was, ...rest } = says
    const leave = was !== undefined && !move.says.required?.includes(field) && chance.likely(0.4)
    return [field, { who, says: leave ? rest : { ...says, [field]: sayOne(field, fields[field], chance, look()) } }]
  }

  /** Said otherwise often enough, and never heard the less. */
  function isHopeless(name: string, code: string): boolean {
    return (habit.minded.get(`${name} ${code}`) ?? 0) > 60 && noted(habit.mends, name, code).size === 0
  }

  function doneOften(name: string): number {
    return (habit.done.get(name) ?? 0) + (habit.tried.get(name) ?? 0) / 10
  }

  function seldom(names: readonly string[], often: (name: string) => number): string {
    return weighted(names.map(name => [name, (comesFirst(name) ? 4 : 1) / (1 + often(name))]))
  }

  /** Something was asked, and this answers it; and most of what is opened somebody brings to us. */
  function comesFirst(name: string): boolean {
    const { from, by, says } = kind.moves[name]!
    return says.required?.includes('no') === true || (from.length === 0 && by.includes('resident'))
  }

  function weighted(list: readonly (readonly [string, number])[]): string {
    let left = chance.next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of list) {
      left -= weight
      if (left < 0) return name
    }
    return list.at(-1)![0]
  }
}

/** One step of a way. */
type Step = { readonly name: string; readonly says: Record<string, unknown> }
type Said = { who: Who; says: Record<string, unknown> }

/** Days and moments, colleagues and whoever is in it: said anew each time. */
const isOfToday = (field: any): boolean => field.format !== undefined || field['x-staff'] === true

const only = (says: Record<string, unknown>, { says: schema }: Move, which: (field: any) => boolean) =>
  Object.fromEntries(Object.entries(says).filter(([name]) => which(schema.properties[name])))

/** What is remembered of a refusal of a move. */
function noted(memory: Habit['mends'], move: string, code: string): Map<string, number> {
  const key = `${move} ${code}`
  const known = memory.get(key) ?? new Map<string, number>()
  memory.set(key, known)
  return known
}

const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

/** Mostly whoever has it, if they may; else anybody whose post does; the rest find out that they may not. */
function someoneFor({ by }: Move, chance: Chance, { crew, owner }: View): Who {
  const able = crew.filter(one => one.posts.some(post => by.includes(post)))
  const owning = able.filter(({ id }) => id === owner)
  const others = (['resident', 'neighbour', 'clock'] as const)
    .filter(post => by.includes(post))
    .map(post => ({ posts: [post] }))
  const all = chance.likely(0.6) && owning.length > 0 ? owning : [...able, ...others]
  return all.length > 0 ? chance.pick(all) : { posts: [chance.pick(posts)] }
}

/** How many moves lie at least between each state and the goals, gates aside. */
function stepsTo(kind: Kind, goals: readonly string[]): ReadonlyMap<string, number> {
  const far = new Map<string, number>(goals.map(state => [state, 0]))
  for (let n = 1; n <= kind.states.length; n++)
    for (const state of kind.states)
      if (!far.has(state))
        for (const move of Object.values(kind.moves))
          if (move.from.includes(state) && targets(move, state).some(to => far.get(to) === n - 1)) far.set(state, n)
  return far
}
