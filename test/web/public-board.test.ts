import { beforeAll, expect, test } from 'vitest'
import { simulate } from '../../src/demo/year/simulate.ts'
import { openPage, openPhone } from '../browser.ts'
import { allCounted } from '../counted.ts'
import { bureauId, units, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  const served = await serve()
  base = served.base
  house = served.house
  const until = new Date('2026-10-31T00:00:00+08:00')
  await simulate({
    house: served.house,
    bureauId,
    seed: '7',
    photos: ['ab'.repeat(32)],
    from: '2026-09-10',
    until,
    count: 150,
    progress: () => {},
  })
  await allCounted(served.house)
})

test('anybody reads how the promises of a month were kept, each with its n, on a phone as at a desk and on paper', async () => {
  const asked = await fetch(`${base}/api/v1/public/promises?month=2026-10`)
  const { measures } = (await asked.json()) as any
  const told = measures.filter(({ all }: any) => !all.hidden && all.n > 0)
  expect(told.length).toBeGreaterThan(5)

  const phone = await openPhone()
  await phone.goto(`${base}/board?month=2026-10`)
  await phone.getByRole('heading', { name: '每一条承诺' }).waitFor()
  for (const { title, all } of told) {
    const line = phone.locator('.narrow-only .kept-line', { hasText: title.zh }).first()
    expect(await line.textContent()).toContain(`${all.n}件里兑现了${all.k}件`)
  }
  const desk = await openPage({ width: 1440, height: 900, locale: 'en-GB' })
  await desk.goto(`${base}/board?month=2026-10`)
  await desk.locator('.kept-table tbody tr').first().waitFor()
  expect(await desk.locator('.kept-table tbody tr:not(.together)').count()).toBe(told.length)
  // Above them all together, as they are published by themselves: of a county also where each promise is of too few.
  const { figures } = (await (await fetch(`${base}/api/v1/public/figures?month=2026-10`)).json()) as any
  const { all, counties } = figures.find(({ figure }: any) => figure === 'on-time')
  expect(await desk.locator('.kept-table .together').textContent()).toContain(` ${all.n}`)
  const { code, cell } = counties.find(({ cell }: any) => !cell.hidden && cell.n > 0)
  await phone.goto(`${base}/board/${code}?month=2026-10`)
  await phone.locator('.tile', { hasText: '按时兑现率' }).getByText(`n = ${cell.n}`).waitFor()
  await desk.emulateMedia({ media: 'print' })
  expect(await desk.locator('.kept-table').isVisible()).toBe(true)
  expect(await desk.locator('.place-links').isVisible()).toBe(false)
})

test('of the three kept least stands what is done about them, as the city wrote it', async () => {
  const asked = async () => (await (await fetch(`${base}/api/v1/public/promises?month=2026-10`)).json()) as any
  const worst = (await asked()).measures
    .filter(({ all }: any) => !all.hidden && all.rate !== null && all.rate < 1)
    .sort((a: any, b: any) => a.all.rate - b.all.rate)[0]
  const desk = await openPage({ width: 1280 })
  await desk.goto(`${base}/board?month=2026-10`)
  await desk.getByText('怎么改还在定').first().waitFor()

  await enter(desk, base, 'cityOfficer')
  await desk.goto(`${base}/console/promises/${worst.id}`)
  await desk.getByLabel('正在怎么改（公开）', { exact: true }).fill('请打 13800138000 找王科长')
  await desk.getByLabel('正在怎么改（英文，公开）').fill('Two more people at the desk by night.')
  await desk.getByRole('button', { name: '保存为新的一版' }).click()
  await desk.getByRole('alert').getByText('去掉姓名、电话').waitFor()
  await desk.getByLabel('正在怎么改（公开）', { exact: true }).fill('夜里值班台加两个人。')
  await desk.getByRole('button', { name: '保存为新的一版' }).click()
  await desk.locator('.row', { hasText: '第2版' }).waitFor()
  await desk.getByText('已保存，第2版').waitFor()
  // What is public is reckoned once a minute.
  const now = house.now
  house.now = () => new Date(now().getTime() + 61_000)
  const phone = await openPhone()
  await phone.goto(`${base}/board?month=2026-10`)
  await phone.locator('.kept-line', { hasText: worst.title.zh }).getByText('夜里值班台加两个人').waitFor()
  await faultless(phone, 'board-remedy')
  house.now = now
})

