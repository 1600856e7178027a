import type { Cap, Limit } from '../clock/due.ts'
import { isOpening, type Kind } from './kind.ts'
import type { Post } from './posts.ts'

/** What starts a measure and what keeps it: data of the measure's edition, checked against the kinds (R18). */
export type Attachment = {
  readonly kind: string
  /** Of the two clocks that every matter has, which this one is: until a person answers, or until there is an outcome. */
  readonly clock?: 'answer' | 'outcome'
  /** Moves that start it; 'opened' stands for every opening move. */
  readonly starts: readonly string[]
  readonly if?: string
  /** The named instant from which it runs; otherwise the moment of the move. */
  readonly from?: string
  /** The named day with which it ends, where the law or a grant says that; otherwise the limit says it. */
  readonly until?: string
  /** Moves that keep the promise. */
  readonly ends: readonly string[]
  /** Moves after which it is no longer owed. */
  readonly voids?: readonly string[]
  /** Moves after which it can never be kept: broken, even before it was due. */
  readonly fails?: readonly string[]
  /** What each ending move must have stated (R19); a field is named as it is in the move's says. */
  readonly proof: Readonly<Record<string, readonly string[]>>
  /** Kept once, it starts again (every month, while it lasts). */
  readonly repeats?: boolean
}

export type Measure = {
  readonly id: string
  readonly edition: number
  readonly title: { readonly zh: string; readonly en: string }
  /** As the citizen reads it. */
  readonly promise: { readonly zh: string; readonly en: string }
  readonly limit: Limit
  readonly pauses: readonly string[]
  readonly by: Post
  readonly proof: string
  readonly basis: string
  readonly cap?: Cap & { readonly law: string }
  /** Where it is kept too little: what is done about it, as anybody reads it on the board. */
  readonly remedy?: { readonly zh: string; readonly en: string }
  readonly on: readonly Attachment[]
}

export type MeasureFault = {
  readonly measure: string
  readonly at: string
  readonly code: string
  readonly name?: string
}

/** Everything in a catalogue that the kinds do not know, by measure and place. */
export function faultsOf(measures: readonly Measure[], kinds: readonly Kind[]): MeasureFault[] {
  const faults: MeasureFault[] = []
  const seen = new Set<string>()
  for (const measure of measures) {
    const fault = (at: string, code: string, name?: string) =>
      faults.push({ measure: measure.id, at, code, ...(name !== undefined && { name }) })
    if (seen.has(measure.id)) fault('id', 'twice')
    seen.add(measure.id)
    if (!measure.title.zh || !measure.title.en) fault('title', 'no-words')
    if (!measure.promise.zh || !measure.promise.en) fault('promise', 'no-words')
    if (measure.on.length === 0) fault('on', 'attached-to-nothing')
    measure.on.forEach((on, i) => {
      const at = `on[${i}]`
      const kind = kinds.find(({ name }) => name === on.kind)
      if (!kind) {
        fault(`${at}.kind`, 'unknown-kind', on.kind)
        return
      }
      const moves = new Set(Object.keys(kind.moves))
      for (const name of on.starts)
        if (name !== 'opened' && !moves.has(name)) fault(`${at}.starts`, 'unknown-move', name)
      for (const name of [...on.ends, ...(on.voids ?? []), ...(on.fails ?? [])])
        if (!moves.has(name)) fault(`${at}.ends`, 'unknown-move', name)
      if (on.ends.length === 0) fault(`${at}.ends`, 'never-ends')
      if (on.if !== undefined && !Object.hasOwn(kind.conditions, on.if)) fault(`${at}.if`, 'unknown-condition', on.if)
      if (on.from !== undefined && !Object.hasOwn(kind.instants, on.from))
        fault(`${at}.from`, 'unknown-instant', on.from)
      if (on.until !== undefined && !Object.hasOwn(kind.instants, on.until))
        fault(`${at}.until`, 'unknown-instant', on.until)
      for (const end of on.ends) {
        const asked = Object.hasOwn(on.proof, end) ? on.proof[end]! : []
        const says = moves.has(end) ? kind.moves[end]!.says : undefined
        if (asked.length === 0) fault(`${at}.proof`, 'no-proof', end)
        for (const field of asked)
          if (says && !says.required?.includes(field)) fault(`${at}.proof.${end}`, 'not-required', field)
      }
    })
  }
  return faults
}

/** Does this move start it? */
export const startsWith = (on: Attachment, kind: Kind, move: string): boolean =>
  on.starts.includes(move) || (on.starts.includes('opened') && isOpening(kind.moves[move]!))
