import * as importing from '../../src/commands/import.ts'
import { knowledgeOf } from '../../src/matters/knowledge.ts'
import { exchangeAll } from '../../src/neighbours/file-drop.ts'
import { work } from '../../src/neighbours/imports.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import type { Context } from '../../src/xjw.ts'
import { bureauId } from '../people.ts'
import { recorded } from '../recorded.ts'

/*
 * A small process that takes a list, to be killed: `node importer.mjs DATABASE_URL NOW FOLDER WAY WHAT`, where the way is the command
 * (what: a file), the console (what: the import) or the folder of a neighbour. Says a word when it begins, and one when it is done.
 */

const [url, at, folder, way, what] = process.argv.slice(2)
const { db, pool } = openDatabase(url!, { max: 4 })
const suite = suiteOf(Buffer.alloc(32, 7))
const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
const now = () => new Date(at!)
const config = { ...readConfig([], {}).config, dataDir: folder!, drop: folder! }
const house = { db, pool, suite, keyring, now, config, log: recorded, mode: 'real' as const }
// Warm: killed in the middle of its work, not of its reading.
await knowledgeOf(db, bureauId, now())
process.stdout.write('ready\n')
if (way === 'command') {
  const open = async () => ({ ...house, close: async () => {} })
  const context = { config, log: recorded, say: () => {}, now, open } as unknown as Context
  await importing.run(['matters', what!, '--neighbour', 'command'], context)
} else if (way === 'console') await work(house, what!)
else await exchangeAll(house)
process.stdout.write('done\n')
process.exit(0)
