import Type, { type Static } from 'typebox'
import { choice } from '../says.ts'

export const states = ['to_call', 'answered', 'refused', 'unreached', 'called_off'] as const
export type State = (typeof states)[number]

/** Whether they were told how it came out, in their own words of three. */
export const toldAnswers = ['yes', 'no', 'not_sure'] as const

/** Ids, codes, instants and marks; nothing that was said. */
export const details = Type.Object(
  {
    /** The matter that was drawn, and what kind it is. */
    of: Type.String(),
    sort: Type.String(),
    /** The month whose endings were drawn from (YYYY-MM), and when this one ended: for that month it counts. */
    month: Type.String(),
    endedAt: Type.String(),
    /** The unit that handled it, as a path, and the colleagues who worked on it: none of them asks. */
    handledAt: Type.String(),
    handlers: Type.Array(Type.String()),
    /** Who had it when it was drawn: whose chief calls back. */
    handler: Type.Optional(Type.String()),
    /** Five levels of the national rating; five of feeling safe. Absent: they would not say. */
    level: Type.Optional(Type.Integer()),
    safety: Type.Optional(Type.Integer()),
    told: Type.Optional(choice('yes', 'no', 'not_sure')),
    /** Not good, and they want somebody to call back about it. */
    callBack: Type.Optional(Type.Boolean()),
    answeredAt: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = { of: '', sort: '', month: '', endedAt: '', handledAt: '', handlers: [] }
