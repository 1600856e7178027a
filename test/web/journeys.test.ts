import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { kindNamed } from '../../src/kinds/index.ts'
import { openPhone } from '../browser.ts'
import { closed as closedHazard } from '../hazard-steps.ts'
import { villages } from '../people.ts'
import { file, play } from '../play.ts'
import { closed as closedDispute } from '../play-dispute.ts'
import { delivered } from '../play-service.ts'
import { become, fillForm, inPost } from './fill.ts'
import { serve } from './house.ts'

/*
 * A life of each kind from the report to the last word, on a phone, by the forms of the pages: what the pure rules have played
 * is done once more by hand, at the same hours.
 */

let base: string
let house: Awaited<ReturnType<typeof serve>>['house']
beforeAll(async () => {
  ;({ base, house } = await serve())
}, 120_000)

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

const lives: [string, () => Played, { locale?: 'en-GB'; larger?: true }][] = [
  ['case', closedCase, {}],
  ['dispute', closedDispute, { locale: 'en-GB' }],
  ['hazard', closedHazard, { larger: true }],
  ['conduct', closedConduct, { locale: 'en-GB', larger: true }],
  ['service', delivered, {}],
  ['clue', answeredClue, {}],
]

/** What the pure rules need not say: who the other side is. */
const besides: Record<string, object> = { dispute: { reporterIs: 'party', otherParty: { name: '李四海' } } }

test.each(lives)('%s: from the report to the last word, by the forms of the pages', async (name, life, look) => {
  const { steps, state } = life()
  const [opening, ...rest] = steps
  const page = await openPhone(look.locale ? { locale: look.locale } : {})
  page.setDefaultTimeout(15_000)
  if (look.larger) await page.addInitScript("localStorage.setItem('elder', 'yes')")
  house.now = () => new Date(opening!.at)
  const answer = await page.request.post(`${base}/api/v1/matters`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: {
      ...{ kind: name, move: opening!.move, says: { ...opening!.says, ...besides[name] } },
      place: { village: villages.dongan },
      reporter: { name: '张三丰', phone: '139****0001' },
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = await answer.json()
  for (const { post, move, says, at } of rest) {
    if (post === 'clock') continue
    // A minute on: a field for a time knows none.
    house.now = () => new Date(Date.parse(at) + 60_000)
    await become(page, base, inPost(post))
    await makeMove(page, name, id, move, says)
  }
  const shown = await (await page.request.get(`${base}/api/v1/matters/${id}`)).json()
  expect(shown.state).toBe(state)
})

async function makeMove(page: Page, kind: string, id: string, move: string, says: Record<string, unknown>) {
  await page.goto(`${base}/office/m/${id}/${move}`)
  await page.locator('form .actions').waitFor()
  await fillForm(page, kindNamed(kind)!.moves[move]!.says, says)
  await page.locator('form .actions .primary').click()
  const done = page.locator('.history')
  await done.or(page.locator('.faults')).first().waitFor()
  if (!(await done.isVisible())) throw new Error(`${kind}.${move}: ${await page.locator('.faults').innerText()}`)
}
