import { bytesOf, hexOf } from '../ui/hex.ts'
import type * as Gm from './gm.ts'

/*
 * Whether an entry stands, unchanged, in the journal that was signed: reckoned here, in the browser of whoever asks, as
 * bin/check-receipt.mjs does without us. What is left to trust is the key, which stays the same, and the root, which stands on
 * boards and papers outside our hands.
 */

export type Receipt = {
  leaf: { matter: string; no: number; hash: string }
  before?: string
  entry?: Record<string, unknown>
  rows?: string
  said?: { salt: string; text: string }
  at: number
  path: readonly string[]
  checkpoint: { note: string; key: string; signature: string }
}

/** `signed`: 'cannot' where this browser knows no such signature. `key`: with which it was signed, hex. */
export type Checked =
  | { holds: true; root: string; size: number; at: string; key: string; signed: true | 'cannot' }
  | { holds: false }
  | 'cannot'

type Bytes = Uint8Array<ArrayBuffer>
/** What of a suite a check needs. */
type By = {
  hash: (...parts: readonly (Uint8Array | string)[]) => Promise<Uint8Array>
  isSigned: (key: Uint8Array, words: Uint8Array, signature: Uint8Array) => Promise<boolean | 'cannot'>
}

const bytesIn = (part: Uint8Array | string) => (typeof part === 'string' ? new TextEncoder().encode(part) : part)

async function sha256(...parts: readonly (Uint8Array | string)[]): Promise<Uint8Array> {
  const all = parts.map(bytesIn)
  const whole = new Uint8Array(all.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of all) {
    whole.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

/** Of browsers: Chrome since 137, Safari since 17, Firefox since 129. */
async function isSignedByEd25519(key: Uint8Array, words: Uint8Array, signature: Uint8Array) {
  const name = 'Ed25519'
  let known: CryptoKey
  try {
    known = await crypto.subtle.importKey('raw', key as Bytes, { name }, false, ['verify'])
  } catch (error) {
    // Old ones do not know the name; those that know it refuse what is no key by another.
    return (error as Error).name === 'DataError' ? false : ('cannot' as const)
  }
  return crypto.subtle.verify({ name }, known, signature as Bytes, words as Bytes)
}

const standard: By = { hash: sha256, isSigned: isSignedByEd25519 }
type GmReceipt = Pick<typeof Gm, 'sm3' | 'isSignedBySm2'>
const gm = ({ sm3, isSignedBySm2 }: GmReceipt): By => ({
  hash: async (...parts) => sm3(...parts.map(bytesIn)),
  isSigned: async (key, words, signature) => isSignedBySm2(key, words, signature),
})

/** Canonical JSON of an entry (RFC 8785): the names in order, nothing between. */
const written = (entry: Record<string, unknown>): string =>
  `{${Object.keys(entry)
    .sort()
    .map(name => `${JSON.stringify(name)}:${JSON.stringify(entry[name])}`)
    .join(',')}}`

/** 'cannot': this browser lacks SHA-256 (no TLS). @param load brings what a receipt of the gm suite is checked with */
export async function checkReceipt(receipt: Receipt, load: () => Promise<GmReceipt>): Promise<Checked> {
  const { note, key, signature } = receipt.checkpoint
  const [, isGm, size, root, at] =
    /^xiaojingwu checkpoint 1( gm)?\nbureau \d+\nsize (\d+)\nroot ([0-9a-f]{64})\nat (\S+)\n$/.exec(note) || []
  if (typeof crypto === 'undefined' || !crypto.subtle) return 'cannot'
  const by = isGm ? gm(await load()) : standard
  if (!size || !root || !at || !(await isWhole(by, receipt))) return { holds: false }
  if ((await rootOver(by, receipt, Number(size))) !== root) return { holds: false }
  const signed = await by.isSigned(bytesOf(key), bytesIn(note), bytesOf(signature))
  return signed === false ? { holds: false } : { holds: true, root, size: Number(size), at, key, signed }
}

/** What was said has the digest that stands in the entry, and the entry the hash that stands in the leaf. */
async function isWhole({ hash }: By, { said, entry, before, rows, leaf }: Receipt): Promise<boolean> {
  if (said) {
    const digest = hexOf(await hash('xjw content 1', bytesOf(said.salt), said.text))
    if (!entry || digest !== entry['contentDigest']) return false
  }
  if (!entry) return true
  const digest = await hash('xjw entry 1', written(entry))
  // PostgreSQL makes the link from entry to entry: SHA-256 in both suites.
  return hexOf(await sha256(bytesOf(before), digest, bytesOf(rows))) === leaf.hash
}

/** Over the leaf, by its path (RFC 6962); undefined where the path is not one in a tree of this size. */
async function rootOver({ hash }: By, { leaf, at, path }: Receipt, size: number): Promise<string | undefined> {
  const number = new Uint8Array(4)
  new DataView(number.buffer).setUint32(0, leaf.no)
  let sum = await hash(Uint8Array.of(0), bytesOf(leaf.matter.split('-').join('')), number, bytesOf(leaf.hash))
  let [here, last] = [at, size - 1]
  if (!(here >= 0 && here <= last)) return undefined
  for (const beside of path.map(one => bytesOf(one))) {
    if (last === 0) return undefined
    if (here % 2 === 1 || here === last) {
      sum = await hash(Uint8Array.of(1), beside, sum)
      while (here % 2 === 0 && here !== 0) {
        here /= 2
        last = Math.floor(last / 2)
      }
    } else sum = await hash(Uint8Array.of(1), sum, beside)
    here = Math.floor(here / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hexOf(sum) : undefined
}
