/** A process that seals the files of a folder, to be killed in the middle of it: address of the database, file of what wraps, beside the files. */
import { dirname } from 'node:path'
import { sealFiles } from '../../src/matters/seal-files.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { quiet } from '../../src/platform/log.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { wrapsIn } from '../../src/platform/wraps.ts'

const [url, path] = process.argv.slice(2) as [string, string]
const { pool, close } = openDatabase(url, { max: 2 })
const suite = suiteOf(Buffer.alloc(32, 7), 'standard', await wrapsIn(path))
process.stdout.write('ready\n')
await sealFiles({ pool, suite, log: quiet, now: () => new Date(), config: { dataDir: dirname(path) } })
await close()
