import { joinedNotices } from '../common/joined.ts'
import { commonNotices } from '../common/notices.ts'
import { kind, stationLadder } from '../kind.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import measures from './measures.json' with { type: 'json' }
import { moves } from './moves.ts'
import { papers } from './papers.ts'
import { legalEnd, periodFrom } from './stages.ts'
import { words } from './words.ts'

/** 小案件: worked like a big one, step by step, and the victim told why it was done and how it was solved. */
export const smallCase = kind<State, Details>({
  name: 'case',
  details,
  blank,
  sortedBy: 'sort',
  states,
  ends: ['transferred', 'declined', 'duplicate', 'withdrawn', 'to_criminal', 'closed', 'sealed'],
  moves,
  start: 'report',
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'victim', 'offender', 'offender_family', 'guardian'],
  otherSide: ['offender', 'offender_family'],
  sealsOtherSide: ({ decision }) => decision !== undefined && decision !== 'to_criminal',
  conditions: {
    decidedHere: ({ details }) => details.decision !== 'to_criminal',
    notAccepted: ({ details }) => details.acceptedAt === undefined,
    accepted: ({ details }) => details.acceptedAt !== undefined,
    hasVictim: ({ people }) => people.some(({ role }) => role === 'victim' || role === 'reporter'),
    unsolved: ({ state }) => state === 'unsolved_open',
    detained: ({ details }) => details.detained === true,
    minorQuestioned: ({ people }) => people.some(({ role }) => role === 'guardian'),
  },
  instants: {
    reportedAt: ({ openedAt }) => openedAt,
    registeredAt: ({ details }) => details.registeredAt,
    acceptedAt: ({ details }) => details.acceptedAt,
    clarifiedAt: ({ details }) => details.clarifiedAt,
    decidedAt: ({ details }) => details.decidedAt,
    legalPeriodFrom: periodFrom,
    legalEnd,
  },
  notices: {
    ...commonNotices,
    ...joinedNotices,
    accepted: { to: ['reporter', 'victim'], names: { kept: ['update'] }, source: '程序规定 61(1)' },
    transferred: { to: ['reporter'], source: '程序规定 61(2)' },
    declined: { to: ['reporter'], source: '程序规定 61(3)；治安管理处罚法 90' },
    appraisal: { to: ['reporter', 'victim', 'offender'], source: '程序规定 第七章' },
    overdueExplained: { to: ['reporter', 'victim'], source: '程序规定 165 第三款' },
    extended: { to: ['reporter', 'victim'], source: '治安管理处罚法 118；M15' },
    clarified: { to: ['owner'], names: { kept: ['tellVictim'] }, source: 'M11：四十八小时内当面说' },
    told: { to: ['reporter', 'victim'], source: 'M11' },
    decision: { to: ['offender', 'reporter', 'victim'], source: '治安管理处罚法 116' },
    detainedFamily: {
      to: ['offender_family'],
      if: ({ details }) => details.detained === true,
      source: '治安管理处罚法 116：通知被拘留人家属',
    },
    minorInvolved: {
      to: ['guardian'],
      if: ({ people }) => people.some(({ role }) => role === 'guardian'),
      source: '治安管理处罚法 98；程序规定 181',
    },
    remedy: { to: ['offender', 'reporter', 'victim'], source: '治安管理处罚法 121；行政复议法 20' },
    toCriminal: { to: ['reporter', 'victim'], source: '程序规定 65' },
    closed: { to: ['reporter', 'victim'], source: 'mission' },
  },
  papers,
  measures,
  ladder: stationLadder,
  words,
})
