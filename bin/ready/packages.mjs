import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from './folder.mjs'
import { runNpm } from './npm.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { NotReady, say } from './say.mjs'

const stamp = join(home, 'node_modules', '.ready')

/**
 * Installs the packages of the lock file, unless they are there. Nothing needs an install script, so none
 * runs; what builds the pages counts as dev, and is needed even where NODE_ENV says production.
 */
export async function ensurePackages() {
  const wanted = await wantedPackages()
  if ((await present()) === wanted) return
  await oneAtATime(async note => {
    if ((await present()) === wanted) return
    say('Installing packages…', '正在安装依赖……')
    const code = await runNpm(
      ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        // What is said on stdout is the program's.
        stdio: ['ignore', 2, 2],
        onStart: note,
      },
    )
    if (code !== 0)
      throw new NotReady(
        'The packages could not be installed (npm says why above). Start again to retry.',
        '依赖安装失败（原因见上方 npm 的输出）。重新启动即可重试。',
      )
    await writeFile(stamp, wanted)
  })
}

const present = () => readFile(stamp, 'utf8').catch(() => undefined)

async function wantedPackages() {
  const lock = await readFile(join(home, 'package-lock.json'))
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}\n`
}
