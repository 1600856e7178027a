import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import type { Keys } from './platform/keys.ts'
import type { Log } from './platform/log.ts'
import type { Mode } from './platform/mark.ts'

/** What every room is handed: its settings, the database, the log and the time. Passed by hand, never imported. */
export type House = Pick<Database, 'db' | 'pool'> & Keys & { config: Config; mode: Mode; log: Log; now: () => Date }
