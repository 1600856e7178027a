import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { simulate } from '../../src/demo/year/simulate.ts'
import { openSurvey } from '../../src/figures/survey.ts'
import { openPage, openPhone } from '../browser.ts'
import { allCounted } from '../counted.ts'
import { bureauId } from '../people.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'
import { serious } from './lay-rare.ts'
import { enter } from './screens.ts'

/* The figures of the console: each table and map is looked at on a desk and on a phone, and saved as a file. */

let base: string
let called: string
beforeAll(async () => {
  const served = await serve()
  ;({ base } = served)
  const until = new Date()
  const day = (back: number) => new Date(until.getTime() - back * 86_400_000).toISOString().slice(0, 10)
  await simulate({
    house: served.house,
    bureauId,
    seed: '5',
    photos: ['ab'.repeat(32)],
    from: day(75),
    until: new Date(`${day(1)}T00:00:00+08:00`),
    count: 160,
    progress: () => {},
  })
  await allCounted(served.house)
  await openSurvey(served.house, { bureauId, tz: 'Asia/Shanghai' })
  const { rows } = await served.house.pool.query(
    `select s.id from matter s join unit u on u.id = s.unit_id where s.kind = 'survey' and u.path like '/371702/%' limit 1`,
  )
  called = rows[0].id
  await serious(served.house)
})

function blockedIn(page: Page): string[] {
  const found: string[] = []
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) found.push(message.text())
  })
  return found
}

const saved = async (page: Page, nth = 0) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为表格' }).nth(nth).click(),
  ])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

test('the promises: a county reads rates with their n, opens a cell on its matters, and saves both tables', async () => {
  const page = await openPage({ width: 1280 })
  const blocked = blockedIn(page)
  await enter(page, base, 'countyOfficer')
  await page.goto(`${base}/console/kept`)
  await page.locator('.grid').waitFor()
  await page.locator('.bars img').waitFor()
  await faultless(page, 'kept')
  const file = await saved(page)
  expect(file.startsWith('\ufeff承诺,')).toBe(true)
  expect(file.split('\r\n').length).toBeGreaterThan(75)
  await page.locator('.grid tbody td a').first().click()
  await page.getByRole('heading', { level: 1, name: '没兑现的' }).waitFor()
  await page.locator('.grid tbody tr').first().waitFor()
  await faultless(page, 'missed')
  expect((await saved(page)).split('\r\n').length).toBeGreaterThan(2)
  await page.goBack()
  await page.locator('.grid').waitFor()
  expect(blocked).toEqual([])
})

test('the hazards: a map, the three in place, and all of it in tables; what is chosen lies in the address', async () => {
  const page = await openPage({ width: 1280 })
  const blocked = blockedIn(page)
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/hazards`)
  await page.locator('.hazard-mark').first().waitFor()
  await page.locator('.bars img').waitFor()
  await faultless(page, 'hazards')
  await page.getByRole('navigation', { name: '走到哪一步' }).getByRole('link').last().click()
  await page.waitForURL(/stage=right/)
  const rows = await page.locator('.grid.words tbody tr').count()
  expect(rows).toBeGreaterThan(0)
  expect(rows).toBeLessThanOrEqual(50)
  expect(await saved(page, 1)).toContain('已整改')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.filters').isVisible()).toBe(false)
  expect(await page.locator('.grid').first().isVisible()).toBe(true)
  expect(blocked).toEqual([])
})

test('reviews and the audit: days before what was serious; the draw comes out the same when it is made again', async () => {
  const page = await openPage({ width: 1280 })
  await enter(page, base, 'inspector')
  await page.goto(`${base}/console/audit`)
  await page.locator('.seed').waitFor()
  await page.getByRole('button', { name: '当场重抽一遍' }).click()
  await page.getByText('重抽的结果一样').waitFor()
  // What was drawn is opened and read; then it is written down what was found, and what follows.
  const drawn = page.locator('.drawn li').first()
  await drawn.getByText('记下看到的').waitFor()
  const code = await drawn.getByRole('link').innerText()
  await drawn.getByRole('link').click()
  await page.getByRole('heading', { name: '办理记录' }).waitFor()
  await page.getByText(code).first().waitFor()
  await page.goBack()
  await drawn.getByText('记下看到的').click()
  await drawn.getByRole('button', { name: '记下，以后不能改' }).click()
  await drawn.getByRole('alert').getByText('请先选').waitFor()
  await drawn.getByText('缺了东西', { exact: true }).click()
  await drawn.getByLabel('缺什么').fill('没有写明哪天告诉的报警人')
  await drawn.getByText('请单位补上，再来复查').click()
  await faultless(page, 'audit')
  await drawn.getByRole('button', { name: '记下，以后不能改' }).click()
  await drawn.getByText('现在：有结论了').waitFor()
  await page.getByRole('region', { name: '历次抽查' }).getByText('没有写明哪天告诉的报警人').waitFor()
  await faultless(page, 'audit-found')
  await drawn.getByRole('link', { name: '看这条记录' }).click()
  await page.getByText('抽查看到的').first().waitFor()
  await page.goto(`${base}/console/audit`)
  await enter(page, base, 'countyOfficer')
  await page.goto(`${base}/console/reviews`)
  await page.locator('.signs li').first().waitFor()
  // What was learned is written down there, once.
  await page.getByText('记下复盘结论').first().click()
  await page.getByRole('button', { name: '记下，先记的为准' }).first().click()
  await page.getByRole('alert').getByText('请先选好两项').waitFor()
  await page.getByLabel('之前有没有苗头').first().selectOption('not_heard')
  await page.getByLabel('要改什么').first().selectOption('new_check')
  await faultless(page, 'reviews')
  await page.getByRole('button', { name: '记下，先记的为准' }).first().click()
  await page.getByText('已复盘').first().waitFor()
  // A call about a matter of another unit: what to say, and nothing of the matter itself.
  await page.goto(`${base}/office/m/${called}`)
  await page.getByText('打电话时怎么说').waitFor()
  expect(await page.locator('#said').count()).toBe(0)
  await faultless(page, 'call')
  // Each question is put, its five answers in words; not to answer is one of them.
  await page.goto(`${base}/office/m/${called}/answer`)
  await page.locator('input[name="field-level"]').first().waitFor()
  for (const field of ['level', 'safety']) expect(await page.locator(`input[name="field-${field}"]`).count()).toBe(6)
  await page.getByText('很安全').waitFor()
})

test('on a phone, in English and in the dark they are as good', async () => {
  const page = await openPhone({ width: 390, locale: 'en-GB', dark: true })
  await page.goto(`${base}/office`)
  await page.locator('#number').waitFor()
  await enter(page, base, 'countyOfficer')
  await page.goto(`${base}/console/kept`)
  await page.locator('.grid').waitFor()
  await page.locator('.bars img').waitFor()
  await faultless(page, 'kept-phone')
  await page.goto(`${base}/console/hazards`)
  await page.locator('.hazard-mark').first().waitFor()
  await faultless(page, 'hazards-phone')
})
