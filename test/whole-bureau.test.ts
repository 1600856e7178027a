import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run as restore } from '../src/commands/restore.ts'
import { run as verify } from '../src/commands/verify.ts'
import { staff } from '../src/matters/asker.ts'
import { matterWithHistory } from '../src/matters/history.ts'
import { openMatter } from '../src/matters/open-matter.ts'
import { personById } from '../src/people/who-is-who.ts'
import { restoreBackup } from '../src/platform/backup/restore.ts'
import { backUp } from '../src/platform/backup/write.ts'
import { CannotStart } from '../src/platform/cannot-start.ts'
import { openDatabase } from '../src/platform/db.ts'
import { quiet } from '../src/platform/log.ts'
import { settleMode } from '../src/platform/mark.ts'
import { migrate } from '../src/platform/migrate.ts'
import { fingerprintOf, suiteOf } from '../src/platform/suite.ts'
import { wrapsIn } from '../src/platform/wraps.ts'
import { emptyDatabase } from './database.ts'
import { testHouse } from './house.ts'
import { bureauId, people, villages } from './people.ts'

/* A bureau with as many matters as a month brings, each with keys of its own: its backup comes back, and a check knows whether it would. */

const MANY = 1000

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
let file: string
let keys: string
const ids: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-whole-'))
  file = join(folder, 'bureau.tar.gz')
  keys = join(folder, 'matter-keys.tar.gz')
  const fresh = await testHouse()
  const secret = Buffer.alloc(32, 7)
  const suite = suiteOf(secret, 'standard', await wrapsIn(join(folder, 'wrap.keys')))
  house = { ...fresh, config: { ...fresh.config, dataDir: folder, sealKey: secret }, suite }
  await house.pool.query('insert into wrap_key (n, fingerprint, made_at) values (1, $1, now())', [
    fingerprintOf(house.suite.wraps.key(1)!),
  ])
  await house.pool.query(`insert into keyring (what, public) values ('seal', $1)`, [suite.fingerprint])
  await settleMode(house.pool, { wished: 'real', otherwise: 'real', now: house.now() })
  await Promise.all(Array.from({ length: 5 }, () => reportInTurn()))
  await backUp({ url: house.url, dataDir: folder, file, now: house.now(), progress: () => {} }, keys)
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

let next = 0
async function reportInTurn() {
  for (let n = next++; n < MANY; n = next++) {
    const matter = {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: `灯箱被砸 ${n}` },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139 0000 0001' },
    }
    ids[n] = (await openMatter(house, matter, { as: 'resident', bureauId })).id
  }
}

const asked = (said: string[]) => ({
  config: house.config,
  log: quiet,
  say: (line: string) => void said.push(line),
  now: house.now,
  open: () => Promise.reject(new Error('nothing running is opened')),
})

describe(`a bureau of ${MANY} matters`, () => {
  test('comes back with the key of each', async () => {
    const to = await emptyDatabase()
    const open = async () => {
      await migrate(to.url)
      return to.url
    }
    const ask = { dataDir: join(folder, 'to'), wished: undefined, sealedWith: undefined, progress: () => {} }
    await restoreBackup({ ...ask, open, file, keys })
    const { db, pool, close } = openDatabase(to.url, { max: 2 })
    const { rows } = await pool.query('select count(*)::int as n from data_key where words is not null')
    expect(rows).toEqual([{ n: MANY }])
    const officer = staff((await personById(db, bureauId, people.beatOfficer.id, house.now()))!)
    for (const n of [0, 500, MANY - 1]) {
      const matter = await matterWithHistory({ ...house, db, pool }, officer, ids[n]!)
      expect(matter!.entries[0]!.says).toMatchObject({ text: `灯箱被砸 ${n}` })
    }
    await close()
    await to.drop()
  })

  test('is checked by being restored aside, and verified as a backup', async () => {
    const said: string[] = []
    expect(await restore([file, '--check', '--json'], asked(said)), said.join('\n')).toBe(0)
    expect(JSON.parse(said.at(-1)!)).toMatchObject({ whole: true, tables: { matter: { rows: MANY } } })
    expect(await verify(['--backup', file, '--json'], asked(said)), said.join('\n')).toBe(0)
    expect(JSON.parse(said.at(-1)!)).toMatchObject({ holds: true, opens: true, matters: MANY })
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['bureau.tar.gz', 'matter-keys.tar.gz']))
  })

  test('is not whole to a check where its keys are spoilt, or not there', async () => {
    const spoilt = join(folder, 'spoilt.tar.gz')
    const bytes = gunzipSync(await readFile(keys))
    bytes[bytes.indexOf('tables/data_key/') + 600]! ^= 1
    await writeFile(spoilt, gzipSync(bytes))
    const checked = (...options: string[]) => restore([file, '--check', ...options], asked([]))
    await expect(checked('--keys', spoilt)).rejects.toThrow(`${spoilt} is not whole`)
    await expect(checked('--keys', join(folder, 'none'))).rejects.toBeInstanceOf(CannotStart)
    await expect(restore([join(folder, 'none'), '--check'], asked([]))).rejects.toThrow('There is no file')
  })
})
