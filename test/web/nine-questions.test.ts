import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { act } from '../../src/matters/act.ts'
import { staff } from '../../src/matters/asker.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { openPhone } from '../browser.ts'
import { bureauId, people, villages } from '../people.ts'
import { answers } from '../play-dispute.ts'
import { faultless } from './accessible.ts'
import { become } from './fill.ts'
import { serve } from './house.ts'

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
})

/** A quarrel that is calm now. */
async function calm(): Promise<string> {
  const command = {
    commandId: randomUUID(),
    kind: 'dispute',
    place: { village: villages.dongan },
    says: { text: '两家为排水沟吵起来了', sort: 'neighbours' },
    reporter: { name: '张三丰' },
  }
  const { id } = await openMatter(house, command as never, { as: 'resident', bureauId })
  const officer = staff((await personById(house.db, bureauId, people.dutyOfficer.id, house.now()))!)
  const now = () => new Date(house.now().getTime()).toISOString()
  for (const [move, says] of [
    ['sendOut', { sentAt: now() }],
    ['calm', { arrivedAt: now(), recordNo: 'X-1', done: ['kept_apart', 'heard_out'] }],
  ] as const)
    await act(house, { commandId: randomUUID(), matterId: id, move, says }, officer)
  return id
}

async function ask(): Promise<{ page: Page; id: string; say: (id: string, option: string) => Promise<void> }> {
  const id = await calm()
  const page = await openPhone({ width: 390 })
  await become(page, base, people.dutyOfficer)
  await page.goto(`${base}/office/m/${id}/triage`)
  await page.getByRole('heading', { name: '是家里人之间动手打人吗？' }).waitFor()
  return { page, id, say: (name, option) => page.locator(`button[name=${name}][value=${option}]`).click() }
}

test('one question at a time; what may be read to both, and the ways that stand open; the form asks none of it again', async () => {
  const { page, id, say } = await ask()
  await faultless(page, 'nine-first')
  // What was answered stays, also when the page is loaded again.
  await say('violenceAtHome', 'no')
  await say('weaponOrInjury', 'no')
  await page.getByRole('heading', { name: '是雇人打的、结伙打的，或者无故找事吗？' }).waitFor()
  await page.reload()
  await page.getByText('第3问，共九问').waitFor()
  for (const [name, option] of Object.entries(answers).slice(2)) await say(name, option)
  await page.getByText('可以调').first().waitFor()
  await page.getByText('愿不愿意由您自己定').waitFor()
  await page.locator('#act').selectOption('none')
  await page.getByText('法律不让走的： 治安调解、按案件办').waitFor()
  await faultless(page, 'nine-ways')
  await page.getByRole('button', { name: '人民调解', exact: true }).click()
  await page.locator('form .actions').waitFor()
  expect(await page.locator('[id^="field-violenceAtHome"], [id="field-lane"], [id="field-act"]').count()).toBe(0)
  await page.locator('[id="field-heat"]').fill('1')
  await page.locator('input[name="field-how"][value=in_person]').check()
  await page.locator('form .actions .primary').click()
  await page.locator('.history').waitFor()
  const { rows } = await house.pool.query('select state, details from matter where id = $1', [id])
  expect(rows[0]).toMatchObject({ state: 'triaged', details: { lane: 'C', answers: { bothAgree: 'yes' } } })
})

test('what forbids it is said as soon as it is known, with the words for them, and leaves the way of the case only', async () => {
  const { page, say } = await ask()
  await say('violenceAtHome', 'no')
  await say('weaponOrInjury', 'yes')
  await page.getByText('不能在这里调', { exact: true }).waitFor()
  await page.getByText('动了凶器或者伤得不轻，要按案件办').waitFor()
  await page.getByRole('button', { name: '问到这里，往下办' }).click()
  await page.locator('#act').selectOption('injuring')
  expect(await page.locator('button[name=lane]').allTextContents()).toEqual(['按案件办'])
  await faultless(page, 'nine-stopped')
  // Answered otherwise, it is asked on.
  await page.getByRole('button', { name: /动了刀棍/ }).click()
  await say('weaponOrInjury', 'no')
  await page.getByText('还没问全').waitFor()
})

test('violence at home ends the questions: it is read to the one hurt alone, leads to protection, and leaves nothing on the phone', async () => {
  const { page, id, say } = await ask()
  await say('violenceAtHome', 'yes')
  await page.getByText('单独念给受害的人听').waitFor()
  expect(await page.locator('button[name=lane], #act').count()).toBe(0)
  await faultless(page, 'nine-protect')
  await page.reload()
  await page.getByRole('heading', { name: '是家里人之间动手打人吗？' }).waitFor()
  await say('violenceAtHome', 'yes')
  await page.getByRole('link', { name: /保护/ }).click()
  await page.waitForURL(`**/office/m/${id}/protect?danger=violence_at_home`)
  await page.locator('form .actions').waitFor()
  expect(
    await page.locator('input[value=violence_at_home]:checked, select option[value=violence_at_home]:checked').count(),
  ).toBe(1)
})

test('answered on paper already, the whole form can be filled', async () => {
  const { page } = await ask()
  await page.getByRole('button', { name: '不一问一答，直接填表' }).click()
  await page.locator('[id="field-violenceAtHome"]').waitFor()
})

test('back from the form another way can be taken; what was answered is said in no other move', async () => {
  const { page, id, say } = await ask()
  const goBack = () => page.locator('.above .back').click()
  const open = async (move: string) => {
    await page.locator('.history').waitFor()
    const link = page.locator(`[aria-labelledby=next] a[href$="/${move}"]`)
    if (!(await link.isVisible())) await page.locator('details.ways > summary').click()
    await link.click()
  }
  for (const [name, option] of Object.entries(answers)) await say(name, option)
  await page.locator('#act').selectOption('none')
  await page.getByRole('button', { name: '人民调解', exact: true }).click()
  await page.locator('form .actions').waitFor()
  await goBack()
  await open('triage')
  await page.locator('button[name=lane]').nth(1).click()
  await page.locator('form .actions').waitFor()
  await goBack()
  await open('triage')
  await page.getByRole('button', { name: '不一问一答，直接填表' }).click()
  await page.locator('[id="field-violenceAtHome"]').waitFor()
  // As well by the browser's own way back.
  await page.goBack()
  await open('triage')
  await page.locator('button[name=lane]').first().click()
  await page.locator('form .actions').waitFor()
  await goBack()
  await open('note')
  await page.locator('[id="field-text"]').fill('两家都说明天再谈')
  await page.locator('form .actions .primary').click()
  await page.locator('.history').getByText('两家都说明天再谈').waitFor({ state: 'attached' })
  const { rows } = await house.pool.query('select state from matter where id = $1', [id])
  expect(rows[0].state).toBe('stabilised')
  // And is still there when they come to it.
  await open('triage')
  await page.locator('button[name=lane]').first().waitFor()
})
