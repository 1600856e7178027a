import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../../test/database.ts'
import { bureauId, people, units } from '../../../test/people.ts'
import { derivedId } from '../ids.ts'
import { migrate } from '../migrate.ts'
import { readBackup } from './read.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const run = promisify(execFile)
const now = new Date('2026-11-24T10:00:00+08:00')
const hash = 'ab'.repeat(32)

let from: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let dataDir: string
let file: string
let made: Awaited<ReturnType<typeof writeBackup>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-backup-'))
  dataDir = join(folder, 'data')
  file = join(folder, 'one.tar.gz')
  from = await testDatabase()
  await from.pool.query(`insert into deployment (id, mode, made_at) values (1, 'real', now())`)
  await from.pool.query(
    `insert into keyring (what, public) values ('seal', '\\x0102'), ('delivery', '\\x03'), ('vault', '\\x04')`,
  )
  // Of a later edition: a column of every sort that a copy might spoil.
  await from.pool.query(oddTable)
  await from.pool.query(odd)
  for (let n = 1; n <= 20; n++) await enter(from.pool, n)
  await from.pool.query('select number_feed($1, 12)', [bureauId])
  await mkdir(join(dataDir, 'files', 'ab'), { recursive: true })
  await writeFile(join(dataDir, 'files', 'ab', hash), Buffer.alloc(3_000_001, 'photo'))
  await writeFile(join(dataDir, 'files', '.half'), 'of a file')
  await writeFile(join(dataDir, 'seal.key'), 'the secret')
  made = await writeBackup({ url: from.url, dataDir, file, now, progress: () => {} })
})
afterAll(async () => {
  await from.drop()
  await rm(folder, { recursive: true })
})

const odd = `insert into odd (bureau_id, words, bytes, at, day, number, body, "Na""me")
  select 1, w, '\\x00ff0a5c'::bytea, '2026-02-28 23:59:59.999999+08', '0001-01-01', 0.1::float8 + 0.2::float8,
    jsonb_build_object('k', w), array[w, null, '{}']
  from unnest(array['一行', E'tab\\tline\\nback\\\\slash\\r', '', null, '\\.', '\\N', '🌸 ' || repeat('长', 3000)]) w`

/** A matter of one entry, by the door itself. */
async function enter(pool: typeof from.pool, n: number) {
  const id = derivedId('matter', n)
  const at = new Date(now.getTime() + n * 1000).toISOString()
  const row = {
    id,
    kind: 'case',
    state: 'reported',
    details: {},
    standing: {},
    people: [],
    code: `HZ${n}`,
    unit_id: units.station,
    unit_path: '/',
    owner_id: people.beatOfficer.id,
    why: {},
    protected: false,
    anonymous: false,
    channel: 'page',
    language: 'zh',
    opened_at: at,
    lets: [],
    speaks: [],
    barred: [],
    opened_by: people.beatOfficer.id,
  }
  const entry = { digest: `\\x${hash}`, post: 'resident', move: 'report', said_at: at, state_after: 'reported' }
  const changes = JSON.stringify([{ id, opens: true, row, entry, content: { salt: '\\x01', sealed: '\\x02' } }])
  await pool.query(`select record_act($1, $2, $3, '\\x00', '{}', '{}', $4, $5)`, [
    bureauId,
    derivedId('command', n),
    people.beatOfficer.id,
    at,
    changes,
  ])
}

/** All rows of all tables, as text, but for what differs between clusters. */
async function everything(pool: typeof from.pool) {
  const { rows } = await pool.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of rows.filter(row => !['cluster', 'migration'].includes(row.name)))
    all[name] = (await pool.query(`select t::text as t from "${name}" t order by 1`)).rows.map(({ t }) => t)
  return all
}

/** The same edition, with that odd table too. */
async function emptyHouse() {
  const to = await emptyDatabase()
  const open = async () => {
    await migrate(to.url)
    const client = await to.pool.connect()
    await client.query(`set application_name = 'a test'`)
    await client.query(oddTable)
    client.release()
    return to.url
  }
  return { ...to, open }
}
const oddTable = `create table odd (bureau_id int, id bigint generated always as identity, words text,
    bytes bytea, at timestamptz, day date, number double precision, body jsonb, "Na""me" text[], twice text generated always as (words || words) stored,
    primary key (bureau_id, id))`

