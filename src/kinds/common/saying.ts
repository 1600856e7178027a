import { evidence, maybe, says, toldWords, words } from '../says.ts'
import type { Base } from './base.ts'
import { heardFrom } from './fields.ts'
import { nobodyReported } from './questions.ts'

/** What is said to a matter, and to whoever reported it. */
export function saying<S extends string, D>({ move, open, all, doers, takers, shape }: Base<S, D>) {
  return {
    note: move({
      from: all,
      by: takers,
      says: says({ text: words(), files: maybe(evidence()) }),
    }),
    sayMore: move({
      from: open,
      by: ['resident'],
      says: says({ text: words(), files: maybe(evidence()) }),
      tells: ['addition'],
    }),
    /** The same for whoever calls, comes to the counter or writes: by telephone one can do what one can do on the page. */
    hearMore: move({
      from: open,
      by: takers,
      says: says({ text: words(), files: maybe(evidence()), ...heardFrom }),
      refuse: { 'nobody-to-ask-for': nobodyReported },
      tells: ['addition'],
    }),
    /** R27: a word to whoever reported, by name or not: they read it by their link, and answer by `sayMore`. */
    write: move({
      from: open,
      by: doers,
      says: says({ text: toldWords(500) }),
      refuse: {
        'nobody-to-write-to': seen =>
          !seen.people.some(({ role }) => role === 'reporter') || shape.reads?.(seen) === false,
      },
      tells: ['word'],
    }),
  }
}
