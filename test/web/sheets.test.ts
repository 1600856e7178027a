import { beforeAll, expect, test } from 'vitest'
import { openPage, openPhone } from '../browser.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'

/* The bureau's lists as its administrator edits them: a line, a file, a fault beside its field, and back again. */

let base: string
beforeAll(async () => {
  base = (await serve()).base
})

test('a line is edited with a look before, a fault stands beside its field, and the edit is undone', async () => {
  const page = await openPage({ width: 1280 })
  await enter(page, base, 'systemAdmin')
  await page.goto(`${base}/console/units`)
  await page.getByRole('button', { name: '改 371702001', exact: true }).click()
  await page.locator('#line-sort').selectOption('')
  await page.getByRole('button', { name: '预览' }).click()
  await page.locator('#line-sort-fault').waitFor()
  await page.locator('#line-sort').selectOption('station')
  await page.locator('#line-name').fill('东城中心派出所')
  await page.getByRole('button', { name: '预览' }).click()
  await page.locator('ins', { hasText: '东城中心派出所' }).waitFor()
  // What is typed after the look was not looked at: there is nothing to save until it is.
  await page.locator('#line-name').fill('东城派出所（新）')
  await page.getByRole('button', { name: '保存' }).waitFor({ state: 'detached' })
  await page.locator('#line-name').fill('东城中心派出所')
  await page.getByRole('button', { name: '预览' }).click()
  await page.locator('ins', { hasText: '东城中心派出所' }).waitFor()
  await faultless(page, 'sheet-preview')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存：第 1 次改动，1 行。').waitFor()
  const renamed = page.getByRole('cell', { name: '东城中心派出所', exact: true })
  await renamed.waitFor()
  await page.getByRole('button', { name: '撤销这次改动' }).click()
  await page.getByText('已撤销，1 行恢复原样。').waitFor()
  await renamed.waitFor({ state: 'detached' })
  await faultless(page, 'sheet-undone')
})

test('a code stands with what it is called, and is found by it; a long list has pages with true numbers', async () => {
  const page = await openPage({ width: 1280 })
  await enter(page, base, 'systemAdmin')
  await page.goto(`${base}/console/beats`)
  const first = page.locator('tbody tr').first()
  await first.getByText('东城派出所').waitFor()
  await first.getByText('371702001', { exact: true }).waitFor()
  await page.goto(`${base}/console/beats?q=${encodeURIComponent('东安社区')}`)
  await page.getByText('共 1 行').waitFor()
  await page.goto(`${base}/console/places?from=2`)
  const total = Number(/共 (\d+) 行/.exec((await page.getByText(/共 \d+ 行/).textContent())!)![1])
  await page.getByText(`3–${Math.min(52, total)} / ${total}`).waitFor()
  await page.getByRole('link', { name: '上一页' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBe(null)
  await faultless(page, 'sheet-pages')
})

test('a file as WPS writes it is told line by line, in Chinese and English, and taken when it is right', async () => {
  const page = await openPhone({ width: 390 })
  await enter(page, base, 'securityAdmin')
  await page.goto(`${base}/console/people`)
  await page.locator('#sheet-file').waitFor()
  const give = (text: string) =>
    page.locator('#sheet-file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await give('number,name,post,unit\nX-1,好人甲,king,371702001\n')
  await page.getByText('第2行：post “king”：没有这个岗位').waitFor()
  await faultless(page, 'sheet-faults')
  await page.locator('#sheet-file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    // 好人 in GB18030.
    buffer: Buffer.concat([
      Buffer.from('number,name,post,unit\nX-1,'),
      Buffer.from([0xba, 0xc3, 0xc8, 0xcb]),
      Buffer.from(',mediator,371702001\n'),
    ]),
  })
  await page.locator('ins', { hasText: '好人' }).waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存：第 1 次改动，1 行。').waitFor()
})
