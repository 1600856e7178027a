import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import { villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

/* Ten thousand rows within R41's limits; filters in the address, exports, paper. */

const MANY = 10_000
let base: string
beforeAll(async () => {
  const served = await serve()
  base = served.base
  const { db } = served.house
  const made = (await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'case',
      says: { text: '自行车不见了' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰' },
    }),
  }).then(answer => answer.json())) as { id: string }
  await sql`insert into matter select (jsonb_populate_record(null::matter, to_jsonb(m) || jsonb_build_object(
      'id', gen_random_uuid(), 'code', 'HZ' || translate(lpad(i::text, 8, '0'), '01', 'AB') || 'X',
      'next_due', m.next_due + i * interval '1 minute'))).*
    from matter m, generate_series(1, ${sql.lit(MANY - 1)}) i where m.id = ${made.id}`.execute(db)
})

const rowsIn = (page: Page) => page.locator('.list tbody tr:not(.pad)')
const said = (page: Page, text: string | RegExp) => page.getByText(text).waitFor()

test('ten thousand rows: never sixty in the page, and a step of scrolling is eight milliseconds of script at most', async () => {
  const page = await openPage({ width: 1440, height: 900 })
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/matters`)
  await said(page, '已取500件')
  await shot(page, 'list')
  await assertAccessible(page)
  // To the end, page after page.
  const end = page.getByText(`共${MANY}件`)
  for (
    const until = Date.now() + 60_000;
    Date.now() < until && !(await end.isVisible());
    await page.waitForTimeout(100)
  )
    await page.evaluate("document.querySelector('.list-box').scrollTop = 1e9")
  await end.waitFor()
  await page.evaluate("document.querySelector('.list-box').scrollTop = 1e9")
  await page.locator(`tr[aria-rowindex="${MANY + 1}"]`).waitFor()
  expect(await page.locator('.list').getAttribute('aria-rowcount')).toBe(String(MANY + 1))

  await page.evaluate("document.querySelector('.list-box').scrollTop = 0")
  const session = await page.context().newCDPSession(page)
  // Of the processor, whatever else runs on the machine.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const script = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')!.value * 1000
  const steps: number[] = []
  let most = 0
  await page.mouse.move(700, 500)
  for (let step = 0; step < 30; step++) {
    const before = await script()
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(60)
    steps.push((await script()) - before)
    most = Math.max(most, await rowsIn(page).count())
  }
  const median = steps.toSorted((a, b) => a - b)[15]!
  console.log(
    `a step of scrolling: ${median.toFixed(1)} ms of script (most ${Math.max(...steps).toFixed(1)}); ${most} rows`,
  )
  expect(most).toBeGreaterThan(15)
  expect(most).toBeLessThan(60)
  expect(median).toBeLessThanOrEqual(8)

  // Reloaded, one is where one was.
  const top = async () => Number(await page.evaluate("document.querySelector('.list-box').scrollTop"))
  const was = await top()
  expect(was).toBeGreaterThan(5000)
  await page.reload()
  await page.locator('.list-box').waitFor()
  await expect.poll(top).toBeGreaterThan(5000)
  expect(Math.abs((await top()) - was)).toBeLessThan(400)
})

test('filters stand in the address, by keyboard; every list is exported whole, in the language one reads', async () => {
  const page = await openPage({ width: 1440, height: 900, locale: 'en-GB' })
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/matters?pane=soon&kind=case`)
  await said(page, /loaded|in all/)
  const kind = page.getByLabel('Kind')
  expect(await kind.inputValue()).toBe('case')
  await kind.focus()
  await page.keyboard.press('h')
  await said(page, 'No matters match')
  expect(new URL(page.url()).searchParams.get('kind')).not.toBe('case')
  await page.goto(`${base}/console/matters?kind=case`)
  await said(page, /loaded|in all/)
  await assertAccessible(page)
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ])
  const bytes = await csv.createReadStream().then(async stream => {
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    return Buffer.concat(parts)
  })
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').trim().split('\r\n')
  expect(lines).toHaveLength(MANY + 1)
  expect(lines[0]).toContain('Handled by')
  const [xlsx] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export Excel' }).click(),
  ])
  expect(xlsx.suggestedFilename()).toBe('matters.xlsx')
  expect(await xlsx.failure()).toBeNull()
})

test('whoever chooses anew while an answer is under way sees what they chose last', async () => {
  const page = await openPage({ width: 1280, height: 800 })
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/matters?kind=case`)
  await said(page, '已取500件')
  // Both answers are on a slow line; the first comes when the second is under way.
  const held: Record<string, () => void> = {}
  await page.route(/\/api\/v1\/matters\?/, async route => {
    const kind = new URL(route.request().url()).searchParams.get('kind')!
    await new Promise<void>(resolve => {
      held[kind] = resolve
    })
    await route.continue()
  })
  const choose = async (kind: string) => {
    await page.getByLabel('类别').selectOption(kind)
    await expect.poll(() => held[kind]).toBeDefined()
  }
  const comes = async (kind: string) => {
    const came = page.waitForResponse(answer => answer.url().includes(`kind=${kind}`))
    held[kind]!()
    await (await came).finished()
  }
  await choose('hazard')
  await choose('case')
  await comes('hazard')
  await comes('case')
  await said(page, '已取500件')
})

test('on paper stand all rows that were fetched; on a phone the table scrolls by itself', async () => {
  const page = await openPage({ width: 1280, height: 800 })
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/matters?kind=case`)
  await said(page, '已取500件')
  expect(await rowsIn(page).count()).toBeLessThan(60)
  await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  await page.emulateMedia({ media: 'print' })
  expect(await rowsIn(page).count()).toBeGreaterThanOrEqual(500)
  await said(page, '纸上是已取的')
  await shot(page, 'list-paper')
  await page.evaluate("dispatchEvent(new Event('afterprint'))")
  await page.emulateMedia({ media: 'screen' })
  expect(await rowsIn(page).count()).toBeLessThan(60)
  const phone = await openPhone({ width: 390, dark: true })
  await enter(phone, base, 'chief')
  await phone.goto(`${base}/console/matters?kind=case`)
  await rowsIn(phone).first().waitFor()
  await shot(phone, 'list-phone')
  await assertAccessible(phone)
})
