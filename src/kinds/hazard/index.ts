import { addDays } from '../../clock/day.ts'
import { joinedNotices } from '../common/joined.ts'
import { commonNotices } from '../common/notices.ts'
import { kind, stationLadder } from '../kind.ts'
import { type At, hasReporter, reminders, seriousUnreported, shareOfTheWay } from './ask.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import measures from './measures.json' with { type: 'json' }
import { moves } from './moves.ts'
import { notices } from './notices.ts'
import { papers } from './papers.ts'
import { takenTo } from './types.ts'
import { words } from './words.ts'

const onTheWay = (route: string) => (seen: At) => seen.details.route === route

/** When it is to be looked at again: after its day, or from when the unit asked for it before. */
const recheckFrom = ({ details: { dueOn, recheckAskedOn } }: At): string | undefined =>
  recheckAskedOn !== undefined && (dueOn === undefined || recheckAskedOn < dueOn) ? recheckAskedOn : dueOn

/** 小隐患: who is responsible, urged to put it right, checked afterwards. */
export const hazard = kind<State, Details>({
  name: 'hazard',
  details,
  blank,
  sortedBy: 'type',
  states,
  ends: ['closed', 'not_found', 'duplicate'],
  moves,
  start: 'report',
  reporter: 'vault',
  anonymous: true,
  people: ['reporter', 'responsible_unit'],
  otherSide: ['responsible_unit'],
  takenTo,
  // Who gave it away in a clue is answered there, and hears nothing from here.
  unheard: (seen, role) => role === 'reporter' && !hasReporter(seen),
  conditions: {
    /** 到位①: named, reached, on a legal basis, and by a day. */
    responsibilityInPlace: ({ details }) => details.responsibleAt !== undefined && details.dueOn !== undefined,
    /** 到位②: urged, reminded, or put right before anybody had to be. */
    urgingInPlace: ({ details }) =>
      details.urged > 0 ||
      details.fixedAt !== undefined ||
      (details.passedAt !== undefined && details.passedAt.slice(0, 10) <= (details.dueOn ?? '')),
    /** 到位③: seen again with our own eyes. */
    checkingInPlace: ({ details }) => details.recheckedAt !== undefined || details.fixedAt !== undefined,
    named: ({ standing }) => !standing.anonymous,
    urgent: ({ details }) => details.urgent && details.attendedAt === undefined,
    seriousUnreported,
    hasReporter,
    onTheSpot: onTheWay('on_spot'),
    byOrder: onTheWay('order'),
    notOurs: onTheWay('transfer'),
  },
  instants: {
    /** From the report; from now where it came back after it had been closed. */
    urgentFrom: ({ openedAt, standing, at }) => (standing.reopened > 0 ? at : openedAt),
    inspectedAt: ({ details }) => details.inspectedAt,
    seriousAt: ({ details }) => details.seriousAt,
    failedAt: ({ details }) => details.recheckedAt,
    dueOn: ({ details }) => details.dueOn,
    recheckFrom,
    halfOfTheWay: seen => shareOfTheWay(seen, reminders.half),
    mostOfTheWay: seen => shareOfTheWay(seen, reminders.most),
    dayAfterDue: ({ details }) => details.dueOn && addDays(details.dueOn, 1),
  },
  notices: { ...commonNotices, ...joinedNotices, ...notices },
  papers,
  measures,
  ladder: stationLadder,
  wakes: [
    { at: 'halfOfTheWay', move: 'remind', says: { stage: 'half' } },
    { at: 'mostOfTheWay', move: 'remind', says: { stage: 'most' } },
    { at: 'dueOn', move: 'remind', says: { stage: 'due' } },
    { at: 'dayAfterDue', move: 'callRecheck', says: {} },
  ],
  words,
})