const restore = (to: Awaited<ReturnType<typeof emptyHouse>>, more: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({
    open: to.open,
    dataDir: join(folder, 'other'),
    file,
    keys: undefined,
    wished: undefined,
    sealedWith: undefined,
    progress: () => {},
    ...more,
  })

test('into a folder that is not there: refused by its name, with how to make it', async () => {
  const asked = { url: from.url, dataDir, file: join(folder, 'none', 'one.tar.gz'), now, progress: () => {} }
  await expect(writeBackup(asked)).rejects.toThrow(/There is no folder .*none\. Make it first \(mkdir -p/)
})

describe('a backup', () => {
  test('says in its head what it is, and at its end how many rows each table has', async () => {
    expect(made.head).toMatchObject({ mode: 'real', madeAt: '2026-11-24T02:00:00.000Z', sealedWith: '0102' })
    expect(made.head.migrations.at(-1)!.checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(made.sums.tables['entry']!.rows).toBe(20)
    expect(made.sums.tables['feed']!.rows).toBe(12)
    expect(made.sums.tables['odd']!.rows).toBe(7)
    expect(made.sums.files.count).toBe(1)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('holds no secret', async () => {
    expect(gunzipSync(await readFile(file)).includes('the secret')).toBe(false)
  })

  test('opens with any tar', async () => {
    const { stdout } = await run('tar', ['tzf', file])
    const names = stdout.trim().split('\n')
    expect([names[0], names.at(-1)]).toEqual(['head.json', 'sums.json'])
    expect(names).toContain(`files/ab/${hash}`)
  })

  test('never takes the place of another file', async () => {
    await expect(writeBackup({ url: from.url, dataDir, file, now, progress: () => {} })).rejects.toThrow('already')
  })

  test('is none where the folder of files cannot be read, and leaves nothing', async () => {
    const broken = join(folder, 'broken')
    await mkdir(broken)
    await writeFile(join(broken, 'files'), '')
    const target = join(folder, 'without-files.tar.gz')
    const making = writeBackup({ url: from.url, dataDir: broken, file: target, now, progress: () => {} })
    await expect(making).rejects.toThrow('ENOTDIR')
    expect((await readdir(folder)).filter(name => name.startsWith('without-files'))).toEqual([])
  })

  test('is of one moment: what is written meanwhile is in it whole or not at all', async () => {
    const busy = join(folder, 'busy.tar.gz')
    let stop = false
    const writing = (async () => {
      for (let n = 1000; !stop; n++) await enter(from.pool, n)
    })()
    const { sums } = await writeBackup({ url: from.url, dataDir, file: busy, now, progress: () => {} })
    stop = true
    await writing
    const counts = ['matter', 'entry', 'content', 'command'].map(table => sums.tables[table]!.rows)
    expect(new Set(counts).size).toBe(1)
  })
})

describe('restored', () => {
  test('all is as it was, to the byte, and goes on from there', async () => {
    const to = await emptyHouse()
    const before = await everything(from.pool)
    const { rows } = await restore(to)
    expect(rows).toBe(made.rows)
    const after = await everything(to.pool)
    // The test above went on writing after the backup.
    for (const [table, lines] of Object.entries(before))
      expect(after[table], table).toEqual(
        table === 'odd' || lines.length < 20 ? lines : lines.filter(line => after[table]!.includes(line)),
      )
    expect(after['entry']).toHaveLength(20)
    expect(await readFile(join(folder, 'other', 'files', 'ab', hash))).toEqual(Buffer.alloc(3_000_001, 'photo'))
    expect(await readdir(join(folder, 'other'))).toEqual(['files'])

    const keys = `select count(*)::int as n from pg_constraint where contype = 'f' and convalidated`
    expect((await to.pool.query(keys)).rows).toEqual((await from.pool.query(keys)).rows)
    await to.pool.query(`insert into odd (bureau_id, words) values (1, 'next')`)
    expect((await to.pool.query(`select id from odd where words = 'next'`)).rows).toEqual([{ id: 8 }])
    const planned = await to.pool.query(`select reltuples::int as n from pg_class where relname = 'entry'`)
    expect(planned.rows).toEqual([{ n: 20 }])

    await enter(to.pool, 21)
    const read = async () => (await to.pool.query('select number_feed($1, 1000) as n', [bureauId])).rows[0].n
    expect(await read()).toBe(9)
    const { rows: feed } = await to.pool.query('select pos from feed order by pos')
    expect(feed.map(({ pos }) => pos)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
    await to.drop()
  })

  test.each(['matter', 'bureau'])('only into an empty database: one row of %s, and it is left alone', async table => {
    const to = await emptyHouse()
    await to.open()
    await to.pool.query(`insert into bureau select * from jsonb_populate_record(null::bureau, $1)`, [theBureau])
    if (table === 'matter') await enter(to.pool, 1)
    const before = await everything(to.pool)
    await expect(restore({ ...to, open: async () => to.url })).rejects.toThrow(/not empty \(\w+\)/)
    expect(await everything(to.pool)).toEqual(before)
    await to.drop()
  })

  test('not into another edition, named', async () => {
    const bent = await repacked(json => ({
      ...json,
      migrations: [...json['migrations'], { name: '20990101T0000_later', checksum: 'x' }],
    }))
    const to = await emptyHouse()
    await expect(restore(to, { file: bent })).rejects.toThrow('20990101T0000_later')
    expect((await to.pool.query(`select to_regclass('migration') as m`)).rows).toEqual([{ m: null }])
    await to.drop()
  })

  test('not as a demo, and not beside another key', async () => {
    const to = await emptyHouse()
    await expect(restore(to, { wished: 'demo' })).rejects.toThrow('never restored as a demo')
    await expect(restore(to, { sealedWith: 'ffff' })).rejects.toThrow('seal.key')
    await to.open()
    await to.pool.query(`insert into deployment (id, mode, made_at) values (1, 'demo', now())`)
    await expect(restore({ ...to, open: async () => to.url })).rejects.toThrow('never restored as a demo')
    await to.drop()
  })

  test('not under a program that serves that database', async () => {
    const to = await emptyHouse()
    await to.open()
    const serving = new pg.Client({ connectionString: to.url, application_name: 'xiaojingwu 12345' })
    await serving.connect()
    await expect(restore({ ...to, open: async () => to.url })).rejects.toThrow('is running')
    await serving.end()
    await to.drop()
  })

  const spoilt: [how: string, spoil: (bytes: Buffer) => Buffer][] = [
    ['cut in the middle', bytes => gzipSync(bytes.subarray(0, bytes.length / 2))],
    ['cut and never finished', bytes => gzipSync(bytes).subarray(0, 5000)],
    ['without its sums', bytes => gzipSync(Buffer.concat([bytes.subarray(0, lastPart(bytes)), Buffer.alloc(1024)]))],
    ['with a letter changed in a row', bytes => gzipSync(changed(bytes, '东城派出所', '西城派出所'))],
    ['with a photo changed', bytes => gzipSync(changed(bytes, 'photophoto', 'photoPhoto'))],
  ]
  test.each(spoilt)('%s, nothing of it is restored', async (how, spoil) => {
    const bad = join(folder, 'bad.tar.gz')
    await writeFile(bad, spoil(gunzipSync(await readFile(file))))
    const to = await emptyHouse()
    await to.open()
    const before = await everything(to.pool)
    await expect(restore({ ...to, open: async () => to.url }, { file: bad }), how).rejects.toThrow('not whole')
    await expect(readBackup(bad, async () => ({ rows: async () => {}, file: () => undefined }))).rejects.toThrow(
      'not whole',
    )
    expect(await everything(to.pool)).toEqual(before)
    await to.drop()
  })

  test('what is no backup at all is named as that', async () => {
    const to = await emptyHouse()
    for (const text of ['hello', gzipSync('hello'), gzipSync(Buffer.alloc(2048))]) {
      await writeFile(join(folder, 'none'), text)
      await expect(restore(to, { file: join(folder, 'none') })).rejects.toThrow('no backup')
    }
    await expect(restore(to, { file: join(folder, 'nothing') })).rejects.toThrow('There is no file')
    await to.drop()
  })
})

const theBureau = {
  bureau_id: bureauId,
  letters: 'HZ',
  name_zh: '甲',
  name_en: 'A',
  tz: 'Asia/Shanghai',
  calendar_edition: 'x',
  idle_minutes: 60,
  second_factor: [],
  south: 1,
  west: 1,
  north: 2,
  east: 2,
}

const lastPart = (bytes: Buffer) => bytes.lastIndexOf('sums.json')

function changed(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes)
  copy.write(to, copy.indexOf(from))
  return copy
}

/** The same backup with another head, by the tools of anybody. */
async function repacked(change: (head: Record<string, any>) => object): Promise<string> {
  const bytes = gunzipSync(await readFile(file))
  const size = Number.parseInt(bytes.toString('latin1', 124, 135), 8)
  const head = Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString('utf8', 512, 512 + size)))))
  const { tarHead, tarTail } = await import('../tar.ts')
  const rest = bytes.subarray(512 + Math.ceil(size / 512) * 512)
  const path = join(folder, 'repacked.tar.gz')
  await writeFile(
    path,
    gzipSync(Buffer.concat([tarHead('head.json', head.length, 0), head, tarTail(head.length), rest])),
  )
  return path
}
