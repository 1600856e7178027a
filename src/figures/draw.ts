import { createHash } from 'node:crypto'

/** Of a month, inspection looks at three in a hundred; another unit calls about five. */
export const SHARE = 0.03
export const SURVEY_SHARE = 0.05

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What stands for a matter on a list that anybody may read: it can be recognised by whoever holds the matter, and by nobody else. */
export const digestOf = (matterId: string): string => sha256(matterId)

/** The seed: sha256 of the day on which it is drawn and of the list, each on a line of its own. */
export const seedOf = (day: string, list: readonly string[]): string => sha256([day, ...list].join('\n'))

/**
 * Which places of a list are drawn: a share of it (rounded up), evenly along it from a start that the seed gives. The
 * list stands by unit and kind, so each is drawn from in its proportion. With the published day and list, anybody comes to the same.
 */
export function drawn(length: number, seed: string, share = SHARE): number[] {
  const wanted = Math.ceil(length * share)
  // 32 bits of it, as a share of one step; of more, the last one could be rounded beyond the end.
  const start = Number.parseInt(seed.slice(0, 8), 16) / 2 ** 32
  return Array.from({ length: wanted }, (_, i) => Math.floor(((i + start) * length) / wanted))
}
