import { bringPart } from '../../src/matters/vault.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { bureauId } from '../people.ts'

/* A custodian's part, brought by a small process that is to be killed: `node opener.ts DATABASE_URL PART`. */

const [url, said] = process.argv.slice(2)
const { id, part, proof, at, who, vault } = JSON.parse(said!)
const suite = suiteOf(Buffer.alloc(32, 7))
const keyring = { delivery: suite.newKeyPair().publicHalf, vault: Buffer.from(vault, 'hex') }
const house = { ...openDatabase(url!, { max: 2 }), suite, keyring, now: () => new Date(at) }
const person = (await personById(house.db, bureauId, who, house.now()))!
await bringPart(house, person, id, { point: Buffer.from(part, 'hex'), proof: Buffer.from(proof, 'hex') })
process.exit(0)
