import { promisesIn } from './facts/promises.ts'
import type { Line, Looked } from './line.ts'

/** All that a matter counts for, from what it is now alone: counted again, it comes to the same. */
export function linesOf(matter: Looked): Line[] {
  // R17: of another system's history, what was due and what was ended; nothing that we would have done.
  if (matter.imported) return [...promisesIn(matter), ...endOf(matter)]
  return [...promisesIn(matter), opening(matter)]
}

const opening = ({ openedAt }: Looked): Line => ({ series: 'opened', at: openedAt, came: 'opened' })

/** Until when that history goes. */
const endOf = ({ closedAt }: Looked): Line[] =>
  closedAt === null ? [] : [{ series: 'imported', at: closedAt, came: 'closed' }]
