import type { Words } from '../../src/kinds/words.ts'

/*
 * What the pages read from and send to the API (docs/api.md). Only what a page shows is written down here.
 */

/** A village or a wider division, as a search finds it; `within` tells the namesakes apart. */
export type PlaceFound = { code: string; level: string; name: string; short: string; within: string }

/** A school, a shop, a public place. */
export type PremisesShown = { id: string; sort: string; name: string; village: string }

/** Who answers in a village; the phone may be the station's only. */
export type Officer = {
  surname: string
  /** How they are addressed: 王警官. */
  words: Words
  woman: boolean | null
  phone: string | null
  beat: string | null
  unit: { words: Words; phone: string | null; hours: Hours | null }
}

/** By weekday, pairs of "08:30" and "12:00". */
export type Hours = Readonly<Record<string, readonly (readonly [string, string])[]>>

/** Where a matter is, as one of these. */
export type WhereSent =
  | { placeCode: string }
  | { village: string }
  | { point: { lat: number; lng: number; datum: 'wgs-84' } }

/** Somebody outside of the bureau, as far as they wish to say. */
export type PersonSent = {
  name?: string
  phone?: string
  safeWay?: string
  /** Whoever handles this one matter may see who it is (R27). */
  show?: true
  /** Must be said later, besides the link, where it is protected (R26). */
  word?: string
}

export type MatterSent = {
  kind: string
  move: string
  says: Record<string, unknown>
  place: WhereSent
  channel: 'page' | 'qr'
  language: 'zh' | 'en'
  reporter?: PersonSent
  /** Who it is about, where somebody else reports it. */
  onBehalf?: PersonSent
  anonymous?: true
}

/** What the answer card is made of. */
export type Receipt = {
  id: string
  printed: string
  who: WhoHas
  by: { due: string } | null
  promises: readonly { measure: string; words: Words; due: string; provisional: boolean }[]
  /** The secret of the link: it stands after # and is never sent in an address. Of a complaint typed in for somebody: none. */
  link: { token: string; path: string } | null
}

/** What a code alone tells (R30). */
export type Tracked = {
  status: 'received' | 'worked' | 'answered'
  words: Words
  /** On which it came in. */
  day: string
  unit: { words: Words; phone: string | null }
}

/** One of the 75. */
export type MeasureShown = {
  id: string
  title: Words
  promise: Words
  limit: { value: number; unit: 'minute' | 'hour' | 'day' | 'workday' }
}

/** One line of a list. */
export type Line = {
  id: string
  kind: string
  words: Words
  code: string
  printed: string
  state: string
  stateWords: Words
  version: number
  place: { village: string; short: string } | null
  unit: { id: string; words: Words }
  owner: { id: string; name: string }
  protected: boolean
  outcome: string | null
  openedAt: string
  closedAt: string | null
  /** Exclusive. */
  nextDue: string | null
  /** The promise that is due next; `calls`: it is kept by telling somebody something. */
  next: { measure: string; title: Words; calls: boolean } | null
}

export type PauseShown = {
  from: string
  to: string | null
  reason: string
  words: Words
  /** The step with which it ends. */
  endsWith: Words | null
  told: { at: string; how: string } | null
  untold: string | null
}

export type PromiseShown = {
  no: number
  measure: string
  title: Words | null
  words: Words
  state: 'open' | 'kept' | 'void' | 'paused'
  late: boolean
  started: string
  due: string
  provisional: boolean
  pauses: readonly PauseShown[]
  /** The new day that they were told; the old one stays late. */
  newDay: { day: string; toldAt: string; why: Words } | null
  metAt: string | null
  voidAt: string | null
}

export type EntryShown = {
  no: number
  move: string
  words: Words
  post: string
  by: { id: string | null; words: Words | null }
  at: string
  recordedAt: string
  state: string | null
  says: Record<string, any> | null
  destroyed: { at: string; rule: string } | null
}

export type MoveOffered = {
  name: string
  words: Words
  changesState: boolean
  onlineOnly: boolean
  /** What stands in its way now, whatever is said. */
  refusals: readonly { code: string; words: Words }[]
}

/** Masked: 王**, ***0001. */
export type PersonShown = { id: string; role: string; words: Words; name: string | null; phone: string | null }
/** In full: that somebody looked is written down. */
export type PersonSeen = { id: string; role: string; words: Words; said: Record<string, string> | null }

/** One matter with everything around it, as far as it is for whoever asks. */
export type MatterShown = Line & {
  who: WhoHas
  why: { code: string; words?: Words } | null
  channel: string
  anonymous: boolean
  outcomeWords: Words | null
  details: Record<string, any>
  standing: StandingShown
  promises: readonly PromiseShown[]
  people: readonly PersonShown[]
  /** That it names by id. */
  premises: readonly PremisesShown[]
  links: readonly { id: string; kind: string; code: string; as: string; from: boolean }[]
  moves: readonly MoveOffered[]
  history: readonly EntryShown[]
  /** What another platform says of it, where it was passed on by Open311. */
  handedOn?: {
    server: string
    number: string | null
    status: 'open' | 'closed' | null
    notes: string | null
    theirAt?: string | null
    sentAt: string | null
    askedAt: string | null
  } | null
  /** Who opened it, for the person whom it is about. */
  looks: readonly {
    id: string
    who: Words
    at: string
    purpose: Words | null
    /** They asked why, and read the answer here. */
    asked: { lastDay: string; answeredAt: string | null; finding: Words | null; answer: string | null } | null
  }[]
}

export type WhoHas = {
  surname: string
  words: Words
  woman: boolean | null
  phone: string | null
  unit: { words: Words; phone: string | null }
}

export type StandingShown = {
  told: readonly { at: string; day: string; how: string; confirmed: string | null }[]
  attempts: readonly { at: string; day: string; how: string }[]
  outcome: string | null
  rated: { stars: number; at: string } | null
  protected: boolean
  closedAt: string | null
  reopened: number
  corrections?: readonly { state: 'asked' | 'made' | 'refused' }[]
  pauses?: readonly {
    no: number
    measure: string
    reason: string
    askedBy: string
    from: string
    until: string | null
    state: 'asked' | 'granted' | 'refused' | 'ended'
  }[]
}

/** A kind as the API shows it: everything that its forms are drawn from. */
export type KindShown = {
  name: string
  words: Words
  about: Words
  start: string
  anonymous: boolean
  reporter: string
  states: readonly { name: string; words: Words; ends: boolean }[]
  moves: readonly {
    name: string
    words: Words
    opens: boolean
    from: readonly string[]
    by: readonly string[]
    says: Record<string, any>
    changesState: boolean
    law: string | null
    papers: readonly string[]
  }[]
  fields: Readonly<Record<string, Words>>
  options: Readonly<Record<string, Words>>
  refusals: Readonly<Record<string, Words>>
  papers: Readonly<Record<string, Words>>
  people: Readonly<Record<string, Words>>
}
