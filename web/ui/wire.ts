import type { Words } from '../../src/kinds/words.ts'

/*
 * What the pages read from and send to the API (docs/api.md). Only what a page shows is written down here.
 */

/** A village or a wider division, as a search finds it; `within` tells the namesakes apart. */
export type PlaceFound = { code: string; level: string; name: string; short: string; within: string }

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
export type WhereSent = { placeCode: string } | { village: string } | { point: { lat: number; lng: number } }

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
  says: Record<string, unknown>
  place: WhereSent
  channel: 'page' | 'qr'
  language: 'zh' | 'en'
  reporter?: PersonSent
  /** Who it is about, where somebody else reports it. */
  onBehalf?: PersonSent
  anonymous?: true
}

/** Who answers: a surname and how one addresses them, never a whole name. */
export type WhoAnswers = { called: Words; unit: Words; phone: string }

/** What the answer card is made of. */
export type Receipt = {
  id: string
  code: string
  /** The secret of the link: it stands after # and is never sent in an address. */
  token: string
  who: WhoAnswers
  /** Until when somebody answers, exclusive. */
  by: string
  provisional?: boolean
  promise?: { measure: string; title: Words; text: Words }
}

/** What a code alone tells (R30). */
export type Tracked = {
  status: 'received' | 'in_hand' | 'answered'
  by: string | null
  answeredOn: string | null
  phone: string | null
}

/** One of the 75. */
export type MeasureShown = {
  id: string
  title: Words
  promise: Words
  limit: { value: number; unit: 'minute' | 'hour' | 'day' | 'workday' }
}
