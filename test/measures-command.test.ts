import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as importing from '../src/commands/import.ts'
import { run } from '../src/commands/measures.ts'
import { defaultMeasures, shippedMeasures } from '../src/kinds/shipped.ts'
import { measuresOf } from '../src/matters/knowledge.ts'
import { csvRows } from '../src/platform/csv.ts'
import { inWords } from '../src/refusals/at-the-terminal.ts'
import type { Context } from '../src/xjw.ts'
import { testHouse } from './house.ts'
import { bureauId, people } from './people.ts'
import { recorded } from './recorded.ts'

/* The promises of a bureau by file: taken whole or not at all, each fault with its line and field. */

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-measures-'))
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

async function xjw(...args: string[]) {
  const lines: string[] = []
  const { config, now } = house
  const open = async () => ({ ...house, close: async () => {} })
  const context: Context = { config, log: recorded, say: en => void lines.push(en), now, open }
  try {
    return { code: await run(args, context), lines }
  } catch (error) {
    return { code: 1, lines: [(inWords(error) as Error).message] }
  }
}
async function file(text: string) {
  const path = join(folder, 'measures.json')
  await writeFile(path, text)
  return path
}
const known = async () => (await measuresOf(house.db, bureauId)).measures
const by = ['--by', people.cityOfficer.number]

test('all 75, and those of the bureau’s own, go out by file and come in again unchanged', async () => {
  const { lines } = await xjw('export')
  const out = lines.join('\n')
  expect(JSON.parse(out)).toEqual(shippedMeasures)
  const path = await file(out)
  expect((await xjw('check', path, '--json')).lines.at(-1)).toBe(
    JSON.stringify({ measures: shippedMeasures.length, faults: [] }),
  )
  const loaded = await xjw('load', path, ...by, '--json')
  expect(loaded.code).toBe(0)
  expect(JSON.parse(loaded.lines.at(-1)!).saved.every((one: any) => !one.changed)).toBe(true)
  expect((await house.pool.query('select count(*)::int as n from measure')).rows).toEqual([{ n: 0 }])
})

test('each fault is named with its line and field, and nothing of the file is taken', async () => {
  const [first, second] = defaultMeasures as [any, any]
  const text = JSON.stringify(
    [
      { ...first, limit: { value: 15, unit: 'minutes' } },
      { ...second, on: [{ ...second.on[0], ends: ['giveReciept'] }] },
      { ...second, id: 'M02' },
    ],
    null,
    2,
  )
  const lineOf = (what: string) => text.split('\n').findIndex(line => line.includes(what)) + 1
  const { code, lines } = await xjw('load', await file(text), ...by, '--json')
  expect(code).toBe(1)
  expect(lines[0]).toBe(`line ${lineOf('"minutes"')}: 0.limit.unit “minutes”: A unit is minute, hour, workday or day.`)
  const faults = JSON.parse(lines.at(-1)!).faults.map(({ at, code }: any) => `${at} ${code}`)
  expect(faults).toEqual([
    '/0/limit/unit bad-unit',
    '/1/on/0/ends unknown-move',
    '/1/on/0/proof no-proof',
    '/2/id id-twice',
  ])
  expect(lines).toContain('Nothing was changed.')
  expect((await house.pool.query('select count(*)::int as n from measure')).rows).toEqual([{ n: 0 }])
  expect((await xjw('load', await file('[{"id": "M01",\n  "title": }]'), ...by)).lines[0]).toBe(
    'line 2: This is not valid JSON.',
  )
})

test('a changed one is a new edition with its day and its author; a retired one is promised no more', async () => {
  const m01 = { ...defaultMeasures[0]!, limit: { value: 20, unit: 'minute' } }
  expect((await xjw('load', await file(JSON.stringify(m01)), ...by, '--from', '2026-12-01')).lines).toEqual([
    'M01: edition 2, holds from 2026-12-01',
  ])
  const { on, editions } = await known()
  expect([on('2026-11-30')[0]!.edition, on('2026-12-01')[0]!.edition]).toEqual([1, 2])
  expect(editions.get('M01')![0]).toMatchObject({ author: people.cityOfficer.id, from: '2026-12-01' })
  expect((await xjw('retire', 'M02', ...by)).code).toBe(0)
  expect((await known()).on('2026-11-24').map(({ id }) => id)).not.toContain('M02')
  expect((await xjw('list')).lines).toHaveLength(shippedMeasures.length - 1)
})

