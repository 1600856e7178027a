import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { joined, split } from './shares.ts'
import { newKeyPair, suiteOf, unsealWith } from './suite.ts'

const suite = suiteOf(randomBytes(32))

describe('what is sealed to somebody', () => {
  const { publicHalf, privateHalf } = newKeyPair()

  test('opens with their private half, for what it belongs to, and with nothing else', () => {
    const sealed = suite.sealTo(publicHalf, '张三 139****0001', 'address 1')
    expect(sealed.includes(Buffer.from('张三'))).toBe(false)
    expect(unsealWith(privateHalf, sealed, 'address 1')).toBe('张三 139****0001')
    expect(() => unsealWith(privateHalf, sealed, 'address 2')).toThrow()
    expect(() => unsealWith(newKeyPair().privateHalf, sealed, 'address 1')).toThrow()
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      expect(() => unsealWith(privateHalf, changed, 'address 1')).toThrow()
    }
  })
})

test('keyed digests differ by secret and by purpose', () => {
  const other = suiteOf(randomBytes(32))
  expect(suite.hmac('link', 'a')).toEqual(suite.hmac('link', 'a'))
  expect(suite.hmac('link', 'a')).not.toEqual(suite.hmac('word', 'a'))
  expect(suite.hmac('link', 'a')).not.toEqual(other.hmac('link', 'a'))
  expect(suite.fingerprint).not.toEqual(other.fingerprint)
})

test('any two of three shares give the secret back, and one alone says nothing of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), secret => {
      const [a, b, c] = split(secret) as [Buffer, Buffer, Buffer]
      for (const [one, two] of [
        [a, b],
        [b, a],
        [a, c],
        [c, b],
      ] as const)
        if (!joined(one, two).equals(secret)) return false
      return true
    }),
  )
  // Each byte of a share is as likely as any other, whatever the secret is.
  const seen = new Set(Array.from({ length: 4000 }, () => split(Buffer.of(0))[0]![1]!))
  expect(seen.size).toBeGreaterThan(250)
  expect(() => joined(Buffer.of(1, 2), Buffer.of(1, 2))).toThrow(RangeError)
})

describe('canonical JSON', () => {
  test('is the same for the same value, whatever the order of its keys', () => {
    expect(canonical({ b: 1, a: [undefined, { d: 'é', c: null }], gone: undefined })).toBe(
      '{"a":[null,{"c":null,"d":"é"}],"b":1}',
    )
  })

  test('is JSON of the same value', () => {
    const same = (value: unknown) => {
      const text = canonical(value)
      return canonical(JSON.parse(text)) === text
    }
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), same))
  })

  test('refuses what JSON cannot say', () => {
    for (const value of [Number.NaN, Infinity, 1n, () => 1, '\ud800', { '\udc00': 1 }])
      expect(() => canonical(value)).toThrow(TypeError)
  })
})
