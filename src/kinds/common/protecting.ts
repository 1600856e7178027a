import { above } from '../posts.ts'
import { choice, maybe, ownWord, says, words } from '../says.ts'
import type { Base } from './base.ts'
import { dangers } from './fields.ts'
import { isProtected } from './questions.ts'

/** Whom it may harm that others know of it (R26): anyone may raise the flag, two lower it. */
export function protecting<S extends string, D>({ move, all, doers, takers, deciders }: Base<S, D>) {
  return {
    raiseFlag: move({
      from: all,
      by: ['resident', ...takers, ...above],
      says: says({ danger: choice(...dangers), safeWay: maybe(words(200)), word: maybe(ownWord()) }),
      refuse: { 'already-protected': isProtected },
      counts: 'protect',
    }),
    /** Of a protected matter, for whoever has none or forgot it; they choose it themselves, and are asked who they are first. */
    chooseWord: move({
      from: all,
      by: doers,
      says: says({ word: ownWord(), knownBy: choice('in_person', 'by_safe_way', 'by_papers') }),
      refuse: { 'not-protected': seen => !isProtected(seen) },
      decides: true,
    }),
    askLowerFlag: move({
      from: all,
      by: doers,
      says: says({ because: words(500) }),
      refuse: { 'not-protected': seen => !isProtected(seen), 'already-asked': seen => seen.standing.lowering !== null },
      counts: 'ask-unprotect',
      decides: true,
      onlineOnly: true,
    }),
    lowerFlag: move({
      from: all,
      by: deciders,
      says: says({ because: words(500) }),
      refuse: {
        'not-protected': seen => !isProtected(seen),
        'nobody-asked': seen => seen.standing.lowering === null,
        'second-person-needed': seen => seen.standing.lowering === seen.by.id,
      },
      counts: 'unprotect',
      decides: true,
      onlineOnly: true,
    }),
  }
}
