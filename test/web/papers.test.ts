import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import { serve } from './house.ts'
import { enter, walkReport } from './screens.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
})

test('who reported saves their slip from their own page, and the officer opens it at the desk', async () => {
  const phone = await openPhone({ acceptDownloads: true })
  const link = await walkReport(phone, base, async () => undefined)
  await phone.goto(link)
  const slip = phone.locator('section[aria-labelledby=papers] button').first()
  const [saved] = await Promise.all([phone.waitForEvent('download'), slip.click()])
  expect(saved.suggestedFilename()).toMatch(/\.pdf$/)
  expect((await readFile((await saved.path())!)).subarray(0, 5).toString()).toBe('%PDF-')

  const desk = await openPage()
  await enter(desk, base, 'beatOfficer')
  await desk.locator('.line-row').first().click()
  const paper = desk.locator('section[aria-labelledby=papers] a').first()
  const answer = await desk.request.get((await paper.getAttribute('href'))!.replace(/^/, base))
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
})
