import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { measuresOf } from '../../src/matters/knowledge.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { formIn } from '../../src/papers/form/read-docx.ts'
import { docxOf } from '../../src/papers/form/write-docx.ts'
import { openPage, openPhone } from '../browser.ts'
import { bureauId, people, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

/* The city's officer changes a promise and adds a holiday in the pages, shown first what that does. */

let base: string
let house: House
beforeAll(async () => {
  const served = await serve()
  base = served.base
  house = served.house
})

test('a promise is shortened: faults at their fields, what it hangs on, a new edition with its author', async () => {
  const page = await openPage()
  await enter(page, base, 'cityOfficer')
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('link', { name: '公开承诺' }).click()
  await page.getByText('小案必登记').waitFor()
  await faultless(page, 'promised')
  await page.getByRole('link', { name: /M01/ }).click()
  await page.getByLabel('时限', { exact: true }).fill('0')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByRole('alert').getByText('应为大于 0 的整数').waitFor()
  await page.getByLabel('时限', { exact: true }).fill('20')
  await page.getByRole('button', { name: '看看挂在哪里' }).click()
  await page.getByRole('status').getByText('算做到').waitFor()
  await faultless(page, 'measure')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByText(new RegExp(`第2版.*${people.cityOfficer.name}`)).waitFor()
  const { measures } = await measuresOf(house.db, bureauId)
  expect(measures.last('M01')).toMatchObject({ edition: 2, limit: { value: 20, unit: 'minute' } })

  // A 76th, put together from the steps that a kind has.
  await page.goto(`${base}/console/promises/new`)
  await page.getByLabel('编号（如 M76）').fill('m76')
  for (const [label, text] of [
    ['标题', '一天内调监控'],
    ['标题（英文）', 'Footage within a day'],
    ['承诺的话，群众看到的', '受案后一天内调取监控。'],
    ['承诺的话（英文）', 'Footage within a day.'],
    ['凭什么算做到', '调取清单'],
    ['依据', '本地承诺'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('group', { name: '哪一步起算' }).getByLabel('受理', { exact: true }).check()
  await page.getByRole('group', { name: '哪一步算做到' }).getByLabel('调监控', { exact: true }).check()
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByText(/第1版/).waitFor()
  await shot(page, 'measure-76')
  expect((await measuresOf(house.db, bureauId)).measures.last('M76')?.on[0]?.ends).toEqual(['secureCamera'])

  // Attached to hazards as well, where it ends by another step; the first stays as it was.
  await page.getByRole('button', { name: '再挂到一处' }).click()
  const second = page.getByRole('group', { name: '第2处挂接' })
  await second.getByLabel('挂在哪类事项上').selectOption('hazard')
  await second.getByRole('group', { name: '哪一步起算' }).getByLabel('报上来', { exact: true }).check()
  await second.getByRole('group', { name: '哪一步算做到' }).getByLabel('现场核查', { exact: true }).check()
  await second.getByLabel('是哪一种时钟').selectOption('answer')
  const first = page.getByRole('group', { name: '第1处挂接' })
  await first.getByLabel('只在这种情况下才作出').selectOption({ label: '有被侵害人或报告人' })
  await first.getByLabel('从什么时候算起').selectOption({ label: '受理时' })
  await page.getByRole('button', { name: '看看挂在哪里' }).click()
  await page.getByRole('status').getByText('有被侵害人或报告人').waitFor()
  await faultless(page, 'measure-two')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByText('已保存，第2版。').waitFor()
  const saved = (await measuresOf(house.db, bureauId)).measures.last('M76')!
  expect(saved.on.map(({ kind, ends, clock, if: only, from }) => [kind, ends, clock, only, from])).toEqual([
    ['case', ['secureCamera'], undefined, 'hasVictim', 'acceptedAt'],
    ['hazard', ['verify'], 'answer', undefined, undefined],
  ])
  // It works at once: what somebody reports now is promised it.
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'hazard',
      says: { identity: 'sealed', type: 'manhole', text: '井盖没了' },
      place: { village: villages.cangfang },
      reporter: { name: '张三丰' },
    },
    { as: 'resident', bureauId },
  )
  const { rows } = await house.pool.query(`select edition from promise where matter_id = $1 and measure = 'M76'`, [id])
  expect(rows).toEqual([{ edition: 2 }])

  // What was written before is taken back by writing it once more.
  await first.scrollIntoViewIfNeeded()
  await shot(page, 'measure-named')
  await page.getByRole('button', { name: '回到第1版' }).click()
  await page.getByText('下面是第1版的写法，还没有保存').waitFor()
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByText('已保存，第3版。').waitFor()
  const { on } = (await measuresOf(house.db, bureauId)).measures.last('M76')!
  expect(on.map(({ kind, if: only, from }) => [kind, only, from])).toEqual([['case', undefined, undefined]])
})

test('a chief sets the quiet hours of the station on a telephone', async () => {
  const page = await openPhone()
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/quiet`)
  await page.getByLabel('从', { exact: true }).first().fill('20:30')
  await page.getByRole('button', { name: '保存' }).first().click()
  await page.getByText('已保存，从现在起这样。').waitFor()
  await faultless(page, 'quiet')
  const { rows } = await house.pool.query(`select count(*)::int as n from unit where quiet_from = '20:30'`)
  expect(rows).toEqual([{ n: 1 }])
})

test('a year is loaded from a file, a day is added: what that changes is shown before it is saved', async () => {
  const page = await openPhone()
  await enter(page, base, 'cityOfficer')
  const missing = new Date().getMonth() >= 10
  if (missing) await page.getByRole('link', { name: /放假安排还没有装入/ }).click()
  else await page.goto(`${base}/console/calendar`)
  await page.getByText('cn-2024-2026', { exact: true }).waitFor()
  const next = new Date().getFullYear() + 1
  const days = [{ name: '元旦', date: `${next}-01-01`, isOffDay: true }]
  const buffer = Buffer.from(JSON.stringify({ year: next, days }))
  await page.locator('#year-file').setInputFiles({ name: `${next}.json`, mimeType: 'application/json', buffer })
  await page.getByLabel('哪一天').fill(`${next}-05-04`)
  await page.getByLabel('名称').fill('建市纪念日')
  await page.getByRole('button', { name: '加一天' }).click()
  await page.getByText('有改动，还没有保存。').waitFor()
  await page.getByRole('button', { name: '看看会改变什么' }).click()
  await page.getByText('今天起算的期限').first().waitFor()
  await faultless(page, 'calendar')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByText(/已保存，版本 cn-2024-2026\.1/).waitFor()
  await shot(page, 'calendar-saved')
  const english = await openPage({ locale: 'en-GB' })
  await enter(english, base, 'cityOfficer')
  await english.goto(`${base}/console/calendar`)
  await english.getByText('cn-2024-2026.1').first().waitFor()
  await faultless(english, 'calendar-en')
})

test('who may not edit reads it, without a button', async () => {
  const page = await openPage()
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/promises/M01`)
  await page.getByLabel('标题', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: '保存为新的一版' }).count()).toBe(0)
})

