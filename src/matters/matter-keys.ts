import type { Sealer } from '../platform/seal.ts'
import type { CryptoSuite } from '../platform/suite.ts'

/** What is kept for as long as each other, and destroyed by one key: what was said, who is in it, who reported it. */
export const classes = ['words', 'people', 'reporter'] as const
export type KeyClass = (typeof classes)[number]

/** Keys of a matter, wrapped; null or absent where it has none of that class. */
export type Wrapped = Partial<Record<KeyClass, Buffer | null>>

/** From a row of data_key, or one as JSON. */
export const wrappedIn = (row: Record<KeyClass, Buffer | string | null>): Wrapped =>
  Object.fromEntries(classes.map(one => [one, wrapIn(row[one])]))

const wrapIn = (value: Buffer | string | null) =>
  typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : value

/** The keys of one matter during one act: those that it has, and new ones where a class is sealed for the first time. */
export function keysFor(suite: CryptoSuite, had: Wrapped = {}): { of: (one: KeyClass) => Sealer; made: () => Wrapped } {
  const open = new Map<KeyClass, Sealer>()
  const made: Wrapped = {}
  return {
    of(one) {
      const there = open.get(one)
      if (there) return there
      const wrapped = had[one]
      const { sealer } = wrapped ? { sealer: suite.withKey(wrapped) } : fresh(one)
      open.set(one, sealer)
      return sealer
    },
    made: () => made,
  }

  function fresh(one: KeyClass) {
    const key = suite.newKey()
    made[one] = key.wrapped
    return key
  }
}
