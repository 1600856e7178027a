import Type, { type Static } from 'typebox'

export const states = [
  'received',
  'conflict_checked',
  'classified',
  'investigating',
  'concluded',
  'answered',
  'corrected',
  'rechecked',
  'closed',
  'transferred',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** R25: a bad rating; a complaint about a person; a small fault; an own finding, praise, and a review of a conclusion. */
export const lanes = ['rating', 'complaint', 'small', 'finding', 'praise', 'review'] as const
export type Lane = (typeof lanes)[number]

const text = Type.Optional(Type.String())

/** Codes, instants and ids of matters and colleagues. Who reported it and every word of it lie elsewhere. */
export const details = Type.Object(
  {
    lane: Type.Optional(Type.String()),
    /** Along whose line it runs: the station's own, or inspection's, which the station cannot see. */
    line: Type.Optional(Type.String()),
    about: text,
    /** The colleague complained of, found to be asked about, or praised. */
    complained: text,
    /** Who handled the matter that was rated. */
    handler: text,
    praised: text,
    fault: text,
    trouble: text,
    found: text,
    /** Of an audit: the month that was drawn from (YYYY-MM), and what follows from what was found. */
    month: text,
    follows: text,
    stars: Type.Optional(Type.Integer()),
    acknowledgedAt: text,
    /** For whom and about whom conflicts were looked into: another of either, and it is done again. */
    checked: Type.Optional(Type.Object({ handler: Type.String(), complained: text })),
    sort: text,
    recordingAt: text,
    disclosedAt: text,
    /** The superior who learned of it at the disclosure. */
    chief: text,
    heardAt: text,
    extendedTo: text,
    conclusion: text,
    concludedAt: text,
    concludedBy: text,
    answeredAt: text,
    /** The day until which it will be put right, where that takes longer. */
    newDay: text,
    correctedBy: text,
    /** Reviews asked of the conclusion: by the officer, by the resident. */
    reviews: Type.Array(Type.String()),
    /** Of a review: the matter whose conclusion it looks at, its level, and who reviewed it. */
    of: text,
    level: text,
    reviewedBy: text,
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = { reviews: [] }