test('how complaints ended: of too few nothing; where only its parts are hidden, how many there were; where none ended, that', async () => {
  const ends = (month: string, came: string, n: number) =>
    house.pool.query(
      `insert into figure (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute, n, total)
       values ($1, 'complaint', 'month', $2, $3, 'conduct', '', '', '', $4, 0, $5, 0)`,
      [bureauId, `${month}-01`, units.station, came, n],
    )
  await ends('2026-07', 'substantiated', 11)
  await ends('2026-07', 'not-substantiated', 3)
  await ends('2026-05', 'substantiated', 4)
  const phone = await openPhone({ width: 390 })
  const ended = phone.locator('[aria-labelledby=ended]')
  await phone.goto(`${base}/board?month=2026-07`)
  await ended.getByText('共14件').waitFor()
  expect(await ended.textContent()).not.toMatch(/不满十件|11|3件/)
  await faultless(phone, 'board-ended-parts')
  await phone.goto(`${base}/board?month=2026-05`)
  await ended.getByText('公布出来会推算出个别的事').waitFor()
  expect(await ended.textContent()).not.toMatch(/\d/)
  await faultless(phone, 'board-ended-few')
  await phone.goto(`${base}/board?month=2026-06`)
  await ended.getByText('这个月没有办结的投诉').waitFor()
  expect(await ended.textContent()).not.toContain('书面答复')
  await faultless(phone, 'board-ended-none')
})

test('a town’s page has its promises with their n, what was put right by village, and of complaints what its county publishes', async () => {
  const asked = await fetch(`${base}/api/v1/public/promises?month=2026-10&county=371702`)
  const { places, measures } = (await asked.json()) as any
  const at = places.findIndex(({ code }: any) => code === '371702001')
  const own = measures.map(({ title, cells }: any) => ({ title, cell: cells[at] }))
  const told = own.filter(({ cell }: any) => !cell.hidden && cell.n > 0)
  const hidden = own.filter(({ cell }: any) => cell.hidden)
  const answer = await fetch(`${base}/api/v1/public/towns/371702001`)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
  const town = (await answer.json()) as any
  expect(town.villages.map(({ code }: any) => code)).toContain(villages.dongan)
  // What stands on the sheet of a town stands on those of its villages already (R32).
  for (const { code, name } of town.villages) {
    const board = (await (await fetch(`${base}/api/v1/public/villages/${code}`)).json()) as any
    expect(board.town).toBe('371702001')
    const here = town.fixed.filter(({ village }: any) => village === name).map(({ type, day }: any) => `${type} ${day}`)
    expect(board.fixed.map(({ type, day }: any) => `${type} ${day}`)).toEqual(expect.arrayContaining(here))
  }
  expect((await fetch(`${base}/api/v1/public/towns/371702`)).status).toBe(404)

  const phone = await openPhone()
  await phone.goto(`${base}/board/371702?month=2026-10`)
  await phone.getByRole('link', { name: '东城', exact: true }).click()
  await phone.getByRole('heading', { level: 1, name: '东城 · 说到做到了没有' }).waitFor()
  for (const { title, cell } of told) {
    const line = phone.locator('.narrow-only .kept-line', { hasText: title.zh }).first()
    expect(await line.textContent()).toContain(`${cell.n}件里兑现了${cell.k}件`)
  }
  if (told.length === 0)
    await phone
      .getByText(hidden.length > 0 ? '公布出来会推算出个别的事' : '没有到期的承诺')
      .first()
      .waitFor()
  expect(await phone.locator('[aria-labelledby=fixed] li').count()).toBe(town.fixed.length)
  await phone.getByText('投诉只按县区公布').waitFor()
  await faultless(phone, 'board-town')
  await phone.getByRole('link', { name: '东安社区' }).click()
  await phone.getByRole('link', { name: '看本镇街兑现得怎样' }).click()
  await phone.getByRole('heading', { level: 1, name: '东城 · 说到做到了没有' }).waitFor()
  const desk = await openPage({ width: 1280, locale: 'en-GB' })
  await desk.goto(`${base}/board/t/371702001?month=2026-10`)
  await desk.getByText('Complaints are published by county only').waitFor()
  await desk.emulateMedia({ media: 'print' })
  await desk.getByText('In an emergency call 110.', { exact: false }).last().waitFor()
  expect(await desk.locator('.place-links').isVisible()).toBe(false)
  await keepPdf(desk, 'town')
  await desk.goto(`${base}/board/t/371702999`)
  await desk.locator('.fault').waitFor()
})

