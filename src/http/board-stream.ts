import type { House } from '../house.ts'
import { isVisible } from '../matters/reach.ts'
import { reachFor } from '../matters/store.ts'
import type { Changed } from '../matters/watch.ts'
import { openAmong } from '../people/session.ts'
import { type Person, personById } from '../people/who-is-who.ts'
import { tokenIn } from './caller.ts'
import type { Ask } from './operation.ts'
import { openStream, type Stream } from './stream.ts'

/*
 * Boards that are open. What happens is asked for once for all of them (matters/watch.ts), and whether their sessions are
 * still good once for all of them too. To each is written only what its viewer may see, at once; what they may not see
 * writes nothing, and the beat between is of the clock alone: nothing else can be told from it.
 */

const MOST = 5000
/** Tabs of one person. */
const MOST_OF_ONE = 50
const BEAT = 15_000

type Board = Stream & { bureauId: number; staffId: string; token: string; missed: boolean }
type Open = { boards: Set<Board>; beat: NodeJS.Timeout | undefined }
const openIn = new WeakMap<object, Open>()

function openOf(house: House): Open {
  const there = openIn.get(house.pool) ?? { boards: new Set<Board>(), beat: undefined }
  openIn.set(house.pool, there)
  return there
}

export async function boardStream(ask: Ask) {
  const { house, person, request, reply } = ask
  const open = openOf(house)
  const { bureauId, id: staffId } = person!
  await openStream(ask, {
    bureauId,
    isFull: () =>
      open.boards.size >= MOST || [...open.boards].filter(one => one.staffId === staffId).length >= MOST_OF_ONE,
    first: 'retry: 2000\n\n',
    opened: stream => {
      const board: Board = { ...stream, bureauId, staffId, token: tokenIn(request)!, missed: false }
      board.raw.on('drain', () => {
        if (!board.missed) return
        board.missed = false
        write(board, [])
      })
      open.boards.add(board)
      open.beat ??= setInterval(() => beatBoards(house), BEAT)
      return {
        changed: matters => tell(house, board, matters),
        ended: () => {
          open.boards.delete(board)
          if (open.boards.size > 0) return
          clearInterval(open.beat)
          open.beat = undefined
        },
      }
    },
  })
  return reply
}

async function tell(house: House, board: Board, changed: readonly Changed[]) {
  try {
    const person = await personById(house.db, board.bureauId, board.staffId, house.now())
    if (!person) return board.end()
    const seen = await seenBy(house, person, changed)
    if (seen.length > 0) write(board, seen)
  } catch (error) {
    house.log.error({ err: error }, 'a board broke')
    board.end()
  }
}

async function seenBy(house: House, person: Person, changed: readonly Changed[]): Promise<string[]> {
  const reach = await reachFor(house, person)
  return [...new Set(changed.filter(one => isVisible(one, reach)).map(({ id }) => id))]
}

/** Whoever reads too slowly is told once, when they have caught up, that there was something. */
function write(board: Board, ids: readonly string[]) {
  if (board.raw.writableNeedDrain) board.missed = true
  else board.raw.write(`event: changed\ndata: ${JSON.stringify(ids)}\n\n`)
}

/** Ends those whose session is over, and lets the others know that the line holds. */
export async function beatBoards(house: House): Promise<void> {
  const { boards } = openOf(house)
  try {
    const good = await openAmong(
      house.db,
      [...boards].map(({ token }) => token),
      house.now(),
    )
    for (const board of [...boards]) {
      if (!good.has(board.token)) board.end()
      else if (!board.raw.writableNeedDrain) board.raw.write('event: here\ndata: .\n\n')
    }
  } catch (error) {
    house.log.error({ err: error }, 'the beat of the boards failed')
  }
}
