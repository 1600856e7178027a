import { beforeAll, expect, test } from 'vitest'
import { likelyKind } from '../../web/office/quick/likely-kind.ts'
import { openPage, openPhone } from '../browser.ts'
import { people, villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

/* Somebody is on the telephone: an officer takes it down by keyboard alone, in under forty seconds. */

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
}, 120_000)

test('a kind is guessed from the words that people use, and not where two are as likely', () => {
  expect(likelyKind('门口的井盖不见了，路灯也不亮')).toEqual({ kind: 'hazard', because: ['井盖', '路灯'] })
  expect(likelyKind('身份证怎么办')?.kind).toBe('service')
  expect(likelyKind('邻居偷东西')).toBeUndefined()
  expect(likelyKind('')).toBeUndefined()
})

test('a call is taken down by keyboard alone, at the pace of somebody who types, in under forty seconds', async () => {
  const page = await openPage({ width: 1280, height: 900 })
  page.setDefaultTimeout(10_000)
  await enter(page, base, 'dutyOfficer')
  await page.goto(`${base}/office/new`)
  await page.locator('#quick-text:focus').waitFor()
  // Five keys a second; the hand-typed words stand for those that a Chinese keyboard would make of as many.
  const keys = { delay: 200 }
  const began = Date.now()
  await page.keyboard.type('邻居半夜吵，老打架', keys)
  await page.keyboard.press('Tab')
  await page.keyboard.type('da', keys)
  await page.getByRole('option').first().waitFor()
  // Already while one types: with whom it lands, and why.
  await page.getByText('王警官').waitFor()
  await shot(page, 'intake-place')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('radio', { name: '小纠纷' }).isChecked()).toBe(true)
  await page.getByText('按“邻居、吵、打架”猜的').or(page.getByText('猜的，您来定')).first().waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('张三丰', keys)
  await page.keyboard.press('Tab')
  await page.keyboard.type('13900000001', keys)
  await shot(page, 'intake')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: '已登记' }).waitFor()
  const took = Date.now() - began
  console.log(
    `a call taken down in ${(took / 1000).toFixed(1)} s, ${'邻居半夜吵，老打架da张三丰13900000001'.length} keys at five a second`,
  )
  expect(took).toBeLessThan(40_000)
  await shot(page, 'intake-done')
  const row = await house.db.selectFrom('matter').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    kind: 'dispute',
    village: villages.dongan,
    channel: 'phone',
    owner_id: people.beatOfficer.id,
  })
}, 60_000)

test('a guess is taken back by an arrow, a fault is told where it is and nothing is lost', async () => {
  const page = await openPage({ width: 1280, height: 900, locale: 'en-GB' })
  page.setDefaultTimeout(10_000)
  await enter(page, base, 'windowClerk')
  await page.goto(`${base}/office/new`)
  await page.locator('#quick-text:focus').waitFor()
  await page.keyboard.type('The manhole is gone')
  const hazard = page.getByRole('radio', { name: 'hazard' })
  expect(await hazard.isChecked()).toBe(true)
  await assertAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.locator('.faults').waitFor()
  await shot(page, 'intake-fault')
  await assertAccessible(page)
  expect(await page.locator('#quick-text').inputValue()).toBe('The manhole is gone')
  await hazard.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('x')
  expect(await hazard.isChecked()).toBe(false)
  // At the counter, unless said otherwise.
  expect(await page.getByRole('radio', { name: 'The counter' }).isChecked()).toBe(true)
})

test('on a phone it stands in one column, and no keyboard jumps up', async () => {
  const phone = await openPhone({ width: 390 })
  await enter(phone, base, 'beatOfficer')
  await phone.goto(`${base}/office/new`)
  await phone.locator('#quick-text').waitFor()
  expect(await phone.locator('#quick-text:focus').count()).toBe(0)
  await shot(phone, 'intake-phone')
  await assertAccessible(phone)
})
