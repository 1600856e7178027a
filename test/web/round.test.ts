import { randomUUID } from 'node:crypto'
import type { Locator } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { staff } from '../../src/matters/asker.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { openPhone } from '../browser.ts'
import { bureauId, people, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { signIn } from './hands.ts'
import { serve } from './house.ts'

/* A round of listening on the officer's phone: it names whose turn it is, and ends in three taps. */

let base: string
let house: House
beforeAll(async () => {
  ;({ base, house } = await serve())
})

async function listening(): Promise<{ id: string; beat: string }> {
  const { rows } = await house.pool.query(
    `select b.id, b.name from beat b join beat_place p on p.bureau_id = b.bureau_id and p.beat_id = b.id
      where b.bureau_id = $1 and p.village_code = $2`,
    [bureauId, villages.dongan],
  )
  const chief = staff((await personById(house.db, bureauId, people.chief.id, house.now()))!)
  const command = {
    commandId: randomUUID(),
    kind: 'round',
    move: 'plan',
    place: { village: villages.dongan },
    says: { sort: 'listening', area: rows[0].id },
  }
  return { id: (await openMatter(house, command as never, chief)).id, beat: rows[0].name }
}

test('the beat whose turn it is stands by its name, and nowhere an id', async () => {
  const { id, beat } = await listening()
  const phone = await openPhone()
  await signIn(phone, base, 'beatOfficer')
  await phone.goto(`${base}/office/m/${id}`)
  await phone
    .getByRole('region', { name: '说了什么' })
    .or(phone.locator('section[aria-labelledby=said]'))
    .getByText(beat)
    .waitFor()
  expect(await phone.locator('main').innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  await faultless(phone, 'round-listening')
})

test('a routine visit is three taps: its numbers stand there already, and nothing is typed', async () => {
  const chief = staff((await personById(house.db, bureauId, people.chief.id, house.now()))!)
  const visit = randomUUID()
  const command = {
    commandId: randomUUID(),
    kind: 'round',
    move: 'plan',
    place: { village: villages.dongan },
    says: { sort: 'visit', visit },
  }
  const { id } = await openMatter(house, command as never, chief)
  const phone = await openPhone()
  await signIn(phone, base, 'beatOfficer')
  await phone.goto(`${base}/office/m/${id}`)
  let taps = 0
  const tap = (what: Locator) => {
    taps++
    return what.click()
  }
  await tap(phone.getByRole('link', { name: '看过他了' }))
  await phone.locator('[id="field-visitNo"]').waitFor()
  expect(await phone.locator('[id="field-visitNo"]').inputValue()).toMatch(/^HZ-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]$/)
  expect(await phone.locator('[id="field-consentNo"]').inputValue()).toBe(visit.slice(0, 8).toUpperCase())
  await faultless(phone, 'round-visit')
  await tap(phone.locator('label.choice', { has: phone.locator('[id="field-stillWanted"]') }))
  await tap(phone.locator('form .actions .primary'))
  await phone.getByText('走完了').first().waitFor()
  expect(taps).toBe(3)
  const { rows } = await house.pool.query('select state from matter where id = $1', [id])
  expect(rows).toEqual([{ state: 'done' }])
})
