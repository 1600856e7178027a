import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { pooledChance } from './ids.ts'
import type { Sealer } from './seal.ts'
import type { Algorithms, SuiteName } from './suites/algorithms.ts'
import { gm } from './suites/gm.ts'
import { standard } from './suites/standard.ts'
import { type Wraps, wrapsFrom } from './wraps.ts'

type Bytes = Uint8Array | string

/** All the cryptography of the house behind one type: two suites have it, and a machine that holds the keys could. */
export type CryptoSuite = Sealer &
  Pick<Algorithms, 'name' | 'sealer' | 'newKeyPair' | 'sealTo' | 'unsealWith' | 'onceIn' | 'unsealWithSecret'> & {
    hash: (...parts: Bytes[]) => Buffer
    /** Keyed by the secret of this house, another key for each purpose. */
    hmac: (purpose: string, ...parts: Bytes[]) => Buffer
    /** A key of its own for what shall be destroyed by itself: wrapped as it is kept, and ready to seal. */
    newKey: () => { wrapped: Buffer; sealer: Sealer }
    /** One that was wrapped before. Throws where what wrapped it is not here. */
    withKey: (wrapped: Uint8Array) => Sealer
    /** The same key, wrapped by what is in force. */
    rewrap: (wrapped: Uint8Array) => Buffer
    wraps: Wraps
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
export function suiteOf(secret: Uint8Array, name: SuiteName = 'standard', wraps = wrapsFrom(secret)): CryptoSuite {
  const { digest, sealer, newKeyPair, sealTo, unsealWith, onceIn, unsealWithSecret, signing } = suites[name]
  const derived = (what: string) => Buffer.from(hkdfSync(digest, secret, '', `xiaojingwu ${what}`, KEY))
  const dataKeys = dataKeysOf(suites[name], wraps)
  const keys = new Map<string, KeyObject>()
  const keyFor = (purpose: string) => {
    const known = keys.get(purpose) ?? createSecretKey(derived(`hmac ${purpose}`))
    keys.set(purpose, known)
    return known
  }
  return {
    name,
    sealer,
    newKeyPair,
    sealTo,
    unsealWith,
    onceIn,
    unsealWithSecret,
    ...openers(sealer(secret), dataKeys.withKey, dataKeys.size),
    wraps,
    newKey: dataKeys.newKey,
    withKey: dataKeys.withKey,
    rewrap: dataKeys.rewrap,
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
/** A wrapped key is the number of what wraps it (4 bytes), and the key sealed with that. What it seals has the highest bit of its first byte set. */
function dataKeysOf({ sealer }: Algorithms, wraps: Wraps) {
  const wrapping = new Map<number, Sealer>()
  const wrapperOf = (n: number): Sealer => {
    const there = wrapping.get(n)
    if (there) return there
    const key = wraps.key(n)
    if (!key) throw new Error(`what wraps this key (number ${n}) is not here`)
    const made = sealer(key)
    wrapping.set(n, made)
    return made
  }
  const wrap = (key: Uint8Array) => {
    const n = wraps.inForce()
    const number = Buffer.alloc(4)
    number.writeInt32BE(n)
    return Buffer.concat([number, wrapperOf(n).seal(key, WRAPPED)])
  }
  const unwrap = (wrapped: Buffer) => wrapperOf(wrapped.readInt32BE(0)).open(wrapped.subarray(4), WRAPPED)
  const enveloped = ({ seal, open }: Sealer): Sealer => {
    const opened = (sealed: Uint8Array, about: string) => open(marked(sealed, 0x80), about)
    return {
      seal: (words, about) => marked(seal(words, about), 0x80),
      open: opened,
      unseal: (sealed, about) => opened(sealed, about).toString('utf8'),
    }
  }
  const size = 4 + sealer(Buffer.alloc(KEY)).seal(Buffer.alloc(KEY), WRAPPED).length
  // All of one matter is opened one after another.
  let last: { wrapped: Buffer; sealer: Sealer } | undefined
  return {
    size,
    newKey() {
      const key = pooledChance(KEY)
      return { wrapped: wrap(key), sealer: enveloped(sealer(key)) }
    },
    rewrap: (wrapped: Uint8Array) => wrap(unwrap(Buffer.from(wrapped))),
    withKey(wrapped: Uint8Array): Sealer {
      if (last?.wrapped.equals(wrapped)) return last.sealer
      const bytes = Buffer.from(wrapped)
      last = {
        wrapped: bytes,
        sealer: enveloped(sealer(unwrap(bytes))),
      }
      return last.sealer
    },
  }
}
const WRAPPED = 'data key'

/** The first byte of what comes together with its wrapped key (db/migrations, keyed()). */
const KEYED = 0x7f

/** As keyed() of the database: what is sealed together with its key. */
export const keyed = (sealed: Uint8Array, wrapped: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(KEYED), wrapped, sealed])

/** The house's own sealer, which also opens what comes with a key of its own. */
function openers(own: Sealer, withKey: CryptoSuite['withKey'], size: number): Sealer {
  const open = (sealed: Uint8Array, about: string) =>
    sealed[0] === KEYED
      ? withKey(sealed.subarray(1, 1 + size)).open(sealed.subarray(1 + size), about)
      : own.open(sealed, about)
  return { seal: own.seal, open, unseal: (sealed, about) => open(sealed, about).toString('utf8') }
}

function marked(sealed: Uint8Array, bit: number): Buffer {
  const bytes = Buffer.from(sealed)
  bytes[0]! ^= bit
  return bytes
}

/** The hash of each suite, which needs no secret. */
export const hashes: Record<SuiteName, CryptoSuite['hash']> = { standard: hashBy(standard), gm: hashBy(gm) }

/** Did whoever has the private half to this key sign these words? By the length of the key, in either suite. */
export const isSigned = (signer: Uint8Array, words: string, signature: Uint8Array): boolean =>
  Object.values(suites).some(suite => suite.isSigned(signer, words, signature))

/** Takes as long whether they differ early or late. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
