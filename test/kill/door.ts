import { createInterface } from 'node:readline'
import { act } from '../../src/matters/act.ts'
import { type Asker, staff } from '../../src/matters/asker.ts'
import type { Command } from '../../src/matters/command.ts'
import { knowledgeOf } from '../../src/matters/knowledge.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { Refusal } from '../../src/platform/refusal.ts'
import { suiteOf } from '../../src/platform/suite.ts'
import { bureauId, people } from '../people.ts'

/*
 * A small process at the door, to be killed: `node door.mjs DATABASE_URL`, a command in JSON a line; for each, once it is
 * recorded, a line with its id and what became of it.
 */

const { db, pool } = openDatabase(process.argv[2]!, { max: 2 })
const suite = suiteOf(Buffer.alloc(32, 7))
const keyring = { delivery: suite.newKeyPair().publicHalf, vault: suite.newKeyPair().publicHalf }
const hands = { db, pool, suite, keyring, now: () => new Date() }
const as = async (id: string) => staff((await personById(db, bureauId, id, new Date()))!)
const [officer, duty] = [await as(people.beatOfficer.id), await as(people.dutyOfficer.id)]
const resident: Asker = { as: 'resident', bureauId }
// Warm: killed in the middle of its work, not of its reading.
await knowledgeOf(db, bureauId, new Date())
const say = (line: string) => process.stdout.write(`${line}\n`)
say('ready')

for await (const line of createInterface({ input: process.stdin })) {
  const command: Command = JSON.parse(line)
  const joins = command.move === 'markDuplicate' || command.move === 'separate'
  act(hands, command, command.matterId ? (joins ? duty : officer) : resident).then(
    ({ id, version }) => say(`${command.commandId} ${id} ${version}`),
    error => {
      if (!(error instanceof Refusal)) throw error
      say(`${command.commandId} refused ${error.code}`)
    },
  )
}
