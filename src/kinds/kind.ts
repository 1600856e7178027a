import type { Static, TObject } from 'typebox'
import type { Day } from '../clock/day.ts'
import type { Limit } from '../clock/limit.ts'
import type { Measure } from './measures.ts'
import type { Post } from './posts.ts'
import type { KindWords, Words } from './words.ts'

/** Who is asking, in relation to this matter: the posts count only where they reach it. */
export type Actor = {
  readonly id: string
  readonly posts: readonly Post[]
  readonly unitPath?: string
}

export type Telling = {
  readonly at: string
  readonly day: Day
  readonly how: string
  /** How it is known that they were told (R31); null: said to be told. */
  readonly confirmed: 'signature' | 'code' | 'call' | null
  /** For how long; absent: nobody said. */
  readonly seconds?: number
  readonly by: string
}
export type Attempt = { readonly at: string; readonly day: Day; readonly how: string; readonly by: string }
export type Rating = { readonly stars: number; readonly at: string; readonly by: string; readonly aboutPerson: boolean }
export type Asked = {
  readonly no: number
  readonly measure: string
  readonly reason: string
  readonly askedBy: string
  readonly from: string
  readonly until: string | null
  /** The move of the kind with which it ends by itself, whoever makes it; with `until`, whichever comes first. */
  readonly endsWith?: string
  /** Another matter, with whose end (or whose telling) it ends by itself. */
  readonly waitsFor?: { readonly matter: string; readonly until: 'closed' | 'told' }
  readonly state: 'asked' | 'granted' | 'refused' | 'ended'
  readonly grantedAt?: string
  /** When and how the person was told that the clock stands; or why they were not. */
  readonly told?: { readonly at: string; readonly how: string }
  readonly untold?: 'not_reached' | 'would_harm'
}
/** A new day that the person was told for a promise that will be late, or is: it never takes the place of the old one (R23). */
export type NewDay = {
  readonly measure: string
  readonly day: Day
  readonly why: string
  readonly toldAt: string
  readonly by: string
}

/** That somebody said what is wrong in what is kept about them, and what became of it; their words are sealed with the entries (PIPL 46). */
export type Correction = {
  readonly about: string
  readonly askedAt: string
  readonly state: 'asked' | 'made' | 'refused'
  readonly decidedAt: string | null
}

/** That they asked for another officer or for a woman, and what became of it (R26). */
export type Wish = {
  readonly for: 'another_officer' | 'a_woman'
  readonly askedAt: string
  /** `over`: it ended first. */
  readonly state: 'asked' | 'met' | 'refused' | 'over'
}

/** What every kind keeps about a matter besides its own details: whether somebody was told, asked, protected. */
export type Standing = {
  readonly told: readonly Telling[]
  /** Tries to reach them that failed, since the last telling. */
  readonly attempts: readonly Attempt[]
  readonly outcome: string | null
  readonly rated: Rating | null
  /** R26: from the first ticked box. */
  readonly protected: boolean
  /** Who first asked that protection be lowered; a second person does it. */
  readonly lowering: string | null
  /** R29: of the person responsible; template sentences only unless 'yes'. */
  readonly adult: 'yes' | 'no' | 'unknown' | 'nobody'
  readonly anonymous: boolean
  /** Who had it before whoever has it now. */
  readonly had?: readonly string[]
  readonly closedAt: string | null
  readonly reopened: number
  /** How many promises were ever given in it: the next has the next number. */
  readonly promised: number
  readonly pauses: readonly Asked[]
  /** The latest of a promise is the one that holds. */
  readonly newDays?: readonly NewDay[]
  /** What they said is wrong in what is kept about them; the last one alone may be open. */
  readonly corrections?: readonly Correction[]
  /** Their last wish for somebody else to have it; met by handing it over. */
  readonly wish?: Wish
}

export const fresh: Standing = {
  told: [],
  attempts: [],
  outcome: null,
  rated: null,
  protected: false,
  lowering: null,
  adult: 'nobody',
  anonymous: false,
  closedAt: null,
  reopened: 0,
  promised: 0,
  pauses: [],
}

/** A colleague, as far as the rules may know them. */
export type Colleague = {
  readonly id: string
  /** Absent or null: not known. For whoever asks for one (R26). */
  readonly woman?: boolean | null
  readonly posts: readonly Post[]
  readonly unitPath: string
  /** Every post held today with the path of its unit: who leads whom follows from it. */
  readonly held: readonly { readonly post: Post; readonly unitPath: string }[]
}

