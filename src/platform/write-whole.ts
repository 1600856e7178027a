import { randomBytes } from 'node:crypto'
import { link, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

type Contents = Parameters<typeof writeFile>[1]
type How = { mode?: number /** Where it is written, on the same disk. */; aside?: string }

/**
 * Writes a file aside, flushed, and puts it where it belongs, in the place of any other: whole or not at all, also when the power
 * fails. Aside it has a name at which nobody can have laid a link. Contents that throw leave nothing.
 */
export async function writeWhole(path: string, contents: Contents, how: How = {}): Promise<void> {
  await written(path, contents, how, draft => rename(draft, path))
}

/** The same where nothing is there yet: whoever is second leaves the first one's. */
export async function writeOnce(path: string, contents: Contents): Promise<void> {
  await written(path, contents, {}, draft =>
    link(draft, path).catch(error => {
      if (error.code !== 'EEXIST') throw error
    }),
  )
}

async function written(
  path: string,
  contents: Contents,
  { mode = 0o600, aside = dirname(path) }: How,
  place: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = join(aside, `.${randomBytes(12).toString('hex')}.part`)
  try {
    await writeFile(draft, contents, { mode, flag: 'wx', flush: true })
    await place(draft)
  } finally {
    await rm(draft, { force: true })
  }
  await flushFolder(dirname(path))
}

/** So that a name is on the disk as well as what it names. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folder.
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
