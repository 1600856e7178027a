import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/house.ts'
import { isCall } from '../../src/kinds/answering.ts'
import { kindNamed } from '../../src/kinds/index.ts'
import { knowledgeOf } from '../../src/matters/knowledge.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { openPhone } from '../browser.ts'
import { bureauId, villages } from '../people.ts'
import { faultless } from './accessible.ts'
import { choose, record, signIn } from './hands.ts'
import { serve } from './house.ts'

/* Who waits to be told something: found at once on the officer's phone, with all that a call needs in one place. */

let base: string
let house: House
beforeAll(async () => {
  ;({ base, house } = await serve())
})

/** A quarrel whose next promise is kept by telling somebody, due in so many hours. */
async function waiting(hours: number): Promise<string> {
  const { id } = await openMatter(
    house,
    {
      commandId: randomUUID(),
      kind: 'dispute',
      place: { village: villages.dongan },
      says: { text: '两家为排水沟吵起来了', sort: 'neighbours' } as never,
      reporter: { name: '张三丰', phone: '139****0001' },
    },
    { as: 'resident', bureauId },
  )
  const { catalogue } = await knowledgeOf(house.db, bureauId, house.now())
  const kind = kindNamed('dispute')!
  const calls = catalogue.filter(one => isCall(one, kind)).map(one => one.id)
  const due = new Date(Date.now() + hours * 3_600_000)
  const { rowCount } = await house.pool.query(
    'update promise set due = $1 where matter_id = $2 and measure = any($3) and met_at is null',
    [due, id, calls],
  )
  expect(rowCount).toBeGreaterThan(0)
  await house.pool.query('update promise set due = $1 where matter_id = $2 and not measure = any($3)', [
    new Date(due.getTime() + 1000),
    id,
    calls,
  ])
  await house.pool.query('update matter set next_due = $1 where id = $2', [due, id])
  return id
}

test('who is to be called now stands apart with who they are and how often they were tried; the call has one place', async () => {
  const [now, later] = [await waiting(3), await waiting(300)]
  const phone = await openPhone()
  await signIn(phone, base, 'beatOfficer')
  const calls = phone.getByRole('region', { name: /要回话的/ })
  await calls.getByText('张**').waitFor()
  expect(await calls.locator(`a[href$="${now}"]`).count()).toBe(1)
  expect(await calls.locator(`a[href$="${later}"]`).count()).toBe(0)
  await calls.locator('a').first().click()
  const panel = phone.getByRole('region', { name: '给本人回话' })
  await panel.getByRole('button', { name: '看电话，打给本人' }).click()
  await panel.getByRole('link', { name: '139****0001' }).waitFor()
  await panel.getByText('您好，我是').waitFor()
  await faultless(phone, 'call-panel')
  await panel.getByRole('link', { name: '没联系上' }).click()
  await choose(phone, '联系方式', '电话')
  await phone.locator('input[value=no_answer]').check()
  await record(phone, '联系未果')
  await panel.getByText('没联系上1次，还要再换2天；今天已试过').waitFor()
  await phone.goto(`${base}/office`)
  await calls.getByText('没联系上1次').waitFor()
  await faultless(phone, 'calls')
})
