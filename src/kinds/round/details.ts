import Type, { type Static } from 'typebox'

export const states = ['due', 'under_way', 'done', 'missed', 'cancelled'] as const
export type State = (typeof states)[number]

const text = Type.Optional(Type.String())
const ids = Type.Array(Type.String())

/** Codes, instants and ids of places; of people nothing but the id of a wish to be visited. */
export const details = Type.Object(
  {
    sort: text,
    /** The beat or station whose turn it is, by its id. */
    area: text,
    /** A campaign, a shift, or a wish to be visited, by its id. */
    campaign: text,
    shift: text,
    visit: text,
    /** When the same was last done, and when it can no longer be done. */
    since: text,
    lapsesAt: text,
    /** Premises to be seen, seen, left out with a reason, and those where a hazard was found. */
    toSee: ids,
    seen: ids,
    left: ids,
    wrong: ids,
    hazards: Type.Integer(),
    disputes: Type.Integer(),
    clues: Type.Integer(),
    startedAt: text,
    finishedAt: text,
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = { toSee: [], seen: [], left: [], wrong: [], hazards: 0, disputes: 0, clues: 0 }
