import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'
import { type Sealer, sealerFrom } from './seal.ts'

type Bytes = Uint8Array | string

/** All the cryptography of the house behind one type, so that another suite can take its place. */
export type CryptoSuite = Sealer & {
  hash: (...parts: Bytes[]) => Buffer
  /** Keyed by the secret of this house, another key for each purpose. */
  hmac: (purpose: string, ...parts: Bytes[]) => Buffer
  /** For somebody else's eyes: to the public half (32 bytes) of their key. */
  sealTo: (recipient: Uint8Array, words: string, about: string) => Buffer
  /** In the name of this house; anybody can check it with `signer`. */
  sign: (words: string) => Buffer
  /** The public half of its key for signing, 32 bytes. */
  signer: Buffer
  /** Tells which secret this is, and nothing else of it. */
  fingerprint: Buffer
}

const KEY = 32

/** SHA-256, HMAC, AES-256-GCM, X25519 and Ed25519, under one secret of 32 bytes. */
export function suiteOf(secret: Uint8Array): CryptoSuite {
  const derived = (what: string) => Buffer.from(hkdfSync('sha256', secret, '', `xiaojingwu ${what}`, KEY))
  const signing = privateKey(ED25519, derived('sign'))
  const keys = new Map<string, KeyObject>()
  const keyFor = (purpose: string) => {
    const known = keys.get(purpose) ?? createSecretKey(derived(`hmac ${purpose}`))
    keys.set(purpose, known)
    return known
  }
  return {
    ...sealerFrom(secret),
    hash,
    hmac: (purpose, ...parts) => {
      const made = createHmac('sha256', keyFor(purpose))
      for (const part of parts) made.update(part)
      return made.digest()
    },
    sealTo,
    sign: words => sign(null, Buffer.from(words), signing),
    signer: rawOf(createPublicKey(signing.export({ format: 'pem', type: 'pkcs8' }))),
    fingerprint: derived('fingerprint').subarray(0, 16),
  }
}

function hash(...parts: Bytes[]): Buffer {
  const made = createHash('sha256')
  for (const part of parts) made.update(part)
  return made.digest()
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

/** A new pair, both halves as 32 bytes. */
export function newKeyPair(): { publicHalf: Buffer; privateHalf: Buffer } {
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

/** Opens what was sealed to the public half of this key. */
export function unsealWith(privateHalf: Uint8Array, sealed: Uint8Array, about: string): string {
  const half = privateKey(X25519, privateHalf)
  const once = sealed.subarray(0, KEY)
  const shared = diffieHellman({ privateKey: half, publicKey: publicKey(once) })
  const mine = rawOf(createPublicKey(half.export({ format: 'pem', type: 'pkcs8' })))
  return sharedSealer(shared, once, mine).unseal(sealed.subarray(KEY), about)
}

const sharedSealer = (shared: Uint8Array, once: Uint8Array, recipient: Uint8Array): Sealer =>
  sealerFrom(Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, recipient]), 'xiaojingwu sealed to', KEY)))

/** Did whoever has the private half to this key (32 bytes) sign these words? */
export const isSigned = (signer: Uint8Array, words: string, signature: Uint8Array): boolean =>
  signer.length === KEY && verify(null, Buffer.from(words), publicKey(signer, ED25519), signature)

/** Takes as long whether they differ early or late. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
