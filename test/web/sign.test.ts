import type { Page, Route } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openPhone } from '../browser.ts'
import { readPdf } from '../papers/read-pdf.ts'
import { villages } from '../people.ts'
import { sorting } from '../play-dispute.ts'
import { signIn } from './hands.ts'
import { serve } from './house.ts'

let base: string
beforeAll(async () => {
  base = (await serve()).base
})

/** Somebody's request, from their own page. */
async function asked(page: Page, method: string, path: string, data: object, version?: number) {
  const headers = { 'idempotency-key': crypto.randomUUID(), ...(version && { 'if-match': `"${version}"` }) }
  const answer = await page.request.fetch(`${base}/api/v1${path}`, { method, data, headers })
  if (!answer.ok()) throw new Error(await answer.text())
  return answer.json()
}

test('settled at the scene: all three sign on the glass, and their names stand on each copy of the paper', async () => {
  const page = await openPhone({ height: 900 })
  await signIn(page, base, 'dutyOfficer')
  const m: any = { now: new Date(Date.now() - 60_000).toISOString() }
  const report = {
    text: '两家为排水沟吵起来了',
    sort: 'neighbours',
    reporterIs: 'party',
    otherParty: { name: '李四海' },
  }
  const { id } = await asked(page, 'POST', '/matters', {
    kind: 'dispute',
    says: report,
    place: { village: villages.dongan },
    reporter: { name: '张三丰', phone: '139****0001' },
  })
  const moves: [string, object][] = [
    ['sendOut', { sentAt: m.now }],
    ['calm', { arrivedAt: m.now, recordNo: 'X-1', done: ['kept_apart', 'heard_out'] }],
    ['triage', sorting(m, 'A')],
  ]
  for (const [i, [move, says]] of moves.entries()) await asked(page, 'POST', `/matters/${id}/${move}`, { says }, i + 1)

  await page.goto(`${base}/office/m/${id}/settleOnSpot`)
  const pick = (field: string, value: string) => page.locator(`input[name=field-${field}][value=${value}]`).check()
  await pick('recordKind', 'agreement')
  await pick('place', 'case_room')
  await pick('guardian', 'nobody')
  await pick('proxy', 'none')
  await page.locator('#field-record').fill('XC-1')
  await page.locator('#field-lossUndisputed').check()
  await page.locator('#field-performed').check()
  await page.locator('form > details.more > summary').click()
  await pick('confirmed', 'signature')
  await page.locator('#field-recordingNo').fill('LX-1')
  // The first is on a slow line and the second there already: the form waits for both.
  let slow: Route | undefined
  await page.route('**/api/v1/files', route => {
    if (slow) return route.continue()
    slow = route
  })
  await writeName(page, 'field-partySignature')
  await expect.poll(() => slow).toBeDefined()
  for (const who of ['otherParty', 'host']) await signed(page, `field-${who}Signature`)
  await page.locator('form .actions .primary').click()
  await page.getByText('还有文件正在上传').first().waitFor()
  await slow!.continue()
  await page.locator('fieldset#field-partySignature img').waitFor()
  await page.locator('form .actions .primary').click()
  await page.locator('section[aria-labelledby=papers] a').first().waitFor()

  const answer = await page.request.get(`${base}/api/v1/matters/${id}/papers/spotAgreement`)
  const { pages, pictures } = await readPdf(await answer.body())
  expect(pages).toHaveLength(3)
  expect(pictures).toEqual([3, 3, 3])
})

/** With a finger, as well as one can. */
async function writeName(page: Page, field: string) {
  const group = page.locator(`fieldset#${field}`)
  await group.locator('button').click()
  const glass = (await group.locator('canvas').boundingBox())!
  await page.mouse.move(glass.x + 30, glass.y + 60)
  await page.mouse.down()
  for (const [x, y] of [
    [90, 120],
    [140, 40],
    [220, 110],
  ])
    await page.mouse.move(glass.x + x!, glass.y + y!, { steps: 4 })
  await page.mouse.up()
  await group.locator('.pair button').nth(1).click()
}

async function signed(page: Page, field: string) {
  await writeName(page, field)
  await page.locator(`fieldset#${field} img`).waitFor()
}
