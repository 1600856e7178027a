import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { type CsvRow, csvStream } from './csv.ts'
import { xlsxRows } from './read-xlsx.ts'
import { Refusal } from './refusal.ts'

/** Larger than these nothing is taken: a list of a million rows is a third of it. */
const MOST_BYTES = { csv: 4 * 2 ** 30, xlsx: 256 * 2 ** 20 }
/** What a packed text may come to. */
const MOST_UNPACKED = 8 * 2 ** 30

export type OpenTable = {
  /** The first is the head; numbered as in the file, a sheet by its rows. */
  rows: AsyncGenerator<CsvRow, void>
  /** How much of it was read, from 0 to 1. */
  share: () => number
}

/**
 * A list in a file, a row at a time, however large it is: CSV in UTF-8, UTF-16 or GB18030 (as Excel saves it in China), packed by gzip or
 * not, or the first sheet of an .xlsx. What it is is seen by what stands in it, never by its name. Refuses (422) `no-such-file`,
 * `table-too-large`, `table-damaged`, `not-a-table`, and what read-xlsx.ts refuses.
 */
export async function openTable(file: string): Promise<OpenTable> {
  const size = await stat(file).then(
    found => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined) throw new Refusal(422, 'no-such-file')
  const head = await headOf(file)
  const begins = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte)
  if (begins(0x50, 0x4b)) {
    if (size > MOST_BYTES.xlsx) throw new Refusal(422, 'table-too-large')
    return xlsxRows(file)
  }
  // What Excel wrote before 2007, and what it writes today under a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal(422, 'table-old-or-locked')
  if (size > MOST_BYTES.csv) throw new Refusal(422, 'table-too-large')
  const packed = begins(0x1f, 0x8b)
  const encoding = begins(0xff, 0xfe) ? 'utf-16le' : await encodingOf(file, packed)
  let read = 0
  const pieces = textOf(file, packed, encoding, bytes => (read = bytes))
  return { rows: csvStream(pieces), share: () => (size === 0 ? 1 : read / size) }
}

async function headOf(file: string): Promise<Uint8Array> {
  const opened = await open(file)
  try {
    return (await opened.read(new Uint8Array(4), 0, 4, 0)).buffer
  } finally {
    await opened.close()
  }
}

/** Looks through the whole: what is no UTF-8 in its last line is none. */
async function encodingOf(file: string, packed: boolean): Promise<string> {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      for await (const _ of textOf(file, packed, encoding));
      return encoding
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    }
  }
  throw new Refusal(422, 'not-a-table')
}

async function* textOf(file: string, packed: boolean, encoding: string, read: (bytes: number) => void = () => {}) {
  const source = createReadStream(file, { highWaterMark: 1 << 17 })
  const bytes = packed ? source.pipe(createGunzip({ chunkSize: 1 << 17 })) : source
  if (packed) source.on('error', why => bytes.destroy(why))
  const decoder = new TextDecoder(encoding, { fatal: true })
  let unpacked = 0
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      unpacked += chunk.length
      if (unpacked > MOST_UNPACKED) throw new Refusal(422, 'table-unpacks-too-large')
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw new Refusal(422, 'not-a-table')
      read(source.bytesRead)
      yield text
    }
    yield decoder.decode()
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new Refusal(422, 'table-damaged') : error
  } finally {
    source.destroy()
  }
}
