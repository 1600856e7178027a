import { dangers, reported, telling } from '../common/fields.ts'
import { joined, joinedTo } from '../common/joined.ts'
import { keep } from '../common/keep.ts'
import { beforeOpened, done, inFuture, isProtected } from '../common/questions.ts'
import { crew } from '../posts.ts'
import {
  choice,
  instant,
  maybe,
  office,
  otherMatter,
  person,
  reference,
  says,
  toldWords,
  yes,
  yesNo,
  yuan,
} from '../says.ts'
import type { Details, State } from './details.ts'
import { before, move } from './stages.ts'

const afterMediation: ReadonlySet<string> = new Set(['mediation_failed', 'agreement_broken'])

const sorts = ['theft', 'damage', 'fraud', 'nuisance', 'assault', 'other'] as const

/** From the report to the day on which it is taken on, or passed to whom it belongs. */
export const taking = {
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
    change: (seen, input) => ({ ...seen.details, ...keep(input, 'sort', 'lossYuan', 'happenedAt') }),
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
      // For a child that was hurt there: she is told here too.
      reporterIs: maybe(choice('guardian')),
    }),
    change: (seen, { of, because, reporterIs }) => ({
      ...seen.details,
      fromMatter: of,
      ...(reporterIs && { reporterIs }),
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
    refuse: done('registeredAt'),
    change: (seen, { registerNo, registeredAt }) => ({ ...seen.details, registerNo, registeredAt }),
    papers: ['registration'],
    law: '公安机关办理行政案件程序规定 60',
  }),
  arrive: move({
    from: ['registered', 'accepted', 'investigating'],
    by: crew,
    says: says({ arrivedAt: instant() }),
    refuse: done('arrivedAt'),
    change: (seen, { arrivedAt }) => ({ ...seen.details, arrivedAt }),
  }),
  accept: move({
    from: ['registered'],
    to: 'accepted',
    by: ['duty_officer', 'station_chief'],
    says: says({ acceptNo: reference(), decidedAt: instant(), sort: maybe(choice(...sorts)) }),
    refuse: {
      'in-future': (seen, { decidedAt }) => inFuture(seen, decidedAt),
      'before-opened': (seen, { decidedAt }) => beforeOpened(seen, decidedAt),
    },
    // Every period of the work runs from the decision, whenever it was typed (治安管理处罚法 118).
    change: (seen, { acceptNo, decidedAt, sort }) => ({
      ...seen.details,
      acceptNo,
      acceptedAt: decidedAt,
      ...(sort && { sort }),
    }),
    tells: ['accepted'],
    papers: ['acceptanceSheet'],
    decides: true,
    law: '公安机关办理行政案件程序规定 61(1)；公通字〔2015〕32号',
  }),
  giveReceipt: move({
    from: ['accepted', 'investigating'],
    by: crew,
    says: says({ receiptNo: reference(), handedAt: instant(), handed: choice('signed', 'electronic') }),
    refuse: {
      'in-future': (seen, { handedAt }) => inFuture(seen, handedAt),
      'before-accepted': (seen, { handedAt }) => before(seen.details.acceptedAt ?? seen.openedAt, handedAt),
    },
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
    refuse: {
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      // Between our own units nothing ends: moveToUnit (R1).
      'one-of-ours': (seen, { toUnit }) => seen.unit?.(toUnit) !== undefined,
    },
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
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
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
      'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      'not-of-itself': (seen, { of }) => of === seen.id,
      'never-for-violence-at-home': isProtected,
    },
    change: (seen, { of }) => joinedTo(seen, of),
    counts: 'told',
    outcome: 'duplicate',
    decides: true,
    law: '公安机关办理行政案件程序规定 60',
  }),
}
