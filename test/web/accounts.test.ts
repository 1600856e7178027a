import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import type { people } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'

let base: string
beforeAll(async () => {
  ;({ base } = await serve())
})

const open = async (page: Page, who: keyof typeof people) => {
  await enter(page, base, who)
  await page.goto(`${base}/office/accounts`)
}

test('three administer, each their part: one opens the account, another gives its post, the third reads who did it', async () => {
  const desk = await openPage()
  await open(desk, 'systemAdmin')
  await desk.getByLabel('警号', { exact: true }).fill('300001')
  await desk.getByLabel('姓名', { exact: true }).fill('王来福')
  await desk.getByRole('button', { name: '开户' }).click()
  await desk.getByText('/password#').waitFor()
  await assertAccessible(desk)
  await open(desk, 'securityAdmin')
  await desk.getByLabel('姓名或警号').fill('300001')
  await desk.getByRole('button', { name: '查找' }).click()
  // The page holds everybody until they are found.
  const found = desk.getByRole('listitem').filter({ hasText: '300001' })
  await found.getByText('还没有岗位').waitFor()
  await found.getByText('授予岗位、退出登录').click()
  await found.getByLabel('岗位').selectOption('mediator')
  await found.getByLabel('单位编码').fill('371702001')
  await found.getByRole('button', { name: '授予', exact: true }).click()
  await found.getByText('调解员 · 东城派出所').waitFor()
  await assertAccessible(desk)
  const phone = await openPhone()
  await open(phone, 'auditAdmin')
  await phone.getByText('这里的每一条都没有被改过、删过。').waitFor()
  const lines = await phone.locator('ol li').allTextContents()
  expect(lines.find(one => one.includes('授予岗位'))).toMatch(/王来福.*调解员 · 371702001.*何卫东/)
  expect(lines.find(one => one.includes('开户'))).toMatch(/王来福.*林海波/)
  expect(lines.find(one => one.startsWith('登录'))).toContain('凭密码')
  await assertAccessible(phone)
})
