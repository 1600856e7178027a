import { askingForAnother } from './another-officer.ts'
import { baseOf, type Shape } from './base.ts'
import { correcting } from './correcting.ts'
import { reopening, withdrawing } from './ending.ts'
import { handing } from './handing.ts'
import { informing } from './informing.ts'
import { pausing } from './pausing.ts'
import { protecting } from './protecting.ts'
import { rating } from './rating.ts'
import { saying } from './saying.ts'

/** The moves that every kind has. */
export function common<S extends string, D>(shape: Shape<S, D>) {
  const base = baseOf(shape)
  const moves = {
    ...informing(base),
    ...saying(base),
    ...correcting(base),
    ...handing(base),
    ...askingForAnother(base),
    ...protecting(base),
    reopen: reopening(base),
    ...pausing(base),
  }
  const rate = rating(base)
  const withdraw = withdrawing(base)
  const { moveToUnit, ...here } = moves
  return {
    ...here,
    ...(shape.staysHere !== true && { moveToUnit }),
    ...(shape.rated !== false && { rate }),
    ...(shape.withdrawn !== undefined && { withdraw }),
  } as typeof moves & { rate: typeof rate; withdraw: typeof withdraw }
}
