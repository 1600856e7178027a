import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { oneAtATime, workshop } from './one-at-a-time.mjs'
import { NotReady, say } from './say.mjs'

/** The oldest Node that runs the program; the one that we bring where the machine's is older, and its hash by platform. */
const pinned = JSON.parse(readFileSync(new URL('./pinned-node.json', import.meta.url), 'utf8'))
const system = process.platform === 'win32' ? 'win' : process.platform
const platform = `${system}-${process.arch}`

export const { oldest } = pinned
export const isTooOld = version => compare(version, oldest) < 0

function compare(one, other) {
  const [a, b] = [one, other].map(text => text.split('.').map(Number))
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

const shelf = join(workshop, `v${pinned.version}`)
const program = folder =>
  join(folder, 'node_modules', `node-${platform}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** A Node of our own, in `.node/` of the clone; fetched on the first start. Answers its path. */
export async function privateNode() {
  if (existsSync(program(shelf))) return program(shelf)
  if (!pinned.integrity[platform])
    throw new NotReady(
      `Node ${process.versions.node} is too old, and there is no newer one to fetch for ${platform}. ${INSTALL.en}`,
      `Node ${process.versions.node} 版本过旧，且没有可自动获取的 ${platform} 版本。${INSTALL.zh}`,
    )
  await oneAtATime(async note => {
    if (!existsSync(program(shelf))) await fetchNode(note)
  })
  return program(shelf)
}

const INSTALL = {
  en: `Install Node ${pinned.version} or newer (at least ${pinned.oldest}) and start again.`,
  zh: `请安装 Node ${pinned.version} 或更新版本（最低 ${pinned.oldest}），然后重新启动。`,
}

/**
 * By npm, and so from wherever this machine's npm is told to fetch; a lock file of one line holds it to the very bytes.
 * The platform's own package, because npm's package `node` fetches it in an install script, which may be switched off.
 */
async function fetchNode(note) {
  for (const name of await readdir(workshop)) {
    if (name.startsWith('making-')) await rm(join(workshop, name), { recursive: true, force: true })
  }
  say(
    `Node ${process.versions.node} is too old: fetching Node ${pinned.version} for this folder alone…`,
    `Node ${process.versions.node} 版本过旧：正在获取仅供本文件夹使用的 Node ${pinned.version}……`,
  )
  const name = `node-${platform}`
  const making = join(workshop, `making-${process.pid}`)
  const dependencies = { [name]: pinned.version }
  const whole = { version: pinned.version, integrity: pinned.integrity[platform] }
  const packages = { '': { dependencies }, [`node_modules/${name}`]: whole }
  await mkdir(making)
  await writeFile(join(making, 'package.json'), JSON.stringify({ dependencies }))
  await writeFile(join(making, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }))
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: making,
    onStart: note,
  })
  const says = code === 0 && spawnSync(program(making), ['--version'], { encoding: 'utf8' }).stdout?.trim()
  if (says !== `v${pinned.version}`) {
    await rm(making, { recursive: true, force: true })
    throw code === 0
      ? new NotReady(
          `The Node ${pinned.version} that was fetched does not run on this system. ${INSTALL.en}`,
          `获取的 Node ${pinned.version} 无法在本系统运行。${INSTALL.zh}`,
        )
      : new NotReady(
          `Node ${pinned.version} could not be fetched (npm says why above). ${INSTALL.en}`,
          `未能获取 Node ${pinned.version}（原因见上方 npm 的输出）。${INSTALL.zh}`,
        )
  }
  await rename(making, shelf)
}
