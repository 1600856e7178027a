import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { kindNamed, kinds, wordsFor } from '../../src/kinds/index.ts'
import { reportsOf } from '../../web/reports-of.ts'
import { openPhone } from '../browser.ts'
import { closed as closedHazard } from '../hazard-steps.ts'
import { file, play } from '../play.ts'
import { closed as closedDispute } from '../play-dispute.ts'
import { delivered } from '../play-service.ts'
import { answerNine, become, fillForm, inPost } from './fill.ts'
import { serve } from './house.ts'

/*
 * A life of each kind from the report to the last word, on a phone, by the pages of residents and of the office, in both languages and
 * in usual and larger text: what the pure rules have played is done once more by hand, at the same hours.
 */

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
/** Everybody from an address of their own, as a proxy says: so many from one would be asked to wait. */
let visitors = 0
beforeAll(async () => {
  ;({ base, house } = await serve({ proxies: ['127.0.0.1'] }))
})

type Played = ReturnType<typeof play>

const told = (m: Played) => ({ how: 'in_person', toldAt: m.now, confirmed: 'signature' })

function closedCase(): Played {
  const m = play('case').by('resident').does('report', { text: '夜里灯箱被人砸了', sort: 'damage', lossYuan: 280 })
  m.later({ minutes: 10 }).by('duty_officer').does('register', { registerNo: 'J-1', registeredAt: m.now })
  m.later({ minutes: 20 }).does('accept', { acceptNo: '菏公(牡)受案字〔2026〕1号', decidedAt: m.now })
  m.later({ hours: 3 })
    .by('beat_officer')
    .does('surveyScene', { recordNo: 'K-1', surveyedAt: m.now, photos: [file] })
  m.later({ days: 2 }).does('clarify', { clarifiedAt: m.now, responsible: 'yes', findingNo: 'C-1' })
  const slip = { template: 'found_and_handled', damages: 'paid', next: 'decision_follows', receipt: 'T-1', ...told(m) }
  m.does('tellVictim', { ...slip, solved: '看了路口的录像', motive: '和家里人吵架，一时赌气' })
  m.later({ days: 1 }).by('station_chief').does('decide', { decision: 'penalty', decisionNo: 'F-1', decidedAt: m.now })
  m.later({ hours: 4 }).by('duty_officer').does('serve', { serviceNo: 'S-1', servedAt: m.now, offender: 'on_the_spot' })
  m.later({ days: 3 }).by('beat_officer').does('followUp', { spokenAt: m.now, how: 'phone', problem: 'none' })
  return m.does('close', {})
}

function closedConduct(): Played {
  const m = play('conduct').by('resident').does('bringUp', { trouble: 'could_not_reach' })
  m.later({ minutes: 30 }).by('beat_officer')
  m.does('callBack', { missedAt: m.now, calledBackAt: m.now, how: 'phone' })
  return m.by('duty_officer').does('close')
}

function answeredClue(): Played {
  const m = play('clue').by('resident').does('hear', { text: '夜里有人往河里倒东西' })
  m.later({ minutes: 30 }).by('beat_officer').does('read', { readAt: m.now, reply: 'we_look_into_it' })
  m.later({ days: 1 }).does('lookInto', { lookedAt: m.now, ways: ['walked_by'] })
  m.does('setAside', { because: 'not_so' })
  return m.does('answer', { template: 'nothing_found', how: 'message', toldAt: m.now })
}

const lives: [string, () => Played][] = [
  ['case', closedCase],
  ['dispute', closedDispute],
  ['hazard', closedHazard],
  ['conduct', closedConduct],
  ['service', delivered],
  ['clue', answeredClue],
]
const looks: [string, Look][] = [
  ['in Chinese', {}],
  ['in English', { locale: 'en-GB' }],
  ['in Chinese, larger', { larger: 'yes' }],
  ['in English, as large as it gets', { locale: 'en-GB', larger: 'more' }],
]
type Look = { locale?: 'en-GB'; larger?: 'yes' | 'more' }

/** What the pure rules need not say: on which side the reporter is. */
const besides: Record<string, object> = { dispute: { reporterIs: 'party' } }

