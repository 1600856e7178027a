import { type Day, daysBetween } from '../../clock/day.ts'
import { telling } from '../common/fields.ts'
import { inFuture, isProtected, lastDay, notTriedEnough } from '../common/questions.ts'
import { onward } from '../kind.ts'
import { crew, inspection } from '../posts.ts'
import {
  choice,
  choices,
  day,
  evidence,
  instant,
  maybe,
  nothing,
  office,
  reference,
  says,
  staff,
  toldWords,
  words,
} from '../says.ts'
import { inLane, leads, onlyTheProvince, underInspection } from './apart.ts'
import { type At, holds, move, only } from './asks.ts'
import type { State } from './details.ts'
import { unchecked } from './intake.ts'

/** The last day on which the law wants a complaint finished (信访工作条例 34). */
export const legalEnd = (seen: At): Day | undefined => {
  const { acknowledgedAt } = seen.details
  return acknowledgedAt && lastDay(seen, acknowledgedAt, Number(seen.law('petition-days')))
}

const aboutWords = (seen: At) => inLane(seen, 'complaint') && seen.details.fault === 'attitude'
const toInvestigating = onward<State>({ conflict_checked: 'investigating', classified: 'investigating' })
const outward = ['crime', 'parallel'] as const
const recordings = choice('as_said', 'partly', 'not_as_said', 'no_recording')

