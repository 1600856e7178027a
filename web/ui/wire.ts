import type { Operations, Schemas } from '../../clients/typescript/api.ts'
import type { Standing } from '../../src/kinds/kind.ts'

/*
 * What the pages read from and send to the API (docs/api.md), by the names that they have here: drawn from the API itself.
 */

export type Answer<Id extends keyof Operations> = Operations[Id]['answer']

/** A village or a wider division, as a search finds it; `within` tells the namesakes apart. */
export type PlaceFound = Schemas['Place']
/** A school, a shop, a public place. */
export type PremisesShown = Schemas['Premises']
/** Who answers in a village; the phone may be the station's only. */
export type Officer = Schemas['Officer']

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
export type Receipt = Pick<Schemas['Opened'], 'id' | 'printed' | 'who' | 'by' | 'promises' | 'link'>
/** What a code alone tells (R30). */
export type Tracked = Answer<'track'>
/** One of the 75. */
export type MeasureShown = Schemas['Measure']

/** One line of a list. `nextDue` is exclusive. */
export type Line = Omit<Schemas['MatterLine'], 'lastDay'>
export type PromiseShown = Omit<Schemas['Promise'], 'lastDay'>
export type PauseShown = PromiseShown['pauses'][number]
/** What was said depends on the move. */
export type EntryShown = Omit<Schemas['Entry'], 'says'> & { says: Record<string, any> | null }
export type MoveOffered = MatterShown['moves'][number]
/** In full: that somebody looked is written down. */
export type PersonSeen = Omit<Answer<'readPeople'>['people'][number], 'said'> & { said: Record<string, string> | null }

/** One matter with everything around it, as far as it is for whoever asks; what its details are depends on its kind. */
export type MatterShown = Omit<
  Schemas['Matter'],
  'lastDay' | 'language' | 'details' | 'standing' | 'promises' | 'history' | 'handedOn'
> & {
  details: Record<string, any>
  standing: Standing
  promises: readonly PromiseShown[]
  history: readonly EntryShown[]
  /** What another platform says of it, where it was passed on by Open311. */
  handedOn?: Schemas['Matter']['handedOn']
}

/** A kind as the API shows it: everything that its forms are drawn from. */
export type KindShown = Omit<Answer<'readKind'>, 'moves'> & { moves: readonly MoveShown[] }
type MoveShown = Omit<Answer<'readKind'>['moves'][number], 'says'> & { says: Record<string, any> }
