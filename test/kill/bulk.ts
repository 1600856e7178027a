import { inBulk } from '../../src/demo/year/bulk.ts'
import { simulate } from '../../src/demo/year/simulate.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { bureauId } from '../people.ts'

/* One that lays the year of bulk.test.ts, to be killed. Says when it begins to play. */

const [, , url, json] = process.argv
const { until: last, ...year } = JSON.parse(json!)
const { db, pool, close } = openDatabase(url!, { max: 2 })
const suite = suiteOf(Buffer.alloc(32, 7))
const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
const house = { db, pool, suite, keyring }
const until = new Date(last)
const way = await inBulk(house, bureauId, until)
console.log('playing')
await simulate({ ...year, until, bureauId, ...way, house, progress: () => {} })
await close()
