import { AxeBuilder } from '@axe-core/playwright'
import { beforeAll, expect, test } from 'vitest'
import { openPhone } from '../browser.ts'
import { serve } from './house.ts'
import { walkReport } from './screens.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
}, 120_000)

test('on the page of one’s own matter one chooses how to hear of news, and stops it', async () => {
  const phone = await openPhone()
  phone.setDefaultTimeout(10_000)
  const link = await walkReport(phone, base, async () => undefined)
  await phone.goto(link)
  await phone.getByText('有消息怎样告诉您').click()
  await phone.getByRole('radio', { name: '电子邮件' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('请写上发到哪里').waitFor()
  await phone.getByLabel('邮箱').fill('wang@example.org')
  await phone.getByRole('radio', { name: 'English' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('记下了，有消息就这样告诉您').waitFor()
  const { violations } = await new AxeBuilder({ page: phone }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await phone.reload()
  await phone.getByText('有消息怎样告诉您').click()
  expect(await phone.getByRole('radio', { name: '电子邮件' }).isChecked()).toBe(true)
  expect(await phone.locator('body').innerText()).not.toContain('wang@')
  await phone.getByRole('radio', { name: '不用告诉' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('不再发消息').waitFor()
})
