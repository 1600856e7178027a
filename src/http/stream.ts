import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { House } from '../house.ts'
import { type Changed, watchMatters } from '../matters/watch.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ask } from './operation.ts'

export type Stream = { readonly raw: ServerResponse; readonly end: () => void }

/** What is done when something has happened to matters, and once when the other side has gone or was sent away. */
type Told = { changed: (matters: readonly Changed[]) => void; ended: () => void }

type Wished = {
  bureauId: number
  /** Whether there are too many already. */
  isFull: () => boolean
  /** What is written before anything has happened. */
  first: string
  opened: (stream: Stream) => Told
}

const openIn = new WeakMap<object, Set<() => void>>()

/** Answers with server-sent events, woken by the watch that all streams share. Refuses `not-now` (503). */
export async function openStream(
  { house, reply }: Pick<Ask, 'house' | 'reply'>,
  { bureauId, isFull, first, opened }: Wished,
) {
  const assertRoom = () => {
    if (isFull()) throw new Refusal(503, 'not-now')
  }
  assertRoom()
  let told: Told | undefined
  const stop = await watchMatters(house, bureauId, matters => told?.changed(matters))
  try {
    // Of many who came at once, some are too many now.
    assertRoom()
  } catch (error) {
    stop()
    throw error
  }
  reply.hijack()
  const { raw } = reply
  // Gone while we were getting ready.
  if (raw.destroyed) return stop()
  const open = openIn.get(house.pool) ?? new Set()
  openIn.set(house.pool, open)
  const end = () => {
    if (!open.delete(end)) return
    stop()
    told?.ended()
    raw.end()
  }
  open.add(end)
  raw.on('close', end)
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(first)
  told = opened({ raw, end })
}

/** Ends the streams of a house that closes. */
export function endStreams({ pool }: Pick<House, 'pool'>): void {
  for (const end of [...(openIn.get(pool) ?? [])]) end()
}
