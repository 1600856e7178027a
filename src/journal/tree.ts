import { createHash } from 'node:crypto'

/*
 * The Merkle tree of RFC 6962 over a log that only grows. A leaf is the hash of its bytes after 00, a node the hash of both
 * children after 01; over n leaves, the left child holds the largest power of two below n. What is kept of a tree to make it
 * grow is its frontier: the roots of its whole parts, from the left, one for each bit of n.
 */

export type Hash = (...parts: Uint8Array[]) => Buffer

export const sha256: Hash = (...parts) => {
  const made = createHash('sha256')
  for (const part of parts) made.update(part)
  return made.digest()
}

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

export const leafHash = (hash: Hash, bytes: Uint8Array): Buffer => hash(LEAF, bytes)
export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Buffer => hash(NODE, left, right)

export type Frontier = { readonly size: number; readonly roots: readonly Buffer[] }

export const noLeaves: Frontier = { size: 0, roots: [] }

/** One leaf more. `made` hears of every part that became whole: its level (0 for the leaf) and its place among those of its level. */
export function grown(
  hash: Hash,
  { size, roots }: Frontier,
  leaf: Buffer,
  made: (level: number, at: number, root: Buffer) => void = () => {},
): Frontier {
  const grew = [...roots]
  let whole = leaf
  made(0, size, whole)
  for (let level = 0, at = size; at % 2 === 1; level++) {
    at = (at - 1) / 2
    whole = nodeHash(hash, grew.pop()!, whole)
    made(level + 1, at, whole)
  }
  grew.push(whole)
  return { size: size + 1, roots: grew }
}

/** Of no leaves: the hash of nothing. */
export function rootOf(hash: Hash, { roots }: Frontier): Buffer {
  const parts = [...roots]
  let root = parts.pop()
  if (!root) return hash()
  while (parts.length > 0) root = nodeHash(hash, parts.pop()!, root)
  return root
}

/** The root over leaves [from, to), wherever it comes from. */
export type Part = (from: number, to: number) => Promise<Buffer>

/** The largest power of two below n (n > 1). */
const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1)

/** What leads from leaf `at` (from 0) to the root of the first `size`. */
export async function inclusionPath(part: Part, at: number, size: number): Promise<Buffer[]> {
  const path: Promise<Buffer>[] = []
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = from + split(to - from)
    if (at < middle) {
      path.unshift(part(middle, to))
      to = middle
    } else {
      path.unshift(part(from, middle))
      from = middle
    }
  }
  return Promise.all(path)
}

/** What shows that the first `size` leaves begin with the first `before` as they were (0 < before <= size). */
export async function consistencyPath(part: Part, before: number, size: number): Promise<Buffer[]> {
  if (before === size) return []
  const path: Promise<Buffer>[] = []
  let whole = true
  let [from, to] = [0, size]
  while (to !== before) {
    const middle = from + split(to - from)
    if (before <= middle) {
      path.unshift(part(middle, to))
      to = middle
    } else {
      path.unshift(part(from, middle))
      from = middle
      whole = false
    }
  }
  if (!whole) path.unshift(part(from, to))
  return Promise.all(path)
}

/** Is this leaf hash the one at `at` under the root of `size` leaves? */
export function isIncluded(hash: Hash, leaf: Buffer, at: number, size: number, path: readonly Buffer[], root: Buffer) {
  if (!(at >= 0 && at < size)) return false
  let [here, last, sum] = [at, size - 1, leaf]
  for (const beside of path) {
    if (last === 0) return false
    if (here % 2 === 1 || here === last) {
      sum = nodeHash(hash, beside, sum)
      while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)]
    } else sum = nodeHash(hash, sum, beside)
    here = Math.floor(here / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && sum.equals(root)
}

/** Does the root of `size` leaves begin with those of the root of `before`? */
export function isConsistent(
  hash: Hash,
  [before, rootBefore]: readonly [number, Buffer],
  [size, root]: readonly [number, Buffer],
  path: readonly Buffer[],
) {
  if (before === size) return path.length === 0 && rootBefore.equals(root)
  if (!(before > 0 && before < size)) return false
  const steps = isPowerOfTwo(before) ? [rootBefore, ...path] : [...path]
  let [here, last] = [before - 1, size - 1]
  while (here % 2 === 1) [here, last] = [Math.floor(here / 2), Math.floor(last / 2)]
  const first = steps.shift()
  if (!first) return false
  let [old, now] = [first, first]
  for (const beside of steps) {
    if (last === 0) return false
    if (here % 2 === 1 || here === last) {
      old = nodeHash(hash, beside, old)
      now = nodeHash(hash, beside, now)
      while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)]
    } else now = nodeHash(hash, now, beside)
    here = Math.floor(here / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && old.equals(rootBefore) && now.equals(root)
}

const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n))
