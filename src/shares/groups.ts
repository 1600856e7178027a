import { weierstrassN } from '@noble/curves/abstract/weierstrass.js'
import { ed25519 } from '@noble/curves/ed25519.js'

/*
 * The two groups in which a secret is cut: of each suite the one to whose key the vault is sealed. A point of the first is
 * written as Edwards has it (32 bytes), its half in the keyring as Montgomery has it (X25519: the other coordinate of the same point).
 */

export type Point = {
  add: (other: any) => any
  multiply: (scalar: bigint) => any
  equals: (other: any) => boolean
}

export type Group = {
  readonly name: 'standard' | 'gm'
  readonly order: bigint
  readonly base: Point
  /** Throws for what is no point of the group: no share may be multiplied with it. */
  readonly pointIn: (bytes: Uint8Array) => Point
  readonly bytesOf: (point: Point) => Uint8Array
  /** The point whose public half stands in a keyring, or before what was sealed to one. Throws as pointIn. */
  readonly pointOfHalf: (half: Uint8Array) => Point
  readonly halfOf: (point: Point) => Uint8Array
  /** The number that a private half stands for. */
  readonly scalarIn: (privateHalf: Uint8Array) => bigint
}

const numberIn = (bytes: Uint8Array): bigint => bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
const bytesIn = (number: bigint, size = 32): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => Number((number >> BigInt(8 * (size - 1 - i))) & 0xffn))

const { Point: Edwards } = ed25519
const { Fp } = Edwards

const inTheGroup = (point: InstanceType<typeof Edwards>): Point => {
  if (point.is0() || !point.isTorsionFree()) throw new RangeError('no point of the group')
  return point
}

const standard: Group = {
  name: 'standard',
  order: Edwards.Fn.ORDER,
  base: Edwards.BASE,
  pointIn: bytes => inTheGroup(Edwards.fromBytes(bytes)),
  bytesOf: point => (point as InstanceType<typeof Edwards>).toBytes(),
  // RFC 7748, 4.1: y = (u − 1) / (u + 1). Either of the two points will do: both have the same u, whatever they are multiplied with.
  pointOfHalf(half) {
    const u = Fp.create(numberIn(Uint8Array.from(half).reverse()))
    const y = bytesIn(Fp.div(Fp.sub(u, 1n), Fp.add(u, 1n))).reverse()
    return inTheGroup(Edwards.fromBytes(y))
  },
  halfOf(point) {
    const { y } = (point as InstanceType<typeof Edwards>).toAffine()
    return bytesIn(Fp.div(Fp.add(1n, y), Fp.sub(1n, y))).reverse()
  },
  scalarIn(privateHalf) {
    const bytes = Uint8Array.from(privateHalf)
    bytes[0]! &= 248
    bytes[31]! = (bytes[31]! & 127) | 64
    return numberIn(bytes.reverse())
  },
}

/** GB/T 32918.5. */
const Sm2 = weierstrassN({
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
})

const ofTheCurve = (bytes: Uint8Array): Point => {
  const point = Sm2.fromBytes(bytes)
  point.assertValidity()
  return point
}

const gm: Group = {
  name: 'gm',
  order: Sm2.Fn.ORDER,
  base: Sm2.BASE,
  pointIn: ofTheCurve,
  bytesOf: point => (point as InstanceType<typeof Sm2>).toBytes(false),
  pointOfHalf: ofTheCurve,
  halfOf: point => (point as InstanceType<typeof Sm2>).toBytes(false),
  scalarIn: numberIn,
}

export const groups = { standard, gm } as const