/** A unit of the bureau, as far as the rules may know it. */
export type UnitSeen = {
  readonly path: string
  readonly sort: string
  /** Of a window or a desk, the path of their station; of others their own. */
  readonly house: string
}

/** One matter with all that the rules may look at, at one moment. */
export type Seen<State extends string = string, Details = any> = {
  readonly id: string
  readonly kind: string
  /** Null while it is being opened. */
  readonly state: State | null
  readonly details: Details
  readonly standing: Standing
  readonly openedAt: string
  readonly owner: string | null
  readonly unitPath: string
  readonly by: Actor
  /** ISO 8601, when it was done, and that day in the bureau's zone. */
  readonly at: string
  readonly today: Day
  readonly people: readonly { readonly id: string; readonly role: string }[]
  /** The promises still open, by measure. */
  readonly open: readonly string[]
  /** The value of a legal rule in force on this day, here (law.ts); throws for a name that no rule has. */
  readonly law: (id: string) => number | boolean
  readonly colleague: (id: string) => Colleague | undefined
  /** A unit by its id, its path or its name; absent where nobody knows the units: without signal. */
  readonly unit?: (called: string) => UnitSeen | undefined
  /** When a limit that begins then, or with that day, ends (exclusive), by the bureau's calendar; `decide` puts it in. */
  readonly endOf?: (from: string, limit: Limit) => string
  /** When the open promise that runs from a named instant is due (exclusive), pauses counted until now; `decide` puts it in. */
  readonly dueFrom?: (instant: string) => string | undefined
}

/** Where a move leads when that hangs on what was said. */
export type Fork<State extends string, Details, Input> = {
  readonly among: readonly State[]
  readonly choose: (seen: Seen<State, Details>, says: Input) => State
}

/** Where a move leads from some states; from the others it stays. */
export type Onward<State extends string> = { readonly next: Readonly<Partial<Record<State, State>>> }

/** What a move does to the standing, besides what the kind keeps itself. */
export type Counts =
  | 'told'
  | 'confirmed'
  | 'attempt'
  | 'rated'
  | 'protect'
  | 'ask-unprotect'
  | 'unprotect'
  | 'withdrawn'
  | 'reopened'
  | 'separated'
  | 'pause-asked'
  | 'pause-granted'
  | 'pause-refused'
  | 'pause-ended'
  | 'calendar-loaded'
  | 'new-day'
  | 'correction-asked'
  | 'correction-made'
  | 'correction-refused'
  | 'wish-asked'
  | 'wish-refused'
  | 'handed'

/** Another matter that a move opens, linked to this one; in the same act, all or nothing. */
export type Opens<State extends string, Details, Input> = {
  readonly kind: string
  readonly move: string
  readonly as: string
  /** The matter as the move leaves it, what was said, and the matter as it was. */
  readonly if?: (seen: Seen<State, Details>, says: Input, before: Seen<State, Details>) => boolean
  readonly says: (seen: Seen<State, Details>, says: Input) => Record<string, unknown>
  /** Who goes with it: their role here, and there. Absent: whoever reported it, as such. */
  readonly people?: (seen: Seen<State, Details>) => Readonly<Record<string, string>>
}

/** One thing that can be done to a matter of a kind. */
export type Move<State extends string = string, Details = any, Input = any> = {
  /** Empty: this move opens the matter. */
  readonly from: readonly State[]
  /** It opens a matter only beside another one, by that one's move: nobody opens it directly. */
  readonly beside?: true
  /** Absent: it stays where it is. */
  readonly to?: State | Onward<State> | Fork<State, Details, Input>
  readonly by: readonly Post[]
  readonly says: TObject
  /** Each code with the question whose "yes" refuses the move; all are asked, all that apply are named. */
  readonly refuse?: Readonly<Record<string, (seen: Seen<State, Details>, says: Input) => boolean>>
  readonly change?: (seen: Seen<State, Details>, says: Input) => Details
  readonly counts?: Counts
  /** Notices of this kind that go out. */
  readonly tells?: readonly string[]
  readonly papers?: readonly string[]
  readonly opens?: readonly Opens<State, Details, Input>[]
  /** How the matter came out; words under `options`. */
  readonly outcome?: string | ((says: Input) => string)
  /** Of the person responsible (R29); undefined: nothing was said of it. */
  readonly adult?: (says: Input) => Standing['adult'] | undefined
  /** The id of the colleague who has it from now on; undefined: nothing changes. */
  readonly handsTo?: (says: Input) => string | undefined
  /** It goes to another unit: the door lands it there. */
  readonly movesTo?: (says: Input) => string | undefined
  /** It settles somebody's rights: never done by an auxiliary (the tests hold it). */
  readonly decides?: true
  /** Leaves nothing on this matter, neither entry nor notice nor rating: only what it opens is recorded (R25). */
  readonly hush?: (says: Input) => boolean
  /** Approvals and the like: not without signal (R16). */
  readonly onlineOnly?: true
  /** The article or rule it rests on. */
  readonly law?: string
}

