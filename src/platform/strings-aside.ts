import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

export type Strings = { add: (text: string) => void; at: (n: number) => string | undefined; close: () => void }

const BLOCK = 1 << 16
/** Of what is asked for so much is kept at hand. */
const BLOCKS = 128
const MOST = 8_000_000

/** A list of texts that lies in a file of its own, which nobody else can open: of millions only where each begins is held. Refuses `table-unpacks-too-large`. */
export async function stringsAside(): Promise<Strings> {
  const folder = mkdtempSync(join(tmpdir(), 'xjw-strings-'))
  const file = openSync(join(folder, 'strings'), 'wx+', 0o600)
  // Gone with the process, however that ends.
  rmSync(folder, { recursive: true })
  let starts = new Float64Array(1024)
  let count = 0
  let end = 0
  let waiting: Buffer[] = []
  let size = 0
  const blocks = new Map<number, Buffer>()

  const flush = () => {
    const all = Buffer.concat(waiting)
    for (let at = 0; at < all.length; ) at += writeSync(file, all, at)
    waiting = []
    size = 0
  }
  const block = (n: number): Buffer => {
    const known = blocks.get(n)
    if (known) return known
    const read = Buffer.alloc(BLOCK)
    const bytes = readSync(file, read, 0, BLOCK, n * BLOCK)
    if (blocks.size >= BLOCKS) blocks.delete(blocks.keys().next().value!)
    blocks.set(n, read.subarray(0, bytes))
    return read
  }
  return {
    add: text => {
      if (count >= MOST) throw new Refusal(422, 'table-unpacks-too-large')
      if (count + 1 >= starts.length) {
        const more = new Float64Array(starts.length * 2)
        more.set(starts)
        starts = more
      }
      const bytes = Buffer.from(text)
      starts[count++] = end
      end += bytes.length
      starts[count] = end
      waiting.push(bytes)
      size += bytes.length
      if (size > 1 << 20) flush()
    },
    at: n => {
      if (!Number.isInteger(n) || n < 0 || n >= count) return undefined
      if (size > 0) flush()
      const [from, to] = [starts[n]!, starts[n + 1]!]
      const first = Math.floor(from / BLOCK)
      const last = Math.floor(to / BLOCK)
      if (first === last) return block(first).toString('utf8', from - first * BLOCK, to - first * BLOCK)
      const bytes = Buffer.alloc(to - from)
      readSync(file, bytes, 0, to - from, from)
      return bytes.toString('utf8')
    },
    close: () => closeSync(file),
  }
}
