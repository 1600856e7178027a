import { beforeAll, expect, test } from 'vitest'
import { openPhone } from '../browser.ts'
import { flakyLine } from './flaky-line.ts'
import { serve } from './house.ts'
import { walkReport } from './screens.ts'

let base: string
let line: Awaited<ReturnType<typeof flakyLine>>
beforeAll(async () => {
  line = await flakyLine((await serve()).base)
  base = line.base
}, 120_000)

test('without signal the phone still shows the code, the day and whom to call; not what it is about, nor the link', async () => {
  const phone = await openPhone()
  await walkReport(phone, base, async () => undefined)
  const code = (await phone.locator('.answer-code').textContent())!
  await phone.evaluate('navigator.serviceWorker.ready')
  line.set(false)
  await phone.goto(`${base}/`)
  const card = phone.locator('.my-card')
  await card.getByText(code).waitFor()
  await card.getByText('给您回话').waitFor()
  expect(await card.locator('a[href^="tel:"]').count()).toBe(1)
  const kept = await phone.evaluate<string>('JSON.stringify({ ...localStorage })')
  expect(kept).not.toMatch(/灯箱|case|小案件|张三丰|#/)
  await card.getByRole('button', { name: '不再留在手机上' }).click()
  await phone.reload()
  await phone.getByRole('heading', { name: '什么事要告诉我们？' }).waitFor()
  expect(await phone.locator('.my-card').count()).toBe(0)
  line.set(true)
})

test('whose a hazard is, is said at once: ours to look at, or taken to whom it belongs', async () => {
  const phone = await openPhone()
  await phone.goto(`${base}/`)
  await phone.getByRole('button', { name: /井盖没了/ }).click()
  await phone.getByRole('radio', { name: /井盖/ }).check()
  await phone.getByText('这事归住建管').waitFor()
  await phone.getByRole('radio', { name: /出租/ }).check()
  await phone.getByText('这事我们先去看').waitFor()
})
