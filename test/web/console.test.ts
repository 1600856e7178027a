import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
}, 120_000)

/** What the browser would not let a page do. */
function blockedIn(page: Page): string[] {
  const found: string[] = []
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) found.push(message.text())
  })
  return found
}

test('the console opens in the session of the office, for chiefs and above', async () => {
  const page = await openPage()
  const blocked = blockedIn(page)
  await enter(page, base, 'chief')
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('heading', { level: 1, name: '早会板' }).waitFor()
  await shot(page, 'shell')
  await assertAccessible(page)
  await page.goto(`${base}/console/nowhere`)
  await page.getByRole('heading', { name: '这里没有东西' }).waitFor()
  await assertAccessible(page)
  expect(blocked).toEqual([])

  await enter(page, base, 'beatOfficer')
  expect(await page.getByRole('link', { name: '工作台' }).count()).toBe(0)
  await page.goto(`${base}/console`)
  await page.getByRole('heading', { name: '工作台是给所长以上岗位用的' }).waitFor()
  await assertAccessible(page)
})

test('on a phone, in the dark and in English it is reached through its menu', async () => {
  const page = await openPhone({ dark: true, locale: 'en-GB', width: 390 })
  const blocked = blockedIn(page)
  await page.goto(`${base}/console`)
  await page.locator('#number').waitFor()
  await enter(page, base, 'cityOfficer')
  await page.goto(`${base}/console`)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('dialog').waitFor()
  // Once it stands still.
  await page.waitForTimeout(400)
  await shot(page, 'shell-menu')
  await assertAccessible(page)
  await page.getByRole('dialog').getByRole('link', { name: 'Work calendar' }).click()
  await page.getByRole('heading', { level: 1, name: 'Work calendar' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await shot(page, 'shell-phone')
  expect(blocked).toEqual([])
})

test('its styles are let in by a nonce that is new each time, its scripts by none', async () => {
  const ask = async () => {
    const answer = await fetch(`${base}/console`)
    const policy = answer.headers.get('content-security-policy')!
    const [, nonce] = /style-src 'self' 'nonce-([^']+)'/.exec(policy)!
    expect(await answer.text()).toContain(`nonce="${nonce}"`)
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return nonce
  }
  expect(await ask()).not.toBe(await ask())
})

test('the first visit is at most 260 KB of script', async () => {
  const page = await openPage()
  let bytes = 0
  page.on('response', async answer => {
    if (answer.url().endsWith('.js')) bytes += Number(answer.headers()['content-length'] ?? 0)
  })
  await enter(page, base, 'chief')
  bytes = 0
  await page.goto(`${base}/console`, { waitUntil: 'networkidle' })
  console.log(`console: ${(bytes / 1000).toFixed(0)} KB of script`)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(260_000)
})
