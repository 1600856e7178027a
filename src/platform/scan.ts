import { connect, type NetConnectOpts } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { drained } from './drained.ts'
import { Refusal } from './refusal.ts'

/** Where clamd listens: a path (`/run/clamav/clamd.ctl`), or `host:port`. */
export type Scanner = NetConnectOpts

/** Undefined for what is neither. */
export function readScanner(text: string): Scanner | undefined {
  if (text.startsWith('/')) return { path: text }
  const [, host, port] = /^([\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(text) ?? []
  return host && Number(port) > 0 && Number(port) < 65_536
    ? { host: host.replace(/[[\]]/g, ''), port: Number(port) }
    : undefined
}

const PATIENCE = 60_000
const silent = (why: unknown) => new Refusal(503, 'scanner-silent', { seconds: 60 }, why)

/**
 * Whether a file is clean, by ClamAV's protocol (clamd(8), INSTREAM: pieces with their length in four bytes, ended by an empty one).
 * Refuses `scanner-silent` (503), with why, where it does not answer, or not with a yes or a no: nobody is told that a file was taken which nobody has looked at.
 */
export async function isClean(
  scanner: Scanner,
  contents: AsyncIterable<Uint8Array>,
  patience = PATIENCE,
): Promise<boolean> {
  const over = new AbortController()
  const late = sleep(patience, undefined, { signal: over.signal, ref: false }).then(
    () => '',
    () => '',
  )
  const socket = connect(scanner)
  try {
    const answer = await Promise.race([asked(), late])
    if (/: OK\0?$/.test(answer)) return true
    if (/ FOUND\0?$/.test(answer)) return false
    // What it says of itself: too large for it, say. Anything else may be of the file.
    throw new Error(/^INSTREAM [\w ]{1,60}\. ERROR\0?$/.test(answer) ? answer : 'neither yes nor no')
  } catch (error) {
    // Of what went wrong nothing is for whoever sends: it is ours to mend.
    throw silent(error)
  } finally {
    over.abort()
    socket.destroy()
  }

  async function asked(): Promise<string> {
    const answered = new Promise<string>((resolve, reject) => {
      let text = ''
      socket.setEncoding('latin1')
      socket.on('data', part => {
        text += part
        if (text.length > 4096) reject(new Error('says too much'))
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('closed')))
    })
    // It may say no before it has read all.
    await Promise.race([sent(), answered])
    return answered
  }

  async function sent() {
    const write = async (bytes: Buffer | string) => {
      if (socket.destroyed) throw new Error('closed')
      if (!socket.write(bytes)) await drained(socket)
    }
    await write('zINSTREAM\0')
    for await (const piece of contents) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      await write(Buffer.concat([length, piece]))
    }
    await write(Buffer.alloc(4))
  }
}
