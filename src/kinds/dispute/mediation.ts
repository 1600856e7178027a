import { telling } from '../common.ts'
import { choice, choices, day, instant, list, maybe, person, reference, says, yes, yuan } from '../says.ts'
import { type Details, obligors, type Term, termActs } from './details.ts'
import {
  type At,
  excluded,
  host,
  hostGates,
  isViolation,
  mediators,
  move,
  otherLane,
  protectFirst,
  timeGate,
} from './gates.ts'
import { intoCase } from './into-case.ts'
import type { Act, Lane } from './mediable.ts'

export const termsSaid = list(
  says({ obligor: choice(...obligors), act: choice(...termActs), yuan: maybe(yuan()), due: day() }),
)
type TermSaid = { obligor: Term['obligor']; act: Term['act']; yuan?: number; due: string }

export const termsOf = (said: readonly TermSaid[]): Term[] =>
  said.map(({ obligor, act, yuan, due }) => ({
    obligor,
    act,
    ...(yuan !== undefined && { yuan }),
    due,
    performed: false,
  }))
export const termsGate = {
  'term-in-the-past': (_seen: At, { terms, ...said }: { terms: readonly TermSaid[]; signedAt: string }) =>
    terms.some(({ due }) => due < said.signedAt.slice(0, 10)),
  'say-how-much': (_seen: At, { terms }: { terms: readonly TermSaid[] }) =>
    terms.some(({ act, yuan }) => act === 'pay' && yuan === undefined),
}

/** 程序规定 183: once more within seven workdays of the first sitting, and no longer. */
const tooLate = (field: 'satAt' | 'signedAt') => (seen: At, said: { satAt?: string; signedAt?: string }) => {
  const { firstSittingAt } = seen.details
  const value = Number(seen.law('mediation-second-workdays'))
  return (
    firstSittingAt !== undefined &&
    Date.parse(said[field]!) >= Date.parse(seen.endOf!(firstSittingAt, { value, unit: 'workday' }))
  )
}

const over = ({ details }: At): boolean => details.failedAt !== undefined

/** After a no: what broke the law is dealt with by law, what is civil goes where it is heard. */
const laneAfterNo = (act: Act): Lane => (act === 'none' ? 'D' : 'E')

/** Whoever strikes or runs breaks the law, even if until then it was a quarrel only. */
const actAfter = (act: Act, because: string): Act =>
  act === 'none' && (because === 'struck_again' || because === 'ran_away') ? 'other_act' : act

const failed = ({ details, at }: At, because: NonNullable<Details['failedBecause']>): Partial<Details> => {
  const act = actAfter(details.act, because)
  return { failedAt: at, failedBecause: because, act, lane: laneAfterNo(act), laneAt: at, laneChanged: true }
}

const { second: _s, recordingNo: _r, ...recorded } = host
const sitting = { ...recorded, second: host.second, satAt: instant(), recordNo: reference() }

