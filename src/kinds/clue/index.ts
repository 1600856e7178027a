import { commonNotices } from '../common/notices.ts'
import { kind } from '../kind.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import { expiresOn, warnsOn } from './expiry.ts'
import { moves } from './moves.ts'
import { pseudonym } from './pseudonym.ts'
import { words } from './words.ts'

/** 线索: small news from everyone there. Who gave it is known to nobody but the vault (R27, R28, R33). */
export const clue = kind<State, Details>({
  name: 'clue',
  details,
  blank,
  states,
  ends: ['answered', 'expired'],
  moves,
  start: 'hear',
  reporter: 'vault',
  anonymous: true,
  people: ['reporter'],
  otherSide: [],
  // In every state, for ever: it is in no pack, copy, slip, count by village or log of another side either.
  walled: () => 'owner',
  alias: pseudonym,
  conditions: {
    withSource: ({ details }) => !details.nobodyToTell,
  },
  instants: {
    heardAt: ({ openedAt }) => openedAt,
    readAt: ({ details }) => details.readAt,
    lookedAt: ({ details }) => details.lookedAt,
    expiresOn,
    warnsOn,
  },
  notices: {
    ...commonNotices,
    read: { to: ['reporter'], source: 'M32' },
    answered: { to: ['reporter'], source: 'R33' },
    copyAsked: { to: ['owner'], source: 'R28' },
    expiring: { to: ['owner', 'station_chief'], source: 'domain §3.4: twelve months' },
    expired: { to: ['reporter'], source: 'domain §3.4; mission: nothing is closed silently' },
    laidAside: { to: ['owner'], source: 'domain §3.4' },
    copyReady: { to: ['reporter'], source: 'R28' },
  },
  papers: {
    clueRecord: { series: 'clue', for: 'owner', copies: 1, prints: ['readAt', 'reply'], source: '线索登记，R33' },
    feedback: {
      series: 'feedback',
      for: 'owner',
      copies: 1,
      prints: ['template', 'how', 'toldAt'],
      source: '反馈记录，R33',
    },
  },
  // Nobody above the station sees a clue, so no rung leads there (R28).
  ladder: [
    { at: '50%', to: 'owner' },
    { at: '80%', to: 'owner' },
    { at: 'due', to: 'person' },
    { at: 'due', to: 'station_chief' },
  ],
  wakes: [
    { at: 'warnsOn', move: 'warnOfEnd', says: {} },
    { at: 'expiresOn', move: 'expire', says: {} },
  ],
  words,
})
