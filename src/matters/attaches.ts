import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Measure } from '../kinds/measures.ts'
import { say, type Words } from '../kinds/words.ts'

/** What a measure hangs on, in words: before it is saved, and for whoever reads it. */
export type Attached = {
  readonly kind: Words
  readonly starts: readonly Words[]
  /** Only where this holds; null: always. */
  readonly only: Words | null
  /** From when it runs; null: from that step. */
  readonly from: Words | null
  /** The day with which it ends; null: as long as its limit. */
  readonly until: Words | null
  readonly ends: readonly Words[]
  readonly voids: readonly Words[]
  readonly proof: readonly Words[]
  readonly repeats: boolean
}

export const attachesOf = ({ on }: Pick<Measure, 'on'>): Attached[] =>
  on.map(one => {
    const kind = kindNamed(one.kind)
    const moves = (names: readonly string[] = []) =>
      names.map(name => (kind && wordsFor(kind, 'moves', name)) ?? (name === 'opened' ? opened : say(name, name)))
    const named = (of: 'conditions' | 'instants', name: string | undefined) =>
      name === undefined ? null : ((kind && wordsFor(kind, of, name)) ?? say(name, name))
    const fields = [...new Set(Object.values(one.proof).flat())]
    return {
      kind: kind?.words.name ?? say(one.kind, one.kind),
      starts: moves(one.starts),
      only: named('conditions', one.if),
      from: named('instants', one.from),
      until: named('instants', one.until),
      ends: moves(one.ends),
      voids: moves(one.voids),
      proof: fields.map(name => (kind && wordsFor(kind, 'fields', name)) ?? say(name, name)),
      repeats: one.repeats === true,
    }
  })

const opened = say('报上来', 'It is reported')