export const mediation = {
  /** Lane A: settled and performed on the spot, with a paper or a recording that shows it (程序规定 178 第三款). */
  settleOnSpot: move({
    from: ['triaged'],
    to: 'performed',
    by: mediators,
    says: says({
      ...host,
      recordKind: choice('agreement', 'recording'),
      record: reference(),
      settledAt: instant(),
      lossUndisputed: yes(),
      performed: yes(),
      signed: choices('party', 'other_party', 'host'),
      confirmed: telling.confirmed,
    }),
    refuse: {
      'in-future': timeGate('settledAt'),
      'other-lane': otherLane('A'),
      ...hostGates,
      'recording-needed': (_seen, { second, recordingNo, recordKind }) =>
        second === undefined && recordingNo === undefined && recordKind !== 'recording',
      unsigned: (_seen, { signed, recordKind }) => recordKind === 'agreement' && signed.length < 3,
    },
    change: (seen, { record, recordKind, settledAt }) => ({
      ...seen.details,
      agreementNo: record,
      agreedAt: settledAt,
      onPaper: recordKind === 'agreement',
      outside: false,
    }),
    counts: 'told',
    outcome: 'settled_on_the_spot',
    tells: ['agreed'],
    papers: ['spotAgreement'],
    decides: true,
    law: '程序规定 178 第三款；治安管理处罚法 9、108',
  }),

  callSitting: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({
      sitsAt: instant(),
      place: host.place,
      guardianPerson: host.guardianPerson,
      proxyPerson: host.proxyPerson,
    }),
    refuse: {
      'other-lane': otherLane('B'),
      'protect-first': protectFirst,
      'mediation-is-over': over,
      'already-past': (seen, { sitsAt }) => Date.parse(sitsAt) < Date.parse(seen.at),
    },
    tells: ['sitting', 'guardianCalled'],
    papers: ['sittingNotice'],
    law: '程序规定 181：通知父母或者其他监护人到场',
  }),
  firstSitting: move({
    from: ['triaged'],
    to: 'mediating',
    by: mediators,
    says: says({
      ...sitting,
      noticeNo: reference(),
      recordingNo: reference(),
      result: choice('near', 'try_again', 'failed'),
    }),
    refuse: {
      'in-future': timeGate('satAt'),
      'other-lane': otherLane('B'),
      'appraisal-first': ({ details }) => details.appraising,
      'mediation-is-over': over,
      'sat-already': ({ details }) => details.sittings > 0,
      ...hostGates,
    },
    change: (seen, { satAt, result }) => ({
      ...seen.details,
      sittings: 1,
      firstSittingAt: satAt,
      lastResult: result,
      ...(result === 'failed' && failed(seen, 'not_agreed')),
    }),
    papers: ['sittingRecord'],
    decides: true,
    law: '程序规定 183；公通字〔2007〕81号：三个工作日内',
  }),
  secondSitting: move({
    from: ['triaged', 'mediating'],
    to: 'mediating',
    by: mediators,
    says: says({ ...sitting, recordingNo: host.recordingNo, result: choice('near', 'failed') }),
    refuse: {
      'in-future': timeGate('satAt'),
      'other-lane': otherLane('B'),
      'appraisal-first': ({ details }) => details.appraising,
      'mediation-is-over': over,
      'first-things-first': ({ details }) => details.sittings === 0,
      'two-sittings-are-enough': ({ details }) => details.sittings >= 2,
      'seven-workdays-over': tooLate('satAt'),
      ...hostGates,
    },
    change: (seen, { result }) => ({
      ...seen.details,
      sittings: 2,
      lastResult: result,
      ...(result === 'failed' && failed(seen, 'not_agreed')),
    }),
    papers: ['sittingRecord'],
    decides: true,
    law: '程序规定 183：第一次调解后七个工作日内完成',
  }),
  /** Both want somebody whom they trust to help: an elder, a village cadre, a lawyer, someone who knows the trade. */
  askForHelper: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({ partyAgrees: yes(), otherAgrees: yes(), whom: choice('elder', 'village_cadre', 'lawyer', 'expert') }),
    refuse: { 'protect-first': protectFirst, 'mediation-is-over': over, 'other-lane': otherLane('A', 'B') },
    change: seen => ({ ...seen.details, helperAskedAt: seen.at }),
    law: '程序规定 182；人民调解法 20',
  }),
  helperComes: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({
      consentNo: reference(),
      inviteNo: reference(),
      arrivalSigned: yes(),
      cameAt: instant(),
      helper: person('helper'),
    }),
    refuse: {
      'in-future': timeGate('cameAt'),
      'protect-first': protectFirst,
      'nobody-asked-for': ({ details }) => details.helperAskedAt === undefined,
    },
    papers: ['helperRecord'],
    law: '程序规定 182；人民调解法 20',
  }),

  /** One word from a party ends it; no reason is asked. */
  sayNo: move({
    from: ['triaged', 'mediating'],
    by: ['resident'],
    says: says({}),
    refuse: { 'other-lane': otherLane('A', 'B'), 'mediation-is-over': over },
    change: seen => ({
      ...seen.details,
      ...failed(seen, 'refused'),
      answers: { ...seen.details.answers, bothAgree: 'no' },
    }),
    tells: ['saidNo'],
    law: '程序规定 179(4)；人民调解法 3',
  }),
  breakOff: move({
    from: ['triaged', 'mediating'],
    by: mediators,
    says: says({ seenAt: instant(), why: choice('refused', 'struck_again', 'ran_away', 'unsuitable') }),
    refuse: { 'in-future': timeGate('seenAt'), 'other-lane': otherLane('A', 'B'), 'mediation-is-over': over },
    change: (seen, { why }) => ({
      ...seen.details,
      ...failed(seen, why),
      answers: { ...seen.details.answers, ...answered[why] },
    }),
    tells: ['saidNo'],
    decides: true,
    law: '程序规定 179',
  }),
  /** 不强调、不久拖: ended in writing, handed on, and the right to sue told (M21). The case's period runs from here. */
  stopMediation: move({
    from: ['triaged', 'mediating'],
    to: 'to_case',
    by: mediators,
    says: says({ endNoticeNo: reference(), handedNo: reference(), rightToSue: yes(), ...telling }),
    refuse: {
      'in-future': timeGate('toldAt'),
      'protect-first': protectFirst,
      'not-failed-yet': seen => !over(seen),
      'civil-only': seen => !isViolation(seen),
    },
    counts: 'told',
    outcome: 'to_case',
    tells: ['mediationEnded'],
    papers: ['endNotice', 'handOnRecord'],
    opens: [
      {
        kind: 'case',
        move: 'takeOver',
        as: 'case',
        says: seen => ({ of: seen.id, because: 'mediation_failed' }),
        people: intoCase,
      },
    ],
    decides: true,
    law: '治安管理处罚法 9 第三款；程序规定 185',
  }),

  agree: move({
    from: ['mediating'],
    to: 'agreed',
    by: mediators,
    says: says({
      ...host,
      agreementNo: reference(),
      signedAt: instant(),
      terms: termsSaid,
      signed: choices('party', 'other_party', 'host'),
    }),
    refuse: {
      'in-future': timeGate('signedAt'),
      'other-lane': otherLane('B'),
      'mediation-is-over': over,
      'first-things-first': ({ details }) => details.sittings === 0,
      'seven-workdays-over': tooLate('signedAt'),
      unsigned: (_seen, { signed }) => signed.length < 3,
      ...termsGate,
      ...hostGates,
    },
    change: (seen, { agreementNo, signedAt, terms }) => ({
      ...seen.details,
      agreementNo,
      agreedAt: signedAt,
      onPaper: true,
      outside: false,
      terms: termsOf(terms),
    }),
    outcome: 'agreed',
    tells: ['agreed'],
    papers: ['agreement'],
    decides: true,
    law: '程序规定 184；治安管理处罚法 9',
  }),
  /** They made it up themselves, or before the people's mediators, and have kept it, before anything was decided. */
  acceptSelfSettlement: move({
    from: ['triaged', 'mediating', 'handed_over'],
    to: 'performed',
    by: [...mediators],
    says: says({
      settledAt: instant(),
      performed: yes(),
      askedApart: yes(),
      applicationNo: maybe(reference()),
      approvalNo: maybe(reference()),
      ...telling,
    }),
    refuse: {
      'in-future': timeGate('settledAt', 'toldAt'),
      'protect-first': protectFirst,
      excluded,
      'written-application': (seen, { applicationNo, approvalNo }) =>
        isViolation(seen) && (applicationNo === undefined || approvalNo === undefined),
      'chief-approves': seen => isViolation(seen) && !seen.by.posts.includes('station_chief'),
    },
    change: (seen, { settledAt }) => ({ ...seen.details, agreedAt: settledAt, onPaper: false, outside: true }),
    counts: 'told',
    outcome: 'settled_between_them',
    tells: ['performed'],
    papers: ['noPenaltyApproval'],
    decides: true,
    law: '治安管理处罚法 9 第四款；程序规定 186',
  }),
}

const answered = {
  refused: { bothAgree: 'no' },
  struck_again: { struckOrRan: 'yes' },
  ran_away: { struckOrRan: 'yes' },
  unsuitable: { otherwiseUnsuitable: 'yes' },
} as const
