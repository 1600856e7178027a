import { choice, maybe, says, toldWords, words } from '../says.ts'
import type { Base } from './base.ts'
import { heardFrom, telling } from './fields.ts'
import { type Any, inFuture, nobodyReported, wishOpen } from './questions.ts'

/** What was asked for is so already. */
const womanHasIt = (seen: Any, { whoInstead }: { whoInstead: string }): boolean =>
  whoInstead === 'a_woman' && seen.owner !== null && seen.colleague(seen.owner)?.woman === true

const wish = { whoInstead: choice('another_officer', 'a_woman'), whyInstead: maybe(words(300)) }

/**
 * They ask that somebody else has their matter, or a woman (R26). Handing it over grants that; where it stays, whoever leads says
 * why, and to nobody who has it is that left.
 */
export function askingForAnother<S extends string, D>({ move, open, takers, deciders }: Base<S, D>) {
  return {
    askForAnother: move({
      from: open,
      by: ['resident'],
      says: says(wish),
      refuse: { 'wish-open': wishOpen, 'is-a-woman': womanHasIt },
      counts: 'wish-asked',
      tells: ['wishAsked'],
    }),
    hearForAnother: move({
      from: open,
      by: takers,
      says: says({ ...wish, ...heardFrom }),
      refuse: { 'nobody-to-ask-for': nobodyReported, 'wish-open': wishOpen, 'is-a-woman': womanHasIt },
      counts: 'wish-asked',
      tells: ['wishAsked'],
      law: '无障碍环境建设法 39',
    }),
    keepOwner: move({
      from: open,
      by: deciders,
      says: says({ how: telling.how, toldAt: telling.toldAt, keepsWhy: toldWords(500) }),
      refuse: {
        'no-wish-open': seen => !wishOpen(seen),
        'wish-not-theirs': seen => seen.owner === seen.by.id,
        'in-future': (seen, { toldAt }) => inFuture(seen, toldAt),
      },
      counts: 'wish-refused',
      tells: ['keptOwner'],
      decides: true,
    }),
  }
}
