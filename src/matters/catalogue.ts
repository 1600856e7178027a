import type { Day } from '../clock/day.ts'
import type { Measure } from '../kinds/measures.ts'
import { shippedMeasures } from '../kinds/shipped.ts'

/** A measure as it was written down one time. */
export type Edition = {
  readonly measure: Measure
  /** The day from which it holds. */
  readonly from: Day
  /** From then on it is given to nobody any more. */
  readonly retired: boolean
  /** Who wrote it; null: it ships. */
  readonly author: string | null
  /** Milliseconds since 1970. */
  readonly madeAt: number | null
}

export type Catalogue = {
  /** Every edition of every measure, the newest first; the shipped ones in their order, then those of the bureau's own. */
  readonly editions: ReadonlyMap<string, readonly Edition[]>
  /** What is promised on a day: of each measure the newest edition that holds by then. */
  readonly on: (day: Day) => readonly Measure[]
  /** A measure as it stood when a promise was given by it. */
  readonly given: (id: string, edition: number) => Measure | undefined
  /** As it was last written, whether it holds or not. */
  readonly last: (id: string) => Measure | undefined
}

/** @param own what the bureau wrote, in any order */
export function catalogueOf(own: readonly Edition[]): Catalogue {
  const editions = new Map<string, Edition[]>(
    shippedMeasures.map(measure => [
      measure.id,
      [{ measure, from: '0001-01-01', retired: false, author: null, madeAt: null }],
    ]),
  )
  for (const edition of own.toSorted((a, b) => a.measure.edition - b.measure.edition)) {
    const { id } = edition.measure
    editions.set(id, [edition, ...(editions.get(id) ?? [])])
  }
  const days = new Map<Day, readonly Measure[]>()
  const on = (day: Day) => {
    let there = days.get(day)
    if (!there) {
      there = [...editions.values()].flatMap(all => {
        const held = all.find(({ from }) => from <= day)
        return held && !held.retired ? [held.measure] : []
      })
      // Asked of today, and of what was said offline these days.
      if (days.size > 400) days.clear()
      days.set(day, there)
    }
    return there
  }
  const given = (id: string, n: number) => editions.get(id)?.find(({ measure }) => measure.edition === n)?.measure
  const last = (id: string) => editions.get(id)?.[0]?.measure
  return { editions, on, given, last }
}
