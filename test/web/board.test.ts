import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { endStreams } from '../../src/http/stream.ts'
import { changing } from '../../src/platform/editions.ts'
import { openPage, openPhone } from '../browser.ts'
import { allFed } from '../counted.ts'
import { bureauId, password, people, units, villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
type Made = { id: string; code: string; printed: string }
const made: Made[] = []
const report = () =>
  fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      kind: 'case',
      says: { text: '自行车不见了' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139****0001' },
    }),
  }).then(answer => answer.json() as Promise<Made>)
beforeAll(async () => {
  ;({ base, house } = await serve())
  for (let i = 0; i < 19; i++) made.push(await report())
  const { id } = made[0]!
  const hourAgo = new Date(Date.now() - 3_600_000)
  await house.db.updateTable('promise').set({ due: hourAgo }).where('matter_id', '=', id).execute()
  await house.db.updateTable('matter').set({ next_due: hourAgo }).where('id', '=', id).execute()
})

/** Another one acts, elsewhere. */
async function does(who: keyof typeof people, id: string, move: string, says: object, version: number) {
  const send = (path: string, body: object, headers: object) =>
    fetch(base + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const { token } = (await (await send('/api/v1/session', { number: people[who].number, password }, {})).json()) as {
    token: string
  }
  const answer = await send(
    `/api/v1/matters/${id}/${move}`,
    { says },
    { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
  )
  expect(answer.status, await answer.text()).toBe(200)
  await allFed(house.pool)
}

const pane = (page: Page, name: string) => page.getByRole('region', { name })
const tile = (page: Page, name: string) => page.locator('.tile', { hasText: name }).locator('.tile-count')
const counts = (page: Page, name: string, count: number) =>
  page.locator('.tile', { hasText: name }).locator('.tile-count').getByText(String(count), { exact: true }).waitFor()

test.each(['zh-CN', 'en-GB'] as const)(
  'the morning board fits a desk’s screen without scrolling, in %s',
  async locale => {
    const desk = await openPage({ width: 1440, height: 900, locale })
    await enter(desk, base, 'chief')
    await desk.goto(`${base}/console`)
    // As full as a pane gets; what is late is not due soon as well.
    const soon = desk.locator('#soon')
    await soon.locator('.board-line').nth(5).waitFor()
    // The pane has the room that the one below it does not need; what it does not show it counts.
    const [rows, total] = [await soon.locator('.board-line').count(), 18]
    expect(rows).toBeGreaterThan(8)
    expect(await soon.locator('p a').textContent()).toContain(String(total - rows))
    await soon.getByText(made[1]!.printed).waitFor()
    expect(await soon.locator(`a[href="/office/m/${made[0]!.id}"]`).count()).toBe(0)
    expect(await desk.locator(`#late a[href="/office/m/${made[0]!.id}"]`).count()).toBe(1)
    const [high, room] = (await desk.evaluate('[document.documentElement.scrollHeight, innerHeight]')) as [
      number,
      number,
    ]
    await shot(desk, `board-${locale}`)
    expect(high).toBeLessThanOrEqual(room)
    await assertAccessible(desk)
  },
)

test('another one acts, and the board of the chief follows without being loaded again, also after the line broke', async () => {
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'chief')
  await desk.goto(`${base}/console`)
  await desk.getByText('有变化自动更新').waitFor()
  await desk.evaluate('window.stayed = true')
  const [, asked] = made as [Made, Made]
  const at = new Date().toISOString()
  await does('dutyOfficer', asked.id, 'register', { registerNo: 'J-1', registeredAt: at }, 1)
  await does('dutyOfficer', asked.id, 'accept', { acceptNo: 'A-1', decidedAt: at }, 2)
  expect(await tile(desk, '等批准').textContent()).toBe('0')
  await does(
    'beatOfficer',
    asked.id,
    'askPause',
    { measure: 'M02', reason: 'contact_failed', because: '联系不上', endsWith: 'giveReceipt' },
    3,
  )
  await counts(desk, '等批准', 1)
  await pane(desk, '等批准').locator('.fresh').waitFor()
  await desk.context().setOffline(true)
  endStreams(house)
  await report()
  await allFed(house.pool)
  await desk.getByText('正在重新连接').waitFor()
  await desk.context().setOffline(false)
  await desk.getByText('有变化自动更新').waitFor()
  await pane(desk, '一天内到期').getByRole('link', { name: /还有/ }).waitFor()
  await counts(desk, '一天内到期', 19)

  // One click to decide, in the forms of the law.
  await pane(desk, '等批准').getByRole('button', { name: /审批/ }).click()
  const drawer = desk.getByRole('dialog')
  await drawer.getByLabel('怎么办').waitFor()
  await drawer.getByRole('group', { name: '怎么告知的' }).getByRole('radio', { name: '电话' }).check()
  await drawer.locator('#field-toldAt').fill(beijing(Date.now()))
  await desk.waitForTimeout(300)
  await shot(desk, 'board-decide')
  await assertAccessible(desk)
  await drawer.getByRole('button', { name: '批准暂停' }).click()
  await desk.getByText('记下了').waitFor()
  await counts(desk, '等批准', 0)
  expect(await desk.evaluate('window.stayed')).toBe(true)
})

test('what is late is handed over by one click, and its promise stands', async () => {
  const phone = await openPhone({ width: 390 })
  await enter(phone, base, 'chief')
  await phone.goto(`${base}/console`)
  const late = pane(phone, '晚了的')
  await late.locator('.board-line').waitFor()
  await shot(phone, 'board-phone')
  await assertAccessible(phone)
  const given = await house.db.selectFrom('promise').selectAll().where('matter_id', '=', made[0]!.id).execute()
  await late.getByRole('button', { name: /移交/ }).click()
  const drawer = phone.getByRole('dialog')
  await drawer.getByText('承诺照旧').waitFor()
  await drawer.getByRole('button', { name: new RegExp(people.dutyOfficer.name) }).click()
  await drawer.getByRole('radio', { name: '手头事多' }).check()
  await shot(phone, 'board-hand-over')
  await drawer.getByRole('button', { name: '交给同事' }).click()
  await phone.getByText('记下了').waitFor()
  await late.getByText(people.dutyOfficer.name).waitFor()
  const promises = await house.db.selectFrom('promise').selectAll().where('matter_id', '=', made[0]!.id).execute()
  expect(promises.map(({ due }) => due)).toEqual(given.map(({ due }) => due))
})

test('a wish for another officer waits for the chief, who hands it over or says why not, and is offered nothing else', async () => {
  const { id, version } = await house.db
    .selectFrom('matter')
    .select(['id', 'version'])
    .where('id', '=', made[18]!.id)
    .executeTakeFirstOrThrow()
  await does(
    'dutyOfficer',
    id,
    'hearForAnother',
    { whoInstead: 'a_woman', asked: 'by_phone', receipt: 'TH-9' },
    version,
  )
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'chief')
  await desk.goto(`${base}/console`)
  const asked = pane(desk, '等批准').locator('.board-line', { hasText: made[18]!.printed })
  await asked.getByRole('button').click()
  const drawer = desk.getByRole('dialog')
  const offered = drawer.getByLabel('怎么办')
  await offered.waitFor()
  expect(await offered.locator('option').allTextContents()).toEqual(['交给同事', '不换人，说明理由'])
  await shot(desk, 'board-wish')
  await assertAccessible(desk)
  await drawer.getByRole('button', { name: new RegExp(`${people.otherBeatOfficer.name}.*女`) }).click()
  await drawer.getByRole('radio', { name: '当事人要求女民警' }).check()
  await drawer.getByRole('button', { name: '交给同事' }).click()
  await asked.waitFor({ state: 'detached' })
})

