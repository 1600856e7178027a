import { addDays } from '../../clock/day.ts'
import { commonNotices } from '../common/notices.ts'
import { kind, stationLadder } from '../kind.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import { finishing, unseen } from './finishing.ts'
import measures from './measures.json' with { type: 'json' }
import { is, opening } from './opening.ts'
import { papers } from './papers.ts'
import { walking } from './walking.ts'
import { words } from './words.ts'

/** 巡访: a promise that comes round again, made once: to a beat, to places, before a shift, to somebody who asked. */
export const round = kind<State, Details>({
  name: 'round',
  details,
  blank,
  sortedBy: 'sort',
  states,
  ends: ['done', 'missed', 'cancelled'],
  moves: { ...opening, ...walking, ...finishing },
  start: 'plan',
  reporter: 'party',
  anonymous: false,
  people: [],
  otherSide: [],
  // What is the chief's to do: the public list, and the look before a shift.
  lands: seen => (is('public_list', 'shift_check')(seen) ? { with: 'chief', of: null } : null),
  conditions: {
    listening: is('listening'),
    schools: is('schools'),
    smallPremises: is('small_premises'),
    publicList: is('public_list'),
    shiftCheck: is('shift_check'),
    visit: is('visit'),
    placesLeft: unseen,
  },
  instants: {
    /** The period runs from when it was last done, whenever the round was opened. */
    since: ({ details, openedAt }) => details.since ?? openedAt,
    /** A day that begins before the shift ends with it. */
    dayBeforeShift: ({ details }) => details.lapsesAt && addDays(details.lapsesAt.slice(0, 10), -1),
    lapsesAt: ({ details }) => details.lapsesAt,
  },
  notices: {
    landed: commonNotices.landed!,
    handed: { to: ['owner'], source: 'M51' },
    paused: { to: ['owner'], source: 'domain §2.1' },
    resumed: { to: ['owner'], source: 'domain §2.1' },
    ordered: { to: ['owner', 'station_chief'], source: 'R34：大排查' },
    notAnyMore: { to: ['owner'], source: 'R34：随时可以说不用来了' },
    calledOff: { to: ['owner'], source: 'R34' },
    missed: { to: ['owner', 'station_chief'], source: 'R23' },
  },
  papers,
  measures,
  ladder: stationLadder,
  wakes: [{ at: 'lapsesAt', move: 'miss', says: {} }],
  words,
})
