import { daysBetween } from '../../clock/day.ts'
import { inFuture } from '../common/questions.ts'
import { fork, onward } from '../kind.ts'
import { crew, type Post } from '../posts.ts'
import { choice, day, evidence, instant, reference, says, staff, words, yes } from '../says.ts'
import {
  type At,
  move,
  notOursToOrder,
  notYet,
  police,
  type Reminder,
  reminders,
  seriousUnreported,
  shareOfTheWay,
  switchedOff,
  unitOrForThem,
} from './ask.ts'
import type { Details, State } from './details.ts'
import { routes } from './look.ts'
import { bodies } from './types.ts'

const running = ['notice_served', 'transferred', 'rectifying', 'escalated'] as const satisfies readonly State[]
const officer: readonly Post[] = [...police, 'mediator', 'window_clerk', 'county_officer']
const otherWay = (route: string) => (seen: At) => seen.details.route !== route
export const dueReasons = [
  'simple',
  'parts_needed',
  'building_work',
  'money_needed',
  'weather',
  'several_owners',
] as const

/** 到位① who is responsible and by when; then put right at once, by an order, or by the body that may; 到位② urged. */
export const puttingRight = {
  setResponsible: move({
    from: ['verified'],
    to: 'responsibility_set',
    by: police,
    says: says({
      dutyBasis: choice('owner', 'user', 'manager', 'builder', 'organiser', 'public_body'),
      lawBasis: reference(),
      contactedAt: instant(),
      dueOn: day(),
      dueReason: choice(...dueReasons),
    }),
    refuse: {
      'in-future': notYet('contactedAt'),
      'due-not-ahead': (seen, { dueOn }) => dueOn < seen.today,
      'long-due-by-chief': (seen, { dueOn }) =>
        daysBetween(seen.today, dueOn) > Number(seen.law('hazard-due-days')) &&
        !seen.by.posts.includes('station_chief'),
    },
    change: (seen, { dueOn, dueReason }) => ({ ...seen.details, responsibleAt: seen.at, dueOn, dueReason }),
    tells: ['dayNamed'],
    decides: true,
    law: '三个到位之一：责任落实到位',
  }),
  /** The first way does not lead there: seen again, and another taken. */
  changeRoute: move({
    from: ['responsibility_set'],
    by: police,
    says: says({
      route: choice(...routes),
      inspectedAt: instant(),
      why: choice('needs_time', 'done_at_once_after_all', 'not_ours', 'ours_after_all'),
    }),
    refuse: {
      'same-way': (seen, { route }) => seen.details.route === route,
      'in-future': notYet('inspectedAt'),
      'not-ours-to-order': (seen, { route }) => route === 'order' && notOursToOrder(seen),
      'fire-checks-switched-off': (seen, { route }) => route === 'order' && switchedOff(seen),
    },
    change: ({ details }, { route, inspectedAt }) => ({ ...details, route, inspectedAt }),
    decides: true,
  }),
  fixOnSpot: move({
    from: ['responsibility_set'],
    to: 'fixed_on_spot',
    by: police,
    says: says({ fixedAt: instant(), before: evidence(), after: evidence(), confirmedBy: reference() }),
    refuse: { 'another-way': otherWay('on_spot'), 'in-future': notYet('fixedAt') },
    change: ({ details }, { fixedAt }) => ({ ...details, fixedAt }),
    papers: ['onSpotRecord'],
  }),
  serveNotice: move({
    from: ['responsibility_set'],
    to: fork<State, Details, unknown>(['notice_served', 'serious'], seen =>
      seriousUnreported(seen) ? 'serious' : 'notice_served',
    ),
    by: police,
    says: says({
      noticeNo: reference(),
      article: reference(),
      /** Each fault and where it is exactly, one a line. */
      faults: words(1500),
      demand: choice('remove', 'repair', 'clear_the_way', 'stop_using', 'put_up_guard', 'train_people'),
      second: staff(),
      certificatesShown: yes(),
      servedAt: instant(),
      serviceNo: reference(),
      accepted: choice('signed', 'refused_before_witnesses', 'left_there', 'by_post'),
    }),
    refuse: {
      'another-way': otherWay('order'),
      'in-future': notYet('servedAt'),
      'not-ours-to-order': seen => notOursToOrder(seen),
      'fire-checks-switched-off': seen => switchedOff(seen),
      // An auxiliary goes along and counts for neither.
      'two-inspectors': (seen, { second }) =>
        second === seen.by.id ||
        (seen.colleague(second) !== undefined && !seen.colleague(second)!.posts.some(post => officer.includes(post))),
      'unknown-colleague': (seen, { second }) => seen.colleague(second) === undefined,
    },
    change: ({ details }, { noticeNo }) => ({ ...details, noticeNo }),
    tells: ['order', 'reportUpNow'],
    papers: ['orderPaper', 'serviceReceipt'],
    decides: true,
    law: '消防监督检查规定：自检查之日起三个工作日内制作、送达责令改正通知书',
  }),
  transfer: move({
    from: ['responsibility_set'],
    to: 'transferred',
    by: police,
    says: says({
      body: choice(...bodies),
      transferNo: reference(),
      theirReceipt: reference(),
      transferredAt: instant(),
      reporterTold: choice('in_person', 'phone', 'message', 'under_code', 'nobody_reported'),
      toldAt: instant(),
    }),
    refuse: {
      'another-way': otherWay('transfer'),
      'in-future': (seen, { transferredAt, toldAt }) => inFuture(seen, transferredAt) || inFuture(seen, toldAt),
      'report-serious-first': seriousUnreported,
      'reporter-to-be-told': ({ details }, { reporterTold }) =>
        details.origin === 'reported' && reporterTold === 'nobody_reported',
      'anonymous-by-code': ({ standing }, { reporterTold }) =>
        standing.anonymous && reporterTold !== 'under_code' && reporterTold !== 'nobody_reported',
    },
    change: ({ details }, { transferNo }) => ({ ...details, transferNo }),
    tells: ['transferred'],
    papers: ['transferLetter'],
    decides: true,
    law: '国办发〔2022〕12号；公安机关办理行政案件程序规定 61(3)',
  }),
  /** The body says that it is not theirs: back to us, to find the way again. */
  handBack: move({
    from: ['transferred', 'rectifying'],
    to: 'responsibility_set',
    by: police,
    says: says({ replyNo: reference(), inspectedAt: instant() }),
    refuse: { 'not-transferred': otherWay('transfer'), 'in-future': notYet('inspectedAt') },
    change: ({ details }, { inspectedAt }) => ({ ...details, inspectedAt, transferNo: undefined }),
    tells: ['cameBack'],
    decides: true,
  }),

  startWork: move({
    from: ['notice_served', 'transferred'],
    to: 'rectifying',
    by: unitOrForThem,
    says: says({ startedAt: instant() }),
    refuse: { 'in-future': notYet('startedAt') },
    tells: ['workStarted'],
  }),
  /** 到位② by a visit or a call. */
  urge: move({
    from: ['notice_served', 'serious', 'transferred', 'rectifying', 'recheck', 'escalated'],
    by: [...crew],
    says: says({
      urgedAt: instant(),
      how: choice('in_person', 'phone', 'letter'),
      found: choice('not_begun', 'begun', 'half_done', 'nearly_done'),
    }),
    refuse: { 'in-future': notYet('urgedAt') },
    change: ({ details }) => ({ ...details, urged: details.urged + 1 }),
  }),
  /** At half of the time, at four fifths and on the last day; by the clock. */
  remind: move({
    from: running,
    by: ['clock', ...police],
    says: says({ stage: choice('half', 'most', 'due') }),
    refuse: {
      'already-reminded': ({ details }, { stage }) => details.reminded.includes(stage),
      'too-early': (seen, { stage }) => seen.today < (shareOfTheWay(seen, reminders[stage as Reminder]) ?? seen.today),
    },
    change: ({ details }, { stage }) => ({
      ...details,
      urged: details.urged + 1,
      reminded: [...details.reminded, stage],
    }),
    tells: ['reminder'],
  }),
  submitProof: move({
    from: [...running, 'recheck'],
    by: unitOrForThem,
    says: says({ doneAt: instant(), photos: evidence() }),
    refuse: { 'in-future': notYet('doneAt') },
    tells: ['proofIn'],
  }),

  askExtension: move({
    from: running,
    by: unitOrForThem,
    says: says({
      until: day(),
      reason: choice('parts_late', 'money', 'weather', 'permit_pending', 'harvest_or_market'),
      meanwhile: choice('fenced_off', 'out_of_use', 'watched', 'nothing_needed'),
      askedAt: instant(),
    }),
    refuse: {
      'in-future': notYet('askedAt'),
      'extension-pending': ({ details }) => details.extensionAsked !== undefined,
      'not-later': ({ details }, { until }) => until <= (details.dueOn ?? ''),
      'after-the-day': (seen, { askedAt }) => askedAt.slice(0, 10) > (seen.details.dueOn ?? seen.today),
      'no-further-extension': seen => seen.details.extensions >= Number(seen.law('hazard-extensions')),
    },
    change: ({ details }, { until }) => ({ ...details, extensionAsked: until }),
    tells: ['extensionAsked'],
    papers: ['extensionRequest'],
  }),
  grantExtension: move({
    from: [...running, 'recheck'],
    to: onward<State>({ recheck: 'rectifying' }),
    by: ['station_chief'],
    says: says({ replyNo: reference(), until: day(), why: choice(...dueReasons) }),
    refuse: {
      'no-extension-asked': ({ details }) => details.extensionAsked === undefined,
      'not-later': ({ details }, { until }) => until <= (details.dueOn ?? ''),
      'longer-than-asked': ({ details }, { until }) =>
        details.extensionAsked !== undefined && until > details.extensionAsked,
    },
    change: ({ details }, { until, why }) => ({
      ...details,
      dueOn: until,
      dueReason: why,
      extensionAsked: undefined,
      extensions: details.extensions + 1,
      reminded: details.reminded.filter(stage => stage !== 'due'),
    }),
    tells: ['extensionGranted', 'postponed'],
    papers: ['extensionReply'],
    decides: true,
    onlineOnly: true,
  }),
  refuseExtension: move({
    from: [...running, 'recheck'],
    by: ['station_chief'],
    says: says({ replyNo: reference(), ground: choice('danger_too_great', 'no_reason', 'asked_too_late') }),
    refuse: { 'no-extension-asked': ({ details }) => details.extensionAsked === undefined },
    change: ({ details }) => ({ ...details, extensionAsked: undefined }),
    tells: ['extensionRefused'],
    papers: ['extensionReply'],
    decides: true,
    onlineOnly: true,
  }),
}
