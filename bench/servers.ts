import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Server = { url: string; pid: number; stop: () => Promise<void> }

const root = fileURLToPath(new URL('..', import.meta.url))

/** The program itself, its web role alone, as it is started anywhere. */
export const startOurs = (databaseUrl: string, dataDir: string): Promise<Server> =>
  started(
    ['bin/xjw.mjs', 'start', '--port', '0', '--demo', '--roles', 'web', '--data', dataDir],
    { DATABASE_URL: databaseUrl },
    // In the language of the terminal the address of the first page stands behind its name.
    line => /\s(http:\/\/127\.0\.0\.1:\d+)\//.exec(line)?.[1],
  )

export const startFloor = (databaseUrl: string, questions: string): Promise<Server> =>
  started(['bench/floor/server.ts', databaseUrl, questions], {}, line => {
    const { port } = JSON.parse(line) as { port: number }
    return `http://127.0.0.1:${port}`
  })

export const startOpen311Floor = (databaseUrl: string): Promise<Server> =>
  started(['bench/floor/open311.ts', databaseUrl], {}, line => {
    const { port } = JSON.parse(line) as { port: number }
    return `http://127.0.0.1:${port}`
  })

async function started(
  args: string[],
  env: Record<string, string>,
  urlIn: (line: string) => string | undefined,
): Promise<Server> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      const found = urlIn(line)
      if (found) resolve(found)
    })
    ended.then(() => reject(new Error(`${args.join(' ')} ended before it served`)))
  })
  const stop = async () => {
    child.kill('SIGINT')
    await ended
  }
  return { url, pid: child.pid!, stop }
}
