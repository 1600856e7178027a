import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/commands/measures.ts'
import { defaultMeasures, shippedMeasures } from '../src/kinds/index.ts'
import { measuresOf } from '../src/matters/knowledge.ts'
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
    return { code: 1, lines: [(error as Error).message] }
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
  expect((await xjw('check', path, '--json')).lines.at(-1)).toBe('{"measures":81,"faults":[]}')
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
  expect((await xjw('list')).lines).toHaveLength(80)
})

test.each([
  [['load', 'nowhere.json', ...['--by', '100013']], 'nowhere.json cannot be read.'],
  [['retire', 'M99', '--by', '100013'], 'There is no measure M99.'],
  [['retire', 'M03'], 'Say who changes it: --by NUMBER.'],
  [['retire', 'M03', '--by', '999'], 'Nobody here has the number 999.'],
  [
    ['retire', 'M03', '--by', '100013', '--from', '2026-11-01'],
    'That day is past, or none: what was promised is not changed afterwards. Say --from 2026-12-01.',
  ],
  [
    ['retire', 'M03', '--by', '100013', '--from', 'soon'],
    'That day is past, or none: what was promised is not changed afterwards. Say --from 2026-12-01.',
  ],
])('%j is refused in words', async (args, words) => {
  expect(await xjw(...args)).toEqual({ code: 1, lines: [words] })
})
