import { addDays } from '../../clock/day.ts'
import { commonNotices } from '../common/notices.ts'
import { kind } from '../kind.ts'
import { inspection } from '../posts.ts'
import { barred, heard, inLane, letIn, underInspection } from './apart.ts'
import { holds } from './asks.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import { legalEnd } from './inquiry.ts'
import measures from './measures.json' with { type: 'json' }
import { moves } from './moves.ts'
import { papers } from './papers.ts'
import { words } from './words.ts'

/** 警务小节: how people were treated. What is about a person never passes by them or their station (R25). */
export const conduct = kind<State, Details>({
  name: 'conduct',
  details,
  blank,
  sortedBy: 'lane',
  states,
  ends: ['closed', 'transferred', 'withdrawn'],
  moves,
  start: 'complain',
  seenBy: inspection,
  reporter: 'vault',
  anonymous: true,
  people: ['reporter'],
  otherSide: ['complained', 'their_chief'],
  walled: seen => (underInspection(seen) ? 'inspection' : null),
  lets: letIn,
  speaks: heard,
  barred,
  lands: seen => {
    const of = seen.details.complained ?? seen.details.handler ?? seen.details.praised ?? null
    if (underInspection(seen)) return { with: 'inspection', of }
    return inLane(seen, 'small') ? null : { with: 'chief', of }
  },
  colleagues: ({ details }) => ({
    complained: details.complained,
    their_chief: details.chief,
    praised: details.praised,
  }),
  conditions: {
    underInspection,
    atTheStation: seen => !underInspection(seen),
    aComplaint: seen => inLane(seen, 'complaint'),
    aboutWords: seen => inLane(seen, 'complaint') && seen.details.fault === 'attitude',
    badRatingHolds: seen => inLane(seen, 'rating') && holds(seen),
    faultFound: seen => inLane(seen, 'complaint', 'finding') && holds(seen),
    waiting: ({ details }) => details.trouble === 'waiting',
    couldNotReach: ({ details }) => details.trouble === 'could_not_reach',
    otherHours: ({ details }) => details.trouble === 'other_hours',
    papersMissing: ({ details }) => details.trouble === 'papers_missing',
    nobodyInCharge: ({ details }) => details.trouble === 'nobody_in_charge',
    disclosed: ({ details }) => details.disclosedAt !== undefined,
  },
  instants: {
    receivedAt: ({ openedAt }) => openedAt,
    acknowledgedAt: ({ details }) => details.acknowledgedAt,
    concludedAt: ({ details }) => details.concludedAt,
    newDay: ({ details }) => details.newDay,
    /** A day that begins then ends with the new day. */
    dayBeforeNewDay: ({ details }) => details.newDay && addDays(details.newDay, -1),
    // 信访工作条例 22: whether and how it is handled is told by then; 34: finished by then; 35, 36: a review decided by then.
    acceptBy: seen => addDays(seen.openedAt.slice(0, 10), Number(seen.law('petition-answer-days'))),
    finishBy: seen => seen.details.extendedTo ?? legalEnd(seen),
    reviewBy: seen =>
      inLane(seen, 'review')
        ? addDays(seen.openedAt.slice(0, 10), Number(seen.law('petition-review-decide-days')))
        : undefined,
  },
  notices: {
    ...commonNotices,
    // What an audit found in order is over as it is written down.
    landed: { ...commonNotices.landed!, if: ({ standing }) => standing.closedAt === null },
    // Never to the station's chief by post: a complaint may be about them.
    reopened: { to: ['owner'], source: 'R25, R31' },
    correctionAsked: { to: ['owner'], source: 'R25；个人信息保护法 46' },
    wishAsked: { to: ['owner'], source: 'R25、R26' },
    acknowledged: { to: ['reporter'], source: 'M54；公安机关督察条例 9' },
    classified: { to: ['reporter'], source: '信访工作条例 22' },
    transferred: { to: ['reporter'], source: '公安机关督察条例 9；信访工作条例 23' },
    extended: { to: ['reporter'], source: '信访工作条例 34' },
    disclosed: { to: ['complained', 'their_chief'], source: 'R25' },
    statement: { to: ['owner'], source: '申辩权，domain §1.4' },
    answered: { to: ['reporter'], source: '人民警察法 46' },
    result: {
      to: ['complained', 'their_chief'],
      if: ({ details }) => details.disclosedAt !== undefined,
      source: '公安机关督察条例 9；M59',
    },
    found: {
      to: ['station_chief'],
      if: seen => seen.details.lane === 'finding' && holds(seen),
      source: '公安机关督察条例 9：当场反馈',
    },
    toCorrect: {
      to: ['their_chief'],
      if: ({ details }) => details.disclosedAt !== undefined,
      source: 'M58',
    },
    putRight: { to: ['reporter'], source: 'M53；GB/T 39734—2020' },
    newDay: { to: ['reporter'], source: 'M53；R23' },
    passedToInspection: { to: ['reporter'], source: 'R25' },
    appointment: { to: ['reporter'], source: 'M49' },
    praise: { to: ['praised'], source: 'M59' },
    praisePassed: { to: ['reporter'], source: 'M59' },
    closed: { to: ['reporter'], source: 'mission' },
  },
  papers,
  measures,
  ladder: [
    { at: '50%', to: 'owner' },
    { at: '80%', to: 'owner+stand-in' },
    { at: 'due', to: 'person' },
    { at: 'due', to: 'station_chief', if: 'atTheStation' },
    { at: 'due+1 workday', to: 'county_officer', if: 'atTheStation' },
    { at: 'due+3 workday', to: 'city_officer', if: 'atTheStation' },
    { at: 'due', to: 'head_inspector', if: 'underInspection' },
    { at: 'due+1 workday', to: 'city_inspection', if: 'underInspection' },
  ],
  words,
})
