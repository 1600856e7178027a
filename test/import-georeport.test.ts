import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as figuring from '../src/commands/figures.ts'
import { readMap } from '../src/commands/georeport/map.ts'
import { readTime } from '../src/commands/georeport/read.ts'
import * as importing from '../src/commands/import.ts'
import { about, contentDigest, contentIn, entryDigest, matterDigest } from '../src/journal/chain.ts'
import { verify } from '../src/journal/verify.ts'
import { kindNamed } from '../src/kinds/index.ts'
import { standsOf } from '../src/matters/draft.ts'
import { matterOf } from '../src/matters/matter.ts'
import { readConfig } from '../src/platform/config.ts'
import { csvRows } from '../src/platform/csv.ts'
import { tableStream } from '../src/platform/table.ts'
import type { Command, Context } from '../src/xjw.ts'
import { allFed } from './counted.ts'
import { testDatabase } from './database.ts'
import { testKeys } from './house.ts'
import { bureauId as ours } from './people.ts'
import { recorded } from './recorded.ts'
import { hasShared } from './shared-data.ts'

/* Another city's requests as history: an invented file always, the real one where it lies beside the project. */

const boston = 2507000
const now = new Date('2026-11-24T10:00:00+08:00')
let house: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let file: string
let rows: Record<string, string>[]
const said: string[] = []

beforeAll(async () => {
  house = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'xjw-import-'))
  file = join(folder, 'requests.csv.gz')
  const text = await readFile(new URL('./fixtures/invented_requests.csv', import.meta.url), 'utf8')
  await writeFile(file, gzipSync(text))
  // Up to the quotation that is never closed, and the line below it.
  const lines = text.split('\r\n')
  const [header, ...others] = csvRows(lines.filter(line => !line.includes('never closed')).join('\r\n'))
  rows = others.map(({ fields }) => Object.fromEntries(header!.fields.map((name, i) => [name, fields[i] ?? ''])))
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

const bring = (...args: string[]) => runs(importing, args)
const figure = (...args: string[]) => runs(figuring, [...args, '--bureau', String(boston)])

async function runs(command: Command, args: string[]) {
  said.length = 0
  const { config } = readConfig([], {})
  const open = async () => ({
    ...house,
    ...testKeys,
    config,
    mode: 'real' as const,
    log: recorded,
    now: () => now,
    close: async () => {},
  })
  const context: Context = { config, log: recorded, say: en => said.push(en), now: () => now, open }
  expect(await command.run([...args, '--json'], context)).toBe(0)
  return JSON.parse(said.at(-1)!)
}

const ask = async (sql: string, ...values: unknown[]) => (await house.pool.query(sql, values)).rows

