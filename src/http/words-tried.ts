import type { House } from '../house.ts'
import { wordDigest } from '../matters/link.ts'

const HOUR = 3_600_000
const MOST = 10
/** More links than this are not tried at once by people. */
const LINKS = 10_000

type Tried = { since: number; words: Set<string> }
const tried = new WeakMap<House['db'], Map<string, Tried>>()

/**
 * Whether one more word may be tried at a link: ten different ones an hour, from wherever. Who holds her telephone guesses no
 * further; she herself always says the same one. In the memory of this process, as digests.
 */
export function mayTry(house: House, matterId: string, word: string): boolean {
  const now = house.now().getTime()
  const links = tried.get(house.db) ?? new Map<string, Tried>()
  tried.set(house.db, links)
  const known = links.get(matterId)
  const { words } = known && now - known.since < HOUR ? known : begun(links, matterId, now)
  const digest = wordDigest(house.suite, matterId, word).toString('base64url')
  if (words.has(digest)) return true
  if (words.size >= MOST) return false
  words.add(digest)
  return true
}

function begun(links: Map<string, Tried>, matterId: string, since: number): Tried {
  const fresh = { since, words: new Set<string>() }
  links.delete(matterId)
  links.set(matterId, fresh)
  if (links.size > LINKS) links.delete(links.keys().next().value!)
  return fresh
}
