import { randomBytes } from 'node:crypto'

/*
 * A secret cut into shares of which any two give it back and one alone tells nothing (Shamir, over the bytes with AES's
 * polynomial). Share n is n ‖ the points of a line at n, one for each byte.
 */

const exp = new Uint8Array(510)
const log = new Uint8Array(256)
for (let i = 0, x = 1; i < 255; i++) {
  exp[i] = exp[i + 255] = x
  log[x] = i
  x ^= (x << 1) ^ (x & 0x80 ? 0x11b : 0)
}
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : exp[log[a]! + log[b]!]!)
const over = (a: number, b: number) => (a === 0 ? 0 : exp[log[a]! + 255 - log[b]!]!)

export function split(secret: Uint8Array, shares = 3): Buffer[] {
  const slope = randomBytes(secret.length)
  return Array.from({ length: shares }, (_, i) =>
    Buffer.concat([Buffer.of(i + 1), secret.map((byte, at) => byte ^ times(slope[at]!, i + 1))]),
  )
}

/** From two different shares of one secret. */
export function joined(a: Uint8Array, b: Uint8Array): Buffer {
  const [m, n] = [a[0]!, b[0]!]
  if (m === n || a.length !== b.length) throw new RangeError('two different shares of one secret are needed')
  return Buffer.from(a.slice(1).map((y, at) => times(y, over(n, m ^ n)) ^ times(b[at + 1]!, over(m, m ^ n))))
}
