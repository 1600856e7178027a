import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { act } from '../../src/matters/act.ts'
import { staff } from '../../src/matters/asker.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { heardOf } from '../../src/people/heard.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { openPage, openPhone } from '../browser.ts'
import { bureauId, password, people, units, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { become } from './fill.ts'
import { serve } from './house.ts'
import { walkReport } from './screens.ts'
import { shot } from './shot.ts'

/*
 * What is typed stays until it is sent (decision 91). Every form of the interface is filled, field by field as it stands there,
 * loaded again and looked at; a file with a field that is in neither list below fails.
 */

/** What needs no keeping, and why. */
const excepted: Readonly<Record<string, string>> = {
  // A password, a code or a secret lies nowhere.
  'office/sign-in-page.tsx': 'a password',
  'office/password-page.tsx': 'a password',
  'office/password-field.tsx': 'a password',
  'office/own-password.tsx': 'a password',
  'office/second-step.tsx': 'a code that goes by',
  'office/second-factors.tsx': 'a password',
  'office/set-up-second.tsx': 'a code that goes by',
  'office/remove-second.tsx': 'a password',
  'office/unsent-act.tsx': 'what waits to be sent is kept already, and is changed in its place',
  'office/scan-plate.tsx': 'the code of a door; the place that it names is kept',
  'phone/phone-page.tsx': 'a telephone with its code',
  'resident/track/track-page.tsx': 'a code and a secret word',
  'mine/mine-page.tsx': 'the secret word',
  'console/vault/vault-page.tsx': 'the share of a custodian; who reported what (R27)',
  // Asked, and not said: it stands in the address, or is asked again.
  'office/find-page.tsx': 'a search, in the address',
  'console/list/list-page.tsx': 'filters, in the address',
  'console/figures/filters.tsx': 'filters, in the address',
  'console/figures/audit-page.tsx': 'a month, in the address',
  'resident/who/who-page.tsx': 'a search',
  'ui/village-search.tsx': 'a search; the village that was chosen is kept',
  'console/board-page.tsx': 'rows that are chosen, which may be protected (R26)',
}

/** What a form is made of, and is itself none. */
const fields = [
  ...['basics', 'form', 'people', 'pickers'].map(name => `forms/${name}.tsx`),
  'ui/add-files.tsx',
  'console/pick-file.tsx',
  'office/quick/village-combo.tsx',
  'console/rules/checks.tsx',
  'console/rules/step-picks.tsx',
  'matter/move-form.tsx',
  'mine/hear.tsx',
]

type Form = {
  /** Where it is written. */
  of: readonly string[]
  who?: keyof typeof people
  at: () => string
  /** Brings it up, the first time and again. */
  open?: (page: Page) => Promise<unknown>
  /** Within what; the content of the page, if absent. */
  within?: string
  /** Fields that are not kept. */
  but?: RegExp
  /** What else is done besides filling it. */
  also?: (page: Page) => Promise<unknown>
}

let base: string
let house: House
let matter: string
let link: string

beforeAll(async () => {
  const email = { host: '127.0.0.1', port: 9, tls: 'none', from: 'no-reply@xjw.example' }
  const served = await serve({ channels: { address: 'https://xjw.example', email }, reach: ['127.0.0.0/8'] } as never)
  base = served.base
  house = served.house
  const { id, link: token } = await reported('case')
  matter = id
  const phone = await openPhone()
  link = await walkReport(phone, base, async () => undefined)
  await phone.context().close()
  // Somebody asks why they were looked at.
  const desk = await openPage()
  await become(desk, base, people.chief)
  await desk.request.get(`${base}/api/v1/matters/${matter}/people?purpose=call_back`)
  const headers = { 'x-matter-token': token!, origin: base }
  const { looks } = await (await desk.request.get(`${base}/api/v1/my`, { headers })).json()
  await desk.request.post(`${base}/api/v1/my/looks/${looks[0].id}/why`, { headers })
  await become(desk, base, people.systemAdmin)
  const beside = { name: '市民热线', scopes: ['requests'], perMinute: 60 }
  await desk.request.post(`${base}/api/v1/neighbours`, { data: beside, headers: { origin: base } })
  await desk.context().close()
  // Something serious, to be learned from.
  const { id: review } = await reported('dispute')
  await house.pool.query(
    `insert into counted (bureau_id, matter_id, no, series, at, day, unit_id, kind, type, measure, behind, came, village, channel, minute, value)
     values ($1, $2, 9999, 'serious', now(), now()::date, $3, 'dispute', '', '', '', 'sign', '', '', 0, 0)`,
    [bureauId, review, units.station],
  )
  // Something that ended last month, to be audited.
  const lastMonth = new Date(`${new Date().toISOString().slice(0, 7)}-01T00:00:00Z`).getTime() - 5 * 86_400_000
  await house.pool.query(
    `insert into counted (bureau_id, matter_id, no, series, at, day, unit_id, kind, type, measure, behind, came, village, channel, minute, value)
     select $1, $2, no, series, $4::timestamptz, $4::timestamptz::date, $3, 'case', '', '', '', '', '', '', 0, 0
     from (values (9997, 'opened'), (9998, 'closing')) x(no, series)`,
    [bureauId, matter, units.station, new Date(lastMonth).toISOString()],
  )
})

const pick = (id: string) => async (page: Page) => {
  await page.locator(`[id="${id}"]`).fill(people.dutyOfficer.name)
  await page.locator('.picks button', { hasText: people.dutyOfficer.number }).click()
}
const village = async (page: Page) => {
  await page.locator('#field-place').fill('da')
  await page.locator('#content ul.rows button, [role=option]').first().waitFor()
}
const sheet = (name: string, who: keyof typeof people): Form => ({
  of: ['console/bureau/sheet-page.tsx'],
  who,
  at: () => `/console/${name}`,
  within: 'form.card',
  // The line is open again by itself.
  open: async page => {
    const form = page.locator('form.card')
    await page.locator('table.grid').waitFor()
    if ((await form.count()) === 0) await page.getByRole('button', { name: '新增一行' }).click()
    await form.waitFor()
  },
})

const forms: Readonly<Record<string, Form>> = {
  'a move of an officer': {
    of: ['matter/move-form.tsx', 'office/matter/matter-page.tsx'],
    who: 'beatOfficer',
    at: () => `/office/m/${matter}/note`,
  },
  'a move to a colleague': {
    of: [],
    who: 'beatOfficer',
    at: () => `/office/m/${matter}/handOver`,
    also: pick('field-to'),
  },
  'a note on the spot': {
    of: ['office/matter/jot-page.tsx'],
    who: 'beatOfficer',
    at: () => `/office/m/${matter}/jot`,
  },
  'words to whoever reported': {
    of: ['matter/talk.tsx'],
    who: 'beatOfficer',
    at: () => `/office/m/${matter}`,
    within: '[aria-labelledby=talk]',
  },
  'a report by telephone': {
    of: ['office/quick/quick-intake.tsx'],
    who: 'dutyOfficer',
    at: () => '/office/new',
    within: '.quick',
    but: /^field-(place|danger|safeWay|violenceAtHome)/,
    also: async page => {
      await village(page)
      await page.locator('[role=option]').first().click()
    },
  },
  'a report of another kind': {
    of: ['office/intake-page.tsx'],
    who: 'dutyOfficer',
    at: () => '/office/new',
    within: 'form',
    open: async page => {
      await page.locator('ul.rows button').first().click()
      await page.locator('#field-channel').waitFor()
    },
    // What is said of a danger lies nowhere: it is not said here.
    but: /danger|safeWay|violenceAtHome/,
    also: async page => {
      await village(page)
      await page.locator('#content ul.rows button').first().click()
    },
  },
  'a clue': {
    of: ['office/clue-page.tsx'],
    who: 'beatOfficer',
    at: () => '/office/clue',
    // Who told it goes into the vault (R27).
    but: /^clue-(name|phone)$/,
  },
  'handing everything over': {
    of: ['office/hand-over-page.tsx'],
    who: 'beatOfficer',
    at: () => '/office/hand-over',
    open: page => page.locator('fieldset .choice').first().waitFor(),
    also: pick('to'),
  },
  'handing several over': {
    of: ['office/hand-over-each.tsx'],
    who: 'chief',
    at: () => '/console',
    within: '.act form',
    open: async page => {
      await page.locator('.line-choose').first().check()
      await page.locator('.chosen-bar .primary').click()
      await page.locator('#each-because').waitFor()
    },
    also: pick('each-to'),
  },
  'a move from the board': {
    of: ['console/act-drawer.tsx'],
    who: 'chief',
    at: () => '/console',
    within: '.act form',
    open: async page => {
      await page.locator('.line-step').first().click()
      await page.locator('.act form').waitFor()
      const more = page.locator('.act details.more:not([open]) > summary')
      if ((await more.count()) > 0) await more.click()
    },
    also: pick('field-to'),
  },
  'the village pack': {
    of: ['office/pack-page.tsx'],
    who: 'beatOfficer',
    at: () => '/office/pack',
    within: '#content',
  },
  'an account': { of: ['office/accounts-page.tsx'], who: 'systemAdmin', at: () => '/office/accounts', but: /^find$/ },
  'a post': {
    of: ['office/accounts-page.tsx'],
    who: 'securityAdmin',
    at: () => '/office/accounts',
    within: 'li.card >> nth=0',
  },
  'the rule of a sign': {
    of: ['office/signs-page.tsx'],
    who: 'cityOfficer',
    at: () => '/office/signs',
    within: 'form >> nth=0',
  },
  places: sheet('places', 'systemAdmin'),
  units: sheet('units', 'systemAdmin'),
  people: sheet('people', 'securityAdmin'),
  beats: sheet('beats', 'systemAdmin'),
  rosters: sheet('rosters', 'systemAdmin'),
  'a further promise': {
    of: ['console/rules/measure-form.tsx'],
    who: 'cityOfficer',
    at: () => '/console/promises/new',
  },
  'a promise': {
    of: [],
    who: 'cityOfficer',
    at: () => '/console/promises/M01',
  },
  'a day of the calendar': {
    of: ['console/rules/calendar-page.tsx'],
    who: 'cityOfficer',
    at: () => '/console/calendar',
    within: 'section.card',
  },
  'a year of the calendar': {
    of: [],
    who: 'cityOfficer',
    at: () => '/console/calendar',
    also: async page => {
      await page.locator('#year-day').fill(`${await page.locator('.tab[aria-pressed=true]').textContent()}-06-03`)
      await page.locator('#year-name').fill('一天假')
      await page.locator('section.card button').click()
    },
  },
  'hours of quiet': { of: ['console/rules/quiet-page.tsx'], who: 'chief', at: () => '/console/quiet' },
  'the form of a paper': {
    of: ['console/rules/papers-page.tsx'],
    who: 'chief',
    at: () => '/console/papers/case/meetingSlip',
    within: '.steps',
    also: async page => {
      const bytes = await (
        await page.request.get(`${base}/api/v1/paper-forms/case/meetingSlip/docx?unit=${units.station}`)
      ).body()
      await page
        .locator('#form-file')
        .setInputFiles({ name: '回执.docx', mimeType: 'application/msword', buffer: bytes })
      await page.locator('#form-from').fill('2026-12-31')
    },
    open: async () => undefined,
  },
  'what was learned': {
    of: ['console/figures/review-form.tsx'],
    who: 'countyOfficer',
    at: () => '/console/reviews',
    within: 'details.more',
  },
  'what an audit found': {
    of: ['console/figures/finding-form.tsx'],
    who: 'inspector',
    at: () => '/console/audit',
    within: 'details.more',
  },
  'why it was looked at': {
    of: ['console/looks/looks-page.tsx'],
    who: 'inspector',
    at: () => '/console/looks',
  },
  'a system beside ours': {
    of: ['console/neighbours/neighbours-page.tsx'],
    who: 'systemAdmin',
    at: () => '/console/neighbours',
  },
  'a way out of the house': {
    of: ['console/neighbours/channels-page.tsx'],
    who: 'systemAdmin',
    at: () => '/console/channels',
  },
  'a list that comes in': {
    of: ['console/neighbours/lists-page.tsx'],
    who: 'systemAdmin',
    at: () => '/console/lists',
  },
  'what the city gives away': {
    of: ['console/neighbours/open-data-page.tsx'],
    who: 'cityOfficer',
    at: () => '/console/open-data',
  },
  'a report of a resident': {
    of: ['resident/report/kind-step.tsx'],
    at: () => '/',
  },
}

test('every file with a field is walked here, or named as excepted', () => {
  const held =
    /<(input|textarea|select|StaffPicker|Village(Search|Combo)|Form|Move(Form|Fields)|Checks|\w+Control|LongWords|PasswordField)\s/
  const root = new URL('../../web/', import.meta.url)
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.tsx') && held.test(readFileSync(new URL(path, root), 'utf8')))
    .sort()
  const known = [...Object.keys(excepted), ...fields, ...Object.values(forms).flatMap(({ of }) => of), ...walkedBelow]
  expect([...new Set(known)].sort()).toEqual(found)
})

/** By tests of their own below; the nine questions by nine-questions.test.ts. */
const walkedBelow = [
  'office/matter/nine-questions.tsx',
  'resident/report/question-step.tsx',
  'mine/hear-form.tsx',
  'resident/report/place-step.tsx',
  'resident/report/words-step.tsx',
  'resident/report/who-step.tsx',
]

type Field = { key: string; tag: string; type: string; stands: string; options: string[]; most: number; least: number }

const controls = (page: Page, { within = '#content' }: Form) => page.locator(within).locator('input, textarea, select')

/** Those that one can see and type in, by their places; what was folded away is unfolded. */
const fieldsIn = async (page: Page, form: Form): Promise<[number, Field][]> => {
  const all: (Field & { skip: boolean })[] = await controls(page, form).evaluateAll((all: any[]) => {
    for (const one of all) for (let at = one; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true
    return all.map((one, i) => ({
      key:
        one.type === 'radio'
          ? `${one.name}=${one.value}`
          : one.id.replace(/^_r_\w+_-/, '') || (one.name && `${one.name}=${one.value}`) || `field ${i}`,
      tag: one.tagName,
      type: one.type,
      stands: one.type === 'radio' || one.type === 'checkbox' ? String(one.checked) : one.value,
      skip: one.disabled || ['password', 'file', 'search'].includes(one.type) || !one.checkVisibility(),
      options: one.options ? [...one.options].filter(each => !each.disabled).map(each => each.value) : [],
      most: one.maxLength > 0 ? one.maxLength : 99,
      least: Number(one.min || 0),
    }))
  })
  const found: [number, Field][] = []
  for (const [i, one] of all.entries()) if (!one.skip && !form.but?.test(one.key)) found.push([i, one])
  return found
}

/** What stands in them, and what was picked. */
async function standing(page: Page, form: Form): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [, { key, stands }] of await fieldsIn(page, form)) found[key] = stands
  const picked = page.locator(form.within ?? '#content').locator('.picked strong, .chosen-place strong, .row .number')
  return { ...found, picked: (await picked.allTextContents()).join() }
}