describe('an invented file of 241 rows', () => {
  test('each row is there once, in a bureau of its own; the bad ones are written down by line and reason', async () => {
    const result = await bring('georeport', file)
    expect(result).toMatchObject({ bureauId: boston, read: 241, added: 229, known: 0, rejected: 12 })
    expect(result.rate).toBeGreaterThan(0)
    expect(result.rss).toBeGreaterThan(10_000_000)
    expect(result.rejects).toBe(`${file}.rejects.csv`)
    const rejects = csvRows(await readFile(result.rejects, 'utf8')).map(({ fields }) => fields)
    expect(rejects[0]).toEqual(['line', 'code', 'column', 'reason', '原因'])
    expect(rejects.slice(1).map(([, code, column]) => [code, column])).toEqual([
      ['missing', 'CASE_ENQUIRY_ID'],
      ['id-twice', 'CASE_ENQUIRY_ID'],
      ['bad-time', 'OPEN_DT'],
      ['bad-time', 'TARGET_DT'],
      ['closed-before-opened', 'CLOSED_DT'],
      ['missing', 'CLOSED_DT'],
      ['unknown-status', 'CASE_STATUS'],
      ['bad-point', 'LATITUDE'],
      ['bad-point', 'LATITUDE'],
      ['missing', 'OPEN_DT'],
      ['wrong-number-of-columns', ''],
      ['unclosed-quotation', ''],
    ])
    const text = (await readFile(new URL('./fixtures/invented_requests.csv', import.meta.url), 'utf8')).split('\n')
    const lineOf = (code: string) => Number(rejects.find(reject => reject[1] === code)![0])
    expect(text[lineOf('unknown-status') - 1]).toContain('Asleep')
    expect(text[lineOf('unclosed-quotation') - 1]).toContain('never closed')
    expect(await ask('select count(*)::int as n from matter where bureau_id = $1', ours)).toEqual([{ n: 0 }])
    const [bureau] = await ask('select letters, tz from bureau where bureau_id = $1', boston)
    expect(bureau).toEqual({ letters: 'BOS', tz: 'America/New_York' })
  })

  test('again, nothing is added; and from a file without gzip neither', async () => {
    const before = await ask('select id, head from matter where bureau_id = $1 order by id', boston)
    expect(await bring('georeport', file)).toMatchObject({ read: 241, added: 0, known: 229, rejected: 12 })
    const plain = join(folder, 'requests.csv')
    await copyFile(new URL('./fixtures/invented_requests.csv', import.meta.url), plain)
    expect(await bring('georeport', plain)).toMatchObject({ added: 0, known: 229, rejected: 12 })
    expect(await ask('select id, head from matter where bureau_id = $1 order by id', boston)).toEqual(before)
  })

  test('the same from a sheet as Excel keeps it', async () => {
    const header = Object.keys(rows[0]!)
    const sheet = { title: 'requests', header, rows: rows.map(row => header.map(name => row[name]!)), at: now }
    const path = join(folder, 'requests.xlsx')
    await pipeline(tableStream(sheet, 'xlsx'), createWriteStream(path))
    const before = await ask('select id, head from matter where bureau_id = $1 order by id', boston)
    expect(await bring('georeport', path)).toMatchObject({ read: rows.length, added: 0, known: 229 })
    expect(await ask('select id, head from matter where bureau_id = $1 order by id', boston)).toEqual(before)
    await writeFile(path, (await readFile(path)).subarray(0, 5000))
    await expect(bring('georeport', path)).rejects.toThrow('not whole')
  })

  test('with the city’s own times, kept and late as the city itself says', async () => {
    const found = await ask(
      `select (imported ->> 'line')::int as line, opened_at, closed_at, state, kind, details ->> 'type' as type, channel, lat, lng,
        p.due, p.met_at, p.late, p.measure, p.by_post
       from matter m left join promise p on p.bureau_id = m.bureau_id and p.matter_id = m.id
       where m.bureau_id = $1 order by line`,
      boston,
    )
    const opened = new Map(found.map(row => [row.opened_at.toISOString(), row]))
    let late = 0
    let given = 0
    for (const row of rows.slice(0, 225)) {
      const at = readTime(row['OPEN_DT']!, 'America/New_York')
      const mine = at && opened.get(new Date(at).toISOString())
      // Among the first there are some of the bad ones.
      if (!mine || !row['CASE_ENQUIRY_ID']?.startsWith('9000000') || row['SUBJECT'] !== 'Invented') continue
      expect(mine.state).toBe(row['CASE_STATUS'] === 'Closed' ? 'closed' : 'reported')
      expect(mine.measure ?? null).toBe(row['TARGET_DT'] ? 'none' : null)
      if (!row['TARGET_DT']) continue
      given++
      expect(mine.by_post).toBe('source')
      if (row['OnTime_Status']) expect(mine.late).toBe(row['OnTime_Status'] === 'OVERDUE')
      else expect([mine.late, mine.met_at]).toEqual([null, null])
      if (mine.late) late++
    }
    expect(given).toBeGreaterThan(100)
    expect(late).toBeGreaterThan(20)
    expect(found[0]).toMatchObject({ kind: 'hazard', type: 'manhole', state: 'reported', lat: 42.374, lng: -71.122 })
    expect(found[0].opened_at.toISOString()).toBe('2015-03-01T05:28:00.000Z')
    // A type that the map does not know, a point that stands for none, a channel that nobody has heard of.
    expect(new Set(found.map(row => row.type))).toContain('other')
    expect(found.filter(row => row.lat === null).length).toBeGreaterThan(10)
    expect(found.filter(row => row.channel === 'api').length).toBeGreaterThan(10)
    // Half past two in the night in which the clocks jump: the moment of the jump, which is the due itself. In time, as there.
    expect(found.at(-1)).toMatchObject({ late: false, closed_at: new Date('2015-03-08T07:00:00Z') })
  })

  test('is told apart: one entry that says where it comes from, no promise of ours, no notice, no reminder', async () => {
    const [sums] = await ask(
      `select count(*)::int as n, count(distinct m.id)::int as matters, bool_and(e.move = 'imported' and e.no = 1) as imported,
        bool_and(m.imported ->> 'source' = 'boston311' and m.imported ->> 'file' = 'requests.csv.gz') as marked,
        bool_and(m.next_at is null and m.next_due is null and m.standing ->> 'told' = '[]') as quiet
       from matter m join entry e on e.bureau_id = m.bureau_id and e.matter_id = m.id where m.bureau_id = $1`,
      boston,
    )
    expect(sums).toEqual({ n: 229, matters: 229, imported: true, marked: true, quiet: true })
    expect(await ask('select from notice where bureau_id = $1', boston)).toEqual([])
    expect(await ask(`select from promise where bureau_id = $1 and measure <> 'none'`, boston)).toEqual([])
    expect(await ask('select number_feed($1, 1000) as n', boston)).toEqual([{ n: 229 }])
  })

  test('the chain holds over it, and what was said is sealed', async () => {
    const { suite } = testKeys
    const found = await ask(
      `select m.*, e.command_id, e.actor, e.post, e.move, e.said_at, e.recorded_at, e.state_after, e.digest, e.rows_digest, e.hash, c.salt, keyed(c.sealed, k.words) as sealed
       from matter m join entry e on e.bureau_id = m.bureau_id and e.matter_id = m.id and e.no = 1
         join content c on c.bureau_id = m.bureau_id and c.matter_id = m.id and c.entry_no = 1
         join data_key k on k.bureau_id = m.bureau_id and k.matter_id = m.id
       where m.bureau_id = $1`,
      boston,
    )
    expect(found).toHaveLength(229)
    let corners = 0
    for (const row of found) {
      const { salt, text } = contentIn(suite, row, about.content(boston, row.id, row.command_id))
      if (JSON.parse(text).says.text?.includes('the one on the corner')) corners++
      const digest = entryDigest(suite, {
        bureau: boston,
        matter: row.id,
        command: row.command_id,
        actor: row.actor,
        post: row.post,
        move: row.move,
        saidAt: row.said_at.getTime(),
        recordedAt: row.recorded_at.getTime(),
        stateAfter: row.state_after,
        matterDigest: matterDigest(suite, standsOf(matterOf(row))),
        contentDigest: contentDigest(suite, salt, text),
      })
      expect(digest.equals(row.digest)).toBe(true)
      expect(createHash('sha256').update(digest).update(row.rows_digest).digest().equals(row.hash)).toBe(true)
      expect(row.head.equals(row.hash)).toBe(true)
    }
    expect(corners).toBeGreaterThan(20)
    expect(await verify({ ...house, suite })).toMatchObject({ entries: 229, bad: undefined })
    const open = await ask(
      `select m::text as t from matter m where bureau_id = $1 union all select e::text from entry e where bureau_id = $1`,
      boston,
    )
    for (const { t } of open) expect(t).not.toMatch(/Invented St|corner/)
  })
})

