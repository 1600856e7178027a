import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as exporting from '../src/commands/export.ts'
import { exportMatters } from '../src/figures/export.ts'
import { act } from '../src/matters/act.ts'
import { type Asker, staff } from '../src/matters/asker.ts'
import { openMatter } from '../src/matters/open-matter.ts'
import { personById } from '../src/people/who-is-who.ts'
import { csvRows } from '../src/platform/csv.ts'
import type { Context } from '../src/xjw.ts'
import { testHouse } from './house.ts'
import { bureauId, people, villages } from './people.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
let open: Awaited<ReturnType<typeof openMatter>>
let hidden: string[]
const said: string[] = []
const resident: Asker = { as: 'resident', bureauId }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-export-'))
  house = await testHouse()
  const place = { village: villages.dongan }
  const report = (kind: string, says: object) =>
    openMatter(house, { commandId: randomUUID(), kind, says, place, reporter: { name: '张三丰' } }, resident)
  open = await report('case', { text: '店门口的灯箱被人砸了', sort: 'damage', lossYuan: 300 })
  const duty = staff((await personById(house.db, bureauId, people.dutyOfficer.id, house.now()))!)
  house.setNow('2026-11-24T10:20:00+08:00')
  const registered = { registerNo: 'A-1', registeredAt: '2026-11-24T10:20:00+08:00' }
  await act(house, { commandId: randomUUID(), matterId: open.id, move: 'register', says: registered }, duty)
  hidden = [
    (await report('case', { text: '他又打我了', sort: 'other', danger: 'violence_at_home' })).id,
    (await report('conduct', { text: '窗口的人骂我', complained: people.windowClerk.id, fault: 'attitude' })).id,
  ]
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

test.each(['/proc/xjw', '/proc/xjw.csv', '/proc/xjw.jsonl.gz'])(
  'a place where nothing can be written is refused by name, and nobody waits: %s',
  async out => {
    await expect(take('--out', out)).rejects.toThrow(/\/proc\/xjw.* cannot be written/)
  },
)

async function take(...args: string[]) {
  said.length = 0
  const { config, log, now } = house
  const context: Context = {
    config,
    log,
    now,
    say: en => said.push(en),
    open: async () => ({ ...house, close: async () => {} }),
  }
  expect(await exporting.run([...args, '--json'], context)).toBe(0)
  return JSON.parse(said.at(-1)!)
}
const lines = (text: string) => text.trim().split('\n')

test('a matter with its history and its promises; ids and codes, and no word of anybody', async () => {
  const out = join(folder, 'all')
  expect(await take('--out', out)).toMatchObject({ matters: 1, entries: 2 })
  expect((await readdir(out)).sort()).toEqual(['matters.jsonl', 'promises.csv'])
  const text = await readFile(join(out, 'matters.jsonl'), 'utf8')
  expect(text).not.toMatch(/灯箱|张三丰/)
  const [matter] = lines(text).map(line => JSON.parse(line))
  expect(matter).toMatchObject({
    id: open.id,
    code: open.code,
    kind: 'case',
    state: 'registered',
    unit: '371702001',
    village: villages.dongan,
  })
  expect(matter.history.map((entry: any) => [entry.no, entry.move, entry.post, entry.saidAt])).toEqual([
    [1, 'report', 'resident', '2026-11-24T02:00:00.000Z'],
    [2, 'register', 'duty_officer', '2026-11-24T02:20:00.000Z'],
  ])
  expect(matter.history[0].told).toContainEqual(
    expect.objectContaining({ name: 'landed', recipient: people.beatOfficer.id }),
  )
  expect(text).not.toMatch(/recorded|"hash"|tick/)

  const csv = lines(await readFile(join(out, 'promises.csv'), 'utf8')).map(line => line.split(','))
  expect(csv[0]!.slice(0, 6)).toEqual(['matter', 'no', 'kind', 'unit', 'village', 'measure'])
  const of = (measure: string) => csv.find(row => row[5] === measure)!
  // Registered within thirty minutes: M01 is kept; whether it is accepted is still open.
  expect([of('M01').at(-1), of('M03').at(-1)]).toEqual(['kept', 'open'])
  expect(csv.length - 1).toBe(matter.promises.length)
})

test('what was said only with the key, and only when asked for', async () => {
  const file = join(folder, 'said.jsonl.gz')
  await take('--out', file, '--contents')
  const [matter] = lines(gunzipSync(await readFile(file)).toString()).map(line => JSON.parse(line))
  expect(matter.history[0].said.says).toMatchObject({ text: '店门口的灯箱被人砸了', lossYuan: 300 })
  expect(matter.people).toContainEqual(expect.objectContaining({ role: 'reporter', said: { name: '张三丰' } }))
  expect(said.join()).toContain('in the open')
})

test('protected matters and complaints about a person stay out, and it says how many', async () => {
  const { leftOut } = await take('--out', join(folder, 'some.jsonl'))
  expect(leftOut).toBe(2)
  const all = await take('--out', join(folder, 'every.jsonl'), '--walled')
  expect(all).toMatchObject({ matters: 1 + leftOut, leftOut: 0 })
  const ids = lines(await readFile(join(folder, 'every.jsonl'), 'utf8')).map(line => JSON.parse(line).id)
  expect(ids).toEqual(expect.arrayContaining(hidden))
  expect(await readFile(join(folder, 'some.jsonl'), 'utf8')).not.toContain(hidden[0])
})

test('the same matters give the same bytes; what is there is not written over', async () => {
  const [one, two] = [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')]
  await take('--out', one)
  await take('--out', two)
  expect(await readFile(one)).toEqual(await readFile(two))
  await expect(take('--out', one)).rejects.toThrow('already')
  await expect(take()).rejects.toThrow(/^xjw export/)
  expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([])
})

test('promises alone, as a spreadsheet reads them: the same rows as in the folder, and nothing behind a wall', async () => {
  await take('--out', join(folder, 'beside'))
  const plain = csvRows(await readFile(join(folder, 'beside', 'promises.csv'), 'utf8')).map(({ fields }) => fields)
  await take('--out', join(folder, 'promises.csv'))
  const text = await readFile(join(folder, 'promises.csv'), 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(csvRows(text).map(({ fields }) => fields)).toEqual(plain)
  await take('--out', join(folder, 'promises.xlsx'))
  const [sheet] = (await readXlsx(await readFile(join(folder, 'promises.xlsx')))).sheets
  expect(sheet!.rows.map(row => row.map(value => (value === null ? '' : String(value))))).toEqual(plain)
  for (const id of hidden) expect(text).not.toContain(id)
})

test('to somewhere that is slow, it waits and leaves nothing behind, however often', async () => {
  let pauses = 0
  const slow = new Writable({
    highWaterMark: 1,
    write: (_, __, done) => {
      pauses++
      setImmediate(done)
    },
  })
  const wanted = { bureauId, contents: false, walled: true }
  await exportMatters(house, wanted, { matters: slow, promises: slow }, () => {})
  expect(pauses).toBeGreaterThan(10)
  expect([slow.listenerCount('error'), slow.listenerCount('drain')]).toEqual([0, 0])
})
