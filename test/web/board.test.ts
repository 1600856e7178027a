import { beforeAll, expect, test } from 'vitest'
import { openPage } from '../browser.ts'
import { villages } from '../people.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
  for (let i = 0; i < 12; i++)
    await fetch(`${base}/api/v1/matters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        kind: 'case',
        says: { text: '自行车不见了' },
        place: { village: villages.dongan },
        reporter: { name: '张三丰', phone: '139****0001' },
      }),
    })
}, 120_000)

test('the morning board stands on a desk’s screen without scrolling, however much there is', async () => {
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'chief')
  await desk.getByRole('link', { name: '早会板' }).click()
  const today = desk.getByRole('region', { name: '今天到期' })
  await today.locator('.row').nth(7).waitFor()
  expect(await today.locator('.row').count()).toBe(8)
  await today.getByText('还有4件').waitFor()
  const [high, room] = (await desk.evaluate('[document.documentElement.scrollHeight, innerHeight]')) as [number, number]
  expect(high).toBeLessThanOrEqual(room)
  // Everything there is reached by the keyboard, and one sees where one is.
  for (let i = 0; i < 12; i++) await desk.keyboard.press('Tab')
  const focused = (await desk.evaluate(`(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
    return [document.activeElement.tagName, outlineStyle, parseFloat(outlineWidth)]
  })()`)) as [string, string, number]
  expect(focused[0]).toBe('A')
  expect(focused[1]).toBe('solid')
  expect(focused[2]).toBeGreaterThanOrEqual(2)
})

test('what is empty says what will appear there', async () => {
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'otherStationChief')
  await desk.getByText('手上没有事。新的事项会出现在这里').waitFor()
  await desk.getByRole('link', { name: '早会板' }).click()
  for (const words of ['没有晚的。', '今天没有到期的。', '没有等您批的。', '每件事都有人接。'])
    await desk.getByText(words).waitFor()
})
