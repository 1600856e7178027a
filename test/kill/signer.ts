/** A process that signs by the clock, to be killed in the middle of it: address of the database, and what time it is. */
import { checkpointByTheClock } from '../../src/journal/checkpoint.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'

const [url, at] = process.argv.slice(2) as [string, string]
const { pool, close } = openDatabase(url, { max: 2 })
process.stdout.write('ready\n')
await checkpointByTheClock({ pool, suite: suiteOf(Buffer.alloc(32, 7)), now: () => new Date(at) })
await close()
