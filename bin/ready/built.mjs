import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from './folder.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { run } from './run.mjs'
import { stampIn } from './sources.mjs'

/**
 * A folder built of sources, with their digest for a stamp. Unless it is of these very ones, it is built aside and takes the place
 * of what stood there once it is whole.
 *
 * @param build given a way to run the builder into the folder aside, with options; it answers the exit code
 */
export async function ensureBuilt(folder, aside, wanted, build) {
  if ((await stampIn(folder)) === wanted) return
  await oneAtATime(async note => {
    if ((await stampIn(folder)) === wanted) return
    await rm(aside, { recursive: true, force: true })
    const vite = join(home, 'node_modules/vite/bin/vite.js')
    // Whoever asks for it, a test too, gets what everybody gets.
    const env = { ...process.env, NODE_ENV: 'production' }
    await build(options => {
      const words = [vite, 'build', ...options, '--outDir', aside]
      return run(process.execPath, words, { stdio: ['ignore', 2, 2], onStart: note, env })
    })
    await writeFile(join(aside, '.ready'), wanted)
    await rm(folder, { recursive: true, force: true })
    await rename(aside, folder)
  })
}
