import { daysBetween } from '../../clock/day.ts'
import { above, type Post } from '../posts.ts'
import { choice, maybe, reference, says, words } from '../says.ts'
import type { Base } from './base.ts'
import { has, isProtected } from './questions.ts'

/** It ends by the word of whoever reported it. */
export function withdrawing<S extends string, D>({ move, closed, workers, shape }: Base<S, D>) {
  return move({
    from: shape.withdrawable ?? [],
    to: shape.withdrawn ?? closed[0]!,
    by: ['resident', ...new Set<Post>(workers)],
    says: says({
      asked: choice('by_the_person', 'by_phone', 'at_the_counter'),
      receipt: maybe(reference()),
      because: maybe(words(500)),
    }),
    refuse: {
      'protected-not-withdrawn': isProtected,
      // It ends the matter and what was promised: typed in by an officer, with the number of the call or the signed slip.
      'withdrawn-by-whom': (seen, { receipt }) => !has(seen, 'resident') && receipt === undefined,
    },
    counts: 'withdrawn',
    tells: ['withdrawn'],
    outcome: 'withdrawn',
  })
}

/** It goes on after its end: one tap, with or without a reason (R31). */
export function reopening<S extends string, D>({ move, closed, chief, shape }: Base<S, D>) {
  return move({
    from: closed,
    to: shape.again,
    by: ['resident', ...chief, ...above],
    // One tap: why may be said, and need not be (R31).
    says: says({ because: maybe(words(1000)) }),
    refuse: {
      'too-late-to-reopen': seen =>
        seen.standing.closedAt !== null &&
        daysBetween(seen.standing.closedAt.slice(0, 10), seen.today) > Number(seen.law('reopen-days')),
    },
    counts: 'reopened',
    tells: ['reopened'],
  })
}
