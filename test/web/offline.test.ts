import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium as driver, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { act } from '../../src/matters/act.ts'
import { staff } from '../../src/matters/asker.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { sheetFor } from '../../src/papers/paper.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { addPremises } from '../../src/places/premises.ts'
import { sealerFrom } from '../../src/platform/seal.ts'
import { chromium } from '../chromium.ts'
import { bureauId, password, people, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { flakyLine } from './flaky-line.ts'
import { serve } from './house.ts'
import { enter } from './screens.ts'
import { shot } from './shot.ts'

/*
 * A day in a village without signal, in a real browser that is closed and opened again, over a line that breaks: afterwards
 * the server has each thing once, in order, with when it was said and when it was recorded.
 */

let house: House
let line: Awaited<ReturnType<typeof flakyLine>>
let folder: string
/** Past the line: cookies are for a host, whatever the port. */
let direct: string
beforeAll(async () => {
  const served = await serve()
  house = served.house
  direct = served.base
  line = await flakyLine(served.base)
  folder = await mkdtemp(join(tmpdir(), 'xjw-phone-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
})

const MINUTE = 60_000
const AHEAD = 20 * MINUTE

/** The phone of the beat officer: what it keeps outlives the browser. Its clock is twenty minutes ahead. */
async function openPhone(): Promise<{ phone: BrowserContext; page: Page }> {
  const { executablePath, env } = await chromium()
  const phone = await driver.launchPersistentContext(folder, {
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox'],
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await phone.addInitScript(`{
    const Real = Date
    const now = () => Real.now() + ${AHEAD}
    globalThis.Date = new Proxy(Real, {
      construct: (_, given) => (given.length ? new Real(...given) : new Real(now())),
      get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
    })
  }`)
  const page = phone.pages()[0] ?? (await phone.newPage())
  return { phone, page }
}

const report = (text: string, village = villages.dongan) =>
  openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'case',
      says: { text } as never,
      place: { village },
      reporter: { name: '张三丰' },
    },
    { as: 'resident', bureauId },
  )

const by = async (who: keyof typeof people) =>
  staff((await personById(house.db, bureauId, people[who].id, house.now()))!)

const entriesOf = async (id: string) => {
  const { rows } = await house.pool.query(
    'select move, post, said_at, recorded_at from entry where bureau_id = $1 and matter_id = $2 order by no',
    [bureauId, id],
  )
  return rows as { move: string; post: string; said_at: Date; recorded_at: Date }[]
}

const unsent = (page: Page, n: number) => page.locator('.signal-link', { hasText: `${n}条还没送出` })

async function note(page: Page, base: string, id: string, text: string, photo?: Buffer) {
  await page.goto(`${base}/office/m/${id}/note`)
  await page.locator('#field-text').fill(text)
  if (photo) {
    await page.locator('details.more summary').click()
    await page.locator('input[type=file]').setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.locator('.files img').waitFor()
  }
  await page.locator('form .actions .primary').click()
}

async function seeNames(page: Page, base: string, id: string) {
  await page.goto(`${base}/office/m/${id}`)
  await page.locator('section[aria-labelledby=people] button').first().click()
  await page.locator('section[aria-labelledby=people] fieldset button').first().click()
}

/** In another place of the same browser: it has the same cookies. */
async function signIn(phone: BrowserContext, base: string, who: keyof typeof people) {
  const answer = await phone.request.post(`${base}/api/v1/session`, {
    data: { number: people[who].number, password },
    headers: { origin: base },
  })
  expect(answer.status()).toBeLessThan(300)
}

/** How many things with this in their name lie on the phone. */
const kept = (page: Page, name: string, store = 'kept'): Promise<number> =>
  page.evaluate(`new Promise(done => {
    const open = indexedDB.open('xiaojingwu')
    open.onsuccess = () => {
      const asked = open.result.transaction('${store}').objectStore('${store}').getAllKeys()
      asked.onsuccess = () => { open.result.close(); done(asked.result.filter(one => one.includes('${name}')).length) }
    }
  })`)
const packed = (page: Page) => kept(page, 'pack')

async function register(page: Page, base: string, id: string, number: string) {
  await page.goto(`${base}/office/m/${id}/register`)
  await page.locator('#field-registerNo').fill(number)
  await page.locator('form .actions .primary').click()
}

test('a day without signal: each thing once, in order, said then and recorded now', async () => {
  const [first, second, hidden] = [
    await report('店门口的灯箱被砸了'),
    await report('电动车的电瓶不见了'),
    await openMatter(
      house,
      {
        commandId: randomUUID(),
        kind: 'case',
        says: { text: '他又动手了', danger: 'violence_at_home' } as never,
        place: { village: villages.dongan },
        reporter: { name: '李四', word: '石榴' },
      },
      { as: 'resident', bureauId },
    ),
  ]
  const waiting = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'dispute',
      place: { village: villages.dongan },
      says: { text: '两家为排水沟吵起来了', sort: 'neighbours' } as never,
      reporter: { name: '张三丰' },
    },
    { as: 'resident', bureauId },
  )
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a5' } })
    .jpeg()
    .toBuffer()
  const { base } = line

  let { phone, page } = await openPhone()
  await enter(page, base, 'beatOfficer')
  await page.goto(`${base}/office/pack`)
  await page.locator('input[name=names]').check()
  await page.locator('.actions .primary').click()
  await page.getByText(/手机上有\d+件事/).waitFor()
  // The pages themselves are on the phone too.
  await page.evaluate('navigator.serviceWorker.ready')

  line.set(false)
  await page.goto(`${base}/office`)
  await page.getByText('灯箱').or(page.locator('.line-row').first()).first().waitFor()
  // What is on the phone can be found on it; what is not is said to be out of reach, and nothing was to be sent.
  await page.goto(`${base}/office/find?q=${encodeURIComponent('电瓶')}`)
  await page.getByText('没有信号：只找了这台手机上带着的事项').waitFor()
  await page.locator(`a[href="/office/m/${second!.id}"]`).waitFor()
  expect(await page.locator('.line-row').count()).toBe(1)
  await page.goto(`${base}/office/signs`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toBe('网络没有连上，请再试一次，或直接打电话。')
  expect(await page.locator(`a[href$="${hidden.id}"]`).count()).toBe(0)
  // Whom to call back is along, for that purpose and written down; of nobody else the name is here.
  await seeNames(page, base, waiting.id)
  await page.locator('section[aria-labelledby=people]', { hasText: '张三丰' }).waitFor()
  await seeNames(page, base, first.id)
  await page.locator('section[aria-labelledby=people] .fault').waitFor()
  const { rows: looks } = await house.pool.query('select matter_id, what from look where bureau_id = $1', [bureauId])
  expect(looks).toEqual([{ matter_id: waiting.id, what: 'call_back' }])
  await register(page, base, first.id, 'J-1')
  await unsent(page, 1).waitFor()
  // By the law, on the phone: the state has moved on, and what comes next with it.
  await page.locator('.state-line', { hasText: '已登记' }).waitFor()
  await note(page, base, first.id, '看了现场', photo)
  await unsent(page, 2).waitFor()
  // A gate of the law answers on the phone too: nothing wrong is kept to be refused later.
  await page.goto(`${base}/office/m/${first.id}/register`)
  await page.locator('#field-registerNo').fill('J-1b')
  await page.locator('form .actions .primary').click()
  await page.locator('.faults').waitFor()
  await unsent(page, 2).waitFor()
  await phone.close()

  ;({ phone, page } = await openPhone())
  await page.goto(`${base}/office`)
  await unsent(page, 2).waitFor()
  const other = await phone.newPage()
  await register(other, base, second.id, 'J-2')
  await unsent(other, 3).waitFor()
  await unsent(page, 3).waitFor()
  // Taken on the walk, without a number yet; and gone on with.
  await other.goto(`${base}/office/new`)
  await other.getByRole('button', { name: /小案件 · 报案/ }).click()
  await other.locator('input[name=channel][value=counter]').check()
  await other.locator('#field-place').fill('东安')
  await other.locator('ul.rows button').first().click()
  await other.locator('#field-text').fill('地里的水泵被偷了')
  await other.locator('#field-reporter-name, [id="field-reporter.name"]').first().fill('赵老四')
  await other.locator('form .actions .primary').click()
  await other.getByText('编号后补').waitFor()
  await other.getByRole('link', { name: '打开这件事' }).click()
  const local = other.url().split('/').at(-1)!
  await register(other, base, local, 'J-3')
  await unsent(other, 5).waitFor()
  // One photo proves two things: it stays on the phone until both are sent.
  await note(other, base, local, '同一处', photo)
  await unsent(other, 6).waitFor()

  // Meanwhile somebody else acts on the second.
  await act(
    house,
    {
      commandId: randomUUID(),
      matterId: second.id,
      move: 'handOver',
      says: { to: people.dutyOfficer.id, because: 'shift_ends' },
    },
    await by('chief'),
  )
  // A colleague signs in on the same phone, with this page still open: nothing goes out in the colleague's name.
  await signIn(phone, direct, 'dutyOfficer')
  line.set(true)
  await page.evaluate('dispatchEvent(new Event("online"))')
  expect((await entriesOf(first.id)).map(({ move }) => move)).toEqual(['report'])
  await signIn(phone, base, 'beatOfficer')
  line.set(false)
  const back = Date.now()
  line.breakOnce({ method: 'POST', path: /\/files$/, how: 'before' })
  line.breakOnce({ method: 'POST', path: /\/register$/, how: 'after' })
  line.set(true)
  await page.reload()
  const rest = page.locator('.signal-link', { hasText: '1条还没送出' })
  await expect
    .poll(
      async () => {
        await page.evaluate('dispatchEvent(new Event("online"))')
        return rest.count()
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1)
  expect(line.broken.sort()).toEqual(['after POST', 'before POST'])

  const done = await entriesOf(first.id)
  expect(done.map(({ move }) => move)).toEqual(['report', 'register', 'note'])
  for (const { said_at, recorded_at } of done.slice(1)) {
    expect(recorded_at.getTime()).toBeGreaterThanOrEqual(back)
    // The phone's clock was set right: what was said lies before now, and not twenty minutes off.
    expect(back - said_at.getTime()).toBeGreaterThan(0)
    expect(back - said_at.getTime()).toBeLessThan(10 * MINUTE)
  }
  const { rows: evidence } = await house.pool.query('select from evidence where bureau_id = $1 and matter_id = $2', [
    bureauId,
    first.id,
  ])
  expect(evidence.length).toBe(1)
  const { rows: taken } = await house.pool.query(
    `select m.id from matter m join entry e on e.bureau_id = m.bureau_id and e.matter_id = m.id and e.move = 'register'
      where m.bureau_id = $1 and m.opened_by = $2`,
    [bureauId, people.beatOfficer.id],
  )
  expect(taken.length).toBe(1)
  expect((await entriesOf(taken[0].id)).map(({ move }) => move)).toEqual(['report', 'register', 'note'])

  // Both versions, and a person decides.
  await page.goto(`${base}/office/unsent`)
  await page.getByRole('heading', { name: '现在的情况' }).waitFor()
  await page.getByText('陈建国').waitFor()
  const conflict = page.locator('main li', { hasText: '现在的情况' })
  await conflict.getByText('J-2').waitFor()
  await conflict.locator('dd', { hasText: people.dutyOfficer.name }).waitFor()
  await conflict.getByRole('link', { name: '打开这件事' }).waitFor()
  await shot(page, 'unsent-conflict')
  // One tap discards nothing.
  await conflict.getByRole('button', { name: '不要了' }).click()
  await conflict.getByRole('button', { name: '真的不要了？再点一次' }).waitFor()
  // What was typed can be changed, and goes in the same place.
  await conflict.getByRole('button', { name: '改一改再送' }).click()
  await conflict.locator('#field-registerNo').fill('J-2改')
  await faultless(page, 'unsent-edit')
  expect((await entriesOf(second.id)).map(({ move }) => move)).toEqual(['report', 'handOver'])
  await conflict.locator('form').getByRole('button', { name: '照样送出' }).click()
  await page.getByText('都送出了').waitFor()
  expect((await entriesOf(second.id)).map(({ move }) => move)).toEqual(['report', 'handOver', 'register'])

  // A session whose time ran out asks who is there, and leaves the pack; one that somebody ended takes it along.
  const sessions = (change: string) => house.pool.query(`${change} where staff_id = $1`, [people.beatOfficer.id])
  const known = new Date(Date.now() + 4000)
  await sessions(`update session set expires_at = now() - interval '1 minute'`)
  await expect.poll(() => Date.now()).toBeGreaterThan(known.getTime())
  await page.goto(`${base}/office`)
  await page.locator('#number').waitFor()
  expect(await packed(page)).toBe(1)
  await page.locator('#number').fill(people.beatOfficer.number)
  await page.locator('#password').fill(password)
  await page.locator('form .primary').click()
  await page.locator('.tabs').waitFor()
  expect(await packed(page)).toBe(1)
  await page.getByRole('link', { name: '王广义' }).click()
  await page.getByText('就是这里').waitFor()
  await phone.request.delete(`${base}/api/v1/session`, { headers: { origin: base } })
  await page.goto(`${base}/office`)
  await page.locator('#number').waitFor()
  await expect.poll(() => packed(page)).toBe(0)
  line.set(false)
  await page.goto(`${base}/office`)
  await page.locator('#number').waitFor()
  await phone.close()
})

test('a round without signal: three taps for a visit where all is well, one for a hazard, and each arrives once', async () => {
  const { base } = line
  line.set(true)
  const sealer = sealerFrom(randomBytes(32))
  const places = { village: villages.dongan, sort: 'shop' } as const
  const shops: string[] = []
  for (const name of ['老陈五金店', '春风理发店', '四季果蔬店'])
    shops.push(await addPremises(house.db, bureauId, { ...places, name }, { sealer, now: house.now() }))
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'round',
      move: 'plan',
      place: { village: villages.dongan },
      says: { sort: 'small_premises', toSee: shops } as never,
    },
    await by('chief'),
  )
  const accepted = await report('墙上被人涂了字')
  for (const [move, says] of [
    ['register', { registerNo: 'J-9', registeredAt: new Date().toISOString() }],
    ['accept', { acceptNo: 'S-9', decidedAt: new Date().toISOString(), sort: 'damage' }],
  ] as const)
    await act(house, { commandId: randomUUID(), matterId: accepted.id, move, says }, await by('chief'))
  const { phone, page } = await openPhone()
  await enter(page, base, 'beatOfficer')
  await page.goto(`${base}/office/pack`)
  await page.locator('.actions .primary').click()
  await page.getByText(/手机上有\d+件事/).waitFor()
  line.set(false)
  await page.goto(`${base}/office`)

  let taps = 0
  const tap = (name: string) => {
    taps++
    return page.getByRole('button', { name, exact: true }).first().click()
  }
  taps++
  await page.locator(`a[href$="${id}"]`).click()
  await page.getByText('老陈五金店').waitFor()
  await shot(page, 'round-offline')
  await tap('都好')
  await unsent(page, 1).waitFor()
  expect(taps).toBeLessThanOrEqual(3)
  await tap('有问题')
  await tap('灭火器能不能用')
  await unsent(page, 2).waitFor()
  await page.getByText('有隐患').waitFor()
  await shot(page, 'round-offline-hazard')
  await tap('这处看完了')
  await unsent(page, 3).waitFor()
  // By its name, though the server is not there; and gone on with by the form, which offers the places of this round alone.
  await page.goto(`${base}/office/m/${id}/leavePlace`)
  await page.getByText('四季果蔬店').click()
  await page.getByText('没人', { exact: true }).click()
  await page.locator('form .actions .primary').click()
  await unsent(page, 4).waitFor()
  await page.getByText('3 / 3').waitFor()
  await faultless(page, 'round-offline-done')

  // One note: its words, its photo and its time are typed once, and outlive a reload; what follows from it takes them along.
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#57a' } })
    .jpeg()
    .toBuffer()
  await page.goto(`${base}/office/m/${accepted.id}/jot`)
  await page.locator('#jot-text').fill('北墙两米宽红漆，邻居都说夜里听到摩托声')
  await page.locator('input[type=file]').setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('.files img').waitFor()
  await faultless(page, 'one-note')
  await page.reload()
  await page.locator('.files img').waitFor()
  await page.locator(`a[href*="/surveyScene?from=jot"]`).click()
  await page.locator('.files img').waitFor()
  await page.locator('#field-recordNo').fill('K-9')
  await expect.poll(() => kept(page, 'surveyScene')).toBe(1)
  await page.reload()
  await expect.poll(() => page.locator('#field-recordNo').inputValue()).toBe('K-9')
  await page.locator('.files img').waitFor()
  await page.locator('form .actions .primary').click()
  await page.locator('.row', { hasText: '已做' }).waitFor()
  await page.locator(`a[href*="/canvass?from=jot"]`).click()
  await page.locator('#field-recordNo').fill('Z-9')
  await page.locator('#field-households').fill('6')
  await shot(page, 'one-note-canvass')
  await page.locator('form .actions .primary').click()
  await page.locator(`a[href*="/note?from=jot"]`).click()
  await page.locator('form .actions .primary').click()
  await unsent(page, 7).waitFor()

  // What makes a paper is printed at once, in the words of the PDF; its number is the server's to give, and follows.
  await page.goto(`${base}/office/m/${accepted.id}/giveReceipt?receiptNo=H-9`)
  await page.locator('input[name=field-handed]').first().check()
  await page.locator('form .actions .primary').click()
  await unsent(page, 8).waitFor()
  await page.getByRole('region', { name: '可以现在打印的' }).getByRole('link').first().click()
  const copies = page.locator('.slip')
  await copies.first().getByText('编号后补').waitFor()
  const printed = await copies.first().locator('dt, dd').allTextContents()
  await faultless(page, 'slip-offline')
  await page.emulateMedia({ media: 'print' })
  await shot(page, 'slip-offline-print')
  await page.emulateMedia({ media: 'screen' })

  line.breakOnce({ method: 'POST', path: /\/findHazard$/, how: 'after' })
  line.set(true)
  await expect
    .poll(
      async () => {
        await page.evaluate('dispatchEvent(new Event("online"))')
        return page.locator('.signal-link').count()
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(0)
  expect((await entriesOf(id)).map(({ move }) => move)).toEqual([
    'plan',
    'seePlace',
    'findHazard',
    'seePlace',
    'leavePlace',
  ])
  const { rows: said } = await house.pool.query(
    `select move from entry where bureau_id = $1 and matter_id = $2 order by no offset 3`,
    [bureauId, accepted.id],
  )
  expect(said.map(({ move }) => move)).toEqual(['surveyScene', 'canvass', 'note', 'giveReceipt'])
  const { sheet } = await sheetFor(house, await by('beatOfficer'), {
    id: accepted.id,
    name: 'acceptanceReceipt',
    address: base,
  })
  expect(sheet.number).toMatch(/〔\d{4}〕1号$/)
  expect(printed).toEqual(sheet.lines.flatMap(({ label, value }) => [label, value.join('')]))
  await page.goto(`${base}/office/m/${accepted.id}`)
  await expect.poll(() => page.getByText('北墙两米宽红漆').count()).toBeGreaterThan(0)
  const { rows: hazards } = await house.pool.query(
    `select details->>'premises' as at, details->>'type' as type from matter where bureau_id = $1 and kind = 'hazard'`,
    [bureauId],
  )
  expect(hazards).toEqual([{ at: shops[1], type: 'small_premises' }])

  // The note still has its photo, though the papers before took it along under the server's name for it.
  await page.goto(`${base}/office/m/${accepted.id}/jot`)
  await page.locator(`a[href*="/note?from=jot"]`).click()
  await page.locator('.files img').waitFor()
  await page.locator('form .actions .primary').click()
  await page.locator('.row', { hasText: '已做' }).first().waitFor()
  // And one that was sent, and that the server has let go since, is sent anew.
  await page.goto(`${base}/office/m/${accepted.id}/note`)
  await page.locator('#field-text').fill('第二天接着写')
  await page.locator('details.more summary').click()
  const other = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#a75' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'q.jpg', mimeType: 'image/jpeg', buffer: other })
  await expect.poll(() => kept(page, '', 'files')).toBe(2)
  await rm(join(house.config.dataDir, 'files', 'arriving'), { recursive: true, force: true })
  await page.reload()
  await page.locator('.files img').waitFor()
  await page.locator('form .actions .primary').click()
  await page.locator('#todo, h1').first().waitFor()
  await expect.poll(async () => (await entriesOf(accepted.id)).filter(({ move }) => move === 'note').length).toBe(3)
  await expect.poll(() => kept(page, '', 'files')).toBe(1)

  // What is typed is there again after signing out; where somebody is in danger nothing of it stays.
  await page.goto(`${base}/office/m/${accepted.id}/note`)
  await page.locator('#field-text').fill('还没写完')
  await expect.poll(() => kept(page, ` ${accepted.id} note`)).toBe(1)
  await page.goto(`${base}/office/m/${accepted.id}/raiseFlag`)
  await page.locator('#field-safeWay').or(page.locator('details.more summary')).first().click()
  await page.locator('#field-safeWay').fill('午后打给妹妹')
  await page.locator('input[name=field-danger]').first().check()
  await page.locator('.office-me button').click()
  await page.locator('#number').waitFor()
  expect(await kept(page, 'raiseFlag')).toBe(0)
  await enter(page, base, 'beatOfficer')
  await page.goto(`${base}/office/m/${accepted.id}/note`)
  await expect.poll(() => page.locator('#field-text').inputValue()).toBe('还没写完')

  // From the moment that it is protected nothing of what was typed about it stays (R26).
  expect(await kept(page, `${accepted.id} `)).toBeGreaterThan(1)
  const danger = { danger: 'violence_at_home' }
  await act(
    house,
    { commandId: randomUUID(), matterId: accepted.id, move: 'raiseFlag', says: danger } as never,
    await by('chief'),
  )
  await page.goto(`${base}/office/m/${accepted.id}`)
  await expect.poll(() => kept(page, `${accepted.id} `)).toBe(0)
  await phone.close()
})
