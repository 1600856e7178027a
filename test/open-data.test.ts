import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as giving from '../src/commands/open-data.ts'
import { toldOf } from '../src/figures/open-data.ts'
import { FEWEST } from '../src/figures/suppress.ts'
import { openMatter } from '../src/matters/open-matter.ts'
import { csvRows } from '../src/platform/csv.ts'
import type { Context } from '../src/xjw.ts'
import { testHouse } from './house.ts'
import { bureauId, villages } from './people.ts'

/* What a city gives away: nothing by which somebody could be found. */

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-open-data-'))
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true })
})

const cell = fc.record({
  month: fc.constantFrom('2026-01', '2026-02', '2025-12'),
  town: fc.constantFrom('371702001', '371702002', '371703001', ''),
  type: fc.constantFrom('street_light', 'manhole'),
})
test('whatever lies where: each group that is told alike has ten, or is told by city and year alone', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ cell, n: fc.integer({ min: 1, max: 25 }) }), {
        selector: one => JSON.stringify(one.cell),
      }),
      given => {
        const cells = given.map(one => ({ ...one.cell, n: one.n }))
        const told = toldOf(cells)
        const groups = Map.groupBy(cells, one => JSON.stringify([told(one), one.type]))
        for (const group of groups.values()) {
          const { month, area } = told(group[0]!)
          const n = group.reduce((sum, one) => sum + one.n, 0)
          expect(n >= FEWEST || (month.length === 4 && area.length <= 4)).toBe(true)
        }
      },
    ),
  )
})

test('hazards in the open only, with a dictionary in both languages and a licence; into no folder that holds something', async () => {
  const report = (kind: string, says: object, village: string) =>
    openMatter(
      house,
      {
        commandId: randomUUID(),
        kind,
        says,
        place: { village },
        ...(kind === 'hazard' ? { anonymous: true } : { reporter: { name: '张三丰' } }),
      },
      { as: 'resident', bureauId },
    )
  const lamp = { text: '张三丰家门口的灯不亮', identity: 'sealed', type: 'street_light' }
  for (let i = 0; i < FEWEST; i++) await report('hazard', lamp, villages.dongan)
  await report('hazard', lamp, villages.first)
  await report('case', { text: '灯箱被砸', sort: 'damage', lossYuan: 300 }, villages.dongan)
  const out = join(folder, 'out')
  const said: string[] = []
  const context = {
    ...house,
    say: (en: string) => said.push(en),
    open: async () => ({ ...house, close: async () => {} }),
  }
  const give = () => giving.run(['--out', out, '--json'], context as unknown as Context)
  expect(await give()).toBe(0)
  expect(JSON.parse(said.at(-1)!)).toMatchObject({ lines: FEWEST + 1 })
  expect((await readdir(out)).sort()).toEqual(['LICENCE.txt', 'dictionary.csv', 'hazards.csv'])
  const text = await readFile(join(out, 'hazards.csv'), 'utf8')
  expect(text).not.toMatch(/张三丰|灯箱|35\.|115\.|[0-9a-f]{8}-/)
  const [head, ...rows] = csvRows(text).map(({ fields }) => fields)
  const dictionary = csvRows(await readFile(join(out, 'dictionary.csv'), 'utf8')).map(({ fields }) => fields)
  expect(dictionary.slice(1).map(([name]) => name)).toEqual(head)
  expect(dictionary.every(row => row.every(Boolean))).toBe(true)
  const areas = rows.map(row => [row[3], row[4]].join(' ')).sort()
  expect(areas.filter(one => one === '2026-11 371702001')).toHaveLength(FEWEST)
  expect(areas.filter(one => one === '2026 3717')).toHaveLength(1)
  await expect(give()).rejects.toThrow('not empty')
})
