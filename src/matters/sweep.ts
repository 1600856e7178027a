import { isoAt, msOf } from '../clock/zone.ts'
import type { House } from '../house.ts'
import { kindNamed } from '../kinds/index.ts'
import { canonical } from '../platform/canonical.ts'
import { noteEditions } from '../platform/editions.ts'
import { derivedId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { act } from './act.ts'
import type { Hands } from './answer.ts'
import { type Asker, clockId } from './asker.ts'
import { knowledgeOf } from './knowledge.ts'
import { type Matter, timeOf } from './matter.ts'
import { nextAtOf } from './next-at.ts'
import { readMatter } from './read-matter.ts'
import { seenOf } from './seen.ts'
import { wakesOf } from './wakes.ts'

type Rooms = Hands & Pick<House, 'log'>

const BATCH = 200
/** What the clock may do to one matter at one time; more would be a fault of its kind, and waits. */
const MOST = 16
/** What could not be done is tried again then, and keeps nobody else waiting. */
const LATER = 3_600_000

/** Every bureau, one after another. Answers how many moves the clock made. */
export async function sweepAll(house: Rooms): Promise<number> {
  const bureaus = await house.db.selectFrom('bureau').select('bureau_id').orderBy('bureau_id').execute()
  let made = 0
  for (const { bureau_id } of bureaus) made += await sweep(house, bureau_id)
  return made
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
      const look = await lookAt(house, bureauId, id, now)
      if (!look) return made
      const { matter, wakes, nextAt } = look
      const due = wakes.find(({ at }) => msOf(at) <= now.getTime())
      if (!due) {
        await lookAgainAt(house, matter, nextAt)
        return made
      }
      const { at, move, says } = due
      const { version } = matter
      // By the version too: what is due again after it was taken up anew is another thing to do.
      const commandId = derivedId('wake', bureauId, id, version, move, canonical(says), at)
      await act(house, { commandId, matterId: id, move, says, version }, { as: 'clock', bureauId } satisfies Asker)
    }
    throw new Error('the clock has no end of things to do to it')
  } catch (error) {
    // Somebody acted in between: it is looked at anew the next time.
    if (error instanceof Refusal && error.code === 'moved-on') return made
    house.log.error({ err: error, bureau: bureauId, matter: id }, 'the clock could not do its part')
    const look = await lookAt(house, bureauId, id, now)
    if (look) await lookAgainAt(house, look.matter, now.getTime() + LATER)
    return made
  }
}

/** A matter as it is now, what the clock has to do to it, and when after now there will be something. */
async function lookAt(house: Rooms, bureauId: number, id: string, now: Date) {
  const asked = { bureauId, matterId: id, commandId: clockId, others: [], names: false }
  const { matter, promises, editions } = await readMatter(house.pool, asked)
  const kind = matter && kindNamed(matter.kind)
  if (!kind) return undefined
  noteEditions(house.db, bureauId, editions)
  const know = await knowledgeOf(house.db, bureauId, now)
  const open = promises.map(row => String(row['measure']))
  const by = { id: clockId, posts: ['clock'] as const }
  const seen = seenOf(know, { ...matter, owner: matter.ownerId, open }, by, now.getTime())
  const dues = promises.map(row => timeOf(row['due'])!)
  return {
    matter,
    wakes: wakesOf(kind, seen, know),
    nextAt: nextAtOf(kind, seen, know, dues, now.getTime()),
  }
}

/** Only if nobody acted meanwhile: who acts says himself when it is next. */
async function lookAgainAt({ pool }: Rooms, { bureauId, id, version }: Matter, at: number | null) {
  await pool.query({
    name: 'look-again-at',
    text: 'update matter set next_at = $4 where bureau_id = $1 and id = $2 and version = $3',
    values: [bureauId, id, version, at === null ? null : isoAt(at, 'UTC')],
  })
}
