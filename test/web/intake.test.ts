import { beforeAll, expect, test } from 'vitest'
import { printPlates } from '../../src/papers/plates.ts'
import { likelyKind } from '../../web/office/quick/likely-kind.ts'
import { openPage, openPhone } from '../browser.ts'
import { pictureOf } from '../papers/read-pdf.ts'
import { people, placeCode, villages } from '../people.ts'
import { assertAccessible } from './accessible.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

/* Somebody is on the telephone: an officer takes it down by keyboard alone, in under forty seconds. */

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
})

test('a kind is guessed from the words that people use, and not where two are as likely', () => {
  expect(likelyKind('门口的井盖不见了，路灯也不亮')).toEqual({ kind: 'hazard', because: ['井盖', '路灯'] })
  expect(likelyKind('身份证怎么办')?.kind).toBe('service')
  expect(likelyKind('邻居偷东西')).toBeUndefined()
  expect(likelyKind('')).toBeUndefined()
})

test('a call is taken down by keyboard alone, at the pace of somebody who types, in under forty seconds', async () => {
  const page = await openPage({ width: 1280, height: 900 })
  await enter(page, base, 'dutyOfficer')
  await page.goto(`${base}/office/new`)
  await page.locator('#quick-text:focus').waitFor()
  // Five keys a second; the hand-typed words stand for those that a Chinese keyboard would make of as many.
  const keys = { delay: 200 }
  const began = Date.now()
  await page.keyboard.type('邻居半夜吵，老打架', keys)
  await page.keyboard.press('Tab')
  await page.keyboard.type('da', keys)
  await page.getByRole('option').first().waitFor()
  // Already while one types: with whom it lands, and why.
  await page.getByText('王警官').waitFor()
  await shot(page, 'intake-place')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('radio', { name: '小纠纷' }).isChecked()).toBe(true)
  await page.getByText('按“邻居、吵、打架”猜的').or(page.getByText('猜的，您来定')).first().waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('张三丰', keys)
  await page.keyboard.press('Tab')
  await page.keyboard.type('13900000001', keys)
  await shot(page, 'intake')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: '已登记' }).waitFor()
  const took = Date.now() - began
  console.log(
    `a call taken down in ${(took / 1000).toFixed(1)} s, ${'邻居半夜吵，老打架da张三丰13900000001'.length} keys at five a second`,
  )
  expect(took).toBeLessThan(40_000)
  await shot(page, 'intake-done')
  const row = await house.db.selectFrom('matter').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    kind: 'dispute',
    village: villages.dongan,
    channel: 'phone',
    owner_id: people.beatOfficer.id,
  })
})

test('a guess is taken back by an arrow, a fault is told where it is and nothing is lost', async () => {
  const page = await openPage({ width: 1280, height: 900, locale: 'en-GB' })
  await enter(page, base, 'windowClerk')
  await page.goto(`${base}/office/new`)
  await page.locator('#quick-text:focus').waitFor()
  await page.keyboard.type('The manhole is gone')
  const hazard = page.getByRole('radio', { name: 'hazard' })
  expect(await hazard.isChecked()).toBe(true)
  await assertAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.locator('.faults').waitFor()
  await shot(page, 'intake-fault')
  await assertAccessible(page)
  expect(await page.locator('#quick-text').inputValue()).toBe('The manhole is gone')
  await hazard.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('x')
  expect(await hazard.isChecked()).toBe(false)
  // At the counter, unless said otherwise.
  expect(await page.getByRole('radio', { name: 'Counter' }).isChecked()).toBe(true)
})

test('on a phone it stands in one column, and no keyboard jumps up', async () => {
  const phone = await openPhone({ width: 390 })
  await enter(phone, base, 'beatOfficer')
  await phone.goto(`${base}/office/new`)
  await phone.locator('#quick-text').waitFor()
  expect(await phone.locator('#quick-text:focus').count()).toBe(0)
  await shot(phone, 'intake-phone')
  await assertAccessible(phone)
})

/** What a camera sees of a plate on paper, dot by dot from black to white. */
async function sightOfPlate() {
  const plate = {
    address: `${base}/?at=${placeCode}`,
    title: '东安社区',
    place: '东城派出所',
    code: placeCode,
    lines: [],
  }
  const part = { x: 0, y: 0, width: 70, height: 37 }
  const { width, height, data } = await pictureOf(await printPlates('plates', [plate]), 1, 3, part)
  const light = Buffer.from(Array.from({ length: width * height }, (_, i) => data[i * 4]!))
  return { width, height, light: light.toString('base64') }
}

/** This Chromium was built without cameras: the stream comes from a canvas, and all behind it is as on a phone. */
function seeThis({ width, height, light }: { width: number; height: number; light: string }) {
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    const context = canvas.getContext('2d')!
    const picture = context.createImageData(width, height)
    const bytes = atob(light)
    for (let i = 0; i < bytes.length; i++)
      picture.data.fill(bytes.charCodeAt(i), i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4)
    setInterval(() => context.putImageData(picture, 0, 0), 50)
    const stream = canvas.captureStream(10)
    Object.assign(window, { track: stream.getTracks()[0] })
    return stream
  }
}

test('at a door an officer scans the plate, or types its code, and the place is the plate’s', async () => {
  const phone = await openPhone({ width: 390 })
  await phone.addInitScript(seeThis, await sightOfPlate())
  const camera = () => phone.evaluate(() => (window as unknown as { track: MediaStreamTrack }).track.readyState)
  await enter(phone, base, 'beatOfficer')
  await phone.goto(`${base}/office/new`)
  await phone.getByRole('button', { name: '扫门牌' }).click()
  await phone.getByText(`门牌 ${placeCode}`).waitFor()
  expect(await camera()).toBe('ended')
  await shot(phone, 'scan-taken')
  await assertAccessible(phone)
  await phone.locator('#quick-text').fill('两邻居半夜吵，老打架')
  await phone.getByRole('button', { name: '登记', exact: true }).click()
  await phone.getByRole('heading', { name: '已登记' }).waitFor()
  const row = await house.db.selectFrom('matter').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  expect(row).toMatchObject({ kind: 'dispute', village: villages.dongan })

  // Without a camera the code is typed, on each page that asks for a place.
  await phone.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await phone.goto(`${base}/office/clue`)
  await phone.getByRole('button', { name: '扫门牌' }).click()
  await phone.getByText('这台设备没有允许用镜头').waitFor()
  await shot(phone, 'scan-typed')
  await assertAccessible(phone)
  await phone.getByLabel('门牌上的码').fill('不是码')
  await phone.keyboard.press('Enter')
  await phone.getByText('这不是门牌上的码').waitFor()
  await phone.getByLabel('门牌上的码').fill('nosuch22')
  await phone.keyboard.press('Enter')
  await phone.getByText('没有找到这个门牌码').waitFor()
  await phone.getByLabel('门牌上的码').fill(placeCode)
  await phone.keyboard.press('Enter')
  await phone.getByText(`门牌 ${placeCode}`).waitFor()
})

test('only the office’s pages may use the camera', async () => {
  const allowed = async (path: string) => (await fetch(base + path)).headers.get('permissions-policy')
  expect(await allowed('/office/new')).toContain('camera=(self)')
  for (const path of ['/', '/m', '/board', '/console']) expect(await allowed(path)).toContain('camera=()')
})