/** The board's rate by type, held against the rows of the file: ended by the target, of those due before the last was ended. */
async function asInTheFile(all: Record<string, string>[]) {
  const read = (text: string | undefined) => (text ? readTime(text, 'America/New_York')! : undefined)
  const timed = all.map(row => ({ type: row['TYPE']!, due: read(row['TARGET_DT']), closed: read(row['CLOSED_DT']) }))
  const last = Math.max(...timed.flatMap(({ closed }) => closed ?? []))
  const straight: Record<string, [number, number]> = {}
  for (const { type, due, closed } of timed)
    if (due !== undefined && due < last) {
      straight[type] ??= [0, 0]
      straight[type][1]++
      if (closed !== undefined && closed <= due) straight[type][0]++
    }
  await allFed(house.pool)
  const answer = await figure('on-time', '--by', 'type', '--from', '2000-01-01', '--to', '2030-01-01')
  expect(Date.parse(answer.until)).toBe(last)
  expect(Object.fromEntries(answer.rows.map((row: any) => [row.type, [row.k, row.n]]))).toEqual(straight)
  for (const row of answer.rows) expect(row.rate).toBe(row.k / row.n)
  return answer
}

test('the board’s rate by type is a direct count over the file', async () => {
  const there = await ask(
    `select (imported ->> 'line')::int as line, imported ->> 'type' as type from matter where bureau_id = $1`,
    boston,
  )
  const text = await readFile(new URL('./fixtures/invented_requests.csv', import.meta.url), 'utf8')
  const whole = text.split('\r\n').map(line => (line.includes('never closed') ? '' : line))
  const [header, ...others] = csvRows(whole.join('\r\n'))
  const lines = new Map(others.map(({ line, fields }) => [line, fields]))
  const all = there.map(({ line, type }) => {
    const fields = lines.get(line)!
    const row = Object.fromEntries(header!.fields.map((name, i) => [name, fields[i] ?? '']))
    expect(row['TYPE']).toBe(type)
    return row
  })
  const { n, k, came } = await asInTheFile(all)
  expect(n).toBeGreaterThan(100)
  expect(k).toBeLessThan(n)
  expect(came.open).toBeGreaterThan(0)
})

