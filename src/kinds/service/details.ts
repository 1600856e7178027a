import Type, { type Static } from 'typebox'
import { choice } from '../says.ts'
import { applicants, lanes, paperCodes, serviceCodes, ways } from './services.ts'

export const states = [
  'asked',
  'told_once',
  'documents_complete',
  'accepted',
  'processing',
  'verification',
  'ready',
  'delivered',
  'rated',
  'closed',
  'declined_in_writing',
  'withdrawn',
  'slot_offered',
  'booked_home_visit',
  'booked_window',
  'arrived',
  'searching',
  'located',
  'kept',
  'owner_notified',
  'announced',
  'to_state',
  'arranged',
] as const
export type State = (typeof states)[number]

export const needs = ['sign_language', 'writing', 'reading_aloud', 'large_print', 'dialect', 'interpreter'] as const
export const scopes = ['street', 'village', 'town', 'county', 'beyond'] as const

const at = Type.Optional(Type.String())
const papers = Type.Array(choice(...paperCodes))

/** Codes, numbers and instants. Why somebody cannot come is nowhere: only that they are visited (PIPL 28). */
export const details = Type.Object(
  {
    service: Type.Optional(choice(...serviceCodes)),
    lane: choice(...lanes),
    /** Of a visit: theirs or our window. */
    place: Type.Optional(choice('home', 'window')),
    /** How they would be understood; never what they lack. */
    need: Type.Optional(choice(...needs)),
    atCounter: Type.Boolean(),
    receivedAt: at,
    minor: Type.Boolean(),
    applies: Type.Optional(choice(...applicants)),
    brought: papers,
    waived: papers,
    missing: papers,
    /** Each list of what is missing that was ever given; a second only with its reason. */
    lists: Type.Array(Type.Object({ at: Type.String(), again: Type.Optional(choice('law_changed', 'new_fact')) })),
    delivery: Type.Optional(choice(...ways)),
    completeAt: at,
    acceptedAt: at,
    receiptNo: Type.Optional(Type.String()),
    feeYuan: Type.Optional(Type.Number()),
    verifyUntil: at,
    /** The last day after an extension by law. */
    extendedTo: at,
    productNo: Type.Optional(Type.String()),
    readyAt: at,
    deliveredTo: Type.Optional(choice(...applicants)),
    slotFrom: at,
    slotTo: at,
    alarmNo: Type.Optional(Type.String()),
    searchedAt: at,
    scope: Type.Optional(choice(...scopes)),
    caseOpenedAt: at,
    thing: Type.Optional(Type.String()),
    announcedAt: at,
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = {
  lane: 'papers',
  atCounter: false,
  minor: false,
  brought: [],
  waived: [],
  missing: [],
  lists: [],
}
