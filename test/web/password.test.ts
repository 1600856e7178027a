import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { makeOneTimeLink } from '../../src/people/one-time-link.ts'
import { openPhone } from '../browser.ts'
import { bureauId, people } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { shot } from './shot.ts'

let base: string
let house: House
beforeAll(async () => {
  ;({ base, house } = await serve())
})

test('the link that a new colleague is given leads to a password of their own, and into the office; once', async () => {
  const { id: staffId, number } = people.mediator
  const token = await makeOneTimeLink(house.db, { bureauId, staffId }, house.now())
  const phone = await openPhone()
  await phone.goto(`${base}/password#${token}`)
  await phone.getByLabel('新密码').fill('short')
  await phone.getByRole('button', { name: '设好' }).click()
  await phone.locator('.faults').waitFor()
  await phone.getByLabel('新密码').fill('牡丹花开在四月里')
  await phone.getByRole('button', { name: '设好' }).click()
  await phone.locator('.faults').waitFor()
  await phone.getByLabel('新密码').fill('牡丹花开在四月的菏泽')
  await phone.getByRole('button', { name: '设好' }).click()
  await phone.getByRole('button', { name: '以后再设' }).click()
  await phone.getByRole('heading', { name: '密码设好了' }).waitFor()
  expect(phone.url()).not.toContain(token)
  await phone.getByRole('link', { name: '去登录' }).click()
  await phone.locator('#number').fill(number)
  await phone.locator('#password').fill('牡丹花开在四月的菏泽')
  await phone.locator('form .primary').click()
  await phone.locator('.tabs').waitFor()

  await phone.goto(`${base}/office/sign-ins`)
  await phone.getByText('换密码').click()
  await phone.getByLabel('现在的密码').fill('牡丹花开在四月的菏泽')
  await phone.getByLabel('新密码').fill('五月里麦子熟了的曹州')
  await phone.getByRole('button', { name: '换好' }).click()
  await phone.getByText('其他地方的登录都已退出').waitFor()
  await assertAccessible(phone)
  await shot(phone, 'own-password')

  const again = await fetch(`${base}/api/v1/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: token, password: 'another long password' }),
  })
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([410, 'link-not-valid'])
})
