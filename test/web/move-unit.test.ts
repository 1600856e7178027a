import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openMatter } from '../../src/matters/open-matter.ts'
import { openPhone } from '../browser.ts'
import { bureauId, units, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

test('the chief moves a matter to another station, which is found by its name', async () => {
  const { base, house } = await serve()
  const command = { commandId: randomUUID(), kind: 'case', says: { text: '灯箱被砸' }, reporter: { name: '张三丰' } }
  const place = { village: villages.dongan }
  const { id } = await openMatter(house, { ...command, place }, { as: 'resident', bureauId })
  const page = await openPhone()
  await enter(page, base, 'chief')
  await page.goto(`${base}/office/m/${id}/moveToUnit`)
  await page.locator('#field-unit').fill('西城')
  await page.locator('.picks button', { hasText: '西城派出所' }).click()
  await page.locator('input[name="field-because"][value=their_area]').check()
  await faultless(page, 'move-to-unit')
  await page.locator('form button[type=submit]').click()
  const unit = async () => (await house.pool.query('select unit_id from matter where id = $1', [id])).rows[0].unit_id
  await expect.poll(unit).toBe(units.otherStation)
  await page.waitForURL(`${base}/office`)
  await page.getByRole('heading', { name: '没有找到' }).waitFor({ state: 'detached' })
  await shot(page, 'moved-to-unit')
})
