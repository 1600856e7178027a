import { start } from '../main.ts'
import type { Context } from '../xjw.ts'

export const summary = { en: 'serve the pages and do the background work', zh: '启动服务' }
export const only = true

/** Serves until it is told to stop, or until it cannot go on; then stops cleanly. */
export async function run(_args: string[], { config, log, say, now }: Context): Promise<number> {
  const stopping = new AbortController()
  let end: (code: number) => void
  const ended = new Promise<number>(resolve => (end = resolve))
  const fail = (why: unknown) => {
    log.fatal({ err: why }, 'cannot go on')
    end(1)
  }
  const asked = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping')
    stopping.abort()
    end(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  try {
    const { stop } = await start(config, { log, say, now, lost: fail, stopping: stopping.signal })
    const code = await ended
    await stop()
    return code
  } catch (error) {
    // Told to stop while still starting: it has put away what it had begun.
    if (error === stopping.signal.reason) return 0
    throw error
  }
}
