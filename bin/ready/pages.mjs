import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from './folder.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { run } from './run.mjs'
import { NotReady, say } from './say.mjs'
import { digestOf, stampIn } from './sources.mjs'

/** What the pages are made of: their own sources, and the law that they share with the server. */
const SOURCES = ['web', 'src/kinds', 'src/clock', 'src/matters', 'package-lock.json']
const config = 'web/vite.config.ts'
const pages = join(home, 'dist')

/** Builds the web pages, unless those in `dist/` are of these very sources. */
export async function ensurePages() {
  if (!existsSync(join(home, config))) return
  const wanted = await digestOf(SOURCES)
  if ((await stampIn(pages)) === wanted) return
  await oneAtATime(async note => {
    if ((await stampIn(pages)) === wanted) return
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
