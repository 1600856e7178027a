import { isoAt, msOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { canonical } from '../platform/canonical.ts'
import { everyBureau } from '../platform/every-bureau.ts'
import { derivedId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { act } from './act.ts'
import type { Hands } from './answer.ts'
import { type Asker, clockId } from './asker.ts'
import { theClock } from './by-the-clock.ts'
import { climb, rungId } from './climb.ts'
import { type Rung75, reached, rungsOf } from './ladder.ts'
import { lookAt } from './look-at.ts'
import type { Matter } from './matter.ts'
import { nextAtOf } from './next-at.ts'
import { readMatter } from './read-matter.ts'
import { noOf } from './record.ts'
import { overSince, waitsOf } from './waits.ts'
import { type Waking, wakesOf } from './wakes.ts'

type Rooms = Hands & Pick<House, 'log'>

const BATCH = 200
/** What the clock may do to one matter at one time; more would be a fault of its kind, and waits. */
const MOST = 64
/** What could not be done is tried again then, and keeps nobody else waiting. */
const LATER = 3_600_000

/** Every bureau, one after another. Answers how many moves the clock made. */
export function sweepAll(house: Rooms): Promise<number> {
  return everyBureau(house.pool, bureauId => sweep(house, bureauId))
}

/**
 * Does to each matter of a bureau what the clock has to do to it by now (R14), and notes when it is to be looked at next.
 * No lock is held: the commands are derived, so that two at once, or one that was stopped and begins again, do each once.
 */
export async function sweep(house: Rooms, bureauId: number): Promise<number> {
  const now = house.now()
  let made = 0
  for (let after = first; ; ) {
    const { rows } = await house.pool.query<{ id: string; next_at: Date; exactly: string }>({
      name: 'sweep',
      text: `select id, next_at, next_at::text as exactly from matter
        where bureau_id = $1 and next_at <= $2 and (next_at, id) > ($3::timestamptz, $4::uuid)
        order by next_at, id limit ${BATCH}`,
      values: [bureauId, now.toISOString(), after.exactly, after.id],
    })
    for (const { id } of rows) made += await wake(house, bureauId, id, now)
    if (rows.length < BATCH) return made
    after = rows.at(-1)!
  }
}

const first = { exactly: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

async function wake(house: Rooms, bureauId: number, id: string, now: Date): Promise<number> {
  let made = 0
  try {
    for (; made < MOST; made++) {
      const look = await whatToDo(house, bureauId, id, now)
      if (!look) return made
      const { looked, todo, nextAt } = look
      const { matter } = looked
      if (!todo) {
        await lookAgainAt(house, matter, nextAt)
        return made
      }
      if ('rung' in todo) {
        await climb(house, looked, todo.rung, now)
        continue
      }
      const { at, move, says } = todo.wake
      const { version } = matter
      // By the version too: what is due again after it was taken up anew is another thing to do.
      const commandId = derivedId('wake', bureauId, id, version, move, canonical(says), at)
      await act(house, { commandId, matterId: id, move, says, version }, { as: 'clock', bureauId } satisfies Asker)
    }
    throw new Error('the clock has no end of things to do to it')
  } catch (error) {
    // Somebody acted in between: it is looked at anew the next time.
    if (error instanceof Refusal && error.code === 'moved-on') return made
    if (noOf(error)?.code === 'moved-on') return made
    house.log.error({ err: error, bureau: bureauId, matter: id }, 'the clock could not do its part')
    const look = await whatToDo(house, bureauId, id, now)
    if (look) await lookAgainAt(house, look.looked.matter, now.getTime() + LATER)
    return made
  }
}

type Todo = { readonly wake: Waking } | { readonly rung: Rung75 }

/** A matter as it is now, what the clock has to do to it first, and when after now there will be something. */
async function whatToDo(house: Rooms, bureauId: number, id: string, now: Date) {
  const looked = await lookAt(house, { bureauId, id, by: theClock, now })
  if (!looked) return undefined
  const { matter, kind, know, seen, promises } = looked
  const ms = now.getTime()
  const wakes = wakesOf(kind, seen, know, await overFor(house, matter, know.tz)).filter(({ at }) => msOf(at) <= ms)
  const rungs = await unclimbed(house, matter, reached(rungsOf(kind, seen, promises, know.calendar), ms))
  const todo: Todo[] = [...wakes.map(wake => ({ wake })), ...rungs.map(rung => ({ rung }))]
  const timeOf = (one: Todo) => msOf('wake' in one ? one.wake.at : one.rung.at)
  return {
    looked,
    todo: todo.sort((a, b) => timeOf(a) - timeOf(b))[0],
    nextAt: nextAtOf(kind, seen, know.calendar, { open: promises, after: ms }),
  }
}

/** Of the pauses that wait for another matter: since when that is over, by the number of the pause. */
async function overFor({ pool }: Rooms, { bureauId, id, standing }: Matter, tz: string): Promise<Map<number, string>> {
  const waits = waitsOf(standing)
  if (waits.length === 0) return new Map()
  const others = waits.map(({ waitsFor }) => waitsFor.matter)
  const read = await readMatter(pool, { bureauId, matterId: id, commandId: clockId, others, names: false })
  return new Map(
    waits.flatMap(({ no, waitsFor: { matter, until } }) => {
      const other = read.others.find(one => one.id === matter)
      const since = other && overSince(other, until, tz)
      return since === undefined ? [] : [[no, since] as const]
    }),
  )
}

/** Those that are not in the journal yet: answers to commands are forgotten one day, entries never. */
async function unclimbed({ pool }: Rooms, matter: Matter, rungs: readonly Rung75[]): Promise<Rung75[]> {
  if (rungs.length === 0) return []
  const { rows } = await pool.query<{ command_id: string }>({
    name: 'rungs-climbed',
    text: 'select command_id from entry where bureau_id = $1 and matter_id = $2 and command_id = any($3::uuid[])',
    values: [matter.bureauId, matter.id, rungs.map(rung => rungId(matter, rung))],
  })
  const climbed = new Set(rows.map(row => row.command_id))
  return rungs.filter(rung => !climbed.has(rungId(matter, rung)))
}

/** Only if nobody acted meanwhile: who acts says himself when it is next. */
async function lookAgainAt({ pool }: Rooms, { bureauId, id, version }: Matter, at: number | null) {
  await pool.query({
    name: 'look-again-at',
    text: 'update matter set next_at = $4 where bureau_id = $1 and id = $2 and version = $3',
    values: [bureauId, id, version, at === null ? null : isoAt(at, 'UTC')],
  })
}
