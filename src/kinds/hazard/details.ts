import Type, { type Static } from 'typebox'

export const states = [
  'reported',
  'found_on_visit',
  'screened',
  'urgent_scene',
  'verified',
  'responsibility_set',
  'fixed_on_spot',
  'notice_served',
  'serious',
  'transferred',
  'rectifying',
  'recheck',
  'passed',
  'failed',
  'escalated',
  'reporter_told',
  'published',
  'closed',
  'not_found',
  'duplicate',
] as const
export type State = (typeof states)[number]

const text = Type.Optional(Type.String())

/** Codes, days, instants and ids; nothing that tells who reported, and no word of anybody. */
export const details = Type.Object(
  {
    origin: text,
    type: text,
    /** Premises and the round that it comes from, by id. */
    premises: text,
    round: text,
    urgent: Type.Boolean(),
    attendedAt: text,
    inspectedAt: text,
    /** on_spot, order or transfer: which way it is put right. */
    route: text,
    serious: Type.Boolean(),
    seriousAt: text,
    seriousReportNo: text,
    /** Since when they are responsible, and by which day it is to be right. */
    responsibleAt: text,
    dueOn: text,
    dueReason: text,
    noticeNo: text,
    transferNo: text,
    urged: Type.Integer(),
    reminded: Type.Array(Type.String()),
    extensions: Type.Integer(),
    extensionAsked: text,
    recheckAskedOn: text,
    recheckedAt: text,
    failures: Type.Integer(),
    fixedAt: text,
    passedAt: text,
    caseOpenedAt: text,
    duplicateOf: text,
    /** Where it stood when it was taken for the same as another. */
    joinedFrom: text,
  },
  { additionalProperties: false },
)
export type Details = Static<typeof details>

export const blank: Details = {
  urgent: false,
  serious: false,
  urged: 0,
  reminded: [],
  extensions: 0,
  failures: 0,
}
