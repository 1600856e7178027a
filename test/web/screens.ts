import type { Page } from 'playwright-core'
import { password, people, villages } from '../people.ts'

/*
 * Every screen of the pages, one after the other, as somebody comes to it: for the tests that look at all of them. It goes by
 * places and not by words, so that it walks in any language.
 */

export type Look = (screen: string) => Promise<void>

/** The words of the light box, which is reported twice. */
const said = '店门口的灯箱昨晚被人砸了'

/** Somebody else reports the same light box, without a page. */
export async function reportTwin(base: string): Promise<void> {
  const answer = await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'case',
      says: { sort: 'damage', text: said },
      place: { village: villages.dongan },
      reporter: { name: '李小明', phone: '139****0002' },
    }),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
}

const onward = (page: Page) => page.locator('.actions .primary').click()
const heading = (page: Page) => page.locator('h1').first().waitFor()

/** From the first page to the answer card, with the faults that one may make; answers where the matter can be followed. */
export async function walkReport(page: Page, base: string, look: Look): Promise<string> {
  await page.goto(`${base}/?at=dongan01`)
  await page.locator('.note').waitFor()
  await look('home')
  await page.locator('ul.rows button').first().click()
  await page.locator('.choice').first().waitFor()
  await look('question')
  await page.locator('.choice').nth(1).click()
  await onward(page)
  await page.locator('.chosen-place').waitFor()
  await look('place, scanned')
  await page.locator('.chosen-place button').click()
  await page.locator('#place').fill('da')
  await page.locator('ul.rows button').first().waitFor()
  await look('place, searched')
  await page.locator('ul.rows button').first().click()
  await onward(page)
  await page.locator('#text').waitFor()
  await onward(page)
  await page.locator('.faults').waitFor()
  await look('words, with a fault')
  await page.locator('#text').fill(said)
  await page.locator('details.more summary').click()
  await page.locator('input[name=anyDanger]').click()
  await page.locator('#word').waitFor()
  await look('words, in danger')
  await page.locator('input[name=anyDanger]').click()
  await onward(page)
  await page.locator('input[name=as]').nth(1).click()
  await page.locator('#otherName').waitFor()
  await look('who, for somebody else')
  await page.locator('input[name=as]').first().click()
  await page.locator('#name').fill('张三丰')
  await page.locator('#phone').fill('139****0001')
  await onward(page)
  await page.locator('.answer-code').waitFor()
  await page.locator('details.more summary').click()
  await look('answer card')
  return (await page.locator('.link-text').textContent())!
}

export async function walkOthers(page: Page, base: string, link: string, look: Look): Promise<void> {
  await page.goto(link)
  await page.locator('.timeline').waitFor()
  for (const more of await page.locator('details.more summary').all()) await more.click()
  await look('my matter')
  await page.locator('ul.rows button').first().click()
  await page.locator('form').waitFor()
  await look('my matter, adding something')
  await page.goto(`${base}/m`)
  await heading(page)
  await look('my matter, no link')
  await page.goto(`${base}/m#none`)
  await page.locator('#word').waitFor()
  await look('my matter, the word')
  await page.goto(`${base}/t`)
  await page.locator('#code').fill('HZ2222')
  await page.locator('form .primary').click()
  await page.locator('.fault').waitFor()
  await look('by the code')
  await page.goto(`${base}/who`)
  await page.locator('#village').fill('dasq')
  await page.locator('ul.rows button').first().click()
  await page.locator('.officer').waitFor()
  await look('my officer')
  await page.goto(`${base}/promises`)
  await page.locator('.measure').first().waitFor()
  await look('the promises')
  await page.goto(`${base}/board`)
  await page.locator('.place-links').waitFor()
  await look('the public board')
  await page.goto(`${base}/board/v/${villages.dongan}`)
  await page.locator('.officer').waitFor()
  await look('the board of a village')
}

export async function enter(page: Page, base: string, who: keyof typeof people): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${base}/office`)
  await page.locator('#number').fill(people[who].number)
  await page.locator('#password').fill(password)
  await page.locator('form .primary').click()
  await page.locator('.tabs').waitFor()
}

export async function walkOffice(page: Page, base: string, look: Look): Promise<void> {
  await page.goto(`${base}/password#none`)
  await page.locator('#password').fill('short')
  await page.locator('form .primary').click()
  await page.locator('.faults').waitFor()
  await look('a password, too short')
  await page.goto(`${base}/office`)
  await page.locator('#number').fill('nobody')
  await page.locator('#password').fill('not-my-password')
  await page.locator('form .primary').click()
  await page.locator('.faults').waitFor()
  await look('sign-in, refused')
  await enter(page, base, 'beatOfficer')
  await page.locator('.line-row').first().waitFor()
  await look('today')
  await page.goto(`${base}/office?list=toApprove`)
  await page.goto(`${base}/office?list=late`)
  await page.locator('.empty').waitFor()
  await look('an empty list')
  await page.goto(`${base}/office`)
  await page.locator('.line-row').first().click()
  await page.locator('.history').waitFor()
  await page.locator('#perhaps-same').waitFor()
  for (const more of await page.locator('details.more summary').all()) await more.click()
  await page.locator('section[aria-labelledby=people] button').first().click()
  await page.locator('section[aria-labelledby=people] fieldset button').first().click()
  await page.locator('.card a[href^="tel:"]').first().waitFor()
  await look('a matter')
  const matter = page.url()
  await page.keyboard.press('/')
  await page.locator('#ways').waitFor()
  await look('finding, before')
  await page.locator('#find').fill('灯箱昨碗')
  await page.locator('search .primary').click()
  await page.locator('.line-row').first().waitFor()
  await look('finding, nearly')
  await page.goto(`${base}/office/find?q=da`)
  await page.locator('#places').waitFor()
  await look('finding, places')
  await page.goto(`${matter}/register`)
  await page.locator('form .primary').click()
  await page.locator('.faults').waitFor()
  await look('a form, with a fault')
  await page.goto(`${matter}/handOver`)
  await page.locator('.picks button').first().waitFor()
  await look('a form, a colleague')
  await page.goto(`${matter}/note`)
  await page.locator('details.more summary').click()
  await look('a form, words and photos')
  await page.goto(`${base}/office/new`)
  await page.locator('ul.rows button').first().waitFor()
  await look('taking a report')
  await page.locator('ul.rows button').first().click()
  await page.locator('#field-place').waitFor()
  for (const more of await page.locator('details summary').all()) await more.click()
  await look('taking a report, the form')
  await page.goto(`${base}/office/pack`)
  await page.locator('.choice').first().waitFor()
  await look('the village pack')
  await page.goto(`${base}/office/unsent`)
  await page.locator('.empty').waitFor()
  await look('nothing unsent')
  await enter(page, base, 'chief')
  await page.goto(`${base}/console`)
  await page.locator('.board-line').first().waitFor()
  await look('the board')
}
