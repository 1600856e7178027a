import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { printedCode } from '../../src/kinds/printed-code.ts'
import { shareText } from '../../src/shares/shares.ts'
import { openPage, openPhone } from '../browser.ts'
import { handOutShares, keepers } from '../custodians.ts'
import { villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

let base: string
let house: House
beforeAll(async () => {
  const served = await serve()
  base = served.base
  house = served.house
})

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

test('two custodians open who reported a hazard, each on their own page with their own share, which no request carries', async () => {
  const shares = await handOutShares(house)
  const report = await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'hazard',
      says: { text: '沟边护栏断了', type: 'other', identity: 'sealed' },
      place: { village: villages.dongan },
      reporter: { name: '李小满', phone: '139****0002' },
    }),
  })
  const { code } = await report.json()
  const sent: string[] = []
  const comeAs = async (page: Page, n: 1 | 2) => {
    page.on('request', request => sent.push(request.postData() ?? ''))
    await enter(page, base, keepers[n])
    await page.goto(`${base}/console/vault`)
    await page.locator('#share').fill(shareText(shares[n]))
    await page.getByText(`第 ${n} 份，核对无误`).waitFor()
  }
  const first = await openPage()
  await comeAs(first, 1)
  await first.locator('#share').fill(shareText(shares[2]))
  await first.getByText('这不是您保管的那一份').waitFor()
  await first.locator('#share').fill(shareText(shares[1]))
  await first.locator('#code').fill(code)
  await first.getByText('有人生命安全受到威胁').click()
  await first.locator('#reason').fill('有人扬言报复反映人，须当面提醒并保护')
  await first.getByRole('button', { name: '申请', exact: true }).click()
  await first.getByRole('button', { name: `同意打开 ${printedCode(code)}` }).click()
  await first.getByText('还要另一名保管人').waitFor()
  await shot(first, 'vault-half')
  await assertAccessible(first)

  const second = await openPhone({ width: 390 })
  await second.goto(`${base}/console`)
  await comeAs(second, 2)
  await second.getByRole('button', { name: `同意打开 ${printedCode(code)}` }).click()
  await second.getByText('李小满').waitFor()
  await shot(second, 'vault-opened')
  await assertAccessible(second)
  for (const n of [1, 2] as const) expect(sent.join()).not.toContain(shares[n].scalar.toString(16))
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
