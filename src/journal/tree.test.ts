import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyPath,
  type Frontier,
  grown,
  inclusionPath,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  noLeaves,
  type Part,
  rootOf,
  sha256,
} from './tree.ts'

/** The definition of RFC 6962 §2.1, word for word. */
const naive = (leaves: readonly Buffer[]): Buffer => {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(sha256, naive(leaves.slice(0, k)), naive(leaves.slice(k)))
}
const partOf =
  (leaves: readonly Buffer[]): Part =>
  async (from, to) =>
    naive(leaves.slice(from, to))
const growing = (leaves: readonly Buffer[]): Frontier =>
  leaves.reduce((tree, leaf) => grown(sha256, tree, leaf), noLeaves)
const leavesOf = (n: number) => Array.from({ length: n }, (_, i) => leafHash(sha256, Buffer.from(`entry ${i}`)))

test('has the roots that the reference of certificate transparency has', () => {
  // The eight inputs and roots of the tests that came with RFC 6962's own code.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  let tree = noLeaves
  expect(rootOf(sha256, tree).toString('hex')).toBe(sha256().toString('hex'))
  for (const [i, input] of inputs.entries()) {
    tree = grown(sha256, tree, leafHash(sha256, Buffer.from(input, 'hex')))
    expect(rootOf(sha256, tree).toString('hex')).toBe(roots[i])
  }
})

test('grown leaf by leaf it is the tree of the definition, and hears of every whole part once', () => {
  for (let n = 0; n <= 70; n++) {
    const leaves = leavesOf(n)
    expect(rootOf(sha256, growing(leaves))).toEqual(naive(leaves))
  }
  const parts = new Map<string, Buffer>()
  const leaves = leavesOf(64)
  let tree = noLeaves
  for (const leaf of leaves) tree = grown(sha256, tree, leaf, (level, at, root) => parts.set(`${level} ${at}`, root))
  expect(parts.size).toBe(127)
  expect(parts.get('3 5')).toEqual(naive(leaves.slice(40, 48)))
  expect(tree.roots).toHaveLength(1)
})

describe('a proof', () => {
  test('of inclusion holds for every leaf of every size, and for no other leaf, place, size or root', async () => {
    for (let n = 1; n <= 33; n++) {
      const leaves = leavesOf(n)
      const root = naive(leaves)
      for (const [at, leaf] of leaves.entries()) {
        const path = await inclusionPath(partOf(leaves), at, n)
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(n)))
        expect(isIncluded(sha256, leaf, at, n, path, root)).toBe(true)
        expect(isIncluded(sha256, leafHash(sha256, Buffer.from('other')), at, n, path, root)).toBe(false)
        if (n > 1) expect(isIncluded(sha256, leaf, (at + 1) % n, n, path, root)).toBe(false)
        expect(isIncluded(sha256, leaf, at, n, [...path, root], root)).toBe(false)
        if (path.length > 0) expect(isIncluded(sha256, leaf, at, n, path.slice(1), root)).toBe(false)
      }
    }
  })

  test('of consistency holds between any two sizes, and not where anything before was changed', async () => {
    for (let n = 1; n <= 33; n++) {
      const leaves = leavesOf(n)
      for (let before = 1; before <= n; before++) {
        const path = await consistencyPath(partOf(leaves), before, n)
        const then = [before, naive(leaves.slice(0, before))] as const
        expect(isConsistent(sha256, then, [n, naive(leaves)], path)).toBe(true)
        const forged = leaves.with(before - 1, leafHash(sha256, Buffer.from('forged')))
        const forgedPath = await consistencyPath(partOf(forged), before, n)
        expect(isConsistent(sha256, then, [n, naive(forged)], forgedPath)).toBe(false)
      }
    }
  })

  test('that is rubbish is none, whatever it holds', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(one => Buffer.from(one))
    const size = fc.integer({ min: 0, max: 2 ** 40 })
    fc.assert(
      fc.property(bytes, size, size, fc.array(bytes, { maxLength: 45 }), bytes, (leaf, at, n, path, root) => {
        expect(isIncluded(sha256, leaf, at, n, path, root)).toBe(false)
        if (at !== n) expect(isConsistent(sha256, [at, leaf], [n, root], path)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
