import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sm2 } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import { isSignedBySm2, sm3 } from '../web/mine/gm.ts'
import { hexOf } from '../web/ui/hex.ts'

test('SM3 is that of the standard (GB/T 32905 A.1, A.2), and of node for anything', () => {
  const of = (text: string) => hexOf(sm3(new TextEncoder().encode(text)))
  expect(of('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(of('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 80 }), (one, other) => {
      expect(hexOf(sm3(one, other))).toBe(createHash('sm3').update(one).update(other).digest('hex'))
    }),
  )
})

test('an SM2 signature holds for what was signed, by whom, and for nothing else', () => {
  for (let i = 0; i < 4; i++) {
    const { publicKey, privateKey } = sm2.generateKeyPairHex()
    const other = sm2.generateKeyPairHex().publicKey
    const words = new Uint8Array(randomBytes(40 * i))
    const signature = sm2.doSignature(words, privateKey, { hash: true, publicKey })
    const [key, signed] = [Buffer.from(publicKey, 'hex'), Buffer.from(signature, 'hex')]
    const turned = Buffer.from(signed)
    turned[i * 20]! ^= 1
    expect(isSignedBySm2(key, words, signed)).toBe(true)
    expect(isSignedBySm2(key, Uint8Array.of(...words, 0), signed)).toBe(false)
    expect(isSignedBySm2(Buffer.from(other, 'hex'), words, signed)).toBe(false)
    expect(isSignedBySm2(key, words, turned)).toBe(false)
  }
  expect(isSignedBySm2(new Uint8Array(65), new Uint8Array(), new Uint8Array(64))).toBe(false)
  expect(isSignedBySm2(new Uint8Array(32), new Uint8Array(), new Uint8Array(64))).toBe(false)
})
