import Type, { type Static } from 'typebox'

export const states = ['proposed', 'confirmed', 'planned', 'ended', 'dismissed'] as const
export type State = (typeof states)[number]

const ids = Type.Array(Type.String())

/** Ids of matters, and a day; what they have in common in words lies among what was said. */
export const details = Type.Object(
  {
    members: ids,
    /** Found alike since, and not yet looked at by anybody. */
    offered: ids,
    /** Looked at, and another thing. */
    left: ids,
    alike: ids,
    planUntil: Type.Optional(Type.String()),
    learned: Type.Integer(),
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = { members: [], offered: [], left: [], alike: [], learned: 0 }
