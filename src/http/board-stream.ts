import type { ServerResponse } from 'node:http'
import type { House } from '../house.ts'
import { isVisible } from '../matters/reach.ts'
import { reachFor } from '../matters/store.ts'
import { type Changed, watchMatters } from '../matters/watch.ts'
import { openAmong } from '../people/session.ts'
import { type Person, personById } from '../people/who-is-who.ts'
import { Refusal } from '../platform/refusal.ts'
import { tokenIn } from './caller.ts'
import type { Ask } from './operation.ts'

/*
 * Boards that are open. What happens is asked for once for all of them (matters/watch.ts), and whether their sessions are
 * still good once for all of them too. To each is written only what its viewer may see, at once; what they may not see
 * writes nothing, and the beat between is of the clock alone: nothing else can be told from it.
 */

const MOST = 5000
/** Tabs of one person. */
const MOST_OF_ONE = 50
const BEAT = 15_000

type Stream = {
  bureauId: number
  staffId: string
  token: string
  raw: ServerResponse
  missed: boolean
  end: () => void
}
type Open = { streams: Set<Stream>; beat: NodeJS.Timeout | undefined }
const openIn = new WeakMap<object, Open>()

function openOf(house: House): Open {
  const there = openIn.get(house.pool) ?? { streams: new Set<Stream>(), beat: undefined }
  openIn.set(house.pool, there)
  return there
}

/** Ends the streams of a house that closes. */
export function endBoards(house: House): void {
  for (const { end } of [...openOf(house).streams]) end()
}

export async function boardStream({ house, person, request, reply }: Ask) {
  const open = openOf(house)
  const { bureauId, id: staffId } = person!
  const isFull = () =>
    open.streams.size >= MOST || [...open.streams].filter(one => one.staffId === staffId).length >= MOST_OF_ONE
  if (isFull()) throw new Refusal(503, 'not-now')
  const { raw } = reply
  const stream: Stream = { bureauId, staffId, token: tokenIn(request)!, raw, missed: false, end: () => {} }
  const stop = await watchMatters(house, bureauId, changed => tell(house, stream, changed))
  stream.end = () => {
    stop()
    open.streams.delete(stream)
    if (open.streams.size === 0) {
      clearInterval(open.beat)
      open.beat = undefined
    }
    raw.end()
  }
  // Of many who came at once, some are too many now.
  if (isFull()) {
    stop()
    throw new Refusal(503, 'not-now')
  }
  reply.hijack()
  // Gone while we were getting ready.
  if (raw.destroyed) return stop()
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  raw.write('retry: 2000\n\n')
  raw.on('close', stream.end)
  raw.on('drain', () => {
    if (!stream.missed) return
    stream.missed = false
    write(stream, [])
  })
  open.streams.add(stream)
  open.beat ??= setInterval(() => beatBoards(house), BEAT)
  return reply
}

async function tell(house: House, stream: Stream, changed: readonly Changed[]) {
  try {
    const person = await personById(house.db, stream.bureauId, stream.staffId, house.now())
    if (!person) return stream.end()
    const seen = await seenBy(house, person, changed)
    if (seen.length > 0) write(stream, seen)
  } catch (error) {
    house.log.error({ err: error }, 'a board broke')
    stream.end()
  }
}

async function seenBy(house: House, person: Person, changed: readonly Changed[]): Promise<string[]> {
  const reach = await reachFor(house, person)
  return [...new Set(changed.filter(one => isVisible(one, reach)).map(({ id }) => id))]
}

/** Whoever reads too slowly is told once, when they have caught up, that there was something. */
function write(stream: Stream, ids: readonly string[]) {
  if (stream.raw.writableNeedDrain) stream.missed = true
  else stream.raw.write(`event: changed\ndata: ${JSON.stringify(ids)}\n\n`)
}

/** Ends those whose session is over, and lets the others know that the line holds. */
export async function beatBoards(house: House): Promise<void> {
  const { streams } = openOf(house)
  try {
    const good = await openAmong(
      house.db,
      [...streams].map(({ token }) => token),
      house.now(),
    )
    for (const stream of [...streams]) {
      if (!good.has(stream.token)) stream.end()
      else if (!stream.raw.writableNeedDrain) stream.raw.write('event: here\ndata: .\n\n')
    }
  } catch (error) {
    house.log.error({ err: error }, 'the beat of the boards failed')
  }
}