describe('what cannot be', () => {
  const spoilt = async (name: string, change: (map: any) => void) => {
    const map = JSON.parse(await readFile(new URL('../src/commands/georeport/types.json', import.meta.url), 'utf8'))
    change(map)
    const path = join(folder, name)
    await writeFile(path, JSON.stringify(map))
    return path
  }

  test.each<[what: string, change: (map: any) => void, named: string]>([
    ['a kind that there is not', map => (map.types.Catchbasin = 'ghost'), '/types ghost'],
    ['a sort that the kind has not', map => (map.otherwise = 'hazard'), ''],
    ['a zone that there is not', map => (map.bureau.tz = 'Mars/Olympus'), '/bureau/tz'],
    ['a column that is not named', map => delete map.columns.id, '/columns'],
    ['a channel that nobody knows', map => (map.channels.Twitter = 'bird'), '/channels bird'],
    ['a field that nobody asked for', map => (map.colour = 'red'), ''],
  ])('a map with %s is refused by name', async (what, change, named) => {
    const path = await spoilt('map.json', change)
    if (what.startsWith('a sort')) {
      const { targetOf } = await readMap(path)
      expect(targetOf('anything').details).toEqual(kindNamed('hazard')!.blank)
    } else await expect(bring('georeport', file, '--types', path)).rejects.toThrow(named || 'has a fault')
  })

  test('another system’s history never goes into a bureau that has a life of its own', async () => {
    await expect(bring('georeport', file, '--bureau', String(ours))).rejects.toThrow('a life of its own')
    const path = await spoilt('letters.json', map => (map.bureau.id = 7))
    await expect(bring('georeport', file, '--types', path, '--letters', 'HZ')).rejects.toThrow('letters HZ')
  })

  test('a file that is not there, is cut, or has other columns', async () => {
    await expect(bring('georeport', join(folder, 'none.csv'))).rejects.toThrow('There is no file')
    const cut = join(folder, 'cut.csv.gz')
    await writeFile(cut, (await readFile(file)).subarray(0, (await stat(file)).size / 2))
    await expect(bring('georeport', cut)).rejects.toThrow('not whole')
    const other = join(folder, 'other.csv')
    await writeFile(other, 'a,b\n1,2\n')
    await expect(bring('georeport', other)).rejects.toThrow('CASE_ENQUIRY_ID')
  })

  test.each([[], ['georeport'], ['csv', 'x'], ['georeport', 'a', 'b'], ['georeport', 'a', '--bureau', '-1']])(
    '%j is answered by how it is said',
    async (...args) => {
      await expect(bring(...args)).rejects.toThrow(/^xjw import/)
    },
  )
})

