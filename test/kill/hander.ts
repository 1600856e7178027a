import { handOnQueue } from '../../src/neighbours/hand-on.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'

/* A small worker, to be killed: `node hander.mjs DATABASE_URL NOW SERVERS` passes on what is due at that moment. */

const [url, at, servers] = process.argv.slice(2)
const { db, pool } = openDatabase(url!, { max: 2 })
const house = { db, pool, suite: suiteOf(Buffer.alloc(32, 7)), now: () => new Date(at!) }
const queue = handOnQueue(house, JSON.parse(servers!), { allow: ['127.0.0.0/8'] })
for (const { row, at: when } of await queue.wanted()) if (when! <= house.now()) await queue.work(row)
process.exit(0)
