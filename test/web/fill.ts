import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { questionIds } from '../../src/kinds/dispute/mediable.ts'
import { controlOf, type Schema } from '../../web/forms/field-of.ts'
import { password, people } from '../people.ts'
import { postOf } from '../play.ts'

/*
 * A form of any move, filled by hand as somebody would: field by field, by what stands on the page. By names of fields and not
 * by words, so that it fills in any language.
 */

/** Whoever of the small bureau works as this post in the first station. */
export const inPost = (post: string) => Object.values(people).find(one => one.post === post)!

const photo = sharp({ create: { width: 320, height: 240, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer()

export async function fillForm(page: Page, schema: Schema, says: Record<string, unknown>): Promise<void> {
  const more = page.locator('form > details.more:not([open]) > summary')
  if ((await more.count()) > 0) await more.click()
  for (const [name, value] of Object.entries(says)) await put(page, schema['properties'][name], `field-${name}`, value)
}

/** The nine questions one by one, what was done, and the way; answers what the form still asks for. */
export async function answerNine(page: Page, says: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { act, lane, ...rest } = says
  for (const id of questionIds) {
    await page.locator(`button[name=${id}][value=${rest[id]}]`).click()
    delete rest[id]
  }
  await page.locator('#act').selectOption(String(act))
  await page.locator(`button[name=lane][value=${lane}]`).click()
  await page.locator('form .actions').waitFor()
  return rest
}

async function put(page: Page, schema: Schema, id: string, value: any): Promise<void> {
  const field = page.locator(`[id="${id}"]`)
  const tick = (one: string) => page.locator(`input[name="${id}"][value="${one}"]`).check()
  switch (controlOf(schema)) {
    case 'choice':
      return (await field.evaluate(one => one.tagName)) === 'SELECT'
        ? void (await field.selectOption(value))
        : tick(value)
    case 'choices':
      for (const one of value) await tick(one)
      return
    case 'yes':
      return field.check()
    case 'yes-no':
      return tick(value ? 'yes' : 'no')
    case 'instant':
      return field.fill(local(value))
    case 'evidence':
      await field
        .locator('input[type=file]')
        .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await photo })
      return field.locator('.files img').first().waitFor()
    case 'staff':
      await field.fill(inPost(postOf(value)!).number)
      return page.locator('ul.picks button', { hasText: inPost(postOf(value)!).number }).click()
    case 'person':
      return page.locator(`[id="${id}.name"]`).fill('某某单位')
    case 'group':
      for (const [name, one] of Object.entries(value)) await put(page, schema['properties'][name], `${id}.${name}`, one)
      return
    case 'list':
      for (const [i, one] of value.entries()) {
        if (i > 0) await page.locator(`fieldset[id="${id}"] > .stack > button`).last().click()
        await put(page, schema['items'], `${id}.${i}`, one)
      }
      return
    default:
      return field.fill(String(value))
  }
}

/** As a field for a time shows it, in Heze. */
const local = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16)

let signedIn = 0

/**
 * Signed in without the page, as quickly as that goes; at whatever hour the house has, which a browser may think long over. Each time
 * from another address, where the house heeds a proxy: from one, so many a minute are asked to wait.
 */
export async function become(page: Page, base: string, { number }: { number: string }): Promise<void> {
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'x-forwarded-for': `10.1.0.${++signedIn % 250}`, 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ number, password }),
  })
  if (!answer.ok) throw new Error(`${number} does not get in: ${await answer.text()}`)
  const given = answer.headers.getSetCookie().map(one => /^([^=]+)=([^;]*)/.exec(one)!)
  await page.context().clearCookies()
  await page.context().addCookies(given.map(([, name, value]) => ({ name: name!, value: value!, url: base })))
}
