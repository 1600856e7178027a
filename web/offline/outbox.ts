import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { behindServer } from '../ui/clock.ts'
import { newId } from '../ui/new-id.ts'
import { askServer, RequestFailed } from '../ui/request.ts'
import type { MatterShown } from '../ui/wire.ts'
import { askNaming, filesIn, leaveFiles } from './files.ts'
import { type ActRow, keep, keptHere, sealJson, shelf, unsealJson } from './shelf.ts'

/** What was done without signal, as it will be sent. */
export type Act = {
  /** Absent: it opens a matter. */
  move: string | undefined
  words: Words
  /** Where, or which kind: enough to know it again in a list. */
  about: Words
  body: Record<string, unknown>
  /** Of the matter, as it was seen; a later act on the same goes on from the one before it. */
  version: number | undefined
  /** By this phone's clock. */
  at: number
  before: number | null
  /** What the server said to it, where it has not taken it. */
  answered?: { words: Words; faults: readonly Words[] }
}
export type Unsent = Omit<ActRow, 'sealed'> & Act

/** Keeps an act until the server has it. */
export async function addAct(id: string, by: string, matter: string, act: Act): Promise<void> {
  const sealed = await sealJson(act)
  await shelf.transaction('rw', shelf.acts, async () => {
    const last = await shelf.acts.orderBy('no').last()
    await shelf.acts.put({ id, no: (last?.no ?? 0) + 1, by, matter, state: 'waits', sealed })
  })
}

export async function unsentOf(by: string, matter?: string): Promise<Unsent[]> {
  const rows = (await shelf.acts.orderBy('no').toArray()).filter(
    row => row.by === by && (matter === undefined || row.matter === matter),
  )
  return Promise.all(rows.map(async ({ sealed, ...row }) => ({ ...row, ...(await unsealJson<Act>(sealed)) })))
}

/** What waits on this phone, kept up to date, also by other tabs. */
export function useUnsent(by: string): readonly Unsent[] {
  const [unsent, setUnsent] = useState<readonly Unsent[]>([])
  useEffect(() => {
    const watched = liveQuery(() => shelf.acts.toArray()).subscribe({
      next: () => unsentOf(by).then(setUnsent),
      error: () => setUnsent([]),
    })
    return () => watched.unsubscribe()
  }, [by])
  return unsent
}

/** One at a time, whatever number of tabs is open. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request('xiaojingwu-outbox', work) : work()

/**
 * Sends what waits, in the order in which it was done; answers how many the server took. After one that it did not take, the
 * others of the same matter wait together (R16).
 */
export const flush = (by: string): Promise<number> =>
  alone(async () => {
    const stopped = new Set<string>()
    let sent = 0
    for (;;) {
      const row = (await unsentRows(by)).find(({ matter }) => !stopped.has(matter))
      if (!row) return sent
      const outcome = row.state === 'waits' ? await send(row) : 'stays'
      if (outcome === 'no-network') return sent
      if (outcome === 'sent') sent++
      else stopped.add(row.matter)
    }
  })

const unsentRows = async (by: string) => (await shelf.acts.orderBy('no').toArray()).filter(row => row.by === by)

async function send(row: ActRow): Promise<'sent' | 'stays' | 'no-network'> {
  const act = await unsealJson<Act>(row.sealed)
  try {
    if (!(await isSignedIn(row.by))) return 'no-network'
    const body = {
      ...act.body,
      saidAt: new Date(act.at).toISOString(),
      clock: { before: act.before, after: behindServer() ?? 0 },
    }
    const path = act.move === undefined ? '/api/v1/matters' : `/api/v1/matters/${row.matter}/${act.move}`
    const version = act.move === undefined ? undefined : (act.version ?? 1)
    // Files take long on a weak line: should somebody else sign in on this phone meanwhile, `actingAs` sends nothing in their name.
    const answer = await askNaming<{ id: string; version: number }>('POST', path, {
      body,
      key: row.id,
      actingAs: row.by,
      ...(version !== undefined && { version }),
    })
    await sentAs(row, answer)
    await leaveFiles(filesIn(act.body))
    return 'sent'
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error
    // Not now: no signal, signed out, too much at once, or a fault of ours. It goes on waiting.
    if (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500) return 'no-network'
    // Somebody signed in on this phone between the question who it is and the sending.
    if (error.code === 'somebody-else') return 'no-network'
    if (error.code === 'moved-on' && (await onlyTheClock(row, act))) return send((await shelf.acts.get(row.id))!)
    const answered = { words: error.words, faults: error.faults.map(({ words }) => words) }
    await shelf.acts.update(row.id, {
      state: error.code === 'moved-on' ? 'stale' : 'refused',
      sealed: await sealJson({ ...act, answered }),
    })
    return 'stays'
  }
}

/** What somebody did is sent in their own name or not at all: on a shared phone it waits until they are back. */
async function isSignedIn(by: string): Promise<boolean> {
  const { id } = await askServer<{ id: string }>('GET', '/api/v1/me')
  return id === by
}

/** The act is gone; those after it on the same matter go on from what it made. */
async function sentAs(row: ActRow, { id, version }: { id: string; version: number }): Promise<void> {
  const later = (await unsentRows(row.by)).filter(({ matter, no }) => matter === row.matter && no > row.no)
  const following = await Promise.all(
    later.map(async one => ({
      ...one,
      matter: id,
      sealed: await sealJson({ ...(await unsealJson<Act>(one.sealed)), version }),
    })),
  )
  if (row.matter !== id) await keep(`opened ${row.matter}`, id)
  await shelf.transaction('rw', shelf.acts, async () => {
    await shelf.acts.bulkPut(following)
    await shelf.acts.delete(row.id)
  })
}

/** Which matter it became that was opened here without signal. */
export const openedAs = (local: string): Promise<string | undefined> => keptHere<string>(`opened ${local}`)

/** Where a machine alone acted in between, what was done here still holds (R16). */
async function onlyTheClock(row: ActRow, act: Act): Promise<boolean> {
  const shown = await askServer<MatterShown>('GET', `/api/v1/matters/${row.matter}`)
  const since = shown.history.filter(({ recordedAt }) => Date.parse(recordedAt) > act.at + (act.before ?? 0))
  if (since.length === 0 || since.some(({ post }) => post !== 'clock')) return false
  await goOnFrom(row.id, shown.version)
  return true
}

/** Sends it all the same, upon the matter as it is now. */
export async function goOnFrom(id: string, version: number): Promise<void> {
  const row = await shelf.acts.get(id)
  if (!row) return
  const { answered: _, ...act } = await unsealJson<Act>(row.sealed)
  await shelf.acts.update(id, { state: 'waits', sealed: await sealJson({ ...act, version }) })
}

/** Sends what is said in it now instead, under a key of its own, in the same place of the order. */
export async function sayInstead(
  id: string,
  says: Record<string, unknown>,
  version: number | undefined,
): Promise<void> {
  const row = await shelf.acts.get(id)
  if (!row) return
  const { answered: _, ...act } = await unsealJson<Act>(row.sealed)
  const sealed = await sealJson({ ...act, body: { ...act.body, says }, version: version ?? act.version })
  await shelf.transaction('rw', shelf.acts, async () => {
    await shelf.acts.delete(id)
    await shelf.acts.put({ ...row, id: newId(), state: 'waits', sealed })
  })
}

/** Lets it go, by the hand of whoever did it. */
export const drop = (id: string): Promise<void> => shelf.acts.delete(id)
