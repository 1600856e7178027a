import { expect, test } from 'vitest'
import { openPhone } from '../browser.ts'
import { faultless } from './accessible.ts'
import { serve } from './house.ts'

test('whoever complains is asked whom it is about, as far as they know; the words are sealed, and may be left out', async () => {
  const { base, house } = await serve()
  const phone = await openPhone()
  await phone.goto(`${base}/?at=dongan01`)
  await phone.locator('ul.rows button').last().click()
  await phone.getByRole('radio', { name: '投诉民警或辅警' }).check()
  const onward = () => phone.locator('.actions .primary').click()
  await onward()
  await phone.getByRole('radio', { name: '态度差、话难听' }).check()
  await onward()
  await phone.getByRole('heading', { level: 1, name: '说的是谁' }).waitFor()
  await phone.getByRole('button', { name: '说不准，跳过' }).waitFor()
  await faultless(phone, 'complain-whom')
  await phone.locator('#answer-whom').fill('二号窗口戴眼镜的，警号尾号 0112')
  await onward()
  await phone.locator('.chosen-place').waitFor()
  await onward()
  await phone.locator('#text').fill('问他要什么材料，他头也不抬。')
  await onward()
  await phone.locator('input[name=as]').last().check()
  await onward()
  await phone.locator('.answer-code').waitFor()
  const { rows } = await house.pool.query(`select details::text, wall from matter where kind = 'conduct'`)
  expect(rows).toHaveLength(1)
  expect(rows[0].wall).toBe('inspection')
  expect(rows[0].details).not.toMatch(/窗口|0112/)
})
