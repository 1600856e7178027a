import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Sealer } from './seal.ts'
import type { Algorithms, SuiteName } from './suites/algorithms.ts'
import { gm } from './suites/gm.ts'
import { standard } from './suites/standard.ts'

type Bytes = Uint8Array | string

/** All the cryptography of the house behind one type: two suites have it, and a machine that holds the keys could. */
export type CryptoSuite = Sealer &
  Pick<Algorithms, 'name' | 'sealer' | 'newKeyPair' | 'sealTo' | 'unsealWith'> & {
    hash: (...parts: Bytes[]) => Buffer
    /** Keyed by the secret of this house, another key for each purpose. */
    hmac: (purpose: string, ...parts: Bytes[]) => Buffer
    /** In the name of this house; anybody can check it with `signer`. */
    sign: (words: string) => Buffer
    /** The public half of its key for signing. */
    signer: Buffer
    /** Tells which secret this is, and nothing else of it. */
    fingerprint: Buffer
  }

const KEY = 32
const suites: Record<SuiteName, Algorithms> = { standard, gm }
export const suiteNames = Object.keys(suites) as SuiteName[]

/** One of the suites under one secret of 32 bytes. A database keeps the suite with which it was made. */
export function suiteOf(secret: Uint8Array, name: SuiteName = 'standard'): CryptoSuite {
  const { digest, sealer, newKeyPair, sealTo, unsealWith, signing } = suites[name]
  const derived = (what: string) => Buffer.from(hkdfSync(digest, secret, '', `xiaojingwu ${what}`, KEY))
  const keys = new Map<string, KeyObject>()
  const keyFor = (purpose: string) => {
    const known = keys.get(purpose) ?? createSecretKey(derived(`hmac ${purpose}`))
    keys.set(purpose, known)
    return known
  }
  return {
    ...{ name, sealer, newKeyPair, sealTo, unsealWith },
    ...sealer(secret),
    ...signing(derived('sign')),
    hash: hashes[name],
    hmac: (purpose, ...parts) => {
      const made = createHmac(digest, keyFor(purpose))
      for (const part of parts) made.update(part)
      return made.digest()
    },
    // The same name for it in every suite: it is asked before anything is known.
    fingerprint: fingerprintOf(secret),
  }
}

export const fingerprintOf = (secret: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'xiaojingwu fingerprint', KEY)).subarray(0, 16)

const hashBy = ({ digest }: Algorithms) => {
  return (...parts: Bytes[]): Buffer => {
    const made = createHash(digest)
    for (const part of parts) made.update(part)
    return made.digest()
  }
}
/** The hash of each suite, which needs no secret. */
export const hashes: Record<SuiteName, CryptoSuite['hash']> = { standard: hashBy(standard), gm: hashBy(gm) }

/** Did whoever has the private half to this key sign these words? By the length of the key, in either suite. */
export const isSigned = (signer: Uint8Array, words: string, signature: Uint8Array): boolean =>
  Object.values(suites).some(suite => suite.isSigned(signer, words, signature))

/** Takes as long whether they differ early or late. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
