import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { noteAll } from '../../src/signals/note.ts'
import { openPage, openPhone } from '../browser.ts'
import { allFed } from '../counted.ts'
import { faultsOf } from './accessible.ts'
import { serve } from './house.ts'
import { reportTwin, walkOffice, walkOthers, walkReport } from './screens.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
  await reportTwin(base)
}, 120_000)

type Ways = { only?: readonly string[]; larger?: boolean }

/** Walks everywhere and looks at each screen of `only` (all, if absent), and once more in larger text; answers what it looked at. */
async function lookEverywhere(page: Page, { only, larger = false }: Ways): Promise<string[]> {
  page.setDefaultTimeout(10_000)
  const found: string[] = []
  const seen: string[] = []
  const look = async (screen: string) => {
    if (only && !only.includes(screen)) return
    seen.push(screen)
    for (const fault of await faultsOf(page)) found.push(`${screen}: ${fault}`)
    if (!larger) return
    await page.evaluate("document.documentElement.setAttribute('data-elder', '')")
    for (const fault of await faultsOf(page)) found.push(`${screen}, larger: ${fault}`)
    await page.evaluate("document.documentElement.removeAttribute('data-elder')")
  }
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
}, 180_000)

test('nor in English, nor in the dark', async () => {
  const desk = await openPage({ locale: 'en-GB', width: 1440, height: 900 })
  expect(await lookEverywhere(desk, { only: templates })).toEqual(templates)
  expect(await lookEverywhere(await openPhone({ dark: true }), { only: templates })).toEqual(templates)
}, 120_000)

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
