import type { CryptoSuite } from '../platform/suite.ts'

/** Which paper that is: of an entry of a matter, by its name. */
export type Which = { bureauId: number; matterId: string; entryNo: number; name: string }

const ABOUT = 'a paper to verify'

/** What the code on a paper says: sealed, so that it tells nothing to whoever reads it, and nobody makes one. */
export const tokenOf = (suite: CryptoSuite, { bureauId, matterId, entryNo, name }: Which): string =>
  suite.seal(`${bureauId} ${matterId} ${entryNo} ${name}`, ABOUT).toString('base64url')

/** Undefined for what this house has not sealed. */
export function readToken(suite: CryptoSuite, token: string): Which | undefined {
  if (!/^[\w-]{40,300}$/.test(token)) return undefined
  try {
    const [bureauId, matterId, entryNo, name] = suite.unseal(Buffer.from(token, 'base64url'), ABOUT).split(' ')
    return { bureauId: Number(bureauId), matterId: matterId!, entryNo: Number(entryNo), name: name! }
  } catch {
    return undefined
  }
}
