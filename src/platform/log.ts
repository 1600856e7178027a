import { type Logger, pino } from 'pino'

/** The program's log: lines of JSON on stdout, with ids and codes but never anything personal. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>
export const quiet: Logger = pino({ level: 'silent' })
