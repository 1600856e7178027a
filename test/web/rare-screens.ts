import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import type { House } from '../../src/house.ts'
import { questionIds } from '../../src/kinds/dispute/mediable.ts'
import { tokenOf } from '../../src/papers/token.ts'
import { keepers } from '../custodians.ts'
import { bureauId, password, people } from '../people.ts'
import type { layRare } from './lay-rare.ts'
import { enter, type Look } from './screens.ts'

/*
 * The screens to which few come, with something on them. By places and not by words, as in screens.ts.
 */

type Rare = Awaited<ReturnType<typeof layRare>>
type Walk = { page: Page; base: string; house: House; laid: Rare; look: Look }

export async function walkRare(walk: Walk): Promise<void> {
  await walk.page.addInitScript(seeADoor)
  for (const part of [residents, secondThing, officers, custodians, leaders]) await part(walk)
}

const unfoldAll = async (page: Page) => {
  const folded = page.locator('details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
}

async function residents({ page, base, house, laid, look }: Walk): Promise<void> {
  await page.goto(`${base}/`)
  await page.locator('ul.rows button').first().click()
  await page.locator('.choice').first().click()
  await page.locator('.actions .primary').click()
  await page.locator('#place').waitFor()
  await page.locator('main button.full:has(svg)').nth(1).click()
  await page.locator('.map .leaflet-container, .map svg').first().waitFor()
  await look('place, on the map')
  for (const _ of [1, 2]) await page.goBack()
  await page.locator('ul.rows button').nth(5).click()
  await page.locator('.choice').first().waitFor()
  await look('how one was treated')

  const chief = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ number: people.chief.number, password }),
  })
  const { token } = (await chief.json()) as { token: string }
  await fetch(`${base}/api/v1/matters/${laid.told.id}/people?purpose=call_back`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await page.goto(base + laid.told.link)
  await page.locator('.timeline').waitFor()
  await unfoldAll(page)
  await page.locator('details .plain').first().waitFor()
  await look('my matter, told')
  await page.locator('details .plain').first().click()
  await page.locator('details .hint').first().waitFor()
  await page.locator('.note.yours button').last().click()
  await page.locator('form').waitFor()
  await look('my matter, a rating')
  const which = { bureauId, matterId: laid.told.id, entryNo: 1, name: 'receipt' }
  await page.goto(`${base}/v/${tokenOf(house.suite, which)}`)
  await look('a paper, genuine')

  await page.goto(`${base}/me`)
  await page.locator('#phone').fill('139 0530 7788')
  await look('by my telephone')
  await page.locator('form .primary').click()
  await page.locator('#code').fill('000000')
  await page.locator('form .primary').click()
  await page.locator('.fault').first().waitFor()
  await look('by my telephone, a wrong code')
}

async function secondThing({ page, base, laid, look }: Walk): Promise<void> {
  const who = 'windowClerk'
  await page.context().clearCookies()
  await page.goto(base + (await laid.password(who)))
  await page.locator('#password').fill(password)
  await page.locator('form .primary').click()
  const secret = (await page.locator('code.secret').textContent())!.replaceAll(' ', '')
  await look('a second thing, to set up')
  await page
    .locator('form input')
    .last()
    .fill(await generate({ secret }))
  await page.locator('form button[type=submit]').click()
  await page.locator('code.secret').nth(7).waitFor()
  const code = (await page.locator('code.secret').first().textContent())!
  await look('recovery codes')
  await page.goto(`${base}/office`)
  await page.locator('#number').fill(people[who].number)
  await page.locator('#password').fill(password)
  await page.locator('form .primary').click()
  await page.locator('#code, #second').first().waitFor()
  await look('one more step')
  await page.locator('form input').first().fill(code)
  await page.locator('form button[type=submit]').first().click()
  await page.locator('.tabs').waitFor()
  await page.goto(`${base}/office/sign-ins`)
  await page.locator('.factor button').waitFor()
  await unfoldAll(page)
  await look('where I am signed in')
  await page.locator('.factor button').click()
  await page.locator('#password').fill(password)
  await look('my password, once more')
  await page.locator('form .primary').click()
  await page.locator('#another').waitFor()
  await look('removing a second thing')
}

/** What a camera sees before the plate is before it; this Chromium was built without one. */
function seeADoor() {
  if (!navigator.mediaDevices) return
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 480, height: 640 })
    const context = canvas.getContext('2d')!
    setInterval(() => {
      context.fillStyle = '#8a8378'
      context.fillRect(0, 0, 480, 640)
      context.fillStyle = '#5e4a3a'
      context.fillRect(110, 120, 260, 520)
    }, 50)
    return canvas.captureStream(10)
  }
}

async function officers({ page, base, house, laid, look }: Walk): Promise<void> {
  const one = async (text: string, values: unknown[] = []) =>
    (await house.pool.query(text, values)).rows[0].id as string
  await enter(page, base, 'beatOfficer')
  await page.locator('.line-row').first().waitFor()
  await look('today, with calls to make')
  await page.goto(`${base}/office/new`)
  await page.locator('#quick-text').waitFor()
  await page.locator('button[aria-expanded=false]').first().click()
  await page.locator('video').waitFor()
  await page.waitForTimeout(300)
  await look('scanning a plate')
  await page.goto(`${base}/office/clue`)
  await page.locator('#clue-text').waitFor()
  await unfoldAll(page)
  await look('a clue')
  await page.goto(`${base}/office/signs`)
  await page.locator('article').first().waitFor()
  await look('early signs')
  await page.goto(`${base}/office/m/${await one(`select id from matter where kind = 'series' limit 1`)}`)
  await page.locator('.history').waitFor()
  await look('a series')
  await page.goto(`${base}/office/m/${laid.round}`)
  await page.locator('.history').waitFor()
  await look('a round')
  await page.goto(`${base}/office/hand-over`)
  await page.locator('.choices').waitFor()
  await look('handing over')
  await page.goto(`${base}/office/m/${laid.dispute}/triage`)
  await page.locator('.big-question').waitFor()
  await look('can it be mediated, the first question')
  for (const id of questionIds) {
    const option = id === 'guardianHere' ? 'nobody' : /lightAndCivil|bothAgree|twoOrRecorded/.test(id) ? 'yes' : 'no'
    await page.locator(`button[name=${id}][value=${option}]`).click()
  }
  await page.locator('#act').selectOption('beating')
  await look('can it be mediated, what came out')
  await page.goto(`${base}/office/m/${laid.told.id}/jot`)
  await page.locator('textarea').waitFor()
  await page.locator('textarea').fill('问了对门和隔壁，都说夜里十一点听见响声')
  await look('one note')
  await surveyCall({ page, base, house, laid, look })
}

