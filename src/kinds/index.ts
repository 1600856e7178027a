import { smallCase } from './case/index.ts'
import caseMeasures from './case/measures.json' with { type: 'json' }
import { clue } from './clue/index.ts'
import { commonWords } from './common-words.ts'
import { conduct } from './conduct/index.ts'
import conductMeasures from './conduct/measures.json' with { type: 'json' }
import { dispute } from './dispute/index.ts'
import disputeMeasures from './dispute/measures.json' with { type: 'json' }
import { hazard } from './hazard/index.ts'
import hazardMeasures from './hazard/measures.json' with { type: 'json' }
import type { Kind } from './kind.ts'
import type { Measure } from './measures.ts'
import ownMeasures from './own-measures.json' with { type: 'json' }
import { round } from './round/index.ts'
import roundMeasures from './round/measures.json' with { type: 'json' }
import { series } from './series/index.ts'
import { service } from './service/index.ts'
import serviceMeasures from './service/measures.json' with { type: 'json' }
import { survey } from './survey/index.ts'
import type { KindWords, Words } from './words.ts'

/** Every kind of the house. A further one is a folder and a line here. */
export const kinds: readonly Kind[] = [smallCase, dispute, conduct, hazard, service, clue, round, series, survey]

/** The 75 measures that a new bureau begins with, each attached to what starts and keeps it. */
export const defaultMeasures: readonly Measure[] = [
  ...caseMeasures,
  ...disputeMeasures,
  ...conductMeasures,
  ...serviceMeasures,
  ...hazardMeasures,
  ...roundMeasures,
] as unknown as Measure[]

/** With them, what a bureau promises where the 75 set no time: that a person answers, and that there is an outcome. */
export const shippedMeasures: readonly Measure[] = [...defaultMeasures, ...(ownMeasures as unknown as Measure[])]

export const kindNamed = (name: string): Kind | undefined => kinds.find(kind => kind.name === name)

export type WordsOf = Exclude<keyof KindWords, 'name' | 'about'>

/** What a person reads: the kind's own words, else those that all kinds share; undefined where nobody has said it. */
export function wordsFor(kind: Kind, of: WordsOf, name: string): Words | undefined {
  const shared: Partial<Record<WordsOf, Readonly<Record<string, Words>>>> = commonWords
  return kind.words[of]?.[name] ?? shared[of]?.[name]
}