/** Something other than what stands there, in each field; also in those that come with what is said in another. */
async function fillAll(page: Page, form: Form): Promise<void> {
  const filled = new Set<string>()
  for (;;) {
    const next = (await fieldsIn(page, form)).find(([, { key }]) => !filled.has(key))
    if (!next) return
    const [i, { key, tag, type, stands, options, most, least }] = next
    const field = controls(page, form).nth(i)
    filled.add(key)
    if (tag === 'SELECT') {
      const other = options.findLast(one => one !== stands)
      if (other !== undefined) await field.selectOption(other)
    } else if (type === 'checkbox') await field.setChecked(stands !== 'true')
    else if (type === 'radio') await field.check()
    else await field.fill(said[type] ?? (type === 'number' ? String(least + 1) : '说过的话7'.slice(0, most)))
  }
}
const said: Readonly<Record<string, string>> = {
  date: '2026-12-03',
  time: '05:30',
  'datetime-local': '2026-11-20T08:30',
  month: '2026-10',
  tel: '13900000009',
  email: 'a@example.cn',
}

describe('what is typed stands there again after a reload', () => {
  let desk: Page
  beforeAll(async () => {
    desk = await openPage()
  })
  test.each(Object.entries(forms))('%s', async (name, form) => {
    const { who, at, open, also } = form
    if (who) await become(desk, base, people[who])
    await desk.goto(base + at())
    await ready(desk)
    await open?.(desk)
    if (form.within) await desk.locator(form.within).first().waitFor({ state: 'attached' })
    const before = await standing(desk, form)
    await fillAll(desk, form)
    await also?.(desk)
    const typed = await standing(desk, form)
    expect(typed).not.toEqual(before)
    await stored(desk)
    await desk.reload()
    await ready(desk)
    await open?.(desk)
    await expect.poll(() => standing(desk, form)).toEqual(typed)
    await shot(desk, `kept, ${name}`)
  })
})

