import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { hashes, isSigned, suiteNames, suiteOf } from './suite.ts'
import { standard } from './suites/standard.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

describe.each(suiteNames)('the suite %s', name => {
  const secret = randomBytes(32)
  const suite = suiteOf(secret, name)
  const { publicHalf, privateHalf } = suite.newKeyPair()

  test('seals to somebody: it opens with their private half, for what it belongs to, and with nothing else', () => {
    const sealed = suite.sealTo(publicHalf, '张三 139****0001', 'address 1')
    expect(sealed.includes(Buffer.from('张三'))).toBe(false)
    expect(suite.unsealWith(privateHalf, sealed, 'address 1')).toBe('张三 139****0001')
    expect(() => suite.unsealWith(privateHalf, sealed, 'address 2')).toThrow()
    expect(() => suite.unsealWith(suite.newKeyPair().privateHalf, sealed, 'address 1')).toThrow()
    for (let i = 0; i < sealed.length; i += 3) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      expect(() => suite.unsealWith(privateHalf, changed, 'address 1')).toThrow()
    }
  })

  test('seals for the house: it opens again to the byte, for nothing else, with no other key, and not when a bit was changed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), words => suite.unseal(suite.seal(words, 'x'), 'x') === words))
    const bytes = randomBytes(100)
    const sealed = suite.seal(bytes, 'premises 1')
    expect(suite.open(sealed, 'premises 1').equals(bytes)).toBe(true)
    expect(sealed.equals(suite.seal(bytes, 'premises 1'))).toBe(false)
    expect(() => suite.open(sealed, 'premises 2')).toThrow()
    expect(() => suite.sealer(randomBytes(32)).open(sealed, 'premises 1')).toThrow()
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      expect(() => suite.open(changed, 'premises 1')).toThrow()
    }
    expect(() => suite.open(sealed.subarray(0, 20), 'premises 1')).toThrow()
    expect(() => suite.sealer(randomBytes(16))).toThrow('32 bytes')
  })

  test('signs what anybody can check, always with the same key', () => {
    const signature = suite.sign('five lines')
    expect(isSigned(suite.signer, 'five lines', signature)).toBe(true)
    expect(isSigned(suite.signer, 'six lines', signature)).toBe(false)
    expect(isSigned(suiteOf(randomBytes(32), name).signer, 'five lines', signature)).toBe(false)
    expect(suiteOf(secret, name).signer).toEqual(suite.signer)
    for (const rubbish of [Buffer.alloc(0), Buffer.alloc(64), randomBytes(64), signature.subarray(1)])
      expect(isSigned(suite.signer, 'five lines', rubbish)).toBe(false)
    expect(isSigned(Buffer.alloc(suite.signer.length, 4), 'five lines', signature)).toBe(false)
  })

  test('keys its digests by secret and by purpose', () => {
    const other = suiteOf(randomBytes(32), name)
    expect(suite.hmac('link', 'a')).toEqual(suite.hmac('link', 'a'))
    expect(suite.hmac('link', 'a')).not.toEqual(suite.hmac('word', 'a'))
    expect(suite.hmac('link', 'a')).not.toEqual(other.hmac('link', 'a'))
    expect(suite.fingerprint).not.toEqual(other.fingerprint)
  })
})

describe('as the standards have it', () => {
  test('SHA-256 (FIPS 180-4), Ed25519 (RFC 8032, 7.1, test 2), AES-256-GCM (McGrew and Viega, test 14)', () => {
    expect(hashes.standard('abc')).toEqual(hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
    const signer = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    const signature = hex(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(isSigned(signer, '\x72', signature)).toBe(true)
    const sealed = hex(`01 ${'00'.repeat(12)} d0d1c8a799996bf0265b98b5d48ab919 cea7403d4d606b6e074ec5d3baf39d18`)
    expect(standard.sealer(Buffer.alloc(32)).open(sealed, '')).toEqual(Buffer.alloc(16))
  })

  test('HMAC-SHA-256 (RFC 4231, 2), HKDF (RFC 5869, 1) and X25519 (RFC 7748, 6.1), as node:crypto has them', () => {
    expect(createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest()).toEqual(
      hex('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'),
    )
    expect(
      Buffer.from(
        hkdfSync('sha256', Buffer.alloc(22, 11), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42),
      ),
    ).toEqual(hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'))
    // What Alice sealed to Bob, with the keys of the RFC: their shared secret opens it.
    const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb')
    const halves = [
      hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
      hex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'),
    ] as const
    const shared = hex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742')
    const key = Buffer.from(hkdfSync('sha256', shared, Buffer.concat(halves), 'xiaojingwu sealed to', 32))
    const sealed = Buffer.concat([halves[0], standard.sealer(key).seal('words', 'x')])
    expect(standard.unsealWith(bob, sealed, 'x')).toBe('words')
  })

  test('SM3 (GB/T 32905, A.1 and A.2) and HMAC-SM3 (GM/T 0042)', () => {
    expect(hashes.gm('abc')).toEqual(hex('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'))
    expect(hashes.gm('abcd'.repeat(8), 'abcd'.repeat(8))).toEqual(
      hex('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'),
    )
    const counted = (n: number) => Buffer.from(Array.from({ length: n }, (_, i) => i + 1))
    const words = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'
    expect(createHmac('sm3', counted(32)).update(words).update(words).digest()).toEqual(
      hex('ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a'),
    )
    expect(createHmac('sm3', counted(37)).update(Buffer.alloc(50, 0xcd)).digest()).toEqual(
      hex('220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae'),
    )
  })

  test('SM4 (GB/T 32907, A.1) and SM4-CTR (draft-ribose-cfrg-sm4, A.2.5)', () => {
    const key = hex('0123456789abcdeffedcba9876543210')
    expect(createCipheriv('sm4-ecb', key, null).update(key)).toEqual(hex('681edf34d206965e86b3e94f536e4246'))
    const plain = hex(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'aa', 'bb'].map(one => one.repeat(8)).join(''))
    const nonce = hex('000102030405060708090a0b0c0d0e0f')
    const closed =
      'ac3236cb970cc207 91364c395a1342d1 a3cbc1878c6f30cd 074cce385cdd70c7 f234bc0e24c11980 fd1286310ce37b92 6e02fcd0faa0baf3 8b2933851d824514'
    expect(createCipheriv('sm4-ctr', key, nonce).update(plain)).toEqual(hex(closed))
  })

  test('SM2 (GB/T 32918.5, A.2 and C.2): a signature, and what was sealed to a key', () => {
    const publicHalf = hex(
      '04 09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020 ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    )
    const signature = hex(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3 b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    )
    expect(isSigned(publicHalf, 'message digest', signature)).toBe(true)
    expect(isSigned(publicHalf, 'message Digest', signature)).toBe(false)
    const privateHalf = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    const sealed =
      '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd876621886ca989ca9c7d58087307ca93092d651efa'
    expect(sm2.doDecrypt(sealed, privateHalf)).toBe('encryption standard')
  })
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