/** Whom something is sent to or printed for. Roles of people in the matter, or of those who work on it. */
export type Notice = {
  readonly to: readonly string[]
  readonly if?: (seen: Seen) => boolean
  /**
   * Which day its words name: of the first promise that answers, of the one that this move set anew, of the first that one of
   * these moves keeps, or the last day that a named instant says. Absent: of whatever is owed next.
   */
  readonly names?: 'answer' | 'moved' | { readonly kept: readonly string[] } | { readonly lastDay: string }
  /** Law article, ruling, or the promise that asks for it. */
  readonly source: string
}

export type Paper = {
  /** A form of the law, kept in the system of the law: we keep its number only, and print it not. */
  readonly statutory?: true
  /** Of a form of the law: a slip of ours says the same to whom it is for, and that it is not the form. */
  readonly slip?: true
  /** A gapless number per unit and year in this series; papers without one have none. */
  readonly series?: string
  readonly for: string
  /** Made only where this holds of the matter as the move leaves it. */
  readonly if?: (seen: Seen) => boolean
  readonly copies: number
  readonly source: string
  /** Fields of the move's says that are printed on it, in order. */
  readonly prints: readonly string[]
  /** Facts of the details that stand on it too, so that nobody states them twice. */
  readonly shows?: readonly string[]
  /** Fields in which the name was written on the glass, in the order in which they sign. */
  readonly signatures?: readonly string[]
}

/** What the clock does by itself when a named instant has come, while the move may be made; once per instant. */
export type Wake = { readonly at: string; readonly move: string; readonly says: Readonly<Record<string, unknown>> }

/** With `if`, a named condition of the kind: the rung holds only while that is true. */
export type Rung = { readonly at: string; readonly to: string; readonly if?: string }

export type Kind<State extends string = string, Details = any> = {
  readonly name: string
  /** Facts special to the kind: codes, numbers, days and ids; never free text (a test looks). */
  readonly details: TObject
  readonly blank: Details
  /** The detail by whose code, a word of its options, one matter of a list is told from the next: what was stolen, which hazard. */
  readonly sortedBy?: keyof Details & string
  readonly states: readonly State[]
  /** States in which nothing is owed any more. */
  readonly ends: readonly State[]
  readonly moves: Readonly<Record<string, Move<State, Details, any>>>
  /** The opening move of a report from outside. */
  readonly start: string
  /** Posts of one sort of work (the window, mediation, inspection) who see it; the others see every kind of their reach. */
  readonly seenBy?: readonly Post[]
  /** R27: is who reports a party of the matter, or somebody to be kept apart? */
  readonly reporter: 'party' | 'vault'
  readonly anonymous: boolean
  /** Roles of people in it, and which of them count as the other side when it is protected (R26). */
  readonly people: readonly string[]
  readonly otherSide: readonly string[]
  /** From when on nobody reads a name of the other side: of a violation, once it is decided (治安管理处罚法 136). */
  readonly sealsOtherSide?: (details: Details) => boolean
  /** Must this notice not go to this role of this matter? For whom a role stands for, besides `otherSide`: an intermediary (R26). */
  readonly unheard?: (seen: Seen<State, Details>, role: string, notice: string) => boolean
  /** What whoever reported it is called where a name would stand, by the id of the matter (R28). */
  readonly alias?: (matterId: string) => Words
  /** May this be seen only along a line of its own (R25)? */
  readonly walled?: (seen: Seen<State, Details>) => 'inspection' | 'owner' | null
  /** Ids of colleagues whom that wall lets through besides. */
  readonly lets?: (seen: Seen<State, Details>) => readonly string[]
  /** Ids of colleagues who may be heard on it: they see its state and their own words, and make the moves open to them. */
  readonly speaks?: (seen: Seen<State, Details>) => readonly string[]
  /** May this colleague neither have it, nor stand in, nor be reminded of it, whatever their posts (R25)? */
  readonly barred?: (seen: Seen<State, Details>, colleague: Colleague) => boolean
  /** With whom it lands where that is not whoever answers for the place; `of`: the colleague whose unit counts. */
  readonly lands?: (
    seen: Seen<State, Details>,
  ) => { readonly with: 'chief' | 'inspection'; readonly of: string | null } | null
  /** Colleagues who are something in it besides having it, by the role that notices name. */
  readonly colleagues?: (seen: Seen<State, Details>) => Readonly<Record<string, string | undefined>>
  /** What is not ours: by the option that says what it is, the option whose words say whose. We take it there. */
  readonly takenTo?: Readonly<Record<string, string>>
  readonly conditions: Readonly<Record<string, (seen: Seen<State, Details>) => boolean>>
  /** ISO 8601 or a day (which means its start); undefined where it is not known yet. */
  readonly instants: Readonly<Record<string, (seen: Seen<State, Details>) => string | undefined>>
  readonly notices: Readonly<Record<string, Notice>>
  readonly papers: Readonly<Record<string, Paper>>
  /** What a new bureau promises of it at first. */
  readonly measures?: readonly Measure[]
  readonly ladder: readonly Rung[]
  readonly wakes?: readonly Wake[]
  /** It is made of other matters: none of them protected or behind a wall (R25, R26). */
  readonly gathers?: true
  readonly words: KindWords
}

