import { beforeOpened, inFuture } from '../common/questions.ts'
import { onward } from '../kind.ts'
import { choice, choices, evidence, instant, maybe, person, reference, says, yesNo } from '../says.ts'
import {
  type At,
  hasReporter,
  isSerious,
  move,
  notOursToOrder,
  notYet,
  onlyByCode,
  police,
  seriousUnreported,
  switchedOff,
  telling,
} from './ask.ts'
import type { State } from './details.ts'
import { caseBeside, withCase } from './read.ts'
import { bodies, typeNames } from './types.ts'

export const routes = ['on_spot', 'order', 'transfer'] as const

/** What is found while walking may be put down a while after it was seen. */
const seenTooEarly = (seen: At, at: string): boolean => hasReporter(seen) && beforeOpened(seen, at)
const urgentFirst = ({ details }: At): boolean => details.urgent && details.attendedAt === undefined

const inHand = [
  'urgent_scene',
  'verified',
  'responsibility_set',
  'notice_served',
  'transferred',
  'rectifying',
  'recheck',
  'failed',
  'escalated',
] as const satisfies readonly State[]

/** At the scene: made safe, seen, photographed, and how bad it is. */
export const looking = {
  attendUrgent: move({
    from: ['screened', 'found_on_visit'],
    to: 'urgent_scene',
    by: police,
    says: says({
      attendedAt: instant(),
      sceneNo: reference(),
      done: choices('closed_off', 'people_led_away', 'guarded', 'cut_off'),
      body: choice(...bodies),
      notifiedAt: instant(),
      /** Number or post of whoever took the call there, never a name. */
      answeredBy: reference(),
    }),
    refuse: {
      'not-urgent': ({ details }) => !details.urgent,
      'in-future': (seen, { attendedAt, notifiedAt }) => inFuture(seen, attendedAt) || inFuture(seen, notifiedAt),
      'before-opened': (seen, { attendedAt }) => seenTooEarly(seen, attendedAt),
    },
    change: ({ details }, { attendedAt }) => ({ ...details, attendedAt }),
    papers: ['sceneRecord'],
    law: '人民警察法 21；安全生产法 74',
  }),
  verify: move({
    from: ['screened', 'found_on_visit', 'urgent_scene'],
    to: 'verified',
    by: police,
    says: says({
      recordNo: reference(),
      inspectedAt: instant(),
      photos: evidence(),
      responsible: person('responsible_unit'),
      serious: yesNo(),
      route: choice(...routes),
      type: maybe(choice(...typeNames)),
    }),
    refuse: {
      'urgent-first': urgentFirst,
      'in-future': notYet('inspectedAt'),
      'before-opened': (seen, { inspectedAt }) => seenTooEarly(seen, inspectedAt),
      'not-ours-to-order': (seen, { route, type }) => route === 'order' && notOursToOrder(seen, type),
      'fire-checks-switched-off': (seen, { route, type }) => route === 'order' && switchedOff(seen, type),
    },
    change: (seen, { inspectedAt, serious, route, type = seen.details.type }) => {
      const { origin, premises, round, urgent, attendedAt, seriousReportNo, caseOpenedAt } = seen.details
      return withCase(seen, {
        origin,
        premises,
        round,
        urgent,
        attendedAt,
        caseOpenedAt,
        type,
        inspectedAt,
        route,
        serious: serious || seen.details.serious,
        seriousReportNo,
        seriousAt: seen.details.seriousAt ?? (serious ? inspectedAt : undefined),
        urged: 0,
        reminded: [],
        extensions: 0,
        failures: 0,
      })
    },
    opens: [caseBeside],
    papers: ['inspectionRecord'],
    law: '消防监督检查规定：公安派出所日常消防监督检查应当出示证件，填写检查记录',
  }),
  dismiss: move({
    from: ['screened', 'found_on_visit', 'urgent_scene'],
    to: 'not_found',
    by: police,
    says: says({
      recordNo: reference(),
      inspectedAt: instant(),
      photos: evidence(),
      template: choice('nothing_there', 'already_right', 'no_danger'),
      ...telling,
    }),
    refuse: {
      'urgent-first': urgentFirst,
      'in-future': (seen, { inspectedAt, toldAt }) => inFuture(seen, inspectedAt) || inFuture(seen, toldAt),
      'before-opened': (seen, { inspectedAt }) => seenTooEarly(seen, inspectedAt),
      'anonymous-by-code': onlyByCode,
    },
    change: ({ details }, { inspectedAt }) => ({ ...details, inspectedAt }),
    counts: 'told',
    outcome: 'not_found',
    tells: ['dismissed'],
    papers: ['inspectionRecord'],
    decides: true,
  }),

  gradeSerious: move({
    from: inHand,
    by: police,
    says: says({
      seenAt: instant(),
      ground: choice('many_people', 'fire_or_explosion', 'collapse', 'children', 'no_way_out'),
    }),
    refuse: { 'already-serious': isSerious, 'in-future': notYet('seenAt') },
    change: ({ details }, { seenAt }) => ({ ...details, serious: true, seriousAt: seenAt }),
    tells: ['graded'],
    decides: true,
  }),
  /** In writing, at the same time as the order; until then the matter stands still. */
  reportSerious: move({
    from: ['serious', 'fixed_on_spot', ...inHand],
    to: onward<State>({ serious: 'notice_served' }),
    by: ['station_chief'],
    says: says({
      reportNo: reference(),
      reportedAt: instant(),
      townshipReceipt: reference(),
      fireReceipt: reference(),
    }),
    refuse: {
      'not-serious': seen => !isSerious(seen),
      'reported-up-already': seen => isSerious(seen) && !seriousUnreported(seen),
      'in-future': notYet('reportedAt'),
    },
    change: ({ details }, { reportNo }) => ({ ...details, seriousReportNo: reportNo }),
    tells: ['reportedUp'],
    papers: ['seriousReport'],
    decides: true,
    law: '消防监督检查规定：在责令改正的同时书面报告乡镇人民政府或者街道办事处和消防救援机构',
  }),
}
