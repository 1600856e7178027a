import { randomBytes } from 'node:crypto'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ifNone } from './if-none.ts'
import type { Sealer } from './seal.ts'
import { writeWhole } from './write-whole.ts'

/*
 * A file sealed piece by piece, so that neither its writer nor its reader ever holds more than one: each under the file's own key
 * and bound to its number. Before the contents stands how long they are; zeros follow, up to a length that many files share.
 */

const PIECE = 64 * 1024
const LENGTH = 8
const SMALLEST = 16 * 1024
const bound = (n: number) => `piece ${n} of a file`

/** What opens a file, and by which name it lies: both from chance, so that neither tells anything of what is in it. */
export type FileKey = { readonly name: string; readonly key: Buffer }

const newFileKey = (): FileKey => ({ name: randomBytes(32).toString('hex'), key: randomBytes(32) })

/** Where files lie that are sealed. */
export const sealedFolder = (dataDir: string): string => join(dataDir, 'files', 'sealed')
const pathOf = (dataDir: string, name: string) => join(sealedFolder(dataDir), name.slice(0, 2), name)
/** What is still being written, and what was sent and belongs to no matter yet. */
export const arrivingFolder = (dataDir: string): string => join(dataDir, 'files', 'arriving')

type Suite = { sealer: (key: Uint8Array) => Sealer }

/** Keeps contents of so many bytes under a new key and a new name. */
export async function keepSealed(
  dataDir: string,
  suite: Suite,
  size: number,
  contents: AsyncIterable<Uint8Array>,
): Promise<FileKey> {
  const made = newFileKey()
  const path = pathOf(dataDir, made.name)
  await mkdir(arrivingFolder(dataDir), { recursive: true, mode: 0o700 })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const sealed = sealedPieces(suite.sealer(made.key), framed(size, contents))
  await writeWhole(path, sealed, { aside: arrivingFolder(dataDir) })
  return made
}

export type Opened = { size: number; read: (range?: { start: number; end: number }) => Readable }

/** Opens a file; undefined where there is none of this name. Throws where it was changed, cut, or is of another key. */
export async function openSealed(dataDir: string, suite: Suite, { name, key }: FileKey): Promise<Opened | undefined> {
  const path = pathOf(dataDir, name)
  const there = await stat(path).catch(ifNone(undefined))
  if (!there) return undefined
  const sealer = suite.sealer(key)
  const first = await buffer(openedPieces(sealer, path, { start: 0, end: LENGTH - 1 }))
  const size = first.length === LENGTH ? Number(first.readBigUInt64BE()) : 0
  if (there.size !== sealedSize(sealer, size)) throw new Error('a sealed file is not as long as it was')
  return {
    size,
    read: ({ start, end } = { start: 0, end: size - 1 }) =>
      Readable.from(openedPieces(sealer, path, { start: start + LENGTH, end: end + LENGTH }), { objectMode: false }),
  }
}

/** Contents as they come, sealed in pieces. */
export async function* sealedPieces(sealer: Sealer, contents: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let piece = Buffer.allocUnsafe(PIECE)
  let [filled, n] = [0, 0]
  for await (const some of contents)
    for (let at = 0; at < some.length; ) {
      const fits = some.subarray(at, at + PIECE - filled)
      piece.set(fits, filled)
      filled += fits.length
      at += fits.length
      if (filled < PIECE) continue
      yield sealer.seal(piece, bound(n++))
      piece = Buffer.allocUnsafe(PIECE)
      filled = 0
    }
  if (filled > 0) yield sealer.seal(piece.subarray(0, filled), bound(n))
}

/** What lies there in sealed pieces, from one byte to another, both included. */
export async function* openedPieces(
  sealer: Sealer,
  path: string,
  { start, end } = { start: 0, end: Number.POSITIVE_INFINITY },
): AsyncGenerator<Buffer, void> {
  const file = await open(path)
  try {
    const length = PIECE + overhead(sealer)
    for (let n = Math.floor(start / PIECE); n * PIECE <= end; n++) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, n * length)
      if (bytesRead === 0) return
      const piece = sealer.open(buffer.subarray(0, bytesRead), bound(n))
      yield piece.subarray(Math.max(0, start - n * PIECE), Math.min(piece.length, end + 1 - n * PIECE))
    }
  } finally {
    await file.close()
  }
}

async function* framed(size: number, contents: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const length = Buffer.alloc(LENGTH)
  length.writeBigUInt64BE(BigInt(size))
  yield length
  let left = paddedSize(LENGTH + size) - LENGTH
  const zeros = left - size
  for await (const some of contents) {
    left -= some.length
    yield some
  }
  if (left !== zeros) throw new Error('contents are not as long as they were said to be')
  for (; left > 0; left -= PIECE) yield Buffer.alloc(Math.min(left, PIECE))
}

const overhead = (sealer: Sealer) => sealer.seal('', '').length
const sealedSize = (sealer: Sealer, size: number) => {
  const padded = paddedSize(LENGTH + size)
  return padded + Math.ceil(padded / PIECE) * overhead(sealer)
}

/** Padmé (Nikitin and others, PETS 2019): at most 12 % more, and only as many different lengths as the logarithm's logarithm tells. */
export function paddedSize(size: number): number {
  if (size <= SMALLEST) return SMALLEST
  const exponent = Math.floor(Math.log2(size))
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(size / step) * step
}
