import { commonNotices } from '../common/notices.ts'
import { kind } from '../kind.ts'
import { blank, type Details, details, type State, states } from './details.ts'
import { moves } from './moves.ts'
import { words } from './words.ts'

/** 独立回访: somebody of another station asks one in twenty how it was, and how safe they feel (R37, domain §4.7). */
export const survey = kind<State, Details>({
  name: 'survey',
  details,
  blank,
  states,
  ends: ['answered', 'refused', 'unreached', 'called_off'],
  moves,
  start: 'draw',
  reporter: 'party',
  anonymous: false,
  people: ['reporter'],
  otherSide: [],
  // Nobody is called who has since been protected; and nothing is sent to anybody by it.
  unheard: (_seen, role) => role === 'reporter',
  barred: ({ details: { handledAt, handlers } }, { id, held }) =>
    handlers.includes(id) || held.some(({ unitPath }) => unitPath.startsWith(handledAt)),
  conditions: {},
  instants: {},
  notices: { landed: commonNotices.landed!, handed: { to: ['owner'], source: 'M51' } },
  papers: {},
  // Whoever was drawn waits for nothing: only those who call are reminded.
  ladder: [
    { at: '50%', to: 'owner' },
    { at: '80%', to: 'owner+stand-in' },
    { at: 'due', to: 'station_chief' },
    { at: 'due+1 workday', to: 'county_officer' },
  ],
  words,
})