test('the board of a village names its officer, and holds no share: that would be the score of one person (R32)', async () => {
  const phone = await openPhone()
  await phone.goto(`${base}/board/v/${villages.dongan}`)
  await phone.getByText('王警官').waitFor()
  expect(await phone.locator('main').textContent()).not.toMatch(/%|兑现了/)
  await phone.goto(`${base}/board/v/371702999999`)
  await phone.locator('.fault').waitFor()
})

test('no month is offered that is not over, and one that was asked for says so and leads back', async () => {
  const phone = await openPhone()
  const before = new Date(house.now().getTime() + 8 * 3_600_000)
  before.setUTCDate(0)
  await phone.goto(`${base}/board?month=${before.toISOString().slice(0, 7)}`)
  await phone.getByRole('button', { name: '上个月' }).waitFor()
  expect(await phone.getByRole('button', { name: '下个月' }).count()).toBe(0)
  await phone.goto(`${base}/board?month=2031-01`)
  await phone.getByText('这个月的数没有公布').waitFor()
  await faultless(phone, 'board-no-month')
  await phone.getByRole('link', { name: '看最近公布的' }).click()
  await phone.getByRole('button', { name: '上个月' }).waitFor()
})

test('from the board of a village a report begins in that village', async () => {
  const phone = await openPhone()
  await phone.goto(`${base}/board/v/${villages.dongan}`)
  await phone.getByRole('link', { name: '向这里报一件事' }).click()
  await phone.getByRole('heading', { name: '什么事要告诉我们？' }).waitFor()
  await phone.getByRole('button', { name: /井盖没了/ }).click()
  await phone.getByRole('radio', { name: /井盖/ }).check()
  for (const next of ['input[name=answer-mayHurt]', '.chosen-place']) {
    await phone.locator('.actions .primary').click()
    await phone.locator(next).first().waitFor()
  }
  expect(await phone.locator('.chosen-place').textContent()).toContain('东安')
})

test('on paper a village’s sheet fills its page in letters for a wall, and the city’s names its bureau', async () => {
  const page = await openPage({ width: 1280 })
  await page.goto(`${base}/board/v/${villages.dongan}`)
  await page.getByText('王警官').waitFor()
  await keepPdf(page, 'village')
  await page.emulateMedia({ media: 'print' })
  await page.getByText(/公示。紧急请拨 110/).waitFor()
  const size = await page.getByText('王警官').evaluate(one => one.getBoundingClientRect().height)
  expect(size).toBeGreaterThan(50)
  await page.emulateMedia({ media: null })
  await page.goto(`${base}/board?month=2026-10`)
  await page.locator('.kept-table tbody tr').first().waitFor()
  await keepPdf(page, 'city')
})

async function keepPdf(page: Awaited<ReturnType<typeof openPage>>, name: string) {
  const folder = process.env['KEEP_PAPERS']
  if (folder) await page.pdf({ path: `${folder}/board-${name}.pdf`, preferCSSPageSize: true, printBackground: false })
}
