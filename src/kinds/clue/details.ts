import Type, { type Static } from 'typebox'

export const states = ['heard', 'read', 'looked_into', 'became', 'nothing', 'answered', 'expired'] as const
export type State = (typeof states)[number]

const text = Type.Optional(Type.String())

/** Where it came from and what became of it; who gave it lies in the vault, what they said among the sealed words. */
export const details = Type.Object(
  {
    source: text,
    /** The matter in whose work it was heard. */
    fromMatter: text,
    /** Overheard, found or seen by ourselves: there is nobody to answer. */
    nobodyToTell: Type.Boolean(),
    readAt: text,
    lookedAt: text,
    /** The kind of the matter that it became, or the matter that it was added to. */
    became: text,
    joined: text,
    because: text,
    copyAsked: Type.Boolean(),
    /** Opened again: its months run from then. */
    takenUpAt: text,
    /** On which day whoever has it was told that it will expire. */
    warnedOn: text,
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = { nobodyToTell: false, copyAsked: false }
