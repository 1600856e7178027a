import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suiteOf } from '../platform/suite.ts'
import type { SuiteName } from '../platform/suites/algorithms.ts'
import { groups } from './groups.ts'
import { deal, isPart, joined, partOf, pointOf, publicHalfOf, readShare, secretOf, shareText } from './shares.ts'

describe.each<SuiteName>(['standard', 'gm'])('the vault’s key in three, %s', name => {
  const suite = suiteOf(Buffer.alloc(32, 7), name)
  const { publicHalf, privateHalf } = suite.newKeyPair()
  const secret = groups[name].scalarIn(privateHalf)
  const shares = deal(name, secret, 1)
  const sealed = (words: string) => {
    const bytes = suite.sealTo(publicHalf, words, 'identity 1')
    return { bytes, point: pointOf(name, suite.onceIn(bytes)) }
  }
  const opens = (bytes: Uint8Array, secret: Uint8Array) =>
    suite.unsealWithSecret(publicHalf, secret, bytes, 'identity 1')

  test('any two open what was sealed to it, whatever it says; the key itself is never put together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom([0, 1], [1, 2], [2, 0]), (words, [i, k]) => {
        const { bytes, point } = sealed(words)
        const [a, b] = [partOf(shares[i!]!, point, 'x'), partOf(shares[k!]!, point, 'x')]
        return opens(bytes, secretOf(name, a, b)) === words
      }),
      { numRuns: 12 },
    )
  })

  test('the parts of one row open no other, and one custodian’s two parts open none', () => {
    const [one, other] = [sealed('李小满'), sealed('王小满')]
    const parts = shares.map(share => partOf(share, one.point, 'x'))
    expect(() => opens(other.bytes, secretOf(name, parts[0]!, parts[1]!))).toThrow()
    expect(() => secretOf(name, parts[0]!, partOf(shares[0]!, one.point, 'x'))).toThrow(RangeError)
    const asIfOther = { ...partOf(shares[0]!, one.point, 'x'), n: 2 }
    expect(() => opens(one.bytes, secretOf(name, parts[0]!, asIfOther))).toThrow()
  })

  test('whose share made a part, and for what, is seen from its proof: nobody else’s, for no other opening, and no other bytes', () => {
    const { point } = sealed('李小满')
    const part = partOf(shares[0]!, point, 'opening 1')
    expect(isPart(name, shares[0]!.half, point, part, 'opening 1')).toBe(true)
    expect(isPart(name, shares[1]!.half, point, part, 'opening 1')).toBe(false)
    expect(isPart(name, shares[0]!.half, point, part, 'opening 2')).toBe(false)
    expect(isPart(name, shares[0]!.half, sealed('x').point, part, 'opening 1')).toBe(false)
    for (const field of ['point', 'proof'] as const)
      for (const at of [0, 7, part[field].length - 1]) {
        const changed = { ...part, [field]: Uint8Array.from(part[field]) }
        changed[field][at]! ^= 1
        expect(isPart(name, shares[0]!.half, point, changed, 'opening 1')).toBe(false)
      }
    for (const proof of [new Uint8Array(64), new Uint8Array(64).fill(255), new Uint8Array(3)])
      expect(isPart(name, shares[0]!.half, point, { ...part, proof }, 'opening 1')).toBe(false)
  })

  test('are read as they were written, and are dealt anew from two', () => {
    const read = readShare(`${shareText(shares[1]!)}\n`)!
    expect(publicHalfOf(read)).toEqual(shares[1]!.half)
    for (const text of ['', shareText(shares[1]!).slice(0, -1), 'xjw-share gm 1 4 00'])
      expect(readShare(text)).toBeUndefined()
    const anew = deal(name, joined(shares[2]!, shares[0]!), 2)
    const { bytes, point } = sealed('李小满')
    expect(opens(bytes, secretOf(name, partOf(anew[0]!, point, 'x'), partOf(anew[1]!, point, 'x')))).toBe('李小满')
    const mixed = secretOf(name, partOf(anew[0]!, point, 'x'), partOf(shares[1]!, point, 'x'))
    expect(() => opens(bytes, mixed)).toThrow()
    expect(() => joined(anew[0]!, shares[1]!)).toThrow(RangeError)
  })
})

test('no share is multiplied with what is no point of the group: zero, of small order, or beside the curve', () => {
  const [share] = deal('standard', 5n, 1)
  const small = [
    Buffer.alloc(32),
    Buffer.from('01'.padEnd(64, '0'), 'hex'),
    Buffer.from('ec'.padEnd(62, 'f') + '7f', 'hex'),
  ]
  for (const point of small) expect(() => partOf(share!, point, 'x')).toThrow()
  expect(() => partOf(deal('gm', 5n, 1)[0]!, Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]), 'x')).toThrow()
})
