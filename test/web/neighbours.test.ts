import { beforeAll, expect, test } from 'vitest'
import { work } from '../../src/neighbours/imports.ts'
import { openPage } from '../browser.ts'
import { passOnDispute } from '../pass-on-dispute.ts'
import { bureauId, villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

/* The system administrator gives a key, hands in a list, sees what is wrong with it and takes the rest. */

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
})

test('a key is given and shown once; a list is looked at, then taken', async () => {
  const page = await openPage({ width: 1280 })
  await enter(page, base, 'systemAdmin')
  await page.goto(`${base}/console/neighbours`)
  await page.getByLabel('单位名称').fill('市民热线')
  await page.getByRole('button', { name: '发放' }).click()
  await page.getByText('密钥（只显示这一次').waitFor()
  await assertAccessible(page)
  await shot(page, 'neighbours')
  await page.getByRole('button', { name: '记下了，收起' }).click()
  await page.getByRole('heading', { name: '市民热线' }).waitFor()

  await page.goto(`${base}/console/lists`)
  await page.getByLabel('哪个单位的清单').selectOption({ label: '市民热线' })
  const text = `编号,类别,内容,村居代码\n1,路灯不亮,灯坏了,${villages.dongan}\n2,没有这一类,x,${villages.dongan}\n`
  await page.getByLabel('选文件').setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByText('正在核对').first().waitFor()
  const look = async () => {
    const { rows } = await house.pool.query('select id from import')
    await work(house, rows[0].id)
  }
  await look()
  await page.getByText('可收 1 行，已有 0 行，不能收 1 行。').waitFor()
  await page.locator('summary').click()
  await page.getByText('第 3 行').waitFor()
  await assertAccessible(page)
  await shot(page, 'lists')
  await page.getByRole('button', { name: '收下' }).click()
  await page.getByText('正在收').first().waitFor()
  await look()
  await page.getByText('2 行里新收 1 件').waitFor()
  // One that failed here again and again waits for somebody.
  await house.pool.query(
    `update import set state = 'failed', failed_in = 'taking', code = 'failed-here', last = '53100', tries = 8, rows = 1`,
  )
  await page.reload()
  await page.getByText('没办成，已停下').waitFor()
  await assertAccessible(page)
  await page.setViewportSize({ width: 390, height: 800 })
  await shot(page, 'lists-failed')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('正在收').first().waitFor()
  const [wide, room] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
  expect(wide).toBeLessThanOrEqual(room)
  await page.goto(`${base}/console/channels`)
  await page.getByText('还没有设置渠道').waitFor()
})

test('a key whose answer was lost is not given twice: the page says what to do', async () => {
  const page = await openPage({ width: 1280 })
  await enter(page, base, 'systemAdmin')
  await page.goto(`${base}/console/neighbours`)
  let lost = false
  await page.route('**/api/v1/neighbours', async route => {
    if (lost || route.request().method() !== 'POST') return route.continue()
    lost = true
    await route.fetch()
    return route.abort()
  })
  await page.getByLabel('单位名称').fill('电力公司')
  await page.getByRole('button', { name: '发放' }).click()
  await page.getByText('网络没有连上').waitFor()
  await page.getByRole('button', { name: '发放' }).click()
  await page.getByText('密钥已经给过了，只显示一次').waitFor()
  await page.getByRole('heading', { name: '电力公司' }).waitFor()
  await assertAccessible(page)
  await shot(page, 'neighbours-shown-once')
  const { rows } = await house.pool.query("select count(*)::int as n from neighbour where name = '电力公司'")
  expect(rows).toEqual([{ n: 1 }])
})

test('the city looks at what it gives away, column by column, and takes it down', async () => {
  const page = await openPage({ width: 390 })
  await enter(page, base, 'cityOfficer')
  await page.goto(`${base}/console/open-data`)
  await page.getByText('数据字典').waitFor()
  await page.getByLabel('许可').fill('CC0')
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载数据包' }).click(),
  ])
  expect(taken.suggestedFilename()).toBe('open-data.zip')
  await page.getByText('已下载').waitFor()
  await assertAccessible(page)
  await shot(page, 'open-data')
})

test('who passed a dispute on finds what the other side says, and confirms that they asked back by one tap', async () => {
  const id = await passOnDispute(house, { whither: 'hotline_12345', theirReceipt: 'RX-77' })
  await house.pool.query(
    `insert into handed_on (bureau_id, id, matter_id, server, request_id, status, made_at, sent_at, asked_at, their_at)
     values ($1, $2, $2, '12345', 'RX-77', 'open', $3, $3, $3, $3::timestamptz - interval '2 hours')`,
    [bureauId, id, house.now()],
  )
  const page = await openPage({ width: 390 })
  await enter(page, base, 'dutyOfficer')
  await page.goto(`${base}/office/m/${id}`)
  await page.getByText('那边还在办').scrollIntoViewIfNeeded()
  await assertAccessible(page)
  await shot(page, 'they-say')
  await page.getByRole('link', { name: '核对后记下这次回头问' }).click()
  await page.getByLabel('记录编号').waitFor()
  await shot(page, 'ask-back')
  await page.locator('form button[type=submit]').click()
  await page.getByText('那边还在办').waitFor()
  const { rows } = await house.pool.query(
    `select met_at from promise where matter_id = $1 and measure = 'M28' order by no`,
    [id],
  )
  expect(rows.map(({ met_at }) => met_at !== null)).toEqual([true, false])
})
