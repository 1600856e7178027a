import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { type Sealer, sealerFrom } from '../seal.ts'
import type { Algorithms, KeyPair } from './algorithms.ts'

const KEY = 32

/** SHA-256, HMAC, AES-256-GCM, X25519 and Ed25519. */
export const standard: Algorithms = {
  name: 'standard',
  digest: 'sha256',
  sealer: sealerFrom,
  newKeyPair,
  sealTo,
  unsealWith,
  onceIn: sealed => Buffer.from(sealed.subarray(0, KEY)),
  unsealWithSecret: (recipient, secret, sealed, about) =>
    sharedSealer(secret, sealed.subarray(0, KEY), recipient).unseal(sealed.subarray(KEY), about),
  signing(secret) {
    const key = privateKey(ED25519, secret)
    return {
      signer: rawOf(createPublicKey(key.export({ format: 'pem', type: 'pkcs8' }))),
      sign: words => sign(null, Buffer.from(words), key),
    }
  },
  isSigned: (signer, words, signature) =>
    signer.length === KEY && verify(null, Buffer.from(words), publicKey(signer, ED25519), signature),
}

/** The last byte of the names of both curves, and the DER headers before the 32 bytes of a key of theirs. */
const X25519 = 0x6e
const ED25519 = 0x70
const publicKey = (raw: Uint8Array, curve = X25519) =>
  createPublicKey({
    key: Buffer.concat([Buffer.of(0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, curve, 3, 0x21, 0), raw]),
    format: 'der',
    type: 'spki',
  })
function privateKey(curve: number, raw: Uint8Array): KeyObject {
  const header = Buffer.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, curve, 4, 0x22, 4, 0x20)
  return createPrivateKey({ key: Buffer.concat([header, raw]), format: 'der', type: 'pkcs8' })
}
const rawOf = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-KEY)

function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519')
  return {
    publicHalf: rawOf(pair.publicKey),
    privateHalf: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY),
  }
}

/** The public half of a one-time pair ‖ the words, sealed with the secret that both share. */
function sealTo(recipient: Uint8Array, words: string, about: string): Buffer {
  const once = generateKeyPairSync('x25519')
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicKey(recipient) })
  const mine = rawOf(once.publicKey)
  return Buffer.concat([mine, sharedSealer(shared, mine, recipient).seal(words, about)])
}

function unsealWith(privateHalf: Uint8Array, sealed: Uint8Array, about: string): string {
  const half = privateKey(X25519, privateHalf)
  const once = sealed.subarray(0, KEY)
  const shared = diffieHellman({ privateKey: half, publicKey: publicKey(once) })
  const mine = rawOf(createPublicKey(half.export({ format: 'pem', type: 'pkcs8' })))
  return sharedSealer(shared, once, mine).unseal(sealed.subarray(KEY), about)
}

const sharedSealer = (shared: Uint8Array, once: Uint8Array, recipient: Uint8Array): Sealer =>
  sealerFrom(Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, recipient]), 'xiaojingwu sealed to', KEY)))
