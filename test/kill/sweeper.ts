import { knowledgeOf } from '../../src/matters/knowledge.ts'
import { sweep } from '../../src/matters/sweep.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { bureauId } from '../people.ts'
import { recorded } from '../recorded.ts'

/*
 * A small worker, to be killed: `node sweeper.mjs DATABASE_URL NOW` sweeps again and again, as of that moment, until
 * nothing is left; says a word when it is ready, and one when it is done.
 */

const [url, at] = process.argv.slice(2)
const { db, pool } = openDatabase(url!, { max: 2 })
const suite = suiteOf(Buffer.alloc(32, 7))
const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
const now = () => new Date(at!)
const house = { db, pool, suite, keyring, now, log: recorded }
// Warm: killed in the middle of its work, not of its reading.
await knowledgeOf(db, bureauId, now())
process.stdout.write('ready\n')
for (;;) {
  await sweep(house, bureauId)
  const { rows } = await pool.query('select count(*)::int as n from matter where next_at <= $1', [at])
  if (rows[0].n === 0) break
}
process.stdout.write('done\n')
process.exit(0)
