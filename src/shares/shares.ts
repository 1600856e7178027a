import { ed25519 } from '@noble/curves/ed25519.js'
import { type Group, groups, type Point } from './groups.ts'

/*
 * The vault's private half, cut in three of which any two do its work and one alone tells nothing (Shamir, in the group of the
 * curve). Nobody ever joins them: for one sealed row each of two custodians multiplies its one-time point with their share, and
 * the two points together give the secret of that row, and of no other. So whoever is handed the parts opens what two
 * agreed on, and holds nothing with which to open more.
 */

export type Share = {
  readonly suite: Group['name']
  /** Which time they were dealt: shares of two editions do not go together. */
  readonly edition: number
  readonly n: number
  readonly scalar: bigint
}
/** A share's public half: whose part it is can be checked with it. */
export type PublicShare = { readonly n: number; readonly half: Uint8Array }

/** What one share made of the point of a row. */
export type Work = { readonly n: number; readonly point: Uint8Array }
/** One custodian's part of one opening, with what shows that it was made with their share (Chaum and Pedersen, 1992). */
export type Part = Work & { readonly proof: Uint8Array }

const SIZE = 32
const mod = (number: bigint, order: bigint) => ((number % order) + order) % order

function randomScalar({ order }: Group): bigint {
  const wide = crypto.getRandomValues(new Uint8Array(48))
  return (wide.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n) % (order - 1n)) + 1n
}

/** Three shares of the number that a private half stands for, as points of a line. */
export function deal(suite: Group['name'], secret: bigint, edition: number): (Share & PublicShare)[] {
  const group = groups[suite]
  const slope = randomScalar(group)
  return [1, 2, 3].map(n => {
    const scalar = mod(secret + slope * BigInt(n), group.order)
    return { suite, edition, n, scalar, half: group.bytesOf(group.base.multiply(scalar)) }
  })
}

/** As it is kept, on paper or in a file: one line. */
export const shareText = ({ suite, edition, n, scalar }: Share): string =>
  `xjw-share ${suite} ${edition} ${n} ${scalar.toString(16).padStart(2 * SIZE, '0')}`

/** Undefined for what is none. */
export function readShare(text: string): Share | undefined {
  const [, suite, edition, n, hex] = /^\s*xjw-share (standard|gm) (\d{1,6}) ([123]) ([0-9a-f]{64})\s*$/.exec(text) ?? []
  if (!hex) return undefined
  const scalar = BigInt(`0x${hex}`)
  if (scalar === 0n || scalar >= groups[suite as Group['name']].order) return undefined
  return { suite: suite as Group['name'], edition: Number(edition), n: Number(n), scalar }
}

/** The public half of a share, to see before anything is sent whether it is the right one. */
export const publicHalfOf = ({ suite, scalar }: Share): Uint8Array => {
  const group = groups[suite]
  return group.bytesOf(group.base.multiply(scalar))
}

/** Of what was sealed, the point that custodians work on; as bytes. Throws where it is none of the group. */
export const pointOf = (suite: Group['name'], half: Uint8Array): Uint8Array =>
  groups[suite].bytesOf(groups[suite].pointOfHalf(half))

/** @param about what it is for: the proof holds for that and nothing else */
export function partOf(share: Share, point: Uint8Array, about: string): Part {
  const group = groups[share.suite]
  const at = group.pointIn(point)
  const part = at.multiply(share.scalar)
  const once = randomScalar(group)
  const half = group.base.multiply(share.scalar)
  const asked = challenge(group, about, [at, half, part, group.base.multiply(once), at.multiply(once)])
  const answer = mod(once + asked * share.scalar, group.order)
  return { n: share.n, point: group.bytesOf(part), proof: joinedBytes([bytesOf(asked), bytesOf(answer)]) }
}

/** Whether a part was made with the share whose public half this is, for that point, for this opening. */
export function isPart(
  suite: Group['name'],
  half: Uint8Array,
  point: Uint8Array,
  { point: made, proof }: Part,
  about: string,
): boolean {
  try {
    const group = groups[suite]
    const [at, of, part] = [group.pointIn(point), group.pointIn(half), group.pointIn(made)]
    const [asked, answer] = [scalarIn(proof.subarray(0, SIZE)), scalarIn(proof.subarray(SIZE))]
    if (proof.length !== 2 * SIZE || asked === 0n || answer === 0n || asked >= group.order || answer >= group.order)
      return false
    const less = group.order - asked
    const once = [
      group.base.multiply(answer).add(of.multiply(less)),
      at.multiply(answer).add(part.multiply(less)),
    ] as const
    return challenge(group, about, [at, of, part, ...once]) === asked
  } catch {
    return false
  }
}

/** The secret of the row that two different shares' work gives; as the public half of a key is written. */
export function secretOf(suite: Group['name'], a: Work, b: Work): Uint8Array {
  if (a.n === b.n) throw new RangeError('two different shares of one secret are needed')
  const group = groups[suite]
  const [m, n] = [BigInt(a.n), BigInt(b.n)]
  const weight = (mine: bigint, other: bigint) =>
    mod(other * inverse(mod(other - mine, group.order), group.order), group.order)
  const sum = group
    .pointIn(a.point)
    .multiply(weight(m, n))
    .add(group.pointIn(b.point).multiply(weight(n, m)))
  return group.halfOf(sum)
}

/** Two shares of one edition give back the number that was cut: only to deal anew. */
export function joined(a: Share, b: Share): bigint {
  const { order } = groups[a.suite]
  if (a.n === b.n || a.edition !== b.edition || a.suite !== b.suite)
    throw new RangeError('two different shares of one secret are needed')
  const [m, n] = [BigInt(a.n), BigInt(b.n)]
  const run = inverse(mod(n - m, order), order)
  return mod((a.scalar * n - b.scalar * m) * run, order)
}

/** By Fermat: the order is a prime. */
function inverse(number: bigint, order: bigint): bigint {
  let [result, base] = [1n, number]
  for (let power = order - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % order
    base = (base * base) % order
  }
  return result
}

/** SHA-512 in both groups: the proof shows who made a part, and hides nothing. */
function challenge(group: Group, about: string, points: readonly Point[]): bigint {
  const words = new TextEncoder().encode(`xjw part 1 ${group.name} ${about} `)
  const digest = ed25519.CURVE.hash(joinedBytes([words, ...points.map(point => group.bytesOf(point))]))
  return scalarIn(digest) % group.order
}

const bytesOf = (scalar: bigint): Uint8Array =>
  Uint8Array.from({ length: SIZE }, (_, i) => Number((scalar >> BigInt(8 * (SIZE - 1 - i))) & 0xffn))
const scalarIn = (bytes: Uint8Array): bigint => bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)

function joinedBytes(all: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(all.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const one of all) {
    whole.set(one, at)
    at += one.length
  }
  return whole
}
