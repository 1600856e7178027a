import { common } from '../common/index.ts'
import { fork, gated } from '../kind.ts'
import { barredById, gates, inLane } from './apart.ts'
import { type At, chiefs, counter, mayWork } from './asks.ts'
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
  // Where it goes follows from whom it is about (R25).
  staysHere: true,
})

/** Handed over, and be it at the end of a shift: never to the person complained of or to who leads them. */
const handOver = {
  ...shared.handOver,
  by: workers,
  refuse: {
    ...shared.handOver.refuse,
    'not-a-worker': (seen: At, { to }: { to: string }) => !mayWork(seen, seen.colleague(to)?.posts ?? []),
    'handler-too-close': (seen: At, { to }: { to: string }) => barredById(seen, to),
  },
}

export const moves = gated(
  { ...shared, handOver, ...openings, ...intake, ...inquiry, ...rating, ...mending, ...reviews, ...small },
  gates,
)
