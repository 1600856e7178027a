import type { Sealer } from '../seal.ts'

/** Names that every suite's parts go by: what is written down with a database, and never changed for it. */
export type SuiteName = 'standard' | 'gm'

export type KeyPair = { publicHalf: Buffer; privateHalf: Buffer }

/** What a family of algorithms brings: without any secret of ours. Every key is 32 bytes; public halves as each curve writes them. */
export type Algorithms = {
  name: SuiteName
  /** As node:crypto names it: for digests, HMAC and HKDF. */
  digest: 'sha256' | 'sm3'
  sealer: (key: Uint8Array) => Sealer
  newKeyPair: () => KeyPair
  /** For somebody else's eyes: to the public half of their key. */
  sealTo: (recipient: Uint8Array, words: string, about: string) => Buffer
  unsealWith: (privateHalf: Uint8Array, sealed: Uint8Array, about: string) => string
  /** Of what was sealed so, the public half of the one-time key before it: what custodians work on (src/shares). */
  onceIn: (sealed: Uint8Array) => Buffer
  /** Opens it with the secret that the two keys share, without the private half. */
  unsealWithSecret: (recipient: Uint8Array, secret: Uint8Array, sealed: Uint8Array, about: string) => string
  /** The key for signing that follows from 32 secret bytes. */
  signing: (secret: Uint8Array) => { signer: Buffer; sign: (words: string) => Buffer }
  isSigned: (signer: Uint8Array, words: string, signature: Uint8Array) => boolean
}
