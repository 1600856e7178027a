import { kind, stationLadder } from '../kind.ts'
import { blank, type Details, details, type State, states, takenTo } from './details.ts'
import { over } from './gates.ts'
import measures from './measures.json' with { type: 'json' }
import { moves } from './moves.ts'
import { notices, unheard } from './notices.ts'
import { papers } from './papers.ts'
import { words } from './words.ts'

/** The first day on which something promised is due and not yet performed. */
const nextTerm = ({ terms }: Details): string | undefined =>
  terms
    .filter(({ performed }) => !performed)
    .map(({ due }) => due)
    .sort()[0]

/** 小纠纷: caught early and while small, calmed, sorted, settled on the spot where the law lets it, and looked after until it is over. */
export const dispute = kind<State, Details>({
  name: 'dispute',
  details,
  blank,
  sortedBy: 'sort',
  states,
  ends: over,
  moves,
  start: 'report',
  seenBy: ['mediator'],
  reporter: 'party',
  anonymous: false,
  people: ['reporter', 'party', 'otherParty', 'victim', 'guardian', 'proxy', 'helper'],
  otherSide: ['otherParty', 'party', 'guardian', 'proxy', 'helper'],
  unheard,
  takenTo,
  conditions: {
    tense: ({ details }) => details.heat >= 3,
    /** Reopened under protection, it goes on there. */
    pathToSay: ({ state }) => state !== 'protecting',
    onTheSpot: ({ details }) => details.lane === 'A',
    readyToSit: ({ details }) => details.lane === 'B' && !details.appraising && details.sittings === 0,
    oneMoreTry: ({ details }) => details.lastResult === 'try_again' && details.failedAt === undefined,
    failed: ({ details }) => details.failedAt !== undefined && details.lane === 'E',
    onPaper: ({ details }) => details.onPaper === true,
    termsLeft: ({ details }) => nextTerm(details) !== undefined,
    elsewhere: ({ details }) => details.lane === 'C' || details.lane === 'D',
    stillElsewhere: ({ details }) =>
      details.theirAnswer === undefined || ['being_worked', 'nobody_has_it'].includes(details.theirAnswer),
    wantsCourt: ({ details }) => details.courtAskedAt !== undefined && details.courtAt === undefined,
    violenceAtHome: ({ details }) => details.violenceAt !== undefined && details.concludedAt === undefined,
    otherDanger: ({ details, standing }) =>
      standing.protected && details.violenceAt === undefined && details.concludedAt === undefined,
    /** After a mediation that failed, M21 holds. */
    notForMediation: ({ details }) => details.lane === 'E' && details.failedAt === undefined,
  },
  instants: {
    reportedAt: ({ openedAt }) => openedAt,
    sentAt: ({ details }) => details.sentAt,
    laneAt: ({ details }) => details.laneAt,
    // With an injury to appraise, the three workdays run from the appraisal (公通字〔2007〕81号).
    sitFrom: ({ details }) => later(details.mediationSince, details.appraisedAt),
    firstSittingAt: ({ details }) => details.firstSittingAt,
    failedAt: ({ details }) => details.failedAt,
    // Not ours from the first: since the report. Only now: since then.
    elsewhereFrom: ({ details, openedAt }) => (details.laneChanged ? details.laneAt : openedAt),
    agreedAt: ({ details }) => details.agreedAt,
    performBy: ({ details }) => nextTerm(details),
    handedAt: ({ details }) => details.handedAt,
    courtFrom: ({ details }) => details.courtAskedAt,
    violenceAt: ({ details }) => details.violenceAt,
  },
  notices,
  papers,
  measures,
  ladder: stationLadder,
  words,
})

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Date.parse(a) > Date.parse(b) ? a : b
