import type { Drafts } from '../forms/drafts.ts'
import { forget, keep, keptHere, namesKept } from '../offline/shelf.ts'
import { bytesOf } from '../ui/base64.ts'
import type { Sent } from '../ui/send-file.ts'

/** As long as a village pack. */
const LONGEST = 72 * 3_600_000

type Kept = { at: number; value: unknown; files: readonly string[] }

/** What somebody has typed on this device, sealed like all that lies there, for themselves alone. */
export function draftsOf(me: string): Drafts {
  const nameOf = (name: string) => `draft ${me} ${name}`
  const fileOf = (id: string) => `drafted ${me} ${id}`
  // One after the other: what was typed last is what stays.
  let last: Promise<unknown> = dropOld(fileOf)
  const next = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const done = last.then(work).catch(() => undefined)
    last = done
    return done
  }
  async function leave(name: string): Promise<void> {
    const kept = await keptHere<Kept>(nameOf(name))
    for (const id of kept?.files ?? []) await forget(fileOf(id))
    await forget(nameOf(name))
  }
  return {
    read: name =>
      next(async () => {
        const kept = await keptHere<Kept>(nameOf(name))
        return kept && withFiles(kept.value, id => keptHere<string>(fileOf(id)))
      }),
    write: (name, value) => {
      next(async () => {
        if (value === undefined) return leave(name)
        const files = sentIn(value)
        for (const { id, blob } of files)
          if (blob && (await keptHere(fileOf(id))) === undefined) await keep(fileOf(id), await addressOf(blob))
        const kept: Kept = { at: Date.now(), value: plain(value), files: files.map(({ id }) => id) }
        await keep(nameOf(name), kept)
      })
    },
  }
}

async function dropOld(fileOf: (id: string) => string): Promise<void> {
  for (const name of await namesKept('draft ').catch(() => [])) {
    const kept = await keptHere<Kept>(name).catch(() => undefined)
    if (kept && Date.now() - kept.at < LONGEST) continue
    for (const id of kept?.files ?? []) await forget(fileOf(id))
    await forget(name)
  }
}

const isSent = (value: any): value is Sent => typeof value?.preview === 'string'

function sentIn(value: unknown): Sent[] {
  if (isSent(value)) return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentIn) : []
}

/** Without the pictures themselves, which are kept once each. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (isSent(one) ? { id: one.id, sort: one.sort, preview: '' } : one)))

/** With the pictures in their places again; one that is gone is left out. */
async function withFiles(value: any, read: (id: string) => Promise<string | undefined>): Promise<any> {
  if (Array.isArray(value))
    return (await Promise.all(value.map(one => withFiles(one, read)))).filter(one => one !== null)
  if (isSent(value)) {
    const kept = await read(value.id)
    if (kept === undefined) return null
    const blob = blobAt(kept)
    return { ...value, blob, preview: URL.createObjectURL(blob) }
  }
  if (value === null || typeof value !== 'object') return value
  const made: Record<string, unknown> = {}
  for (const name of Object.keys(value)) made[name] = await withFiles(value[name], read)
  return made
}

function blobAt(address: string): Blob {
  const [, type, base64] = /^data:(.*?);base64,(.*)$/s.exec(address)!
  return new Blob([bytesOf(base64!)], { type: type! })
}

/** As an address that holds all of it: `data:`. */
const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