/** Writes a kind's moves down with the input of each taken from its own schema: a slip in a state or field is a compile error. */
export const moveOf =
  <State extends string, Details>() =>
  <Says extends TObject>(
    move: Omit<Move<State, Details, Static<Says>>, 'says'> & { says: Says },
  ): Move<State, Details, Static<Says>> =>
    move

/** Its measures are a file beside it, which a test holds against the kinds (measures.ts). */
type Written<State extends string, Details> = Omit<Kind<State, Details>, 'measures'> & { measures?: readonly unknown[] }

export const kind = <State extends string, Details>(all: Written<State, Details>): Kind => all as unknown as Kind

export const isOpening = (move: Move): boolean => move.from.length === 0

/** Whether somebody may open a matter with it. */
export const opensDirectly = (move: Move): boolean => isOpening(move) && move.beside !== true

/** All states in which a move may leave a matter that is in `from`. */
export function targets(move: Move, from: string): readonly string[] {
  if (move.to === undefined) return [from]
  if (typeof move.to === 'string') return [move.to]
  return 'next' in move.to ? [move.to.next[from] ?? from] : move.to.among
}

/** The rungs that hold for this matter as it is now. */
export const ladderOf = (kind: Kind, seen: Seen): readonly Rung[] =>
  kind.ladder.filter(rung => rung.if === undefined || kind.conditions[rung.if]!(seen))

/** 50 % owner, 80 % owner and stand-in, due: the person, then the chief; a workday later the county, three: the city (R23). */
export const stationLadder: readonly Rung[] = [
  { at: '50%', to: 'owner' },
  { at: '80%', to: 'owner+stand-in' },
  { at: 'due', to: 'person' },
  { at: 'due', to: 'station_chief' },
  { at: 'due+1 workday', to: 'county_officer' },
  { at: 'due+3 workday', to: 'city_officer' },
]

export type { KindWords, Words }

/** Leads on from these states; from the others it stays. */
export const onward = <S extends string>(next: Onward<S>['next']): Onward<S> => ({ next })

/** Where a fork leads, written shortly. */
export const fork = <S extends string, D, I>(among: readonly S[], choose: Fork<S, D, I>['choose']): Fork<S, D, I> => ({
  among,
  choose,
})

/** The same moves with further gates on each that is made to a matter already there. */
export function gated<M extends Readonly<Record<string, Move<any, any, any>>>>(
  moves: M,
  gates: Readonly<Record<string, (seen: Seen<any, any>, move: string) => boolean>>,
): M {
  const more = (name: string) =>
    Object.fromEntries(Object.entries(gates).map(([code, asks]) => [code, (seen: Seen<any, any>) => asks(seen, name)]))
  const all = Object.entries(moves).map(([name, move]) =>
    isOpening(move) ? [name, move] : [name, { ...move, refuse: { ...move.refuse, ...more(name) } }],
  )
  return Object.fromEntries(all) as M
}
