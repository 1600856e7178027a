import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export type Packed = { name: string; contents: () => AsyncIterable<string | Uint8Array> }

/** Files as one, while it is read: of each no more is held than a piece, and each is begun when it is its turn. Where one fails, so does the whole. */
export function zipStream(files: readonly Packed[], at: Date): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  for (const { name, contents } of files)
    zip.addReadStreamLazy(name, { mtime: at, forceDosTimestamp: true }, begin =>
      begin(
        null,
        Readable.from(contents(), { objectMode: false }).once('error', why => out.destroy(why)),
      ),
    )
  zip.end()
  pipeline(zip.outputStream, out).catch(() => {})
  return out
}
