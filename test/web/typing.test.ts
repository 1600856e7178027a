import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { openPhone } from '../browser.ts'
import { bureauId, villages } from '../people.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'

/*
 * Whoever begins to type as soon as a form is there loses no letter of it, and nothing of what they had typed before, however
 * slowly an old phone finds that again.
 */

let base: string
let house: House
beforeAll(async () => {
  ;({ base, house } = await serve())
})

/** The address of a matter of its own, as the officer has it. */
async function report(): Promise<string> {
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '店门口的灯箱被砸了' } as never,
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
    },
    { as: 'resident', bureauId },
  )
  return `${base}/office/m/${id}`
}

/** An old phone: each thing that it keeps takes it a while to open. */
async function oldPhone(): Promise<Page> {
  const page = await openPhone()
  await page.addInitScript(`{
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
    crypto.subtle.decrypt = (...given) => new Promise(done => setTimeout(done, 400)).then(() => decrypt(...given))
  }`)
  await enter(page, base, 'beatOfficer')
  return page
}

/** As fast as a finger, from the first moment that the field is there. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).click()
  for (const letter of text) {
    await page.keyboard.insertText(letter)
    await page.waitForTimeout(60)
  }
}

const jotted = '北墙两米宽的红漆'

test('a form is not replaced under the fingers by a note that is found later', async () => {
  const page = await oldPhone()
  const matter = await report()
  await page.goto(`${matter}/jot`)
  await page.locator('#jot-text').fill(jotted)
  await page.reload()
  await expect.poll(() => page.locator('#jot-text').inputValue()).toBe(jotted)

  await page.goto(`${matter}/note`)
  await type(page, '#field-text', '邻居都说夜里听到摩托声，明天再去问一问')
  expect(await page.locator('#field-text').inputValue()).toBe('邻居都说夜里听到摩托声，明天再去问一问')

  // What follows from the note begins with it, from the first moment that it is there.
  await page.goto(`${matter}/note?from=jot`)
  await type(page, '#field-text', '。')
  expect(await page.locator('#field-text').inputValue()).toContain(jotted)
})

test('what was typed before stands there before the first letter is added', async () => {
  const page = await oldPhone()
  const matter = await report()
  await page.goto(`${matter}/note`)
  await page.locator('#field-text').fill('明天上午我们去查路口的监控')
  await expect.poll(() => page.locator('#field-text').inputValue()).toBe('明天上午我们去查路口的监控')
  await page.reload()
  await page.locator('#field-text').press('End')
  await type(page, '#field-text', '再给您回话')
  expect(await page.locator('#field-text').inputValue()).toBe('明天上午我们去查路口的监控再给您回话')
})

test('a clue in passing, and a word in the talk, go on where they were left', async () => {
  const page = await oldPhone()
  const matter = await report()
  for (const [address, field] of [
    [`${base}/office/clue`, '#clue-text'],
    [matter, '#talk-text'],
  ] as const) {
    await page.goto(address)
    await page.locator(field).fill('前院又卸了一车电瓶')
    await page.reload()
    await page.locator(field).press('End')
    await type(page, field, '，车牌没看清')
    expect(await page.locator(field).inputValue()).toBe('前院又卸了一车电瓶，车牌没看清')
  }
})
