import Dexie, { type EntityTable } from 'dexie'

/*
 * What the officer's phone keeps, sealed: without the key, which the browser never hands out, nothing of it can be read. Open
 * are ids and the order of things only.
 */

type Sealed = { iv: Uint8Array; bytes: ArrayBuffer }

/** One thing done without signal, until the server has it. */
export type ActRow = {
  /** Its idempotency key: however often it is sent, it is done once. */
  id: string
  /** In which order they were done. */
  no: number
  /** Who did it: nobody else sends it. */
  by: string
  matter: string
  /** waits: not yet sent. stale: somebody else acted meanwhile. refused: the server said no. The two need a person. */
  state: 'waits' | 'stale' | 'refused'
  sealed: Sealed
}
type FileRow = { id: string; server?: string; sealed: Sealed }
type KeptRow = { name: string; sealed: Sealed }

const shelf = new Dexie('xiaojingwu') as Dexie & {
  keys: EntityTable<{ name: string; key: CryptoKey }, 'name'>
  kept: EntityTable<KeptRow, 'name'>
  acts: EntityTable<ActRow, 'id'>
  files: EntityTable<FileRow, 'id'>
}
shelf.version(1).stores({ keys: 'name', kept: 'name', acts: 'id, no, matter, by', files: 'id' })

export { shelf }

/** Can this browser keep anything at all? Not in a private window, nor on a page that it thinks unsafe. */
export async function canKeep(): Promise<boolean> {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return false
  return shelf.open().then(
    () => true,
    () => false,
  )
}

let key: Promise<CryptoKey> | undefined

/** Made once on this phone; it can be used, and not be read out. */
async function keyOfThisPhone(): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return shelf.transaction('rw', shelf.keys, async () => {
    const there = await shelf.keys.get('seal')
    if (!there) await shelf.keys.put({ name: 'seal', key: made })
    return there?.key ?? made
  })
}

function theKey(): Promise<CryptoKey> {
  key ??= keyOfThisPhone()
  // On a full device it could not be laid down: it is asked for again, once there may be room.
  key.catch(() => {
    key = undefined
  })
  return key
}

async function seal(bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await theKey(), bytes) }
}

async function unseal({ iv, bytes }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: iv as BufferSource }, await theKey(), bytes)
}

export const sealJson = (value: unknown): Promise<Sealed> => seal(new TextEncoder().encode(JSON.stringify(value)))
export const unsealJson = async <T>(sealed: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await unseal(sealed))) as T

export async function keep(name: string, value: unknown): Promise<void> {
  const sealed = await sealJson(value)
  await shelf.kept.put({ name, sealed })
}

export async function keptHere<T>(name: string): Promise<T | undefined> {
  const row = await shelf.kept.get(name)
  return row && unsealJson<T>(row.sealed)
}

/** The names of what is kept that begin like this. */
export const namesKept = (start: string): Promise<string[]> => shelf.kept.where('name').startsWith(start).primaryKeys()

export const forget = (name: string): Promise<void> => shelf.kept.delete(name)

/** A photo or a recording, until the act that names it has been sent; its id is the hash of what it holds. */
export async function keepFile(blob: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  const id = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')
  await shelf.files.put({ id, sealed: await sealFile(blob) })
  return id
}

export const sealFile = async (blob: Blob): Promise<Sealed> => seal(await blob.arrayBuffer())

export const fileOf = async ({ sealed }: FileRow): Promise<Blob> => new Blob([await unseal(sealed)])
