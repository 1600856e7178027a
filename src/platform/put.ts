import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes a piece into a file, and goes on once that takes more; into none, nothing. Rejects with what broke it, be it earlier. */
export async function put(out: Writable | undefined, piece: string | Uint8Array): Promise<void> {
  if (!out || out.write(piece)) return
  // What broke before is not said again: without this one would wait for ever.
  if (out.errored) throw out.errored
  // Its listeners go again: of a million matters there would be as many as pauses.
  await once(out, 'drain')
}
