/*
 * Archives that any `tar` opens (POSIX ustar), written and read as they stream: names up to 100 bytes, sizes below 8 GiB.
 */

const BLOCK = 512

/** What stands before the bytes of one file. @param at seconds since 1970 */
export function tarHead(name: string, size: number, at: number): Buffer {
  const head = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new RangeError('a name in an archive has 100 bytes at most')
  const octal = (value: number, from: number, digits: number) =>
    head.write(value.toString(8).padStart(digits, '0'), from)
  head.write(name)
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(at, 136, 11)
  head.write('        0', 148)
  head.write('ustar\x0000', 257, 'latin1')
  octal(sumOf(head), 148, 6)
  head.write('\0 ', 154, 'latin1')
  return head
}

/** Fills up to a whole block. */
export const tarTail = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
/** An archive ends with two empty blocks. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

const sumOf = (head: Buffer): number => head.reduce((sum, byte) => sum + byte, 0)

export type TarPart = { name: string; size: number; bytes: () => AsyncGenerator<Buffer, void> }

/** The files of an archive one after the other; what is not read of one is passed over. Throws for what is no archive. */
export async function* tarParts(source: AsyncIterable<Buffer>): AsyncGenerator<TarPart, void> {
  const from = reader(source)
  for (;;) {
    const head = await from.exactly(BLOCK)
    if (!head) throw new Error('the archive ends too early')
    if (head.every(byte => byte === 0)) return
    const text = (at: number, size: number) => head.toString('utf8', at, at + size).replace(/\0.*$/s, '')
    const noted = Number.parseInt(text(148, 8), 8)
    head.fill(' ', 148, 156)
    if (text(257, 5) !== 'ustar' || noted !== sumOf(head)) throw new Error('this is no archive, or damaged')
    const size = Number.parseInt(text(124, 12), 8)
    let left = size
    const bytes = async function* () {
      while (left > 0) {
        const piece = await from.some(left)
        if (!piece) throw new Error('the archive ends too early')
        left -= piece.length
        yield piece
      }
    }
    yield { name: text(0, 100), size, bytes }
    for await (const _ of bytes());
    await from.exactly(tarTail(size).length)
  }
}

function reader(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const some = async (most: number): Promise<Buffer | undefined> => {
    while (held.length === 0) {
      const { value, done } = await pieces.next()
      if (done) return undefined
      held = value
    }
    const piece = held.subarray(0, most)
    held = held.subarray(piece.length)
    return piece
  }
  const exactly = async (size: number): Promise<Buffer | undefined> => {
    const parts: Buffer[] = []
    for (let left = size; left > 0; ) {
      const piece = await some(left)
      if (!piece) return undefined
      parts.push(piece)
      left -= piece.length
    }
    return Buffer.concat(parts)
  }
  return { some, exactly }
}
