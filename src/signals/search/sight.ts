import type { Reach } from '../../matters/reach.ts'

type Placed = {
  readonly unitPath: string
  readonly ownerId: string
  readonly openedBy: string
  readonly lets: readonly string[]
  readonly speaks: readonly string[]
}

/**
 * Where a matter lies and whose it is, as tokens: so that the index itself leaves out most of what the asker does not see.
 * It decides nothing; `visibleTo` does, on the matter as it is now.
 */
export const liesAt = ({ unitPath, ownerId, openedBy, lets, speaks }: Placed): string[] => [
  ...pathsOver(unitPath).map(path => `#${path}`),
  `=${unitPath}`,
  ...[ownerId, openedBy, ...lets, ...speaks].map(id => `#${id}`),
]

/** One of these is on every matter that the asker sees; undefined where that would leave out nothing. */
export function looksAt({ id, at, below, inspects }: Reach): string[] | undefined {
  const tops = [...below.keys(), ...inspects.keys()]
  if (tops.includes('/')) return undefined
  return [`#${id}`, ...[...at.keys()].map(path => `=${path}`), ...tops.map(path => `#${path}`)]
}

/** '/a/b/' lies under '/a/' and itself. */
const pathsOver = (path: string): string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1)).filter(part => part.length > 1)

/** In which month it came. */
export const cameIn = (at: Date): string => `%${at.toISOString().slice(0, 7)}`

/** This month and so many before it. */
export const monthsBefore = (now: Date, n: number): string[] =>
  Array.from({ length: n + 1 }, (_, i) => cameIn(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i))))
