import { smallCase } from './case/index.ts'
import { clue } from './clue/index.ts'
import { commonWords } from './common/words.ts'
import { conduct } from './conduct/index.ts'
import { dispute } from './dispute/index.ts'
import { hazard } from './hazard/index.ts'
import type { Kind } from './kind.ts'
import { round } from './round/index.ts'
import { series } from './series/index.ts'
import { service } from './service/index.ts'
import { survey } from './survey/index.ts'
import type { KindWords, Words } from './words.ts'

/** Every kind of the house. A further one is a folder and a line here. */
export const kinds: readonly Kind[] = [smallCase, dispute, conduct, hazard, service, clue, round, series, survey]

export const kindNamed = (name: string): Kind | undefined => kinds.find(kind => kind.name === name)

export type WordsOf = Exclude<keyof KindWords, 'name' | 'about'>

/** What a person reads: the kind's own words, else those that all kinds share; undefined where nobody has said it. */
export function wordsFor(kind: Kind, of: WordsOf, name: string): Words | undefined {
  const shared: Partial<Record<WordsOf, Readonly<Record<string, Words>>>> = commonWords
  return kind.words[of]?.[name] ?? shared[of]?.[name]
}

/** What a list calls a matter of this kind by the code of its sort. */
export const wordsOfSort = (kind: Kind, code: string): Words | undefined =>
  kind.words.sorts?.[code] ?? wordsFor(kind, 'options', code)
