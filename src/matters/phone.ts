import type { CryptoSuite } from '../platform/suite.ts'

/** As it is compared: digits, without the country's 86 before a mobile number. Undefined where that is no telephone. */
export function plainPhone(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[\s()+.-]/g, '')
    .replace(/^(00)?86(?=1\d{10}$)/, '')
  return /^\d{7,12}$/.test(digits) ? digits : undefined
}

/**
 * Under which somebody in a matter is found again by their telephone, with the key of the house and by nobody else; empty where
 * they gave none. Of who reported into the vault there is none: a number could be tried against it (R27).
 */
export function phoneDigest(suite: Pick<CryptoSuite, 'hmac'>, bureauId: number, said: object): Buffer {
  const phone = plainPhone((said as { phone?: unknown }).phone)
  return phone === undefined ? Buffer.alloc(0) : suite.hmac('phone', `${bureauId} ${phone}`).subarray(0, 16)
}
