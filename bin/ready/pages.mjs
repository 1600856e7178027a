import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from './folder.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { run } from './run.mjs'
import { NotReady, say } from './say.mjs'

/** What the pages are made of: their own sources, and the law that they share with the server. */
const SOURCES = ['web', 'src/kinds', 'src/clock', 'src/matters', 'package-lock.json']
const config = 'web/vite.config.ts'
const [pages, stamp] = [join(home, 'dist'), join(home, 'dist', '.ready')]

/** Builds the web pages, unless those in `dist/` are of these very sources. */
export async function ensurePages() {
  if (!existsSync(join(home, config))) return
  const wanted = await digestOf(SOURCES)
  if ((await present()) === wanted) return
  await oneAtATime(async note => {
    if ((await present()) === wanted) return
    say('Building the pages…', '正在构建网页……')
    const making = join(home, 'dist.making')
    await rm(making, { recursive: true, force: true })
    const vite = join(home, 'node_modules/vite/bin/vite.js')
    for (const mode of ['production', 'console']) {
      const options = ['build', '--config', config, '--mode', mode, '--outDir', making, '--logLevel', 'warn']
      // Whoever asks for them, a test too, gets those that everybody gets.
      const env = { ...process.env, NODE_ENV: 'production' }
      const code = await run(process.execPath, [vite, ...options], { stdio: ['ignore', 2, 2], onStart: note, env })
      if (code !== 0) throw new NotReady('The pages could not be built.', '网页构建失败。')
    }
    await writeFile(join(making, '.ready'), wanted)
    await rm(pages, { recursive: true, force: true })
    await rename(making, pages)
  })
}

const present = () => readFile(stamp, 'utf8').catch(() => undefined)

async function digestOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of await filesOf(path))
      hash
        .update(`${file}\0`)
        .update(await readFile(join(home, file)))
        .update('\0')
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