test('a shift ends: what is in hand goes to one colleague at once', async () => {
  const village = { village: villages.dongan }
  for (let i = 0; i < 3; i++)
    await openMatter(
      house,
      {
        commandId: randomUUID(),
        kind: 'case',
        says: { text: '灯箱被砸' },
        place: village,
        reporter: { name: '张三丰' },
      },
      { as: 'resident', bureauId },
    )
  const page = await openPhone()
  await enter(page, base, 'beatOfficer')
  await page.getByRole('link', { name: '交接班' }).click()
  await page.getByText('已选3件').waitFor()
  await page.getByRole('button', { name: '全部交接' }).click()
  await page.getByRole('alert').getByText('请先选交给谁').waitFor()
  await page.locator('#to').fill(people.dutyOfficer.name)
  await page.locator('.picks button', { hasText: people.dutyOfficer.name }).click()
  await page.locator('fieldset input').last().uncheck()
  await faultless(page, 'hand-over')
  await page.getByRole('button', { name: '全部交接' }).click()
  await page.getByText('2件事已经交好').waitFor()
  const owners = await house.pool.query(
    "select owner_id, count(*)::int as n from matter where kind = 'case' group by 1 order by 2",
  )
  expect(owners.rows).toEqual([
    { owner_id: people.beatOfficer.id, n: 1 },
    { owner_id: people.dutyOfficer.id, n: 2 },
  ])
  // On leave, from a day to a day: what they have still goes by itself, and whoever takes it reads for how long.
  await page.goto(`${base}/office/hand-over`)
  await page.locator('#because').selectOption('leave')
  await page.locator('#to').fill(people.dutyOfficer.name)
  await page.locator('.picks button', { hasText: people.dutyOfficer.name }).click()
  await page.getByRole('button', { name: '全部交接' }).click()
  await page.getByRole('alert').getByText('请写明哪天起').waitFor()
  await page.locator('#from').fill('2026-12-01')
  await page.locator('#until').fill('2026-12-05')
  await shot(page, 'hand-over-leave')
  await page.getByRole('button', { name: '全部交接' }).click()
  await page.getByText('1件事已经交好。已登记 2026-12-01 至 2026-12-05 不在岗').waitFor()
  // What is new lands with others on these days; whoever is not going after all says so.
  const away = () =>
    house.pool.query('select from_day, to_day from absence where staff_id = $1', [people.beatOfficer.id])
  expect((await away()).rows).toEqual([{ from_day: '2026-12-01', to_day: '2026-12-05' }])
  await page.goto(`${base}/office/hand-over`)
  await page.getByText('已登记 2026-12-01').waitFor()
  await faultless(page, 'hand-over-away')
  await page.getByRole('button', { name: '回来了，或者不请假了' }).click()
  await page.getByText('已登记 2026-12-01').waitFor({ state: 'detached' })
  expect((await away()).rows).toEqual([])
  // With nothing in hand one says only when.
  await page.locator('#because').selectOption('leave')
  await page.locator('#from').fill('2026-12-08')
  await page.locator('#until').fill('2026-12-09')
  await page.getByRole('button', { name: '全部交接' }).click()
  await page.getByText('已登记 2026-12-08').waitFor()
  // Whoever has it now reads from whom, why, for how long, and what was promised by when; whoever reported it hears of it.
  await enter(page, base, 'dutyOfficer')
  const { rows: given } = await house.pool.query(
    "select matter_id as id from entry where move = 'handOver' and bureau_id = $1 order by recorded_at desc limit 1",
    [bureauId],
  )
  await page.goto(`${base}/office/m/${given[0].id}`)
  const card = page.getByRole('region', { name: '王广义交给您的' })
  await card.getByText('2026-12-01 至 2026-12-05').waitFor()
  await card.getByText('休假').waitFor()
  await card.locator('li').first().waitFor()
  await faultless(page, 'handed-to-me')
})

