import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './built.mjs'
import { home } from './folder.mjs'
import { NotReady, say } from './say.mjs'
import { digestOf } from './sources.mjs'

/** What the pages are made of: their own sources, and the pure rooms that they share with the server. */
export const SOURCES = [
  'web',
  'src/kinds',
  'src/clock',
  'src/matters',
  'src/papers/form',
  'src/platform/formula.ts',
  'src/shares',
  // Its types alone, which change what is checked and nothing that is built; here so that one list holds all.
  'clients/typescript/api.ts',
  'package-lock.json',
]
const config = 'web/vite.config.ts'

/** Builds the web pages, unless those in `dist/` are of these very sources. */
export async function ensurePages() {
  if (!existsSync(join(home, config))) return
  await ensureBuilt(join(home, 'dist'), join(home, 'dist.making'), await digestOf(SOURCES), async build => {
    say('Building the pages…', '正在构建网页……')
    for (const mode of ['production', 'console'])
      if ((await build(['--config', config, '--mode', mode, '--logLevel', 'warn'])) !== 0)
        throw new NotReady('The pages could not be built.', '网页构建失败。')
  })
}
