import { canonical } from '../platform/canonical.ts'
import type { CryptoSuite } from '../platform/suite.ts'
import { sha256 } from './tree.ts'

/*
 * What an entry of the journal proves, and how. With H the hash of the suite, ‖ for bytes one after the other, and
 * canonical() for JSON in its one form (RFC 8785):
 *
 *   content digest = H('xjw content 1' ‖ salt ‖ what was said, in canonical JSON)     salt: 32 random bytes
 *   matter digest  = H('xjw matter 1' ‖ canonical(what the matter is after the entry))
 *   entry digest   = H('xjw entry 1' ‖ canonical(who, what, when, both digests in hex))
 *   rows digest    = of the promises, papers, evidence and links of the matter as they stand after the entry, if it touched
 *                    them: db/migrations, rows_digest(), rows.ts, and of what opens with promises alone rows-digest.ts
 *   entry hash     = sha256(hash of the entry before ‖ entry digest ‖ rows digest, if there is one)   made by record_act
 *
 * The content and its salt can be destroyed (R11): the digest stays, and without the salt nobody tries words against it.
 * Those who act and those who verify use the functions of this file.
 */

type Hash = Pick<CryptoSuite, 'hash'>

/** All of a matter that a move may change. */
export type Stands = {
  state: string
  details: unknown
  standing: unknown
  people: unknown
  owner: string
  unit: string
  wall: string | null
  protected: boolean
  outcome: string | null
}

export type EntrySaid = {
  bureau: number
  matter: string
  command: string
  actor: string
  post: string
  move: string
  /** Milliseconds since 1970. */
  saidAt: number
  recordedAt: number
  /** With the matter's digest null for an entry that left it as it was and did not look at it. */
  stateAfter: string | null
  matterDigest: Uint8Array | null
  contentDigest: Uint8Array | null
}

export const contentDigest = (suite: Hash, salt: Uint8Array, text: string): Buffer =>
  suite.hash('xjw content 1', salt, text)

export const matterDigest = (suite: Hash, matter: Stands): Buffer => suite.hash('xjw matter 1', canonical(matter))

export function entryDigest(suite: Hash, entry: EntrySaid): Buffer {
  const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex')
  const { matterDigest, contentDigest } = entry
  return suite.hash(
    'xjw entry 1',
    canonical({ ...entry, matterDigest: hex(matterDigest), contentDigest: hex(contentDigest) }),
  )
}

/** Made by the database, by SHA-256 in every suite. */
export const entryHash = (before: Uint8Array, digest: Uint8Array, rows: Uint8Array | null): Buffer =>
  sha256(before, digest, rows ?? NOTHING)

const NOTHING = new Uint8Array()

/** Salt and words in one, so that both are destroyed together: 32 bytes, then the words. */
export const salted = (salt: Uint8Array, text: string): Buffer => Buffer.concat([salt, Buffer.from(text)])

/** What was said in an entry; of entries from before keys of matters, the salt lies beside it. */
export function contentIn(
  suite: Pick<CryptoSuite, 'open'>,
  { sealed, salt }: { sealed: Uint8Array; salt?: Uint8Array | null },
  bound: string,
): { salt: Buffer; text: string } {
  const opened = suite.open(sealed, bound)
  if (salt) return { salt: Buffer.from(salt), text: opened.toString('utf8') }
  return { salt: opened.subarray(0, SALT), text: opened.subarray(SALT).toString('utf8') }
}
const SALT = 32

/** What sealed words are bound to, so that they open nowhere else. */
export const about = {
  content: (bureauId: number, matterId: string, command: string) => `content ${bureauId} ${matterId} ${command}`,
  person: (bureauId: number, id: string) => `person ${bureauId} ${id}`,
  identity: (bureauId: number, id: string) => `identity ${bureauId} ${id}`,
  address: (bureauId: number, id: string) => `address ${bureauId} ${id}`,
  file: (bureauId: number, matterId: string, sha256: string) => `file ${bureauId} ${matterId} ${sha256}`,
  reach: (bureauId: number, matterId: string, id: string) => `reach ${bureauId} ${matterId} ${id}`,
}
