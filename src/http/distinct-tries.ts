/*
 * How many different things somebody may try at one and the same: words at a link, codes from an address. Who says the same again
 * guesses nothing. In the memory of this process, as digests; the oldest go first where too many are tried at.
 */

type Limits = { most: number; within: number }
type Tried = { since: number; digests: Set<string> }
/** More than this are not tried at once by people. */
const REMEMBERED = 10_000

export type DistinctTries = (at: string, digest: string, now: Date) => boolean

/** Answers whether one more may be tried: `most` different ones within so many milliseconds. */
export function distinctTries({ most, within }: Limits): DistinctTries {
  const all = new Map<string, Tried>()
  return (at, digest, now) => {
    const known = all.get(at)
    const { digests } = known && now.getTime() - known.since < within ? known : begun(at, now.getTime())
    if (digests.has(digest)) return true
    if (digests.size >= most) return false
    digests.add(digest)
    return true
  }

  function begun(at: string, since: number): Tried {
    const fresh = { since, digests: new Set<string>() }
    all.delete(at)
    all.set(at, fresh)
    if (all.size > REMEMBERED) all.delete(all.keys().next().value!)
    return fresh
  }
}
