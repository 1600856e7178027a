import { addDays, daysBetween } from '../../clock/day.ts'
import {
  beforeOpened,
  common,
  crew,
  dangers,
  fork,
  inFuture,
  isProtected,
  isTold,
  notTriedEnough,
  onward,
  reported,
  telling,
  untold,
} from '../common.ts'
import { joined, joinedTo } from '../joined.ts'
import { moveOf, type Seen } from '../kind.ts'
import {
  choice,
  count,
  day,
  evidence,
  instant,
  maybe,
  office,
  otherMatter,
  person,
  reference,
  says,
  staff,
  toldWords,
  words,
  wordsApart,
  yes,
  yesNo,
  yuan,
} from '../says.ts'
import type { Details, State } from './details.ts'

const move = moveOf<State, Details>()
type At = Seen<State, Details>

const police = ['beat_officer', 'duty_officer', 'station_chief'] as const
const working = ['accepted', 'investigating', 'extended', 'unsolved_open'] as const
const open = [
  'reported',
  'registered',
  ...working,
  'clarified',
  'telling',
  'decided',
  'served',
  'property_returned',
  'follow_up',
  'to_criminal',
] as const
const over = ['transferred', 'declined', 'duplicate', 'withdrawn', 'closed'] as const

/** A first step of work shows on the outside; in an extended or unsolved case it changes nothing about that. */
const begun = onward<State>({ accepted: 'investigating' })
const future = { 'in-future': (seen: At, at: string | undefined) => inFuture(seen, at) }['in-future']

/** After a mediation in vain the period runs from the day that it failed or its agreement was broken (程序规定 185). */
export const periodBegan = ({ details }: At): string | undefined => details.mediationEndedAt ?? details.acceptedAt

/** The last day of the legal period, extensions included (治安管理处罚法 118). */
export const legalEnd = (seen: At): string | undefined => {
  const began = periodBegan(seen)
  return began && addDays(began.slice(0, 10), Number(seen.law('case-days')) * (1 + seen.details.extensions.length))
}

const afterMediation: ReadonlySet<string> = new Set(['mediation_failed', 'agreement_broken'])

const given = <T extends object, K extends keyof T>(input: T, ...keys: K[]): Pick<T, K> =>
  Object.fromEntries(keys.filter(key => input[key] !== undefined).map(key => [key, input[key]])) as Pick<T, K>

const sorts = ['theft', 'damage', 'fraud', 'nuisance', 'assault', 'other'] as const