test('chosen rows go to one colleague, each by itself: what cannot says why, and once more does nothing twice', async () => {
  const desk = await openPage({ width: 1440, height: 900 })
  await enter(desk, base, 'chief')
  await desk.goto(`${base}/console`)
  const soon = pane(desk, '一天内到期')
  await soon.locator('.board-line').nth(2).waitFor()
  const ids: string[] = []
  for (const at of [0, 1, 2]) {
    const line = soon.locator('.board-line').nth(at)
    ids.push((await line.locator('a').getAttribute('href'))!.split('/').at(-1)!)
    await line.getByRole('checkbox').check()
  }
  // Meanwhile one of them goes there already.
  const { version } = (await house.db
    .selectFrom('matter')
    .select('version')
    .where('id', '=', ids[1]!)
    .executeTakeFirstOrThrow()) as { version: number }
  const to = { to: people.dutyOfficer.id, because: 'leave' }
  await does('chief', ids[1]!, 'handOver', to, version)
  await desk.getByRole('button', { name: '移交这3件' }).click()
  const drawer = desk.getByRole('dialog')
  await drawer.getByRole('button', { name: new RegExp(people.dutyOfficer.name) }).click()
  const send = drawer.getByRole('button', { name: '移交这3件' })
  await send.click()
  await drawer.getByText('刚刚有变化').waitFor()
  await expect.poll(() => drawer.getByText('已交', { exact: true }).count()).toBe(2)
  await shot(desk, 'board-hand-over-several')
  await assertAccessible(desk)
  await send.click()
  await drawer.locator('li .mark.late').filter({ hasNotText: '刚刚有变化' }).waitFor()
  const { rows } = await house.pool.query(
    "select matter_id as id, count(*)::int as n from entry where move = 'handOver' and matter_id = any($1) group by 1",
    [ids],
  )
  expect(rows.map(({ n }) => n)).toEqual([1, 1, 1])
})

test('a desk that will have nobody is said to whoever leads it, in one line that opens', async () => {
  await changing(house.db, bureauId, 'people', trx =>
    trx
      .updateTable('roster')
      .set({ to_at: sql`date_trunc('day', now()) + interval '2 days'` })
      .where('unit_id', '=', units.otherStation)
      .execute(),
  )
  for (const [locale, words, whom] of [
    ['zh-CN', /14 天内值班室有一段时间没排人：.* 08:00起/, '请告诉他们这段时间谁值班'],
    ['en-GB', /Nobody is on the duty roster from .*, 08:00 on/, 'Tell them who will be on duty'],
  ] as const)
    for (const width of [390, 1440]) {
      const page = await openPage({ width, height: 900, locale })
      await enter(page, base, 'otherStationChief')
      await page.goto(`${base}/console`)
      await page.getByText(words).click()
      await page.getByText(whom).waitFor()
      await shot(page, `board-desk-${locale}-${width}`)
      await assertAccessible(page)
    }
})

test('what is empty says what will appear there', async () => {
  const desk = await openPage({ width: 1440, height: 900, dark: true })
  await enter(desk, base, 'otherStationChief')
  await desk.getByText('手上没有事。新的事项会出现在这里').waitFor()
  await desk.getByRole('link', { name: '工作台' }).click()
  for (const words of ['没有晚的。', '一天内没有到期的。', '没有等您批的。', '没有要回访的差评。', '每件事都有人接。'])
    await desk.getByText(words).waitFor()
  await shot(desk, 'board-empty')
  await assertAccessible(desk)
})

/** As a field for a day and a time takes it. */
const beijing = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
