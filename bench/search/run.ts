import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { bureauId } from '../../src/demo/plan.ts'
import type { House } from '../../src/house.ts'
import { accountByNumber } from '../../src/people/accounts.ts'
import { type Person, personById } from '../../src/people/who-is-who.ts'
import { quiet } from '../../src/platform/log.ts'
import { startEmbedded } from '../../src/platform/postgres/embedded.ts'
import { findMatters } from '../../src/signals/search/find.ts'
import { houseOn } from '../capture.ts'
import { fillSearch } from './fill.ts'

/*
 * node bench/search/run.ts --sizes 10000,1000000 --rounds 25
 *
 * Ten kinds of question at each size, each asked by who asks it; the floor is `select 1` through the same pool.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '25' },
    data: { type: 'string' },
  },
})
const rounds = Number(values.rounds)

const [beat, county] = ['010102', '010001'] as const
const questions: [what: string, who: string, q: string][] = [
  ['a common word, one station', beat, '路灯'],
  ['a common word, one county', county, '路灯'],
  ['two common words', county, '电动车 楼下'],
  ['a kind, one county', county, '小纠纷'],
  ['a place and a word', county, '牡丹区 井盖'],
  ['initials of a place', county, 'mdq'],
  ['a rare word', county, 'stoughton'],
  ['one sign wrong (井益)', county, '井益松动'],
  ['one letter wrong', county, 'potholle'],
  ['the beginning of a word', county, 'boyl'],
  ['nothing of it anywhere', county, '拖拉机翻了'],
]

const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'xjw-search-')))
await chmod(folder, 0o755)
const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: quiet })
try {
  for (const size of values.sizes.split(',').map(Number)) {
    const house = await houseOn(embedded.url, join(folder, 'data'))
    try {
      const seconds = await fillSearch(house, embedded.url, join(folder, 'copy'), size)
      await report(house, embedded.url, size, seconds)
    } finally {
      await house.close()
    }
  }
} finally {
  await embedded.stop()
  if (!values.data) await rm(folder, { recursive: true, force: true })
}

async function report(house: House, url: string, size: number, seconds: number) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    `select pg_size_pretty(pg_relation_size('sign')) as rows, pg_size_pretty(pg_relation_size('sign_tokens')) as index`,
  )
  await client.end()
  console.log(`\n${size} matters (filled in ${seconds} s); on disk: ${JSON.stringify(rows[0])}`)
  console.log('| question | found | p50 ms | p95 ms |\n| --- | --- | --- | --- |')
  await line('(floor) select 1', '', async () => {
    await house.pool.query('select 1')
    return 1
  })
  const people = new Map<string, Person>()
  for (const [what, who, q] of questions) {
    const person = people.get(who) ?? (await personOf(house, who))
    people.set(who, person)
    await line(what, q, async () => (await findMatters(house, person, q, 50)).total)
  }
}

async function line(what: string, q: string, work: () => Promise<number>) {
  const took: number[] = []
  let found = 0
  for (let i = 0; i < rounds + 1; i++) {
    const began = performance.now()
    found = await work()
    took.push(performance.now() - began)
  }
  // The first one fills memories.
  const sorted = took.slice(1).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!.toFixed(1)
  console.log(`| ${what}${q && ` (${q})`} | ${found} | ${at(0.5)} | ${at(0.95)} |`)
}

async function personOf(house: House, number: string): Promise<Person> {
  const account = await accountByNumber(house.db, bureauId, number)
  return (await personById(house.db, bureauId, account!.staffId, house.now()))!
}
