import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { checkpointAll } from '../../src/journal/checkpoint.ts'
import { phoneCodeQueue } from '../../src/notices/phone-code.ts'
import { checkReceipt } from '../../web/mine/check-receipt.ts'
import { openPage, openPhone } from '../browser.ts'
import { allFed } from '../counted.ts'
import { deliveryPair } from '../house.ts'
import { people, villages } from '../people.ts'
import { assertAccessible, faultless } from './accessible.ts'
import { become } from './fill.ts'
import { serve } from './house.ts'
import { walkReport } from './screens.ts'
import { shot } from './shot.ts'

let base: string
let house: House
beforeAll(async () => {
  const served = await serve()
  base = served.base
  house = served.house
})

test('on the page of one’s own matter one chooses how to hear of news, and stops it', async () => {
  const phone = await openPhone()
  const link = await walkReport(phone, base, async () => undefined)
  await phone.goto(link)
  await phone.getByText('有消息怎样告诉您').click()
  await phone.getByRole('radio', { name: '电子邮件' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('请写上发到哪里').waitFor()
  await phone.getByLabel('邮箱').fill('wang@example.org')
  await phone.getByRole('radio', { name: 'English' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('记下了，有消息就这样告诉您').waitFor()
  await assertAccessible(phone)
  await phone.reload()
  await phone.getByText('有消息怎样告诉您').click()
  expect(await phone.getByRole('radio', { name: '电子邮件' }).isChecked()).toBe(true)
  expect(await phone.locator('body').innerText()).not.toContain('wang@')
  await phone.getByRole('radio', { name: '不用告诉' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('不再发消息').waitFor()
})

test('who looked is asked why by one tap, inspection answers, and it is read there; a copy of everything is one file', async () => {
  const phone = await openPhone({ width: 390 })
  const link = await walkReport(phone, base, async () => undefined)
  const officer = await openPage()
  await become(officer, base, people.chief)
  const { matters } = await (await officer.request.get(`${base}/api/v1/matters?scope=unit`)).json()
  // The newest is due last.
  const { id } = matters.findLast((one: { kind: string }) => one.kind === 'case')
  expect((await officer.request.get(`${base}/api/v1/matters/${id}/people?purpose=call_back`)).status()).toBe(200)
  await phone.goto(link)
  await phone.getByText('谁看过您的名字和电话').click()
  await phone.getByRole('button', { name: '这次查看为什么' }).click()
  await phone.getByText('已经问了，督察').waitFor()

  await become(officer, base, people.inspector)
  await officer.goto(`${base}/console/looks`)
  await officer.getByText('办这件事需要看').click()
  await officer.getByRole('textbox').fill('所长要给您回话，所以看了您的电话。')
  await shot(officer, 'looks-inspector')
  await assertAccessible(officer)
  await officer.getByRole('button', { name: '答复' }).click()
  await officer.getByText('已答复').waitFor()

  await phone.reload()
  await phone.getByText('谁看过您的名字和电话').click()
  await phone.getByText('所长要给您回话').waitFor()
  await phone.getByText('记录有没有被改过').click()
  await allFed(house.pool)
  await checkpointAll(house)
  await phone.getByRole('button', { name: '核对' }).click()
  await phone.getByText('对得上').waitFor()
  const receipt = await (
    await fetch(`${base}/api/v1/my/receipt`, { headers: { 'x-matter-token': link.split('#')[1]! } })
  ).json()
  const key = receipt.checkpoint.key
  const noGm = () => Promise.reject(new Error('not of the gm suite'))
  expect(await checkReceipt(receipt, noGm)).toMatchObject({ holds: true, signed: true, key })
  const altered = [
    { said: { ...receipt.said, text: receipt.said.text.replace('灯箱', '灯') } },
    { entry: { ...receipt.entry, saidAt: receipt.entry.saidAt + 1 } },
    { leaf: { ...receipt.leaf, no: 2 } },
    { path: [...receipt.path, receipt.leaf.hash] },
    { at: receipt.at + 1 },
    {
      checkpoint: {
        ...receipt.checkpoint,
        note: receipt.checkpoint.note.replace(/root (.)/, (_: string, one: string) => `root ${one === 'f' ? 0 : 'f'}`),
      },
    },
    { checkpoint: { ...receipt.checkpoint, note: receipt.checkpoint.note.replace('at 2', 'at 1') } },
    { checkpoint: { ...receipt.checkpoint, key: key.replace(/^./, (one: string) => (one === '0' ? '1' : '0')) } },
    { checkpoint: { ...receipt.checkpoint, signature: '' } },
    { rows: '' },
  ]
  for (const one of altered) expect(await checkReceipt({ ...receipt, ...one }, noGm)).toEqual({ holds: false })
  // An old browser says so; another key than the one it saw before is named.
  await phone.evaluate(
    `crypto.subtle.importKey = async () => { throw new DOMException('unknown', 'NotSupportedError') }; localStorage.setItem('receipts-signed-with', 'another')`,
  )
  await phone.getByRole('button', { name: '核对' }).click()
  await phone.getByText('这个浏览器验不了签名').waitFor()
  await phone.getByText('和这台手机上次看到的不同').waitFor()
  await phone.getByText('与您有关的全部记录').click()
  await shot(phone, 'looks-mine')
  await assertAccessible(phone)
  const [file] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('button', { name: '存一份' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^HZ-.*\.html$/)
})

test('without a name or an account: the code and a secret word lead back, and each reads what the other wrote', async () => {
  const phone = await openPhone()
  const sent = await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'clue',
      says: { text: '听说东头有人收旧井盖' },
      place: { village: villages.dongan },
      reporter: { word: '柳树下的井' },
      anonymous: true,
    }),
  })
  const { id, printed } = (await sent.json()) as { id: string; printed: string }
  const desk = await openPage()
  await become(desk, base, people.beatOfficer)
  await desk.goto(`${base}/office/m/${id}`)
  const write = async (page: Page, field: string, text: string) => {
    await page.getByLabel(field).fill(text)
    await page.getByRole('button', { name: '发出' }).click()
  }
  await write(desk, '写给报告人', '请打 13800138000')
  await desk.getByText('话里有电话号码，请去掉').waitFor()
  await write(desk, '写给报告人', '谢谢您。大概几点钟？')
  await desk.getByText('发出去了').waitFor()
  await shot(desk, 'talk, in the office')
  await assertAccessible(desk)

  await phone.addInitScript(aVoice)
  await phone.goto(`${base}/t`)
  await phone.getByLabel('编号', { exact: true }).fill(printed)
  await phone.reload()
  await phone.getByText('报的时候定过暗语？').click()
  expect(await phone.getByLabel('编号', { exact: true }).inputValue()).toBe(printed)
  await phone.getByLabel('您的暗语').fill('杨树')
  await phone.getByRole('button', { name: '打开我的事' }).click()
  await phone.getByText('编号或暗语不对').waitFor()
  await shot(phone, 'by the code and a word')
  await assertAccessible(phone)
  await phone.getByLabel('您的暗语').fill('柳树下的井')
  await phone.getByRole('button', { name: '打开我的事' }).click()
  await phone.getByText('大概几点钟').first().waitFor()
  await write(phone, '要补充、要问的', '夜里一点多')
  await phone.getByText('发出去了').waitFor()
  await phone.locator('.talk > .ours').getByText('夜里一点多').waitFor()
  await shot(phone, 'talk, on the phone')
  await assertAccessible(phone)
  await desk.reload()
  await desk.locator('.talk').getByText('夜里一点多').waitFor()

  // Held, and let go; begun and ended by a key; and after a reload all of it is there, the words as well.
  const microphone = phone.locator('.talk-button')
  const spoken = phone.locator('form .file.sound')
  await microphone.hover()
  await phone.mouse.down()
  await microphone.getByText('1″').waitFor()
  await phone.mouse.up()
  await spoken.nth(0).waitFor()
  await microphone.press('Enter')
  await microphone.getByText('1″').waitFor()
  await microphone.press('Enter')
  await spoken.nth(1).waitFor()
  await phone.getByLabel('要补充、要问的').fill('还有这些')
  await shot(phone, 'talk, spoken')
  await assertAccessible(phone)
  await phone.reload()
  await spoken.nth(1).getByText('已上传').waitFor()
  expect(await phone.getByLabel('要补充、要问的').inputValue()).toBe('还有这些')
  await phone.getByRole('button', { name: '发出' }).click()
  await phone.locator('.talk > .ours', { hasText: '还有这些' }).locator('.file').nth(1).waitFor()
  await phone.reload()
  await phone.locator('.talk').waitFor()
  expect(await phone.getByLabel('要补充、要问的').inputValue()).toBe('')
})

/** A microphone for a browser that has none: a tone, as a real stream. */
const aVoice = `navigator.mediaDevices.getUserMedia = async () => {
  const sound = new AudioContext()
  const tone = sound.createOscillator()
  const out = sound.createMediaStreamDestination()
  tone.connect(out)
  tone.start()
  return out.stream
}`

test('a clue is noted in passing: one tap to the page, a line, one tap; it lands with the beat, and who gave it is sealed', async () => {
  const page = await openPhone()
  await become(page, base, people.beatOfficer)
  await page.goto(`${base}/office`)
  let taps = 0
  const tap = async (name: string, role: 'link' | 'button') => {
    taps++
    await page.getByRole(role, { name, exact: true }).click()
  }
  await tap('记线索', 'link')
  const line = page.getByLabel('听到、看到了什么？')
  await expect.poll(() => line.evaluate('document.activeElement?.id')).toBe('clue-text')
  await page.locator('select.input option').nth(1).waitFor({ state: 'attached' })
  await page.keyboard.type('东头有人收旧井盖')
  await tap('记下', 'button')
  await page.getByText('由王警官看').waitFor()
  expect(taps).toBe(2)
  await shot(page, 'a clue, noted')
  await assertAccessible(page)
  // Nothing at all is no clue; and who told it goes to the vault.
  await tap('记下', 'button')
  await page.getByText('请写一句').first().waitFor()
  await page.getByText('谁说的').click()
  await page.getByLabel('姓名').fill('赵大爷')
  await page.keyboard.press('Tab')
  await page.getByLabel('听到、看到了什么？').fill('夜里一点多来车')
  await tap('记下', 'button')
  await page.getByText('由王警官看').waitFor()
  await page.getByRole('link', { name: '打开', exact: true }).click()
  await page.getByText('身份已封存').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('赵大爷')
  for (const view of [{ dark: true }, { locale: 'en-GB' as const }]) {
    const other = await openPhone(view)
    await become(other, base, people.beatOfficer)
    await other.goto(`${base}/office/clue`)
    await other.locator('#clue-text').waitFor()
    await assertAccessible(other)
  }
})

test('by a code to one’s telephone one sees what was reported with it, opens one’s page, and leaves by a tap', async () => {
  const sent = await fetch(`${base}/api/v1/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'case',
      says: { text: '灯箱被砸了' },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '13905307788' },
    }),
  })
  const { printed } = (await sent.json()) as { printed: string }
  const phone = await openPhone({ width: 390 })
  const scripts: string[] = []
  phone.on('request', request => request.url().endsWith('.js') && scripts.push(request.url()))
  await phone.goto(`${base}/me`, { waitUntil: 'networkidle' })
  let kilobytes = 0
  for (const url of scripts) {
    const { headers } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
    kilobytes += Number(headers.get('content-length')) / 1000
  }
  expect(kilobytes).toBeLessThanOrEqual(30)
  await phone.getByRole('button', { name: '发验证码' }).click()
  await phone.getByText('请写手机号').waitFor()
  await faultless(phone, 'by phone, the number')
  await phone.getByLabel('手机号').fill('139 0530 7788')
  await phone.getByRole('button', { name: '发验证码' }).click()
  await phone.getByText('一分钟内会收到验证码').waitFor()
  const queue = phoneCodeQueue(house, deliveryPair.privateHalf)
  for (const { row } of await queue.wanted()) await queue.work(row)
  const { codes } = (await (await fetch(`${base}/demo/outbox`)).json()) as { codes: { text: string }[] }
  const code = /\d{6}/.exec(codes[0]!.text)![0]
  await phone.getByLabel('验证码').fill(code === '111111' ? '222222' : '111111')
  await phone.getByRole('button', { name: '进入' }).click()
  await phone.getByText('验证码不对').waitFor()
  await faultless(phone, 'by phone, a wrong code')
  await phone.getByLabel('验证码').fill(code)
  await phone.getByRole('button', { name: '进入' }).click()
  await phone.getByRole('heading', { name: printed }).waitFor()
  await faultless(phone, 'by phone, what is there')
  expect(await phone.locator('body').innerText()).not.toContain('灯箱')
  await phone.getByRole('button', { name: '退出' }).click()
  await phone.getByText('已退出').waitFor()
  const desk = await openPage({ locale: 'en-GB' })
  await desk.goto(`${base}/me`)
  await desk.getByLabel('Mobile number').waitFor()
  await faultless(desk, 'by phone, in English')
})

test('in WeChat one agrees, comes back to one’s own page and is bound; whoever is sent there by somebody else is not', async () => {
  const phone = await openPhone({
    userAgent: 'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/86.0 Mobile MicroMessenger/8.0',
  })
  let state = ''
  let own: Awaited<ReturnType<typeof serve>> | undefined
  const wechat = http.createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://wechat')
    if (pathname.startsWith('/sns/'))
      return reply.end(JSON.stringify({ openid: 'oABCDEFGHIJKLMNOPQRSTUVWXYZ0', scope: 'snsapi_base' }))
    state = searchParams.get('state')!
    const back = new URL(new URL(searchParams.get('redirect_uri')!).pathname, own!.base)
    reply.writeHead(302, { location: `${back}?code=c1&state=${state}` }).end()
  })
  await new Promise<void>(done => wechat.listen(0, '127.0.0.1', done))
  const api = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
  const said = { appId: 'wx1', secret: 's', template: 'T', api, authorize: `${api}/authorize` }
  own = await serve({ channels: { address: 'https://xjw.example', wechat: said }, reach: ['127.0.0.0/8'] })
  const link = await walkReport(phone, own.base, async () => undefined)
  await phone.goto(link)
  await phone.getByText('有消息怎样告诉您').click()
  await phone.getByRole('radio', { name: '微信消息' }).check()
  await phone.getByText('不含头像和昵称').waitFor()
  await assertAccessible(phone)
  await shot(phone, 'wechat-consent')
  await phone.getByRole('button', { name: '同意，绑定微信' }).click()
  await phone.getByText('记下了，有消息就这样告诉您').waitFor()
  expect(phone.url()).toBe(link)
  await shot(phone, 'wechat-bound')
  await phone.getByRole('radio', { name: '不用告诉' }).check()
  await phone.getByRole('button', { name: '就这样' }).click()
  await phone.getByText('不再发消息').waitFor()
  // Nobody is bound by an address that another one made.
  await phone.goto(`${own.base}/m?code=c2&state=${state}`)
  await phone.getByText('微信消息').waitFor({ state: 'detached' })
  const { rows } = await own.house.pool.query('select channel, address from reach')
  expect(rows).toEqual([{ channel: 'none', address: null }])
  wechat.close()
})
