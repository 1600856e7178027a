import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { pooledChance } from '../ids.ts'
import type { Sealer } from '../seal.ts'
import type { Algorithms } from './algorithms.ts'

/*
 * 国密: SM3 (GB/T 32905) and SM4 (GB/T 32907) by node:crypto, SM2 (GB/T 32918, the curve of part 5, the usual id) by
 * sm-crypto-v2: what OpenSSL signs as SM2 through node:crypto is read by nobody else. OpenSSL there has no SM4-GCM, so
 * sealing is SM4-CTR, then HMAC-SM3 over all of it.
 */
export const gm: Algorithms = {
  name: 'gm',
  digest: 'sm3',
  sealer,
  newKeyPair() {
    const { publicKey, privateKey } = sm2.generateKeyPairHex()
    return { publicHalf: Buffer.from(publicKey, 'hex'), privateHalf: Buffer.from(privateKey, 'hex') }
  },
  /** A key of its own, to the recipient by SM2 (C1‖C3‖C2, 128 bytes), and the words under it. */
  sealTo(recipient, words, about) {
    const key = pooledChance(KEY)
    return Buffer.concat([
      Buffer.from(sm2.doEncrypt(key, pointOf(recipient), C1C3C2), 'hex'),
      sealer(key).seal(words, about),
    ])
  },
  unsealWith(privateHalf, sealed, about) {
    const wrapped = hex(sealed.subarray(0, WRAPPED))
    const key = sm2.doDecrypt(wrapped, hex(privateHalf), C1C3C2, { output: 'array' })
    return sealer(key).unseal(sealed.subarray(WRAPPED), about)
  },
  onceIn: sealed => Buffer.concat([Buffer.of(4), sealed.subarray(0, 64)]),
  /** GB/T 32918.4, 7: what is left to do once the point [d]C1 is known; the words are one key long, so the digest is needed once. */
  unsealWithSecret(_recipient, secret, sealed, about) {
    const [x, y] = [secret.subarray(1, 33), secret.subarray(33, POINT)]
    const [check, closed] = [sealed.subarray(64, 96), sealed.subarray(96, WRAPPED)]
    const mask = sm3(x, y, Buffer.of(0, 0, 0, 1))
    const key = Buffer.from(closed).map((byte, i) => byte ^ mask[i]!)
    if (!timingSafeEqual(sm3(x, key, y), check)) throw new Error('sealed for something else, or changed')
    return sealer(key).unseal(sealed.subarray(WRAPPED), about)
  },
  signing(secret) {
    const half = privateHalfFrom(secret)
    const publicKey = sm2.getPublicKeyFromPrivateKey(half)
    return {
      signer: Buffer.from(publicKey, 'hex'),
      sign: words => Buffer.from(sm2.doSignature(words, half, { hash: true, publicKey }), 'hex'),
    }
  },
  isSigned(signer, words, signature) {
    if (signer.length !== POINT || signature.length !== 64) return false
    try {
      return sm2.doVerifySignature(words, hex(signature), hex(signer), { hash: true })
    } catch {
      // No point of the curve.
      return false
    }
  },
}

const KEY = 32
/** 04 ‖ x ‖ y */
const POINT = 65
const C1C3C2 = 1
const WRAPPED = 64 + 32 + KEY
const sm3 = (...parts: Uint8Array[]) => {
  const made = createHash('sm3')
  for (const part of parts) made.update(part)
  return made.digest()
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The first byte of everything sealed: nonce of 16 bytes, HMAC-SM3 of 32, then the words. */
const FORM = 2
const HEAD = 1 + 16 + 32

function sealer(bytes: Uint8Array): Sealer {
  if (bytes.length !== KEY) throw new Error('a key for sealing has 32 bytes')
  const part = (what: string, size: number) => Buffer.from(hkdfSync('sm3', bytes, '', `xiaojingwu ${what}`, size))
  let keys: { cipher: KeyObject; mac: KeyObject } | undefined
  const made = () => {
    keys ??= { cipher: createSecretKey(part('sm4', 16)), mac: createSecretKey(part('hmac-sm3', 32)) }
    return keys
  }
  const macOf = (about: string, nonce: Uint8Array, closed: Uint8Array) => {
    const bound = Buffer.from(about)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bound.length)
    const mac = createHmac('sm3', made().mac)
    for (const one of [Buffer.of(FORM), length, bound, nonce, closed]) mac.update(one)
    return mac.digest()
  }
  function open(sealed: Uint8Array, about: string): Buffer {
    const all = Buffer.from(sealed)
    if (all[0] !== FORM || all.length < HEAD) throw new Error('not sealed in a form that is known here')
    const [nonce, mac, closed] = [all.subarray(1, 17), all.subarray(17, HEAD), all.subarray(HEAD)]
    if (!timingSafeEqual(mac, macOf(about, nonce, closed))) throw new Error('sealed for something else, or changed')
    const decipher = createDecipheriv('sm4-ctr', made().cipher, nonce)
    return Buffer.concat([decipher.update(closed), decipher.final()])
  }
  return {
    seal(words, about) {
      const nonce = pooledChance(16)
      const cipher = createCipheriv('sm4-ctr', made().cipher, nonce)
      const closed = Buffer.concat([cipher.update(Buffer.from(words as string)), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, macOf(about, nonce, closed), closed])
    },
    unseal: (sealed, about) => open(sealed, about).toString('utf8'),
    open,
  }
}

/** Between 1 and the order of the curve, with no bias that anybody could find: GB/T 32918.1 wants 1 to n − 2. */
function privateHalfFrom(secret: Uint8Array): string {
  const wide = BigInt(`0x${hex(new Uint8Array(hkdfSync('sm3', secret, '', 'xiaojingwu sm2', 48)))}`)
  return ((wide % (ORDER - 2n)) + 1n).toString(16).padStart(64, '0')
}
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/** Reckoned out once for each recipient: the first sealing to a key costs ten times what the others do. */
const points = new Map<string, ReturnType<typeof sm2.precomputePublicKey>>()
function pointOf(recipient: Uint8Array) {
  const name = hex(recipient)
  const point = points.get(name) ?? sm2.precomputePublicKey(name)
  if (points.size < 20) points.set(name, point)
  return point
}
