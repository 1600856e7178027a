import { beforeAll, expect, test } from 'vitest'
import { simulate } from '../../src/demo/year/simulate.ts'
import { openPage, openPhone } from '../browser.ts'
import { allCounted } from '../counted.ts'
import { bureauId, villages } from '../people.ts'
import { serve } from './house.ts'

let base: string
beforeAll(async () => {
  const served = await serve()
  base = served.base
  const until = new Date('2026-10-31T00:00:00+08:00')
  await simulate({
    ...{ house: served.house, bureauId, seed: '7', photos: ['ab'.repeat(32)] },
    ...{ from: '2026-09-10', until, count: 150, progress: () => {} },
  })
  await allCounted(served.house)
}, 180_000)

test('anybody reads how the promises of a month were kept, each with its n, on a phone as at a desk and on paper', async () => {
  const asked = await fetch(`${base}/api/v1/public/promises?month=2026-10`)
  const { measures } = (await asked.json()) as any
  const told = measures.filter(({ all }: any) => !all.hidden && all.n > 0)
  expect(told.length).toBeGreaterThan(5)

  const phone = await openPhone()
  await phone.goto(`${base}/board?month=2026-10`)
  await phone.getByRole('heading', { name: '每一条承诺' }).waitFor()
  for (const { title, all } of told) {
    const line = phone.locator('.narrow-only .kept-line', { hasText: title.zh }).first()
    expect(await line.textContent()).toContain(`${all.n}件里兑现了${all.k}件`)
  }
  const desk = await openPage({ width: 1440, height: 900, locale: 'en-GB' })
  await desk.goto(`${base}/board?month=2026-10`)
  await desk.locator('.kept-table tbody tr').first().waitFor()
  expect(await desk.locator('.kept-table tbody tr').count()).toBe(told.length)
  await desk.emulateMedia({ media: 'print' })
  expect(await desk.locator('.kept-table').isVisible()).toBe(true)
  expect(await desk.locator('.place-links').isVisible()).toBe(false)
})

test('the board of a village names its officer, and holds no share: that would be the score of one person (R32)', async () => {
  const phone = await openPhone()
  await phone.goto(`${base}/board/v/${villages.dongan}`)
  await phone.getByText('王警官').waitFor()
  expect(await phone.locator('main').textContent()).not.toMatch(/%|兑现了/)
  await phone.goto(`${base}/board/v/371702999999`)
  await phone.locator('.fault').waitFor()
})
