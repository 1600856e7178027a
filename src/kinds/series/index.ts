import { commonNotices } from '../common/notices.ts'
import { kind } from '../kind.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import { moves } from './moves.ts'
import { words } from './words.ts'

/** 系列: small matters that are one thing. It gathers matters and places, never people (domain §3.5). */
export const series = kind<State, Details>({
  name: 'series',
  details,
  blank,
  states,
  ends: ['ended', 'dismissed'],
  moves,
  start: 'draw',
  reporter: 'party',
  anonymous: false,
  people: [],
  otherSide: [],
  gathers: true,
  conditions: {},
  instants: { planUntil: ({ details }) => details.planUntil },
  notices: {
    landed: commonNotices.landed!,
    handed: { to: ['owner'], source: 'M51' },
    offered: { to: ['owner'], source: '以小积大' },
    planOver: { to: ['owner', 'station_chief'], source: '以小积大：一个方案，到日子看结果' },
  },
  papers: {},
  // Nobody outside waits for it: each member keeps its own promises.
  ladder: [],
  wakes: [{ at: 'planUntil', move: 'lookAgain', says: {} }],
  words,
})
