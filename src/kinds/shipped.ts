import { kinds } from './index.ts'
import type { Measure } from './measures.ts'
import ownMeasures from './own-measures.json' with { type: 'json' }

/** The 75 measures that a new bureau begins with: those of each kind, attached to what starts and keeps them. */
export const defaultMeasures: readonly Measure[] = kinds.flatMap(({ measures = [] }) => measures)

/** With them, what a bureau promises where the 75 set no time: that a person answers, and that there is an outcome. */
export const shippedMeasures: readonly Measure[] = [...defaultMeasures, ...(ownMeasures as unknown as Measure[])]
