import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { learned } from '../../src/signals/kinds/suggest.ts'
import { openPhone } from '../browser.ts'
import { bureauId, villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { flakyLine } from './flaky-line.ts'
import { seesCard } from './hands.ts'
import { serve } from './house.ts'
import { walkReport } from './screens.ts'
import { shot } from './shot.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
let line: Awaited<ReturnType<typeof flakyLine>>
beforeAll(async () => {
  const served = await serve()
  house = served.house
  await learned(served.house, bureauId)
  line = await flakyLine(served.base)
  base = line.base
})

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
  await phone.getByText('这事归我们，我们来办').waitFor()
})

test('a sentence is enough: what it may be and whose is said beside it, and nothing is typed twice', async () => {
  const phone = await openPhone()
  await phone.goto(`${base}/`)
  await phone.locator('#sentence').fill('井盖没有了')
  await phone.getByText('看着像：').waitFor()
  await phone.getByText('这事归住建管').waitFor()
  await assertAccessible(phone)
  await shot(phone, 'a sentence')
  // A reload loses nothing of it.
  await phone.reload()
  expect(await phone.locator('#sentence').inputValue()).toBe('井盖没有了')
  await phone.getByRole('button', { name: '对，就报这个' }).click()
  expect(await phone.getByRole('radio', { name: /井盖/ }).isChecked()).toBe(true)
  await phone.goBack()
  await phone.locator('#sentence').fill('嗯嗯嗯嗯嗯')
  await phone.getByText('还看不准是哪一种').waitFor()
})

test('what stands in the open already is one tap: a code of one’s own, and nothing that the first one said', async () => {
  const sent = await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'hazard',
      says: { type: 'manhole', text: '赵家门口井盖没了', identity: 'sealed' },
      place: { village: villages.dongan },
      reporter: { name: '赵六', phone: '139****0006' },
    }),
  })
  const { code } = (await sent.json()) as { code: string }
  const walk = async (page: Page) => {
    await page.goto(`${base}/?at=dongan01`)
    await page.locator('.note').waitFor()
    await page.locator('ul.rows button').nth(1).click()
    await page.locator('input[value=manhole]').check()
    for (const next of ['input[name=answer-mayHurt]', '.chosen-place', '#text', '#same-choices']) {
      await page.locator('.actions .primary').click()
      await page.locator(next).first().waitFor()
      if (next === '#text') await page.locator(next).fill('这里的井盖没了，差点摔倒')
    }
  }
  const phone = await openPhone()
  await walk(phone)
  await shot(phone, 'is it this one')
  await assertAccessible(phone)
  expect(await phone.locator('body').innerText()).not.toMatch(/赵/)
  // After a reload the question is still there.
  await phone.reload()
  await phone.getByRole('button', { name: '就是这件，办好了告诉我' }).click()
  const card = await seesCard(phone)
  expect(card.code.replace(/[\s-]/g, '')).not.toBe(code)
  await shot(phone, 'is it this one, joined')
  await phone.goto(card.link)
  await phone.getByRole('heading', { level: 1, name: '与另一件是同一处' }).waitFor()
  await shot(phone, 'is it this one, my matter')
  for (const view of [{ dark: true }, { locale: 'en-GB', width: 1280, height: 800, isMobile: false } as const]) {
    const page = await openPhone(view)
    await walk(page)
    await shot(page, `is it this one, ${Object.keys(view)[0]}`)
    await assertAccessible(page)
    await page.locator('.actions .primary').click()
    await page.locator('#name').waitFor()
  }
})

test('on one’s own page the day is the next one to come, and what is late stands beside it with what it is', async () => {
  const answer = await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      kind: 'case',
      says: { text: '灯箱被砸了', sort: 'damage' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139****0001' },
    }),
  })
  const { id, link } = (await answer.json()) as { id: string; link: { token: string } }
  const HOUR = 3_600_000
  const inNineDays = new Date(Date.now() + 9 * 24 * HOUR)
  const promises = house.db.updateTable('promise').where('matter_id', '=', id)
  await promises.set({ due: inNineDays }).execute()
  await promises
    .set({ due: new Date(Date.now() - HOUR) })
    .where('no', '=', 1)
    .execute()
  const phone = await openPhone()
  await phone.goto(`${base}/m#${link.token}`)
  const card = phone.locator('.answer-card')
  await card.getByText('说好的时间过了，还没做到').waitFor()
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' })
  expect(await card.locator('.answer-date').textContent()).toContain(day.format(inNineDays))
  expect(await card.locator('.fault').count()).toBe(1)
  expect(await card.locator('.fault strong').textContent()).not.toBe('')
  await assertAccessible(phone)
  await shot(phone, 'late and next')
})
