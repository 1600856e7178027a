import type { Drafts } from '../forms/drafts.ts'
import { fileHere, keepSentFile, leaveFiles } from '../offline/files.ts'
import { forget, keep, keptHere, namesKept } from '../offline/shelf.ts'
import type { Sent } from '../ui/send-file.ts'

/** As long as a village pack. */
const LONGEST = 72 * 3_600_000

type Kept = { at: number; value: unknown; files: readonly string[] }

/** What somebody has typed on this device, sealed like all that lies there, for themselves alone. */
export function draftsOf(me: string): Drafts {
  const nameOf = (name: string) => `draft ${me} ${name}`
  // One after the other: what was typed last is what stays.
  let last: Promise<unknown> = dropOld()
  /** Which files each names now, so that what is typed lies here as soon as can be: whoever goes away at once loses no word. */
  const named = new Map<string, readonly string[]>()
  const next = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const done = last.then(work).catch(() => undefined)
    last = done
    return done
  }
  return {
    read: name =>
      next(async () => {
        const kept = await keptHere<Kept>(nameOf(name))
        named.set(name, kept?.files ?? [])
        return kept && withFiles(kept.value)
      }),
    write: (name, value) => {
      next(async () => {
        if (value === undefined) return leave(nameOf(name))
        const files = sentIn(value)
        for (const { id, blob } of files) if (blob) await keepSentFile(id, blob)
        const kept: Kept = { at: Date.now(), value: plain(value), files: files.map(({ id }) => id) }
        await keep(nameOf(name), kept)
        const before = named.get(name) ?? []
        named.set(name, kept.files)
        await leaveFiles(before.filter(id => !kept.files.includes(id)))
      })
    },
    leaveAll: beginning => {
      next(async () => {
        for (const name of await namesKept(nameOf(beginning))) await leave(name)
      })
    },
  }
}

async function leave(name: string): Promise<void> {
  const kept = await keptHere<Kept>(name).catch(() => undefined)
  await forget(name)
  await leaveFiles(kept?.files ?? [])
}

/** Of everybody who signs in on this device. */
async function dropOld(): Promise<void> {
  for (const name of await namesKept('draft ').catch(() => [])) {
    const kept = await keptHere<Kept>(name).catch(() => undefined)
    if (!kept || Date.now() - kept.at >= LONGEST) await leave(name)
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
async function withFiles(value: any): Promise<any> {
  if (Array.isArray(value)) return (await Promise.all(value.map(withFiles))).filter(one => one !== null)
  if (isSent(value)) {
    const blob = await fileHere(value.id)
    return blob ? { ...value, blob, preview: URL.createObjectURL(blob) } : null
  }
  if (value === null || typeof value !== 'object') return value
  const made: Record<string, unknown> = {}
  for (const name of Object.keys(value)) made[name] = await withFiles(value[name])
  return made
}
