import { spawn } from 'node:child_process'
import { CannotStart } from '../cannot-start.ts'
import type { Account } from './account.ts'

/** Does a process of this number live? (One of another account counts.) */
export function exists(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs a program to its end, as the account, with an empty environment. */
export async function run(program: string, args: string[], account: Account | undefined, cwd: string): Promise<void> {
  const child = spawn(program, args, {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd,
    env: {},
    stdio: 'pipe',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', error => reject(cannotRun(program, error)))
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  if (code !== 0) throw cannotRun(program, said.trim())
}

/** Most likely a system without glibc (Alpine), where the loader that the program names does not exist. */
export function cannotRun(program: string, why: unknown): CannotStart {
  return new CannotStart(
    `PostgreSQL does not run here (${program}): ${why}\nIt needs glibc 2.27 or newer. Or use a server of your own: DATABASE_URL=postgres://…`,
    `PostgreSQL 无法在本机运行（${program}）：${why}\n它需要 glibc 2.27 或更新版本；也可以使用自己的数据库服务器：DATABASE_URL=postgres://…`,
  )
}
