import type { House } from '../house.ts'
import { wordDigest } from '../matters/link.ts'
import { type DistinctTries, distinctTries } from './distinct-tries.ts'

const tried = new WeakMap<House['db'], DistinctTries>()

/**
 * Whether one more word may be tried at a link: ten different ones an hour, from wherever. Who holds her telephone guesses no
 * further; she herself always says the same one.
 */
export function mayTry({ db, suite, now }: House, matterId: string, word: string): boolean {
  const may = tried.get(db) ?? distinctTries({ most: 10, within: 3_600_000 })
  tried.set(db, may)
  return may(matterId, wordDigest(suite, matterId, word).toString('base64url'), now())
}