const reported = async (kind: string) => {
  const { id, link } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind,
      says: { text: '灯箱被砸' } as never,
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139****0001' },
    },
    { as: 'resident', bureauId },
  )
  return { id, link: link! }
}

const does = async (id: string, who: keyof typeof people, move: string, says: Record<string, unknown>) => {
  const { rows } = await house.pool.query('select version from matter where id = $1', [id])
  const person = (await personById(house.db, bureauId, people[who].id, new Date()))!
  await act(house, { commandId: randomUUID(), matterId: id, move, says, version: rows[0].version }, staff(person))
}

/** The board's fields come with its rows. */
const ready = (page: Page) =>
  page.locator('#content :is(input, textarea, select), .board-line').first().waitFor({ state: 'attached' })

describe('it is theirs alone who typed it', () => {
  const remark = '钥匙在值班室，找老李拿'
  const typeRemark = async (page: Page) => {
    await become(page, base, people.beatOfficer)
    await page.goto(`${base}/office/hand-over`)
    await page.locator('#remark').fill(remark)
    await stored(page)
  }
  const comeBack = async (page: Page) => {
    await page.locator('#number').fill(people.beatOfficer.number)
    await page.locator('#password').fill(password)
    await page.locator('form .primary').click()
    await page.locator('#remark').waitFor()
  }
  const ends = async (sql: string) => {
    await house.pool.query(sql, [people.beatOfficer.id])
    heardOf(house.db).forgetAll()
  }

  test('after signing out, for another on the same phone nothing; when they are back, all of it, until they let it go', async () => {
    const page = await openPhone()
    await typeRemark(page)
    await page.getByRole('button', { name: '退出' }).click()
    await page.locator('#password').waitFor()
    await become(page, base, people.dutyOfficer)
    await page.goto(`${base}/office/hand-over`)
    await page.locator('#remark').waitFor()
    await stored(page)
    expect(await page.locator('#remark').inputValue()).toBe('')
    expect(await page.locator('.still-here').count()).toBe(0)
    await page.getByRole('button', { name: '退出' }).click()
    await comeBack(page)
    await expect.poll(() => page.locator('#remark').inputValue()).toBe(remark)
    await page.locator('.still-here').waitFor()
    await faultless(page, 'still-here')
    await page.getByRole('button', { name: '不要了，重新填' }).click()
    expect(await page.locator('#remark').inputValue()).toBe('')
    await stored(page)
    expect(await kept(page)).toEqual([])
  })

  test('a session that timed out leaves it for whoever comes back; one that was ended from elsewhere takes it', async () => {
    const page = await openPhone()
    await typeRemark(page)
    await ends(`update session set expires_at = now() - interval '1 minute' where staff_id = $1`)
    await page.reload()
    await comeBack(page)
    await expect.poll(() => page.locator('#remark').inputValue()).toBe(remark)
    await ends('delete from session where staff_id = $1')
    await page.reload()
    await comeBack(page)
    await stored(page)
    expect(await page.locator('#remark').inputValue()).toBe('')
    expect(await kept(page)).toEqual([])
  })

  test('on a device that is full, they are told to send it before they leave; and no longer once there is room', async () => {
    const page = await openPhone()
    const room = await page.context().newCDPSession(page)
    await room.send('Storage.overrideQuotaForOrigin', { origin: base, quotaSize: 1 })
    await become(page, base, people.beatOfficer)
    await page.goto(`${base}/office/hand-over`)
    const told = page.getByText('这台设备存不下您填的内容')
    await page.locator('#remark').fill(remark)
    await told.waitFor()
    await faultless(page, 'unkept')
    await room.send('Storage.overrideQuotaForOrigin', { origin: base })
    await page.locator('#remark').fill(`${remark}！`)
    await told.waitFor({ state: 'detached' })
    await stored(page)
    await page.reload()
    await expect.poll(() => page.locator('#remark').inputValue()).toBe(`${remark}！`)
  })

  test('without a connection nothing is lost; what was sent is kept no more', async () => {
    const page = await openPage()
    await become(page, base, people.chief)
    await page.goto(`${base}/console/quiet`)
    await page.locator('form').first().locator('input').first().fill('21:30')
    await page.context().setOffline(true)
    await page.locator('form').first().locator('button.button').last().click()
    await page.getByText('网络没有连上').waitFor()
    await stored(page)
    await page.context().setOffline(false)
    await page.reload()
    await expect.poll(() => page.locator('form').first().locator('input').first().inputValue()).toBe('21:30')
    await page.locator('form').first().locator('button.button').last().click()
    await page.locator('.note.kept').waitFor()
    await stored(page)
    expect(await kept(page)).toEqual([])
  })

  test('of two tabs, one sends what stands in it, and the other loses no word of its own', async () => {
    const one = await openPage()
    await become(one, base, people.beatOfficer)
    const other = await one.context().newPage()
    await one.goto(`${base}/office/clue`)
    await other.goto(`${base}/office/clue`)
    await one.locator('#clue-text').fill('有人夜里往河里倒东西')
    await stored(one)
    await other.locator('#clue-text').fill('村口有辆没牌的面包车')
    await stored(other)
    await one.locator('form .primary').click()
    await one.locator('.note.kept').waitFor()
    await stored(one)
    await other.reload()
    await expect.poll(() => other.locator('#clue-text').inputValue()).toBe('村口有辆没牌的面包车')
    await other.locator('form .primary').click()
    await other.locator('.note.kept').waitFor()
    await stored(other)
    expect(await kept(other)).toEqual([])
  })

  test('a report that was sent leaves nothing under a kind that it was first taken for, also after a reload', async () => {
    const page = await openPage()
    await become(page, base, people.dutyOfficer)
    await page.goto(`${base}/office/new`)
    const take = (kind: string) => page.locator(`.pills input[value=${kind}]`).check()
    await take('service')
    await fillAll(page, { of: [], at: () => '', within: '.quick form', but: /^quick-|danger|safeWay|violenceAtHome/ })
    await stored(page)
    expect((await kept(page)).filter(name => name.endsWith('new service'))).toHaveLength(1)
    await take('dispute')
    await page.reload()
    await expect.poll(() => page.locator('.pills input[value=dispute]').isChecked()).toBe(true)
    await page.locator('#quick-text').fill('邻居半夜吵')
    await village(page)
    await page.locator('[role=option]').first().click()
    await page.locator('.quick form .actions .primary').click()
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    await stored(page)
    expect(await kept(page)).toEqual([])
  })

  test('what was typed of one place of a round does not stand in the form for another', async () => {
    const page = await openPage()
    await become(page, base, people.beatOfficer)
    const text = page.locator('#field-text')
    const open = (place: string) => page.goto(`${base}/office/m/${matter}/note?place=${place}`)
    await open('east')
    await text.fill('东头：井盖没了')
    await stored(page)
    await open('west')
    await text.waitFor()
    await stored(page)
    expect(await text.inputValue()).toBe('')
    await open('east')
    await expect.poll(() => text.inputValue()).toBe('东头：井盖没了')
  })

  test('after three days nothing of it is here', async () => {
    const page = await openPage()
    await typeRemark(page)
    const afterwards = async (hours: number) => {
      await page.clock.setFixedTime(Date.now() + hours * 3_600_000)
      await page.reload()
      await page.locator('#remark').waitFor()
      await stored(page)
      return kept(page)
    }
    expect(await afterwards(71)).toHaveLength(1)
    expect(await afterwards(73)).toEqual([])
  })

  test('of a matter that became protected meanwhile nothing stays, wherever it was typed', async () => {
    const page = await openPage()
    const { id } = await reported('case')
    await become(page, base, people.beatOfficer)
    await page.goto(`${base}/office/m/${id}`)
    await page.locator('#talk-text').fill('明天去看您')
    await stored(page)
    await page.goto(`${base}/office/m/${id}/note`)
    await page.locator('#field-text').fill('她说昨晚又动手了')
    await stored(page)
    expect((await kept(page)).length).toBe(2)
    await does(id, 'chief', 'raiseFlag', { danger: 'violence_at_home' })
    await page.goto(`${base}/office/m/${id}`)
    await page.locator('.history').waitFor()
    await stored(page)
    expect(await kept(page)).toEqual([])
  })
})

