import { dangers, reported, telling } from '../common/fields.ts'
import { inFuture } from '../common/questions.ts'
import { crew } from '../posts.ts'
import {
  choice,
  choices,
  count,
  evidence,
  instant,
  maybe,
  otherMatter,
  person,
  reference,
  says,
  yesNo,
} from '../says.ts'
import { type Details, leastHeat, type Sign, signs, sorts } from './details.ts'
import { type At, move, open, police, protectFirst, timeGate, unsettled } from './gates.ts'

const sides = {
  party: maybe(person('party')),
  otherParty: maybe(person('otherParty')),
  victim: maybe(person('victim')),
}

/** From the first word: what is in danger is protected, and its clock begins. */
export const endangered = (seen: At, danger: string | undefined): Partial<Details> =>
  danger === undefined
    ? {}
    : { danger, ...(danger === 'violence_at_home' && { violenceAt: seen.details.violenceAt ?? seen.at }) }

const gradedTooLow = (_seen: At, { heat, signs }: { heat: number; signs: readonly Sign[] }): boolean =>
  signs.some(sign => heat < leastHeat[sign])

export const grading = { heat: count(4, 1), signs: choices(...signs) }
export const gradingGate = { 'graded-too-low': gradedTooLow }

/** From the first sign to the moment when all is calm enough to be sorted. */
export const opening = {
  report: move({
    from: [],
    to: 'reported',
    by: ['resident', 'neighbour', ...crew],
    says: says({
      ...reported,
      sort: maybe(choice(...sorts)),
      reporterIs: maybe(choice('party', 'family', 'onlooker')),
      ...sides,
    }),
    refuse: { 'in-future': (seen, { happenedAt }) => inFuture(seen, happenedAt) },
    change: (seen, { sort, reporterIs, happenedAt, danger }) => ({
      ...seen.details,
      ...(sort && { sort }),
      ...(happenedAt && { happenedAt }),
      reporterIs: reporterIs ?? 'party',
      ...endangered(seen, danger),
    }),
    tells: ['receipt', 'landed'],
    papers: ['receiptSlip'],
    law: '人民警察法 21',
  }),
  /** 抓早、抓小、抓苗头: seen on a visit, before anybody called. */
  find: move({
    from: [],
    to: 'found',
    by: crew,
    says: says({
      text: reported.text,
      where: reported.where,
      files: maybe(evidence()),
      danger: reported.danger,
      sort: choice(...sorts),
      foundOn: choice('round', 'visit', 'hint', 'other_work'),
      ...sides,
    }),
    change: (seen, { sort, danger }) => ({
      ...seen.details,
      sort,
      early: true,
      reporterIs: 'officer',
      ...endangered(seen, danger),
    }),
    tells: ['landed'],
  }),
  takeOver: move({
    from: [],
    to: 'found',
    by: [...police, 'mediator', 'clock'],
    says: says({
      of: otherMatter(),
      because: choice('found_in_clue', 'found_in_hazard', 'found_on_round', 'from_a_case'),
      danger: maybe(choice(...dangers)),
    }),
    change: (seen, { of, because, danger }) => ({
      ...seen.details,
      fromMatter: of,
      early: because !== 'from_a_case',
      reporterIs: 'officer',
      ...endangered(seen, danger),
    }),
    tells: ['landed'],
  }),

  sendOut: move({
    from: open,
    by: [...crew, 'neighbour'],
    says: says({ sentAt: instant() }),
    refuse: { 'in-future': timeGate('sentAt') },
    change: (seen, { sentAt }) => {
      const { arrivedAt: _, ...rest } = seen.details
      return { ...rest, sentAt }
    },
    tells: ['sentOut'],
  }),
  calm: move({
    from: open,
    to: { next: { found: 'stabilised', reported: 'stabilised' } },
    by: police,
    says: says({
      arrivedAt: instant(),
      recordNo: reference(),
      done: choices('kept_apart', 'heard_out', 'weapon_taken', 'to_the_doctor', 'calm_already'),
    }),
    refuse: {
      'in-future': timeGate('arrivedAt'),
      'before-sent': (seen, { arrivedAt }) =>
        seen.details.sentAt !== undefined && Date.parse(arrivedAt) < Date.parse(seen.details.sentAt) - 60_000,
    },
    change: (seen, { arrivedAt }) => ({ ...seen.details, arrivedAt }),
    papers: ['sceneRecord'],
    law: '人民警察法 21',
  }),
  /** Nobody had to run: heard at the counter, on the phone or on a visit. */
  hearOut: move({
    from: ['found', 'reported'],
    to: 'stabilised',
    by: [...police, 'mediator'],
    says: says({ heardAt: instant(), how: telling.how, apart: yesNo() }),
    refuse: {
      'in-future': timeGate('heardAt'),
      'go-there-first': ({ details }) => details.sentAt !== undefined && details.arrivedAt === undefined,
      'hear-them-apart': (_seen, { apart, how }) => how === 'in_person' && !apart,
    },
  }),
  regrade: move({
    from: open,
    by: [...police, 'mediator'],
    says: says(grading),
    refuse: gradingGate,
    change: (seen, { heat, signs }) => ({ ...seen.details, heat, signs }),
    tells: ['hot'],
  }),
  nameSides: move({
    from: open,
    by: crew,
    says: says({
      ...sides,
      guardianPerson: maybe(person('guardian')),
      sort: maybe(choice(...sorts)),
    }),
    refuse: {
      'name-somebody': (_seen, said) => Object.values(said).every(one => one === undefined),
    },
    change: (seen, { sort }) => (sort ? { ...seen.details, sort } : seen.details),
  }),
  /** 治安管理处罚法 88: village, owners, property company or a department persuade before anybody is penalised. */
  recordPersuasion: move({
    from: [...unsettled, 'handed_over', 'passed_on', 'performing', 'relapsed'],
    by: [...police, 'mediator'],
    says: says({
      persuadedBy: choice('village_committee', 'owners_committee', 'property_company', 'department', 'station'),
      recordNo: reference(),
      persuadedAt: instant(),
      heeded: yesNo(),
    }),
    refuse: { 'in-future': timeGate('persuadedAt'), 'protect-first': protectFirst },
    change: (seen, { persuadedBy, recordNo, persuadedAt }) => ({
      ...seen.details,
      persuasions: [...seen.details.persuasions, { by: persuadedBy, recordNo, at: persuadedAt }],
    }),
    papers: ['persuasionRecord'],
    law: '治安管理处罚法 88、89；噪声污染防治法 70、87',
  }),
}
