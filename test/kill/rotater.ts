/** A process that gives the keys of matters another wrapping, to be killed in the middle of it: address of the database, file of what wraps. */
import { openDatabase } from '../../src/platform/db.ts'
import { rotateWraps } from '../../src/platform/rotate.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { wrapsIn } from '../../src/platform/wraps.ts'

const [url, path] = process.argv.slice(2) as [string, string]
const { pool, close } = openDatabase(url, { max: 2 })
const suite = suiteOf(Buffer.alloc(32, 7), 'standard', await wrapsIn(path))
process.stdout.write('ready\n')
await rotateWraps({ pool, suite }, path)
await close()
