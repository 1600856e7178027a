import type { Seen } from '../kind.ts'
import { above, type Post } from '../posts.ts'
import { choice, maybe, says, staff, unit, words } from '../says.ts'
import type { Base } from './base.ts'
import { wishOpen } from './questions.ts'

/** Where matters are worked on: a window and a desk are their station's, and inspection has its own line (R25). */
const working: readonly string[] = ['bureau', 'county', 'station']

/** They hold no post in the house in which it is: with it their own line would never hear of it. */
const isElsewhere = (seen: Seen<any, any>, id: string): boolean => {
  const house = seen.unit?.(seen.unitPath)?.house
  const held = seen.colleague(id)?.held ?? []
  return house !== undefined && held.length > 0 && held.every(({ unitPath }) => seen.unit!(unitPath)?.house !== house)
}

/** From one colleague to another, or to another unit of the bureau, with its code, its promises and what was told (R1). */
export function handing<S extends string, D>({ move, open, doers, chief, shape }: Base<S, D>) {
  return {
    handOver: move({
      from: open,
      by: doers,
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
        // She waits for a woman: with another reason it would pass her by.
        'woman-asked-for': (seen, { because }) =>
          wishOpen(seen) && seen.standing.wish!.for === 'a_woman' && because !== 'asked_for_a_woman',
        'not-a-woman': (seen, { to, because }) =>
          because === 'asked_for_a_woman' && seen.colleague(to)?.woman === false,
        'not-a-worker': (seen, { to }) => !seen.colleague(to)?.posts.some(post => doers.includes(post)),
        ...(shape.staysHere !== true && {
          'of-another-unit': (seen: Seen<S, D>, { to }: { to: string }) => isElsewhere(seen, to),
        }),
      },
      handsTo: ({ to }) => to,
      counts: 'handed',
      tells: ['handed'],
    }),
    /** It lands there with whoever answers, who has it from then on: reminders and reach follow. */
    moveToUnit: move({
      from: open,
      by: [...new Set<Post>([...chief, ...above])],
      says: says({
        unit: unit(),
        because: choice('their_area', 'their_work', 'asked_for_another', 'conflict'),
        remark: maybe(words(500)),
      }),
      refuse: {
        'unknown-unit': (seen, { unit }) => seen.unit?.(unit) === undefined,
        'same-unit': (seen, { unit }) => {
          const there = seen.unit?.(unit)
          return there !== undefined && there.house === seen.unit!(seen.unitPath)?.house
        },
        'not-for-matters': (seen, { unit }) => {
          const there = seen.unit?.(unit)
          return there !== undefined && !working.includes(there.sort)
        },
      },
      movesTo: ({ unit }) => unit,
      tells: ['handed'],
      decides: true,
      onlineOnly: true,
    }),
  }
}
