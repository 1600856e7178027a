import Type, { type Static } from 'typebox'
import { choice } from '../says.ts'
import { type Answers, acts, lanes, questionIds } from './mediable.ts'

export const states = [
  'found',
  'reported',
  'stabilised',
  'triaged',
  'mediating',
  'handed_over',
  'passed_on',
  'protecting',
  'concluded',
  'agreed',
  'performing',
  'performed',
  'breached',
  'follow_30',
  'follow_90',
  'relapsed',
  'closed',
  'to_case',
  'duplicate',
  'withdrawn',
] as const
export type State = (typeof states)[number]

export const sorts = [
  'neighbours',
  'family',
  'debt',
  'homestead',
  'land',
  'labour',
  'property_company',
  'noise',
  'dogs',
  'consumer',
  'other',
] as const

/** Whose a quarrel is that is civil only: we take it there. The others we come to ourselves (治安管理处罚法 9, 88, 89; 人民警察法 21). */
export const takenTo: Readonly<Partial<Record<(typeof sorts)[number], string>>> = {
  debt: 'peoples_mediators',
  homestead: 'land_office',
  land: 'land_office',
  labour: 'labour_office',
  property_company: 'housing_office',
  consumer: 'market_office',
}

/** Signs of how hot a matter is, and the least heat (1 calm, 2 warm, 3 tense, 4 dangerous) that each calls for. Never of a person. */
export const leastHeat = {
  old_grudge: 3,
  again_and_again: 3,
  dependants_at_risk: 3,
  crowd_gathering: 3,
  drink: 2,
  weapon_shown: 4,
  threat_to_life: 4,
} as const
export type Sign = keyof typeof leastHeat
export const signs = Object.keys(leastHeat) as unknown as readonly [Sign, ...Sign[]]

export const obligors = ['party', 'other_party', 'both'] as const
export const termActs = [
  'pay',
  'apologise',
  'repair',
  'clear_away',
  'keep_quiet',
  'keep_the_dog_in',
  'share_the_way',
  'give_back',
  'other_term',
] as const

const at = Type.Optional(Type.String())
const no = at
const flag = Type.Optional(Type.Boolean())

export const term = Type.Object({
  obligor: choice(...obligors),
  act: choice(...termActs),
  yuan: Type.Optional(Type.Number()),
  due: Type.String(),
  performed: Type.Boolean(),
})
export type Term = Static<typeof term>

/** Codes, instants, days and numbers of papers; who it is and what they said lie elsewhere. */
export const details = Type.Object(
  {
    sort: Type.Optional(choice(...sorts)),
    /** Found on a visit or from a hint, before anybody called (抓早). */
    early: Type.Boolean(),
    /** What the reporter is to the quarrel: decides what they may hear (R26). */
    reporterIs: choice('party', 'family', 'onlooker', 'officer', 'victim', 'guardian', 'other_side'),
    fromMatter: Type.Optional(Type.String()),
    happenedAt: at,
    sentAt: at,
    arrivedAt: at,
    heat: Type.Integer({ minimum: 1, maximum: 4 }),
    signs: Type.Array(choice(...signs)),
    answers: Type.Object(Object.fromEntries(questionIds.map(id => [id, Type.Optional(Type.String())]))),
    act: choice(...acts),
    lane: Type.Optional(choice(...lanes)),
    laneAt: at,
    /** It came to this lane later, and not when it was first sorted. */
    laneChanged: flag,
    /** When it first came to mediation by the police; another lane in between does not set it back. */
    mediationSince: at,
    appraising: Type.Boolean(),
    appraisedAt: at,
    /** An appraisal found a light injury or worse: no answer undoes that. */
    injuryFound: flag,
    sittings: Type.Integer({ minimum: 0, maximum: 2 }),
    firstSittingAt: at,
    lastResult: Type.Optional(choice('near', 'try_again', 'failed')),
    failedAt: at,
    failedBecause: Type.Optional(choice('refused', 'struck_again', 'ran_away', 'unsuitable', 'not_agreed')),
    helperAskedAt: at,
    /** 治安管理处罚法 88: persuasion comes before a penalty for noise. */
    persuasions: Type.Array(Type.Object({ by: Type.String(), recordNo: Type.String(), at: Type.String() })),
    agreementNo: no,
    agreedAt: at,
    onPaper: flag,
    /** Agreed before the people's mediators, not before us (人民调解法 31, 33). */
    outside: flag,
    effectiveAt: at,
    courtAskedAt: at,
    courtAt: at,
    terms: Type.Array(term),
    followed30At: at,
    followed90At: at,
    troubleAgain: flag,
    relapses: Type.Integer({ minimum: 0 }),
    relapseIn: Type.Optional(Type.String()),
    handedAt: at,
    askedBackAt: at,
    theirAnswer: Type.Optional(Type.String()),
    danger: Type.Optional(Type.String()),
    violenceAt: at,
    conclusion: Type.Optional(Type.String()),
    concludedAt: at,
    /** They want help to ask the court for a protection order. */
    orderHelp: flag,
    visitedAt: at,
    lastSeen: Type.Optional(choice('safe', 'worried', 'hurt_again')),
    safetyCheckedAt: at,
    duplicateOf: Type.Optional(Type.String()),
    /** Where it stood when it was taken for the same as another. */
    joinedFrom: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type Drawn = Static<typeof details>
export type Details = Omit<Drawn, 'answers'> & { answers: Answers }

export const blank: Details = {
  early: false,
  reporterIs: 'party',
  heat: 1,
  signs: [],
  answers: {},
  act: 'none',
  appraising: false,
  sittings: 0,
  persuasions: [],
  terms: [],
  relapses: 0,
}

/**
 * It begins again: what was answered, agreed and tried belongs to the time before and stays in the record. Of violence at home
 * something is to be decided within a day once more, counted from now.
 */
export const anew = ({ details: before, at }: { readonly details: Details; readonly at: string }): Details => {
  const { early, reporterIs, heat, signs, persuasions, relapses } = before
  const { sort, fromMatter, danger, violenceAt, injuryFound } = before
  const kept = { ...(sort && { sort }), ...(fromMatter && { fromMatter }), ...(injuryFound && { injuryFound }) }
  const guarded = { ...(danger && { danger }), ...(violenceAt && { violenceAt: at }) }
  return { ...blank, ...kept, ...guarded, early, reporterIs, heat, signs, persuasions, relapses }
}
