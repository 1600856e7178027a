import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { openMatter } from '../../src/matters/open-matter.ts'
import { lookForSigns } from '../../src/signals/early/look.ts'
import { noteAll } from '../../src/signals/note.ts'
import { gatherAll } from '../../src/signals/series/gather.ts'
import { openPage, openPhone } from '../browser.ts'
import { allFed } from '../counted.ts'
import { bureauId, villages } from '../people.ts'
import { openMove, record, signIn } from './hands.ts'
import { serve } from './house.ts'

let base: string
let member: string
beforeAll(async () => {
  const served = await serve()
  base = served.base
  for (const [i, where] of ['解放街12号', '解放街12号', '解放街12号'].entries()) {
    const command = {
      commandId: randomUUID(),
      kind: 'case',
      says: { text: '店门口的灯箱夜里被人砸了', where, sort: 'damage' },
      place: { village: villages.dongan, point: { lat: 35.2301, lng: 115.47 + (i % 2) * 0.001 } },
      reporter: { name: '张三丰', phone: '139****0001' },
    }
    member = (await openMatter(served.house, command as never, { as: 'resident', bureauId })).id
  }
  await allFed(served.house.pool)
  await noteAll(served.house)
  await gatherAll(served.house)
  await lookForSigns(served.house)
})

test('three alike come as one series, are confirmed, and what one taught stands on the others', async () => {
  const desk = await openPage()
  await signIn(desk, base, 'beatOfficer')
  await desk.getByRole('link', { name: '苗头' }).click()
  const series = desk.getByRole('region', { name: '在办的系列' })
  await series.getByRole('link').click()
  await desk.getByRole('heading', { name: '这个系列里的3件' }).waitFor()
  await desk.getByRole('img', { name: '3件的相对位置，上方为北' }).waitFor()
  await openMove(desk, '确认是一回事')
  await desk.getByLabel('叫它什么').fill('解放街灯箱')
  await record(desk, '确认是一回事')
  await openMove(desk, '记下学到的')
  await desk.getByLabel('学到了什么').fill('砸的人骑三轮车，两点前后来')
  await record(desk, '记下学到的')
  await desk.goto(`${base}/office/m/${member}`)
  const learned = desk.getByRole('region', { name: '它所在的系列' })
  await learned.getByText('砸的人骑三轮车，两点前后来').waitFor()
  await learned.getByRole('link', { name: '解放街灯箱' }).waitFor()
})

test('a sign says its numbers and what to do, and is answered with one tap on a phone', async () => {
  const phone = await openPhone()
  await signIn(phone, base, 'beatOfficer')
  await phone.goto(`${base}/office/signs`)
  const sign = phone.getByRole('article').filter({ hasText: '一处一周好几件' }).first()
  await sign.getByText('7天里').waitFor()
  await sign.getByRole('button', { name: '有用' }).click()
  await sign.locator('button[aria-pressed=true]', { hasText: '有用' }).waitFor()
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})
