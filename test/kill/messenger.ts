import { messageQueue } from '../../src/notices/messages.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { recorded } from '../recorded.ts'

/*
 * A small worker, to be killed: `node messenger.mjs DATABASE_URL NOW CHANNELS` sends every message that is due at that moment; says a
 * word when it is ready, and one when it is done.
 */

const [url, at, channels] = process.argv.slice(2)
const { db, pool } = openDatabase(url!, { max: 4 })
const config = { ...readConfig([], {}).config, channels: JSON.parse(channels!), reach: ['127.0.0.0/8'] }
const now = () => new Date(at!)
const suite = suiteOf(Buffer.alloc(32, 7))
const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
const queue = messageQueue({ db, pool, suite, keyring, config, now, log: recorded, mode: 'real' } as never, undefined)
await queue.wanted()
process.stdout.write('ready\n')
for (;;) {
  const due = (await queue.wanted()).filter(one => one.at! <= now())
  if (due.length === 0) break
  for (let i = 0; i < due.length; i += 4) await Promise.all(due.slice(i, i + 4).map(({ row }) => queue.work(row)))
}
process.stdout.write('done\n')
process.exit(0)
