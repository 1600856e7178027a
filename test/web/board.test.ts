import { beforeAll, expect, test } from 'vitest'
import { openPage } from '../browser.ts'
import { people, villages } from '../people.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
let late: { id: string; code: string }
beforeAll(async () => {
  ;({ base, house } = await serve())
  for (let i = 0; i < 12; i++)
    late = await fetch(`${base}/api/v1/matters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        kind: 'case',
        says: { text: '自行车不见了' },
        place: { village: villages.dongan },
        reporter: { name: '张三丰', phone: '139****0001' },
      }),
    }).then(answer => answer.json() as Promise<typeof late>)
}, 120_000)

test.each(['zh-CN', 'en-GB'] as const)(
  'the morning board fits a desk’s screen without scrolling, in %s',
  async locale => {
    const desk = await openPage({ width: 1440, height: 900, locale })
    await enter(desk, base, 'chief')
    await desk.goto(`${base}/console`)
    // As full as a pane gets.
    const panes = desk.locator('.pane')
    await panes.nth(1).locator('.row').nth(7).waitFor()
    expect(await panes.nth(1).locator('.row').count()).toBe(8)
    expect(await panes.nth(1).locator('p a').textContent()).toMatch(/\b4\b|4件/)
    const [high, room] = (await desk.evaluate('[document.documentElement.scrollHeight, innerHeight]')) as [
      number,
      number,
    ]
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
  },
)

test('what is late stands under late, and not under due today as well', async () => {
  const { id } = people.beatOfficer
  await house.db
    .updateTable('matter')
    .set({ next_due: new Date(Date.now() - 3_600_000) })
    .where('owner_id', '=', id)
    .where('code', '=', late.code)
    .execute()
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'chief')
  await desk.goto(`${base}/console`)
  const pane = (name: string) => desk.getByRole('region', { name })
  await pane('晚了的').locator(`a[href="/office/m/${late.id}"]`).waitFor()
  await pane('今天到期').locator('.row').first().waitFor()
  expect(await pane('晚了的').locator('.count').textContent()).toBe('1')
  expect(await pane('今天到期').locator('.count').textContent()).toBe('11')
  expect(await pane('今天到期').locator(`a[href="/office/m/${late.id}"]`).count()).toBe(0)
})

test('what is empty says what will appear there', async () => {
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'otherStationChief')
  await desk.getByText('手上没有事。新的事项会出现在这里').waitFor()
  await desk.getByRole('link', { name: '工作台' }).click()
  for (const words of ['没有晚的。', '今天没有到期的。', '没有等您批的。', '每件事都有人接。'])
    await desk.getByText(words).waitFor()
})
