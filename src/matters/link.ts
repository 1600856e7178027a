import { type CryptoSuite, sameBytes } from '../platform/suite.ts'

/*
 * The secret link of a matter (R30): which one it is, whose it is, and a digest of that under the server's key. Nothing of it
 * is stored; a matter says which number of its links holds. It is never logged, and travels after # or in a header.
 */

/** `personId`: somebody in the matter other than who reported it, say the one who must put a hazard right. */
export type Link = { bureauId: number; matterId: string; n: number; personId?: string | undefined }

const MAC = 18

export function linkFor(suite: CryptoSuite, link: Link): string {
  const { bureauId, n, matterId, personId } = link
  const parts = [bureauId.toString(36), n.toString(36), short(matterId), ...(personId ? [short(personId)] : [])]
  return [...parts, macOf(suite, link).toString('base64url')].join('.')
}

/** Undefined for whatever this house has not made. Whether it still holds, the matter says. */
export function readLink(suite: CryptoSuite, text: string): Link | undefined {
  const parts = /^([0-9a-z]{1,6})\.([0-9a-z]{1,6})\.([\w-]{22})(?:\.([\w-]{22}))?\.([\w-]{24})$/.exec(text)
  if (!parts) return undefined
  const [, bureau, n, matter, person, mac] = parts as unknown as [string, string, string, string, string?, string?]
  const link = {
    bureauId: Number.parseInt(bureau, 36),
    n: Number.parseInt(n, 36),
    matterId: long(matter),
    personId: person && long(person),
  }
  if (!sameBytes(macOf(suite, link), Buffer.from(mac!, 'base64url'))) return undefined
  // One text for one link: the last letters hold bits that mean nothing.
  return linkFor(suite, link) === text ? link : undefined
}

const macOf = (suite: CryptoSuite, { bureauId, matterId, n, personId }: Link) =>
  suite.hmac('link', `${bureauId} ${matterId} ${n} ${personId ?? ''}`).subarray(0, MAC)

const short = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
const long = (text: string) =>
  Buffer.from(text, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The word chosen at report, which a protected matter asks for besides the link (R26); kept as a keyed digest. */
export const wordDigest = (suite: CryptoSuite, matterId: string, word: string): Buffer =>
  suite.hmac('word', matterId, ' ', word.normalize('NFKC').trim())

export const isWord = (suite: CryptoSuite, matterId: string, kept: Uint8Array | null, word: string | undefined) =>
  kept !== null && word !== undefined && sameBytes(kept, wordDigest(suite, matterId, word))