test.each([
  ['01/01/2015 12:20:09 AM', '2015-01-01T05:20:09.000Z'],
  ['07/01/2015 12:20:09 PM', '2015-07-01T16:20:09.000Z'],
  ['2015-07-01T12:20:09', '2015-07-01T16:20:09.000Z'],
  ['2015-07-01T12:20:09+02:00', '2015-07-01T10:20:09.000Z'],
  ['7/1/2015', '2015-07-01T04:00:00.000Z'],
  ['02/29/2015 09:00:00 AM', undefined],
  ['01/01/2015 13:20:09 PM', undefined],
  ['13/01/2015 01:20:09 PM', undefined],
  ['yesterday', undefined],
  ['01/01/9999999 01:00:00 AM', undefined],
])('%s is %s', (text, iso) => {
  const read = readTime(text, 'America/New_York')
  expect(read === undefined ? undefined : new Date(read).toISOString()).toBe(iso)
})

test.skipIf(!hasShared('boston311_2015Q1.csv.gz'))(
  'shared data boston311_2015Q1: every row, and late as often as the city says',
  async () => {
    const clean = await testDatabase()
    const small = house
    house = clean
    try {
      const path = new URL('../../shared/data/boston311_2015Q1.csv.gz', import.meta.url).pathname
      const result = await bring('georeport', path, '--rejects', join(folder, 'real.rejects.csv'))
      expect(result).toMatchObject({ read: 26788, added: 26788, rejected: 0, rejects: null })
      const [sums] = await ask(
        `select count(*) filter (where late)::int as late, count(*) filter (where not late)::int as kept, count(*) filter (where late is null)::int as open
       from promise where bureau_id = $1`,
        boston,
      )
      // The city's own labels: 4,594 late and 10,273 kept; 46 more that it left unlabelled were late.
      expect(sums).toEqual({ late: 4594 + 46, kept: 10273, open: 3230 })
      const rest = gunzipSync(await readFile(path)).toString('utf8')
      const [header, ...others] = csvRows(rest)
      const real = others.map(({ line, fields }) => ({
        line,
        row: Object.fromEntries(header!.fields.map((name, i) => [name, fields[i]!])),
      }))
      // Each of the 14,867 that have a target, an end and a label.
      const verdicts = await ask(
        `select (m.imported ->> 'line')::int as line, p.late from matter m join promise p on p.bureau_id = m.bureau_id and p.matter_id = m.id
         where m.bureau_id = $1 and p.met_at is not null`,
        boston,
      )
      const late = new Map(verdicts.map(row => [row.line, row.late]))
      const labelled = real.filter(({ line, row }) => late.has(line) && row['OnTime_Status'])
      expect(labelled).toHaveLength(14_867)
      expect(labelled.filter(({ line, row }) => late.get(line) !== (row['OnTime_Status'] === 'OVERDUE'))).toEqual([])
      const { n, rows: types } = await asInTheFile(real.map(({ row }) => row))
      expect(n).toBe(17_358)
      expect(types.length).toBeGreaterThan(80)
      const [near] = await ask('select count(*)::int as n from matter where bureau_id = $1 and lat is null', boston)
      expect(near).toEqual({ n: 4653 })
    } finally {
      house = small
      await clean.drop()
    }
  },
)
