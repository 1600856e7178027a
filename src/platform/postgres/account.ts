import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

/** The unprivileged account that owns the cluster and runs PostgreSQL, which refuses to run as root. */
export type Account = { name: string; uid: number; gid: number }

const OURS = 'xiaojingwu'

/**
 * Who runs the database: ourselves (undefined) unless we are root. As root the owner of an existing cluster comes first,
 * for an account added later must not lock the bureau out of its own data; then `postgres`, one of our own, `nobody`.
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid }
  const found = lookUp('postgres') ?? lookUp(OURS) ?? created() ?? lookUp('nobody')
  if (found) return found
  throw new CannotStart(
    'PostgreSQL does not run as root, and this machine has no other account for it. Start as an ordinary user.',
    'PostgreSQL 不能以 root 身份运行，本机也没有可用的普通账户。请用普通用户启动。',
  )
}

/** The first folder on the way to `folder` (itself included) that the account cannot pass, if any. */
export function barrier(account: Account, folder: string): string | undefined {
  const way = [folder]
  while (dirname(way[0]!) !== way[0]) way.unshift(dirname(way[0]!))
  // Asked of the system as that account, since access lists and mounts say no where mode bits say yes.
  const trial = spawnSync(
    '/bin/sh',
    ['-c', 'for f; do [ -x "$f" ] || { printf %s "$f"; exit 1; }; done', 'sh', ...way],
    {
      uid: account.uid,
      gid: account.gid,
      cwd: '/',
      encoding: 'utf8',
    },
  )
  return trial.status === 0 ? undefined : trial.stdout || folder
}

function lookUp(name: string): Account | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    const account = { name, uid: ask('-u'), gid: ask('-g') }
    return account.uid > 0 ? account : undefined
  } catch {
    return undefined
  }
}

function created(): Account | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OURS])
  return lookUp(OURS)
}

function nameOf(uid: number): string {
  const asked = spawnSync('id', ['-nu', String(uid)], { encoding: 'utf8' })
  return asked.stdout?.trim() || String(uid)
}
