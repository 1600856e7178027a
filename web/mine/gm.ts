/*
 * What a browser lacks to check the receipt of a bureau with the gm suite: SM3 (GB/T 32905) and the check of an SM2 signature
 * (GB/T 32918.2, the curve of part 5, the usual id). In the syntax of 2018, and loaded by such a bureau's pages alone; the suites'
 * own library is of later syntax and forty times as large.
 */

const turned = (x: number, by: number) => (x << (by % 32)) | (x >>> (32 - (by % 32)))
const start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]

export function sm3(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const whole = new Uint8Array((((length + 8) >> 6) + 1) << 6)
  parts.reduce((at, part) => {
    whole.set(part, at)
    return at + part.length
  }, 0)
  whole[length] = 0x80
  const view = new DataView(whole.buffer)
  view.setUint32(whole.length - 8, Math.floor(length / 0x20000000))
  view.setUint32(whole.length - 4, (length << 3) >>> 0)
  let state = start.slice()
  for (let at = 0; at < whole.length; at += 64) state = compressed(state, view, at)
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((word, i) => {
    out.setUint32(4 * i, word >>> 0)
  })
  return new Uint8Array(out.buffer)
}

function compressed(state: readonly number[], view: DataView, at: number): number[] {
  const w: number[] = []
  for (let i = 0; i < 16; i++) w.push(view.getUint32(at + 4 * i))
  for (let i = 16; i < 68; i++) {
    const x = w[i - 16]! ^ w[i - 9]! ^ turned(w[i - 3]!, 15)
    w.push(x ^ turned(x, 15) ^ turned(x, 23) ^ turned(w[i - 13]!, 7) ^ w[i - 6]!)
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const one = turned((turned(a, 12) + e + turned(i < 16 ? 0x79cc4519 : 0x7a879d8a, i)) | 0, 7)
    const ff = i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = i < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const first = (ff + d + (one ^ turned(a, 12)) + (w[i]! ^ w[i + 4]!)) | 0
    const second = (gg + h + one + w[i]!) | 0
    d = c
    c = turned(b, 9)
    b = a
    a = first
    h = g
    g = turned(f, 19)
    f = e
    e = second ^ turned(second, 9) ^ turned(second, 17)
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => word ^ state[i]!)
}

const A = 'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc'
const B = '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93'
const GX = '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7'
const GY = 'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0'
const ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g)!, pair => Number.parseInt(pair, 16))

type Point = readonly [bigint, bigint] | undefined

/** @param key 04 ‖ x ‖ y. @param signature r ‖ s. 'cannot' in a browser without large integers (before 2018). */
export function isSignedBySm2(key: Uint8Array, words: Uint8Array, signature: Uint8Array): boolean | 'cannot' {
  if (typeof BigInt === 'undefined') return 'cannot'
  const number = (hex: string) => BigInt(`0x${hex}`)
  const numberIn = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum * BigInt(256) + BigInt(byte), BigInt(0))
  const [none, one, two, three] = [BigInt(0), BigInt(1), BigInt(2), BigInt(3)]
  const [a, b, n] = [number(A), number(B), number(ORDER)]
  const p = a + three
  const mod = (x: bigint, m = p) => ((x % m) + m) % m
  const over = (x: bigint) => {
    let [r, s, u, v] = [mod(x), p, one, none]
    while (s > none) [r, s, u, v] = [s, r % s, v, u - (r / s) * v]
    return u
  }
  const plus = (left: Point, right: Point): Point => {
    if (!left || !right) return left || right
    const [[x, y], [z, w]] = [left, right]
    if (x === z && mod(y + w) === none) return undefined
    const slope = mod(x === z ? (three * x * x + a) * over(two * y) : (w - y) * over(z - x))
    const at = mod(slope * slope - x - z)
    return [at, mod(slope * (x - at) - y)]
  }
  const times = (by: bigint, of: Point): Point => {
    let all: Point
    for (let [k, point] = [by, of]; k > none; k /= two, point = plus(point, point))
      if (k % two === one) all = plus(all, point)
    return all
  }
  if (key.length !== 65 || key[0] !== 4 || signature.length !== 64) return false
  const [x, y] = [numberIn(key.subarray(1, 33)), numberIn(key.subarray(33))]
  const [r, s] = [numberIn(signature.subarray(0, 32)), numberIn(signature.subarray(32))]
  const isPoint = x < p && y < p && mod(y * y - x * x * x - a * x - b) === none
  if (!isPoint || r < one || r >= n || s < one || s >= n || mod(r + s, n) === none) return false
  const id = new TextEncoder().encode('1234567812345678')
  const who = sm3(Uint8Array.of(0, 128), id, ...[A, B, GX, GY].map(bytesOf), key.subarray(1))
  const found = plus(times(s, [number(GX), number(GY)]), times(mod(r + s, n), [x, y]))
  return found !== undefined && mod(numberIn(sm3(who, words)) + found[0], n) === r
}
