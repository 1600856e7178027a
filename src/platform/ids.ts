import { createHash, randomBytes, randomFillSync } from 'node:crypto'

/** Sixteen random bytes, or those of a seed where the same run must give the same ids. */
export type Chance = (size: number) => Uint8Array

/** From a pool that is filled now and then: asked for a few bytes at a time, chance is dear. */
export const pooledChance: Chance = size => {
  if (size > pool.length / 4) return randomBytes(size)
  if (at + size > pool.length) {
    randomFillSync(pool)
    at = 0
  }
  const bytes = pool.subarray(at, at + size)
  at += size
  // A copy, and nothing of it left behind: what is secret is nowhere twice.
  const mine = Uint8Array.from(bytes)
  bytes.fill(0)
  return mine
}
const pool = Buffer.alloc(4096)
let at = pool.length

/** A new id that sorts by the time it was made (RFC 9562, version 7). */
export function uuidv7(at: Date, chance: Chance = pooledChance): string {
  const bytes = new Uint8Array(16)
  bytes.set(chance(10), 6)
  let ms = at.getTime()
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256
    ms = Math.floor(ms / 256)
  }
  return asText(bytes, 7)
}

/** The same id for the same words, always (RFC 9562, version 5): what is done twice is then done once. */
export function derivedId(...words: (string | number)[]): string {
  return asText(createHash('sha1').update(NAMESPACE).update(JSON.stringify(words)).digest().subarray(0, 16), 5)
}

const NAMESPACE = Buffer.from('6f1b2c0e8d5a4f7797c39d5f0e3b7a21', 'hex')

function asText(bytes: Uint8Array, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether it can be an id at all: what is none finds nothing, and makes no error of the database. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text)
