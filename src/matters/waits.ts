import { isoAt, msOf } from '../clock/zone.ts'
import type { Asked, Standing } from '../kinds/kind.ts'
import type { Matter } from './matter.ts'

/** Pauses that stand until another matter has ended, or its person was told. */
export const waitsOf = ({
  pauses,
}: Pick<Standing, 'pauses'>): (Asked & { waitsFor: NonNullable<Asked['waitsFor']> })[] =>
  pauses.flatMap(one => (one.state === 'granted' && one.waitsFor ? [{ ...one, waitsFor: one.waitsFor }] : []))

/** Since when another matter is what was waited for (ISO 8601); undefined while it is not. Ended untold, it ends the waiting too. */
export function overSince(
  { standing, closedAt }: Pick<Matter, 'standing' | 'closedAt'>,
  until: 'closed' | 'told',
  tz: string,
) {
  const closed = closedAt === null ? [] : [isoAt(closedAt, tz)]
  const told = until === 'told' ? standing.told.slice(0, 1).map(({ at }) => at) : []
  return [...closed, ...told].sort((a, b) => msOf(a) - msOf(b))[0]
}