/** By whoever was chosen to call: of another unit than the one that handled it. */
async function surveyCall({ page, base, house, look }: Walk): Promise<void> {
  const { rows } = await house.pool.query(`select id, owner_id from matter where kind = 'survey'`)
  const everybody = Object.keys(people) as (keyof typeof people)[]
  const [call] = rows.flatMap(({ id, owner_id }) => {
    const by = everybody.find(one => people[one].id === owner_id)
    return by ? [{ id, by }] : []
  })
  await enter(page, base, call!.by)
  await page.goto(`${base}/office/m/${call!.id}`)
  await page.locator('.history').waitFor()
  await look('the independent call')
  await page.goto(`${base}/office/m/${call!.id}/answer`)
  await page.locator('form fieldset').first().waitFor()
  await look('the independent call, what was answered')
}

async function custodians({ page, base, house, laid, look }: Walk): Promise<void> {
  const hazard = await codeOf(house, `kind = 'hazard' and state = 'reported' and not protected`)
  const comeAs = async (n: 1 | 2) => {
    await enter(page, base, keepers[n])
    await page.goto(`${base}/console/vault`)
    await page.locator('#share').fill(laid.shares[n])
    await page.locator('.note.kept').waitFor()
  }
  await comeAs(1)
  await page.locator('#code').fill(hazard)
  await page.locator('input[name=because]').first().check()
  await page.locator('#reason').fill('有人扬言报复反映人，须当面提醒并保护')
  await look('console, who reported, asking')
  await page.locator('form .primary').click()
  await page.locator('article button').first().click()
  await page.locator('article .note.kept').waitFor()
  await look('console, who reported, half open')
  await comeAs(2)
  await page.locator('article button').first().click()
  await page.locator('article dl').waitFor()
  await look('console, who reported, open')
}

async function leaders({ page, base, look }: Walk): Promise<void> {
  await enter(page, base, 'inspector')
  await page.goto(`${base}/console/looks`)
  await page.locator('article').first().waitFor()
  await page.locator('article input[type=radio]').first().check()
  await page.locator('article textarea').first().fill('所长要给您回话，所以看了您的电话。')
  await look('console, why they looked')
  await page.locator('article .primary').first().click()
  await page.locator('article p.note').first().waitFor()
  await look('console, why they looked, answered')
  await page.goto(`${base}/console/audit`)
  await page.locator('.seed').waitFor()
  await page.locator('.seed ~ button, main button').first().click()
  await look('console, the draw made again')

  await enter(page, base, 'chief')
  await page.goto(`${base}/console`)
  await page.locator('.line-step').first().click()
  await page.locator('.act form').waitFor()
  await settled(page)
  await look('console, a step from the board')
  await page.goto(`${base}/console/papers`)
  await page.locator('.forms-of-kinds a').first().click()
  await page.locator('#form-file').waitFor()
  await look('console, the form of a paper')
  await enter(page, base, 'countyOfficer')
  await page.goto(`${base}/console/kept`)
  await page.locator('.grid tbody td a').first().click()
  await page.waitForURL(/missed|kept\//)
  await page.locator('.grid tbody tr').first().waitFor()
  await look('console, promises missed')
  await page.goto(`${base}/console/reviews`)
  await page.locator('.signs li').first().waitFor()
  await unfoldAll(page)
  await look('console, a review')
  await enter(page, base, 'cityOfficer')
  await page.goto(`${base}/console/promises/M01`)
  await page.locator('main fieldset').first().waitFor()
  await look('console, a promise')
  await enter(page, base, 'systemAdmin')
  await page.goto(`${base}/console/units`)
  await page.locator('td button, .edit button').first().click()
  await page.locator('#line-name').fill('东城中心派出所')
  await page.locator('form[aria-labelledby=line-form] button[type=submit]').click()
  await page.locator('ins').first().waitFor()
  await look('console, a line before it is saved')
  await page.goto(`${base}/console/neighbours`)
  await page.locator('form input').first().fill('市民热线')
  await page.locator('form .primary').first().click()
  await page.locator('code').first().waitFor()
  await look('console, a key, shown once')
  await accounts(page, base, look)
}

/** Three administer, each their part. */
async function accounts(page: Page, base: string, look: Look): Promise<void> {
  for (const who of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const) {
    await enter(page, base, who)
    await page.goto(`${base}/office/accounts`)
    await page.locator('main li').first().waitFor()
    await look(`accounts, for the ${who.replace('Admin', ' administrator')}`)
  }
}

/** Once what slides in stands still. */
const settled = (page: Page) => page.waitForTimeout(400)

async function codeOf({ pool }: House, which: string): Promise<string> {
  const { rows } = await pool.query(`select code from matter where ${which} order by opened_at desc limit 1`)
  return rows[0].code
}
