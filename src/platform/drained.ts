import type { Writable } from 'node:stream'

/** Waits until a stream takes more; or will take nothing any more, being closed. Nothing is left listening on it. */
export async function drained(stream: Writable): Promise<void> {
  // Once it is closed, neither `drain` nor `close` comes any more.
  if (stream.destroyed) return
  await new Promise<void>(done => {
    const over = () => {
      stream.off('drain', over).off('close', over)
      done()
    }
    stream.on('drain', over).on('close', over)
  })
}
