import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { password, people } from '../people.ts'

/* What a person's hands do on the pages, in the words that they read there (Chinese). */

export async function signIn(page: Page, base: string, who: keyof typeof people): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${base}/office`)
  await page.getByLabel('警号').fill(people[who].number)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '今天要办的' }).waitFor()
}

/** Opens a matter from the list by its code, and the form of a move from the matter. */
export async function openMove(page: Page, move: string): Promise<void> {
  const steps = page.getByRole('region', { name: '下一步' })
  const others = steps.getByText('别的办理动作')
  const link = steps.getByRole('link', { name: move, exact: true })
  await steps.waitFor()
  if (!(await link.isVisible()) && (await others.count()) > 0) await others.click()
  await link.click()
  await page.getByRole('heading', { level: 1, name: move }).waitFor()
}

/** Sends the form, and sees that it was recorded. */
export async function record(page: Page, move: string): Promise<void> {
  await page.locator('form').getByRole('button', { name: '记下', exact: true }).click()
  await page.getByText(`已记下：${move}`).waitFor()
}

/** Chooses within the field of this name. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('group', { name: field }).getByRole('radio', { name: option, exact: true }).check()
}

export async function addPhoto(page: Page, within: string): Promise<void> {
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#b83a63' } })
    .jpeg()
    .toBuffer()
  const field = page.getByRole('group', { name: within })
  await field.locator('input[type=file]').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo })
  await field.getByRole('img').first().waitFor()
}

export async function seesCard(page: Page): Promise<{ code: string; link: string }> {
  await page.getByRole('heading', { level: 1, name: '收到了' }).waitFor()
  const code = (await page.locator('.answer-code').textContent())!
  expect(code).toMatch(/^HZ [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]$/)
  const link = (await page.locator('.link-text').textContent())!
  return { code, link }
}
