import { checklists, type Sort } from '../../src/kinds/round/checklists.ts'
import { isKind, type Law } from './law.ts'

const once = (ids: readonly string[]) => new Set(ids).size === ids.length

export const rounds: readonly Law[] = [
  {
    says: 'no place of a round is lost or counted twice',
    least: 500,
    concerns: tried => isKind(tried, 'round') && tried.done !== undefined,
    holds: ({ done }) => {
      const { toSee, seen, left, wrong } = done!.after.details
      return (
        [toSee, seen, left, wrong].every(once) &&
        [...seen, ...left, ...wrong].every(place => toSee.includes(place)) &&
        !seen.some((place: string) => left.includes(place))
      )
    },
  },
  {
    says: 'a round that is done leaves no place that was neither seen nor left',
    least: 20,
    concerns: ({ kind, done }) => kind.name === 'round' && done?.after.state === 'done',
    holds: ({ done }) => {
      const { toSee, seen, left } = done!.after.details
      return toSee.every((place: string) => seen.includes(place) || left.includes(place))
    },
  },
  {
    says: 'what is found on a round belongs to its list',
    least: 5,
    concerns: tried => isKind(tried, 'round') && (tried.done?.change.opens.length ?? 0) > 0,
    holds: ({ done }) =>
      checklists[done!.after.details.sort as Sort] !== undefined &&
      ['hazard', 'dispute', 'clue'].includes(done!.change.opens[0]!.kind),
  },
]