describe.each(looks)('%s', (_, look) => {
  test.each(lives)('%s: from the report to the last word, by the forms of the pages', async (name, life) => {
    const { steps, state } = life()
    const [opening, ...rest] = steps
    const page = await openPhone(look.locale ? { locale: look.locale } : {})
    const from = { 'x-forwarded-for': `10.0.0.${++visitors}` }
    await page.context().setExtraHTTPHeaders(from)
    if (look.larger) await page.addInitScript(`localStorage.setItem('elder', '${look.larger}')`)
    house.now = () => new Date(opening!.at)
    const link = await report(page, name, opening!.move, { ...opening!.says, ...besides[name] })
    const my = async () => {
      const headers = { ...from, 'x-matter-token': link.split('#')[1]! }
      return (await page.request.get(`${base}/api/v1/my`, { headers })).json()
    }
    const { id } = await my()
    if (name === 'dispute') {
      // Who reports is not asked for the other side's name: the officer writes it down.
      await become(page, base, inPost('duty_officer'))
      await makeMove(page, name, id, 'nameSides', { otherParty: { name: '李四海' } })
    }
    for (const { post, move, says, at } of rest) {
      if (post === 'clock') continue
      // A minute on: a field for a time knows none.
      house.now = () => new Date(Date.parse(at) + 60_000)
      await become(page, base, inPost(post))
      await makeMove(page, name, id, move, says)
    }
    expect((await my()).state).toBe(state)
    // Of a quarrel the time to say so is over when its ninety days are.
    if (name === 'dispute') return
    await rate(page, link)
    expect((await my()).standing.rated).toMatchObject({ stars: 5 })
  })
})

/** On their own page: they were told, and say how they find it. */
async function rate(page: Page, link: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(link)
  await page.locator('.note.yours button').last().click()
  await page.locator('input[name="field-stars"][value="5"]').check()
  await page.locator('form .actions .primary').click()
  await page.locator('.note.kept').waitFor()
}

const order = reportsOf(kinds, wordsFor).map(({ kind }) => kind)

/** As a resident: question by question, whichever are asked, until the answer card; answers the link to their own page. */
async function report(page: Page, kind: string, move: string, says: Record<string, unknown>): Promise<string> {
  await page.goto(base)
  await page.locator('ul.rows button').nth(order.indexOf(kind)).click()
  const link = page.locator('.link-text')
  const progress = () => page.evaluate(() => document.querySelector('.progress')?.textContent)
  await page.locator('.progress').waitFor()
  for (let screen = 0; screen < 9 && !(await link.isVisible()); screen++) {
    const before = await progress()
    await answerScreen(page, move, says)
    await page.locator('.actions .primary').click()
    const moved = async () =>
      (await link.isVisible()) || (await page.locator('.faults').isVisible()) || (await progress()) !== before
    await expect.poll(moved).toBe(true)
    if (await page.locator('.faults').isVisible())
      throw new Error(`${kind}: ${await page.locator('.faults').innerText()}`)
  }
  return (await link.textContent())!
}

async function answerScreen(page: Page, move: string, says: Record<string, unknown>): Promise<void> {
  const choose = async (name: string, value: unknown) => {
    const card = page.locator(`input[name="${name}"][value="${value}"]`)
    if ((await card.count()) > 0) await card.check()
  }
  await choose('opening', move)
  for (const [name, value] of Object.entries(says)) await choose(`answer-${name}`, value)
  const fill = async (id: string, text: string) => {
    const field = page.locator(`#${id}`)
    if (await field.isVisible()) await field.fill(text)
  }
  if (await page.locator('#place').isVisible()) {
    await page.locator('#place').fill('dasq')
    await page.locator('ul.rows button').first().click()
  }
  await fill('text', String(says['text'] ?? ''))
  await fill('name', '张三丰')
  await fill('phone', '139****0001')
}

async function makeMove(page: Page, kind: string, id: string, move: string, says: Record<string, unknown>) {
  await page.goto(`${base}/office/m/${id}/${move}`)
  const question = page.locator('.big-question')
  await page.locator('form .actions').or(question).waitFor()
  const asked = (await question.isVisible()) ? await answerNine(page, says) : says
  await fillForm(page, kindNamed(kind)!.moves[move]!.says, asked)
  await page.locator('form .actions .primary').click()
  const done = page.locator('.history')
  await done.or(page.locator('.faults')).first().waitFor()
  if (!(await done.isVisible())) throw new Error(`${kind}.${move}: ${await page.locator('.faults').innerText()}`)
}
