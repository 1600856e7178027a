import type { Drafts } from '../forms/drafts.ts'
import { fileHere, keepSentFile, leaveFiles } from '../offline/files.ts'
import { forget, keep, keptHere, namesKept } from '../offline/shelf.ts'
import { newId } from '../ui/new-id.ts'
import { isSent, type Sent } from '../ui/send-file.ts'

/** As long as a village pack. */
const LONGEST = 72 * 3_600_000

/** `id`: of these very words, so that whoever sends others from another tab leaves them here. */
type Kept = { id: string; at: number; value: unknown; files: readonly string[] }

const namesOf = (whose: string) => `draft ${whose} `

/**
 * What somebody has typed on this device, sealed like all that lies there, for themselves alone. `onWritten`: whether what was
 * typed last could be kept; a full device keeps nothing, nor does a private window.
 */
export function draftsOf(me: string, onWritten: (kept: boolean) => void): Drafts {
  const nameOf = (name: string) => namesOf(me) + name
  /** What this page read or wrote last under each name. */
  const known = new Map<string, string>()
  /** What is older, and was not read here, is of the same intention: typed before a reload under a kind that was not shown since. */
  const began = Date.now()
  // One after the other: what was typed last is what stays.
  let last: Promise<unknown> = dropOld()
  /** Which files each names now, so that what is typed lies here as soon as can be: whoever goes away at once loses no word. */
  const named = new Map<string, readonly string[]>()
  const next = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const done = last.then(work).catch(() => undefined)
    last = done
    return done
  }
  async function write(name: string, value: unknown): Promise<void> {
    const files = sentIn(value)
    for (const { id, blob } of files) if (blob) await keepSentFile(id, blob)
    const kept: Kept = { id: newId(), at: Date.now(), value: plain(value), files: files.map(({ id }) => id) }
    await keep(nameOf(name), kept)
    known.set(name, kept.id)
    const before = named.get(name) ?? []
    named.set(name, kept.files)
    await leaveFiles(before.filter(id => !kept.files.includes(id)))
  }
  return {
    read: name =>
      next(async () => {
        const kept = await keptHere<Kept>(nameOf(name))
        named.set(name, kept?.files ?? [])
        if (kept) known.set(name, kept.id)
        return kept && withFiles(kept.value)
      }),
    write: (name, value) => {
      if (value === undefined) next(() => leave(nameOf(name)))
      else
        next(() =>
          write(name, value).then(
            () => onWritten(true),
            () => onWritten(false),
          ),
        )
    },
    leave: name =>
      next(async () => {
        const kept = await keptHere<Kept>(nameOf(name))
        if (!kept) return
        const mine = known.get(name)
        if (mine === undefined ? kept.at < began : kept.id === mine) await leave(nameOf(name))
      }),
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

/** All of somebody whose session was ended from elsewhere: their account was closed, or the device is no longer in their hands. */
export async function leaveDraftsOf(whose: string): Promise<void> {
  for (const name of await namesKept(namesOf(whose))) await leave(name)
}

/** Of everybody who signs in on this device. */
async function dropOld(): Promise<void> {
  for (const name of await namesKept('draft ').catch(() => [])) {
    const kept = await keptHere<Kept>(name).catch(() => undefined)
    if (!kept || Date.now() - kept.at >= LONGEST) await leave(name)
  }
}

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
