import { start } from '../main.ts'
import type { Context } from '../xjw.ts'

export const summary = { en: 'serve the pages and do the background work', zh: '启动服务' }
export const only = true

/** Serves until it is told to stop, or until it cannot go on; then stops cleanly. */
export async function run(_args: string[], { config, log, say, now }: Context): Promise<number> {
  let end: (code: number) => void
  const ended = new Promise<number>(resolve => (end = resolve))
  const fail = (why: unknown) => {
    log.fatal({ err: why }, 'cannot go on')
    end(1)
  }
  const asked = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping')
    end(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  // Told to stop while still starting, it first stands up, then stops: nothing is left half-made.
  const { stop } = await start(config, { log, say, now, lost: fail })
  const code = await ended
  await stop()
  return code
}
