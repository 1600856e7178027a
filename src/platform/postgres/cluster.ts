import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { chmod, chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { ifNone } from '../if-none.ts'
import { type Account, barrier } from './account.ts'
import type { Binaries } from './binaries.ts'
import { exists, run } from './process.ts'

/** What a data folder holds: this mark, the cluster, the copied programs, PostgreSQL's own log, and the bureau's files. */
const MARK = 'xiaojingwu.json'
const FORMAT = 1

export const clusterIn = (dataDir: string) => join(dataDir, 'postgres')
const passwordFile = (cluster: string) => join(cluster, 'xiaojingwu.password')

/**
 * Makes the data folder, or makes sure that it is one of ours that this program can read; answers its real path.
 * What is not ours is refused by name and not touched. As root, folders that we make let the database's account pass.
 */
export async function dataFolder(asked: string): Promise<string> {
  try {
    return await ours(asked)
  } catch (error) {
    throw cannotUse(asked, error as NodeJS.ErrnoException)
  }
}

async function ours(asked: string): Promise<string> {
  const made = await mkdir(asked, { recursive: true })
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  if (made) for (let at = asked; at.length >= made.length; at = dirname(at)) await chmod(at, mode)
  const folder = await realpath(asked)
  const names = (await readdir(folder)).filter(name => name !== 'lost+found' && !name.startsWith(`${MARK}.`))
  if (names.length === 0) {
    const aside = join(folder, `${MARK}.${process.pid}`)
    await writeFile(aside, JSON.stringify({ format: FORMAT }) + '\n')
    await rename(aside, join(folder, MARK))
    return folder
  }
  if (!names.includes(MARK))
    throw new CannotStart(
      `The folder ${folder} holds something else (${names.slice(0, 3).join(', ')}…). It was not touched. Choose an empty or a new folder with --data.`,
      `文件夹 ${folder} 里已有其他内容（${names.slice(0, 3).join('、')}等），未做任何改动。请用 --data 另选一个空文件夹或新文件夹。`,
    )
  const format = await formatOf(join(folder, MARK))
  if (format === undefined)
    throw new CannotStart(
      `The file ${MARK} in ${folder} is damaged. Nothing was touched. Put it back from a backup, or choose another folder with --data.`,
      `${folder} 里的 ${MARK} 文件已损坏，未做任何改动。请从备份恢复该文件，或用 --data 另选文件夹。`,
    )
  if (format !== FORMAT)
    throw new CannotStart(
      `The data folder ${folder} was made by a newer edition of Xiaojingwu (format ${format}; this one knows ${FORMAT}). It was not touched. Start the newer edition.`,
      `数据文件夹 ${folder} 由更新版本的小警务创建（格式 ${format}，本版本只认识 ${FORMAT}），未做任何改动。请用新版本启动。`,
    )
  return folder
}

/** The folder, or where it does not stand yet, the nearest above it that does. */
export function standing(folder: string): string {
  const stands = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  return stands || dirname(folder) === folder ? folder : standing(dirname(folder))
}

async function formatOf(mark: string): Promise<number | undefined> {
  const text = await readFile(mark, 'utf8')
  try {
    const { format } = JSON.parse(text) as { format?: unknown }
    return typeof format === 'number' ? format : undefined
  } catch {
    return undefined
  }
}

/** What the system says about the folder, for the person who chose it. */
function cannotUse(folder: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EEXIST' || error.code === 'ENOTDIR')
    return new CannotStart(
      `${folder} is not a folder, or lies in something that is none. Choose a folder with --data.`,
      `${folder} 不是文件夹，或其上级不是文件夹。请用 --data 指定一个文件夹。`,
    )
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS')
    return new CannotStart(
      `This account may not use the folder ${folder} (${error.code}). Choose another with --data, or start as the account that it belongs to.`,
      `当前账户无权使用文件夹 ${folder}（${error.code}）。请用 --data 另选文件夹，或用该文件夹所属的账户启动。`,
    )
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return new CannotStart(
      `There is no room left for the folder ${folder}. Make room, or choose another with --data.`,
      `${folder} 所在磁盘空间不足。请清理磁盘，或用 --data 另选文件夹。`,
    )
  return error
}

/** Makes sure that the account can reach the folder. We never loosen a folder that somebody closed: they decide. */
export function assertReachable(folder: string, account: Account | undefined): void {
  const closed = account && barrier(account, folder)
  if (!closed) return
  throw new CannotStart(
    `PostgreSQL does not run as root but as ${account.name}, and ${account.name} cannot pass ${closed} on the way to ${folder}. ` +
      `Choose a folder that it can reach (--data /var/lib/xiaojingwu), or open the way: chmod o+x ${closed}`,
    `PostgreSQL 不以 root 而以 ${account.name} 身份运行，但 ${account.name} 无法通过 ${closed} 到达 ${folder}。` +
      `请换一个它能到达的文件夹（--data /var/lib/xiaojingwu），或放行：chmod o+x ${closed}`,
  )
}

/** Makes the cluster on the first start; on later ones makes sure that this PostgreSQL can serve it. */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<string> {
  const cluster = clusterIn(dataDir)
  if (!(await stat(cluster).catch(ifNone(undefined)))) await makeCluster(dataDir, binaries, account)
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').then(text => text.trim(), whyNot)
  if (version === 'EACCES')
    throw new CannotStart(
      `The database in ${cluster} belongs to another account. It was not touched. Start as the user (or root) that made it.`,
      `${cluster} 里的数据库属于另一个账户，未做任何改动。请用当初创建它的用户（或 root）启动。`,
    )
  if (version !== String(binaries.major))
    throw new CannotStart(
      `The database in ${cluster} was made by PostgreSQL ${version}, and this edition carries PostgreSQL ${binaries.major}. It was not touched. ` +
        'Back it up with the edition that made it (xjw backup) and restore the backup here (xjw restore).',
      `${cluster} 里的数据库由 PostgreSQL ${version} 创建，本版本自带的是 PostgreSQL ${binaries.major}，未做任何改动。` +
        '请用原来的版本备份（xjw backup），再用本版本恢复（xjw restore）。',
    )
  return cluster
}

export const passwordOf = (cluster: string) => readFile(passwordFile(cluster), 'utf8')

/** Made aside and renamed into place, password and all: a start cut short leaves no half a cluster behind. */
async function makeCluster(dataDir: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  await sweepHalfMade(dataDir)
  const aside = join(dataDir, `postgres.making-${process.pid}`)
  const [fresh, password] = [join(aside, 'cluster'), join(aside, 'password')]
  await mkdir(aside, { mode: 0o700 })
  await writeFile(password, randomBytes(32).toString('hex'), { mode: 0o600 })
  if (account) for (const path of [aside, password]) await chown(path, account.uid, account.gid)
  // Under LC_CTYPE=C no Chinese character counts as a letter, and text search would drop them all.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const args = [`--pgdata=${fresh}`, '--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=und')
  await run(join(binaries.bin, 'initdb'), args, account, dataDir)
  await rename(password, passwordFile(fresh))
  try {
    await rename(fresh, clusterIn(dataDir))
    await settle(dataDir)
  } catch (error) {
    // Another start made it meanwhile; theirs stands.
    if (!(await stat(clusterIn(dataDir)).catch(() => undefined))) throw error
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function sweepHalfMade(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^postgres\.making-(\d+)$/.exec(name)?.[1])
    if (pid && (pid === process.pid || !exists(pid))) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

const whyNot = (error: NodeJS.ErrnoException) => error.code ?? 'unknown'

/** A rename is on the disk once its folder is. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
