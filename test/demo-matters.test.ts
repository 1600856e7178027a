import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBureau } from '../src/demo/bureau.ts'
import { loadMatters } from '../src/demo/matters.ts'
import { bureauId, staffIdOf, unitIdOf } from '../src/demo/plan.ts'
import type { House } from '../src/house.ts'
import { verify } from '../src/journal/verify.ts'
import { missingFiles } from '../src/matters/evidence.ts'
import { sendAll } from '../src/notices/send.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Log } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { allFed } from './counted.ts'
import { emptyDatabase } from './database.ts'
import { testKeys } from './house.ts'

/* What a visitor of the demo finds: the story of the light box, and a station's desks that morning. */

const now = new Date('2026-11-24T10:30:00+08:00')
const station = unitIdOf('371702001')
const warned: unknown[] = []
let database: Awaited<ReturnType<typeof emptyDatabase>>
let house: House
let dataDir: string
const little = { city: 30, county: 15, town: 30, days: 40 }

beforeAll(async () => {
  database = await emptyDatabase()
  await migrate(database.url)
  dataDir = await mkdtemp(join(tmpdir(), 'xjw-demo-'))
  const { config } = readConfig(['--data', dataDir], {})
  const log = {
    warn: (what: unknown) => warned.push(what),
    error: (what: unknown) => warned.push(what),
  } as unknown as Log
  house = { ...database, ...testKeys, config, mode: 'demo', log, now: () => now }
  await loadBureau(house.db, now, () => {})
  await house.pool.query(`insert into deployment (id, mode, made_at) values (1, 'demo', $1)`, [now])
  // Cut in the middle, and taken up again.
  const cut = (done: number) => {
    if (done >= 25) throw new Error('cut')
  }
  await expect(loadMatters(house, cut, little)).rejects.toThrow('cut')
  await loadMatters(house, () => {}, little)
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true })
})

const ask = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

describe('the demo', () => {
  test('nothing of it was refused, cut or not, and its journal holds', async () => {
    expect(warned).toEqual([])
    expect((await verify(house)).bad).toBeUndefined()
    const twice = await ask(
      'select command_id from entry group by bureau_id, matter_id, command_id having count(*) > 1',
    )
    expect(twice).toEqual([])
    expect((await ask('select from matter')).length).toBeGreaterThan(little.city + little.county + little.town)
  })

  test('the light box: told why and how, on the third day and in person; five stars; closed', async () => {
    const [box] = await ask(
      `select m.*, jsonb_array_length(standing -> 'told') as told from matter m where m.bureau_id = $1 order by m.opened_at, m.id`,
      bureauId,
    ).then(rows =>
      rows.filter(
        row =>
          row.channel === 'qr' && row.state === 'closed' && row.standing.rated?.stars === 5 && row.unit_id === station,
      ),
    )
    const entries = await ask('select move, said_at from entry where matter_id = $1 order by no', box.id)
    expect(entries.map(({ move }) => move)).toEqual([
      'report',
      'register',
      'arrive',
      'accept',
      'giveReceipt',
      'surveyScene',
      'secureCamera',
      'canvass',
      'update',
      'clarify',
      'tellVictim',
      'decide',
      'serve',
      'rate',
      'followUp',
      'close',
    ])
    expect(entries[0].said_at).toEqual(new Date('2026-11-18T10:05:00+08:00'))
    const late = await ask('select measure from promise where matter_id = $1 and late', box.id)
    expect(late).toEqual([])
  })

  test('on the station’s desks: late ones, some due today, a pause to grant, somebody to call back, one protected', async () => {
    const mine = await ask(
      'select * from matter where bureau_id = $1 and unit_id = $2 and closed_at is null',
      bureauId,
      station,
    )
    const within = (hours: number) => (row: { next_due: Date | null }) =>
      row.next_due !== null && row.next_due.getTime() < now.getTime() + hours * 3_600_000
    expect(mine.filter(within(0)).length).toBeGreaterThanOrEqual(2)
    expect(mine.filter(within(24)).length).toBeGreaterThan(mine.filter(within(0)).length)
    expect(mine.filter(row => row.standing.pauses.some((pause: any) => pause.state === 'asked'))).toHaveLength(1)
    expect(mine.filter(row => row.kind === 'conduct' && row.details.lane === 'rating')).toHaveLength(1)
    expect(mine.filter(row => row.protected)).toHaveLength(1)
    expect(new Set(mine.map(row => `${row.kind} ${row.state}`)).size).toBeGreaterThan(14)
    const officer = staffIdOf('010102')
    expect(mine.filter(row => row.owner_id === officer).length).toBeGreaterThan(8)
  })

  test('the complaint about a person lies with inspection, not with the station', async () => {
    const complaints = await ask(
      `select unit_id, wall from matter where kind = 'conduct' and details ->> 'lane' = 'complaint'`,
    )
    expect(complaints.length).toBeGreaterThan(0)
    for (const { unit_id, wall } of complaints) expect([unit_id === station, wall]).toEqual([false, 'inspection'])
  })

  test('only what belongs to this morning is still to be sent; every picture is there', async () => {
    await allFed(house.pool)
    await sendAll(house)
    const [{ n, all }] = await ask(
      'select (select count(*)::int from delivery) as n, (select count(*)::int from notice) as all',
    )
    expect(n).toBeGreaterThan(20)
    expect(n).toBeLessThan(all / 2)
    const files = (await ask(`select distinct encode(sha256, 'hex') as hash from evidence`)).map(({ hash }) => hash)
    expect(await missingFiles(house, files)).toEqual([])
    const plain = await ask('select from evidence where name is null or key is null')
    expect(plain).toEqual([])
  })

  test('loaded again, nothing is added', async () => {
    const before = await ask('select count(*)::int as n from entry')
    await loadMatters(house, () => expect.unreachable(), little)
    expect(await ask('select count(*)::int as n from entry')).toEqual(before)
  })
})
