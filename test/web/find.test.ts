import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { printedCode } from '../../src/kinds/printed-code.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { noteAll } from '../../src/signals/note.ts'
import { openPage, openPhone } from '../browser.ts'
import { allFed } from '../counted.ts'
import { bureauId, villages } from '../people.ts'
import { signIn } from './hands.ts'
import { serve } from './house.ts'

type Opened = { id: string; printed: string }

let base: string
let [first, second, danger]: Opened[] = []
beforeAll(async () => {
  const served = await serve()
  base = served.base
  const open = async (kind: string, says: object): Promise<Opened> => {
    const reporter = { name: '张三丰', phone: '139****0001' }
    const command = { commandId: randomUUID(), kind, says, place: { village: villages.dongan }, reporter }
    const { id, code } = await openMatter(served.house, command as never, { as: 'resident', bureauId })
    return { id, printed: printedCode(code) }
  }
  first = await open('case', { text: '店门口的灯箱昨晚被人砸了' })
  second = await open('case', { text: '昨晚店门口灯箱被砸了，请来看看' })
  danger = await open('dispute', { text: '丈夫打人', danger: 'violence_at_home' })
  await allFed(served.house.pool)
  await noteAll(served.house)
})

async function find(page: Page, q: string): Promise<void> {
  const answered = page.waitForResponse(/\/api\/v1\/search/)
  await page.getByRole('searchbox').fill(q)
  await page.getByRole('searchbox').press('Enter')
  await answered
  expect(new URL(page.url()).searchParams.get('q')).toBe(q)
}

const rows = (page: Page) => page.getByRole('region', { name: '事项' })
const rowOf = (page: Page, { id }: Opened) => rows(page).locator(`a[href="/office/m/${id}"]`)

test('from any page "/" leads to the box; a matter is found by its code and by a word, and a place apart from it', async () => {
  const desk = await openPage()
  await signIn(desk, base, 'beatOfficer')
  await desk.keyboard.press('/')
  await desk.getByRole('heading', { name: '可以这样查' }).waitFor()
  expect(await desk.evaluate('document.activeElement.id')).toBe('find')

  await find(desk, first!.printed)
  await rowOf(desk, first!).waitFor()
  expect(await rows(desk).getByRole('listitem').count()).toBe(1)

  await find(desk, '灯箱')
  await rowOf(desk, second!).waitFor()
  await rowOf(desk, first!).waitFor()
  expect(await desk.getByText('差一个字').count()).toBe(0)

  await find(desk, '灯箱昨碗')
  await desk.getByRole('heading', { name: '差一个字' }).waitFor()

  await find(desk, 'da')
  await desk.getByRole('region', { name: '地方' }).getByRole('link', { name: /东安/ }).first().click()
  await rowOf(desk, first!).waitFor()

  // Back leads to the question before, in the box as well; an address that is opened anew asks again.
  await desk.goBack()
  await expect.poll(() => desk.getByRole('searchbox').inputValue()).toBe('da')
  await desk.goto(`${base}/office/find?q=${encodeURIComponent('灯箱')}`)
  await rowOf(desk, first!).waitFor()

  // Where somebody is typing, the sign is a sign.
  await desk.getByRole('searchbox').press('End')
  await desk.keyboard.press('/')
  expect(await desk.getByRole('searchbox').inputValue()).toBe('灯箱/')
})

test('who may not see a protected matter does not find it, by code or by word, and it is not told from none', async () => {
  const desk = await openPage()
  const none = desk.getByText('在您能看的事项里没有找到')
  await signIn(desk, base, 'otherStationChief')
  await desk.getByRole('link', { name: '查找', exact: true }).click()
  for (const q of [danger!.printed, '丈夫打人', first!.printed, 'HZ 2222-2222-2']) {
    await find(desk, q)
    await none.waitFor()
    expect(await rows(desk).count(), q).toBe(0)
  }
  // Who may see it finds it by its code, but never by its words.
  await signIn(desk, base, 'chief')
  await desk.getByRole('link', { name: '查找', exact: true }).click()
  await find(desk, '丈夫打人')
  await none.waitFor()
  await find(desk, danger!.printed)
  await rowOf(desk, danger!).getByText('受保护').waitFor()
})

test('the second report of the same light box shows the first, and why; what is alone shows nothing', async () => {
  const phone = await openPhone()
  await signIn(phone, base, 'chief')
  await phone.goto(`${base}/office/m/${second!.id}`)
  const perhaps = phone.getByRole('region', { name: '也许是同一件事' })
  await perhaps.getByText('同一个村居').waitFor()
  const link = perhaps.getByRole('link')
  expect(await link.count()).toBe(1)
  expect(await link.textContent()).toContain('同一天前后')
  await link.click()
  await phone.getByRole('main').getByText(first!.printed).first().waitFor()

  const asked = phone.waitForResponse(/like-this$/)
  await phone.goto(`${base}/office/m/${danger!.id}`)
  await asked
  await phone.getByRole('region', { name: '要点' }).waitFor()
  expect(await perhaps.count()).toBe(0)
})