test('a paper’s form is taken away, brought back wrong and right, looked at, used and undone', async () => {
  const page = await openPage({ width: 1280, height: 900 })
  await enter(page, base, 'chief')
  await page.goto(`${base}/console/papers`)
  // What is not edited there is said there, with the way to what is.
  await page.getByText('短信和通知里的话不在这里改').waitFor()
  expect(await page.getByRole('link', { name: '承诺的说法在这里' }).getAttribute('href')).toBe('/console/promises')
  await page.getByRole('link', { name: /破案见面单/ }).waitFor()
  await faultless(page, 'paper-forms')
  await page.getByRole('link', { name: /破案见面单/ }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 Word 文件' }).click()
  const { form } = await formIn(await readFile(await (await downloading).path()))
  const edited = async (from: string, to: string) => ({
    name: '见面单.docx',
    mimeType: 'application/octet-stream',
    buffer: await docxOf(JSON.parse(JSON.stringify(form).replaceAll(from, to))),
  })
  await page.locator('#form-file').setInputFiles(await edited('{核验码}', '{核验吗}'))
  await page.getByText('没有 {核验吗} 这一项。请对照右边的清单改名。').waitFor()
  await page.getByText('少了 {核验码}。请加上。').waitFor()
  await faultless(page, 'paper-form-faults')
  await page.locator('#form-file').setInputFiles(await edited('扫码辨真伪', '扫一扫'))
  expect(await page.getByRole('link', { name: /看样张（PDF/ }).getAttribute('href')).toMatch(/^blob:/)
  await faultless(page, 'paper-form')
  await page.getByRole('button', { name: '启用这个样式' }).click()
  await page.getByText('已启用，第 1 版。').waitFor()
  await page.getByRole('button', { name: '撤销这一版' }).click()
  await page.getByText('第 2 版：撤销第 1 版').waitFor()
  const phone = await openPhone({ width: 390, dark: true, locale: 'en-GB' })
  await enter(phone, base, 'countyOfficer')
  await phone.goto(`${base}/console/papers`)
  await phone.locator('#unit').waitFor()
  await faultless(phone, 'paper-forms-phone')
  await phone
    .getByRole('link', { name: /What happened, who is liable/ })
    .first()
    .click()
  await phone.locator('#form-file').waitFor()
  await faultless(phone, 'paper-form-phone')
})