describe('on one’s own page it stays in the tab', () => {
  let phone: Page
  beforeAll(async () => {
    phone = await openPhone()
  })
  const tab = () => phone.evaluate<string>('JSON.stringify({ ...sessionStorage })')
  const choose = (name: string) => phone.getByRole('button', { name, exact: true }).click()
  /** Filled, loaded again with the form still open, and sent. */
  const walk = async (name: string) => {
    const form: Form = { of: [], at: () => '', within: 'form' }
    await phone.getByRole('heading', { level: 1, name }).waitFor()
    await controls(phone, form).first().waitFor({ state: 'attached' })
    const before = await standing(phone, form)
    await fillAll(phone, form)
    const typed = await standing(phone, form)
    expect(typed).not.toEqual(before)
    await phone.reload()
    await expect.poll(() => standing(phone, form)).toEqual(typed)
    await phone.locator('form').getByRole('button', { name, exact: true }).click()
    await phone.getByText('谢谢，已记下').waitFor()
    expect(await tab()).not.toContain('说过的话')
  }

  test('a word more, taking it back, asking to go on with it', async () => {
    const { link: mine } = await reported('case')
    await phone.goto(`${base}/m#${mine}`)
    await phone.locator('#talk-text').fill('说过的话：灯箱是红的')
    await phone.reload()
    await expect.poll(() => phone.locator('#talk-text').inputValue()).toContain('灯箱是红的')
    await phone.getByRole('button', { name: '发出' }).click()
    await phone.getByText('发出去了').waitFor()
    expect(await tab()).not.toContain('说过的话')
    await choose('撤回')
    await walk('撤回')
    await choose('要求再办')
    await walk('要求再办')
  })

  test('a rating', async () => {
    const { id, link: mine } = await reported('case')
    const now = new Date().toISOString()
    await does(id, 'dutyOfficer', 'register', { registerNo: 'J-1', registeredAt: now })
    await does(id, 'dutyOfficer', 'accept', { acceptNo: 'S-1', decidedAt: now })
    await does(id, 'beatOfficer', 'clarify', { clarifiedAt: now, responsible: 'yes', findingNo: 'C-1' })
    const words = { template: 'found_and_handled', damages: 'paid', next: 'nothing_more' }
    await does(id, 'beatOfficer', 'tellVictim', { ...words, how: 'phone', receipt: 'T-1', toldAt: now })
    await phone.goto(`${base}/m#${mine}`)
    await choose('评价')
    await walk('评价')
  })

  test('another link in the same tab is another person: they read and find nothing of the one before', async () => {
    const [one, other] = [await reported('case'), await reported('case')]
    await phone.goto(`${base}/m#${one.link}`)
    await phone.locator('#talk-text').fill('说过的话：别告诉我爱人')
    // The address alone changes, as by a link that is pasted over.
    await phone.evaluate(`location.hash = ${JSON.stringify(other.link)}`)
    const { rows } = await house.pool.query('select code from matter where id = $1', [other.id])
    await phone.locator('.above-row', { hasText: rows[0].code.slice(2, 6) }).waitFor()
    expect(await phone.locator('#talk-text').inputValue()).toBe('')
    await phone.evaluate(`location.hash = ${JSON.stringify(one.link)}`)
    await expect.poll(() => phone.locator('#talk-text').inputValue()).toContain('别告诉我爱人')
  })

  test('to the content by the keyboard, and the secret stays in the address', async () => {
    await phone.goto(link)
    await phone.locator('.timeline').waitFor()
    await phone.locator('.skip').focus()
    await phone.keyboard.press('Enter')
    expect(await phone.evaluate<string>('location.href')).toBe(link)
    expect(await phone.evaluate<string>('document.activeElement.tagName')).toBe('H1')
  })

  test('how one hears of news', async () => {
    await phone.goto(link)
    const unfold = () => phone.getByText('有消息怎样告诉您').click()
    await unfold()
    await phone.getByRole('radio', { name: '电子邮件' }).check()
    await phone.locator('#hear-address').fill('li@example.cn')
    await phone.reload()
    await unfold()
    await expect.poll(() => phone.locator('#hear-address').inputValue()).toBe('li@example.cn')
  })

  test('the village that was looked up stands in the report, with what was said of it before', async () => {
    await phone.goto(base)
    await phone.locator('textarea').fill('路灯不亮')
    await phone.goto(`${base}/who`)
    await phone.locator('#village').fill('dasq')
    await phone.locator('ul.rows button').first().click()
    const name = (await phone.locator('.officer').locator('..').locator('p').first().textContent())!.split(' · ')[0]!
    await phone.getByRole('link', { name: '向这里报一件事' }).click()
    await expect.poll(() => phone.locator('textarea').inputValue()).toBe('路灯不亮')
    await phone.getByRole('button', { name: /东西被偷、被砸、被骗/ }).click()
    await phone.locator('.actions .primary').click()
    await phone.locator('.chosen-place').getByText(name).waitFor()
  })

  test('what they may do is said in their words: one box to add a word, and what it means to be kept safe', async () => {
    const { link: mine } = await reported('case')
    await phone.goto(`${base}/m#${mine}`)
    await phone.locator('#talk-text').fill('说过的话：他又来了')
    const offered = await phone.getByRole('region', { name: '还可以' }).getByRole('button').allTextContents()
    expect(offered).toContain('有人有危险，请替我保密')
    expect(offered.filter(one => /受保护|补充/.test(one))).toEqual([])
    await choose('有人有危险，请替我保密')
    await phone.getByText('不通知对方，不公示').waitFor()
    expect(await tab()).toContain('他又来了')
    await phone.getByRole('radio', { name: '家庭暴力' }).check()
    await faultless(phone, 'keep-me-safe')
    const protect = phone.locator('form').getByRole('button', { name: '有人有危险，请替我保密' })
    await protect.click()
    // Without a word they would be locked out: it is asked for, and unfolded.
    await phone.locator('#field-word').fill('石榴花开')
    await protect.click()
    await phone.getByLabel('您的暗语').waitFor()
    await phone.getByText('谢谢，已记下').waitFor()
    await expect.poll(tab).not.toContain('他又来了')
    await faultless(phone, 'kept-safe')
  })

  test('a report, question by question', async () => {
    const next = () => phone.locator('.actions .primary').click()
    await phone.evaluate('sessionStorage.clear()')
    await phone.goto(base)
    await phone.locator('ul.rows button').first().click()
    await phone.locator('.choice').nth(1).click()
    await phone.reload()
    await phone.locator('.choice.chosen').waitFor()
    await next()
    await phone.locator('#place').fill('da')
    await phone.locator('ul.rows button').first().click()
    await phone.locator('#where').fill('村东头')
    await phone.reload()
    await phone.locator('.chosen-place').waitFor()
    expect(await phone.locator('#where').inputValue()).toBe('村东头')
    await next()
    await phone.locator('#text').fill('灯箱被砸了')
    await phone.reload()
    await expect.poll(() => phone.locator('#text').inputValue()).toBe('灯箱被砸了')
    await next()
    await phone.locator('input[name=as]').nth(1).click()
    for (const name of ['name', 'phone', 'otherName', 'otherPhone'])
      await phone.locator(`#${name}`).fill(`13900${name.length}`)
    await phone.reload()
    await phone.locator('#otherName').waitFor()
    for (const name of ['name', 'phone', 'otherName', 'otherPhone'])
      expect(await phone.locator(`#${name}`).inputValue()).toBe(`13900${name.length}`)
  })
})

/** What of drafts lies on this device, by name. */
const kept = async (page: Page) => (await drafts(page)).map(([name]) => name)

/** With the first bytes of each, which are new whenever it is written. */
const drafts = (page: Page) =>
  page.evaluate<[string, string][]>(`new Promise(done => {
    indexedDB.open('xiaojingwu').onsuccess = ({ target: { result } }) => {
      if (!result.objectStoreNames.contains('kept')) return done([])
      result.transaction('kept').objectStore('kept').getAll().onsuccess = ({ target }) => {
        result.close()
        done(target.result.flatMap(({ name, sealed }) => (name.startsWith('draft ') ? [[name, sealed.iv.join()]] : [])))
      }
    }
  })`)

/** What was typed last lies here, sealed, a moment later: nothing is written any more. */
async function stored(page: Page): Promise<void> {
  let before = ''
  for (let still = 0; still < 2; ) {
    await page.waitForTimeout(100)
    const now = JSON.stringify(await drafts(page))
    still = now === before ? still + 1 : 0
    before = now
  }
}
