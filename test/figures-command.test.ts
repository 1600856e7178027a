import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as figuring from '../src/commands/figures.ts'
import { simulate } from '../src/demo/year/simulate.ts'
import { figures } from '../src/figures/catalogue.ts'
import { csvRows } from '../src/platform/csv.ts'
import { inWords } from '../src/refusals/at-the-terminal.ts'
import type { Context } from '../src/xjw.ts'
import { allFed } from './counted.ts'
import { testHouse } from './house.ts'
import { bureauId } from './people.ts'

/* `xjw figures`, as it is typed. */

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xjw-figures-'))
  house = await testHouse('2026-11-20T10:00:00+08:00')
  await simulate({
    house,
    bureauId,
    seed: '7',
    photos: ['ab'.repeat(32)],
    progress: () => {},
    from: '2026-09-01',
    until: new Date('2026-11-20T00:00:00+08:00'),
    count: 80,
  })
  await allFed(house.pool)
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

async function typed(...args: string[]) {
  const said: { en: string; zh: string }[] = []
  const { config, log, now } = house
  const open = async () => ({ ...house, close: async () => {} })
  const context: Context = { config, log, now, say: (en, zh) => said.push({ en, zh }), open }
  const code = await figuring.run(args, context)
  return { code, said, last: said.at(-1)! }
}
const sentence = async (...args: string[]) => {
  const error: any = await typed(...args).catch(inWords)
  return [error.message, error.zh]
}

test('alone it lists every figure in both languages', async () => {
  const { said, code } = await typed()
  expect(code).toBe(0)
  expect(said).toHaveLength(figures.length)
  expect(said[0]!.en).toContain('on-time')
  expect(said[0]!.zh).toContain('按时兑现率')
})

test('every figure prints with its n, and the last line is the result', async () => {
  for (const { name, by } of figures) {
    const { code, said, last } = await typed(
      name,
      '--from',
      '2026-09-01',
      '--to',
      '2026-11-19',
      ...by.flatMap(axis => ['--by', axis]),
      '--json',
    )
    expect(code, name).toBe(0)
    const result = JSON.parse(last.en)
    expect(result).toMatchObject({
      figure: name,
      n: expect.any(Number),
      from: '2026-09-01T00:00:00+08:00',
      until: '2026-11-20T00:00:00+08:00',
    })
    expect(said[0]!.en).toContain(`n = ${result.n}`)
    expect(said).toHaveLength(result.rows.length + 2)
  }
})

test('what there is not is refused by name, in both languages', async () => {
  expect((await sentence('on-tim'))[0]).toMatch(/^There is no figure “on-tim”: on-time, /)
  expect((await sentence('on-tim'))[1]).toMatch(/^没有“on-tim”这项数据。可用的有：on-time、/)
  expect((await sentence('on-time', '--by', 'owner'))[0]).toBe(
    '“on-time” goes --by kind, measure, unit, type; not by “owner”.',
  )
  expect((await sentence('on-time', '--from', '2026-02-30'))[0]).toContain('--from: There is no such day')
  expect((await sentence('on-time', '--from', 'yesterday'))[1]).toContain('--from: 没有这一天')
  expect((await sentence('on-time', '--from', '2026-03-02', '--to', '2026-03-01'))[0]).toContain(
    '--to: It ends before it begins',
  )
  expect((await sentence('on-time', '--bureau', '9'))[0]).toContain('bureau')
  expect((await sentence('on-time', 'again'))[0]).toMatch(/^xjw figures/)
  expect((await sentence('audit', '--month', '2026-13'))[0]).toContain('--month: Give a month that is over')
  expect((await sentence('on-time', '--out', join(folder, 'a.doc')))[0]).toContain('.csv or .xlsx')
})

test('into a file, and never over one that is there', async () => {
  const path = join(folder, 'kept.csv')
  const { said } = await typed('on-time', '--from', '2026-09-01', '--by', 'measure,unit', '--out', path)
  expect(said.at(-1)!.en).toBe(`Written: ${path}`)
  const [header, ...rows] = csvRows(await readFile(path, 'utf8')).map(({ fields }) => fields)
  expect(header!.length).toBeGreaterThan(10)
  expect(rows.length).toBeGreaterThan(20)
  expect((await sentence('on-time', '--out', path))[0]).toContain('was not touched')
  expect((await typed('on-time', '--out', join(folder, 'kept.xlsx'))).code).toBe(0)
})

test('counted anew it says the same; the draw of a month is true', async () => {
  const ask = async () => JSON.parse((await typed('on-time', '--from', '2026-09-01', '--json')).last.en)
  const before = await ask()
  expect((await typed('rebuild')).last.en).toMatch(/^Counted anew from \d{3,} entries\.$/)
  expect(await ask()).toEqual(before)
  const { code, last } = await typed('audit', '--month', '2026-10', '--json')
  expect([code, JSON.parse(last.en).isTrue]).toEqual([0, true])
  expect((await typed('review', '--from', '2026-09-01')).code).toBe(0)
})
