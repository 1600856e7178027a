import { type Asked, askServer, RequestFailed } from '../ui/request.ts'
import { fileOf, keptHere, namesKept, sealFile, shelf, unsealJson } from './shelf.ts'

/*
 * Photos and recordings on this phone: each once, under the name by which acts and drafts call it, until none of them does. The
 * server draws a picture anew and so calls it otherwise; what is sent names it as the server does.
 */

/** Keeps what was sent already as long as a draft names it: the server lets go after a day of what no act names. */
export async function keepSentFile(id: string, blob: Blob): Promise<void> {
  if ((await shelf.files.get(id)) === undefined) await shelf.files.put({ id, server: id, sealed: await sealFile(blob) })
}

export async function fileHere(id: string): Promise<Blob | undefined> {
  const row = await shelf.files.get(id)
  return row && fileOf(row)
}

/** Asks the server, with each file on this phone sent before and named as the server names it; what it has let go is sent anew. */
export async function askNaming<T>(method: string, path: string, asked: Asked): Promise<T> {
  const ask = async () => askServer<T>(method, path, { ...asked, body: await named(asked.body) })
  try {
    return await ask()
  } catch (error) {
    const isGone = error instanceof RequestFailed && error.faults.some(({ code }) => code === 'file-not-here')
    if (!isGone || !(await sendAnew(filesIn(asked.body)))) throw error
    return ask()
  }
}

/** Whether any of these lies here, so that a question that names it must be put by `askNaming`. */
export const anyHere = async (ids: readonly string[]): Promise<boolean> =>
  ids.length > 0 && (await shelf.files.where('id').anyOf(ids).count()) > 0

const isHash = /^[0-9a-f]{64}$/

async function named(value: unknown): Promise<unknown> {
  if (typeof value === 'string' && isHash.test(value)) return fileSent(value)
  if (Array.isArray(value)) return Promise.all(value.map(named))
  if (typeof value !== 'object' || value === null) return value
  const made: Record<string, unknown> = {}
  for (const [name, one] of Object.entries(value)) made[name] = await named(one)
  return made
}

/** As the server names it; sent once, whatever becomes of the act. */
async function fileSent(id: string): Promise<string> {
  const row = await shelf.files.get(id)
  // The server's own name for it already.
  if (!row) return id
  if (row.server) return row.server
  const form = new FormData()
  form.append('file', await fileOf(row), 'kept')
  const { files } = await askServer<{ files: { sha256: string }[] }>('POST', '/api/v1/files', { body: form })
  const server = files[0]!.sha256
  await shelf.files.update(id, { server })
  return server
}

/** Answers whether there is any to be sent anew. */
async function sendAnew(ids: readonly string[]): Promise<boolean> {
  const rows = (await shelf.files.bulkGet([...ids])).filter(row => row !== undefined)
  for (const { id, sealed } of rows) {
    await shelf.files.put({ id, sealed })
    await fileSent(id)
  }
  return rows.length > 0
}

export const filesIn = (value: unknown): string[] => JSON.stringify(value ?? null).match(/[0-9a-f]{64}/g) ?? []

/** Lets those go that no act and no draft names any more: one photo may prove two things. */
export async function leaveFiles(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const acts = await shelf.acts.toArray()
  const drafts = await namesKept('draft ')
  const naming = await Promise.all([
    ...acts.map(({ sealed }) => unsealJson(sealed)),
    ...drafts.map(name => keptHere(name).catch(() => undefined)),
  ])
  const needed = new Set(naming.flatMap(filesIn))
  await shelf.files.bulkDelete(ids.filter(id => !needed.has(id)))
}
