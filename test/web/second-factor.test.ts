import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { makeOneTimeLink } from '../../src/people/one-time-link.ts'
import { openPage, openPhone } from '../browser.ts'
import { bureauId, people } from '../people.ts'
import { assertAccessible, faultless } from './accessible.ts'
import { serve } from './house.ts'

let base: string
let house: House
beforeAll(async () => {
  ;({ base, house } = await serve())
  // A passkey belongs to a name, and an address is none.
  base = base.replace('127.0.0.1', 'localhost')
})

const password = '牡丹花开在四月的菏泽'

/** From the link to a password, up to where the second thing is set up. */
async function setPassword(page: Page, who: (typeof people)[keyof typeof people]) {
  const token = await makeOneTimeLink(house.db, { bureauId, staffId: who.id }, house.now())
  await page.goto(`${base}/password#${token}`)
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '设好' }).click()
  await page.getByRole('heading', { name: '再设一样东西' }).waitFor()
}

async function enter(page: Page, { number }: { number: string }) {
  await page.goto(`${base}/office`)
  await page.locator('#number').fill(number)
  await page.locator('#password').fill(password)
  await page.locator('form .primary').click()
  await page.getByRole('heading', { name: '还差一步' }).waitFor()
}

test('a passkey: set up where the link leads, then one touch after the password; on another page it is good for nothing', async () => {
  const desk = await openPage()
  const devtools = await desk.context().newCDPSession(desk)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true },
  })
  await setPassword(desk, people.chief)
  await assertAccessible(desk)
  await desk.getByRole('button', { name: '设通行密钥' }).click()
  await desk.getByRole('heading', { name: '备用码' }).waitFor()
  expect(await desk.locator('code.secret').count()).toBe(8)

  await enter(desk, people.chief)
  await assertAccessible(desk)
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await desk.getByRole('button', { name: '用通行密钥登录' }).click()
  await desk.locator('.tabs').waitFor()
  await desk.goto(`${base}/office/sign-ins`)
  await desk.locator('.factor', { hasText: '通行密钥' }).getByText('设于').waitFor()
  await assertAccessible(desk)

  // The same answer again, and one for another page, get nobody in.
  const { rows } = await house.pool.query('select counter from second_factor where staff_id = $1', [people.chief.id])
  expect(Number(rows[0].counter)).toBeGreaterThan(0)
  await desk.getByRole('button', { name: '退出', exact: true }).click()
  await devtools.send('WebAuthn.clearCredentials', { authenticatorId })
  await enter(desk, people.chief)
  await desk.getByLabel(/备用码/).fill('not a code at all')
  await desk.getByRole('button', { name: '登录', exact: true }).click()
  await desk.locator('.faults').waitFor()
})

test('an app: the code that it shows, set up on a phone; then a recovery code when the phone is gone', async () => {
  const phone = await openPhone()
  await setPassword(phone, people.inspector)
  const shown = await phone.locator('code.secret').textContent()
  const secret = shown!.replaceAll(' ', '')
  await phone.getByRole('img', { name: '给验证器扫的二维码' }).waitFor()
  await phone.getByLabel('六位数字').fill('000000')
  await phone.getByRole('button', { name: '用验证器' }).click()
  await phone.locator('.faults').waitFor()
  await phone.getByLabel('六位数字').fill(await generate({ secret }))
  await phone.getByRole('button', { name: '用验证器' }).click()
  await phone.getByRole('heading', { name: '备用码' }).waitFor()
  const code = await phone.locator('code.secret').first().textContent()
  await enter(phone, people.inspector)
  await phone.getByLabel(/备用码/).fill(code!)
  await phone.getByRole('button', { name: '登录', exact: true }).click()
  await phone.locator('.tabs').waitFor()

  // It goes after the password and one thing more; who thinks better of it leaves all as it is.
  await phone.goto(`${base}/office/sign-ins`)
  await phone.getByText('备用码还剩7个').waitFor()
  await phone.getByText('您的岗位要有一样').waitFor()
  expect(await phone.getByRole('button', { name: '去掉验证器' }).count()).toBe(0)
  await phone.getByRole('button', { name: '再设一样' }).click()
  await phone.getByLabel('先确认密码').fill(password)
  await phone.getByRole('button', { name: '继续' }).click()
  const other = (await phone.locator('code.secret').textContent())!.replaceAll(' ', '')
  await phone.getByLabel('六位数字').fill(await generate({ secret: other }))
  await phone.getByRole('button', { name: '用验证器' }).click()
  await phone.locator('code.secret').nth(7).waitFor()
  const codes = await phone.locator('code.secret').allTextContents()
  const remove = async (code: string) => {
    await phone.getByRole('button', { name: '去掉验证器' }).first().click()
    await phone.getByLabel('先确认密码').fill(password)
    await phone.getByRole('button', { name: '继续' }).click()
    await phone.getByLabel(/备用码/).fill(code)
  }
  const wrong = codes[0]!.replace(/.$/, last => (last === '2' ? '3' : '2'))
  await remove(wrong)
  await phone.locator('form').getByRole('button', { name: '去掉', exact: true }).click()
  await phone.getByText('还没有改').waitFor()
  await faultless(phone, 'removing-second')
  await phone.getByRole('button', { name: '先不改了' }).click()
  await remove(codes[1]!)
  await phone.locator('form').getByRole('button', { name: '去掉', exact: true }).click()
  await phone.getByText('您的岗位要有一样').waitFor()
  expect(await phone.locator('.factor').count()).toBe(1)
})
