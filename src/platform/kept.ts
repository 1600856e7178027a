import type { Db } from './db.ts'
import { type Editions, heardEdition, noteEditions } from './editions.ts'

type Held<T> = { edition: number; value: T }

/**
 * What is read once and kept in memory while it is of the newest edition that this process has heard of; read anew, once
 * for all who ask at the same moment, when a newer one is heard of. Warm, it costs no question and needs no waiting.
 */
export function kept<T>(what: keyof Editions, read: (db: Db, bureauId: number, edition: number) => Promise<T>) {
  const ofDatabases = new WeakMap<Db, Map<number, Held<T> | Promise<T>>>()

  return (db: Db, bureauId: number): Promise<T> | T => {
    const bureaus = ofDatabases.get(db) ?? new Map<number, Held<T> | Promise<T>>()
    ofDatabases.set(db, bureaus)
    const mine = bureaus.get(bureauId)
    if (mine instanceof Promise) return mine
    if (mine && mine.edition >= heardEdition(db, bureauId, what)) return mine.value
    const reading = fresh()
    bureaus.set(bureauId, reading)
    return reading

    async function fresh(): Promise<T> {
      try {
        // The edition first: what changes while we read is then read again, never missed.
        const edition = await editionOf(db, bureauId, what)
        const value = await read(db, bureauId, edition)
        bureaus.set(bureauId, { edition, value })
        return value
      } catch (error) {
        bureaus.delete(bureauId)
        throw error
      }
    }
  }
}

async function editionOf(db: Db, bureauId: number, what: keyof Editions): Promise<number> {
  const row = await db
    .selectFrom('edition')
    .select('n')
    .where('bureau_id', '=', bureauId)
    .where('what', '=', what)
    .executeTakeFirst()
  return noteEditions(db, bureauId, { [what]: row?.['n'] ?? 0 })[what]
}
