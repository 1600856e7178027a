import Type, { type Static } from 'typebox'

export const states = [
  'reported',
  'registered',
  'transferred',
  'declined',
  'duplicate',
  'withdrawn',
  'accepted',
  'investigating',
  'clarified',
  'telling',
  'decided',
  'served',
  'property_returned',
  'follow_up',
  'closed',
  'unsolved_open',
  'extended',
  'to_criminal',
  'sealed',
] as const
export type State = (typeof states)[number]

const at = Type.Optional(Type.String())

/** Numbers of the official papers, instants and codes; who did it and what was said lie elsewhere. */
export const details = Type.Object(
  {
    sort: Type.Optional(Type.String()),
    lossYuan: Type.Optional(Type.Number()),
    happenedAt: at,
    registerNo: Type.Optional(Type.String()),
    registeredAt: at,
    acceptNo: Type.Optional(Type.String()),
    acceptedAt: at,
    arrivedAt: at,
    clarifiedAt: at,
    decision: Type.Optional(Type.String()),
    decidedAt: at,
    decisionNo: Type.Optional(Type.String()),
    detained: Type.Optional(Type.Boolean()),
    appraising: Type.Boolean(),
    /** Things taken or found that are not given back yet. */
    propertyHeld: Type.Integer(),
    extensions: Type.Array(Type.Object({ docNo: Type.String(), at: Type.String(), until: at })),
    duplicateOf: Type.Optional(Type.String()),
    /** Where it stood when it was taken for the same as another. */
    joinedFrom: Type.Optional(Type.String()),
    /** Who reported it is a parent of the child that was hurt, or answers for it. */
    reporterIs: Type.Optional(Type.Literal('guardian')),
    /** The dispute that it comes from. */
    fromMatter: Type.Optional(Type.String()),
    /** When mediation there was given up, or its agreement broken: the legal period begins on that day. */
    mediationEndedAt: at,
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = { appraising: false, propertyHeld: 0, extensions: [] }
