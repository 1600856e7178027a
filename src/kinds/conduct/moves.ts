import { common, fork, gated } from '../common.ts'
import { choice, maybe, says, staff, words } from '../says.ts'
import { barredById, gates, inLane } from './apart.ts'
import { chiefs, counter, mayWork, move } from './asks.ts'
import type { Details, State } from './details.ts'
import { inquiry } from './inquiry.ts'
import { intake } from './intake.ts'
import { mending } from './mending.ts'
import { openings } from './openings.ts'
import { rating } from './rating.ts'
import { reviews } from './reviews.ts'
import { small } from './small.ts'

const open = [
  'received',
  'conflict_checked',
  'classified',
  'investigating',
  'concluded',
  'answered',
  'corrected',
  'rechecked',
] as const
const workers = [...new Set([...counter, ...chiefs])]

const shared = common<State, Details>({
  open,
  closed: ['closed', 'transferred', 'withdrawn'],
  again: fork<State, Details, unknown>(['received', 'investigating', 'concluded'], seen => {
    if (inLane(seen, 'finding')) return 'concluded'
    return seen.details.checked ? 'investigating' : 'received'
  }),
  workers,
  chief: ['station_chief', 'head_inspector'],
  withdrawn: 'withdrawn',
  withdrawable: ['received', 'conflict_checked', 'classified'],
})

/** Handed over, and be it at the end of a shift: never to the person complained of or to who leads them. */
const handOver = move({
  from: open,
  by: workers,
  says: says({
    to: staff(),
    because: choice(
      'shift_ends',
      'leave',
      'better_placed',
      'asked_for_another',
      'asked_for_a_woman',
      'conflict',
      'workload',
    ),
    remark: maybe(words(500)),
  }),
  refuse: {
    'unknown-colleague': (seen, { to }) => seen.colleague(to) === undefined,
    'already-theirs': (seen, { to }) => seen.owner === to,
    'not-a-worker': (seen, { to }) => !mayWork(seen, seen.colleague(to)?.posts ?? []),
    'handler-too-close': (seen, { to }) => barredById(seen, to),
  },
  handsTo: ({ to }) => to,
  tells: ['handed'],
})

export const moves = gated(
  { ...shared, handOver, ...openings, ...intake, ...inquiry, ...rating, ...mending, ...reviews, ...small },
  gates,
)