test.each([
  [['load', 'nowhere.json', '--by', '100013'], 'nowhere.json cannot be read.'],
  [['retire', 'M99', '--by', '100013'], 'There is no measure M99.'],
  [['retire', 'M03'], 'Say who changes it: --by NUMBER.'],
  [['retire', 'M03', '--by', '999'], 'Nobody here has the number 999.'],
  [
    ['retire', 'M03', '--by', '100013', '--from', '2026-11-01'],
    'That day is past, or none: what was promised is not changed afterwards. Say --from 2026-12-01.',
  ],
  [['retire', 'M03', '--by', '100013', '--from', 'soon'], 'There is no such day. Check it.'],
])('%j is refused in words', async (args, words) => {
  expect(await xjw(...args)).toEqual({ code: 1, lines: [words] })
})

describe('by the same command as every other list', () => {
  async function bring(...args: string[]) {
    const said: string[] = []
    const open = async () => ({ ...house, close: async () => {} })
    const context: Context = {
      config: house.config,
      log: recorded,
      say: en => void said.push(en),
      now: house.now,
      open,
    }
    const code = await importing.run([...args, ...by, '--json'], context)
    return { code, said: said.join('\n'), ...JSON.parse(said.at(-1)!) }
  }
  const reportOf = async (path: string) =>
    csvRows(await readFile(`${path}.report.csv`, 'utf8')).map(({ fields }) => fields)
  const calendars = async () => {
    const { rows } = await house.pool.query('select calendar_edition as edition from bureau where bureau_id = $1', [
      bureauId,
    ])
    return rows[0].edition
  }

  test('measures: looked at first, then taken whole; faults by line with what to do, and then nothing', async () => {
    const [first] = defaultMeasures as [any]
    const { edition: _, ...own } = first
    const changed = { ...own, title: { zh: '换个说法', en: 'Said anew' } }
    const path = await file(JSON.stringify([changed, { ...own, limit: { value: -1, unit: 'hour' } }], null, 1))
    const spoilt = await bring('measures', path)
    expect(spoilt).toMatchObject({ code: 1, changed: 0 })
    const report = await reportOf(path)
    expect(report[0]).toEqual(['line', 'field', 'code', 'what to do', '怎么办'])
    expect(report.slice(1).every(row => Number(row[0]) > 1 && row.every(Boolean))).toBe(true)
    const good = await file(JSON.stringify([changed]))
    const title = async () => (await known()).last(first.id)!.title.en
    expect(await bring('measures', good, '--dry-run')).toMatchObject({ code: 0, rows: 1, changed: 1, faults: 0 })
    expect(await title()).not.toBe('Said anew')
    expect(await bring('measures', good)).toMatchObject({ code: 0, changed: 1 })
    expect(await title()).toBe('Said anew')
    expect(await bring('measures', good, '--dry-run')).toMatchObject({ changed: 0 })
  })

  test('calendars: a year or several; a day that is none is told by its line, and no year is taken', async () => {
    const year = (n: number, days: object[]) => ({ year: n, days })
    const day = (date: string, isOffDay = true) => ({ name: '春节', date, isOffDay })
    const before = await calendars()
    const bad = await file(JSON.stringify([year(2031, [day('2031-01-23')]), year(2032, [day('2032-02-30')])], null, 1))
    expect(await bring('calendars', bad)).toMatchObject({ code: 1, changed: 0 })
    const text = (await readFile(bad, 'utf8')).split('\n')
    const [, row] = await reportOf(bad)
    expect([row![1], row![2], text[Number(row![0]) - 1]]).toEqual([
      'days[0].date',
      'bad-day',
      expect.stringContaining('02-30'),
    ])
    const good = await file(JSON.stringify([year(2031, [day('2031-01-23')]), year(2032, [day('2032-02-11')])]))
    expect(await bring('calendars', good, '--dry-run')).toMatchObject({ code: 0, rows: 2, changed: 2 })
    expect(await calendars()).toBe(before)
    expect(await bring('calendars', good)).toMatchObject({ code: 0, changed: 2 })
    expect(await calendars()).not.toBe(before)
  })
})