/** From the first look to the written answer, in the hands of inspectors. */
export const inquiry = {
  investigate: move({
    from: ['conflict_checked', 'classified'],
    to: 'investigating',
    by: inspection,
    says: nothing,
    refuse: {
      ...only('complaint', 'review'),
      'check-conflict-first': unchecked,
      'classify-first': seen => inLane(seen, 'complaint') && seen.details.sort === undefined,
      'transfer-the-material': seen => outward.includes(seen.details.sort as (typeof outward)[number]),
      'only-the-province': onlyTheProvince,
    },
    law: '公安机关督察条例 9',
  }),
  reviewRecording: move({
    from: ['investigating'],
    by: inspection,
    says: says({ recordingNo: reference(), reviewedAt: instant(), shows: recordings, remark: maybe(words(1000)) }),
    refuse: {
      ...only('complaint', 'review'),
      'check-conflict-first': unchecked,
      'in-future': (seen, { reviewedAt }) => inFuture(seen, reviewedAt),
      // What was said is answered in the same step (M47).
      'words-need-an-answer': seen => aboutWords(seen) && seen.details.recordingAt === undefined,
    },
    change: (seen, { reviewedAt }) => ({ ...seen.details, recordingAt: reviewedAt }),
  }),
  /** Rude words: the recording is heard by the next workday, and the person told or begged pardon. */
  answerWords: move({
    from: ['conflict_checked', 'classified', 'investigating'],
    to: toInvestigating,
    by: inspection,
    says: says({
      recordingNo: reference(),
      reviewedAt: instant(),
      shows: recordings,
      said: choice('apologised', 'explained'),
      ...telling,
      receipt: reference(),
    }),
    refuse: {
      'other-lane': seen => !aboutWords(seen),
      'check-conflict-first': unchecked,
      'transfer-the-material': seen => outward.includes(seen.details.sort as (typeof outward)[number]),
      'only-the-province': onlyTheProvince,
      'in-future': (seen, { reviewedAt, toldAt }) => inFuture(seen, reviewedAt) || inFuture(seen, toldAt),
      'apologise-when-so': (_seen, { shows, said }) => shows === 'as_said' && said !== 'apologised',
    },
    change: (seen, { reviewedAt }) => ({
      ...seen.details,
      recordingAt: reviewedAt,
      sort: seen.details.sort ?? 'service_fault',
    }),
    tells: ['progress'],
  }),
  /** From here on the officer and their chief know (R25): not before what could be lost is secured. */
  disclose: move({
    from: ['investigating', 'concluded', 'answered'],
    by: inspection,
    says: says({ disclosedAt: instant(), chief: staff() }),
    refuse: {
      ...only('complaint'),
      'check-conflict-first': unchecked,
      'already-disclosed': seen => seen.details.disclosedAt !== undefined,
      'recording-first': seen => seen.details.recordingAt === undefined,
      'in-future': (seen, { disclosedAt }) => inFuture(seen, disclosedAt),
      'unknown-colleague': (seen, { chief }) => seen.colleague(chief) === undefined,
      'not-over-them': (seen, { chief }) => {
        const over = seen.colleague(chief)
        const { complained } = seen.details
        const under = complained === undefined ? undefined : seen.colleague(complained)
        if (over === undefined) return false
        return under
          ? !leads(over, under)
          : !over.posts.some(post => post === 'station_chief' || post.endsWith('_officer'))
      },
    },
    change: (seen, { chief, disclosedAt }) => ({ ...seen.details, disclosedAt, chief }),
    tells: ['disclosed'],
    decides: true,
    onlineOnly: true,
  }),
  /** The officer's right to be heard, in their own words. */
  makeStatement: move({
    from: ['received', 'investigating', 'concluded', 'answered'],
    by: [...crew, ...inspection, 'county_officer', 'city_officer'],
    says: says({ text: words(), files: maybe(evidence()) }),
    refuse: {
      ...only('complaint', 'rating'),
      'not-the-officer': seen => ![seen.details.complained, seen.details.handler].includes(seen.by.id),
      'not-disclosed-yet': seen => underInspection(seen) && seen.details.disclosedAt === undefined,
    },
    change: seen => ({ ...seen.details, heardAt: seen.at }),
    tells: ['statement'],
  }),
  takeStatement: move({
    from: ['investigating'],
    by: inspection,
    says: says({ recordNo: reference(), takenAt: instant(), gave: choice('gave', 'declined') }),
    refuse: {
      ...only('complaint'),
      'not-disclosed-yet': seen => seen.details.disclosedAt === undefined,
      'in-future': (seen, { takenAt }) => inFuture(seen, takenAt),
    },
    change: (seen, { takenAt }) => ({ ...seen.details, heardAt: takenAt }),
  }),
  extend: move({
    from: ['classified', 'investigating', 'concluded'],
    by: ['head_inspector'],
    says: says({ docNo: reference(), approver: office(), newDay: day(), ...telling }),
    refuse: {
      ...only('complaint'),
      'extended-once': seen => seen.details.extendedTo !== undefined,
      'not-later': (seen, { newDay }) => newDay <= (legalEnd(seen) ?? seen.today) || newDay < seen.today,
      'beyond-the-law': (seen, { newDay }) =>
        daysBetween(legalEnd(seen) ?? seen.today, newDay) > Number(seen.law('petition-extension-days')),
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
    },
    change: (seen, { newDay }) => ({ ...seen.details, extendedTo: newDay }),
    tells: ['extended'],
    decides: true,
    onlineOnly: true,
    law: '信访工作条例 34：六十日内办结，经批准延长不超过三十日，并告知',
  }),
  conclude: move({
    from: ['investigating'],
    to: 'concluded',
    by: inspection,
    says: says({
      conclusion: choice('substantiated', 'partly', 'unsubstantiated', 'undeterminable'),
      basis: choices('recording', 'witnesses', 'papers', 'statement', 'place'),
    }),
    refuse: {
      ...only('complaint'),
      'check-conflict-first': unchecked,
      'not-the-handler': seen => seen.owner !== seen.by.id,
      'recording-first': seen => seen.details.recordingAt === undefined,
      'on-what-basis': (_seen, { basis }) => basis.length === 0,
      'hear-them-first': (seen, { conclusion }) =>
        holds({ ...seen, details: { ...seen.details, conclusion } }) &&
        seen.details.complained !== undefined &&
        seen.details.heardAt === undefined,
    },
    change: (seen, { conclusion }) => ({
      ...seen.details,
      conclusion,
      concludedAt: seen.at,
      concludedBy: seen.by.id,
    }),
    outcome: ({ conclusion }) => conclusion,
    papers: ['checkReport'],
    decides: true,
    onlineOnly: true,
    law: '公安机关督察条例 9；信访工作条例 32',
  }),
  concludeReview: move({
    from: ['investigating'],
    to: 'concluded',
    by: inspection,
    says: says({
      reviewNo: reference(),
      decidedAt: instant(),
      finding: choice('upheld', 'changed', 'annulled'),
      basis: choices('recording', 'witnesses', 'papers', 'statement', 'place'),
    }),
    refuse: {
      ...only('review'),
      'check-conflict-first': unchecked,
      'not-the-handler': seen => seen.owner !== seen.by.id,
      'on-what-basis': (_seen, { basis }) => basis.length === 0,
      'in-future': (seen, { decidedAt }) => inFuture(seen, decidedAt),
    },
    change: seen => ({ ...seen.details, concludedAt: seen.at, reviewedBy: seen.by.id }),
    outcome: ({ finding }) => finding,
    papers: ['checkReport'],
    decides: true,
    onlineOnly: true,
    law: '信访工作条例 35、36：三十日内提出复查（复核）意见',
  }),
  /** In writing: what was looked into, what came out, and where to go next. */
  answer: move({
    from: ['concluded'],
    to: 'answered',
    by: inspection,
    says: says({
      reportNo: reference(),
      letterNo: reference(),
      remedy: choice('review_above', 'second_review', 'court', 'officer_appeal', 'final'),
      explained: maybe(toldWords(1000)),
      ...telling,
      receipt: reference(),
    }),
    refuse: {
      ...only('complaint', 'review'),
      'in-writing': (_seen, { how }) => how === 'phone',
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
    },
    change: seen => ({ ...seen.details, answeredAt: seen.at }),
    counts: 'told',
    tells: ['answered', 'result'],
    papers: ['answerLetter'],
    decides: true,
    law: '人民警察法 46：查处结果告知检举人、控告人；信访工作条例 32',
  }),
  /** Nobody could be reached on three different days: the letter lies ready, and the work goes on. */
  answerUnreached: move({
    from: ['concluded'],
    to: 'answered',
    by: ['head_inspector'],
    says: says({ letterNo: reference(), because: choice('contact_failed', 'moved_away', 'anonymous') }),
    refuse: {
      ...only('complaint', 'review'),
      'not-tried-enough': notTriedEnough,
      'silence-does-not-close': isProtected,
    },
    change: seen => ({ ...seen.details, answeredAt: seen.at }),
    tells: ['result'],
    decides: true,
  }),
}
