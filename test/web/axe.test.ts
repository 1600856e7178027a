import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { noteAll } from '../../src/signals/note.ts'
import { openPage, openPhone } from '../browser.ts'
import { allFed } from '../counted.ts'
import { faultsOf, outOfThePage } from './accessible.ts'
import { serve } from './house.ts'
import { layRare } from './lay-rare.ts'
import { walkRare } from './rare-screens.ts'
import { reportTwin, walkOffice, walkOthers, walkReport } from './screens.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
  await reportTwin(base)
})

type Ways = { only?: readonly string[]; larger?: boolean }

/** Looks at a screen, and once more in larger text; each says where to call in danger. */
function looking(page: Page, { only, larger = false }: Ways) {
  const found: string[] = []
  const seen: string[] = []
  const look = async (screen: string) => {
    if (only && !only.includes(screen)) return
    seen.push(screen)
    for (const fault of await faultsOf(page)) found.push(`${screen}: ${fault}`)
    if (!(await page.locator('a[href="tel:110"]').first().isVisible())) found.push(`${screen}: 110 is not said`)
    if (!larger) return
    await page.evaluate("document.documentElement.setAttribute('data-elder', 'yes')")
    for (const fault of await faultsOf(page)) found.push(`${screen}, larger: ${fault}`)
    await page.evaluate("document.documentElement.setAttribute('data-elder', 'more')")
    for (const fault of await outOfThePage(page)) found.push(`${screen}, larger still: ${fault}`)
    await page.evaluate("document.documentElement.removeAttribute('data-elder')")
  }
  return { look, found, seen }
}

/** Walks everywhere and looks at each screen of `only` (all, if absent); answers what it looked at. */
async function lookEverywhere(page: Page, ways: Ways): Promise<string[]> {
  const { look, found, seen } = looking(page, ways)
  const link = await walkReport(page, base, look)
  await walkOthers(page, base, link, look)
  await allFed(house.pool)
  await noteAll(house)
  await walkOffice(page, base, look)
  expect(found).toEqual([])
  return seen
}

const templates = [
  'home',
  'words, in danger',
  'answer card',
  'my matter',
  'today',
  'a matter',
  'finding, nearly',
  'a form, with a fault',
  'the board',
]

test('axe finds nothing on any screen, in Chinese, in usual and in larger text', async () => {
  expect((await lookEverywhere(await openPhone(), { larger: true })).length).toBeGreaterThanOrEqual(24)
})

test('nor in English, nor in the dark', async () => {
  const desk = await openPage({ locale: 'en-GB', width: 1440, height: 900 })
  expect(await lookEverywhere(desk, { only: templates })).toEqual(templates)
  expect(await lookEverywhere(await openPhone({ dark: true }), { only: templates })).toEqual(templates)
})

test('nor on those to which few come', async () => {
  const page = await openPhone()
  const { look, found, seen } = looking(page, { larger: true })
  await walkRare({ page, base, house, laid: await layRare(house), look })
  expect(found).toEqual([])
  expect(seen.length).toBeGreaterThanOrEqual(40)
}, 400_000)

test('text grows in two steps to thirty points, with the phone’s own setting, stays so, and goes back', async () => {
  const page = await openPhone()
  await page.goto(base)
  const size = () => page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
  await expect.poll(size).toBe(16)
  await page.getByRole('button', { name: '长辈版' }).click()
  await expect.poll(size).toBeGreaterThanOrEqual(18)
  await page.getByRole('button', { name: '再大些' }).click()
  await expect.poll(size).toBe(30)
  await page.reload()
  await page.getByRole('button', { name: '标准版' }).click()
  await expect.poll(size).toBe(16)
  const session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
  await session.send('Page.setFontSizes', { fontSizes: { standard: 20 } })
  await expect.poll(size).toBe(20)
})

test('and it does find what is there to be found', async () => {
  const page = await openPhone()
  await page.setContent(
    '<html lang="zh-CN"><title>x</title><main><h1>x</h1><input><p style="color:#bbb">这一行看不清楚</p>',
  )
  expect((await faultsOf(page)).map(fault => fault.split(':')[0])).toEqual(
    expect.arrayContaining(['color-contrast', 'label']),
  )
  await page.setContent('<html lang="zh-CN"><title>x</title><main><h1 style="width:2000px">x</h1></main>')
  expect((await faultsOf(page))[0]).toMatch(/wide in/)
})
