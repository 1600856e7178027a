import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { makeOneTimeLink } from '../../src/people/one-time-link.ts'
import { openPhone } from '../browser.ts'
import { bureauId, people } from '../people.ts'
import { serve } from './house.ts'

let base: string
let house: House
beforeAll(async () => {
  ;({ base, house } = await serve())
}, 120_000)

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

  const again = await fetch(`${base}/api/v1/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: token, password: 'another long password' }),
  })
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([410, 'link-not-valid'])
})
