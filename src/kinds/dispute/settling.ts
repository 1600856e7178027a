import { telling } from '../common/fields.ts'
import { choice, choices, day, instant, list, maybe, reference, says, signature, yes, yuan } from '../says.ts'
import { obligors, type Term, termActs } from './details.ts'
import { mediationOver, tooLateToMediate } from './failing.ts'
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

/** Each who must sign, and the name they may write on the glass instead of on paper. */
const signatures = { party: 'partySignature', other_party: 'otherPartySignature', host: 'hostSignature' } as const
type Signer = keyof typeof signatures
const signing = {
  signed: choices('party', 'other_party', 'host'),
  partySignature: maybe(signature()),
  otherPartySignature: maybe(signature()),
  hostSignature: maybe(signature()),
}
type Signed = { signed: readonly Signer[] } & { [field in (typeof signatures)[Signer]]?: readonly string[] }
const unsigned = (said: Signed): boolean =>
  Object.entries(signatures).some(([who, field]) => !said[field] && !said.signed.includes(who as Signer))

/** How it comes to an agreement: on the spot, at a sitting, or among themselves. */
export const settling = {
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
      ...signing,
      confirmed: telling.confirmed,
    }),
    refuse: {
      'in-future': timeGate('settledAt'),
      'other-lane': otherLane('A'),
      ...hostGates,
      'recording-needed': (_seen, { second, recordingNo, recordKind }) =>
        second === undefined && recordingNo === undefined && recordKind !== 'recording',
      unsigned: (_seen, said) => said.recordKind === 'agreement' && unsigned(said),
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
  agree: move({
    from: ['mediating'],
    to: 'agreed',
    by: mediators,
    says: says({
      ...host,
      agreementNo: reference(),
      signedAt: instant(),
      terms: termsSaid,
      ...signing,
    }),
    refuse: {
      'in-future': timeGate('signedAt'),
      'other-lane': otherLane('B'),
      'mediation-is-over': mediationOver,
      'first-things-first': ({ details }) => details.sittings === 0,
      'seven-workdays-over': tooLateToMediate('signedAt'),
      unsigned: (_seen, said) => unsigned(said),
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
