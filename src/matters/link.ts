import { type CryptoSuite, sameBytes } from '../platform/suite.ts'

/*
 * The secret link of a matter (R30): which one it is, and a digest of that under the server's key. Nothing of it is
 * stored; a matter says which number of its links holds. It is never logged, and travels after # or in a header.
 */

export type Link = { bureauId: number; matterId: string; n: number }

const MAC = 18

export function linkFor(suite: CryptoSuite, link: Link): string {
  const id = Buffer.from(link.matterId.replaceAll('-', ''), 'hex').toString('base64url')
  const head = `${link.bureauId.toString(36)}.${link.n.toString(36)}.${id}`
  return `${head}.${macOf(suite, link).toString('base64url')}`
}

/** Undefined for whatever this house has not made. Whether it still holds, the matter says. */
export function readLink(suite: CryptoSuite, text: string): Link | undefined {
  const parts = /^([0-9a-z]{1,6})\.([0-9a-z]{1,6})\.([\w-]{22})\.([\w-]{24})$/.exec(text)
  if (!parts) return undefined
  const hex = Buffer.from(parts[3]!, 'base64url').toString('hex')
  const matterId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const link = { bureauId: Number.parseInt(parts[1]!, 36), matterId, n: Number.parseInt(parts[2]!, 36) }
  return sameBytes(macOf(suite, link), Buffer.from(parts[4]!, 'base64url')) ? link : undefined
}

const macOf = (suite: CryptoSuite, { bureauId, matterId, n }: Link) =>
  suite.hmac('link', `${bureauId} ${matterId} ${n}`).subarray(0, MAC)

/** The word chosen at report, which a protected matter asks for besides the link (R26); kept as a keyed digest. */
export const wordDigest = (suite: CryptoSuite, matterId: string, word: string): Buffer =>
  suite.hmac('word', matterId, ' ', word.normalize('NFKC').trim())

export const isWord = (suite: CryptoSuite, matterId: string, kept: Uint8Array | null, word: string | undefined) =>
  kept !== null && word !== undefined && sameBytes(kept, wordDigest(suite, matterId, word))
