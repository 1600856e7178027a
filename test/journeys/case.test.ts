import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import { people } from '../people.ts'
import { addPhoto, choose, openMove, record, seesCard, signIn } from '../web/hands.ts'
import { serve } from '../web/house.ts'

/** The light box, from the phone of who owns it to the closed matter, with real hands on real pages. */
describe('a smashed light box', () => {
  let base: string
  let hers: Page
  let desk: Page
  let card: { code: string; link: string }

  beforeAll(async () => {
    base = (await serve()).base
    hers = await openPhone()
    desk = await openPage({ width: 390, height: 844 })
  })

  const inList = async () => {
    await desk.getByRole('link', { name: new RegExp(card.code.slice(3)) }).click()
  }
  const as = async (who: keyof typeof people) => {
    await signIn(desk, base, who)
    if (who !== 'beatOfficer') await desk.getByRole('link', { name: '本单位的' }).click()
    await inList()
  }

  test('is reported from a phone in a minute, one question a screen', async () => {
    await hers.goto(`${base}/?at=dongan01`)
    await hers.getByText('您扫的门牌在').waitFor()
    await hers.getByRole('button', { name: /东西被偷、被砸、被骗/ }).click()
    await hers.getByRole('radio', { name: '东西被损坏' }).check()
    await hers.getByRole('button', { name: '下一步' }).click()
    await hers.getByText('选好了').waitFor()
    await hers.getByRole('button', { name: '下一步' }).click()
    // Nothing said is not sent, and says what to do.
    await hers.getByRole('button', { name: '下一步' }).click()
    await hers.getByRole('alert').getByText('请说一句发生了什么').waitFor()
    await hers.getByRole('textbox', { name: '发生了什么？' }).fill('店门口的灯箱昨晚被人砸了，早上开门才看见。')
    await hers.getByRole('button', { name: '下一步' }).click()
    await hers.getByLabel('怎么称呼您').fill('张三丰')
    await hers.getByLabel('您的电话').fill('139****0001')
    await hers.getByRole('button', { name: '报给派出所' }).click()
    card = await seesCard(hers)
    expect(await hers.locator('.answer-card').textContent()).toMatch(/几号前给您回话.*月.*日.*前.*王警官给您回话/)
    // The secret stays in the page: no address that was asked for holds it.
    expect(new URL(hers.url()).pathname + new URL(hers.url()).search).toBe('/')
  })

  test('is registered and accepted at the desk', async () => {
    await as('dutyOfficer')
    await desk.getByText('店门口的灯箱昨晚被人砸了').waitFor()
    await openMove(desk, '登记')
    await desk.locator('form').getByRole('button', { name: '记下', exact: true }).click()
    await desk.getByRole('alert').getByText('接报案登记编号').waitFor()
    await desk.getByLabel('接报案登记编号').fill('J3717-0001')
    await record(desk, '登记')
    await openMove(desk, '受理')
    await desk.getByLabel('受案登记表文号').fill('菏公受〔2026〕1号')
    await record(desk, '受理')
  })

  test('is looked into by the beat officer: the scene, the camera, the neighbours', async () => {
    await as('beatOfficer')
    await openMove(desk, '看现场')
    await desk.getByLabel('笔录编号').fill('K-0001')
    await addPhoto(desk, '照片')
    await record(desk, '看现场')
    await openMove(desk, '调监控')
    await desk.getByLabel('通知书编号').fill('D-1')
    await desk.getByLabel('清单编号').fill('D-2')
    const now = Date.now() + 8 * 3_600_000
    await desk.getByLabel('录像起').fill(new Date(now - 12 * 3_600_000).toISOString().slice(0, 16))
    await choose(desk, '用途', '查明是谁')
    await desk.getByLabel('另一位经办人').fill(people.dutyOfficer.name)
    await desk.getByRole('button', { name: new RegExp(people.dutyOfficer.name) }).click()
    await record(desk, '调监控')
    await openMove(desk, '走访邻居')
    await desk.getByLabel('笔录编号').fill('Z-1')
    await desk.getByLabel('走访户数').fill('6')
    await record(desk, '走访邻居')
    // The photo of the scene shows in the history.
    await desk.locator('summary', { hasText: '看现场' }).click()
    await desk.locator('.history img').waitFor()
  })

  test('is found out, and she is told why it was done: what may not be said is shown while it is typed', async () => {
    await openMove(desk, '查清了')
    await choose(desk, '责任人成年吗', '是')
    await desk.getByLabel('查明材料编号').fill('C-1')
    await record(desk, '查清了')
    await openMove(desk, '回去告诉当事人')
    await choose(desk, '怎么告知的', '当面')
    await desk.getByLabel('签收单或通话编号').fill('HF-1')
    await choose(desk, '谁负责', '责任人找到了，依法处理')
    await choose(desk, '钱怎么赔', '已谈好，按期赔')
    await choose(desk, '下一步', '决定书随后送您')
    await desk.getByText('还可以填').click()
    await desk.getByLabel('怎么查清的').fill('看了路口的监控，问了左邻右舍，人找到了。')
    const why = desk.getByLabel('为什么这样做（一句话）')
    await why.fill('他叫王小明，电话13800138000。')
    await desk.getByText('话里有电话号码，请去掉。').waitFor()
    await desk.locator('form').getByRole('button', { name: '记下', exact: true }).click()
    await desk.getByRole('alert').getByText('话里像是有人名').waitFor()
    await why.fill('他跟对象吵了架，拿灯箱出气，跟您的邻居没有关系。')
    await record(desk, '回去告诉当事人')
  })

  test('she reads it on her page, confirms, and says what she thinks', async () => {
    await hers.goto(card.link)
    await hers.getByText('他跟对象吵了架，拿灯箱出气，跟您的邻居没有关系。').waitFor()
    await hers.getByText('已谈好，按期赔').waitFor()
    // What happened, who is liable, how it is made good, what comes next; how she was told is no part of it.
    const sheet = hers.locator('[aria-labelledby=told]')
    expect(await sheet.locator('dt').allTextContents()).toEqual([
      '怎么回事，怎么查清的',
      '为什么这样做（一句话）',
      '谁负责',
      '钱怎么赔',
      '下一步',
    ])
    // How far it is stands in her words and not in the office's, the latest on top, before all that is less wanted.
    const steps = await hers.locator('.timeline strong').allTextContents()
    expect(steps.slice(0, 3)).toEqual(['结果告诉您了', '我们查清是怎么回事了', '民警问了左邻右舍'])
    expect(steps.at(-1)).toBe('您报了案')
    const sections = await hers
      .locator('main section')
      .evaluateAll(all => all.map(one => one.getAttribute('aria-labelledby')))
    expect(sections.filter(one => one !== null).slice(0, 3)).toEqual(['told', 'yours', 'history'])
    // Whom to call: the officer by the end of the number on the badge, and the station.
    expect(await hers.locator('.answer-who').textContent()).toMatch(/王警官在办 警号尾号 \S{4}.*东城派出所 0530-/)
    await hers.getByRole('button', { name: '我知道了' }).click()
    await hers.getByText('谢谢，已记下。').waitFor()
    await hers.getByRole('button', { name: '我知道了' }).waitFor({ state: 'hidden' })
    await hers.getByRole('button', { name: '评价', exact: true }).click()
    await choose(hers, '满意程度', '非常满意')
    await hers.locator('form').getByRole('button', { name: '评价', exact: true }).click()
    await hers.getByText('谢谢，已记下。').waitFor()
    await hers.locator('p', { hasText: '您的评价' }).getByText('非常满意').waitFor()
  })

  test('is decided by the chief, served, followed up and closed', async () => {
    await as('chief')
    await openMove(desk, '作出决定')
    await choose(desk, '决定', '处罚')
    await desk.getByLabel('决定书文号').fill('菏公行罚决字〔2026〕1号')
    await record(desk, '作出决定')
    await as('beatOfficer')
    await openMove(desk, '送达决定')
    await desk.getByLabel('送达回证编号').fill('S-1')
    await choose(desk, '给责任人', '当场宣告交付')
    await record(desk, '送达决定')
    await openMove(desk, '回访')
    await choose(desk, '怎么告知的', '当面')
    await choose(desk, '有没有新问题', '没有')
    await record(desk, '回访')
    await openMove(desk, '办结')
    await record(desk, '办结')
    await hers.reload()
    await hers.getByRole('heading', { level: 1, name: '办结' }).waitFor()
    // By the code alone: that it is answered, and no more.
    await hers.goto(`${base}/t`)
    await hers.getByLabel('编号').fill(card.code.toLowerCase())
    await hers.getByRole('button', { name: '查一下' }).click()
    await hers.getByText('已经有答复。').waitFor()
  })
})