export const moves = {
  ...common<State, Details>({
    whys: ['property_not_back', 'not_taken_seriously'],
    open,
    closed: over,
    again: fork<State, Details, unknown>(['registered', 'investigating'], ({ details }) =>
      details.acceptedAt ? 'investigating' : 'registered',
    ),
    workers: ['beat_officer', 'duty_officer'],
    withdrawn: 'withdrawn',
    withdrawable: ['reported', 'registered'],
  }),

  report: move({
    from: [],
    to: 'reported',
    by: ['resident', 'neighbour', ...crew],
    says: says({
      ...reported,
      sort: maybe(choice(...sorts)),
      lossYuan: maybe(yuan()),
      victim: maybe(person('victim')),
    }),
    refuse: { 'in-future': (seen, { happenedAt }) => inFuture(seen, happenedAt) },
    change: (seen, input) => ({ ...seen.details, ...given(input, 'sort', 'lossYuan', 'happenedAt') }),
    tells: ['receipt', 'landed'],
    papers: ['receiptSlip'],
  }),
  /** A dispute that may not be mediated, or whose agreement was broken, goes on as a case (治安管理处罚法 9). */
  takeOver: move({
    from: [],
    to: 'reported',
    by: ['duty_officer', 'beat_officer', 'mediator', 'station_chief', 'clock'],
    says: says({
      of: otherMatter(),
      because: choice(
        'not_mediable',
        'mediation_failed',
        'agreement_broken',
        'found_in_clue',
        'found_in_hazard',
        'found_in_service',
      ),
      // Protected there, protected here (R26).
      danger: maybe(choice(...dangers)),
    }),
    change: (seen, { of, because }) => ({
      ...seen.details,
      fromMatter: of,
      ...(afterMediation.has(because) && { mediationEndedAt: seen.at }),
    }),
    tells: ['receipt', 'landed'],
    law: '治安管理处罚法 9；公安机关办理行政案件程序规定 185',
  }),
  register: move({
    from: ['reported'],
    to: 'registered',
    by: ['duty_officer', 'beat_officer', 'window_clerk', 'station_chief'],
    says: says({ registerNo: reference(), registeredAt: instant() }),
    refuse: {
      'in-future': (seen, { registeredAt }) => future(seen, registeredAt),
      'before-opened': (seen, { registeredAt }) => beforeOpened(seen, registeredAt),
    },
    change: (seen, { registerNo }) => ({ ...seen.details, registerNo }),
    papers: ['registration'],
    law: '公安机关办理行政案件程序规定 60',
  }),
  arrive: move({
    from: ['registered', 'accepted', 'investigating'],
    by: crew,
    says: says({ arrivedAt: instant() }),
    refuse: { 'in-future': (seen, { arrivedAt }) => future(seen, arrivedAt) },
    change: (seen, { arrivedAt }) => ({ ...seen.details, arrivedAt }),
  }),
  accept: move({
    from: ['registered'],
    to: 'accepted',
    by: ['duty_officer', 'station_chief'],
    says: says({ acceptNo: reference(), decidedAt: instant(), sort: maybe(choice(...sorts)) }),
    refuse: { 'in-future': (seen, { decidedAt }) => future(seen, decidedAt) },
    change: (seen, { acceptNo, sort }) => ({ ...seen.details, acceptNo, acceptedAt: seen.at, ...(sort && { sort }) }),
    tells: ['accepted'],
    papers: ['acceptanceSheet'],
    decides: true,
    law: '公安机关办理行政案件程序规定 61(1)；公通字〔2015〕32号',
  }),
  giveReceipt: move({
    from: ['accepted', 'investigating'],
    by: crew,
    says: says({ receiptNo: reference(), handedAt: instant(), handed: choice('signed', 'electronic') }),
    refuse: { 'in-future': (seen, { handedAt }) => future(seen, handedAt) },
    papers: ['acceptanceReceipt'],
  }),
  transfer: move({
    from: ['reported', 'registered'],
    to: 'transferred',
    by: ['duty_officer', 'station_chief'],
    says: says({
      toUnit: office(),
      theirPhone: reference(),
      transferNo: reference(),
      theirReceipt: reference(),
      ...telling,
    }),
    refuse: { 'in-future': (seen, { toldAt }) => future(seen, toldAt) },
    counts: 'told',
    outcome: 'transferred',
    tells: ['transferred'],
    decides: true,
    law: '公安机关办理行政案件程序规定 61(2)：二十四小时内',
  }),
  decline: move({
    from: ['reported', 'registered'],
    to: 'declined',
    by: ['station_chief'],
    says: says({
      ground: choice('not_police', 'no_violation', 'civil_only', 'out_of_time'),
      noticeNo: reference(),
      serviceNo: reference(),
      contested: yesNo(),
      remedyTold: yes(),
      reasons: maybe(toldWords(500)),
      ...telling,
    }),
    refuse: {
      'in-future': (seen, { toldAt }) => future(seen, toldAt),
      // 61(3): said at once; in writing where contested.
      'in-writing-when-contested': (_seen, { contested, how }) => contested && how !== 'letter' && how !== 'in_person',
      'never-for-violence-at-home': isProtected,
    },
    counts: 'told',
    outcome: 'declined',
    tells: ['declined'],
    papers: ['refusalNotice'],
    decides: true,
    law: '治安管理处罚法 90；公安机关办理行政案件程序规定 61(3)',
  }),
  ...joined<State, Details>(['reported', 'registered'], ['duty_officer', 'station_chief']),
  markDuplicate: move({
    from: ['reported', 'registered'],
    to: 'duplicate',
    by: ['duty_officer', 'station_chief'],
    says: says({ of: otherMatter(), ...telling }),
    refuse: {
      'in-future': (seen, { toldAt }) => future(seen, toldAt),
      'not-of-itself': (seen, { of }) => of === seen.id,
      'never-for-violence-at-home': isProtected,
    },
    change: (seen, { of }) => joinedTo(seen, of),
    counts: 'told',
    outcome: 'duplicate',
    decides: true,
    law: '公安机关办理行政案件程序规定 60',
  }),

  surveyScene: move({
    from: working,
    to: begun,
    by: police,
    says: says({ recordNo: reference(), surveyedAt: instant(), photos: evidence() }),
    refuse: { 'in-future': (seen, { surveyedAt }) => future(seen, surveyedAt) },
    papers: ['sceneRecord', 'evidenceList'],
  }),
  secureCamera: move({
    from: working,
    to: begun,
    by: police,
    says: says({
      noticeNo: reference(),
      listNo: reference(),
      spanFrom: instant(),
      spanTo: instant(),
      purpose: choice('find_who', 'find_way', 'fix_time'),
      second: staff(),
    }),
    refuse: {
      'in-future': (seen, { spanTo }) => future(seen, spanTo),
      'span-backwards': (_seen, { spanFrom, spanTo }) => Date.parse(spanTo) <= Date.parse(spanFrom),
      'two-handlers': (seen, { second }) => second === seen.by.id,
      'unknown-colleague': (seen, { second }) => seen.colleague(second) === undefined,
    },
    papers: ['cameraNotice'],
    law: '公安机关办理行政案件程序规定 28；公共安全视频图像信息系统管理条例',
  }),
  canvass: move({
    from: working,
    to: begun,
    by: police,
    says: says({ recordNo: reference(), askedAt: instant(), households: count(500, 1), lead: maybe(wordsApart(1000)) }),
    refuse: { 'in-future': (seen, { askedAt }) => future(seen, askedAt) },
    // R28, R33: what a neighbour gave away is a clue of its own, with its source apart.
    opens: [
      {
        kind: 'clue',
        move: 'takeLead',
        as: 'lead',
        if: (_seen, { lead }) => lead !== undefined,
        says: (seen, { lead }) => ({ text: lead!, of: seen.id }),
      },
    ],
  }),
  recognise: move({
    from: working,
    to: begun,
    by: police,
    says: says({ recordNo: reference(), recognisedAt: instant(), matched: yesNo() }),
    refuse: { 'in-future': (seen, { recognisedAt }) => future(seen, recognisedAt) },
  }),
  question: move({
    from: [...working, 'clarified', 'telling'],
    by: police,
    says: says({
      recordNo: reference(),
      questionedAt: instant(),
      whom: choice('victim', 'witness', 'responsible_person'),
      minor: yesNo(),
      guardian: choice('present', 'suitable_adult', 'not_there', 'not_needed'),
      guardianPerson: maybe(person('guardian')),
    }),
    refuse: {
      'in-future': (seen, { questionedAt }) => future(seen, questionedAt),
      'not-adult': (_seen, { minor, guardian }) => minor && guardian !== 'present' && guardian !== 'suitable_adult',
    },
    tells: ['minorInvolved'],
    papers: ['questioning'],
    law: '治安管理处罚法 98',
  }),
  requestAppraisal: move({
    from: [...working, 'clarified'],
    by: police,
    says: says({ requestNo: reference(), of: choice('value', 'injury', 'other') }),
    change: seen => ({ ...seen.details, appraising: true }),
  }),
  receiveAppraisal: move({
    from: [...working, 'clarified'],
    by: police,
    says: says({ opinionNo: reference(), receivedAt: instant() }),
    refuse: {
      'no-appraisal-asked': seen => !seen.details.appraising,
      'in-future': (seen, { receivedAt }) => future(seen, receivedAt),
    },
    change: seen => ({ ...seen.details, appraising: false }),
    tells: ['appraisal'],
    papers: ['appraisalOpinion'],
    law: '公安机关办理行政案件程序规定 第七章：鉴定意见复印件送双方',
  }),
  holdProperty: move({
    from: [...working, 'clarified', 'telling'],
    by: police,
    says: says({ listNo: reference(), items: count(1000, 1) }),
    change: (seen, { items }) => ({ ...seen.details, propertyHeld: seen.details.propertyHeld + items }),
    papers: ['propertyList'],
  }),
  returnProperty: move({
    from: [...working, 'clarified', 'telling', 'decided', 'served', 'follow_up'],
    to: onward<State>({ served: 'property_returned' }),
    by: police,
    says: says({ returnListNo: reference(), returnedAt: instant(), receiverSigned: yes(), photos: evidence() }),
    refuse: {
      'nothing-held': seen => seen.details.propertyHeld === 0,
      'in-future': (seen, { returnedAt }) => future(seen, returnedAt),
    },
    change: seen => ({ ...seen.details, propertyHeld: 0 }),
    papers: ['returnList'],
  }),

  extend: move({
    from: [...working, 'clarified', 'telling'],
    to: onward<State>({ accepted: 'extended', investigating: 'extended', unsolved_open: 'extended' }),
    by: ['county_officer'],
    says: says({
      docNo: reference(),
      approver: office(),
      why: choice('complex', 'across_regions', 'awaiting_evidence'),
      until: day(),
      ...telling,
    }),
    refuse: {
      'no-more-extensions': seen => seen.details.extensions.length >= Number(seen.law('case-extensions')),
      'beyond-the-law': (seen, { until }) =>
        daysBetween(legalEnd(seen) ?? seen.today, until) > Number(seen.law('case-days')),
      'in-future': (seen, { toldAt }) => future(seen, toldAt),
    },
    change: (seen, { docNo }) => ({
      ...seen.details,
      extensions: [...seen.details.extensions, { docNo, at: seen.at }],
    }),
    tells: ['extended'],
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 118：上一级公安机关批准，每次三十日，以二次为限',
  }),
  goUnsolved: move({
    from: ['accepted', 'investigating', 'extended'],
    to: 'unsolved_open',
    by: ['station_chief'],
    says: says({
      why: choice('no_lead', 'evidence_gone', 'person_away', 'awaiting_reply'),
      explained: maybe(toldWords(500)),
      ...telling,
    }),
    refuse: {
      'before-the-legal-end': seen => seen.today <= (legalEnd(seen) ?? seen.today),
      'in-future': (seen, { toldAt }) => future(seen, toldAt),
    },
    tells: ['overdueExplained'],
    decides: true,
    law: '公安机关办理行政案件程序规定 165 第三款：继续查处，并向被侵害人说明',
  }),
  toCriminal: move({
    from: [...working, 'clarified', 'telling'],
    to: 'to_criminal',
    by: ['station_chief', 'county_officer'],
    says: says({ docNo: reference(), ...telling }),
    refuse: { 'in-future': (seen, { toldAt }) => future(seen, toldAt) },
    counts: 'told',
    outcome: 'to_criminal',
    tells: ['toCriminal'],
    decides: true,
    law: '公安机关办理行政案件程序规定 65',
  }),
  backFromCriminal: move({
    from: ['to_criminal'],
    to: 'investigating',
    by: ['station_chief', 'county_officer'],
    says: says({ docNo: reference() }),
    decides: true,
  }),
  closeCriminal: move({
    from: ['to_criminal'],
    to: 'closed',
    by: ['station_chief'],
    says: says({ docNo: reference() }),
    refuse: { untold },
    decides: true,
  }),

  clarify: move({
    from: working,
    to: 'clarified',
    by: police,
    says: says({
      clarifiedAt: instant(),
      responsible: choice('yes', 'no', 'unknown', 'nobody'),
      findingNo: reference(),
    }),
    refuse: {
      'in-future': (seen, { clarifiedAt }) => future(seen, clarifiedAt),
      'before-opened': (seen, { clarifiedAt }) => beforeOpened(seen, clarifiedAt),
    },
    change: (seen, { clarifiedAt }) => ({ ...seen.details, clarifiedAt }),
    adult: ({ responsible }) => responsible,
    tells: ['clarified'],
  }),
  /** The light-box moment: going back to say why it was done and how it was solved. */
  tellVictim: move({
    from: ['clarified', 'telling', 'decided', 'served', 'property_returned', 'follow_up'],
    to: onward<State>({ clarified: 'telling' }),
    by: police,
    says: says({
      ...telling,
      receipt: reference(),
      template: choice('found_and_handled', 'settled_between', 'minor_responsible', 'accident', 'nobody_to_blame'),
      solved: maybe(toldWords(600)),
      motive: maybe(toldWords(120)),
      damages: choice('paid', 'agreed', 'sue', 'none'),
      next: choice('decision_follows', 'property_follows', 'nothing_more'),
    }),
    refuse: {
      'in-future': (seen, { toldAt }) => future(seen, toldAt),
      'before-clarified': (seen, { toldAt }) =>
        Date.parse(toldAt) < Date.parse(seen.details.clarifiedAt ?? seen.openedAt) - 60_000,
      'template-only': (seen, { solved, motive }) =>
        (seen.standing.adult === 'no' || seen.standing.adult === 'unknown') &&
        (solved !== undefined || motive !== undefined),
      'motive-in-one-sentence': (_seen, { motive }) => (motive?.match(/[。！？.!?；;]/g)?.length ?? 0) > 1,
    },
    counts: 'told',
    tells: ['told'],
    papers: ['meetingSlip', 'tellingRecord'],
    law: '治安管理处罚法 94、138；未成年人保护法 103',
  }),
  goOnUntold: move({
    from: ['clarified'],
    to: 'telling',
    by: ['station_chief'],
    says: says({ because: choice('contact_failed', 'moved_away', 'does_not_want_to_be_told') }),
    refuse: { 'not-tried-enough': notTriedEnough, 'silence-does-not-close': isProtected },
    decides: true,
  }),
  announcePenalty: move({
    from: ['clarified', 'telling'],
    by: police,
    says: says({ noticeNo: reference() }),
    papers: ['preDecisionNotice'],
    law: '治安管理处罚法 处罚前告知',
  }),
  decide: move({
    from: ['clarified', 'telling'],
    to: fork<State, Details, { decision: string }>(['decided', 'to_criminal'], (_seen, { decision }) =>
      decision === 'to_criminal' ? 'to_criminal' : 'decided',
    ),
    by: ['station_chief', 'county_officer'],
    says: says({
      decision: choice('penalty', 'no_penalty', 'mediated', 'to_criminal'),
      decisionNo: reference(),
      decidedAt: instant(),
      detained: maybe(yesNo()),
    }),
    refuse: {
      'tell-first': seen => seen.state === 'clarified' && !isTold(seen),
      'in-future': (seen, { decidedAt }) => future(seen, decidedAt),
      // Violence at home never ends as "mediated" (reverse of domain fact 13).
      'never-mediated': (seen, { decision }) => decision === 'mediated' && isProtected(seen),
    },
    change: (seen, { decision, decisionNo, detained }) => ({
      ...seen.details,
      decision,
      decisionNo,
      detained: detained === true,
    }),
    outcome: ({ decision }) => decision,
    tells: ['decision', 'detainedFamily', 'remedy'],
    papers: ['decisionPaper'],
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 116、118、120',
  }),
  serve: move({
    from: ['decided'],
    to: 'served',
    by: police,
    says: says({
      serviceNo: reference(),
      servedAt: instant(),
      offender: choice('on_the_spot', 'within_two_days', 'nobody'),
    }),
    refuse: { 'in-future': (seen, { servedAt }) => future(seen, servedAt) },
    papers: ['serviceReceipt'],
    law: '治安管理处罚法 116：被处罚人二日内送达；有被侵害人的，送达被侵害人',
  }),
  followUp: move({
    from: ['served', 'property_returned'],
    to: 'follow_up',
    by: [...police, 'auxiliary'],
    says: says({
      spokenAt: instant(),
      how: telling.how,
      theirWords: maybe(words(1000)),
      problem: choice('none', 'new_problem'),
    }),
    refuse: {
      'in-future': (seen, { spokenAt }) => future(seen, spokenAt),
      'property-first': seen => seen.details.propertyHeld > 0,
    },
    papers: ['tellingRecord'],
  }),
  close: move({
    from: ['follow_up', 'property_returned', 'served'],
    to: 'closed',
    by: police,
    says: says({ lesson: maybe(choice('light', 'lock', 'camera', 'patrol', 'nothing')) }),
    refuse: { untold, 'property-first': seen => seen.details.propertyHeld > 0 },
    tells: ['closed'],
    decides: true,
  }),
  seal: move({
    from: ['closed'],
    to: 'sealed',
    by: ['legal_officer', 'station_chief'],
    says: says({ sealedAt: instant(), sealNo: reference() }),
    refuse: { 'in-future': (seen, { sealedAt }) => future(seen, sealedAt) },
    decides: true,
    law: '治安管理处罚法 136',
  }),
  unseal: move({
    from: ['sealed'],
    to: 'closed',
    by: ['legal_officer'],
    says: says({ orderNo: reference() }),
    decides: true,
    onlineOnly: true,
    law: '治安管理处罚法 136：法律另有规定的除外',
  }),
}
