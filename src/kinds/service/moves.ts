import { common } from '../common/index.ts'
import { has } from '../common/questions.ts'
import { fork, onward } from '../kind.ts'
import { nothing } from '../says.ts'
import { askingMoves } from './asking.ts'
import { deliveringMoves } from './delivering.ts'
import type { Details, State } from './details.ts'
import { foundMoves } from './found.ts'
import { type At, desk, move, untoldHere } from './gates.ts'
import { helpingMoves } from './helping.ts'
import { issuingMoves } from './issuing.ts'
import { urgentMoves } from './urgent.ts'
import { visitingMoves } from './visiting.ts'

const open = [
  'asked',
  'told_once',
  'documents_complete',
  'accepted',
  'processing',
  'verification',
  'ready',
  'delivered',
  'rated',
  'slot_offered',
  'booked_home_visit',
  'booked_window',
  'arrived',
  'searching',
  'located',
  'kept',
  'owner_notified',
  'announced',
  'arranged',
] as const

/** Where it goes on when it was not right: to the search, to the shelf, to whoever made the paper, or to the question. */
function again({ details }: At): State {
  if (details.service === 'missing' && details.searchedAt) return 'searching'
  if (details.thing) return 'kept'
  if (details.acceptedAt) return 'processing'
  return details.completeAt && details.place !== 'home' ? 'documents_complete' : 'asked'
}

const shared = common<State, Details>({
  whys: ['papers_again', 'too_many_visits'],
  open,
  closed: ['closed', 'declined_in_writing', 'withdrawn'],
  again: fork(['asked', 'documents_complete', 'processing', 'kept', 'searching'], again),
  workers: ['window_clerk', 'duty_officer', 'beat_officer'],
  withdrawn: 'withdrawn',
  withdrawable: ['asked', 'told_once', 'documents_complete', 'slot_offered', 'booked_home_visit', 'booked_window'],
})

export const moves = {
  ...shared,
  rate: { ...shared.rate, to: onward<State>({ delivered: 'rated', located: 'rated' }) },
  withdraw: {
    ...shared.withdraw,
    // Whoever is missing is missing until somebody has seen them.
    refuse: { ...shared.withdraw.refuse, 'search-goes-on': (seen: At) => seen.details.service === 'missing' },
  },
  ...askingMoves,
  ...visitingMoves,
  ...issuingMoves,
  ...deliveringMoves,
  ...urgentMoves,
  ...foundMoves,
  ...helpingMoves,

  close: move({
    from: ['told_once', 'ready', 'delivered', 'rated', 'located'],
    to: 'closed',
    by: desk,
    says: nothing,
    refuse: {
      untold: untoldHere,
      'unclaimed-by-chief': seen =>
        (seen.state === 'told_once' || seen.state === 'ready') && !has(seen, 'station_chief'),
      'not-linked-to-110': seen => seen.details.service === 'missing' && seen.details.alarmNo === undefined,
    },
    tells: ['closed'],
    decides: true,
  }),
}
