import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from './folder.mjs'

/** What was made in a folder is of these very sources where its stamp says their digest. */
export const stampIn = folder => readFile(join(folder, '.ready'), 'utf8').catch(() => undefined)

/** Of all files in the paths of the clone, tests and hidden ones left out; a path that is not there counts as empty. */
export async function digestOf(paths) {
  const files = (await Promise.all(paths.map(filesOf))).flat()
  const texts = await Promise.all(files.map(file => readFile(join(home, file))))
  const hash = createHash('sha256')
  for (const [i, file] of files.entries()) hash.update(`${file}\0`).update(texts[i]).update('\0')
  return hash.digest('hex') + '\n'
}

async function filesOf(path) {
  const entries = await readdir(join(home, path), { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOTDIR') return undefined
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (!entries) return [path]
  const names = entries
    .filter(({ name }) => !/\.test\.tsx?$|^\./.test(name))
    .map(({ name }) => name)
    .sort()
  return (await Promise.all(names.map(name => filesOf(`${path}/${name}`)))).flat()
}
