import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'

/** What a neighbour may do. None opens who is in a matter: what is said of people is for those who work on it, and for them (R27, R28; PIPL 23). */
export const scopes = ['requests', 'updates', 'events'] as const
export type Scope = (typeof scopes)[number]

export type Neighbour = {
  id: string
  bureauId: number
  name: string
  scopes: readonly Scope[]
  /** Calls a minute with its key, at each process. */
  perMinute: number
}

const hashOf = (key: string) => createHash('sha256').update(key).digest()

/** Makes a neighbour known; answers its key, which nobody sees again. Refuses `unknown-scope` and `no-name` (422). */
export async function addNeighbour(
  db: Db,
  bureauId: number,
  said: { name: string; scopes: readonly string[]; perMinute: number },
  now: Date,
): Promise<{ id: string; key: string }> {
  const name = said.name.trim()
  if (name === '' || name.length > 80) throw new Refusal(422, 'no-name')
  const wrong = said.scopes.some(one => !(scopes as readonly string[]).includes(one))
  if (wrong || said.scopes.length === 0) throw new Refusal(422, 'unknown-scope')
  const id = randomUUID()
  const key = randomBytes(24).toString('base64url')
  await db
    .insertInto('neighbour')
    .values({
      bureau_id: bureauId,
      id,
      name,
      key_hash: hashOf(key),
      scopes: [...said.scopes],
      per_minute: said.perMinute,
      made_at: now,
    })
    .execute()
  return { id, key }
}

/** Its key opens nothing from now on. */
export async function endNeighbour(db: Db, bureauId: number, id: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('neighbour')
    .set({ ended_at: now })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal(404, 'unknown-neighbour')
}

/** One that was not ended, by its id or its name; undefined where there is none, or several of that name. */
export async function neighbourNamed(db: Db, bureauId: number, said: string): Promise<Neighbour | undefined> {
  const rows = await db
    .selectFrom('neighbour')
    .select(['id', 'name', 'scopes', 'per_minute'])
    .where('bureau_id', '=', bureauId)
    .where('ended_at', 'is', null)
    .execute()
  const found = rows.filter(row => row['id'] === said || row['name'] === said)
  if (found.length !== 1) return undefined
  const { id, name, scopes, per_minute: perMinute } = found[0]!
  return { id, bureauId, name, scopes: scopes as Neighbour['scopes'], perMinute }
}

/** Whose key it is; undefined for one that opens nothing. */
export async function neighbourOf(db: Db, bureauId: number, key: string): Promise<Neighbour | undefined> {
  if (key === '' || key.length > 200) return undefined
  const row = await db
    .selectFrom('neighbour')
    .select(['id', 'name', 'scopes', 'per_minute'])
    .where('bureau_id', '=', bureauId)
    .where('key_hash', '=', hashOf(key))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, name, scopes, per_minute: perMinute } = row
  return { id, bureauId, name, scopes: scopes as Neighbour['scopes'], perMinute }
}

const minutes = new Map<string, { minute: number; calls: number }>()

/** Counts a call with a key. Refuses `too-many-requests` (429) above what was agreed. */
export function countCall({ id, perMinute }: Neighbour, now: Date): void {
  const minute = Math.floor(now.getTime() / 60_000)
  const counted = minutes.get(id)
  const calls = counted?.minute === minute ? counted.calls + 1 : 1
  minutes.set(id, { minute, calls })
  if (calls > perMinute)
    throw new Refusal(429, 'too-many-requests', { seconds: 60 - (Math.floor(now.getTime() / 1000) % 60) })
}
