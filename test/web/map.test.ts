import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPhone } from '../browser.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
})

async function toThePlace(page: Page): Promise<void> {
  await page.goto(`${base}/`)
  await page.locator('ul.rows button').first().click()
  await page.locator('.choice').nth(1).click()
  await page.locator('.actions .primary').click()
  await page.locator('#place').waitFor()
}

const middle = (page: Page) => page.locator('.map + [role=status]')

describe('a place on the map', () => {
  test('comes when somebody asks for it, and is chosen by keys and by a touch', async () => {
    const page = await openPhone()
    const fetched: string[] = []
    page.on('request', request => fetched.push(new URL(request.url()).pathname))
    await toThePlace(page)
    const ofMap = () => fetched.filter(path => /\/map-[^/]*\.(js|css)$/.test(path))
    expect(ofMap()).toEqual([])
    await page.getByRole('button', { name: '在地图上选' }).click()
    await page.getByText('东安社区', { exact: true }).waitFor()
    expect(ofMap()).toHaveLength(2)
    await assertAccessible(page)

    const before = await middle(page).textContent()
    await page.locator('.leaflet-container').focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp')
    await page.locator('.leaflet-container').click({ position: { x: 60, y: 60 } })
    await expect.poll(() => middle(page).textContent()).not.toBe(before)
    await page.getByRole('button', { name: '就是这里' }).click()
    const chosen = await page.locator('.chosen-place strong').textContent()
    const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem('draft')!).place)
    expect(kept).toMatchObject({ via: 'point', lat: expect.any(Number), lng: expect.any(Number) })
    expect(chosen).toBe(`${kept.near}附近`)
  })

  test('a map that does not come takes nothing away: the village is still found by its name', async () => {
    const page = await openPhone()
    await page.route('**/map-*.js', route => route.abort())
    await toThePlace(page)
    await page.getByRole('button', { name: '在地图上选' }).click()
    await page.getByText('地图没有打开。请按名字找，或用手机定位。').waitFor()
    await page.locator('#place').fill('da')
    await page.locator('ul.rows button').first().click()
    expect(await page.locator('.chosen-place strong').textContent()).toBe('东安社区')
  })
})
