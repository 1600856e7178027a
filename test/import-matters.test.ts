import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as importing from '../src/commands/import.ts'
import { addNeighbour } from '../src/neighbours/keys.ts'
import { readConfig } from '../src/platform/config.ts'
import { csvRows } from '../src/platform/csv.ts'
import { tableStream } from '../src/platform/table.ts'
import { inWords } from '../src/refusals/at-the-terminal.ts'
import type { Context } from '../src/xjw.ts'
import { testHouse } from './house.ts'
import { bureauId, people, villages } from './people.ts'
import { recorded } from './recorded.ts'

/* Lists of requests from a hotline: each line once by its number, whatever is wrong with the others. */

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-lists-'))
  await addNeighbour(house.db, bureauId, { name: '12345', scopes: ['requests'], perMinute: 60 }, house.now())
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

async function bring(...args: string[]) {
  const said: string[] = []
  const open = async () => ({ ...house, mode: 'real' as const, close: async () => {} })
  const context = {
    say: (en: string) => said.push(en),
    open,
    now: house.now,
    log: recorded,
    config: readConfig([], {}).config,
  }
  const code = await importing.run(args, context as unknown as Context).catch(error => Promise.reject(inWords(error)))
  return { code, said: said.join('\n'), ...JSON.parse(said.at(-1)!) }
}
const matters = (file: string, ...more: string[]) => bring('matters', file, '--neighbour', '12345', '--json', ...more)
async function count() {
  const { rows } = await house.pool.query<{ n: number }>('select count(*)::int as n from matter where bureau_id = $1', [
    bureauId,
  ])
  return rows[0]!.n
}
async function fileOf(name: string, contents: string | Uint8Array) {
  const file = join(folder, name)
  await writeFile(file, contents)
  return file
}
const reportOf = async (file: string) => csvRows(await readFile(file, 'utf8')).map(({ fields }) => fields)

const village = villages.dongan
const head = '工单编号,诉求类别,诉求内容,村居代码,联系电话,受理时间,状态,满意度'
const line = (no: number, more: Partial<Record<string, string>> = {}) =>
  [
    more['no'] ?? `G${no}`,
    more['kind'] ?? '路灯不亮',
    more['text'] ?? `西头第${no}盏灯不亮`,
    more['village'] ?? village,
    more['phone'] ?? '13905301234',
    '2026/11/24 08:30',
    more['state'] ?? '待办',
    '',
  ].join(',')

test('looked at first, then taken; what is wrong is told by line and field with what to do, and the rest is taken', async () => {
  const before = await count()
  const file = await fileOf(
    'hotline.csv',
    [
      head,
      line(1),
      line(2),
      line(3, { kind: '没有这一类' }),
      line(4, { village: '1' }),
      line(5, { no: '' }),
      line(6, { state: '已办结' }),
      line(7, { phone: 'zero' }),
      line(1),
      `"${line(8)}`,
      line(9, { text: "'=1+1" }),
    ].join('\r\n'),
  )
  const looked = await matters(file, '--dry-run')
  expect([looked.code, looked.added, looked.refused, await count()]).toEqual([1, 3, 7, before])
  const taken = await matters(file)
  expect([taken.code, taken.added, taken.known, taken.refused]).toEqual([1, 3, 0, 7])
  expect(await count()).toBe(before + 3)
  expect(taken.said).toContain('passed over: 满意度')
  const report = await reportOf(taken.report)
  expect(report.map(row => row.slice(0, 3))).toEqual([
    ['line', 'field', 'code'],
    ['4', 'service_name', 'unknown-service'],
    ['5', 'address_id', 'unknown-village'],
    ['6', 'external_id', 'required'],
    ['7', 'status', 'ended-there'],
    ['8', 'phone', 'wrong-form'],
    ['9', 'external_id', 'line-twice'],
    ['10', '', 'unclosed-quotation'],
  ])
  for (const row of report.slice(1)) expect(row[3] && /\p{Script=Han}/u.test(row[4]!)).toBe(true)
  const again = await matters(file)
  expect([again.added, again.known, await count()]).toEqual([0, 3, before + 3])
})

test('the same list as .xlsx and as GeoReport Bulk: those that are there are known again', async () => {
  const before = await count()
  const rows = [line(1), line(11)].map(one => one.split(','))
  const table = { title: '台账', header: head.split(','), rows, at: new Date(0) }
  const xlsx = await fileOf('hotline.xlsx', await buffer(tableStream(table, 'xlsx')))
  const one = await matters(xlsx)
  expect([one.code, one.added, one.known]).toEqual([0, 1, 1])
  const bulk = await fileOf(
    'bulk.csv',
    `service_request_id,requested_datetime,updated_datetime,closed_date,status_description,service_name,description,address,lat,long
G11,2026-11-24T08:00:00+08:00,,,open,street_light,x,,,
G12,2026-11-24T08:00:00+08:00,,,open,street_light,A lamp is out,,35.244,115.436
`,
  )
  const two = await matters(bulk)
  expect([two.code, two.added, two.known, await count()]).toEqual([0, 1, 1, before + 2])
})

test('two at once take each line once', async () => {
  const before = await count()
  const file = await fileOf('both.csv', [head, ...Array.from({ length: 60 }, (_, i) => line(100 + i))].join('\n'))
  const runs = await Promise.all(
    [matters(file), matters(file, '--rejects', join(folder, 'b.csv'))].map(one => one.catch(String)),
  )
  expect(runs).toHaveLength(2)
  expect(await count()).toBe(before + 60)
})

test.each([
  ['no number', '内容\nx', /number/],
  ['nothing', '', /nothing in it/],
  ['no table', Buffer.from([0, 1, 2, 3]), /no table/],
])('a list with %s is refused by its name', async (name, contents, words) => {
  await expect(matters(await fileOf(`${name}.csv`, contents))).rejects.toThrow(words)
})

test('a list of the bureau from .xlsx: looked at, then taken whole, or not at all', async () => {
  const sheet = async (name: string, sorts: string[]) => {
    const header = ['code', 'parent', 'sort', 'name', 'name_en']
    const rows = sorts.map((sort, i) => [`X${i}`, '371702001', sort, '新值班室', 'New desk'])
    return fileOf(name, await buffer(tableStream({ title: 'a', header, rows, at: new Date(0) }, 'xlsx')))
  }
  const take = (file: string, ...more: string[]) =>
    bring('units', file, '--by', people.systemAdmin.number, '--json', ...more)
  const bad = await sheet('bad.xlsx', ['desk', 'castle'])
  const there = async () => {
    const { rows } = await house.pool.query(`select code from unit where bureau_id = $1 and code like 'X%'`, [bureauId])
    return rows.length
  }
  expect(await take(bad)).toMatchObject({ code: 1, changed: 0, faults: 1 })
  expect((await reportOf(`${bad}.report.csv`))[1]!.slice(0, 3)).toEqual(['3', 'sort', 'bad-sort'])
  const good = await sheet('good.xlsx', ['desk', 'window'])
  expect(await take(good, '--dry-run')).toMatchObject({ code: 0, changed: 2 })
  expect(await there()).toBe(0)
  expect(await take(good)).toMatchObject({ code: 0, changed: 2 })
  expect(await take(good)).toMatchObject({ code: 0, changed: 0 })
  expect(await there()).toBe(2)
})
