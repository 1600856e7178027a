import { DAY } from '../../clock/zone.ts'
import { above } from '../posts.ts'
import { choice, choices, count, maybe, reference, says, words, yesNo } from '../says.ts'
import type { Base } from './base.ts'
import { everyWhy } from './fields.ts'
import { type Any, has, isProtected, isTold } from './questions.ts'

/** By the link they are asked for two weeks after they were told (R31); by telephone and on paper also later. */
const ratingIsOver = (seen: Any): boolean =>
  Date.parse(seen.at) - Date.parse(seen.standing.told.at(-1)!.at) > Number(seen.law('rating-days')) * DAY

/** Has it, had it, told them, or leads whoever has it: handed on, it was still theirs (R31). */
function handledOrLed(seen: Any): boolean {
  const { owner, by, standing } = seen
  if (owner === by.id || standing.had?.includes(by.id) || standing.told.some(one => one.by === by.id)) return true
  const handler = owner === null ? undefined : seen.colleague(owner)
  const led = handler?.posts.some(post => post === 'station_chief' || post === 'county_officer') === true
  return (led && has(seen, ...above)) || has(seen, 'station_chief')
}

/** What they think of it, once they were told (R31). */
export function rating<S extends string, D>({ move, all, shape }: Base<S, D>) {
  return move({
    from: all,
    by: ['resident', 'window_clerk', 'duty_officer', 'county_officer'],
    says: says({
      stars: count(5, 1),
      reasons: maybe(choices(...new Set([...everyWhy, ...(shape.whys ?? [])]))),
      comment: maybe(words(1000)),
      aboutPerson: maybe(yesNo()),
      heard: maybe(choice('page', 'phone', 'paper')),
      receipt: maybe(reference()),
    }),
    refuse: {
      'not-told-yet': seen => !isTold(seen),
      // One matter, one rating; opened again, it is asked about anew.
      'already-rated': seen => seen.standing.rated !== null,
      'rating-over': seen => has(seen, 'resident') && isTold(seen) && ratingIsOver(seen),
      // R31: typed in by somebody else than who handled it, and never for a protected matter (R26).
      'not-by-the-handler': seen => !has(seen, 'resident') && handledOrLed(seen),
      'rating-heard-how': (seen, { heard, receipt }) =>
        !has(seen, 'resident') && ((heard !== 'phone' && heard !== 'paper') || receipt === undefined),
      'never-asked-when-protected': isProtected,
    },
    counts: 'rated',
    // R25: of a complaint about a person nothing may be seen on the matter that her station works on.
    hush: ({ stars, aboutPerson }) => stars <= 2 && aboutPerson === true,
    opens: [
      {
        kind: 'conduct',
        move: 'rateBadly',
        as: 'bad-rating',
        if: (_seen, { stars, aboutPerson }) => stars <= 2 && !aboutPerson,
        says: (seen, { stars, comment, reasons }) => ({
          stars,
          about: seen.id,
          ...(reasons && reasons.length > 0 && { reasons }),
          ...(seen.owner && { handler: seen.owner }),
          ...(comment && { comment }),
        }),
      },
      {
        kind: 'conduct',
        move: 'complain',
        as: 'complaint',
        if: (_seen, { stars, aboutPerson }) => stars <= 2 && aboutPerson === true,
        says: (seen, { comment }) => ({
          text: comment ?? '—',
          fault: 'attitude',
          about: seen.id,
          ...(seen.owner && { complained: seen.owner }),
        }),
      },
    ],
  })
}
