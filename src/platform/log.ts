import { type DestinationStream, type Logger, pino } from 'pino'
import { inSource } from './source-lines.ts'

/**
 * The program's log: ids and codes, never anything personal. Lines of JSON on stderr; short ones where a person looks on, and
 * those alone that ask for attention; what a person or another program asked for goes to stdout instead.
 */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

export const quiet: Logger = pino({ level: 'silent' })

export function openLog(out: NodeJS.WriteStream): Logger {
  const to: DestinationStream = out.isTTY ? { write: line => out.write(short(line)) } : out
  const level = out.isTTY ? 'warn' : 'info'
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutValues } }, to)
}

/**
 * An error as it may be logged. PostgreSQL quotes in its messages and details what was sent (`invalid input syntax …
 * "张三"`, `Key (phone)=(…) already exists`), so of its errors only the code and the place are kept.
 */
export function withoutValues(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause, code, table, constraint, severity } = error as Error & Record<string, unknown>
  const at = stack && inSource(stack.split('\n').filter(line => /^ +at /.test(line)))
  const said = severity ? { table, constraint } : { message }
  return { type: name, code, ...said, at, ...(cause instanceof Error && { cause: withoutValues(cause) }) }
}

function short(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, any>
  const sign = level >= 50 ? '✗' : level >= 40 ? '!' : '·'
  const about = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  if (err) about.push(err.message ?? err.code, ...(err.at ?? []).map((at: string) => `\n${at}`))
  return [time.slice(11, 19), sign, msg, ...about].join(' ') + '\n'
}
